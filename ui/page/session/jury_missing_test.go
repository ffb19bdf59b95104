package session

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func (r *juryRoom) missing() *juryMissing { return r.jury().missing }

// group is the open points of a kind.
func (r *juryRoom) group(kind rules.LackKind, must bool) *missingGroup {
	r.t.Helper()
	for _, g := range r.missing().order {
		if g.key == (groupKey{kind, must}) {
			return g
		}
	}
	r.t.Fatalf("no point of %q on the page:\n%s", kind, r.Text())
	return nil
}

func TestAPointIsSetAsideWithAReasonAndTakenBackByKeyboard(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.markAll()
	r.sit(15)
	r.open(widget.StepJury)
	line := r.group(rules.LackJury, false).lines[0]
	r.Focus(line.aside)
	r.Press(fyne.KeyReturn)
	if r.focused() != line.reason.input {
		t.Fatal("the reason is not asked for")
	}
	r.Press(fyne.KeyEscape)
	if line.reason.content.Visible() || r.focused() != line.aside {
		t.Fatal("Escape does not give up")
	}
	r.Press(fyne.KeyReturn, fyne.KeyReturn)
	r.says("Le motif manque.")
	r.Type("Signée")
	r.page.Refresh()
	if line.reason.input.Text != "Signée" || r.focused() != line.reason.input {
		t.Fatal("a refresh took what was being typed")
	}
	r.Type(" en séance.")
	r.Press(fyne.KeyReturn)
	if got := r.view().Jury.SetAside; len(got) != 1 || got[0].Point != line.lack.Sentence || got[0].Reason != "Signée en séance." {
		t.Fatalf("recorded %v", got)
	}
	r.says("1 point écarté", "Écarté : Signée en séance.", "la délibération peut s’ouvrir")
	if r.focused() != r.missing().start || r.missing().start.Disabled() {
		t.Error("the focus is not on what comes next")
	}
	r.Tap("Reprendre")
	if got := r.view().Jury.SetAside; len(got) != 0 || !r.missing().start.Disabled() {
		t.Errorf("still recorded: %v", got)
	}
	r.says("Il reste 1 point à régler ou à écarter.")
}

func TestTheDeliberationOpensOnceNothingIsLeftAndLeadsToTheRoom(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.markAll()
	r.sit(15)
	r.open(widget.StepJury)
	r.Tap("Écarter…")
	r.Type("Signées en séance.")
	r.Press(fyne.KeyReturn)
	r.says("Ouvrir note l’heure et permet de saisir les décisions")
	r.Press(fyne.KeyReturn)
	if r.view().Jury.Began == "" || !r.jury().inRoom || len(r.Refused) != 0 {
		t.Fatalf("began %q, refused %v", r.view().Jury.Began, r.Refused)
	}
	r.jury().turn(false)
	r.says("Délibération ouverte à", "Écarté : Signées en séance.")
	if r.missing().start.Visible() || strings.Contains(r.Text(), "Reprendre") {
		t.Error("what opened can be opened again")
	}
}

func TestARefusalToOpenIsShown(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.markAll()
	r.sit(16) // the desk's today is the 15th
	r.must(r.desk.Juries.SetAside(t.Context(), r.id, juryLacks(r)[0].Sentence, "Signées en séance."))
	r.open(widget.StepJury)
	r.Tap("Ouvrir la délibération")
	if len(r.Refused) != 1 || !strings.Contains(r.Refused[0].Error(), "16 juin 2021") || r.jury().inRoom {
		t.Errorf("refused %v", r.Refused)
	}
}

func TestWhatMustBeMendedCannotBeSetAside(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.open(widget.StepJury)
	g := r.group(rules.LackJury, true)
	if g.all.Visible() || g.lines[0].aside.Visible() {
		t.Error("a jury that cannot sit can be set aside")
	}
	r.says("Jury : 7 points à régler", "Résultats : 4 points à régler ou à écarter", "Il reste 7 points à régler, et 4 autres à régler ou à écarter.")
}

