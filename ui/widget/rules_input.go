package widget

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
)

// ruleInput is one value of the règlement as a text: on the screen, and in the rules.
type ruleInput struct {
	get   func() string
	set   func(string)
	read  func(*data.Rules) string
	write func(*data.Rules, string)
}

func (in *ruleInput) changed(saved *data.Rules) bool { return in.get() != in.read(saved) }

// text returns a field for a value.
func (f *RulesForm) text(hint string, read func(*data.Rules) string, write func(*data.Rules, string)) (*TextField, *ruleInput) {
	field := NewTextField(hint)
	field.OnChanged = func(string) { f.edited() }
	field.OnSubmitted = func(string) {
		if f.OnSubmit != nil {
			f.OnSubmit()
		}
	}
	return field, f.input(&ruleInput{get: func() string { return strings.TrimSpace(field.Text) }, set: field.SetText, read: read, write: write})
}

// choice makes a choice among a few the input of a value.
func (f *RulesForm) choice(r *Radio, read func(*data.Rules) string, write func(*data.Rules, string)) *ruleInput {
	r.OnChanged = func(string) { f.edited() }
	return f.input(&ruleInput{get: r.Key, set: r.Set, read: read, write: write})
}

func (f *RulesForm) input(in *ruleInput) *ruleInput {
	f.inputs = append(f.inputs, in)
	return in
}

// ruleOrigin is where the value of some inputs comes from: the network's règlement, or the centre's own choice, as one
// says. A value that one changes without saying so is the centre's.
type ruleOrigin struct {
	inputs []*ruleInput
	read   func(*data.Rules) data.Origin
	write  func(*data.Rules, data.Origin)
	none   func() bool // whether there is no value, hence no origin
	absent string      // what is said then

	radio  *Radio
	chosen bool // one has said which
	said   *fw.RichText
	short  bool
}

// origin is that of a value that is always there.
func (f *RulesForm) origin(at func(*data.Rules) *data.Origin, inputs ...*ruleInput) *ruleOrigin {
	return f.addOrigin(&ruleOrigin{
		inputs: inputs,
		read:   func(r *data.Rules) data.Origin { return *at(r) },
		write:  func(r *data.Rules, o data.Origin) { *at(r) = o },
		none:   func() bool { return false },
	})
}

func (f *RulesForm) addOrigin(o *ruleOrigin) *ruleOrigin {
	network, centre := "Règlement du réseau", "Choix du centre"
	if o.short {
		network, centre = "Réseau", "Centre"
	}
	o.radio = NewRadioRow(Choice{string(data.OriginNetwork), network}, Choice{string(data.OriginCentre), centre})
	o.said = Small("")
	o.radio.OnChanged = func(string) {
		o.chosen = true
		f.edited()
	}
	f.origins = append(f.origins, o)
	return o
}

func (o *ruleOrigin) content() fyne.CanvasObject {
	if o.short {
		return container.NewVBox(o.radio.Content())
	}
	return container.NewVBox(o.radio.Content(), container.New(layout.NewCustomPaddedLayout(0, 0, Unit/2, 0), o.said))
}

func (o *ruleOrigin) valueChanged(saved *data.Rules) bool {
	return slices.ContainsFunc(o.inputs, func(in *ruleInput) bool { return in.changed(saved) })
}

// from returns where the value as typed comes from.
func (o *ruleOrigin) from(saved *data.Rules) data.Origin {
	was := o.read(saved)
	switch {
	case o.chosen && o.radio.Key() != "":
		return data.Origin(o.radio.Key())
	case o.valueChanged(saved) || was == "":
		return data.OriginCentre
	}
	return was
}

func (o *ruleOrigin) changed(saved *data.Rules) bool {
	return o.valueChanged(saved) || !o.none() && o.from(saved) != o.read(saved)
}

// follow shows where the value comes from. What the network has fixed is no longer so once one changes it.
func (o *ruleOrigin) follow(saved *data.Rules) {
	setVisible(o.radio.Content(), !o.none())
	said := o.absent
	if !o.none() {
		from := o.from(saved)
		if !o.chosen {
			o.radio.Set(string(from))
		}
		said = ""
		if from == data.OriginExample || from == data.OriginInferred {
			said = capital(from.Label()) + "."
		}
	}
	SetText(o.said, said)
	setVisible(o.said, said != "")
}

func capital(s string) string {
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// points reads a number of points.
func points(text string) (data.Mark, error) {
	n, err := data.Scale{Max: data.Points(9999), Step: 1}.ParseMark(text)
	if err != nil {
		return 0, data.Refuse("« %s » n’est pas un nombre de points.", text).Hint("Écrivez par exemple 20 ou 0,25.")
	}
	return n, nil
}

// markOn refuses a text that is no mark of a scale. A scale that is wrong itself is said beside the scale.
func markOn(text string, scale *ruleScale) error {
	m, err := points(text)
	if err != nil {
		return err
	}
	s, err := scale.typed()
	if err != nil || s.Verdict {
		return nil
	}
	return s.Check(m)
}
