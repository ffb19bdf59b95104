package data

import (
	"strings"
	"testing"
	"time"

	"certibloc/data/rncp"
)

func aRectification(change func(*Rectification)) Rectification {
	before := Candidate{ID: "a", Sex: Female, GivenNames: []string{"Élodie"}, BirthName: "Lœuillet", BirthDate: rncp.NewDate(1998, time.March, 12),
		BirthPlace: BirthPlace{Commune: "Aurillac", Department: "15"}}
	after := before
	after.BirthName = "LŒUILLET"
	r := Rectification{ID: "r", Candidate: "a", Before: before, After: after, Basis: BasisCivil, BasisOn: rncp.NewDate(1998, time.March, 13),
		Reason: "Capitales.", On: rncp.NewDate(2021, time.June, 15)}
	if change != nil {
		change(&r)
	}
	return r
}

func TestRectificationsThatSayTooLittleAreRefused(t *testing.T) {
	if err := aRectification(nil).Validate(); err != nil {
		t.Fatal(err)
	}
	for words, change := range map[string]func(*Rectification){
		"ne porte sur personne":     func(r *Rectification) { r.After.ID = "b" },
		"Rien ne change":            func(r *Rectification) { r.After = r.Before },
		"motif de la rectification": func(r *Rectification) { r.Reason = strings.Repeat("x", 301) },
		"La pièce sur laquelle":     func(r *Rectification) { r.Basis = "on-dit" },
		"La date de la pièce":       func(r *Rectification) { r.BasisOn = Date{} },
		"dans l’avenir":             func(r *Rectification) { r.BasisOn = r.On.AddDays(1) },
		"comment ce point":          func(r *Rectification) { r.Settled = []Settled{{What: "d", On: r.On}} },
		"Le nom de naissance":       func(r *Rectification) { r.After.BirthName = "" },
	} {
		if err := aRectification(change).Validate(); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%v, which should say %q", err, words)
		}
	}
}

func TestACodeOfTheBirthPlaceIsPartOfTheIdentity(t *testing.T) {
	r := aRectification(nil)
	r.After = r.Before
	r.After.BirthPlace.Code = "15014"
	if got := r.Changes(); len(got) != 1 || got[0].After != "15014" {
		t.Errorf("got %v", got)
	}
	if !Completes(r.Before, r.After) || Completes(r.After, r.Before) || Completes(aRectification(nil).Before, aRectification(nil).After) {
		t.Error("only a code that was not known completes an identity")
	}
}

func TestADisclosureToNobodyIsRefused(t *testing.T) {
	d := Disclosure{ID: "d", Candidate: "a", On: rncp.NewDate(2021, time.June, 15), Asker: " ", SHA256: strings.Repeat("0", 64)}
	if err := d.Validate(); err == nil || !strings.Contains(err.Error(), "qui demande") {
		t.Errorf("got %v", err)
	}
	if d.Asker = "Élodie"; d.Validate() != nil {
		t.Error(d.Validate())
	}
}
