package ui

import (
	"context"
	"slices"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// pastAreas are those that the past shows. Elsewhere one works, which is done today.
var pastAreas = []widget.Area{widget.AreaSessions, widget.AreaCandidates, widget.AreaRegister, widget.AreaStatistics, widget.AreaReference}

// shown returns the desk whose facts are on the screen: that of a day passed, while one looks at it.
func (w *Window) shown() *app.Desk {
	if w.past != nil {
		return w.past
	}
	return w.desk
}

// GoBack shows a place as it was at the end of a day, and the others too, until one comes back.
func (w *Window) GoBack(day data.Date, place widget.Place) {
	var past *app.Desk
	w.Run("Retour au "+day.French(), func(context.Context, func(int, int)) (err error) {
		past, err = w.desk.AsOf(day)
		return err
	}, func(err error) {
		if err == nil {
			err = w.enterPast(past, place)
		}
		w.Refuse(err)
	})
}

func (w *Window) enterPast(past *app.Desk, place widget.Place) error {
	if _, err := w.pageOn(past, place); err != nil {
		if data.IsRefusal(err) {
			err = data.Refuse("Le %s, cela n’était pas encore enregistré.", past.Past().French()).Hint("Choisissez un jour plus récent.").Because(err)
		}
		return err
	}
	w.past = past
	if err := w.showCentre(); err != nil {
		return err
	}
	w.Go(place)
	return nil
}

// comeBack shows today's facts at the same place.
func (w *Window) comeBack() {
	w.leavePast()
	w.Go(w.place)
}

// leavePast forgets the past: what is shown next is of today.
func (w *Window) leavePast() {
	w.past = nil
	if err := w.showCentre(); err != nil {
		w.Refuse(err)
	}
}

// stayOrReturn leaves the past before a place that it does not show.
func (w *Window) stayOrReturn(place widget.Place) {
	if w.past != nil && !slices.Contains(pastAreas, place.Area) {
		w.leavePast()
	}
}

// pastBanner says which day is shown.
func (w *Window) pastBanner() {
	w.above.Add(widget.Banner(widget.ToneWarning, "Tel qu’au "+w.past.Past().French()+". Rien ne se modifie ici.",
		widget.Secondary("Revenir à aujourd’hui", w.comeBack)))
}

// openJournal opens the journal, unless a dialog is open or the window is locked.
func (w *Window) openJournal() {
	if w.locked == nil && w.window.Canvas().Overlays().Top() == nil {
		w.Go(widget.Place{Area: widget.AreaJournal})
	}
}
