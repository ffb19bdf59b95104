package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"certibloc/ui/widget"
)

// shares sets objects side by side, each with its part of the width.
type shares []float32

func (s shares) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, o := range objects {
		w := size.Width * s[i]
		h := min(o.MinSize().Height, size.Height)
		o.Resize(fyne.NewSize(w, h))
		o.Move(fyne.NewPos(x, (size.Height-h)/2))
		x += w
	}
}

func (s shares) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(600, height)
}

// fraction gives its one object a part of the width.
type fraction float32

const barHeight = 6

func (f fraction) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width*float32(f), size.Height))
		o.Move(fyne.NewPos(0, 0))
	}
}

func (f fraction) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(80, barHeight) }

// newBar draws how much is done; the words beside it say the same.
func newBar(done, of int) fyne.CanvasObject {
	part := fraction(0)
	if of > 0 {
		part = fraction(float32(done) / float32(of))
	}
	room := func() fyne.CanvasObject { return container.New(fraction(1)) }
	ground, fill := widget.NewSurface(theme.ColorNameSeparator, room()), widget.NewSurface(theme.ColorNamePrimary, room())
	ground.Radius, fill.Radius = barHeight/2, barHeight/2
	return widget.Margin(container.NewStack(ground, container.New(part, fill)), 1)
}

// underText sets a button below a text so that their left edges line up.
func underText(b *widget.Button) fyne.CanvasObject {
	return container.NewHBox(container.New(layout.NewCustomPaddedLayout(0, widget.Unit, widget.Unit, 0), b))
}
