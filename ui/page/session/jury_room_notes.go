package session

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// lineNotes is what was noted about a bloc besides its results: the examiners' levels and comments, and incidents at the
// assessments. They are folded away until one asks for them.
type lineNotes struct {
	line    *juryLine
	fold    *widget.Button
	named   *fw.RichText // that a comment names another candidate
	all     *fyne.Container
	content *fyne.Container
}

func newLineNotes(l *juryLine) *lineNotes {
	n := &lineNotes{line: l, named: widget.Coloured("", theme.ColorNameWarning), all: widget.VStack(0.5)}
	n.fold = widget.Plain("", n.turn)
	n.content = widget.VStack(0, n.fold, n.named, n.all)
	return n
}

func (n *lineNotes) turn() {
	n.line.unfolded = !n.line.unfolded
	n.show()
	n.line.list.step.layOut()
}

func (n *lineNotes) show() {
	l := n.line
	notes := l.examinersNotes()
	visible(n.content, len(notes) > 0)
	if len(notes) == 0 {
		return
	}
	n.fold.SetText(fmt.Sprintf("Compétences et commentaires (%d)", len(notes)))
	n.fold.SetIcon(theme.MenuExpandIcon())
	if l.unfolded {
		n.fold.SetIcon(theme.MenuDropDownIcon())
	}
	n.all.Objects = nil
	named := map[string]bool{}
	for _, note := range notes {
		for _, other := range note.names {
			named[other] = true
		}
		if l.unfolded {
			note.add(n.all)
		}
	}
	visible(n.all, l.unfolded)
	warning := ""
	if len(named) > 0 && !l.unfolded {
		warning = "Un commentaire nomme un autre candidat."
	}
	showText(n.named, warning)
	n.all.Refresh()
}

// noteColumns are those of a note: what it is about, and what was noted.
var noteColumns = shared{0.42, 0.58}

// note is one thing noted: what about, what, and which other candidates it names.
type note struct {
	about, said string
	names       []string
}

func (n note) add(into *fyne.Container) {
	said := tight(widget.Body(n.said))
	into.Add(container.New(noteColumns, widget.Small(n.about), said))
	if len(n.names) > 0 {
		said.Add(marked(theme.WarningIcon(), theme.ColorNameWarning,
			widget.Coloured("Ce commentaire nomme "+strings.Join(n.names, ", ")+" : il ne doit pas être lu à un autre candidat.", theme.ColorNameWarning)))
	}
}

// examinersNotes gathers what was noted: the bloc as a whole, its competences in the order of the fiche, the incidents.
func (l *juryLine) examinersNotes() []note {
	var notes []note
	for i := range len(l.bloc.Competences) + 1 {
		t, ok := l.kase.Tick(l.bloc.Key, i)
		if !ok || t.Level == data.LevelNone && t.Comment == "" {
			continue
		}
		about := "Le bloc dans son ensemble"
		if i > 0 {
			about = l.bloc.Competences[i-1]
		}
		notes = append(notes, l.noteOf(about, t.Comment, string(t.Level)))
	}
	for _, a := range l.kase.Attendances {
		if a.Bloc == l.bloc.Key && a.Incident != "" {
			notes = append(notes, l.noteOf("Incident – "+l.assessment(a.Assessment), a.Incident, ""))
		}
	}
	return notes
}

func (l *juryLine) noteOf(about, comment, level string) note {
	if level != "" && comment != "" {
		level += " – "
	}
	n := note{about: about, said: capital(level + comment)}
	for _, other := range l.list.step.view.Named(comment, l.kase.Candidate.ID) {
		n.names = append(n.names, other.Name())
	}
	return n
}

// assessment names an assessment of the bloc.
func (l *juryLine) assessment(key string) string {
	view := &l.list.step.view
	for _, a := range rules.Assessments(view.Fiche, &view.Session.Rules, l.kase, l.bloc.Key) {
		if a.Key == key {
			return a.Short
		}
	}
	return key
}
