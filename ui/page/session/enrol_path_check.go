package session

import (
	"errors"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

func (p *pathForm) checkRoute() error {
	if err := needed(p.route.Key(), "Choisissez la voie d’accès."); err != nil {
		return err
	}
	if p.individual() && p.right() != nil {
		return data.Refuse("Cette voie n’ouvre pas le droit à la certification à la date des épreuves.")
	}
	return nil
}

func (p *pathForm) checkTrack() error {
	return needed(p.tracks.Key(), "Confirmez la modalité : elle décide des épreuves.")
}

func (p *pathForm) individual() bool { return p.route.Key() == string(rncp.RouteIndividual) }

func (p *pathForm) checkFrom() error {
	if !p.training.Visible() {
		return nil
	}
	if p.individual() { // who comes alone may have had no training
		_, err := p.from.Date()
		return err
	}
	return p.opening(p.from)
}

// opening refuses a field without a date, and one whose date does not open the right; why is said whole below it.
func (p *pathForm) opening(f *widget.DateField) error {
	if err := neededDate(f); err != nil {
		return err
	}
	if p.right() != nil {
		return data.Refuse("Cette date n’ouvre pas le droit à la certification.")
	}
	return nil
}

func (p *pathForm) checkTo() error {
	if !p.training.Visible() {
		return nil
	}
	return inOrder(p.from, p.to, "La formation finit avant de commencer.")
}

func (p *pathForm) checkImmersionFrom() error {
	if !p.immersion.Visible() {
		return nil
	}
	_, err := p.imFrom.Date()
	return err
}

func (p *pathForm) checkImmersionTo() error {
	if !p.immersion.Visible() {
		return nil
	}
	return inOrder(p.imFrom, p.imTo, "L’immersion finit avant de commencer.")
}

func (p *pathForm) checkVAE() error {
	if !p.vaeBox.Visible() {
		return nil
	}
	return p.opening(p.vae)
}

func (p *pathForm) checkFiled() error {
	if !p.vaeBox.Visible() {
		return nil
	}
	return inOrder(p.vae, p.filed, "Le dossier de validation est déposé avant la recevabilité.")
}

// right asks the rules whether the path opens the right to the certification.
func (p *pathForm) right() error {
	_, err := rules.Registration(p.fiche, p.made(), p.exam())
	return err
}

// explain says whole, below the date that decides, why the path as it is typed opens no right, and what remains possible.
func (p *pathForm) explain() {
	box, known := p.noRight[0], p.individual()
	switch {
	case p.vaeBox.Visible():
		box, known = p.noRight[2], isDate(p.vae)
	case p.training.Visible() && !known:
		box, known = p.noRight[1], isDate(p.from)
	}
	for _, b := range p.noRight {
		b.RemoveAll()
	}
	var refusal *data.Refusal
	if known && errors.As(p.right(), &refusal) {
		what := widget.Strong(refusal.What)
		what.Wrapping = fyne.TextWrapWord
		box.Add(widget.Notice(widget.ToneRefused, widget.VStack(-1, what, widget.Body(refusal.Do))))
	}
}

func isDate(f *widget.DateField) bool {
	d, err := f.Date()
	return err == nil && !d.IsZero()
}

// term says by when the jury hears who hands in a validation file.
func (p *pathForm) term() {
	p.filedField.Hint = "Facultatif. Le jury entend le candidat avant la fin du troisième mois qui suit ce dépôt."
	if filed, err := p.filed.Date(); err == nil && !filed.IsZero() {
		by := rules.VAEJuryBy(filed)
		p.filedField.Hint = "Le jury entend le candidat au plus tard le " + by.French() + " (Code du travail, art. R6412-5)."
		switch jury, last := p.view.Jury.On, p.view.Session.From; {
		case jury.After(by):
			p.filedField.Hint += " Celui de la session, le " + jury.French() + ", vient trop tard."
		case jury.IsZero() && last.After(by):
			p.filedField.Hint += " Les épreuves de la session commencent après."
		}
	}
	p.filedField.Tell(nil)
}

// inOrder refuses a second date that is none, or that comes before the first; both may be empty.
func inOrder(first, second *widget.DateField, sentence string) error {
	to, err := second.Date()
	if err != nil || to.IsZero() {
		return err
	}
	if from, err := first.Date(); err == nil && !from.IsZero() && to.Before(from) {
		return data.Refuse("%s", sentence).Hint("Corrigez l’une des dates.")
	}
	return nil
}
