package widget

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
)

// The kinds of scale that one chooses among.
const (
	scaleTwenty  = "20"
	scaleHundred = "100"
	scaleOther   = "autre"
	scaleVerdict = "verdict"
	scaleMarks   = "notes" // any that has marks
)

// ruleScale is the scale: one of the usual ones, or a maximum of one's own.
type ruleScale struct {
	radio           *Radio
	topField        *TextField
	stepField       *TextField
	kind, top, step *ruleInput
	field           *Field
	topBox, numbers fyne.CanvasObject
}

func (s *ruleScale) verdict() bool { return s.radio.Key() == scaleVerdict }

// typed returns the scale as it is typed, or what is wrong with it.
func (s *ruleScale) typed() (data.Scale, error) {
	if s.verdict() {
		return data.Scale{Verdict: true}, nil
	}
	highest, err := points(s.top.get())
	if err != nil {
		return data.Scale{}, err
	}
	by, err := points(s.step.get())
	if err != nil {
		return data.Scale{}, err
	}
	scale := data.Scale{Max: highest, Step: by}
	return scale, scale.Validate()
}

// setKind chooses among the scales that have marks by their maximum.
func (s *ruleScale) setKind(kind string) {
	if top := s.top.get(); kind == scaleMarks && (top == scaleTwenty || top == scaleHundred) {
		kind = top
	} else if kind == scaleMarks {
		kind = scaleOther
	}
	s.radio.Set(kind)
}

func (s *ruleScale) follow() {
	setVisible(s.numbers, !s.verdict())
	setVisible(s.topBox, s.radio.Key() == scaleOther)
}

func (f *RulesForm) scaleRow() fyne.CanvasObject {
	s := &ruleScale{radio: NewRadioRow(Choice{scaleTwenty, "Sur 20"}, Choice{scaleHundred, "Sur 100"}, Choice{scaleOther, "Autre"}, Choice{scaleVerdict, "Acquis ou non acquis"})}
	f.scale = s
	s.topField, s.top = f.text("20",
		func(r *data.Rules) string { return markText(r.Scale.Value.Max) },
		func(r *data.Rules, text string) { r.Scale.Value.Max, _ = points(text) })
	s.stepField, s.step = f.text("0,25",
		func(r *data.Rules) string { return markText(r.Scale.Value.Step) },
		func(r *data.Rules, text string) { r.Scale.Value.Step, _ = points(text) })
	s.kind = f.input(&ruleInput{
		get: func() string {
			if s.verdict() {
				return scaleVerdict
			}
			return scaleMarks
		},
		set: s.setKind,
		read: func(r *data.Rules) string {
			if r.Scale.Value.Verdict {
				return scaleVerdict
			}
			return scaleMarks
		},
		write: func(r *data.Rules, kind string) { r.Scale.Value.Verdict = kind == scaleVerdict },
	})
	s.radio.OnChanged = func(kind string) {
		if kind == scaleTwenty || kind == scaleHundred {
			s.topField.SetText(kind)
			if s.step.get() == "" {
				s.stepField.SetText("0,25")
			}
		}
		f.edited()
	}
	s.topBox = HStack(fw.NewLabel("de 0 à"), Width(s.topField, 76))
	s.numbers = HStack(s.topBox, fw.NewLabel("par pas de"), Width(s.stepField, 76), fw.NewLabel("point"))
	s.field = &Field{Label: "Échelle des notes", Input: VStack(0.5, s.radio.Content(), s.numbers), Check: func() error {
		_, err := s.typed()
		return err
	}}
	return f.row(f.origin(func(r *data.Rules) *data.Origin { return &r.Scale.Origin }, s.kind, s.top, s.step), s.field)
}

// markText is a mark as one types it, nothing where there is none.
func markText(m data.Mark) string {
	if m == 0 {
		return ""
	}
	return m.String()
}

func (f *RulesForm) passRow() fyne.CanvasObject {
	field, in := f.text("10",
		func(r *data.Rules) string { return r.PassMark.Value.String() },
		func(r *data.Rules, text string) { r.PassMark.Value, _ = points(text) })
	row := f.row(f.origin(func(r *data.Rules) *data.Origin { return &r.PassMark.Origin }, in),
		&Field{Label: "Seuil d’un bloc", Hint: "Le bloc est proposé acquis quand la moyenne de ses épreuves l’atteint.", Input: Width(field, 76),
			Check: func() error {
				if f.scale.verdict() {
					return nil
				}
				return markOn(in.get(), f.scale)
			}})
	f.marks = append(f.marks, row)
	return row
}

