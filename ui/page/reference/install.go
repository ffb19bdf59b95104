package reference

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// choose asks for the file of a fiche and takes it in.
func (p *Page) choose() {
	p.host.ChooseFile([]string{".xml", ".json"}, func(path string) {
		if path != "" {
			p.read(path, nil, p.host.Refuse)
		}
	})
}

// read takes in the fiches of a file. Of the whole export one must say which: then the number is asked for.
func (p *Page) read(path string, numbers []string, refuse func(error)) {
	var states []app.FicheState
	p.host.Run("Lecture du fichier", func(ctx context.Context, progress func(int, int)) error {
		read, err := p.desk.Reference.Read(ctx, path, numbers, progress)
		if err == nil {
			states, err = p.desk.Reference.Import(ctx, read)
		}
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, app.ErrWhichFiche) && len(numbers) == 0:
			p.askNumber(path)
		case err != nil:
			refuse(err)
		default:
			refuse(nil)
			p.imported(states)
		}
	})
}

// askNumber asks which entry of a whole export is wanted.
func (p *Page) askNumber(path string) {
	number := widget.NewTextField("36612")
	field := &widget.Field{Label: "Numéro de la fiche", Input: number, Check: widget.Needed(number, "Le numéro manque.")}
	widget.FormDialog{Title: "Importer une fiche", Words: "Ce fichier contient beaucoup de fiches. Laquelle voulez-vous ?", Action: "Importer",
		Fields: []*widget.Field{field}, First: number, Typed: []*widget.TextField{number}, At: field,
		Do: func(done func(error)) { p.read(path, []string{number.Text}, done) }}.Show(p.host)
}

// imported shows what came in, and where it is to be completed the form for it.
func (p *Page) imported(states []app.FicheState) {
	if len(states) == 0 {
		return
	}
	p.Refresh()
	last := states[len(states)-1]
	p.showState(last.Fiche.Code)
	if len(last.Gaps) > 0 {
		p.host.Tell(last.Fiche.RNCPCode() + " importée. Complétez ce que l’export ne dit pas.")
		p.complete()
		return
	}
	p.host.Tell(last.Fiche.RNCPCode() + " importée.")
}

// gapsBanner says on every page of a fiche that it is not whole, and leads to completing it.
func (p *Page) gapsBanner() fyne.CanvasObject {
	sentence := fmt.Sprintf("Il manque %s à cette fiche : elle ne sert encore à aucune session.", points(len(p.state.Gaps)))
	return widget.Banner(widget.ToneWarning, sentence, widget.Primary("Compléter la fiche", p.complete))
}

// aboutFiche says where an imported fiche comes from, and which one new sessions are for.
func (p *Page) aboutFiche() []fyne.CanvasObject {
	s := section{}
	v := p.state.Version
	if !p.state.Own() {
		s.add(kindHead, "Cette fiche dans le centre")
		s.add(kindFact, "Source", v.Source+", importée le "+v.On.French())
		if v.CompletedBy != "" {
			s.add(kindFact, "Complétée par", v.CompletedBy+", le "+v.CompletedOn.French())
		}
		for _, n := range v.Notes {
			s.add(kindNote, n.Sentence)
		}
	}
	rows := stack()
	for _, part := range s.parts {
		rows.Add(part.content())
	}
	buttons := container.NewHBox()
	if !p.state.Own() && len(p.state.Gaps) == 0 {
		buttons.Add(widget.Secondary("Corriger les compléments", p.complete))
	}
	if usable := p.desk.Fiches(); len(usable) > 1 && len(p.state.Gaps) == 0 {
		if usable[0].Code == p.fiche.Code {
			rows.Add(newPart(kindFact, "Nouvelles sessions", "Cette fiche est proposée d’abord").content())
		} else {
			buttons.Add(widget.Secondary("La proposer d’abord aux nouvelles sessions", func() { p.prefer(p.fiche) }))
		}
	}
	return []fyne.CanvasObject{rows, buttons}
}

// prefer makes a fiche the one that new sessions are for unless one says otherwise.
func (p *Page) prefer(f *rncp.Fiche) {
	centre, err := p.desk.Centre.Get()
	if err == nil {
		centre.Fiche = f.Code
		err = p.desk.Centre.Save(context.Background(), centre, "Fiche des nouvelles sessions : "+f.RNCPCode())
	}
	if err != nil {
		p.host.Refuse(err)
		return
	}
	p.host.Tell("Nouvelles sessions : « " + f.Title + " » est proposée d’abord.")
}

// titles lists titles of blocs as one reads them.
func titles(side data.BlocsHeld) string {
	var all string
	for i, t := range side.Titles {
		if i > 0 {
			all += " et "
		}
		all += "« " + t + " »"
	}
	return all
}
