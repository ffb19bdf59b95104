package widget

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
)

// Choice is something to pick.
type Choice struct {
	Key   string
	Label string
}

// pickerRows is how many choices are offered at a time; typing narrows them.
const pickerRows = 6

// Picker is a field that finds one of many choices as one types, accents apart. Down and Up move among those offered,
// Return takes one, Escape puts the text back.
type Picker struct {
	OnPicked  func(Choice)
	OnTyped   func(text string) // the text is now another, picked or not
	OnReturn  func()            // Return where nothing is offered, or nil
	OnLeave   func()            // the focus has gone elsewhere, or nil
	OnOffered func()            // other choices are shown, or nil
	// Search finds the choices for a text, of so many that they are not all given; nil: those given are searched.
	Search  func(text string, limit int) []Choice
	Nothing string // said where nothing answers; empty: « Rien ne correspond. »

	choices []Choice
	folded  []string
	picked  Choice
	offered []Choice
	at      int

	input   *pickerInput
	list    *fyne.Container
	content *fyne.Container
}

type pickerInput struct {
	TextField
	picker *Picker
}

// NewPicker returns a picker among choices.
func NewPicker(hint string, choices []Choice) *Picker {
	p := &Picker{input: &pickerInput{}, list: container.NewVBox()}
	p.input.picker = p
	p.input.PlaceHolder = hint
	p.input.OnChanged = func(text string) {
		p.offer()
		if p.OnTyped != nil {
			p.OnTyped(text)
		}
	}
	p.input.OnSubmitted = func(string) { p.enter() }
	p.input.OnLeave = func() {
		if p.OnLeave != nil {
			p.OnLeave()
		}
	}
	p.input.ExtendBaseWidget(p.input)
	p.content = container.NewVBox(p.input, p.list)
	p.SetChoices(choices)
	return p
}

// SetChoices gives the picker other choices.
func (p *Picker) SetChoices(choices []Choice) {
	p.choices, p.folded = choices, make([]string, len(choices))
	for i, c := range choices {
		p.folded[i] = data.Fold(c.Label)
	}
}

// Content is what is shown.
func (p *Picker) Content() fyne.CanvasObject { return p.content }

// Focus is the field.
func (p *Picker) Focus() fyne.Focusable { return p.input }

// Picked returns what was picked. It is false while the text is another than that of what was picked.
func (p *Picker) Picked() (Choice, bool) {
	return p.picked, p.picked.Label != "" && p.input.Text == p.picked.Label
}

// Text returns what is typed.
func (p *Picker) Text() string { return p.input.Text }

// Pick picks a choice by its key.
func (p *Picker) Pick(key string) {
	for _, c := range p.choices {
		if c.Key == key {
			p.set(c)
		}
	}
}

// Take picks a choice that need not be among those given, as one found by Search.
func (p *Picker) Take(c Choice) { p.set(c) }

// SetText shows a text that is picked from nowhere, and offers nothing for it.
func (p *Picker) SetText(text string) {
	p.picked = Choice{}
	p.input.SetText(text)
	p.offered = nil
	p.list.RemoveAll()
}

// Close takes the choices offered away; the text stays.
func (p *Picker) Close() {
	p.offered = nil
	p.list.RemoveAll()
	p.laidOut()
}

// Offered returns the choices offered at this moment.
func (p *Picker) Offered() []Choice { return p.offered }

func (p *Picker) offer() {
	p.offered, p.at = p.offered[:0], 0
	if _, done := p.Picked(); !done && p.input.Text != "" && p.Search != nil {
		p.offered = p.Search(p.input.Text, pickerRows)
	} else if !done && p.input.Text != "" {
		query := data.Fold(p.input.Text)
		for i, c := range p.choices {
			if data.Matches(p.folded[i], query) && len(p.offered) < pickerRows {
				p.offered = append(p.offered, c)
			}
		}
	}
	p.show()
}

func (p *Picker) show() {
	p.list.RemoveAll()
	for i, c := range p.offered {
		b := Plain(c.Label, func() { p.take(i) })
		b.SetHere(i == p.at)
		p.list.Add(b)
	}
	if len(p.offered) == 0 && p.input.Text != "" {
		if _, done := p.Picked(); !done {
			p.list.Add(Small(cmp.Or(p.Nothing, "Rien ne correspond.")))
		}
	}
	p.laidOut()
}

func (p *Picker) laidOut() {
	if p.OnOffered != nil {
		p.OnOffered()
	}
}

// enter takes the choice that one is at, or does what Return does elsewhere.
func (p *Picker) enter() {
	if len(p.offered) == 0 && p.OnReturn != nil {
		p.OnReturn()
		return
	}
	p.take(p.at)
}

func (p *Picker) take(i int) {
	if i < len(p.offered) {
		p.set(p.offered[i])
	}
}

func (p *Picker) set(c Choice) {
	p.picked = c
	p.input.SetText(c.Label)
	p.offered = nil
	p.show()
	if p.OnPicked != nil {
		p.OnPicked(c)
	}
}

// TypedKey moves among the choices.
func (in *pickerInput) TypedKey(ev *fyne.KeyEvent) {
	p := in.picker
	switch {
	case ev.Name == fyne.KeyDown && p.at < len(p.offered)-1:
		p.at++
		p.show()
	case ev.Name == fyne.KeyUp && p.at > 0:
		p.at--
		p.show()
	case ev.Name == fyne.KeyEscape && in.Text != p.picked.Label:
		in.SetText(p.picked.Label)
	default:
		in.TextField.TypedKey(ev)
	}
}
