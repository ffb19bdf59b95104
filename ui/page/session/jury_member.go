package session

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// memberColumns are those of a member: name and quality (nameColumns), college, and what unfolds the rest; on the line below,
// what is noted of him and whether he came.
var (
	memberColumns = shared{0.44, 0.44, 0.12}
	nameColumns   = shared{0.5, 0.5}
)

// presenceWidth is that of the choice of a presence.
const presenceWidth = 270

// presences are those of a candidate at an assessment, and of a member at the jury.
var presences = []widget.Choice{
	{Key: string(data.Present), Label: "Présent"}, {Key: string(data.Absent), Label: "Absent"}, {Key: string(data.Excused), Label: "Excusé"},
}

// memberRow is one member of the jury: who, in what quality, in which college; below, in a line, what else is noted, and
// whether he came. The rest unfolds.
type memberRow struct {
	form *juryForm
	kept data.Member // what the row stands for; nameless while it is not whole
	disk data.Member // as last recorded

	name, quality *widget.TextField
	college       *segments
	unfold        *widget.Button
	summary       *fw.RichText
	presence      *segments
	below         *fw.RichText    // what is wrong, or not whole yet
	second        *fyne.Container // the line below the fields
	details       *memberDetails
	room          *fyne.Container // for the details
	content       *fyne.Container
}

func newMemberRow(f *juryForm, m data.Member) *memberRow {
	r := &memberRow{form: f, kept: m, disk: m, name: widget.NewTextField("prénom et nom"), quality: widget.NewTextField("profession ou mandat")}
	var colleges []widget.Choice
	for _, c := range f.view.Fiche.Jury.Colleges {
		colleges = append(colleges, widget.Choice{Key: string(c.Key), Label: c.Short})
	}
	r.college = newSegments(colleges, func(key string, _ bool) {
		r.college.set(key, "", "")
		f.keep()
	})
	r.presence = newSegments(presences, func(key string, _ bool) {
		r.change(func(m *data.Member) { m.Presence = data.Presence(key) })
	})
	r.presence.onLeave = func(down bool) { f.leavePresence(r, down) }
	r.unfold = widget.Plain("", r.toggle)
	r.summary = widget.Small("")
	r.below = widget.Coloured("", theme.ColorNameError)
	r.below.Hide()
	r.room = container.NewVBox()
	r.name.SetText(m.Name)
	r.quality.SetText(m.Quality)
	r.college.set(string(m.College), "", "")
	f.keeps(r.name)
	f.keeps(r.quality)
	r.second = container.New(memberColumns, r.summary, widget.Width(r.presence, presenceWidth), container.NewHBox())
	r.content = container.NewVBox(
		container.New(memberColumns, container.New(nameColumns, r.name, r.quality), r.college, r.unfold), r.below, r.second, r.room)
	r.show()
	return r
}

func (r *memberRow) collegeKey() rncp.CollegeKey { return rncp.CollegeKey(r.college.key) }

// isSeat reports whether the row is one of those that the fiche asks for: it stays when its member goes.
func (r *memberRow) isSeat() bool {
	college, known := r.form.view.Fiche.College(r.collegeKey())
	return known && !r.kept.Substitute && r.form.seatsOf(college.Key) <= college.Seats
}

// show shows what is recorded of the member beside the fields. A row without a member keeps the room of the line, so that
// nothing moves under the pointer when its name is recorded.
func (r *memberRow) show() {
	recorded := r.kept.Name != ""
	visible(r.presence, recorded)
	r.presence.set(string(r.kept.Presence), "", string(data.Present))
	switch {
	case recorded:
		widget.SetText(r.summary, memberInShort(r.form.view, r.kept, false))
	case r.isSeat():
		widget.SetText(r.summary, "siège à pourvoir")
	default:
		widget.SetText(r.summary, "")
	}
	r.showUnfold(recorded)
	if r.details != nil {
		r.details.show()
	}
}

// showUnfold gives the button at the end of the row its use: the details of a member, or, where there is none yet, taking
// the row away.
func (r *memberRow) showUnfold(recorded bool) {
	label, icon := "Détails", theme.MenuDropDownIcon()
	switch {
	case !recorded:
		label, icon = "Retirer", nil
		r.fold()
	case r.details != nil:
		label, icon = "Fermer", theme.MenuDropUpIcon()
	}
	if r.unfold.Text != label {
		r.unfold.SetText(label)
		r.unfold.SetIcon(icon)
	}
	visible(r.unfold, recorded || !r.isSeat())
	visible(r.second, recorded || !r.below.Visible())
}

