// Package disposal is the page on which records whose time is over are proposed for elimination, endorsed by the archives, and
// removed.
package disposal

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// papersFolder is where lists are written. Tests put another in its place.
var papersFolder = func() (string, error) { return widget.DocumentsFolder("Archives") }

// Page shows what is due, the list that is under way, and those that are done with.
type Page struct {
	desk *app.Desk
	host widget.Host

	proposal app.Proposal
	all      []data.Disposal
	focus    fyne.Focusable
	body     *fyne.Container
	whole    *fyne.Container
}

// New returns the page.
func New(desk *app.Desk, host widget.Host) (*Page, error) {
	p := &Page{desk: desk, host: host, body: widget.VStack(1.5)}
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, widget.Unit, 0, widget.Unit), p.body))
	back := widget.Plain("Réglages", func() { host.Go(widget.Place{Area: widget.AreaSettings}) })
	back.SetIcon(theme.NavigateBackIcon())
	head := container.NewVBox(container.NewHBox(back), widget.Title("Élimination"),
		widget.Quiet("Sans le visa des archives départementales, rien ne s’élimine (code du patrimoine, art. L212-2)."))
	p.whole = container.NewBorder(head, nil, nil, nil, scroll)
	return p, p.read()
}

// Content is what is shown.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Focus is what one does next.
func (p *Page) Focus() fyne.Focusable { return p.focus }

// Refresh reads the lists again.
func (p *Page) Refresh() {
	if err := p.read(); err != nil {
		p.host.Refuse(err)
		return
	}
	if p.focus != nil {
		p.host.Focus(p.focus)
	}
}

func (p *Page) read() (err error) {
	if p.proposal, err = p.desk.Disposals.Propose(); err != nil {
		return err
	}
	if p.all, err = p.desk.Disposals.All(); err != nil {
		return err
	}
	p.focus, p.body.Objects = nil, nil
	backups, err := p.backups()
	if err != nil {
		return err
	}
	if backups != nil {
		p.body.Add(backups)
	}
	if p.proposal.Open != nil {
		p.body.Add(p.underWay(*p.proposal.Open))
	} else {
		p.body.Add(p.proposed())
	}
	if held := p.held(); held != nil {
		p.body.Add(held)
	}
	if past := p.past(); past != nil {
		p.body.Add(past)
	}
	p.body.Refresh()
	return nil
}

// proposed is what is due today, or when something will be.
func (p *Page) proposed() fyne.CanvasObject {
	if len(p.proposal.Lines) == 0 {
		next := "Aucune échéance n’est en vue."
		if !p.proposal.Next.IsZero() {
			next = "La prochaine échéance est le " + p.proposal.Next.French() + "."
		}
		return widget.Card(widget.VStack(-1, widget.Heading("Rien à éliminer aujourd’hui."), widget.Quiet(next)))
	}
	draw := widget.Primary("Dresser le bordereau", p.drawUp)
	p.focus = draw
	return widget.Card(widget.VStack(1, widget.Heading("À proposer aux archives"), p.lines(p.proposal.Lines),
		container.NewBorder(nil, nil, widget.Quiet("Dresser le bordereau n’élimine rien."), draw)))
}

// lines lists what is due, each line with the people it is about.
func (p *Page) lines(lines []data.DisposalLine) fyne.CanvasObject {
	rows := widget.VStack(0.5)
	for i, l := range lines {
		if i > 0 {
			rows.Add(fw.NewSeparator())
		}
		words := widget.VStack(-1.5, widget.Strong(l.Title), widget.Body(counts(l)), widget.Small(fmt.Sprintf("Conservé %s après %s. %s", app.Years(l.Years), l.Start, l.Basis)))
		var button fyne.CanvasObject
		if l.People > 0 && len(l.Items) > 0 {
			button = container.NewCenter(widget.Secondary("Voir les personnes", func() { p.people(l) }))
		}
		rows.Add(container.NewBorder(nil, nil, nil, button, words))
	}
	return rows
}

