package widget

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rncp"
)

// ruleBloc is what a bloc and its assessments have of their own. Few centres need it: it is folded until one asks.
type ruleBloc struct {
	button *Button
	inner  fyne.CanvasObject
	fields []*Field
	own    []*ruleOrigin
	note   *fw.RichText // how much is set
}

func (b *ruleBloc) unfold(open bool) {
	icon := theme.MenuExpandIcon()
	if open {
		icon = theme.MenuDropDownIcon()
	}
	setVisible(b.inner, open)
	b.button.SetIcon(icon)
}

func (b *ruleBloc) follow() { SetText(b.note, ownWords(b.own)) }

// ruleItem is an assessment of a bloc that can have a mark, or a part of one.
type ruleItem struct {
	ref   data.AssessmentRef
	label string
	part  bool
}

// ruleItems returns what of a bloc can have a mark, on any track and by any way, in the order of the fiche.
func ruleItems(b rncp.Bloc) []ruleItem {
	var items []ruleItem
	seen := map[data.AssessmentRef]bool{}
	for _, track := range b.Tracks {
		for _, way := range track.Ways {
			for _, a := range way.Assessments {
				ref := data.RefOf(b.Key, a.Key, "")
				if seen[ref] || a.Kind == rncp.KindWorkplace { // a verdict alone
					continue
				}
				seen[ref] = true
				items = append(items, ruleItem{ref: ref, label: a.Short})
				for _, p := range a.Parts {
					items = append(items, ruleItem{ref: data.RefOf(b.Key, a.Key, p.Key), label: p.Short, part: true})
				}
			}
		}
	}
	return items
}

func (f *RulesForm) blocsGroup() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, b := range f.fiche.Blocs {
		rows = append(rows, f.blocRow(b))
	}
	card := f.group("Blocs et épreuves", "Sans réglage propre, chaque épreuve compte une fois dans la moyenne du bloc, n’a pas de seuil et n’élimine pas. Ouvrez un bloc pour en décider autrement.", rows...)
	f.marks = append(f.marks, card)
	return card
}

func (f *RulesForm) blocRow(b rncp.Bloc) fyne.CanvasObject {
	r := &ruleBloc{}
	f.blocs = append(f.blocs, r)
	before := len(f.form.Fields)
	own, pass := f.blocPassRow(b)
	rows := []fyne.CanvasObject{own, f.itemHead()}
	for _, item := range ruleItems(b) {
		rows = append(rows, f.itemRow(r, b, item))
	}
	r.fields, r.own = f.form.Fields[before:len(f.form.Fields):len(f.form.Fields)], append(r.own, pass)
	r.inner = Margin(VStack(1, rows...), 1)
	r.button = Plain(b.Title, nil)
	r.button.OnTapped = func() {
		r.unfold(!r.inner.Visible())
		f.content.Refresh()
	}
	r.note = Small("")
	r.unfold(false)
	return container.NewVBox(Shares([]float32{11, 9}, r.button, r.note), r.inner)
}

// ownWords says how much a bloc has of its own.
func ownWords(origins []*ruleOrigin) string {
	n := 0
	for _, o := range origins {
		if !o.none() {
			n++
		}
	}
	switch n {
	case 0:
		return "aucun réglage propre"
	case 1:
		return "un réglage propre"
	}
	return fmt.Sprintf("%d réglages propres", n)
}

func (f *RulesForm) blocPassRow(b rncp.Bloc) (fyne.CanvasObject, *ruleOrigin) {
	field, in := f.text("commun",
		func(r *data.Rules) string {
			if own, ok := r.Blocs[b.Key]; ok {
				return own.Value.String()
			}
			return ""
		},
		func(r *data.Rules, text string) {
			delete(r.Blocs, b.Key)
			if m, err := points(text); err == nil {
				r.Blocs[b.Key] = data.Setting[data.Mark]{Value: m}
			}
		})
	origin := f.addOrigin(&ruleOrigin{
		inputs: []*ruleInput{in},
		read:   func(r *data.Rules) data.Origin { return r.Blocs[b.Key].Origin },
		write: func(r *data.Rules, o data.Origin) {
			if s, ok := r.Blocs[b.Key]; ok {
				s.Origin = o
				r.Blocs[b.Key] = s
			}
		},
		none:   func() bool { return in.get() == "" },
		absent: "Le seuil commun vaut pour ce bloc.",
	})
	row := f.row(origin, &Field{Label: "Seuil propre au bloc", Hint: "Vide : le seuil commun.", Input: Width(field, 84), Check: func() error { return f.checkOwn(in.get()) }})
	return row, origin
}

