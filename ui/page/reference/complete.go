package reference

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// completion is the form in which a manager fills in what an export could not tell. It begins with what the export lets one
// guess, for correction.
type completion struct {
	page *Page
	was  app.FicheState

	facts *factRows
	jury  *juryRows
	blocs []*blocRows
	legal *legalRows
	form  *widget.Form

	opened []byte          // the fiche as the form showed it at first
	lacks  *fyne.Container // what is still missing, as it is typed
	scroll *container.Scroll
	whole  fyne.CanvasObject
}

// complete shows the form for the fiche that one reads.
func (p *Page) complete() {
	c := &completion{page: p, was: p.state, lacks: container.NewVBox(), form: widget.NewForm(p.host.Focus)}
	f := p.state.Fiche
	c.facts, c.jury, c.legal = newFactRows(c, f), newJuryRows(c, f.Jury), newLegalRows(c, f)
	cards := widget.VStack(1.5, c.head(), c.facts.content, c.jury.content, c.legal.content)
	for _, b := range f.Blocs {
		rows := newBlocRows(c, b)
		c.blocs = append(c.blocs, rows)
		cards.Add(rows.content)
	}
	c.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, widget.Unit, 0, widget.Unit), cards)) // beside the scroll bar
	c.whole = container.NewBorder(nil, c.foot(), nil, nil, c.scroll)
	c.follow()
	c.opened = c.encoded()
	p.completing = c
	p.reading.Hide()
	p.whole.Add(c.whole)
	p.host.Focus(widget.Focusable(c.facts.signatory))
}

// leave goes back to the fiche.
func (p *Page) leave() {
	if p.completing == nil {
		return
	}
	p.whole.Remove(p.completing.whole)
	p.completing = nil
	p.reading.Show()
	p.host.Focus(p.search)
}

func (c *completion) head() fyne.CanvasObject {
	f := c.was.Fiche
	back := widget.Plain("Retour à la fiche", c.askLeave)
	back.SetIcon(theme.NavigateBackIcon())
	title := widget.Title("Compléter la fiche " + f.RNCPCode())
	words := "« " + f.Title + " ». L’export ne dit pas tout. Ce qui est proposé ici vient de son texte : corrigez-le d’après le règlement du certificateur."
	all := container.NewVBox(container.NewHBox(back), title, widget.Quiet(words))
	notes := widget.VStack(-1.6)
	for _, n := range c.was.Version.Notes {
		notes.Add(widget.Small("– " + n.Sentence))
	}
	all.Add(notes)
	return all
}

func (c *completion) foot() fyne.CanvasObject {
	buttons := widget.HStack(widget.Secondary("Annuler", c.askLeave), widget.Primary("Enregistrer", c.save))
	return widget.Card(container.NewBorder(nil, nil, nil, container.NewCenter(buttons), c.lacks))
}

// field adds a field to those that are checked when one saves.
func (c *completion) field(label string, input fyne.CanvasObject, check func() error) fyne.CanvasObject {
	f := &widget.Field{Label: label, Input: input, Check: check}
	one := widget.NewForm(nil, f).Content()
	c.form.Fields = append(c.form.Fields, f)
	return one
}

// text is a field of one text; what is typed into it is followed.
func (c *completion) text(hint, text string) *widget.TextField {
	f := widget.NewTextField(hint)
	f.SetText(text)
	f.OnChanged = func(string) { c.follow() }
	f.OnSubmitted = func(string) { c.save() }
	return f
}

// made returns the fiche as it is typed.
func (c *completion) made() *rncp.Fiche {
	f := *c.was.Fiche
	f.Blocs = slices.Clone(f.Blocs)
	c.facts.write(&f)
	c.jury.write(&f)
	c.legal.write(&f)
	for i, b := range c.blocs {
		f.Blocs[i].Tracks = b.tracks()
	}
	return &f
}

// follow says what is still missing.
func (c *completion) follow() {
	if c.legal == nil || len(c.blocs) < len(c.was.Fiche.Blocs) { // the form is being made
		return
	}
	gaps := c.made().Gaps()
	c.lacks.RemoveAll()
	if len(gaps) == 0 {
		c.lacks.Add(widget.Coloured("La fiche est complète : elle peut servir à une session.", theme.ColorNameSuccess))
		c.lacks.Refresh()
		return
	}
	const shown = 2
	words := []string{"Il manque encore :"}
	for i, g := range gaps {
		if i == shown && len(gaps) > shown+1 {
			words = append(words, fmt.Sprintf("Et %d autres points.", len(gaps)-shown))
			break
		}
		words = append(words, g.Sentence)
	}
	c.lacks.Add(widget.Quiet(strings.Join(words, " ")))
	c.lacks.Refresh()
}

// changed reports whether something was typed since the form opened. What it only proposed counts for nothing.
func (c *completion) changed() bool { return !bytes.Equal(c.opened, c.encoded()) }

// encoded is the fiche as it is typed, to be compared. Of one that cannot be written there is nothing to lose.
func (c *completion) encoded() []byte {
	text, err := c.made().Encode()
	if err != nil {
		return nil
	}
	return text
}

func (c *completion) askLeave() {
	if !c.changed() {
		c.page.leave()
		return
	}
	c.page.host.Ask(widget.Question{Title: "Quitter sans enregistrer ?", Text: "Ce que vous avez complété n’est pas encore enregistré.",
		Confirm: "Quitter sans enregistrer", Do: c.page.leave})
}

// save keeps what is typed, whole or not.
func (c *completion) save() {
	if !c.form.Valid() {
		c.whole.Refresh()
		return
	}
	f := c.made()
	if was, err := c.was.Fiche.Encode(); err == nil && bytes.Equal(was, c.encoded()) { // nothing to keep
		c.page.leave()
		return
	}
	state, err := c.page.desk.Reference.Complete(context.Background(), f)
	if err != nil {
		c.page.host.Refuse(err)
		return
	}
	c.page.leave()
	c.page.showState(f.Code)
	if len(state.Gaps) == 0 {
		c.page.host.Tell("Fiche complète : " + f.RNCPCode() + " peut servir à une session.")
		return
	}
	c.page.host.Tell(fmt.Sprintf("Enregistré. Il manque encore %s à la fiche %s.", points(len(state.Gaps)), f.RNCPCode()))
}

func points(n int) string {
	if n == 1 {
		return "1 point"
	}
	return fmt.Sprintf("%d points", n)
}

// row is a line with something that takes it away.
func removable(line fyne.CanvasObject, remove func()) fyne.CanvasObject {
	b := widget.Plain("Retirer", remove)
	return container.NewBorder(nil, nil, nil, container.NewVBox(b), line)
}

func dated(f *widget.DateField) func() error {
	return func() error {
		_, err := f.Date()
		return err
	}
}

func trimmed(f *widget.TextField) string { return strings.Join(strings.Fields(f.Text), " ") }

// day returns the date that is typed, none while it is not one.
func day(f *widget.DateField) data.Date {
	d, err := f.Date()
	if err != nil {
		return data.Date{}
	}
	return d
}
