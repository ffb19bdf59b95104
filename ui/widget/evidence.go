package widget

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// EvidenceButton is what the button says that asks for an evidence file, on every page that has one.
const EvidenceButton = "Dossier de preuves…"

// EvidenceQuestion is what a page wants to know before an evidence file is written.
type EvidenceQuestion struct {
	Host   Host
	Title  string
	Words  string       // what will be in the file
	Dir    string       // where it goes
	Fields []*Field     // may be none
	Dates  []*DateField // those among them: Return in one of them answers, and the first has the focus
	Typed  []*TextField // likewise
	Action string       // what the main button says; empty: « Écrire le dossier »
	// Write writes the file into a folder and returns its path. It is called beside the window, with what Ready has noted.
	Write func(ctx context.Context, dir string) (string, error)
	// Ready notes what was typed, on the window's thread; it may be nil.
	Ready func()
}

// AskEvidence asks, writes the file and opens its folder.
func AskEvidence(q EvidenceQuestion) {
	var closeIt func()
	form := NewForm(q.Host.Focus, q.Fields...)
	whole := container.NewStack()
	act := func() {
		if !form.Valid() {
			whole.Refresh() // what is wrong takes room
			return
		}
		if q.Ready != nil {
			q.Ready()
		}
		closeIt()
		q.write()
	}
	if q.Action == "" {
		q.Action = "Écrire le dossier"
	}
	write := Primary(q.Action, act)
	lines := VStack(2, Body(q.Words))
	var first fyne.Focusable = write
	if len(q.Fields) > 0 {
		lines.Add(form.Content())
	}
	for i, d := range q.Dates {
		d.OnSubmitted = func(string) { act() }
		if i == 0 {
			first = d
		}
	}
	for i, f := range q.Typed {
		f.OnSubmitted = func(string) { act() }
		if i == 0 {
			first = f
		}
	}
	lines.Add(Small("Le fichier s’enregistre dans " + q.Dir + ", qui s’ouvre ensuite. Il contient des données personnelles : ne le confiez qu’à qui doit le voir."))
	lines.Add(container.NewBorder(nil, nil, nil, HStack(Secondary("Annuler", func() { closeIt() }), write)))
	whole.Add(Width(lines, 560))
	closeIt = q.Host.Show(q.Title, whole, first)
}

func (q EvidenceQuestion) write() {
	path := ""
	q.Host.Run(q.Title, func(ctx context.Context, _ func(int, int)) (err error) {
		path, err = q.Write(ctx, q.Dir)
		return err
	}, func(err error) {
		if err == nil {
			err = q.Host.OpenFile(q.Dir)
		}
		if err != nil {
			q.Host.Refuse(err)
			return
		}
		q.Host.Tell("Enregistré : " + filepath.Clean(path))
	})
}
