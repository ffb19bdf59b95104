package widget

import (
	"fyne.io/fyne/v2"
	fw "fyne.io/fyne/v2/widget"
)

// Select is a choice of one among several, folded: the space bar or Return unfolds it, the arrows choose.
type Select struct {
	fw.Select
	OnPicked func(key string)

	choices []Choice
}

// NewSelect returns a choice among several, the first one chosen.
func NewSelect(picked func(key string), choices ...Choice) *Select {
	s := &Select{OnPicked: picked}
	s.PlaceHolder = "Choisir" // Fyne says it in English
	s.ExtendBaseWidget(s)
	s.SetChoices(choices)
	s.OnChanged = func(string) {
		if s.OnPicked != nil {
			s.OnPicked(s.Key())
		}
	}
	return s
}

// SetChoices gives other choices; what is chosen stays where it is still among them, and is the first one otherwise.
func (s *Select) SetChoices(choices []Choice) {
	kept := s.Key()
	s.choices, s.Options = choices, nil
	at := 0
	for i, c := range choices {
		s.Options = append(s.Options, c.Label)
		if c.Key == kept {
			at = i
		}
	}
	before := s.OnChanged
	s.OnChanged = nil
	s.SetSelectedIndex(at)
	s.OnChanged = before
}

// Key returns the key chosen.
func (s *Select) Key() string {
	if i := s.SelectedIndex(); i >= 0 && i < len(s.choices) {
		return s.choices[i].Key
	}
	return ""
}

// Pick chooses a key.
func (s *Select) Pick(key string) {
	for i, c := range s.choices {
		if c.Key == key {
			s.SetSelectedIndex(i)
		}
	}
}

// TypedKey unfolds the choices on Return too, and lets Escape through.
func (s *Select) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		s.Select.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	case fyne.KeyEscape:
		bubble(s, ev)
	default:
		s.Select.TypedKey(ev)
	}
}

// FocusGained brings the choice in sight.
func (s *Select) FocusGained() {
	s.Select.FocusGained()
	revealFocused()
}
