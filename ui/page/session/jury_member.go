package session

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// memberColumns are those of a member: name, quality, college, and what removes him.
var memberColumns = shared{0.22, 0.22, 0.47, 0.09}

// memberRow is one member of the jury: who, in what quality, in which college.
type memberRow struct {
	form *juryForm
	kept data.Member // as last recorded; nameless while it never was

	name, quality *widget.TextField
	college       *segments
	remove        *widget.Button
	below         *fw.RichText
	content       *fyne.Container
}

func newMemberRow(f *juryForm, m data.Member) *memberRow {
	r := &memberRow{form: f, kept: m, name: widget.NewTextField("prénom et nom"), quality: widget.NewTextField("profession ou mandat")}
	var colleges []widget.Choice
	for _, c := range f.view.Fiche.Jury.Colleges {
		colleges = append(colleges, widget.Choice{Key: string(c.Key), Label: c.Short})
	}
	r.college = newSegments(colleges, func(key string, _ bool) {
		r.college.set(key, "", "")
		f.keep()
	})
	r.remove = widget.Plain("Retirer", func() { f.remove(r) })
	r.below = widget.Coloured("", theme.ColorNameError)
	r.below.Hide()
	r.name.SetText(m.Name)
	r.quality.SetText(m.Quality)
	r.college.set(string(m.College), "", "")
	for _, field := range []*widget.TextField{r.name, r.quality} {
		field.OnLeave = f.keep
		field.OnSubmitted = func(string) { f.keep() }
	}
	r.content = container.NewVBox(container.New(memberColumns, r.name, r.quality, r.college, r.remove), r.below)
	return r
}

func (r *memberRow) collegeKey() rncp.CollegeKey { return rncp.CollegeKey(r.college.key) }

// clear empties the row and leaves its college.
func (r *memberRow) clear() {
	r.kept = data.Member{}
	r.name.SetText("")
	r.quality.SetText("")
	r.tell(nil, true)
}

// read returns the member, nameless when the row is empty, or the field that is wrong and why. seen are the names above.
func (r *memberRow) read(seen map[string]bool) (data.Member, fyne.Focusable, error) {
	m := r.kept // what the row does not show stays
	m.Name, m.Quality, m.College = strings.TrimSpace(r.name.Text), strings.TrimSpace(r.quality.Text), r.collegeKey()
	switch {
	case m.Name == "" && m.Quality == "" && r.kept.Name == "":
		return data.Member{}, nil, nil
	case m.Name == "":
		return m, r.name, data.Refuse("Le nom de ce membre manque.").Hint("Donnez-le, ou retirez le membre.")
	case m.College == "":
		return m, r.college, data.Refuse("Le collège de %s manque.", m.Name).Hint("Choisissez-le.")
	case seen[data.Fold(m.Name)]:
		return m, r.name, data.Refuse("%s figure deux fois dans le jury.", m.Name).Hint("Une personne siège dans un seul collège.")
	}
	return m, nil, nil
}

// tell shows what is wrong with the row. What is merely unfinished is not said while one is still at it.
func (r *memberRow) tell(err error, all bool) {
	if err != nil && !all && r.kept.Name == "" && (r.name.Text == "" || r.college.key == "") {
		err = nil
	}
	said := ""
	if err != nil {
		said = err.Error()
	}
	showText(r.below, said)
}

// showText shows a text, or hides it where there is none.
func showText(t *fw.RichText, said string) {
	widget.SetText(t, said)
	if said == "" {
		t.Hide()
		return
	}
	t.Show()
}
