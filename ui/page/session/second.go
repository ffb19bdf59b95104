package session

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// second is the second entry of the results, candidate by candidate, by someone who says who he is and sees nothing of the
// first: no value, no proposal, not even whether the two agree.
type second struct {
	step *resultsStep
	by   *string
	at   int // the candidate, by rank

	name      *widget.TextField
	nameField *widget.Field
	shown     data.ID // the enrolment that the fields are for; empty while the name is asked for
	fields    []*secondField
	whole     *fyne.Container
}

func newSecond(s *resultsStep, by *string) *second {
	e := &second{step: s, by: by, whole: container.NewStack()}
	e.name = widget.NewTextField("prénom et nom")
	e.name.SetText(*by)
	e.name.OnSubmitted = func(string) { e.begin() }
	e.nameField = &widget.Field{Label: "Qui fait la seconde saisie ?", Input: e.name, Hint: "Le nom est gardé avec chaque valeur saisie."}
	e.askName()
	return e
}

// askName shows what comes first: who enters.
func (e *second) askName() {
	e.shown, e.fields = "", nil
	words := widget.Quiet("Une autre personne saisit les mêmes résultats à partir des copies, sans voir la première saisie. " +
		"Les écarts se règlent ensuite, un par un, sous « Écarts ».")
	start := widget.Primary("Commencer la seconde saisie", e.begin)
	form := widget.NewForm(e.step.host.Focus, e.nameField)
	content := widget.VStack(1.5, words, form.Content(), container.NewHBox(start))
	e.whole.Objects = []fyne.CanvasObject{container.New(layout.NewCustomPaddedLayout(widget.Unit, 0, 0, 0),
		container.NewVBox(container.NewHBox(widget.Card(widget.Width(content, 560)))))}
	e.whole.Refresh()
}

// begin takes the name and leads to the first candidate whose results wait.
func (e *second) begin() {
	name := strings.TrimSpace(e.name.Text)
	if err := e.checkName(name); err != nil {
		e.nameField.Tell(err)
		e.step.host.Focus(e.name)
		return
	}
	e.nameField.Tell(nil)
	*e.by = name
	for i := range e.step.view.Cases {
		if e.waits(i) {
			e.goTo(i)
			return
		}
	}
	e.goTo(0)
}

// checkName refuses at once the one who recorded every first value; the act refuses it of each value besides.
func (e *second) checkName(name string) error {
	if err := (data.SecondEntry{By: name, Enrolment: "?", Bloc: "?", Assessment: "?", Value: data.Value{Kind: data.ValueMark}}).Validate(); err != nil {
		return err
	}
	operator := e.step.desk.Operator()
	if data.Fold(name) != data.Fold(operator.Name) {
		return nil
	}
	for i := range e.step.view.Cases {
		for _, r := range e.step.view.Cases[i].Results {
			if r.Operator != operator.ID {
				return nil
			}
		}
	}
	return data.Refuse("%s a fait la première saisie.", operator.Name).Hint("La seconde est faite par une autre personne, qui n’a pas vu la première.")
}

// waits reports whether a candidate has a result that waits for its second entry.
func (e *second) waits(i int) bool {
	v := &e.step.view
	for _, req := range v.Cases[i].Enrolment.Blocs {
		if waiting, _ := rules.Unchecked(v.Fiche, &v.Session.Rules, &v.Cases[i], req.Bloc); len(waiting) > 0 {
			return true
		}
	}
	return false
}

func (e *second) focus() fyne.Focusable {
	if e.shown == "" {
		return e.name
	}
	for _, f := range e.fields {
		if !f.waits && f.input.Text == "" {
			return f.input
		}
	}
	for _, f := range e.fields {
		if !f.waits {
			return f.input
		}
	}
	return nil
}

// refresh shows the facts again; what is being typed stays.
func (e *second) refresh() {
	if *e.by == "" || len(e.step.view.Cases) == 0 {
		return
	}
	e.at = min(e.at, len(e.step.view.Cases)-1)
	k := &e.step.view.Cases[e.at]
	same := k.Enrolment.ID == e.shown
	for _, f := range e.fields {
		_, entered := k.Result(f.item)
		same = same && f.waits != entered
	}
	if !same {
		e.build(k)
		return
	}
	for _, f := range e.fields {
		f.refresh()
	}
}

func (e *second) build(k *rules.Case) {
	v := &e.step.view
	e.shown, e.fields = k.Enrolment.ID, nil
	cards := container.NewGridWithColumns(2)
	for _, b := range v.Fiche.Blocs {
		var fields []*widget.Field
		for _, item := range rules.Due(v.Fiche, &v.Session.Rules, k, b.Key) {
			f := newSecondField(e, k, item)
			e.fields = append(e.fields, f)
			fields = append(fields, f.field)
		}
		if len(fields) > 0 {
			cards.Add(widget.Card(widget.VStack(1, wrapped(b.Title), widget.NewForm(e.step.host.Focus, fields...).Content())))
		}
	}
	other := widget.Plain("Changer de personne", func() {
		if e.confirmAll() {
			*e.by = ""
			e.askName()
			e.step.host.Focus(e.name)
		}
	})
	who := container.NewBorder(nil, nil, widget.Heading(fullName(k.Candidate)), fw.NewLabel(fmt.Sprintf("%d sur %d", e.at+1, len(v.Cases))))
	by := container.NewHBox(widget.Strong("Seconde saisie par "+*e.by), other, layout.NewSpacer())
	before, after := widget.Secondary("Précédent", func() { e.move(-1) }), widget.Primary("Suivant", e.next)
	foot := container.NewBorder(nil, nil, before, after)
	e.whole.Objects = []fyne.CanvasObject{container.NewBorder(container.NewVBox(by, who), foot, nil, nil, container.NewVScroll(cards))}
	e.whole.Refresh()
}

// submit confirms a field and goes to the next one of the candidate, then to the next candidate.
func (e *second) submit(f *secondField) {
	if e.step.sealed() || !f.confirm() {
		return
	}
	after := false
	for _, other := range e.fields {
		if after && !other.waits {
			e.step.host.Focus(other.input)
			return
		}
		after = after || other == f
	}
	e.next()
}

// next goes to the next candidate who has a result to enter again, or says that the second entry is done.
func (e *second) next() {
	if !e.confirmAll() {
		return
	}
	n := len(e.step.view.Cases)
	for by := 1; by <= n; by++ {
		i := (e.at + by) % n
		if !e.step.sealed() && e.waits(i) && (i != e.at || by == n) {
			e.goTo(i)
			return
		}
	}
	if e.step.sealed() && e.at+1 < n {
		e.goTo(e.at + 1)
		return
	}
	e.step.show(wayGaps)
	e.step.host.Tell("La seconde saisie est faite pour tous les résultats saisis.")
}

func (e *second) move(by int) {
	if i := e.at + by; i >= 0 && i < len(e.step.view.Cases) && e.confirmAll() {
		e.goTo(i)
	}
}

// confirmAll leaves nothing behind that was typed and is not confirmed.
func (e *second) confirmAll() bool {
	for _, f := range e.fields {
		if !e.step.sealed() && f.changed() && !f.confirm() {
			return false
		}
	}
	return true
}

// changed reports whether something is typed that is not recorded.
func (e *second) changed() bool {
	return slices.ContainsFunc(e.fields, (*secondField).changed)
}

func (e *second) goTo(i int) {
	e.at = i
	e.refresh()
	if f := e.focus(); f != nil {
		e.step.host.Focus(f)
	}
}
