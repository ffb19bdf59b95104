package settings

import (
	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/widget"
)

// numberCard is the pattern of the numbers of documents, with the next one as it would be.
func (p *Page) numberCard() fyne.CanvasObject {
	pattern := p.text(data.DefaultNumbering,
		func(c data.Centre) string {
			if c.Numbering == "" {
				return data.DefaultNumbering
			}
			return c.Numbering
		},
		func(c *data.Centre, s string) {
			c.Numbering = s
			if s == data.DefaultNumbering {
				c.Numbering = ""
			}
		})
	p.number = widget.Body("")
	field := &widget.Field{Label: "Modèle", Input: pattern, Check: func() error { return data.CheckNumbering(orUsual(trimmed(pattern)), p.typed().Code) },
		Hint: "{centre}, {série} (CB pour un certificat, AR pour une attestation), {année} et {rang}, ou {rang:6} pour six chiffres. " +
			"Les documents déjà émis gardent leur numéro, et la suite continue sans trou."}
	return widget.Card(widget.VStack(1, widget.Heading("Numéros des documents"), p.column(field), p.number))
}

// showNumber says what the next certificate would be numbered with what is typed, or why not.
func (p *Page) showNumber() {
	typed := p.typed()
	err := data.CheckNumbering(orUsual(typed.Numbering), typed.Code)
	next, nextErr := p.desk.Documents.Next(data.KindBlocCertificate, typed.Numbering)
	if err == nil {
		err = nextErr
	}
	if err != nil {
		widget.SetText(p.number, "Ce modèle ne convient pas. "+err.Error())
		return
	}
	next.Centre = typed.Code
	widget.SetText(p.number, "Le prochain certificat : "+next.String())
}

func orUsual(pattern string) string {
	if pattern == "" {
		return data.DefaultNumbering
	}
	return pattern
}
