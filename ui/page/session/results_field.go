package session

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// guidedField is one assessment with its value and, for a portfolio, its day. It confirms on Return and when it is left. A
// recorded value that is wiped out is not withdrawn unless one says so.
type guidedField struct {
	guided    *guided
	enrolment data.ID
	item      rules.Item
	recorded  string // the value that stands on disk, as one types it
	on        data.Date

	input    *widget.TextField
	day      *widget.DateField
	asked    *fw.RichText
	withdraw *widget.Button
	keep     *widget.Button
	offer    *fyne.Container // to withdraw the value or to keep it
	field    *widget.Field
}

func newGuidedField(g *guided, k *rules.Case, item rules.Item) *guidedField {
	f := &guidedField{guided: g, enrolment: k.Enrolment.ID, item: item, input: widget.NewTextField(""), day: widget.NewDateField()}
	f.withdraw = widget.Secondary("", f.takeBack)
	f.keep = widget.Plain("", func() {
		f.putBack()
		g.step.host.Focus(f.input)
	})
	f.asked = widget.Coloured("", theme.ColorNameWarning)
	f.offer = container.NewVBox(f.asked, widget.HStack(f.withdraw, f.keep))
	f.offer.Hide()
	f.putBack()
	inputs := container.NewVBox(f.input)
	if item.Assessment.Window != nil {
		f.day.PlaceHolder = "date du portefeuille"
		inputs = container.NewVBox(widget.Columns(f.input, f.day))
	}
	if own := g.step.rulesText(item); own != "" {
		inputs.Add(widget.Small(own))
	}
	inputs.Add(f.offer)
	f.field = &widget.Field{Label: item.Label(), Hint: g.step.hint(k, item), Input: inputs}
	f.input.OnSubmitted = func(string) { g.submit(f) }
	f.day.OnSubmitted = func(string) { g.submit(f) }
	f.input.OnEscape, f.day.OnEscape = f.putBack, f.putBack
	if item.Assessment.Window == nil { // a portfolio goes with its day
		f.input.OnLeave = f.leave
	}
	f.day.OnLeave = f.leave
	if g.step.sealed() {
		f.input.Disable()
		f.day.Disable()
	}
	return f
}

// refresh shows what is recorded now; what is being typed stays.
func (f *guidedField) refresh() {
	if f.changed() {
		f.recorded, f.on = f.known()
		return
	}
	if value, on := f.known(); value != f.recorded || on != f.on {
		f.putBack()
	}
}

func (f *guidedField) known() (value string, on data.Date) {
	k := f.guided.step.view.Case(f.enrolment)
	if k == nil {
		return "", data.Date{}
	}
	r, _ := k.Result(f.item)
	return valueText(k, f.item), r.On
}

// changed reports whether something is typed that is not recorded.
func (f *guidedField) changed() bool {
	if f.input.Text != f.recorded {
		return true
	}
	return f.item.Assessment.Window != nil && f.day.Text != widget.FormatDate(f.on)
}

// putBack shows the recorded value in place of what is typed.
func (f *guidedField) putBack() {
	f.recorded, f.on = f.known()
	f.input.SetText(f.recorded)
	if f.item.Assessment.Window != nil {
		f.day.SetDate(f.on)
	}
	f.tell(nil)
}

// tell says what is wrong below the field, or takes it away with the offer to withdraw.
func (f *guidedField) tell(err error) {
	f.offer.Hide()
	if f.field != nil {
		f.field.Tell(err)
	}
}

// leave confirms what is typed when the focus goes elsewhere; it does not hold the focus back.
func (f *guidedField) leave() {
	if !f.guided.step.sealed() && f.changed() {
		_ = f.put()
	}
}

// confirm puts what the field says on disk, and keeps the focus where something is wrong.
func (f *guidedField) confirm() bool {
	err := f.put()
	switch {
	case err == nil:
		return true
	case f.offer.Visible():
		f.guided.step.host.Focus(f.withdraw)
	default:
		f.guided.step.host.Focus(f.input)
	}
	return false
}

func (f *guidedField) put() error {
	on, err := f.day.Date()
	if err == nil && strings.TrimSpace(f.input.Text) == "" {
		return f.emptied(on)
	}
	if err == nil {
		err = f.guided.step.record(f.guided.step.view.Case(f.enrolment), f.item, f.input.Text, on)
	}
	f.tell(err)
	if err == nil {
		f.putBack()
	}
	return err
}

// emptied offers to withdraw the value that is on disk while its field is empty.
func (f *guidedField) emptied(on data.Date) error {
	r, had := f.guided.step.view.Case(f.enrolment).Result(f.item)
	switch {
	case !had && !on.IsZero():
		err := data.Refuse("La date est donnée sans résultat.").Hint("Donnez aussi le résultat, ou effacez la date.")
		f.tell(err)
		return err
	case !had:
		f.tell(nil)
		return nil
	}
	f.tell(nil)
	err := data.Refuse("Le champ est vide, mais %s reste dans le dossier.", theValue(r.Value))
	widget.SetText(f.asked, err.Error())
	f.withdraw.SetText(withdrawWords(r.Value))
	f.keep.SetText("Garder " + r.Value.String())
	f.offer.Show()
	f.guided.whole.Refresh()
	return err
}

func (f *guidedField) takeBack() {
	if err := f.guided.step.withdraw(f.guided.step.view.Case(f.enrolment), f.item); err != nil {
		f.tell(err)
		return
	}
	f.putBack()
	f.guided.step.host.Focus(f.input)
}