func (f *RulesForm) casePartsRow() fyne.CanvasObject {
	radio, in := f.yesNo("Une note pour chaque partie", "Une seule note", func(r *data.Rules) *bool { return &r.CaseParts.Value })
	return f.row(f.origin(func(r *data.Rules) *data.Origin { return &r.CaseParts.Origin }, in),
		&Field{Label: "Parties d’une étude de cas", Input: radio.Content()})
}

// yesNo is a choice between two.
func (f *RulesForm) yesNo(yes, no string, at func(*data.Rules) *bool) (*Radio, *ruleInput) {
	const so, not = "oui", "non"
	radio := NewRadioRow(Choice{so, yes}, Choice{not, no})
	return radio, f.choice(radio,
		func(r *data.Rules) string {
			if *at(r) {
				return so
			}
			return not
		},
		func(r *data.Rules, key string) { *at(r) = key == so })
}

func (f *RulesForm) markingGroup() fyne.CanvasObject {
	scale, pass, parts := f.scaleRow(), f.passRow(), f.casePartsRow()
	f.noMarks = Small("Sans notes, il n’y a ni seuil, ni coefficient, ni note éliminatoire : un bloc est proposé acquis quand toutes ses épreuves le sont.")
	return f.group("Notation", "", container.NewVBox(scale, f.noMarks), pass, parts)
}

// ruleAttempts is how often one may sit for a bloc: without limit, or a number.
type ruleAttempts struct {
	radio  *Radio
	number *TextField
	box    fyne.CanvasObject
}

const (
	attemptsFree    = "libre"
	attemptsLimited = "limite"
)

func (a *ruleAttempts) get() string {
	if a.radio.Key() == attemptsLimited {
		return strings.TrimSpace(a.number.Text)
	}
	return "0"
}

func (a *ruleAttempts) set(text string) {
	if text == "0" {
		a.radio.Set(attemptsFree)
		return
	}
	a.radio.Set(attemptsLimited)
	a.number.SetText(text)
}

func (a *ruleAttempts) follow() { setVisible(a.box, a.radio.Key() == attemptsLimited) }

func (a *ruleAttempts) check() error {
	n, err := strconv.Atoi(a.get())
	if a.radio.Key() == attemptsLimited && (err != nil || n < 1 || n > 99) {
		return data.Refuse("Le nombre de passages manque ou ne convient pas.").Hint("Donnez 1 à 99, ou choisissez « Sans limite ».")
	}
	return nil
}

func (f *RulesForm) attemptsRow() fyne.CanvasObject {
	a := &ruleAttempts{radio: NewRadioRow(Choice{attemptsFree, "Sans limite"}, Choice{attemptsLimited, "Limité"}), number: NewTextField("3")}
	f.attempts = a
	a.radio.OnChanged = func(string) { f.edited() }
	a.number.OnChanged = a.radio.OnChanged
	a.number.OnSubmitted = func(string) {
		if f.OnSubmit != nil {
			f.OnSubmit()
		}
	}
	in := f.input(&ruleInput{get: a.get, set: a.set,
		read:  func(r *data.Rules) string { return strconv.Itoa(r.Attempts.Value) },
		write: func(r *data.Rules, text string) { r.Attempts.Value, _ = strconv.Atoi(text) }})
	a.box = HStack(fw.NewLabel("à"), Width(a.number, 56), fw.NewLabel("passages"))
	return f.row(f.origin(func(r *data.Rules) *data.Origin { return &r.Attempts.Origin }, in),
		&Field{Label: "Passages d’un même bloc", Hint: "Une absence excusée et un bloc reporté ne comptent pas.",
			Input: HStack(a.radio.Content(), a.box), Check: a.check})
}

func (f *RulesForm) attemptsGroup() fyne.CanvasObject {
	attempts := f.attemptsRow()
	radio, in := f.yesNo("Oui", "Non", func(r *data.Rules) *bool { return &r.Resits.Value })
	resits := f.row(f.origin(func(r *data.Rules) *data.Origin { return &r.Resits.Origin }, in),
		&Field{Label: "Sessions de rattrapage", Hint: "Elles ne reprennent que les blocs passés sans succès à une session close.", Input: radio.Content()})
	return f.group("Passages et rattrapage", "", attempts, resits)
}

func (f *RulesForm) doubleEntryRow() fyne.CanvasObject {
	radio, in := f.yesNo("Oui", "Non", func(r *data.Rules) *bool { return &r.DoubleEntry.Value })
	return f.row(f.origin(func(r *data.Rules) *data.Origin { return &r.DoubleEntry.Origin }, in),
		&Field{Label: "Double saisie", Hint: "Chaque résultat est saisi une seconde fois, sans que la première saisie soit visible.", Input: radio.Content()})
}

// attemptsWords says a number of attempts.
func attemptsWords(n int) string {
	switch n {
	case 0:
		return "sans limite"
	case 1:
		return "un seul"
	}
	return fmt.Sprintf("%d au plus", n)
}