func TestHundredsOfPointsStayUsableAndAreSetAsideAtOnce(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 0)
	for n := range 30 {
		r.enrol([2]string{"Zoé", "Dupont-" + string(rune('A'+n%26)) + string(rune('a'+n/26))})
	}
	r.enrol([2]string{"Zoé", "Dupont-Aa"}) // of whom the same is said: one reason sets both aside
	r.sit(15)
	r.open(widget.StepJury)
	g := r.group(rules.LackResult, false)
	if len(g.lines) != 124 || len(g.list.Objects) != pointsShown {
		t.Fatalf("%d points, %d in sight", len(g.lines), len(g.list.Objects))
	}
	r.says("Résultats : 124 points à régler ou à écarter")
	r.Focus(g.more)
	r.Press(fyne.KeyReturn)
	if len(g.list.Objects) != pointsShown+pointsMore || r.focused() != g.lines[pointsShown].lead {
		t.Errorf("%d in sight", len(g.list.Objects))
	}
	r.Tap("Écarter les 124 points…")
	r.Type("Épreuves reportées en septembre.")
	r.Press(fyne.KeyReturn)
	if got := r.view().Jury.SetAside; len(got) != 120 || got[119].Reason != "Épreuves reportées en septembre." {
		t.Errorf("%d points set aside", len(got))
	}
	if r.focused() != r.group(rules.LackJury, false).lines[0].lead {
		t.Error("the focus is not on the next point")
	}
}

func TestEachPointLeadsToWhereItIsMended(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 2)
	v := r.view()
	r.must(r.desk.Juries.Compose(t.Context(), data.Jury{Session: r.id, On: rncp.NewDate(2021, time.June, 15), Place: "Aurillac",
		Members: []data.Member{{Name: "Odile Tourde", College: "organisme"}}}))
	r.must(r.desk.Assessments.Summon(t.Context(), r.id, []data.Convocation{{Enrolment: v.Cases[1].Enrolment.ID, Bloc: "prospection",
		Assessment: "ecrit", On: v.Session.From, At: "09:00", Place: "Salle 2"}}))
	r.open(widget.StepJury)
	test.Tap(r.group(rules.LackResult, false).lines[0].lead)
	test.Tap(r.group(rules.LackAttendance, false).lines[0].lead)
	if len(r.Went) != 2 || r.Went[0].Step != widget.StepResults || r.Went[0].Enrolment != v.Cases[0].Enrolment.ID ||
		r.Went[1].Step != widget.StepAssessments || r.Went[1].Enrolment != v.Cases[1].Enrolment.ID {
		t.Errorf("they lead to %v", r.Went)
	}
	test.Tap(r.group(rules.LackJury, true).lines[0].lead)
	if f := r.jury().form; r.focused() != f.rows[1].name {
		t.Error("a seat that nobody holds does not get the focus")
	}
	r.missing().lead(rules.Lack{Kind: rules.LackPresence})
	if f := r.jury().form; r.focused() != f.rows[1].name { // the seats first: who sits there is to be noted too
		t.Error("the presence leads elsewhere")
	}
}

