package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Find is the shortcut that searches everywhere: Ctrl+F, Cmd+F on a Mac.
var Find = &desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierShortcutDefault}

// find is what it does in the one window of the program. A field that has the focus takes every shortcut before the canvas
// hears of it, hence both.
var find func()

// OnFind calls search on Ctrl+F, whatever has the focus.
func OnFind(c fyne.Canvas, search func()) {
	find = search
	c.AddShortcut(Find, func(fyne.Shortcut) { search() })
}

// TypedShortcut lets the shortcut of the search through.
func (f *TextField) TypedShortcut(s fyne.Shortcut) {
	if s.ShortcutName() == Find.ShortcutName() && find != nil {
		find()
		return
	}
	f.Entry.TypedShortcut(s)
}
