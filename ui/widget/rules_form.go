package widget

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rncp"
)

// RulesForm is the form of the règlement, the same in the settings and in a session: what the fiche leaves open, each with
// where its value comes from. It records nothing itself.
type RulesForm struct {
	OnChanged func() // something was typed or chosen
	OnSubmit  func() // Return in one of the fields

	fiche   *rncp.Fiche
	saved   data.Rules // as they are on disk
	inputs  []*ruleInput
	origins []*ruleOrigin
	blocs   []*ruleBloc
	form    *Form
	showing bool // the form itself writes into its fields

	scale    *ruleScale
	attempts *ruleAttempts
	marks    []fyne.CanvasObject // what counts for nothing without marks
	noMarks  fyne.CanvasObject
	open     *fw.RichText // how many values are still to be confirmed
	double   fyne.CanvasObject
	content  fyne.CanvasObject
}

// NewRulesForm returns the form for a fiche, on rules as they are on disk; focus moves the focus in its window.
func NewRulesForm(fiche *rncp.Fiche, focus func(fyne.Focusable), saved data.Rules) *RulesForm {
	f := &RulesForm{fiche: fiche, form: NewForm(focus), open: Small("")}
	groups := []fyne.CanvasObject{f.markingGroup(), f.blocsGroup(), f.attemptsGroup(), f.portfolioGroup(), f.juryGroup(), f.tracksGroup()}
	f.double = f.doubleEntryRow()
	f.content = VStack(2, groups...)
	f.Show(saved)
	return f
}

// Content is every group of the form, without double entry, which is an option.
func (f *RulesForm) Content() fyne.CanvasObject { return f.content }

// DoubleEntry is the one setting that stays hidden from those who have not switched it on.
func (f *RulesForm) DoubleEntry() fyne.CanvasObject { return f.double }

// Intro says that the fiche states none of this, and how much is still to be confirmed.
func (f *RulesForm) Intro() fyne.CanvasObject {
	return container.NewVBox(
		Quiet("La fiche laisse tout cela ouvert. Les valeurs d’exemple aident à commencer : confirmez-les par le règlement du réseau, ou dites que le centre les choisit."),
		f.open)
}

// Fields returns every field, in order.
func (f *RulesForm) Fields() []*Field { return f.form.Fields }

// Focus is the first thing of the form.
func (f *RulesForm) Focus() fyne.Focusable { return Focusable(f.form.Fields[0].Input) }

// Show writes rules into every field; what was typed is given up.
func (f *RulesForm) Show(saved data.Rules) {
	f.saved, f.showing = saved.Clone(), true
	for _, in := range f.inputs {
		in.set(in.read(&f.saved))
	}
	for _, o := range f.origins {
		o.chosen = false
	}
	for _, field := range f.form.Fields {
		field.Tell(nil)
	}
	f.showing = false
	f.follow()
}

// Follow takes the rules as they are on disk now; a field in which something else is typed keeps it.
func (f *RulesForm) Follow(saved data.Rules) {
	f.showing = true
	for _, in := range f.inputs {
		if !in.changed(&f.saved) {
			in.set(in.read(&saved))
		}
	}
	f.saved, f.showing = saved.Clone(), false
	f.follow()
}

// Rules returns the rules as they are typed.
func (f *RulesForm) Rules() data.Rules {
	r := f.saved.Clone()
	if r.Tracks == nil {
		r.Tracks = map[rncp.Route]data.Setting[rncp.Track]{}
	}
	if r.Blocs == nil {
		r.Blocs = map[rncp.BlocKey]data.Setting[data.Mark]{}
	}
	if r.Assessments == nil {
		r.Assessments = map[data.AssessmentRef]data.AssessmentRules{}
	}
	for _, in := range f.inputs {
		if in.changed(&f.saved) {
			in.write(&r, in.get())
		}
	}
	for _, o := range f.origins {
		if o.changed(&f.saved) {
			o.write(&r, o.from(&f.saved))
		}
	}
	return r
}

// Changed reports whether the rules as typed differ from those on disk.
func (f *RulesForm) Changed() bool {
	return slices.ContainsFunc(f.origins, func(o *ruleOrigin) bool { return o.changed(&f.saved) })
}

