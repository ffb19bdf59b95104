package app

import (
	"testing"

	"certibloc/data"
	"certibloc/data/store"
)

// BenchmarkParcel says what a parcel of a centre with 2,000 holders would hold, as the page does at each look, and makes it.
func BenchmarkParcel(b *testing.B) {
	r := newRoom(b)
	s := r.session("P")
	r.jury(s)
	for range 10 { // an act holds so many records
		err := r.core.act(r.ctx, ActCandidate, "", func(tx *store.Tx) error {
			for n := range 200 {
				if err := benchCandidate(tx, r.core, r.core.fiches()[0], s, n); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	err := r.core.act(r.ctx, ActDecision, "", func(tx *store.Tx) error {
		for _, e := range store.EnrolmentsOfSession.Of(tx, s.ID) {
			path, _ := store.Paths.Get(tx, e.Path)
			paper := data.PaperBack{ID: r.core.newID(), Candidate: path.Candidate, Kind: data.PaperIdentity, Identity: data.IdentityCard, IdentityOn: day(2019, 2, 1), On: day(2021, 2, 1)}
			if err := put(tx, store.PapersBack, paper); err != nil {
				return err
			}
			for _, bloc := range append(e.Blocs, data.BlocRequest{Bloc: data.WholeCertification}) {
				d := data.Decision{ID: r.core.newID(), Enrolment: e.ID, Bloc: bloc.Bloc, Outcome: data.OutcomeAcquired, On: day(2021, 6, 15)}
				if err := put(tx, store.Decisions, d); err != nil {
					return err
				}
			}
		}
		s.Sealed = day(2021, 6, 15)
		return put(tx, store.Sessions, s)
	})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("plan", func(b *testing.B) {
		for b.Loop() {
			plan, err := r.Parcels.Plan(false)
			if err != nil || plan.Parts[0].New != 2_000 {
				b.Fatal(err, plan.Parts)
			}
		}
	})
	b.Run("make", func(b *testing.B) {
		for b.Loop() {
			p, _, err := r.Parcels.Make(r.ctx, true, b.TempDir())
			if err != nil || p.Certifications != 2_000 {
				b.Fatal(err)
			}
		}
	})
}
