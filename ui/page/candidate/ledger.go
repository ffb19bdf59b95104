package candidate

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// held is the ledger: which blocs of the fiche the person holds, since when and on which ground, and whether the
// certification is pronounced.
func (p *Page) held() fyne.CanvasObject {
	ledger := p.person.Ledger
	count := widget.Quiet(fmt.Sprintf("%d sur %d. Un bloc acquis l’est sans limite de durée.", ledger.Blocs(p.fiche), len(p.fiche.Blocs)))
	count.Wrapping = fyne.TextWrapOff
	var add fyne.CanvasObject
	if !ledger.Pronounced() { // then there is nothing left to add
		add = container.NewCenter(p.add)
	}
	head := container.NewBorder(nil, nil, widget.HStack(widget.Heading("Les blocs acquis"), container.NewCenter(count)), add)
	whole := widget.VStack(0.5, head)
	if which := p.certifications(); which != nil {
		whole.Add(which)
	}
	rows := make([]fyne.CanvasObject, 0, len(p.fiche.Blocs)+2)
	for _, b := range p.fiche.Blocs {
		title := tight(widget.Body(b.Title), widget.Small(fmt.Sprintf("n° %d de la fiche", b.Number)))
		rows = append(rows, p.ledgerRow(b.Key, title, "Acquis le ", tight(widget.Quiet("Pas encore acquis"))))
	}
	all := tight(strong("Certification complète"), widget.Small(p.fiche.Title))
	rows = append(rows, p.ledgerRow(data.WholeCertification, all, "Prononcée le ", p.awaiting()))
	for _, w := range p.person.Withdrawn {
		if w.Fiche == p.fiche.Code {
			rows = append(rows, p.takenBack(w))
		}
	}
	whole.Add(lines(rows...))
	return whole
}

// certifications lets one choose the certification of the ledger, where the centre works with several.
func (p *Page) certifications() fyne.CanvasObject {
	fiches := p.desk.Fiches()
	if len(fiches) == 1 {
		return nil
	}
	if p.which == nil { // once, so that choosing leaves the focus where it is
		var choices []widget.Choice
		for _, f := range fiches {
			choices = append(choices, widget.Choice{Key: f.Code, Label: f.Title})
		}
		p.which = widget.NewRadioRow(choices...)
		p.which.OnChanged = func(code string) {
			p.chosen = code
			p.Refresh()
		}
	}
	p.which.Set(p.fiche.Code)
	return p.which.Content()
}

// ficheOf returns the certification of a code, or that of the ledger where it is not installed any more.
func (p *Page) ficheOf(code string) *rncp.Fiche {
	for _, f := range p.desk.Fiches() {
		if f.Code == code {
			return f
		}
	}
	return p.fiche
}

// ledgerShares are the columns of the ledger: what is held, since when and why, what can be done about it.
var ledgerShares = []float32{0.38, 0.43, 0.19}

// ledgerRow is one line of the ledger. lacking stands where the bloc is not held.
func (p *Page) ledgerRow(bloc rncp.BlocKey, title fyne.CanvasObject, held string, lacking *fyne.Container) fyne.CanvasObject {
	icon, why := theme.NewColoredResource(theme.RadioButtonIcon(), widget.ColorQuiet), lacking
	if h, ok := p.person.Ledger[bloc]; ok {
		icon = theme.NewColoredResource(theme.ConfirmIcon(), theme.ColorNameSuccess)
		why = tight(widget.Body(held+h.On.French()), widget.Small(p.ground(h)))
	}
	if bloc == data.WholeCertification && p.person.Ledger.Pronounced() && !p.person.Ledger.Complete(p.fiche) {
		why.Add(widget.Coloured("Elle est prononcée alors qu’il manque : "+p.lacking()+". Faites corriger la décision par le jury.", theme.ColorNameWarning))
	}
	actions := widget.VStack(0.5)
	for _, prior := range p.person.Priors {
		if prior.Bloc == bloc && prior.Fiche == p.fiche.Code {
			p.entry(prior, why)
			if prior.Ground == data.GroundRegister && bloc != data.WholeCertification {
				b := p.button("duplicata "+prior.ID, "Établir un duplicata…", func() { p.askEarlier(prior) })
				actions.Add(container.NewHBox(layout.NewSpacer(), b))
			}
			actions.Add(container.NewHBox(layout.NewSpacer(), p.button(prior.ID, "Retirer", func() { p.withdraw(prior) })))
		}
	}
	if bloc == data.WholeCertification && p.person.Ledger.Pronounced() {
		actions.Add(container.NewHBox(layout.NewSpacer(), p.parchment(why)))
	}
	return widget.Shares(ledgerShares, marked(icon, title), why, actions)
}