// ScaleChanged reports whether the scale is another than on disk.
func (f *RulesForm) ScaleChanged() bool {
	return f.scale.kind.changed(&f.saved) || f.scale.top.changed(&f.saved) || f.scale.step.changed(&f.saved)
}

// TellScale shows what is wrong with the scale beside it.
func (f *RulesForm) TellScale(err error) { f.scale.field.Tell(err) }

// Valid checks every field, unfolds what hides a wrong one, and puts the focus on the first.
func (f *RulesForm) Valid() bool {
	for _, b := range f.blocs {
		if slices.ContainsFunc(b.fields, func(field *Field) bool { return field.Check() != nil }) {
			b.unfold(true)
		}
	}
	f.content.Refresh()
	ok := f.form.Valid()
	f.content.Refresh() // what is wrong takes room
	if !ok {
		f.revealWrong()
	}
	return ok
}

// revealWrong brings what is said below the first wrong field in sight.
func (f *RulesForm) revealWrong() {
	for _, field := range f.form.Fields {
		if field.Check != nil && field.Check() != nil {
			Reveal(field.below)
			return
		}
	}
}

// RulesDraft is what was typed into a form of the règlement and not kept.
type RulesDraft struct {
	texts   map[int]string
	origins map[int]string
}

// Draft returns what is typed and not kept.
func (f *RulesForm) Draft() RulesDraft {
	d := RulesDraft{texts: map[int]string{}, origins: map[int]string{}}
	for i, in := range f.inputs {
		if in.changed(&f.saved) {
			d.texts[i] = in.get()
		}
	}
	for i, o := range f.origins {
		if o.chosen {
			d.origins[i] = o.radio.Key()
		}
	}
	return d
}

// Restore shows a draft again.
func (f *RulesForm) Restore(d RulesDraft) {
	f.showing = true
	for i, text := range d.texts {
		f.inputs[i].set(text)
	}
	for i, origin := range d.origins {
		f.origins[i].chosen = true
		f.origins[i].radio.Set(origin)
	}
	f.showing = false
	f.follow()
}

func (f *RulesForm) edited() {
	if f.showing {
		return
	}
	f.follow()
	if f.OnChanged != nil {
		f.OnChanged()
	}
}

// follow shows what follows from what is typed.
func (f *RulesForm) follow() {
	waiting := 0
	for _, o := range f.origins {
		o.follow(&f.saved)
		if from := o.from(&f.saved); !o.none() && (from == data.OriginExample || from == data.OriginInferred) {
			waiting++
		}
	}
	f.scale.follow()
	f.attempts.follow()
	for _, o := range f.marks {
		setVisible(o, !f.scale.verdict())
	}
	setVisible(f.noMarks, f.scale.verdict())
	for _, b := range f.blocs {
		b.follow()
	}
	SetText(f.open, waitingWords(waiting))
}

func waitingWords(n int) string {
	switch n {
	case 0:
		return "Toutes les valeurs sont confirmées."
	case 1:
		return "Une valeur reste à confirmer."
	}
	return fmt.Sprintf("%d valeurs restent à confirmer.", n)
}

func setVisible(o fyne.CanvasObject, is bool) {
	if is {
		o.Show()
	} else {
		o.Hide()
	}
}

// group is some rows on a card.
func (f *RulesForm) group(title, quiet string, rows ...fyne.CanvasObject) fyne.CanvasObject {
	head := []fyne.CanvasObject{Heading(title)}
	if quiet != "" {
		head = append(head, Quiet(quiet))
	}
	all := []fyne.CanvasObject{container.NewVBox(head...)}
	for i, row := range rows {
		if i > 0 {
			all = append(all, fw.NewSeparator())
		}
		all = append(all, row)
	}
	return Card(VStack(1, all...))
}

// row is one setting: its field at the left, where its value comes from at the right.
func (f *RulesForm) row(o *ruleOrigin, field *Field) *fyne.Container {
	f.form.Fields = append(f.form.Fields, field)
	return Shares([]float32{11, 9}, field.content(), o.content())
}
