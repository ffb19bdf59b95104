package candidate

import (
	"context"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// add asks who it is, and adds someone who is enrolled nowhere: certified long ago, or with blocs of another centre. Who
// may be known already is shown first.
func (l *List) add() {
	form := &identityForm{host: l.host, atlas: l.desk.Places(), title: "Ajouter une personne", confirm: "Ajouter"}
	form.note = widget.Small("Pour qui n’est inscrit à aucune session : déjà certifié, ou venu d’un autre centre. Un candidat s’inscrit depuis sa session.")
	form.save = func(c data.Candidate) error {
		saved, err := l.desk.Candidates.Save(context.Background(), c, form.others...)
		if err == nil {
			l.host.Tell("Personne ajoutée : " + saved.Name() + ".")
			l.host.Go(widget.Place{Area: widget.AreaCandidates, ID: saved.ID})
		}
		return err
	}
	form.alike = l.desk.Candidates.Alike
	form.facts = l.desk.Candidates.Facts
	form.open(data.Candidate{})
}

// askAlike asks whether one of those known is the one whose identity was typed.
func (f *identityForm) askAlike(known []app.KnownAlike) error {
	looks := make([]widget.Look, len(known))
	others := make([]data.ID, len(known))
	for i, k := range known {
		facts, err := f.facts(k.Candidate.ID)
		if err != nil {
			return err
		}
		looks[i], others[i] = widget.Look{Someone: widget.Someone{Candidate: k.Candidate, Facts: facts}, Why: k.Likeness.Why}, k.Candidate.ID
	}
	widget.AskSame(f.host, f.fields.Candidate(), looks, "C’est elle : ouvrir sa page", func(c data.Candidate) {
		f.closeIt()
		f.host.Go(widget.Place{Area: widget.AreaCandidates, ID: c.ID})
	}, func() {
		f.others = others
		f.submit()
	})
	return nil
}
