package session

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// secondField is one result to be entered a second time. It knows whether there is a first one, never what it says.
type secondField struct {
	second    *second
	enrolment data.ID
	item      rules.Item
	waits     bool   // for its first entry
	recorded  string // the second entry that stands on disk

	input *widget.TextField
	field *widget.Field
}

func newSecondField(e *second, k *rules.Case, item rules.Item) *secondField {
	f := &secondField{second: e, enrolment: k.Enrolment.ID, item: item, input: widget.NewTextField("")}
	_, entered := k.Result(item)
	f.waits = !entered
	f.field = &widget.Field{Label: item.Label(), Hint: e.step.hint(k, item), Input: f.input}
	if own := e.step.rulesText(item); own != "" {
		f.field.Input = container.NewVBox(f.input, widget.Small(own))
	}
	if f.waits {
		f.field.Input, f.field.Hint = widget.Quiet("En attente : la première saisie manque."), ""
	}
	f.recorded = f.known()
	f.input.SetText(f.recorded)
	f.input.OnSubmitted = func(string) { e.submit(f) }
	f.input.OnEscape = func() {
		f.input.SetText(f.recorded)
		f.field.Tell(nil)
	}
	f.input.OnLeave = func() {
		if !e.step.sealed() && f.changed() {
			_ = f.put()
		}
	}
	if e.step.sealed() {
		f.input.Disable()
	}
	return f
}

func (f *secondField) known() string {
	k := f.second.step.view.Case(f.enrolment)
	if k == nil {
		return ""
	}
	if s, again := k.Second(f.item); again {
		return s.Value.String()
	}
	return ""
}

// changed reports whether something is typed that is not recorded.
func (f *secondField) changed() bool { return f.input.Text != f.recorded }

// refresh shows what is recorded now; what is being typed stays.
func (f *secondField) refresh() {
	before := f.recorded
	f.recorded = f.known()
	if f.input.Text == before && before != f.recorded {
		f.input.SetText(f.recorded)
	}
}

// confirm puts the second entry on disk, and keeps the focus where something is wrong.
func (f *secondField) confirm() bool {
	if f.put() != nil {
		f.second.step.host.Focus(f.input)
		return false
	}
	return true
}

func (f *secondField) put() error {
	err := f.record()
	f.field.Tell(err)
	return err
}

func (f *secondField) record() error {
	s := f.second.step
	k := s.view.Case(f.enrolment)
	if strings.TrimSpace(f.input.Text) == "" {
		if f.recorded != "" {
			return data.Refuse("Une seconde saisie se corrige, mais ne se retire pas.").Hint("Saisissez la valeur de la copie ; Échap remet la précédente.")
		}
		f.input.SetText("")
		return nil
	}
	value, err := s.parse(f.item, f.input.Text)
	if err != nil {
		return err
	}
	r := resultOf(k, f.item)
	entry := data.SecondEntry{Enrolment: r.Enrolment, Bloc: r.Bloc, Assessment: r.Assessment, Part: r.Part, Value: value, By: *f.second.by}
	if err := s.desk.Results.RecordSecond(context.Background(), entry); err != nil {
		return err
	}
	f.recorded = f.known()
	f.input.SetText(f.recorded)
	s.host.Tell("Seconde saisie enregistrée : " + k.Candidate.Name() + ", " + f.item.Label() + ".")
	return nil
}
