package session

import (
	"fmt"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// ticks is the competences of one bloc of one candidate, each with what the examiner notes of it, and below them a comment
// on the bloc as a whole. They help the jury and decide nothing.
type ticks struct {
	step      *resultsStep
	enrolment data.ID
	bloc      rncp.BlocKey
	lines     []*tickLine // one a competence, then the bloc as a whole
	content   fyne.CanvasObject
}

func newTicks(s *resultsStep, k *rules.Case, bloc rncp.Bloc) *ticks {
	t := &ticks{step: s, enrolment: k.Enrolment.ID, bloc: bloc.Key}
	rows := []fyne.CanvasObject{tight(wrapped("Les compétences du bloc"),
		widget.Small("Facultatif : une aide pour le jury, sans effet sur la proposition. Les flèches choisissent, Entrée passe à la compétence suivante, Tab au commentaire, Suppr efface."))}
	for i, text := range bloc.Competences {
		l := newTickLine(t, i+1, fmt.Sprintf("%d. %s", i+1, text))
		t.lines = append(t.lines, l)
		rows = append(rows, l.content)
	}
	whole := newTickLine(t, 0, "Le bloc dans son ensemble")
	t.lines = append(t.lines, whole)
	t.content = widget.VStack(1, append(rows, whole.content)...)
	t.refresh()
	return t
}

// refresh shows what is recorded now; what is being typed or chosen stays.
func (t *ticks) refresh() {
	k := t.step.view.Case(t.enrolment)
	if k == nil {
		return
	}
	for _, l := range t.lines {
		recorded, _ := k.Tick(t.bloc, l.competence)
		l.show(recorded)
	}
}

// confirm leaves nothing behind that was chosen or typed, and reports whether all of it could be kept.
func (t *ticks) confirm() bool {
	for _, l := range t.lines {
		if !l.keep() {
			t.step.host.Focus(l.comment)
			return false
		}
	}
	return true
}

// onwards moves the focus from a line to the one after or before it.
func (t *ticks) onwards(from *tickLine, by int) {
	for i, l := range t.lines {
		if n := i + by; l == from && n >= 0 && n < len(t.lines) {
			t.step.host.Focus(t.lines[n].first())
			return
		}
	}
}

// namedIn says whose name a comment tells the one whom it is about, or nothing.
func (t *ticks) namedIn(comment string) string {
	k := t.step.view.Case(t.enrolment)
	if comment == "" || k == nil {
		return ""
	}
	var names []string
	for _, c := range t.step.view.Named(comment, k.Candidate.ID) {
		names = append(names, c.Name())
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf("Ce commentaire nomme %s ; il sera lu par %s en cas de demande de son dossier. Il est gardé, mais « un autre candidat » suffit souvent.",
		listed(names), k.Candidate.Name())
}
