package session

import (
	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/widget"
)

// readSheets reads which attendance sheets came back signed.
func (s *assessmentsStep) readSheets() {
	papers, err := s.desk.Documents.Received(s.view.Session.ID)
	if err != nil {
		s.host.Refuse(err)
		return
	}
	s.sheets = map[presenceKey]data.PaperBack{}
	for _, p := range papers {
		if p.Kind != data.PaperAttendance || p.Bloc == "" {
			continue
		}
		key := presenceKey{p.Day, sittingKey{p.Bloc, p.Assessment}}
		if before := s.sheets[key]; before.Scan == nil || p.Scan != nil {
			s.sheets[key] = p
		}
	}
}

// showSheet says whether the signed sheet of a line came back, and offers to note it once the day has come. Sheets come back
// after the session is closed too.
func (l *presenceLine) showSheet() {
	step, key := l.list.step, l.key()
	paper, received := step.sheets[key]
	said := ""
	if received {
		said = "Feuille signée reçue le " + widget.FormatDate(paper.On)
	}
	showText(l.sheet, said)
	var button fyne.CanvasObject
	switch {
	case key.on.IsZero() || key.on.After(step.desk.Today()):
	case !received:
		button = widget.Plain("Feuille signée reçue…", l.askSheet)
	case paper.Scan == nil:
		button = widget.Plain("Joindre son scan…", l.askSheet)
	default:
		button = widget.ScanButton(step.host, step.desk.Documents, paper, func() (string, error) { return folderOf(step.view.Session), nil })
	}
	if received == l.sheetShown && len(l.sheetButton.Objects) > 0 && (paper.Scan != nil) == l.scanShown {
		return // the button that may have the focus stays
	}
	l.sheetShown, l.scanShown = received, paper.Scan != nil
	l.sheetButton.RemoveAll()
	if button != nil {
		l.sheetButton.Add(button)
	}
}

func (l *presenceLine) key() presenceKey {
	return presenceKey{l.sitting.seats[0].convocation.On, l.sitting.key}
}

// askSheet asks when the signed sheet came back.
func (l *presenceLine) askSheet() {
	step, key := l.list.step, l.key()
	widget.AskPaper(step.host, step.desk.Documents, step.desk.Today(), widget.PaperQuestion{
		Title: "Feuille d’émargement signée", Day: "Reçue le", Action: "Noter la réception",
		Words: "« " + l.sitting.bloc.Title + " », " + l.sitting.assessment.Short + ", " + longDay(key.on) + ".",
		Paper: data.PaperBack{Session: step.view.Session.ID, Kind: data.PaperAttendance, Bloc: key.sitting.bloc, Assessment: key.sitting.assessment, Day: key.on},
		Said:  "Réception de la feuille d’émargement notée.",
		Then: func() {
			step.layOut()
			step.host.Focus(l.folding.button) // the one that had it is gone
		},
	})
}
