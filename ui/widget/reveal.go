package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"
)

// revealRoom is left between what is revealed and the edge of what scrolls.
const revealRoom = 3 * Unit

// Reveal scrolls what an object lies in until the object is in sight. Fyne moves the focus without scrolling, so that
// who works by keyboard alone would type into a field that he does not see.
func Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(o)
	if c == nil {
		return
	}
	root := c.Content()
	if top := c.Overlays().Top(); top != nil {
		root = top
	}
	scroll := scrollAround(root, o, nil)
	if scroll != nil && o.Visible() {
		revealIn(scroll, o)
	}
}

// revealIn scrolls until an object that lies in the scroll is in sight.
func revealIn(scroll *container.Scroll, o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	y := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(scroll).Y
	offset := scroll.Offset
	switch below := y + o.Size().Height + revealRoom - scroll.Size().Height; {
	case y < revealRoom:
		offset.Y += y - revealRoom
	case below > 0:
		offset.Y += below
	default:
		return
	}
	scroll.ScrollToOffset(offset)
}

// revealFocused brings what has just got the focus in sight. It asks the canvas what that is: a widget that is embedded
// in another does not know the outer one, which is what lies on the page.
func revealFocused() {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if o, ok := w.Canvas().Focused().(fyne.CanvasObject); ok {
			Reveal(o)
		}
	}
}

// scrollAround returns the innermost scroll that holds an object, among what our pages are made of.
func scrollAround(at, o fyne.CanvasObject, inner *container.Scroll) *container.Scroll {
	if at == o {
		return inner
	}
	switch at := at.(type) {
	case *container.Scroll:
		return scrollAround(at.Content, o, at)
	case *Surface:
		return scrollAround(at.Content, o, inner)
	case *fw.PopUp:
		return scrollAround(at.Content, o, inner)
	case *fyne.Container:
		for _, child := range at.Objects {
			if found := scrollAround(child, o, inner); found != nil {
				return found
			}
		}
	}
	return nil
}

// ScrollKeys returns what scrolls a page by its keys, for a field or button that has the focus (OnKey): what one only
// reads cannot have it, and would stay out of sight without a mouse.
func ScrollKeys(scroll *container.Scroll) func(*fyne.KeyEvent) {
	return func(ev *fyne.KeyEvent) {
		step := float32(0)
		switch ev.Name {
		case fyne.KeyDown:
			step = 5 * Unit
		case fyne.KeyUp:
			step = -5 * Unit
		case fyne.KeyPageDown:
			step = scroll.Size().Height - 5*Unit
		case fyne.KeyPageUp:
			step = 5*Unit - scroll.Size().Height
		default:
			return
		}
		scroll.ScrollToOffset(scroll.Offset.AddXY(0, step))
	}
}
