package session

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/ui/widget"
)

// minutesAwaited reports whether minutes were issued and have not come back signed.
func (s *documentsStep) minutesAwaited() bool {
	if !slices.ContainsFunc(s.plan.Issued, func(d data.Document) bool { return d.Number.Kind == data.KindMinutes }) || s.view.Jury.Held == data.HeldElsewhere {
		return false
	}
	papers, err := s.desk.Documents.Received(s.view.Session.ID)
	return err == nil && !slices.ContainsFunc(papers, func(p data.PaperBack) bool { return p.Kind == data.PaperMinutes })
}

// backForm asks when a signed paper came back, with a scan if one wants to keep one.
type backForm struct {
	step  *documentsStep
	on    *widget.DateField
	note  *widget.TextField
	path  string
	file  *widget.Button
	form  *widget.Form
	day   *widget.Field
	close func()
}

func (s *documentsStep) askBack() {
	f := &backForm{step: s, on: widget.NewDateField(), note: widget.NewTextField("facultatif")}
	f.on.SetDate(s.desk.Today())
	f.file = widget.Secondary("Joindre le fichier numérisé…", f.choose)
	f.day = &widget.Field{Label: "Revenu signé le", Input: widget.Width(f.on, 150), Check: func() error { return neededDate(f.on) }}
	f.form = widget.NewForm(s.host.Focus, f.day, &widget.Field{Label: "Note", Input: f.note})
	f.on.OnSubmitted = func(string) { f.submit() }
	f.note.OnSubmitted = func(string) { f.submit() }
	cancel := widget.Secondary("Annuler", func() { f.close() })
	buttons := container.NewBorder(nil, nil, nil, widget.HStack(cancel, widget.Primary("Noter le retour", f.submit)))
	words := widget.Body("Une fois le procès-verbal revenu signé, les certificats peuvent être émis. Le fichier joint (PDF, JPEG ou PNG, 20 Mo au plus) est gardé chiffré.")
	whole := widget.Width(widget.VStack(2, words, f.form.Content(), container.NewHBox(f.file), buttons), 520)
	f.close = s.host.Show("Retour du procès-verbal signé", whole, f.on)
}

func (f *backForm) choose() {
	f.step.host.ChooseFile([]string{".pdf", ".jpg", ".jpeg", ".png"}, func(path string) {
		f.path = path
		f.file.SetText("Fichier joint : " + filepath.Base(path))
	})
}

func (f *backForm) submit() {
	if !f.form.Valid() {
		return
	}
	on, _ := f.on.Date()
	paper := data.PaperBack{Session: f.step.view.Session.ID, Kind: data.PaperMinutes, On: on, Note: strings.TrimSpace(f.note.Text)}
	var scan []byte
	if f.path != "" {
		var err error
		if scan, err = os.ReadFile(f.path); err != nil {
			f.day.Tell(data.Refuse("Le fichier « %s » ne peut pas être lu.", filepath.Base(f.path)).Hint("Choisissez-en un autre.").Because(err))
			return
		}
	}
	if _, err := f.step.desk.Documents.Receive(context.Background(), paper, f.path, scan); err != nil {
		f.day.Tell(err)
		return
	}
	f.close()
	f.step.host.Tell("Retour du procès-verbal noté.")
	if focus := f.step.focus(); focus != nil {
		f.step.host.Focus(focus)
	}
}

// backButton offers to note that the signed minutes are back, where the certificates wait for them.
func (s *documentsStep) backButton() []fyne.CanvasObject {
	if !s.minutesAwaited() {
		return nil
	}
	return []fyne.CanvasObject{widget.Secondary("Noter le retour du procès-verbal", s.askBack)}
}
