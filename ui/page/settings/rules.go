package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// ruled is the règlement, with the blocs of one certification at a time where the centre works with several.
type ruled struct {
	page    *Page
	fiche   *rncp.Fiche
	which   *widget.Select // nil where there is no choice
	intro   *fyne.Container
	content *fyne.Container
}

func newRuled(p *Page) *ruled {
	r := &ruled{page: p, intro: container.NewVBox(), content: container.NewStack()}
	fiches := p.desk.Fiches()
	if len(fiches) > 1 {
		var choices []widget.Choice
		for _, f := range fiches {
			choices = append(choices, widget.Choice{Key: f.Code, Label: f.Title + " (" + f.RNCPCode() + ")"})
		}
		r.which = widget.NewSelect(r.pick, choices...)
	}
	r.show(fiches[0])
	return r
}

// card heads the règlement.
func (r *ruled) card() fyne.CanvasObject {
	rows := widget.VStack(1, widget.Heading("Règlement des nouvelles sessions"), r.intro, widget.Small("Les sessions déjà ouvertes gardent le règlement qu’elles ont."))
	if r.which != nil {
		rows.Add(container.NewVBox(widget.Strong("Blocs de la certification"), widget.Width(r.which, 460)))
	}
	return widget.Card(rows)
}

// show puts the form for a certification in the place of the other.
func (r *ruled) show(f *rncp.Fiche) {
	p := r.page
	r.fiche = f
	p.rules = widget.NewRulesForm(f, p.host.Focus, p.saved.Rules)
	p.rules.OnChanged, p.rules.OnSubmit = p.edited, p.save
	r.intro.Objects = []fyne.CanvasObject{p.rules.Intro()}
	r.content.Objects = []fyne.CanvasObject{p.rules.Content()}
}

// pick shows the blocs of another certification, unless something is typed that would be lost.
func (r *ruled) pick(code string) {
	if code == r.fiche.Code {
		return
	}
	if r.page.rules.Changed() {
		r.which.Pick(r.fiche.Code)
		r.page.host.Refuse(data.Refuse("Le règlement est modifié et pas encore enregistré.").Hint("Enregistrez-le ou annulez, puis choisissez l’autre certification."))
		return
	}
	for _, f := range r.page.desk.Fiches() {
		if f.Code == code {
			r.show(f)
			r.page.edited()
		}
	}
}

// restore shows the certification whose blocs were being typed.
func (r *ruled) restore(code string) {
	if r.which != nil && code != r.fiche.Code {
		r.which.Pick(code)
	}
}
