package home

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"certibloc/ui/widget"
)

const barHeight = 6

// newBar draws how much is done; the words beside it say the same.
func newBar(done, of int) fyne.CanvasObject {
	full := container.NewStack(strip(theme.ColorNameSeparator))
	if done > 0 {
		full.Add(widget.Shares([]float32{float32(done), float32(of - done)}, strip(theme.ColorNamePrimary), layout.NewSpacer()))
	}
	return widget.Margin(full, 1)
}

func strip(name fyne.ThemeColorName) fyne.CanvasObject {
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(0, barHeight))
	s := widget.NewSurface(name, room)
	s.Radius = barHeight / 2
	return s
}

// middle sets an object half-way down the room that it is given.
func middle(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(layout.NewSpacer(), o, layout.NewSpacer())
}

// underText sets a button below a text so that their left edges line up.
func underText(b *widget.Button) fyne.CanvasObject {
	return container.NewHBox(container.New(layout.NewCustomPaddedLayout(0, widget.Unit, widget.Unit, 0), b))
}
