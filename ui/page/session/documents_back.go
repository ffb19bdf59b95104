package session

import (
	"slices"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/widget"
)

// minutesAwaited reports whether minutes were issued and have not come back signed.
func (s *documentsStep) minutesAwaited() bool {
	if !slices.ContainsFunc(s.plan.Issued, func(d data.Document) bool { return d.Number.Kind == data.KindMinutes }) || s.view.Jury.Held == data.HeldElsewhere {
		return false
	}
	return !slices.ContainsFunc(s.received, func(p data.PaperBack) bool { return p.Kind == data.PaperMinutes })
}

// askBack asks when the signed minutes came back.
func (s *documentsStep) askBack() {
	widget.AskPaper(s.host, s.desk.Documents, s.desk.Today(), widget.PaperQuestion{
		Title: "Retour du procès-verbal signé", Day: "Revenu signé le", Action: "Noter le retour",
		Words: "Une fois le procès-verbal revenu signé, les certificats peuvent être émis.",
		Paper: data.PaperBack{Session: s.view.Session.ID, Kind: data.PaperMinutes},
		Said:  "Retour du procès-verbal noté.",
		Then: func() {
			if focus := s.focus(); focus != nil {
				s.host.Focus(focus)
			}
		},
	})
}

// backButton offers to note that the signed minutes are back, where the certificates wait for them.
func (s *documentsStep) backButton() []fyne.CanvasObject {
	if !s.minutesAwaited() {
		return nil
	}
	return []fyne.CanvasObject{widget.Secondary("Noter le retour du procès-verbal", s.askBack)}
}
