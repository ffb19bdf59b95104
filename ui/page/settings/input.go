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
func (p *Page) text(hint string, read func(data.Centre) string, write func(*data.Centre, string)) *widget.TextField {
	f := widget.NewTextField(hint)
	f.OnChanged = func(string) { p.edited() }
	f.OnSubmitted = func(string) { p.save() }
	in := &input{get: func() string { return trimmed(f) }, set: f.SetText, read: read, write: write}
	p.inputs = append(p.inputs, in)
	return f
}

// name returns a field for a text of the settings that lies where at points.
func (p *Page) name(hint string, at func(*data.Centre) *string) *widget.TextField {
	return p.text(hint,
		func(c data.Centre) string { return *at(&c) },
		func(c *data.Centre, s string) { *at(c) = s })
}

func trimmed(f *widget.TextField) string { return strings.TrimSpace(f.Text) }

// draft is what was typed and not saved.
type draft struct {
	texts  map[int]string // by place among the inputs
	fiche  string         // whose blocs the rules show
	rules  widget.RulesDraft
	reason string
}

// drafts keeps what was typed on the page of a desk when one looks at another page meanwhile: coming back finds it.
var drafts = map[*app.Desk]draft{}

// keep notes what is typed and not saved.
func (p *Page) keep() {
	if !p.changed() {
		delete(drafts, p.desk)
		return
	}
	d := draft{texts: map[int]string{}, fiche: p.ruled.fiche.Code, rules: p.rules.Draft(), reason: p.bar.Reason.Text}
	for i, in := range p.inputs {
		if in.changed(p.saved) {
			d.texts[i] = in.get()
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
	p.ruled.restore(d.fiche)
	p.rules.Restore(d.rules)
	p.bar.Reason.SetText(d.reason)
	p.showing = false
}
