package settings

import (
	"strings"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/widget"
)

// centreCard is the centre itself. Its code stands in the numbers of documents, and stays once one bears it.
func (p *Page) centreCard(numbered bool) fyne.CanvasObject {
	name := p.name("CCI Cantal", func(c *data.Centre) *string { return &c.Name })
	code := p.name("CANTAL", func(c *data.Centre) *string { return &c.Code })
	city := p.name("Aurillac", func(c *data.Centre) *string { return &c.City })
	address := p.name("1 place de l’Exemple, 15000 Aurillac", func(c *data.Centre) *string { return &c.Address })
	p.first = name
	hint := "Il figure dans le numéro de chaque document."
	if numbered {
		code.Disable()
		hint = "Des documents portent déjà ce code : il ne change plus."
	}
	return widget.Card(widget.VStack(1, widget.Heading("Le centre"),
		widget.Halves(
			p.column(&widget.Field{Label: "Nom", Input: name, Check: p.check(func(c *data.Centre) { c.Name = trimmed(name) })}),
			p.column(&widget.Field{Label: "Code", Hint: hint, Input: code, Check: p.check(func(c *data.Centre) { c.Code = trimmed(code) })})),
		widget.Halves(
			p.column(&widget.Field{Label: "Ville", Hint: "Où les documents sont délivrés.", Input: city,
				Check: p.check(func(c *data.Centre) { c.City = trimmed(city) })}),
			p.column(&widget.Field{Label: "Adresse", Hint: "Sur une ligne.", Input: address,
				Check: p.check(func(c *data.Centre) { c.Address = trimmed(address) })}))))
}

// signatoryCard is who signs what.
func (p *Page) signatoryCard() fyne.CanvasObject {
	left := p.column(
		&widget.Field{Label: "Responsable du centre", Hint: "Signe les attestations et les lettres.",
			Input: p.name("Prénom et nom", func(c *data.Centre) *string { return &c.Head.Name })},
		&widget.Field{Label: "Sa qualité", Input: p.name("Directrice de la formation", func(c *data.Centre) *string { return &c.Head.Capacity })},
	)
	right := p.column(
		&widget.Field{Label: "Signataire des certificats de bloc", Hint: "Signe pour le certificateur, par sa délégation.",
			Input: p.name("Prénom et nom", func(c *data.Centre) *string { return &c.Delegate.Name })},
		&widget.Field{Label: "Sa qualité", Input: p.name("Par délégation du Président", func(c *data.Centre) *string { return &c.Delegate.Capacity })},
		&widget.Field{Label: "Référence de la délégation", Hint: "Son numéro et sa date.",
			Input: p.name("n° 2020-15 du 3 février 2020", func(c *data.Centre) *string { return &c.Delegate.Delegation })},
	)
	return widget.Card(widget.VStack(1, widget.Heading("Qui signe"), widget.Halves(left, right), p.parchmentSignatory(), p.status))
}

// showStatus says what the settings as typed allow to issue.
func (p *Page) showStatus() {
	missing := p.typed().MissingForCertificate()
	p.status.RemoveAll()
	defer p.showParchment()
	if len(missing) > 0 {
		p.status.Add(widget.Banner(widget.ToneWarning, "Sans délégation, aucun certificat de bloc n’est émis ; l’attestation du centre l’est. Il manque : "+
			strings.Join(missing, ", ")+"."))
		return
	}
	p.status.Add(widget.Small("Les certificats de bloc peuvent être émis. Sans délégation, aucun ne le serait ; l’attestation du centre, si."))
}

// column lays fields out below one another and checks them with the rest of the page.
func (p *Page) column(fields ...*widget.Field) fyne.CanvasObject {
	p.form.Fields = append(p.form.Fields, fields...)
	return widget.NewForm(nil, fields...).Content()
}

// check asks the entity what is wrong with one field, the others being as they are on disk.
func (p *Page) check(put func(*data.Centre)) func() error {
	return func() error {
		centre := p.saved
		put(&centre)
		return centre.Validate()
	}
}
