package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
)

// TextField is one line of text. Return and Escape can do something.
type TextField struct {
	fw.Entry
	OnEscape func()
	OnLeave  func()               // the focus has gone elsewhere
	OnKey    func(*fyne.KeyEvent) // told every key but Escape, before the field
}

// NewTextField returns a field that shows a hint while it is empty.
func NewTextField(hint string) *TextField {
	f := &TextField{}
	f.PlaceHolder = hint
	f.ExtendBaseWidget(f)
	return f
}

// NewTextArea returns a field that shows so many rows of one running text: Return confirms it, Tab leaves it.
func NewTextArea(hint string, rows int) *TextField {
	f := NewTextField(hint)
	f.MultiLine, f.Wrapping = true, fyne.TextWrapWord
	f.SetMinRowsVisible(rows)
	return f
}

// AcceptsTab leaves Tab to the focus.
func (f *TextField) AcceptsTab() bool { return false }

// TypedKey gives Escape a meaning, or lets it through.
func (f *TextField) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case f.MultiLine && (ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter):
		if f.OnSubmitted != nil {
			f.OnSubmitted(f.Text)
		}
	case ev.Name != fyne.KeyEscape:
		if f.OnKey != nil {
			f.OnKey(ev)
		}
		f.Entry.TypedKey(ev)
	case f.OnEscape != nil:
		f.OnEscape()
	default:
		bubble(f, ev)
	}
}

// FocusGained brings the field in sight.
func (f *TextField) FocusGained() {
	f.Entry.FocusGained()
	revealFocused()
}

// FocusLost tells that one has left the field.
func (f *TextField) FocusLost() {
	f.Entry.FocusLost()
	if f.OnLeave != nil {
		f.OnLeave()
	}
}

// Field is one entry of a form: its label above, what is wrong with it below. The value stays for correction.
type Field struct {
	Label string
	Hint  string // shown below while nothing is wrong; may be empty
	Input fyne.CanvasObject
	// Check says what is wrong, as an error with the user's sentence; nil when nothing is. It may be nil itself.
	Check func() error

	below *fw.RichText
}

// Form is fields below one another. It shows all that is wrong at once and puts the focus on the first.
type Form struct {
	Fields []*Field
	focus  func(fyne.Focusable)
}

// NewForm returns a form; focus moves the focus in its window.
func NewForm(focus func(fyne.Focusable), fields ...*Field) *Form {
	return &Form{Fields: fields, focus: focus}
}

// Content lays the fields out.
func (f *Form) Content() fyne.CanvasObject {
	rows := make([]fyne.CanvasObject, len(f.Fields))
	for i, field := range f.Fields {
		rows[i] = field.content()
	}
	return VStack(1, rows...)
}

func (f *Field) content() fyne.CanvasObject {
	f.below = Small(f.Hint)
	if f.Hint == "" {
		f.below.Hide()
	}
	return container.NewVBox(Strong(f.Label), f.Input, f.below)
}

// Valid checks every field, shows what is wrong beside each, puts the focus on the first wrong one, and reports whether
// all is well.
func (f *Form) Valid() bool {
	var first fyne.Focusable
	ok := true
	for _, field := range f.Fields {
		var err error
		if field.Check != nil {
			err = field.Check()
		}
		field.Tell(err)
		if err != nil && ok {
			ok = false
			first = Focusable(field.Input)
		}
	}
	if first != nil && f.focus != nil {
		f.focus(first)
	}
	return ok
}

// Tell shows what is wrong with the field, or takes it away.
func (f *Field) Tell(err error) {
	if f.below == nil {
		return
	}
	said, colour := data.Typography(f.Hint), ColorQuiet
	if err != nil {
		said, colour = data.Typography(err.Error()), theme.ColorNameError
	}
	if s, ok := f.below.Segments[0].(*fw.TextSegment); ok {
		s.Text, s.Style.ColorName = said, colour
	}
	if said == "" {
		f.below.Hide()
	} else {
		f.below.Show()
	}
	f.below.Refresh()
}

// Said returns what stands below the field, for tests, its no-break spaces being spaces.
func (f *Field) Said() string {
	if s, ok := f.below.Segments[0].(*fw.TextSegment); ok {
		return strings.ReplaceAll(s.Text, "\u00a0", " ")
	}
	return ""
}

// Focusable returns the first thing within an object that can have the focus, or nil. What is hidden cannot.
func Focusable(o fyne.CanvasObject) fyne.Focusable {
	if f, ok := o.(fyne.Focusable); ok {
		return f
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, child := range c.Objects {
			if f := Focusable(child); f != nil && child.Visible() {
				return f
			}
		}
	}
	return nil
}
