package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// The shortcuts of the whole window: with Ctrl, or Cmd on a Mac.
var (
	Find = &desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierShortcutDefault} // searches everywhere
	Lock = &desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierShortcutDefault} // locks the window

	Journal = &desktop.CustomShortcut{KeyName: fyne.KeyJ, Modifier: fyne.KeyModifierShortcutDefault} // opens the journal
)

// everywhere is what they do in the one window of the program, by their names. A field that has the focus takes every shortcut
// before the canvas hears of it, hence both.
var everywhere = map[string]func(){}

// OnShortcut calls fn on a shortcut, whatever has the focus.
func OnShortcut(c fyne.Canvas, s *desktop.CustomShortcut, fn func()) {
	everywhere[s.ShortcutName()] = fn
	c.AddShortcut(s, func(fyne.Shortcut) { fn() })
}

// TypedShortcut lets the shortcuts of the window through.
func (f *TextField) TypedShortcut(s fyne.Shortcut) {
	if fn := everywhere[s.ShortcutName()]; fn != nil {
		fn()
		return
	}
	f.Entry.TypedShortcut(s)
}
