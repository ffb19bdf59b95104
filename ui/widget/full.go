package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Full covers the window in which an object lies with content, large enough to be read across a room, and makes the window
// fill the screen. Nothing of the page stays in sight. Keys that nothing in it takes go to onKey; Escape leaves. It returns
// what shows the content as it has become, and what leaves.
func Full(o fyne.CanvasObject, content fyne.CanvasObject, onKey func(*fyne.KeyEvent), left func()) (show, leave func()) {
	window := windowOf(o)
	if window == nil {
		return func() {}, func() {}
	}
	c := window.Canvas()
	before, was := c.Focused(), window.FullScreen()
	large := container.NewThemeOverride(Margin(content, 4), wall{fyne.CurrentApp().Settings().Theme()})
	cover := container.NewStack(NewSurface(ColorSurface, large))
	gone := false
	previous := c.OnTypedKey()
	leave = func() {
		if gone {
			return
		}
		gone = true
		c.SetOnTypedKey(previous)
		c.Overlays().Remove(cover)
		window.SetFullScreen(was)
		if before != nil {
			c.Focus(before)
		}
		left()
	}
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyEscape {
			leave()
			return
		}
		onKey(ev)
	})
	c.Overlays().Add(cover)
	window.SetFullScreen(true)
	return large.Refresh, leave
}

// windowOf returns the window in which an object lies, or nil.
func windowOf(o fyne.CanvasObject) fyne.Window {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if holds(w.Content(), o) {
			return w
		}
	}
	return nil
}

// holds reports whether an object is among the containers below another.
func holds(at, o fyne.CanvasObject) bool {
	if at == o {
		return true
	}
	if c, ok := at.(*fyne.Container); ok {
		for _, child := range c.Objects {
			if holds(child, o) {
				return true
			}
		}
	}
	return false
}

// wall is a theme in letters that are read across a room.
type wall struct{ fyne.Theme }

const wallScale = 1.9

// Size returns the sizes of letters larger, and the others as they are.
func (w wall) Size(n fyne.ThemeSizeName) float32 {
	switch size := w.Theme.Size(n); n {
	case theme.SizeNameText, theme.SizeNameHeadingText, theme.SizeNameSubHeadingText, theme.SizeNameCaptionText,
		theme.SizeNameInlineIcon, theme.SizeNameLineSpacing:
		return size * wallScale
	default:
		return size
	}
}

// OnUndo calls undo on Ctrl+Z (Cmd+Z) as long as an object lies in the window, unless what has the focus undoes its own typing.
// One object at a time can ask for it.
func OnUndo(o fyne.CanvasObject, undo func()) {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		w.Canvas().AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) {
			if holds(w.Content(), o) {
				undo()
			}
		})
	}
}

// Bubble hands a key that a widget has no use for to the canvas that it lies on, where Escape closes what is over the page.
func Bubble(o fyne.CanvasObject, ev *fyne.KeyEvent) { bubble(o, ev) }
