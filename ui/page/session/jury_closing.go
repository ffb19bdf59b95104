package session

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// juryClosing is the end of the step: what is still missing, and the closing of the session.
type juryClosing struct {
	step   *juryStep
	lacks  *fyne.Container
	button *widget.Button
	whole  *widget.Surface
}

func newJuryClosing(s *juryStep) *juryClosing {
	c := &juryClosing{step: s, lacks: widget.VStack(0.5)}
	c.button = widget.Primary("Clore la session", c.ask)
	c.whole = widget.Card(widget.VStack(1.5, widget.Heading("Clôture"), c.lacks, container.NewHBox(c.button)))
	return c
}

func (c *juryClosing) content() fyne.CanvasObject { return c.whole }

func (c *juryClosing) show() {
	view := c.step.view
	if c.step.isSealed() {
		c.whole.Hide()
		return
	}
	c.lacks.RemoveAll()
	if len(rules.Blocking(view.Lacks)) == 0 {
		c.lacks.Add(marked(theme.ConfirmIcon(), theme.ColorNameSuccess, widget.Body("Tout est décidé : la session peut être close.")))
		c.button.Enable()
		return
	}
	c.button.Disable()
	c.lacks.Add(widget.Body("Avant de clore, il manque :"))
	for _, line := range lackLines(view, 4, c.lead) {
		c.lacks.Add(line)
	}
}

// lead goes where a lack is mended: here for the jury and its decisions, else to another step.
func (c *juryClosing) lead(l rules.Lack) {
	s := c.step
	switch l.Kind {
	case rules.LackJury, rules.LackPresence, rules.LackStart:
		s.turn(false)
		if s.view.Jury.On.IsZero() {
			s.host.Focus(s.form.date)
			return
		}
		s.host.Focus(s.form.firstGap())
	case rules.LackDecision:
		if line := s.decisions.find(l); line != nil {
			s.decisions.focus(line)
		}
	default:
		s.host.Go(placeOfLack(s.view, l))
	}
}

func (c *juryClosing) ask() {
	s := c.step
	s.host.Ask(widget.Question{
		Title:   "Clore la session « " + s.view.Session.Name + " » ?",
		Text:    "Les résultats et les décisions ne changeront plus. Les documents pourront être émis.",
		Confirm: "Clore la session",
		Do: func() {
			if err := s.desk.Sessions.Seal(context.Background(), s.view.Session.ID); err != nil {
				s.host.Refuse(err)
				return
			}
			s.host.Tell("Session close.")
			s.host.Go(placeIn(s.view, widget.StepDocuments))
		},
	})
}

// lackLines lists what a session lacks, so many of each kind, each with what leads to where it is mended.
func lackLines(view app.View, shown int, lead func(rules.Lack)) []fyne.CanvasObject {
	actions := map[rules.LackKind]string{
		rules.LackCandidates: "Inscrire", rules.LackResult: "Saisir", rules.LackJury: "Compléter", rules.LackPresence: "Noter",
		rules.LackEntry: "Saisir", rules.LackStart: "Préparer", rules.LackDecision: "Décider",
	}
	var lines []fyne.CanvasObject
	number := map[rules.LackKind]int{}
	for _, l := range rules.Blocking(view.Lacks) {
		if number[l.Kind]++; number[l.Kind] > shown {
			continue
		}
		said := marked(theme.WarningIcon(), theme.ColorNameWarning, widget.Body(l.Sentence))
		b := widget.Secondary(actions[l.Kind], func() { lead(l) })
		lines = append(lines, container.NewBorder(nil, nil, nil, container.NewVBox(widget.Width(b, 110)), said))
	}
	for _, kind := range []rules.LackKind{rules.LackResult, rules.LackEntry, rules.LackJury, rules.LackDecision} {
		if more := number[kind] - shown; more > 0 {
			lines = append(lines, widget.Quiet(moreLacks(kind, more)))
		}
	}
	return lines
}

func moreLacks(kind rules.LackKind, n int) string {
	words := map[rules.LackKind][2]string{
		rules.LackResult:   {"bloc sans tous ses résultats", "blocs sans tous leurs résultats"},
		rules.LackEntry:    {"double saisie à finir", "doubles saisies à finir"},
		rules.LackJury:     {"point du jury", "points du jury"},
		rules.LackDecision: {"décision", "décisions"},
	}[kind]
	return "… et encore " + count(n, words[0], words[1], "") + "."
}

// placeOfLack is the step where a lack is mended.
func placeOfLack(view app.View, l rules.Lack) widget.Place {
	steps := map[rules.LackKind]widget.Step{
		rules.LackCandidates: widget.StepEnrolment, rules.LackResult: widget.StepResults, rules.LackEntry: widget.StepResults, rules.LackAttendance: widget.StepAssessments,
	}
	step, elsewhere := steps[l.Kind]
	if !elsewhere {
		step = widget.StepJury
	}
	place := placeIn(view, step)
	place.Enrolment = l.Enrolment
	return place
}

type lackKey struct {
	enrolment data.ID
	bloc      rncp.BlocKey
}

// staleBy returns, for each decision that must be confirmed, why: the part of the lack's sentence that follows the
// candidate and the bloc, which the line shows already.
func staleBy(view *app.View) map[lackKey]string {
	why := map[lackKey]string{}
	for _, l := range view.Lacks {
		if l.Kind != rules.LackDecision {
			continue
		}
		_, said, _ := strings.Cut(l.Sentence, "»")
		if k := view.Case(l.Enrolment); k != nil && l.Bloc == data.WholeCertification {
			said = strings.TrimPrefix(l.Sentence, k.Candidate.Name())
		}
		why[lackKey{l.Enrolment, l.Bloc}] = capital(strings.TrimLeft(said, " \u00a0\u202f:"))
	}
	return why
}

// capital writes the first letter large.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

func visible(o fyne.CanvasObject, is bool) {
	if is {
		o.Show()
		return
	}
	o.Hide()
}

// recolour changes the colour of a text.
func recolour(t *fw.RichText, name fyne.ThemeColorName) {
	if s, ok := t.Segments[0].(*fw.TextSegment); ok && s.Style.ColorName != name {
		s.Style.ColorName = name
		t.Refresh()
	}
}