// parchment says how the network numbers the parchment, and leads to noting it: that of the centre's own document or of its
// request, or of what the certifier delivered without either.
func (p *Page) parchment(why *fyne.Container) fyne.CanvasObject {
	of, before := p.ofParchment()
	b := p.button("parchemin", "", func() {
		widget.AskNetworkNumber(p.host, p.desk.Documents, p.desk.Today(), of, "Parchemin de "+p.person.Candidate.Name(), before)
	})
	b.SetText("N° du parchemin…")
	if before != nil {
		why.Add(widget.Small("Parchemin du certificateur " + widget.NetworkWords(*before)))
		b.SetText("Corriger le n°…")
	}
	return b
}

// ofParchment returns what the number of the parchment hangs on, and the number noted, or nil.
func (p *Page) ofParchment() (of data.NetworkNumber, before *data.NetworkNumber) {
	of = data.NetworkNumber{Candidate: p.id, Fiche: p.fiche.Code, Bloc: data.WholeCertification}
	for i, n := range p.network {
		if n.Fiche == of.Fiche && n.Bloc == of.Bloc {
			return of, &p.network[i]
		}
	}
	for _, d := range slices.Backward(p.person.Documents) {
		if d.Number.Kind != data.KindParchment && d.Number.Kind != data.KindRequest {
			continue
		}
		if e, err := p.desk.Documents.Entry(d.ID); err == nil && e.InForce() {
			return data.NetworkNumber{Document: d.ID}, e.Network
		}
	}
	return of, nil
}

// marked sets an icon beside the first line of a text, as far in as the headings.
func marked(icon fyne.Resource, words fyne.CanvasObject) fyne.CanvasObject {
	const in = widget.Unit
	mark := container.New(layout.NewCustomPaddedLayout(in, 0, in, 0), container.NewVBox(fw.NewIcon(icon)))
	return container.NewBorder(nil, nil, mark, nil, words)
}

// ground says on which ground a bloc is held, and in which session of this folder.
func (p *Page) ground(h rules.Holding) string {
	said := sentence(h.Words())
	for _, s := range p.person.Sittings {
		if s.Session.ID != h.Session {
			continue
		}
		said += ", session " + s.Session.Name
		for _, d := range s.Case.Decisions {
			if d.ID == h.Decision && d.Correction {
				said += " (corrigé)"
			}
		}
	}
	return said
}

// entry says what is known of an entry besides its ground. The ground too, where another one came before and stands.
func (p *Page) entry(prior data.Prior, why *fyne.Container) {
	if p.person.Ledger[prior.Bloc].Prior != prior.ID {
		why.Add(widget.Small("Saisi aussi : " + string(prior.Ground) + " le " + prior.On.French() + ", " + prior.Source))
	}
	checked := "Vérifié par " + prior.CheckedBy + " le " + prior.CheckedOn.French()
	if prior.Number != "" {
		checked += " · document délivré alors : " + prior.Number
	}
	why.Add(widget.Small(checked))
}

// awaiting says what the certification waits for.
func (p *Page) awaiting() *fyne.Container {
	if p.person.Ledger.Complete(p.fiche) {
		return tight(widget.Coloured(widget.AllBlocs(p.fiche)+" sont acquis : le jury peut prononcer la certification.", theme.ColorNameSuccess))
	}
	return tight(widget.Quiet("Il manque : " + p.lacking() + "."))
}

func (p *Page) lacking() string {
	var titles []string
	for _, b := range p.person.Ledger.Lacking(p.fiche) {
		titles = append(titles, "« "+b.Title+" »")
	}
	return strings.Join(titles, ", ")
}

// takenBack is an entry that was made by mistake: it stays, with the reason.
func (p *Page) takenBack(w data.Prior) fyne.CanvasObject {
	icon := theme.NewColoredResource(theme.CancelIcon(), widget.ColorQuiet)
	title := tight(widget.Quiet(p.subject(w.Bloc)), widget.Small("Saisi par erreur, retiré"))
	why := tight(widget.Quiet(sentence(string(w.Ground))+" le "+w.On.French()+", "+w.Source), widget.Small("Motif : "+w.Withdrawn))
	return widget.Shares(ledgerShares, marked(icon, title), why, container.NewVBox())
}

// subject names a bloc, or the whole certification.
func (p *Page) subject(bloc rncp.BlocKey) string {
	if b, ok := p.fiche.Bloc(bloc); ok {
		return b.Title
	}
	return "Certification complète"
}
