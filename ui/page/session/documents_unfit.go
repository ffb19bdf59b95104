package session

import (
	"errors"
	"slices"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// unsettled is one thing to settle before documents can be printed, with the persons whose documents it is in.
type unsettled struct {
	reason
	candidates []data.Candidate
	session    bool // it is in a document of the whole session
}

// toSettle puts what keeps documents from being printed together: a name that is too long stands in four documents and is
// settled once.
func toSettle(unfit []app.Withheld) []*unsettled {
	var list []*unsettled
	for _, w := range unfit {
		found := []string{w.Reason.Error()}
		var all *data.Unfit
		if errors.As(w.Reason, &all) {
			found = nil
			for _, said := range all.Found {
				found = append(found, sentence(said))
			}
		}
		for _, said := range found {
			i := slices.IndexFunc(list, func(u *unsettled) bool { return u.said == said })
			if i < 0 {
				i, list = len(list), append(list, &unsettled{reason: reason{said: said}})
			}
			list[i].add(w.Draft)
		}
	}
	return list
}

func (u *unsettled) add(d app.Draft) {
	u.number++
	if name := d.About(); !slices.Contains(u.people, name) {
		u.people = append(u.people, name)
	}
	switch {
	case d.Candidate.ID == "":
		u.session = true
	case !slices.ContainsFunc(u.candidates, func(c data.Candidate) bool { return c.ID == d.Candidate.ID }):
		u.candidates = append(u.candidates, d.Candidate)
	}
}

// sentence begins with a capital and ends with a full stop.
func sentence(said string) string {
	first, n := utf8.DecodeRuneInString(said)
	return string(unicode.ToUpper(first)) + said[n:] + "."
}

// unfitCard lists what is to be settled, each with the way to where it is.
func (s *documentsStep) unfitCard() fyne.CanvasObject {
	lines := widget.VStack(0, tight(widget.Heading("Noms à régler avant d’imprimer"),
		widget.Small("Les documents qui les portent attendent ; les autres peuvent être émis.")))
	for _, u := range toSettle(s.plan.Unfit) {
		words := tight(marked(theme.WarningIcon(), theme.ColorNameWarning, widget.Body(u.said)), widget.Small(u.inShort()))
		lines.Add(container.NewBorder(nil, nil, nil, container.NewCenter(widget.HStack(s.ways(u)...)), words))
	}
	return widget.Card(lines)
}

// ways lead to where something is settled: to a person, or to what the documents of several, or of the session, share.
func (s *documentsStep) ways(u *unsettled) []fyne.CanvasObject {
	if u.session && len(u.candidates) == 0 {
		return []fyne.CanvasObject{widget.Secondary("Revoir le jury", func() { s.host.Go(placeIn(s.view, widget.StepJury)) })}
	}
	if len(u.candidates) == 1 {
		to := widget.Place{Area: widget.AreaCandidates, ID: u.candidates[0].ID}
		return []fyne.CanvasObject{widget.Secondary("Ouvrir sa fiche", func() { s.host.Go(to) })}
	}
	return []fyne.CanvasObject{
		widget.Secondary("Candidats", func() { s.host.Go(widget.Place{Area: widget.AreaCandidates}) }),
		widget.Secondary("Réglages", func() { s.host.Go(widget.Place{Area: widget.AreaSettings}) }),
	}
}

// showUnfit lists what is to be settled first, above what can be issued.
func (s *documentsStep) showUnfit() {
	s.unfit.RemoveAll()
	if len(s.plan.Unfit) > 0 {
		s.unfit.Add(s.unfitCard())
	}
	visible(s.unfit, len(s.plan.Unfit) > 0)
}
