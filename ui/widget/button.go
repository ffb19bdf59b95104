package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"
)

// Button is a button that Return presses too: Fyne's knows the space bar alone.
type Button struct {
	fw.Button
	OnKey func(*fyne.KeyEvent) // told the keys that the button has no use for
	// OnEscape is called on Escape instead of what it closes otherwise.
	OnEscape func()
}

func newButton(label string, importance fw.Importance, fn func()) *Button {
	b := &Button{}
	b.Text, b.Importance, b.OnTapped = label, importance, fn
	b.ExtendBaseWidget(b)
	return b
}

// Primary is the one main action of a page or dialog.
func Primary(label string, fn func()) *Button { return newButton(label, fw.HighImportance, fn) }

// Secondary is any other action.
func Secondary(label string, fn func()) *Button { return newButton(label, fw.MediumImportance, fn) }

// Plain is an action that looks like a line of text.
func Plain(label string, fn func()) *Button {
	b := newButton(label, fw.LowImportance, fn)
	b.Alignment = fw.ButtonAlignLeading
	return b
}

// TypedKey presses the button on Return and Enter as well as on the space bar, and lets Escape through.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if !b.Disabled() && b.OnTapped != nil {
			b.OnTapped()
		}
	case fyne.KeyEscape:
		if b.OnEscape != nil {
			b.OnEscape()
			return
		}
		bubble(b, ev)
	default:
		if b.OnKey != nil {
			b.OnKey(ev)
		}
		b.Button.TypedKey(ev)
	}
}

// FocusGained brings the button in sight.
func (b *Button) FocusGained() {
	b.Button.FocusGained()
	revealFocused()
}

// NavButton is an entry of the navigation: Return opens it, and the place where one is stands out.
func NavButton(label string, icon fyne.Resource, fn func()) *Button {
	b := Plain(label, fn)
	b.Icon = icon
	b.Refresh()
	return b
}

// SetHere marks the entry of the navigation as the place where one is.
func (b *Button) SetHere(here bool) {
	importance := fw.LowImportance
	if here {
		importance = fw.HighImportance
	}
	if b.Importance != importance {
		b.Importance = importance
		b.Refresh()
	}
}

// The icons of the program.
var (
	IconHome      = theme.HomeIcon
	IconSessions  = theme.CalendarIcon
	IconPeople    = theme.AccountIcon
	IconRegister  = theme.StorageIcon
	IconNetwork   = theme.MailSendIcon
	IconFigures   = theme.GridIcon
	IconReference = theme.DocumentIcon
	IconSettings  = theme.SettingsIcon
)
