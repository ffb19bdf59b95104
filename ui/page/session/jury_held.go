package session

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// heldHere stands for a jury of the centre's own among the choices, where a key is never empty.
const heldHere = "ici"

// heldForm says whose jury it is, with whom it is shared or who held it. A choice that needs a name waits for it.
type heldForm struct {
	form      *juryForm
	choice    *segments
	with      *widget.TextField
	reference *widget.TextField
	withLabel *widget.Field
	withBox   fyne.CanvasObject
	refBox    fyne.CanvasObject
	chosen    data.Held // recorded, or waiting for its name
	content   *fyne.Container
}

func newHeldForm(f *juryForm) *heldForm {
	h := &heldForm{form: f, with: widget.NewTextField(""), reference: widget.NewTextField("par exemple PV-2021-06-15")}
	h.choice = newSegments([]widget.Choice{
		{Key: heldHere, Label: "Le centre"}, {Key: string(data.HeldShared), Label: "Plusieurs centres"}, {Key: string(data.HeldElsewhere), Label: "Un autre organisme"},
	}, h.take)
	f.keeps(h.with)
	f.keeps(h.reference)
	h.withLabel = &widget.Field{Input: h.with}
	h.withBox = container.NewStack()
	h.refBox = widget.NewForm(f.host.Focus, &widget.Field{Label: "Référence du procès-verbal reçu", Input: h.reference}).Content()
	h.content = widget.VStack(1, container.NewVBox(widget.Strong("Qui tient le jury"), h.choice), h.withBox, h.refBox)
	return h
}

func (h *heldForm) take(key string, _ bool) {
	h.chosen = data.Held(key)
	if key == heldHere {
		h.chosen = data.HeldHere
	}
	h.form.keep()
	h.arrange()
	h.form.grown()
	if h.waits() {
		h.form.host.Focus(h.with)
	}
}

// waits reports whether the choice is not recorded because nobody is named yet.
func (h *heldForm) waits() bool {
	return h.chosen != data.HeldHere && strings.TrimSpace(h.with.Text) == ""
}

func (h *heldForm) show(old, now data.Jury) {
	if h.chosen == old.Held {
		h.chosen = now.Held
	}
	follow(h.with, old.With, now.With)
	follow(h.reference, old.Reference, now.Reference)
	h.arrange()
}

// arrange shows the fields that the choice asks for.
func (h *heldForm) arrange() {
	key, waiting := string(h.form.view.Jury.Held), ""
	if key == "" {
		key = heldHere
	}
	if h.waits() {
		waiting = string(h.chosen)
	}
	h.choice.key, h.choice.waiting = key, waiting
	h.choice.Refresh()
	label, hint := "Centres qui partagent le jury", "par exemple CCI Lozère, CCI Aveyron"
	if h.chosen == data.HeldElsewhere {
		label, hint = "Centre ou organisme qui a tenu le jury", "par exemple CCI Puy-de-Dôme"
	}
	if h.withLabel.Label != label {
		h.withLabel.Label = label
		h.with.SetPlaceHolder(hint)
		if box, ok := h.withBox.(*fyne.Container); ok {
			box.Objects = []fyne.CanvasObject{widget.NewForm(h.form.host.Focus, h.withLabel).Content()}
			box.Refresh()
		}
	}
	visible(h.withBox, h.chosen != data.HeldHere)
	visible(h.refBox, h.chosen == data.HeldElsewhere)
	h.tell()
}

// tell says below the field that its name is missing, or that the choice waits for it.
func (h *heldForm) tell() {
	var err error
	h.withLabel.Hint = ""
	switch {
	case !h.waits():
	case h.chosen == h.form.view.Jury.Held:
		err = data.Refuse("Le nom manque : « %s » reste enregistré.", h.form.view.Jury.With)
	default:
		h.withLabel.Hint = "Donnez le nom, puis Entrée : le choix n’est pas encore enregistré."
	}
	h.withLabel.Tell(err)
}

// collect puts what is whole into the jury. A name that is taken away while the choice stays keeps the name recorded.
func (h *heldForm) collect(jury *data.Jury) {
	h.tell()
	if h.waits() {
		return
	}
	jury.Held, jury.With, jury.Reference = h.chosen, strings.TrimSpace(h.with.Text), strings.TrimSpace(h.reference.Text)
	if h.chosen == data.HeldHere {
		jury.With, jury.Reference = h.form.view.Jury.With, h.form.view.Jury.Reference
	}
}

// showReceived says, in place of the members, that the jury sat elsewhere and what is done with its decisions.
func (f *juryForm) showReceived() {
	f.received.RemoveAll()
	if f.view.Jury.Held != data.HeldElsewhere || f.view.Stage == rules.StageSealed {
		return
	}
	said := "Le jury siège ailleurs (" + f.view.Jury.With + ") : ses membres figurent dans son procès-verbal, aucun n’est demandé ici. " +
		"Saisissez ses décisions telles que vous les avez reçues."
	if n := len(f.view.Jury.Members); n > 0 {
		said += " " + count(n, "membre noté auparavant reste enregistré", "membres notés auparavant restent enregistrés", "") + "."
	}
	f.received.Add(widget.Banner(widget.ToneInfo, said))
}
