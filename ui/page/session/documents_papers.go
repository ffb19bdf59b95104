package session

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// paperNames are what the buttons say that make a working paper for a whole session.
var paperNames = map[data.DocumentKind]string{
	data.KindConvocation: "Convocations", data.KindAttendance: "Feuilles d’émargement", data.KindExaminerSheet: "Fiches d’examinateur",
	data.KindJuryLetter: "Convocations du jury", data.KindResultsList: "Liste des résultats",
}

// papers makes the working papers of a session and opens them.
type papers struct {
	desk *app.Desk
	host widget.Host
	view func() app.View
}

// buttons are one for each kind of paper.
func (p papers) buttons(kinds ...data.DocumentKind) *fyne.Container {
	row := widget.HStack()
	for _, kind := range kinds {
		row.Add(widget.Secondary(paperNames[kind], func() { p.open(kind, "") }))
	}
	return row
}

// open writes a paper into the folder of the session, beside the window, and hands it to the system: for all whom it
// concerns, or for one enrolment where it is not empty.
func (p papers) open(kind data.DocumentKind, enrolment data.ID) {
	session, path := p.view().Session, ""
	work := func(ctx context.Context, _ func(int, int)) (err error) {
		path, err = p.desk.Documents.ExportPaper(ctx, session.ID, kind, enrolment, folderOf(session))
		return err
	}
	p.host.Run(paperNames[kind], work, func(err error) {
		if err == nil {
			err = p.host.OpenFile(path)
		}
		if err != nil {
			p.host.Refuse(err)
			return
		}
		p.host.Tell("Document ouvert : " + path)
	})
}

// withPapers lays the working papers below the step of the documents.
func withPapers(s *documentsStep, content fyne.CanvasObject) *fyne.Container {
	p := papers{s.desk, s.host, func() app.View { return s.view }}
	said := tight(widget.Heading("Documents de travail"), widget.Small("Sans numéro, ils suivent les faits du moment et se refont autant de fois qu’il le faut."))
	buttons := container.NewCenter(widget.HStack(s.papersBack, widget.Secondary(widget.EvidenceButton, s.askEvidence)))
	section := container.NewVBox(container.NewBorder(nil, nil, nil, buttons, said), p.buttons(app.Papers...))
	return container.NewBorder(nil, section, nil, nil, content)
}
