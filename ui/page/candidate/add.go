package candidate

import (
	"context"
	"strings"

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
		saved, err := l.desk.Candidates.Save(context.Background(), c)
		if err == nil {
			l.host.Tell("Personne ajoutée : " + saved.Name() + ".")
			l.host.Go(widget.Place{Area: widget.AreaCandidates, ID: saved.ID})
		}
		return err
	}
	form.alike = func(c data.Candidate) (data.Candidate, bool) {
		for _, k := range l.known {
			if app.MayBeSame(k, c) {
				return k, true
			}
		}
		return data.Candidate{}, false
	}
	form.open(data.Candidate{})
}

// askAlike asks whether someone known is the one whose identity was typed.
func (f *identityForm) askAlike(known data.Candidate) {
	same := widget.Primary("Ouvrir sa page", func() {
		f.closeIt()
		f.host.Go(widget.Place{Area: widget.AreaCandidates, ID: known.ID})
	})
	other := widget.Secondary("C’est quelqu’un d’autre", func() {
		f.alike = nil
		f.submit()
	})
	name := strings.Join(known.GivenNames, " ") + " " + known.BirthName
	f.say(widget.Banner(widget.ToneWarning, name+", "+known.Born()+", est déjà au nombre des candidats du centre.", other, same))
	f.host.Focus(same)
}