// toggle unfolds the details or folds them; in a row without a member it takes the row away.
func (r *memberRow) toggle() {
	switch {
	case r.kept.Name == "":
		r.form.remove(r)
		return
	case r.details != nil:
		r.fold()
	default:
		r.open()
	}
	r.show()
	r.form.grown()
}

func (r *memberRow) fold() {
	r.details = nil
	r.room.RemoveAll()
}

// open unfolds the details.
func (r *memberRow) open() {
	if r.details == nil && r.kept.Name != "" {
		r.details = newMemberDetails(r)
		r.room.Add(r.details.content)
		r.show()
		r.form.grown()
	}
}

// change records something about the member that does not stand on the row.
func (r *memberRow) change(fn func(m *data.Member)) {
	fn(&r.kept)
	r.form.keep()
	r.show()
	r.form.grown()
}

// settle takes what the row stands for as recorded, or goes back to what was.
func (r *memberRow) settle(recorded bool) {
	if recorded {
		r.disk = r.kept
		return
	}
	r.kept = r.disk
	r.show()
}

// clear empties the row and leaves its college.
func (r *memberRow) clear() {
	r.kept = data.Member{}
	r.fold()
	r.name.SetText("")
	r.quality.SetText("")
	r.tell("", false)
}

// collect takes what the row holds if it is whole, and says what is wrong with it or not whole yet. What does not stand on
// the row stays as it is. seen are the members above.
func (r *memberRow) collect(seen map[string]rncp.CollegeKey) {
	m := r.kept
	m.Name, m.Quality, m.College = strings.TrimSpace(r.name.Text), strings.TrimSpace(r.quality.Text), r.collegeKey()
	if r.kept.Name == "" {
		switch {
		case m.Name == "" && m.Quality == "":
			r.tell("", false)
			return
		case m.Name == "":
			r.tell("Ce membre n’est pas encore enregistré : donnez son nom.", false)
			return
		case m.College == "":
			r.tell("Ce membre n’est pas encore enregistré : choisissez son collège.", false)
			return
		}
	}
	if err := r.check(m, seen); err != nil {
		r.tell(err.Error(), true)
		return
	}
	r.tell("", false)
	r.kept = m
}

func (r *memberRow) check(m data.Member, seen map[string]rncp.CollegeKey) error {
	switch college, twice := seen[data.Fold(m.Name)]; {
	case m.Name == "":
		return data.Refuse("Le nom manque : %s reste enregistré.", r.kept.Name).Hint("Donnez un nom, ou retirez le membre dans « Détails ».")
	case twice && college != m.College:
		return data.Refuse("%s siège déjà dans un autre collège.", m.Name).Hint("Une personne siège dans un seul collège.")
	case twice:
		return data.Refuse("%s figure deux fois dans le jury.", m.Name).Hint("Retirez une des deux lignes.")
	}
	return m.Validate()
}

// tell shows what is wrong with the row, or what it waits for.
func (r *memberRow) tell(said string, wrong bool) {
	colour := widget.ColorQuiet
	if wrong {
		colour = theme.ColorNameError
	}
	recolour(r.below, colour)
	showText(r.below, said)
	visible(r.second, r.kept.Name != "" || said == "")
}

// leavePresence moves the focus to the presence of the member above or below.
func (f *juryForm) leavePresence(from *memberRow, down bool) {
	var shown []*memberRow
	at := 0
	for _, r := range f.rows {
		if r == from {
			at = len(shown)
		}
		if r.kept.Name != "" {
			shown = append(shown, r)
		}
	}
	if down {
		at++
	} else {
		at--
	}
	if at >= 0 && at < len(shown) {
		f.host.Focus(shown[at].presence)
	}
}

// memberInShort says in a line what is noted of a member beside name, quality and college.
func memberInShort(view app.View, m data.Member, presence bool) string {
	var words []string
	if m.Substitute {
		words = append(words, "suppléant")
	}
	if m.External {
		words = append(words, "extérieur")
	}
	if m.Declared.IsZero() {
		words = append(words, "déclaration non reçue")
	} else {
		words = append(words, "déclaration du "+m.Declared.French())
	}
	words = append(words, tiesInShort(view, m)...)
	if presence {
		words = append(words, presenceInWords(m.Presence))
	}
	return strings.Join(words, " · ")
}

func presenceInWords(p data.Presence) string {
	if p == data.PresenceUnknown {
		return "présence non notée"
	}
	return string(p)
}

// tiesInShort says with whom a member is tied, or with how many.
func tiesInShort(view app.View, m data.Member) []string {
	switch len(m.Ties) {
	case 0:
		return nil
	case 1:
		return []string{tieInWords(view, m.Ties[0])}
	}
	return []string{count(len(m.Ties), "", "liens avec des candidats", "")}
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