// checkOwn refuses a mark of its own that is off the scale; an empty one is none.
func (f *RulesForm) checkOwn(text string) error {
	if text == "" || f.scale.verdict() {
		return nil
	}
	return markOn(text, f.scale)
}

var itemShares = []float32{30, 14, 14, 14, 28}

func (f *RulesForm) itemHead() fyne.CanvasObject {
	return Shares(itemShares, Small("Épreuve"), Small("Coefficient"), Small("Seuil"), Small("Éliminatoire sous"), Small("Fixé par"))
}

// itemRow is what an assessment, or a part of one, has of its own. A part has no pass mark.
func (f *RulesForm) itemRow(bloc *ruleBloc, b rncp.Bloc, item ruleItem) fyne.CanvasObject {
	weight, weightIn := f.itemCell("1", item.ref,
		func(a data.AssessmentRules) string { return intText(a.Weight.Value) },
		func(a *data.AssessmentRules, text string) { a.Weight.Value, _ = strconv.Atoi(text) })
	pass, passIn := f.itemCell("aucun", item.ref,
		func(a data.AssessmentRules) string { return markText(a.PassMark.Value) },
		func(a *data.AssessmentRules, text string) { a.PassMark.Value, _ = points(text) })
	least, leastIn := f.itemCell("aucune", item.ref,
		func(a data.AssessmentRules) string { return markText(a.Eliminatory.Value) },
		func(a *data.AssessmentRules, text string) { a.Eliminatory.Value, _ = points(text) })
	inputs := []*ruleInput{weightIn, passIn, leastIn}
	origin := f.itemOrigin(item.ref, inputs)
	bloc.own = append(bloc.own, origin)

	label, passCell := Body(item.label), fyne.CanvasObject(Width(pass, 76))
	if item.part {
		label, passCell = Quiet("– "+item.label), Small("")
	}
	field := &Field{Label: b.Title + ", " + item.label, Input: Shares(itemShares, label, Width(weight, 76), passCell, Width(least, 76), origin.content()),
		below: Small(""), Check: func() error { return f.checkItem(inputs) }}
	f.form.Fields = append(f.form.Fields, field)
	return container.NewVBox(field.Input, field.below)
}

func (f *RulesForm) itemCell(hint string, ref data.AssessmentRef, read func(data.AssessmentRules) string, write func(*data.AssessmentRules, string)) (*TextField, *ruleInput) {
	return f.text(hint,
		func(r *data.Rules) string { return read(r.Assessments[ref]) },
		func(r *data.Rules, text string) {
			a := r.Assessments[ref]
			write(&a, text)
			if a.Weight.Value == 0 && a.PassMark.Value == 0 && a.Eliminatory.Value == 0 {
				delete(r.Assessments, ref)
				return
			}
			r.Assessments[ref] = a
		})
}

// itemOrigin is where the values of one line come from: the line has one origin, as a règlement states it in one sentence.
func (f *RulesForm) itemOrigin(ref data.AssessmentRef, inputs []*ruleInput) *ruleOrigin {
	return f.addOrigin(&ruleOrigin{
		inputs: inputs, short: true,
		read: func(r *data.Rules) data.Origin {
			a := r.Assessments[ref]
			for _, o := range []data.Origin{a.Weight.Origin, a.PassMark.Origin, a.Eliminatory.Origin} {
				if o != "" {
					return o
				}
			}
			return ""
		},
		write: func(r *data.Rules, o data.Origin) {
			a, ok := r.Assessments[ref]
			if !ok {
				return
			}
			a.Weight.Origin, a.PassMark.Origin, a.Eliminatory.Origin = originIf(a.Weight.Value, o), originIf(a.PassMark.Value, o), originIf(a.Eliminatory.Value, o)
			r.Assessments[ref] = a
		},
		none: func() bool {
			for _, in := range inputs {
				if in.get() != "" {
					return false
				}
			}
			return true
		},
	})
}

func originIf[T ~int](value T, o data.Origin) data.Origin {
	if value == 0 {
		return ""
	}
	return o
}

func intText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// checkItem says all that is wrong with a line, each with the name of its column.
func (f *RulesForm) checkItem(inputs []*ruleInput) error {
	if f.scale.verdict() {
		return nil
	}
	var wrong []string
	if text := inputs[0].get(); text != "" {
		if n, err := strconv.Atoi(text); err != nil || n < 1 || n > 99 {
			wrong = append(wrong, "Coefficient : donnez un nombre entier de 1 à 99.")
		}
	}
	for i, column := range []string{"Seuil", "Éliminatoire"} {
		if err := f.checkOwn(inputs[i+1].get()); err != nil {
			wrong = append(wrong, column+" : "+err.Error())
		}
	}
	if len(wrong) > 0 {
		return data.Refuse("%s", strings.Join(wrong, " "))
	}
	return nil
}
