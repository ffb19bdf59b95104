package settings

import (
	"strings"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/widget"
)

// parchmentSignatory is who signs the parchments, for a centre that prints them. It stays out of sight for the others.
func (p *Page) parchmentSignatory() fyne.CanvasObject {
	left := p.column(&widget.Field{Label: "Signataire des parchemins", Hint: "Vide : celui des certificats de bloc.",
		Input: p.name("Prénom et nom", func(c *data.Centre) *string { return &c.Parchment.Signatory.Name })})
	right := p.column(
		&widget.Field{Label: "Sa qualité", Input: p.name("Président", func(c *data.Centre) *string { return &c.Parchment.Signatory.Capacity })},
		&widget.Field{Label: "Référence de la délégation", Hint: "Son numéro et sa date.",
			Input: p.name("n° 2020-16 du 3 février 2020", func(c *data.Centre) *string { return &c.Parchment.Signatory.Delegation })})
	p.parchment = widget.Halves(left, right)
	return p.parchment
}

// showParchment says what the settings lack for parchments, where the centre prints them.
func (p *Page) showParchment() {
	if !p.saved.Parchment.Allowed {
		p.parchment.Hide()
		return
	}
	p.parchment.Show()
	typed := p.typed()
	if missing := typed.MissingForParchment(); len(missing) > 0 && typed.ParchmentSignatory() != typed.Delegate { // of whom it is said already
		p.status.Add(widget.Banner(widget.ToneWarning, "Aucun parchemin n’est émis. Il manque : "+strings.Join(missing, ", ")+"."))
	}
}
