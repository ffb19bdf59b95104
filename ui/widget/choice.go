package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"
)

// Radio is a choice of one among a few, made of buttons so that every key works on it. None is chosen at first.
type Radio struct {
	OnChanged func(key string)

	choices []Choice
	buttons []*Button
	key     string
	content *fyne.Container
}

// NewRadio returns a choice among a few, below one another.
func NewRadio(choices ...Choice) *Radio {
	r := &Radio{content: container.NewVBox()}
	r.SetChoices(choices)
	return r
}

// NewRadioRow returns a choice among a few, side by side.
func NewRadioRow(choices ...Choice) *Radio {
	r := &Radio{content: container.NewHBox()}
	r.SetChoices(choices)
	return r
}

// SetChoices gives other choices, and keeps what is chosen when it is still among them.
func (r *Radio) SetChoices(choices []Choice) {
	kept := r.key
	r.choices, r.buttons, r.key = choices, nil, ""
	r.content.RemoveAll()
	for _, c := range choices {
		b := Plain(c.Label, func() {
			r.Set(c.Key)
			if r.OnChanged != nil {
				r.OnChanged(c.Key)
			}
		})
		r.buttons = append(r.buttons, b)
		r.content.Add(b)
	}
	r.Set(kept)
}

// Content is what is shown.
func (r *Radio) Content() fyne.CanvasObject { return r.content }

// Key returns the key chosen, empty while none is.
func (r *Radio) Key() string { return r.key }

// Set chooses a key; one that is not among the choices chooses none.
func (r *Radio) Set(key string) {
	r.key = ""
	for i, c := range r.choices {
		icon := theme.RadioButtonIcon()
		if c.Key == key && key != "" {
			r.key, icon = key, theme.RadioButtonCheckedIcon()
		}
		r.buttons[i].SetIcon(icon)
	}
}

// Toggle is something that is so or not.
type Toggle struct {
	Button
	OnChanged func(on bool)
	on        bool
}

// NewToggle returns a toggle that is off.
func NewToggle(label string) *Toggle {
	t := &Toggle{}
	t.Text, t.Importance, t.Alignment = label, fw.LowImportance, fw.ButtonAlignLeading
	t.ExtendBaseWidget(t)
	t.OnTapped = func() {
		t.Set(!t.on)
		if t.OnChanged != nil {
			t.OnChanged(t.on)
		}
	}
	t.Set(false)
	return t
}

// On reports whether it is so.
func (t *Toggle) On() bool { return t.on }

// Set says whether it is so.
func (t *Toggle) Set(on bool) {
	t.on = on
	icon := theme.CheckButtonIcon()
	if on {
		icon = theme.CheckButtonCheckedIcon()
	}
	t.SetIcon(icon)
}
