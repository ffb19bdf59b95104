package widget

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
)

// SheetMaker makes the recovery sheet of a centre.
type SheetMaker interface {
	NewSheet(ctx context.Context) (code string, err error)
	DrawSheet(code string) ([]byte, error)
	KeepSheet(ctx context.Context) error
}

// AskSheet makes a recovery sheet, lets one print it, and has a group of it typed back before it counts as kept. The file
// that is printed goes when the dialog does.
func AskSheet(host Host, desk SheetMaker, done func()) {
	code, err := desk.NewSheet(context.Background())
	if err != nil {
		host.Refuse(err)
		return
	}
	s := &sheet{host: host, desk: desk, groups: strings.Fields(code), code: code, done: done}
	s.typed = NewTextField("")
	asked := s.asked()
	s.field = &Field{Label: fmt.Sprintf("Recopiez le %de groupe", asked+1), Hint: "Pour être sûr que la feuille est imprimée et lisible.", Input: Width(s.typed, 160), Check: s.check}
	s.form = NewForm(host.Focus, s.field)
	s.typed.OnSubmitted = func(string) { s.keep() }
	print := Secondary("Imprimer la feuille", s.print)
	words := Body("Elle rouvre le dossier quand la phrase de passe est perdue. Imprimez-la, ou recopiez-la à la main, et mettez-la sous clé loin de l’ordinateur.")
	later := Secondary("Plus tard", func() { s.close() })
	buttons := container.NewBorder(nil, nil, print, HStack(later, Primary("La feuille est sous clé", s.keep)))
	s.whole = container.NewStack(Width(VStack(2, words, s.shown(), s.form.Content(), buttons), 620))
	hide := host.Show("Feuille de secours", s.whole, print)
	s.close = func() {
		s.forget()
		hide()
	}
}

// sheet is the dialog of a recovery sheet.
type sheet struct {
	host   Host
	desk   SheetMaker
	code   string
	groups []string
	typed  *TextField
	field  *Field
	form   *Form
	whole  *fyne.Container
	dir    string // where the file to print lies; empty before
	close  func()
	done   func()
}

// asked is the rank of the group that is typed back.
func (s *sheet) asked() int { return len(s.groups) / 2 }

// shown sets the groups in a row, each below its rank.
func (s *sheet) shown() fyne.CanvasObject {
	row := container.NewGridWithColumns(len(s.groups))
	for i, group := range s.groups {
		row.Add(VStack(-1.5, Small(fmt.Sprint(i+1)), fw.NewRichText(&fw.TextSegment{Text: group, Style: fw.RichTextStyle{TextStyle: fyne.TextStyle{Monospace: true, Bold: true}}})))
	}
	return NewSurface(ColorNav, Margin(row, 1))
}

func (s *sheet) check() error {
	if !strings.EqualFold(strings.TrimSpace(s.typed.Text), s.groups[s.asked()]) {
		return data.Refuse("Ce n’est pas le %de groupe.", s.asked()+1).Hint("Recopiez-le de la feuille.")
	}
	return nil
}

// print writes the sheet where only its owner can read it, and hands it to the system.
func (s *sheet) print() {
	pdf, err := s.desk.DrawSheet(s.code)
	if err == nil && s.dir == "" {
		s.dir, err = os.MkdirTemp("", "certibloc-*") // 0700
	}
	path := filepath.Join(s.dir, data.KindRecovery.Title()+".pdf")
	if err == nil {
		err = os.WriteFile(path, pdf, 0o600)
	}
	if err == nil {
		err = s.host.OpenFile(path)
	}
	if err != nil {
		s.field.Tell(data.Refuse("La feuille ne s’imprime pas.").Hint("Recopiez les sept groupes à la main.").Because(err))
		s.whole.Refresh()
		return
	}
	s.host.Focus(s.typed)
}

// forget takes the file away. A viewer that still holds it, on Windows, is told of.
func (s *sheet) forget() {
	if s.dir == "" {
		return
	}
	if err := os.RemoveAll(s.dir); err != nil && !errors.Is(err, os.ErrNotExist) {
		s.host.Tell("Fermez le PDF de la feuille, puis supprimez « " + s.dir + " ».")
	}
}

func (s *sheet) keep() {
	if !s.form.Valid() {
		s.whole.Refresh() // what is wrong takes room
		return
	}
	if err := s.desk.KeepSheet(context.Background()); err != nil {
		s.field.Tell(err)
		s.whole.Refresh()
		return
	}
	s.close()
	s.host.Tell("Feuille de secours gardée.")
	if s.done != nil {
		s.done()
	}
}