// Every sentence of the rules about the jury leads to its own field: where one is reworded, this fails.
func TestEachLackOfTheJuryLeadsToItsField(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.enrolVAE([2]string{"Zénaïde", "Quenouillère"})
	first, vae := r.view().Cases[0].Candidate.ID, r.view().Cases[1].Candidate.ID
	full := func() []data.Member {
		members := make([]data.Member, len(fullJury))
		for n, m := range fullJury {
			m.Declared, m.Sex = rncp.NewDate(2021, time.May, 3), []data.Sex{data.Female, data.Male}[n%2]
			members[n] = m
		}
		return members
	}
	for _, c := range []struct {
		name  string
		says  string
		jury  func(*data.Jury)
		field func(*juryForm) fyne.Focusable
	}{
		{"day", "date du jury", func(j *data.Jury) { j.On = data.Date{} }, func(f *juryForm) fyne.Focusable { return f.date }},
		{"place", "lieu du jury", func(j *data.Jury) { j.Place = "" }, func(f *juryForm) fyne.Focusable { return f.place }},
		{"reference", "référence", func(j *data.Jury) { j.Held, j.With = data.HeldElsewhere, "CCI Lozère" },
			func(f *juryForm) fyne.Focusable { return f.held.reference }},
		{"a college that nobody holds", "un représentant des salariés", func(j *data.Jury) { j.Members = append(j.Members[:2], j.Members[3]) },
			func(f *juryForm) fyne.Focusable { return f.rows[3].name }},
		{"too few", "compte 3 membres", func(j *data.Jury) { j.Members = append(j.Members[:2], j.Members[3]) },
			func(f *juryForm) fyne.Focusable { return f.rows[3].name }},
		{"a college whose member did not come", "un représentant des salariés", func(j *data.Jury) { j.Members[2].Presence = data.Absent },
			func(f *juryForm) fyne.Focusable { return f.more }},
		{"two presidents", "2 présidents", func(j *data.Jury) { j.Members[3].College = "president" },
			func(f *juryForm) fyne.Focusable { return f.rows[3].college }},
		{"unknown college", "ne connaît pas", func(j *data.Jury) { j.Members[1].College = "autre" },
			func(f *juryForm) fyne.Focusable { return f.rows[1].college }},
		{"presence", "présence n’est pas notée", func(j *data.Jury) { j.Members[1].Presence = "" },
			func(f *juryForm) fyne.Focusable { return f.rows[1].presence }},
		{"declaration", "conflits d’intérêts", func(j *data.Jury) { j.Members[2].Declared = data.Date{} },
			func(f *juryForm) fyne.Focusable { return f.rows[2].details.declared }},
		{"external", "extérieure", func(j *data.Jury) { j.Members[0].External, j.Members[1].External = false, false },
			func(f *juryForm) fyne.Focusable { return f.rows[0].details.external }},
		{"balance", "même sexe", func(j *data.Jury) { j.Members[1].Sex, j.Members[3].Sex = data.Female, data.Female },
			func(f *juryForm) fyne.Focusable { return f.rows[0].details.sex }},
		{"tie", "siège pour ce candidat", func(j *data.Jury) { j.Members[3].Ties = []data.Tie{{Candidate: first, Kind: data.TieTrainer}} },
			func(f *juryForm) fyne.Focusable { return f.rows[3].details.ties.lines[0].recused }},
		{"tie on the VAE", "D6412-6", func(j *data.Jury) { j.Members[3].Ties = []data.Tie{{Candidate: vae, Kind: data.TieCoach}} },
			func(f *juryForm) fyne.Focusable { return f.rows[3].details.ties.lines[0].recused }},
		{"recusal", "récusation laisse", func(j *data.Jury) {
			j.Members[3].Ties = []data.Tie{{Candidate: first, Kind: data.TieTrainer, Recused: true}}
		}, func(f *juryForm) fyne.Focusable { return f.more }},
	} {
		t.Run(c.name, func(t *testing.T) {
			jury := data.Jury{Session: r.id, On: rncp.NewDate(2021, time.June, 15), Place: "Aurillac", Members: full()}
			c.jury(&jury)
			r.must(r.desk.Juries.Compose(t.Context(), jury))
			r.open(widget.StepJury)
			r.jury().show(false)
			for _, l := range juryLacks(r) {
				if !strings.Contains(l.Sentence, c.says) {
					continue
				}
				r.missing().lead(l)
				if r.focused() != c.field(r.jury().form) {
					t.Errorf("« %s » leads to %T %p", l.Sentence, r.focused(), r.focused())
				}
				return
			}
			t.Fatalf("the rules do not say %q: %v", c.says, juryLacks(r))
		})
	}
}
