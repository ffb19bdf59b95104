package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"certibloc/ui/widget"
)

// section is a part of the page that one goes to.
type section struct {
	name string
	card fyne.CanvasObject
}

// lead returns the cards of the sections below one another, and the row of what leads to each, which takes the lines it needs.
func (p *Page) lead(sections ...section) (row, cards *fyne.Container) {
	row, cards = container.New(layout.NewRowWrapLayoutWithCustomPadding(0, 0)), widget.VStack(2)
	for _, s := range sections {
		cards.Add(s.card)
		if s.name != "" {
			row.Add(widget.Plain(s.name, func() { p.scroll.ScrollToOffset(fyne.NewPos(0, s.card.Position().Y)) }))
		}
	}
	return row, cards
}
