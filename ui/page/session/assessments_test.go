package session

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func (r *juryRoom) assessments() *assessmentsStep {
	r.t.Helper()
	s, ok := r.page.step.(*assessmentsStep)
	if !ok {
		r.t.Fatal("the page is not at the step of the assessments")
	}
	return s
}

// enrolAs enrols somebody for every bloc by one way.
func (r *juryRoom) enrolAs(name [2]string, way rncp.WayKey) {
	r.t.Helper()
	ctx := context.Background()
	c, err := r.desk.Candidates.Save(ctx, data.Candidate{Sex: data.Female, GivenNames: name[:1], BirthName: name[1],
		BirthDate: rncp.NewDate(1990, time.March, 12), BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15"}})
	r.must(err)
	path, err := r.desk.Enrolments.SavePath(ctx, data.Path{Candidate: c.ID, Fiche: "27413", Route: rncp.RouteContinuing, Track: rncp.TrackContinuing,
		TrainingFrom: rncp.NewDate(2020, time.June, 1), TrainingTo: rncp.NewDate(2020, time.December, 18),
		ImmersionFrom: rncp.NewDate(2020, time.December, 21), ImmersionTo: rncp.NewDate(2021, time.April, 2)})
	r.must(err)
	var blocs []data.BlocRequest
	for _, b := range r.view().Fiche.Blocs {
		blocs = append(blocs, data.BlocRequest{Bloc: b.Key, Way: way})
	}
	_, err = r.desk.Enrolments.Enrol(ctx, r.id, path.ID, blocs)
	r.must(err)
}

// assessing opens a session at the step « Épreuves », with so many candidates who pass every bloc by exams.
func assessing(t *testing.T, candidates int) *juryRoom {
	t.Helper()
	intoTemp(t)
	r := openJuryRoom(t, uitest.Empty(t), candidates)
	r.open(widget.StepAssessments)
	return r
}

// summons writes who is summoned to an assessment and when, candidate by candidate.
func (r *juryRoom) summons(bloc rncp.BlocKey, assessment string) string {
	r.t.Helper()
	var words []string
	for _, k := range r.view().Cases {
		word := "-"
		if c, ok := k.Convocation(bloc, assessment); ok {
			word = c.On.String()[8:] + " " + string(c.At) + " " + c.Place
		}
		words = append(words, word)
	}
	return strings.Join(words, " | ")
}

// presences writes who came to an assessment, and the result that follows.
func (r *juryRoom) presences(bloc rncp.BlocKey, assessment string) string {
	r.t.Helper()
	var words []string
	for _, k := range r.view().Cases {
		a, _ := k.Attendance(bloc, assessment)
		res, _ := k.Result(rules.Item{Bloc: bloc, Assessment: rncp.Assessment{Key: assessment}})
		words = append(words, strings.TrimSpace(string(a.Presence)+" "+a.Incident)+"/"+string(res.Value.Kind))
	}
	return strings.Join(words, " | ")
}

func (r *juryRoom) line(bloc rncp.BlocKey, assessment string) *planLine {
	return r.assessments().planning.lines[sittingKey{bloc, assessment}]
}

// planAll plans every sitting as it is proposed, in « Salle 2 ».
func (r *juryRoom) planAll() {
	r.t.Helper()
	for range r.assessments().sittings {
		r.Focus(r.assessments().planning.next().plan)
		r.Press(fyne.KeyReturn)
		r.assessments().planning.form.place.SetText("Salle 2")
		r.Press(fyne.KeyReturn)
	}
	if n := len(r.assessments().planning.lines); n != 6 || r.assessments().planning.next() != nil {
		r.t.Fatalf("not all of %d sittings are planned:\n%s", n, r.Text())
	}
}

func TestReturnAfterReturnPlansEverySitting(t *testing.T) {
	r := assessing(t, 2)
	r.says("Écrit · 2 candidats", "Étude de cas · 2 candidats", "à planifier")
	r.Press(fyne.KeyReturn) // « Planifier » has the focus
	r.Type("8:30")          // in place of the hour proposed
	r.Press(fyne.KeyReturn)
	r.says("Le lieu manque.")
	if r.focused() != r.assessments().planning.form.place {
		t.Fatal("the focus is not on what is missing")
	}
	r.Type("Salle 2")
	r.Press(fyne.KeyReturn)
	if got := r.summons("prospection", "ecrit"); got != "17 08:30 Salle 2 | 17 08:30 Salle 2" {
		t.Fatalf("the written assessment is planned %q", got)
	}
	r.says("lundi 17 mai 2021, 8 h 30 · Salle 2")
	r.Press(fyne.KeyReturn)
	r.says("10 h 30", "11 h", "L’un après l’autre") // after two hours, since no duration is noted
	r.Press(fyne.KeyReturn)
	if got := r.summons("prospection", "oral"); got != "17 10:30 Salle 2 | 17 11:00 Salle 2" {
		t.Fatalf("the oral is planned %q", got)
	}
	for range 4 {
		r.Press(fyne.KeyReturn)
		r.Press(fyne.KeyReturn)
	}
	if r.Says("à planifier") || r.focused() != r.assessments().toPresence {
		t.Errorf("something is left to plan, or the presences do not follow:\n%s", r.Text())
	}
	if got := r.summons("negociation", "oral"); got != "17 17:30 Salle 2 | 17 18:00 Salle 2" {
		t.Errorf("the last oral is planned %q", got)
	}
	before := len(r.view().Cases[0].Convocations)
	if s, _ := progressOfAssessments(r.view()); s != 12 || before != 6 {
		t.Errorf("the stepper counts %d convocations", s)
	}
}

func TestAClashIsSaidRefusedAndMendedWithoutLoss(t *testing.T) {
	r := assessing(t, 2)
	r.Press(fyne.KeyReturn)
	f := r.assessments().planning.form
	f.minutes.SetText("120")
	f.place.SetText("Salle 2")
	r.Press(fyne.KeyReturn)
	r.Press(fyne.KeyReturn)
	r.Type("10h")
	r.says("Élodie Lœuillet passe déjà une épreuve le 17 mai 2021 à 9 h", "Prendre 11 h, la prochaine heure libre")
	f = r.assessments().planning.form
	f.examiner.SetText("Mme Vidal")
	r.Press(fyne.KeyReturn)
	r.says("Rien n’est enregistré", "passe déjà une épreuve")
	if got := r.summons("prospection", "oral"); got != "- | -" || r.assessments().planning.form != f || f.examiner.Text != "Mme Vidal" || f.at.Text != "10h" {
		t.Fatalf("the clash is recorded (%q), or what was typed is lost", got)
	}
	r.Tap("Prendre 11 h")
	if r.Says("Rien n’est enregistré") {
		t.Error("what was refused is still said")
	}
	r.Press(fyne.KeyReturn)
	if got := r.summons("prospection", "oral"); got != "17 11:00 Salle 2 | 17 11:30 Salle 2" {
		t.Errorf("got %q", got)
	}
	r.says("11 h – 12 h · Salle 2 · Mme Vidal")
}

func TestADayOutOfTheSessionAndAPlanPastMidnightAreRefused(t *testing.T) {
	r := assessing(t, 2)
	r.Tap("Planifier")
	f := r.assessments().planning.form
	f.place.SetText("Salle 2")
	f.day.SetText("3/6/2021")
	r.Press(fyne.KeyReturn)
	r.says("Le 3 juin 2021 est hors de la session, qui va du 17 mai 2021 au 28 mai 2021.", "Rien n’est enregistré")
	f.day.SetText("18/05/2021")
	f.every.SetText("1200")
	r.says("finirait après minuit")
	r.Press(fyne.KeyReturn)
	f.every.SetText("x")
	r.Press(fyne.KeyReturn)
	r.says("« x » n’est pas un nombre de minutes.")
	if r.focused() != f.every {
		t.Error("the focus is not on what is wrong")
	}
	f.every.SetText("45")
	f.at.SetText("25h")
	r.Press(fyne.KeyReturn)
	r.says("n’existe pas")
	if got := r.summons("prospection", "ecrit"); got != "- | -" {
		t.Fatalf("something is recorded: %q", got)
	}
	f.at.SetText("14h")
	r.Press(fyne.KeyReturn)
	if got := r.summons("prospection", "ecrit"); got != "18 14:00 Salle 2 | 18 14:45 Salle 2" {
		t.Errorf("got %q", got)
	}
}

func TestOneCandidateIsChangedInTheList(t *testing.T) {
	r := assessing(t, 2)
	r.planAll()
	lines, _ := r.desk.Journal()
	oral := r.line("prospection", "oral")
	oral.folding.unfold(true)
	row := oral.rows[r.view().Cases[1].Enrolment.ID]
	r.Focus(row.change)
	r.Press(fyne.KeyReturn)
	if r.Says("Heure du premier") || r.Says("Passage") {
		t.Error("the form for one speaks of several")
	}
	r.Type("9h")
	r.says("passe déjà une épreuve")
	r.Press(fyne.KeyReturn)
	r.says("Rien n’est enregistré : l’heure ne convient pas.")
	f := r.assessments().planning.form
	f.day.SetText("19/5/21")
	f.place.SetText("Salle 7")
	f.examiner.SetText("M. Roux")
	r.Press(fyne.KeyReturn)
	if got := r.summons("prospection", "oral"); got != "17 11:00 Salle 2 | 19 09:00 Salle 7" {
		t.Errorf("got %q", got)
	}
	if now, _ := r.desk.Journal(); now != lines+1 {
		t.Errorf("%d acts for one change", now-lines)
	}
	if r.focused() != row.change {
		t.Error("the focus is not back on the candidate")
	}
	r.says("19/05/2021, 9 h", "Salle 7 · M. Roux", "du 17 mai 2021 au 19 mai 2021 · plusieurs lieux")
	r.Press(fyne.KeyReturn)
	r.Press(fyne.KeyEscape)
	if r.assessments().planning.form != nil {
		t.Error("Escape does not close the form")
	}
}

func TestWhoComesLaterIsPlannedWithTheOthersOrAfterThem(t *testing.T) {
	r := assessing(t, 2)
	r.planAll()
	r.enrol(juryPeople[2])
	r.says("1 sans horaire", "Planifier le reste")
	for range 2 {
		r.Focus(r.assessments().planning.next().plan)
		r.Press(fyne.KeyReturn)
		r.Press(fyne.KeyReturn)
	}
	if got := r.summons("prospection", "ecrit"); got != "17 09:00 Salle 2 | 17 09:00 Salle 2 | 17 09:00 Salle 2" {
		t.Errorf("the written assessment: %q", got)
	}
	if got := r.summons("prospection", "oral"); got != "17 11:00 Salle 2 | 17 11:30 Salle 2 | 17 12:00 Salle 2" {
		t.Errorf("the oral: %q", got)
	}
	r.Focus(r.line("prospection", "oral").plan)
	r.Press(fyne.KeyReturn)
	r.Type("10h45")
	r.Press(fyne.KeyReturn)
	if got := r.summons("prospection", "oral"); got != "17 10:45 Salle 2 | 17 11:15 Salle 2 | 17 11:45 Salle 2" {
		t.Errorf("planned anew: %q", got)
	}
}

func TestThePlaceOfTheSessionBeforeIsProposed(t *testing.T) {
	r := assessing(t, 1)
	r.planAll()
	s, err := r.desk.Sessions.Open(context.Background(), data.Session{Code: "2021-ETE", Name: "Été 2021",
		From: rncp.NewDate(2021, time.June, 28), To: rncp.NewDate(2021, time.July, 2)})
	r.must(err)
	r.id = s.ID
	r.enrol(juryPeople[2])
	r.open(widget.StepAssessments)
	r.Press(fyne.KeyReturn)
	r.Press(fyne.KeyReturn)
	if got := r.summons("prospection", "ecrit"); got != "28 09:00 Salle 2" {
		t.Errorf("got %q", got)
	}
}

func TestTheNextFreeHourIsFoundAcrossTheDays(t *testing.T) {
	friday, key := rncp.NewDate(2021, time.May, 21), sittingKey{"negociation", "oral"}
	session := data.Session{From: rncp.NewDate(2021, time.May, 17), To: rncp.NewDate(2021, time.May, 28)}
	k := &rules.Case{Enrolment: data.Enrolment{ID: "e"}}
	elsewhere := func(at data.Hour, minutes int) []sitting {
		return []sitting{{key: sittingKey{"prospection", "ecrit"}, seats: []seat{{kase: k, convocation: data.Convocation{ID: "c", On: friday, At: at, Minutes: minutes}}}}}
	}
	for _, c := range []struct {
		name     string
		sittings []sitting
		want     string
	}{
		{"nothing stands in the way", nil, "2021-05-21 09:00"},
		{"after what lasts", elsewhere("09:00", 90), "2021-05-21 10:30"},
		{"two hours where no duration is noted", elsewhere("09:00", 0), "2021-05-21 11:00"},
		{"before what comes later", elsewhere("09:30", 60), "2021-05-21 09:00"},
		{"not into what begins meanwhile", elsewhere("09:15", 32), "2021-05-21 09:50"},
		{"on Monday where the Friday is full", elsewhere("09:00", 600), "2021-05-24 09:00"},
	} {
		p := plan{on: friday, at: firstHour, minutes: 30}.freeFrom(session, key, []seat{{kase: k}}, c.sittings)
		if got := p.on.String() + " " + string(p.at); got != c.want {
			t.Errorf("%s: %s, not %s", c.name, got, c.want)
		}
	}
}

func TestWhatIsBeingPlannedStaysWhenThePageRefreshes(t *testing.T) {
	r := assessing(t, 1)
	r.Press(fyne.KeyReturn)
	if r.page.Unsaved() != "" {
		t.Error("what is merely proposed is held for typed")
	}
	r.Type("8h15")
	r.enrol(juryPeople[2])
	if f := r.assessments().planning.form; f == nil || f.at.Text != "8h15" || r.focused() != f.at || r.page.Unsaved() == "" {
		t.Error("what was typed is lost, or nothing warns that it is not recorded")
	}
	r.Tap("Planifier") // of another
	if len(r.Asked) != 1 {
		t.Error("another form takes the place of what is typed without a question")
	}
}

func TestPresencesAreNotedByKeyboard(t *testing.T) {
	r := assessing(t, 3)
	r.planAll()
	r.Press(fyne.KeyReturn) // the presences follow
	r.says("Lundi 17 mai 2021", "9 h · Réaliser une démarche de prospection · Écrit", "3 à noter", "Un absent ou un excusé reçoit ce résultat de lui-même")
	r.Press(fyne.KeyReturn)
	r.Type("a")
	r.Press(fyne.KeyReturn)
	r.Type("e")
	r.Press(fyne.KeyReturn)
	if got := r.presences("prospection", "ecrit"); got != "présent/ | absent/absent | excusé/excusé" {
		t.Fatalf("got %q", got)
	}
	r.says("1 présent, 1 absent, 1 excusé")
	r.Press(fyne.KeyReturn) // « Tous présents » of the next
	if got := r.presences("prospection", "oral"); got != "présent/ | présent/ | présent/" {
		t.Errorf("the oral: %q", got)
	}
	l := r.assessments().presence.lines[presenceKey{r.view().Session.From, sittingKey{"prospection", "ecrit"}}]
	row := l.rows[r.view().Cases[1].Enrolment.ID]
	r.Focus(row.incident)
	r.Type("grève des trains")
	r.must(r.desk.Assessments.Attend(context.Background(), r.id, nil)) // the page refreshes
	r.Press(fyne.KeyReturn)
	r.Focus(row.choice)
	r.Press(fyne.KeyLeft, fyne.KeyReturn)
	if got := r.presences("prospection", "ecrit"); !strings.HasPrefix(got, "présent/ | présent grève des trains/ |") {
		t.Errorf("the correction and the incident: %q", got)
	}
	r.Focus(row.undo)
	r.Press(fyne.KeyReturn)
	if a, _ := r.view().Cases[1].Attendance("prospection", "ecrit"); a.Presence != data.PresenceUnknown || a.Incident != "grève des trains" {
		t.Errorf("taken back: %+v", a)
	}
}

func TestAContradictionWithAResultIsSaidBesideTheLine(t *testing.T) {
	r := assessing(t, 3)
	r.planAll()
	k := r.view().Cases[1]
	_, err := r.desk.Results.Record(context.Background(), data.Result{Enrolment: k.Enrolment.ID, Bloc: "prospection", Assessment: "ecrit",
		Value: data.Value{Kind: data.ValueAbsent}, On: r.view().Session.From}, "")
	r.must(err)
	r.Tap("Présences")
	r.Tap("Tous présents")
	if got := r.presences("prospection", "ecrit"); got != "/ | /absent | /" {
		t.Fatalf("got %q", got)
	}
	r.says("Rien n’est noté", "a déjà un résultat à l’épreuve « Écrit » : absent.")
	l := r.assessments().presence.lines[presenceKey{r.view().Session.From, sittingKey{"prospection", "ecrit"}}]
	row := l.rows[k.Enrolment.ID]
	if !row.said.Visible() || l.rows[r.view().Cases[0].Enrolment.ID].said.Visible() {
		t.Error("the sentence is not beside the one whom it is about")
	}
	if r.focused() != row.choice {
		t.Error("the focus is not on the one whom it is about")
	}
	r.Type("a")
	r.Press(fyne.KeyReturn)
	if got := r.presences("prospection", "ecrit"); got != "/ | absent/absent | /" || row.said.Visible() {
		t.Errorf("got %q", got)
	}
}

func TestNobodyIsNotedBeforeTheDay(t *testing.T) {
	intoTemp(t)
	r := openJuryRoom(t, uitest.Empty(t), 1)
	s := r.view().Session
	s.To = rncp.NewDate(2021, time.July, 30)
	r.must(r.desk.Sessions.Change(context.Background(), s))
	r.open(widget.StepAssessments)
	r.Press(fyne.KeyReturn)
	f := r.assessments().planning.form
	f.day.SetText("1/7/2021")
	f.place.SetText("Salle 2")
	r.Press(fyne.KeyReturn)
	r.Tap("Présences")
	r.Tap("Tous présents")
	r.says("L’épreuve a lieu le 1er juillet 2021 : personne n’a encore pu y venir.")
}

func TestThePapersOfASessionAreWrittenAndOpened(t *testing.T) {
	r := assessing(t, 2)
	r.Tap("Convocations")
	if len(r.Refused) != 1 || !strings.Contains(r.Refused[0].Error(), "Il n’y a rien à imprimer") {
		t.Fatalf("refused %v", r.Refused)
	}
	r.planAll()
	for _, label := range []string{"Convocations", "Feuilles d’émargement", "Fiches d’examinateur"} {
		r.Tap(label)
	}
	r.Tap("Écrit")
	r.Button("Modifier")
	row := r.line("prospection", "ecrit").rows[r.view().Cases[1].Enrolment.ID]
	r.Focus(row.letter)
	r.Press(fyne.KeyReturn)
	if len(r.Opened) != 4 || !strings.Contains(r.Opened[0], "Printemps 2021") || !strings.Contains(r.Opened[3], "Convocation") {
		t.Fatalf("opened %q, refused %v", r.Opened, r.Refused)
	}
	for _, path := range r.Opened {
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
	r.open(widget.StepDocuments)
	r.says("Documents de travail")
	r.Tap("Feuilles d’émargement")
	r.Tap("Liste des résultats")
	if len(r.Opened) != 5 || len(r.Refused) != 2 {
		t.Errorf("the step of the documents opened %q, refused %v", r.Opened, r.Refused)
	}
}

func TestWhereNobodyIsToBeSummonedTheStepSaysSo(t *testing.T) {
	r := assessing(t, 0)
	r.says("Personne n’est inscrit")
	r.Press(fyne.KeyReturn)
	r.enrolAs([2]string{"Nathalie", "L’Héritier"}, rncp.WayPortfolio)
	r.says("Personne n’est à convoquer")
	r.Tap("Saisir les résultats")
	if len(r.Went) != 2 || r.Went[0].Step != widget.StepEnrolment || r.Went[1].Step != widget.StepResults {
		t.Errorf("it leads to %v", r.Went)
	}
	r.enrol(juryPeople[0])
	r.says("Écrit · 1 candidat", "Sans convocation, car un dossier se remet : Nathalie L’Héritier.")
}

func TestASealedSessionIsOnlyRead(t *testing.T) {
	r := assessing(t, 1)
	r.planAll()
	r.Tap("Présences")
	for range 6 {
		r.Tap("Tous présents")
	}
	r.markAll()
	r.sit(15)
	r.decideAll()
	r.certify()
	r.seal()
	r.open(widget.StepAssessments)
	r.says("La session est close : les convocations et les présences ne changent plus.", "9 h · Réaliser une démarche de prospection · Écrit", "1 présent")
	r.Tap("9 h")
	r.says("Présent")
	r.Tap("Horaires")
	r.Tap("Écrit")
	r.says("Convocation")
	for _, label := range []string{"Planifier", "Changer", "Modifier", "Tous présents", "Les autres"} {
		r.Walk(func(o fyne.CanvasObject) {
			if b, ok := o.(*widget.Button); ok && strings.HasPrefix(b.Text, label) {
				t.Errorf("« %s » is offered in a sealed session", b.Text)
			}
		})
	}
	r.Tap("Présences")
	r.Walk(func(o fyne.CanvasObject) {
		if _, ok := o.(*segments); ok {
			t.Error("a presence can be chosen in a sealed session")
		}
	})
}

func TestTheStepOpensOnThePresencesOnceTheDayHasCome(t *testing.T) {
	usual := clock
	t.Cleanup(func() { clock = usual })
	r := assessing(t, 1)
	r.planAll()
	for _, c := range []struct {
		day   int
		onDay bool
	}{{16, false}, {17, true}, {30, true}} {
		clock = func() time.Time { return time.Date(2021, time.May, c.day, 9, 0, 0, 0, time.UTC) }
		if r.open(widget.StepAssessments); r.assessments().onDay != c.onDay {
			t.Errorf("on the %dth the presences are shown: %v", c.day, r.assessments().onDay)
		}
	}
}

func TestTwoHundredCandidatesStayUsable(t *testing.T) {
	h, page, desk := entry(t, 200)
	r := &juryRoom{Host: h, t: t, desk: desk, id: page.id}
	r.open(widget.StepAssessments)
	start := time.Now()
	r.open(widget.StepAssessments)
	t.Logf("opened in %v", time.Since(start))
	r.Press(fyne.KeyReturn)
	r.assessments().planning.form.place.SetText("Salle 2")
	start = time.Now()
	r.Press(fyne.KeyReturn)
	t.Logf("planned in %v", time.Since(start))
	r.Press(fyne.KeyReturn)
	r.says("Candidats à convoquer", "Convoquer 15 candidats", "…")
	r.Press(fyne.KeyReturn)
	r.says("185 sans horaire")
	r.Press(fyne.KeyReturn)
	r.says("Mardi 18 mai 2021", "Convoquer 19 candidats")
	r.Press(fyne.KeyReturn)
	l := r.line("prospection", "ecrit")
	start = time.Now()
	l.folding.unfold(true)
	t.Logf("unfolded in %v", time.Since(start))
	if n := len(l.rows); n != rowsAtOnce {
		t.Errorf("%d rows are built", n)
	}
	r.Tap("Afficher la suite (160)")
	if n := len(l.rows); n != 2*rowsAtOnce {
		t.Errorf("%d rows are built after more are asked for", n)
	}
	r.Tap("Présences")
	start = time.Now()
	r.Tap("Tous présents")
	t.Logf("all present in %v", time.Since(start))
	if _, noted := progressOfAssessments(r.view()); noted != 200 {
		t.Errorf("%d presences are noted", noted)
	}
	if got := r.page.whole.MinSize(); got.Height > 760 || got.Width > 1060 {
		t.Errorf("the page asks for %v", got)
	}
}

func TestASessionThatLacksOnlyPresencesOpensThere(t *testing.T) {
	r := assessing(t, 1)
	r.planAll()
	r.markAll()
	if r.open(""); r.page.here != widget.StepAssessments {
		t.Errorf("it opens at %s", r.page.here)
	}
}
