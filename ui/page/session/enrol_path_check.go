package session

import (
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

func (p *pathForm) checkRoute() error {
	if err := needed(p.route.Key(), "Choisissez la voie d’accès."); err != nil {
		return err
	}
	if p.individual() {
		return p.checkRight()
	}
	return nil
}

func (p *pathForm) checkTrack() error {
	return needed(p.tracks.Key(), "Confirmez la modalité : elle décide des épreuves.")
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
	if err := neededDate(p.from); err != nil {
		return err
	}
	return p.checkRight()
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
	if err := neededDate(p.vae); err != nil {
		return err
	}
	return p.checkRight()
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