// counts says how much a line is about.
func counts(l data.DisposalLine) string {
	parts := []string{number(l.Records, "enregistrement"), app.Volume(l.Bytes), "du " + l.From.French() + " au " + l.To.French()}
	if l.People > 0 {
		parts = append([]string{number(l.People, "personne")}, parts...)
	}
	return strings.Join(parts, ", ")
}

func number(n int, word string) string {
	if n > 1 {
		word += "s"
	}
	return fmt.Sprintf("%d %s", n, word)
}

// people names those whom a line is about.
func (p *Page) people(l data.DisposalLine) {
	names, err := p.desk.Disposals.People(l)
	if err != nil {
		p.host.Refuse(err)
		return
	}
	var closeIt func()
	shut := widget.Secondary("Fermer", func() { closeIt() })
	list := container.NewVScroll(widget.Body(strings.Join(names, "\n\n")))
	body := container.NewBorder(widget.Quiet(counts(l)), container.NewBorder(nil, nil, nil, shut), nil, nil, widget.Height(list, 320))
	closeIt = p.host.Show(l.Title, widget.Width(body, 560), shut)
}

// held says who is left out, and why.
func (p *Page) held() fyne.CanvasObject {
	people := map[string]map[data.ID]bool{}
	var reasons []string
	for _, h := range p.proposal.Held {
		if people[h.Held] == nil {
			people[h.Held] = map[data.ID]bool{}
			reasons = append(reasons, h.Held)
		}
		if h.Person != "" {
			people[h.Held][h.Person] = true
		}
	}
	if len(reasons) == 0 {
		return nil
	}
	words := widget.VStack(-1, widget.Strong("Laissé de côté"))
	for _, r := range reasons {
		words.Add(widget.Body(number(len(people[r]), "personne") + " : " + r + "."))
	}
	return widget.Notice(widget.ToneInfo, words)
}

// past lists the lists that are done with.
func (p *Page) past() fyne.CanvasObject {
	rows := widget.VStack(0.5, widget.Heading("Bordereaux"))
	for _, d := range p.all {
		if d.Open() {
			continue
		}
		_, removed, kept := d.Totals()
		says := "Abandonné le " + d.AbandonedOn.French() + " : " + d.Abandoned
		if d.State() == data.DisposalExecuted {
			says = fmt.Sprintf("Éliminé le %s, visa %s : %s.", d.Executed.French(), d.Visa.Reference, number(removed, "enregistrement"))
			if kept > 0 {
				says += fmt.Sprintf(" Laissé, parce que modifié ou retenu depuis : %s.", number(kept, "enregistrement"))
			}
		}
		words := widget.VStack(-1.5, widget.Strong(fmt.Sprintf("Bordereau n° %d du %s", d.Number, d.On.French())), widget.Body(says))
		rows.Add(fw.NewSeparator())
		rows.Add(container.NewBorder(nil, nil, nil, container.NewCenter(widget.Secondary("Ouvrir le bordereau", func() { p.print(d) })), words))
	}
	if len(rows.Objects) == 1 {
		return nil
	}
	return widget.Card(rows)
}

// drawUp makes the list.
func (p *Page) drawUp() {
	var d data.Disposal
	p.host.Run("Bordereau d’élimination", func(ctx context.Context, _ func(int, int)) (err error) {
		d, err = p.desk.Disposals.DrawUp(ctx)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Refuse(err)
			return
		}
		p.host.Tell(fmt.Sprintf("Bordereau n° %d dressé. Imprimez-le et envoyez-le aux archives départementales.", d.Number))
	})
}

// print writes a list as a PDF and opens it.
func (p *Page) print(d data.Disposal) {
	path := ""
	p.host.Run("Bordereau d’élimination", func(context.Context, func(int, int)) error {
		dir, err := papersFolder()
		if err == nil {
			path, err = p.desk.Disposals.Export(d.ID, dir)
		}
		return err
	}, func(err error) {
		if err == nil {
			err = p.host.OpenFile(path)
		}
		if err != nil {
			p.host.Refuse(err)
			return
		}
		p.host.Tell("Bordereau écrit : " + path)
	})
}
