package app

import (
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/store"
)

func TestCheckFindsParcelsThatAreMissing(t *testing.T) {
	r := newRoom(t)
	r.holders("P", "Élodie")
	p, rd := r.parcel(false)
	ok(r.answer(rd))(t)
	_, err := r.core.store.Update(data.Act{ID: "fault", Name: "essai", Operator: r.Operator().ID}, func(tx *store.Tx) error {
		stray := p
		stray.ID, stray.Rank, stray.Name, stray.Since = "stray", 3, "LOT-CANTAL-2021-0003", "nulle-part"
		lost := data.Receipt{ID: "lost", Parcel: "nulle-part", File: "perdu.csv", On: r.Today(), SHA256: p.SHA256, Size: p.Size, Accepted: 1}
		if err := store.Parcels.Put(tx, stray); err != nil {
			return err
		}
		return store.Receipts.Put(tx, lost)
	})
	r.must(err)
	report := ok(r.Check(r.ctx))(t)
	found := strings.Join(report.Findings, "\n")
	for _, want := range []string{"Le lot n° 2 de 2021 manque.", "Le lot LOT-CANTAL-2021-0003 part d’un lot qui manque.", "L’accusé « perdu.csv » répond à un lot qui manque."} {
		if !strings.Contains(found, want) {
			t.Errorf("no %q in %s", want, found)
		}
	}
}

func TestThePersonsHistoryTellsOfParcels(t *testing.T) {
	r := newRoom(t)
	_, _, people := r.holders("P", "Élodie")
	_, rd := r.parcel(false)
	ok(r.answer(rd))(t)
	var acts []Action
	for _, e := range ok(r.Candidates.History(people[0]))(t) {
		acts = append(acts, e.Action)
	}
	if n := len(acts); n < 2 || acts[n-2] != ActParcel || acts[n-1] != ActReceipt {
		t.Errorf("got %v", acts)
	}
}
