package settings

import (
	"strings"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// input is one setting as a text: on the screen, and in the settings.
type input struct {
	get   func() string
	set   func(string)
	read  func(data.Centre) string
	write func(*data.Centre, string)
}

func (in *input) changed(saved data.Centre) bool { return in.get() != in.read(saved) }

// text returns a field for a setting.
func (p *Page) text(hint string, read func(data.Centre) string, write func(*data.Centre, string)) (*widget.TextField, *input) {
	f := widget.NewTextField(hint)
	f.OnChanged = func(string) { p.edited() }
	f.OnSubmitted = func(string) { p.save() }
	in := &input{get: func() string { return trimmed(f) }, set: f.SetText, read: read, write: write}
	p.inputs = append(p.inputs, in)
	return f, in
}

// name returns a field for a text of the settings that lies where at points.
func (p *Page) name(hint string, at func(*data.Centre) *string) *widget.TextField {
	f, _ := p.text(hint,
		func(c data.Centre) string { return *at(&c) },
		func(c *data.Centre, s string) { *at(c) = s })
	return f
}

// choice makes a choice among a few the field of a setting.
func (p *Page) choice(r *widget.Radio, read func(data.Centre) string, write func(*data.Centre, string)) *input {
	r.OnChanged = func(string) { p.edited() }
	in := &input{get: r.Key, set: r.Set, read: read, write: write}
	p.inputs = append(p.inputs, in)
	return in
}

func trimmed(f *widget.TextField) string { return strings.TrimSpace(f.Text) }

// draft is what was typed and not saved.
type draft struct {
	texts   map[int]string // by place among the inputs
	network map[int]bool   // by place among the rules
	reason  string
}

// drafts keeps what was typed on the page of a desk when one looks at another page meanwhile: coming back finds it.
var drafts = map[*app.Desk]draft{}

// keep notes what is typed and not saved.
func (p *Page) keep() {
	if !p.changed() {
		delete(drafts, p.desk)
		return
	}
	d := draft{texts: map[int]string{}, network: map[int]bool{}, reason: p.bar.reason.Text}
	for i, in := range p.inputs {
		if in.changed(p.saved) {
			d.texts[i] = in.get()
		}
	}
	for i, r := range p.rules {
		if r.chosen {
			d.network[i] = r.network.On()
		}
	}
	drafts[p.desk] = d
}

// restore shows what was typed before and not saved.
func (p *Page) restore() {
	d := drafts[p.desk]
	p.showing = true
	for i, text := range d.texts {
		p.inputs[i].set(text)
	}
	for i, on := range d.network {
		p.rules[i].chosen = true
		p.rules[i].network.Set(on)
	}
	p.bar.reason.SetText(d.reason)
	p.showing = false
}
