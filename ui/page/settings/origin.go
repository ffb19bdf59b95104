package settings

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// noTrack is the choice of proposing none.
const noTrack = "aucune"

// rule is where the value of one or two inputs comes from. A value that one changes is the centre's own choice, unless
// one says that the network's règlement has it.
type rule struct {
	inputs    []*input
	origin    func(data.Centre) data.Origin
	setOrigin func(*data.Rules, data.Origin)
	none      func() bool // whether there is no value, hence no origin

	network *widget.Toggle
	chosen  bool // one has said whether it is the network's
	said    *fw.RichText
}

func (p *Page) rule(inputs []*input, at func(*data.Rules) *data.Origin) *rule {
	r := &rule{
		inputs:    inputs,
		origin:    func(c data.Centre) data.Origin { return *at(&c.Rules) },
		setOrigin: func(rules *data.Rules, o data.Origin) { *at(rules) = o },
		none:      func() bool { return false },
	}
	return p.addRule(r)
}

func (p *Page) trackRule(in *input, route rncp.Route) *rule {
	return p.addRule(&rule{
		inputs: []*input{in},
		origin: func(c data.Centre) data.Origin { return c.Rules.Tracks[route].Origin },
		setOrigin: func(rules *data.Rules, o data.Origin) {
			if s, ok := rules.Tracks[route]; ok {
				s.Origin = o
				rules.Tracks[route] = s
			}
		},
		none: func() bool { return in.get() == noTrack },
	})
}

func (p *Page) addRule(r *rule) *rule {
	r.said, r.network = widget.Small(""), widget.NewToggle("Fixé par le règlement du réseau")
	r.network.OnChanged = func(bool) {
		r.chosen = true
		p.edited()
	}
	p.rules = append(p.rules, r)
	return r
}

func (r *rule) content() fyne.CanvasObject {
	return container.NewVBox(r.said, r.network)
}

func (r *rule) valueChanged(saved data.Centre) bool {
	return slices.ContainsFunc(r.inputs, func(in *input) bool { return in.changed(saved) })
}

// from returns where the value as typed comes from.
func (r *rule) from(saved data.Centre) data.Origin {
	was := r.origin(saved)
	switch {
	case r.network.On():
		return data.OriginNetwork
	case r.valueChanged(saved) || was == data.OriginNetwork || was == "":
		return data.OriginCentre
	}
	return was
}

func (r *rule) changed(saved data.Centre) bool {
	return r.valueChanged(saved) || !r.none() && r.from(saved) != r.origin(saved)
}

// follow shows where the value comes from. What the network has fixed is no longer so once one changes it.
func (r *rule) follow(saved data.Centre) {
	if !r.chosen {
		r.network.Set(r.origin(saved) == data.OriginNetwork && !r.valueChanged(saved))
	}
	visible(r.network, !r.none())
	if r.none() {
		widget.SetText(r.said, "Aucune proposition : la personne qui inscrit choisit.")
		return
	}
	widget.SetText(r.said, "Origine : "+r.from(saved).Label()+".")
}
