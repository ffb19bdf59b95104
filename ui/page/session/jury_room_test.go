package session

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// deliberation opens the room on candidates who have 13 everywhere.
func deliberation(t *testing.T, candidates int) *juryRoom {
	t.Helper()
	r := openJuryRoom(t, uitest.Empty(t), candidates)
	r.markAll()
	r.sit(15)
	r.begin()
	r.open(widget.StepJury)
	return r
}

func (r *juryRoom) room() *juryDecisions { return r.jury().decisions }

// undoByKey presses Ctrl+Z, as the window hands it on when what has the focus has no use for it.
func (r *juryRoom) undoByKey() {
	r.t.Helper()
	inner := reflect.Indirect(reflect.ValueOf(r.Window.Canvas())).FieldByName("WindowlessCanvas").Interface()
	c, ok := inner.(fyne.Shortcutable)
	if !ok {
		r.t.Fatal("the canvas knows no shortcuts")
	}
	c.TypedShortcut(&fyne.ShortcutUndo{})
}

func (r *juryRoom) tick(candidate int, bloc rncp.BlocKey, competence int, level data.Level, comment string) {
	r.t.Helper()
	r.must(r.desk.Results.Tick(context.Background(), data.Tick{Enrolment: r.view().Cases[candidate].Enrolment.ID, Bloc: bloc,
		Competence: competence, Level: level, Comment: comment}))
}

func (r *juryRoom) saysNot(words ...string) {
	r.t.Helper()
	text := r.Text()
	for _, w := range words {
		if strings.Contains(text, w) {
			r.t.Errorf("the page says %q:\n%s", w, text)
		}
	}
}

func TestTheRoomGoesCandidateByCandidateOrBlocByBloc(t *testing.T) {
	r := deliberation(t, 3)
	d := r.room()
	first := d.lines[0]
	first.choice.take(1, true) // not as proposed: waits for its reason
	r.Focus(d.mode)
	r.Press(fyne.KeyRight, fyne.KeyReturn)
	if len(d.lines) != 12 || d.lines[0] != first || d.lines[1].enrolment == first.enrolment || d.lines[3].bloc.Key != r.view().Fiche.Blocs[1].Key {
		t.Fatalf("%d lines, %v", len(d.lines), d.lines[1].bloc.Key)
	}
	if first.waiting != data.OutcomeNotAcquired || !first.reason.Visible() {
		t.Error("the other order lost the choice that waits for its reason")
	}
	d.focus(d.lines[1])
	r.Press(fyne.KeyReturn)
	if got := r.decision(1, first.bloc.Key); got.Outcome != data.OutcomeAcquired || r.focused() != d.lines[2].choice {
		t.Errorf("recorded %+v", got)
	}
	r.Focus(d.mode)
	r.Press(fyne.KeyLeft, fyne.KeyReturn)
	if d.lines[1].enrolment != first.enrolment {
		t.Error("it does not go back to candidate by candidate")
	}
}

func TestWhatExaminersNotedUnfolds(t *testing.T) {
	r := deliberation(t, 3)
	r.saysNot("Compétences et commentaires")
	r.tick(0, "prospection", 0, data.LevelAcquired, "Sérieuse.")
	r.tick(0, "prospection", 1, data.LevelOnTheWay, "Moins à l’aise que Keizars.")
	r.must(r.desk.Assessments.Attend(context.Background(), r.id, []data.Attendance{{Enrolment: r.view().Cases[0].Enrolment.ID, Bloc: "prospection",
		Assessment: "ecrit", Presence: data.Present, Incident: "Arrivée dix minutes après le début."}}))
	r.says("Compétences et commentaires (3)", "Un commentaire nomme un autre candidat.")
	r.saysNot("Sérieuse.")
	r.Focus(r.Button("Compétences et commentaires"))
	r.Press(fyne.KeyReturn)
	r.says("Le bloc dans son ensemble", "Acquis – Sérieuse.", r.view().Fiche.Blocs[0].Competences[0], "En cours – Moins à l’aise que Keizars.",
		"Incident – Écrit", "Arrivée dix minutes après le début.", "Ce commentaire nomme Māris Ķeizars")
	r.page.Refresh()
	r.says("Sérieuse.")
	r.Press(fyne.KeyReturn)
	r.saysNot("Sérieuse.")
}

func TestBlocsHeldBeforeAreSaidQuietly(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 0)
	ctx := context.Background()
	c, err := r.desk.Candidates.Save(ctx, data.Candidate{Sex: data.Female, GivenNames: []string{"Élodie"}, BirthName: "Lœuillet",
		BirthDate: rncp.NewDate(1998, time.March, 12), BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15"}})
	r.must(err)
	path, err := r.desk.Enrolments.SavePath(ctx, data.Path{Candidate: c.ID, Fiche: "27413", Route: rncp.RouteContinuing, Track: rncp.TrackContinuing,
		TrainingFrom: rncp.NewDate(2020, time.June, 1), TrainingTo: rncp.NewDate(2020, time.December, 18)})
	r.must(err)
	f := r.view().Fiche
	for _, b := range f.Blocs[1:] {
		_, err := r.desk.Candidates.AddPrior(ctx, data.Prior{Candidate: c.ID, Fiche: "27413", Bloc: b.Key, Ground: data.GroundRegister,
			On: rncp.NewDate(2019, time.June, 20), Source: "registre 2019, page 4", CheckedBy: "Martine Delpuech", CheckedOn: rncp.NewDate(2021, time.May, 3)})
		r.must(err)
	}
	_, err = r.desk.Enrolments.Enrol(ctx, r.id, path.ID, []data.BlocRequest{{Bloc: f.Blocs[0].Key, Way: rncp.WayExams}})
	r.must(err)
	v := r.view()
	for _, item := range rules.Due(v.Fiche, &v.Session.Rules, &v.Cases[0], f.Blocs[0].Key) {
		_, err := r.desk.Results.Record(ctx, data.Result{Enrolment: v.Cases[0].Enrolment.ID, Bloc: f.Blocs[0].Key, Assessment: item.Assessment.Key,
			Part: item.Part.Key, Value: noted(13), On: v.Session.From}, "")
		r.must(err)
	}
	r.sit(15)
	r.begin()
	r.open(widget.StepJury)
	r.says("Déjà acquis : « " + f.Blocs[1].Title + " » (20 juin 2019, repris du registre, registre 2019, page 4)")
	if len(r.room().lines) != 1 {
		t.Fatalf("%d lines", len(r.room().lines))
	}
	r.Press(fyne.KeyReturn)
	r.says("Certification complète", "Blocs acquis : 4 sur 4, dont 3 avant cette session")
}

func TestTheCertificationComesBeforeTheJuryAndGoes(t *testing.T) {
	r := deliberation(t, 1)
	r.saysNot("Certification complète")
	for range 4 {
		r.Press(fyne.KeyReturn)
	}
	d := r.room()
	if len(d.lines) != 5 || r.focused() != d.lines[4].choice {
		t.Fatalf("%d lines", len(d.lines))
	}
	r.says("Certification complète", "Proposition : prononcée", "Les 4 blocs sont acquis.")
	r.Press(fyne.KeyReturn)
	if got := r.decision(0, data.WholeCertification); got.Outcome != data.OutcomeAcquired || r.focused() != r.jury().closing.button {
		t.Fatalf("recorded %+v", got)
	}
	d.focus(d.lines[1])
	d.lines[1].choice.take(3, true)
	r.Type("Pièce attendue.")
	r.Press(fyne.KeyReturn)
	whole := d.lines[4]
	r.says("N’a plus tous les blocs : retirez la décision sur la certification complète.")
	if r.focused() != whole.choice {
		t.Error("the focus does not go to the certification that nothing stands behind")
	}
	r.Tap("Retirer la décision")
	if len(d.lines) != 4 || r.decision(0, data.WholeCertification).ID != "" || len(rules.Blocking(r.view().Lacks)) != 0 {
		t.Errorf("%d lines, lacks %v", len(d.lines), rules.Blocking(r.view().Lacks))
	}
	r.saysNot("Certification complète")
}

func TestACertificationNotPronouncedAsksForItsReason(t *testing.T) {
	r := deliberation(t, 1)
	r.decideAll()
	r.Focus(r.room().face(r.room().lines[4]).choice)
	r.Type("n")
	r.Press(fyne.KeyReturn)
	r.says("« Non prononcée » s’écarte de la proposition")
	r.Type("Pièces à vérifier.")
	r.Press(fyne.KeyReturn)
	if got := r.decision(0, data.WholeCertification); got.Outcome != data.OutcomeNotAcquired || got.Reason != "Pièces à vérifier." {
		t.Errorf("recorded %+v", got)
	}
}

func TestDecisionsAreUndoneStepByStep(t *testing.T) {
	r := deliberation(t, 1)
	d := r.room()
	if !d.undo.Visible() || !d.undo.Disabled() {
		t.Error("there is something to undo, or no way to")
	}
	r.Press(fyne.KeyReturn, fyne.KeyReturn)
	d.focus(d.lines[0])
	r.Type("n")
	r.Press(fyne.KeyReturn)
	r.Type("Dossier insuffisant.")
	r.Press(fyne.KeyReturn)
	r.undoByKey()
	if got := r.decision(0, "prospection"); got.Outcome != data.OutcomeAcquired || got.Reason != "" || r.focused() != d.lines[0].choice {
		t.Errorf("undone to %+v", got)
	}
	r.says("Annulé. Élodie Lœuillet, « Réaliser une démarche de prospection » : de nouveau « acquis ».")
	r.Tap("Annuler la dernière décision")
	if got := r.decision(0, "organisation"); got.ID != "" || r.decision(0, "prospection").ID == "" {
		t.Errorf("undone to %+v", got)
	}
	r.says("de nouveau sans décision")
	r.undoByKey()
	r.undoByKey()
	if n := len(r.view().Cases[0].Decisions); n != 0 || !d.undo.Disabled() || len(r.Refused) != 0 {
		t.Errorf("%d decisions left, refused %v", n, r.Refused)
	}
	r.Tap("Suivre toutes les propositions")
	r.undoByKey()
	if len(r.view().Cases[0].Decisions) != 0 {
		t.Error("undone from behind a question")
	}
	r.Press(fyne.KeyReturn)
	r.Tap("Annuler les 4 dernières décisions")
	if n := len(r.view().Cases[0].Decisions); n != 0 {
		t.Errorf("%d decisions left", n)
	}
	r.says("Annulé : 4 décisions.")
	r.Tap("Jury et préparation")
	r.Tap("Délibération")
	r.Press(fyne.KeyReturn)
	r.jury().turn(false)
	r.undoByKey()
	if r.decision(0, "prospection").ID == "" {
		t.Error("undone while the room is not shown")
	}
}

func TestADecisionIsTakenBackOnItsLine(t *testing.T) {
	r := deliberation(t, 1)
	d := r.room()
	line := d.lines[0]
	r.Press(fyne.KeyDelete)
	r.Press(fyne.KeyReturn)
	d.focus(line)
	r.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	if r.decision(0, "prospection").ID != "" || r.focused() != line.choice || line.choice.at >= 4 {
		t.Error("the arrows do not lead to what takes back")
	}
	r.Press(fyne.KeyReturn)
	d.focus(line)
	r.Press(fyne.KeyDelete)
	if r.decision(0, "prospection").ID != "" {
		t.Error("the Delete key does not take back")
	}
	r.Press(fyne.KeyReturn)
	d.focus(line)
	line.choice.Tapped(&fyne.PointEvent{Position: fyne.NewPos(line.choice.Size().Width-10, 10)})
	if r.decision(0, "prospection").ID != "" {
		t.Error("the mouse does not take back")
	}
	r.undoByKey()
	if r.decision(0, "prospection").Outcome != data.OutcomeAcquired {
		t.Error("taking back is not undone")
	}
}

func TestAJuryHeldElsewhereSendsItsDecisions(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.markAll()
	jury := data.Jury{Session: r.id, Held: data.HeldElsewhere, With: "CCI Corrèze"}
	r.must(r.desk.Juries.Compose(context.Background(), jury))
	r.open(widget.StepJury)
	r.Tap("Délibération")
	r.says("Le jury est tenu par CCI Corrèze. Donnez sa date")
	jury.On, jury.Place = rncp.NewDate(2021, time.June, 15), "Tulle"
	r.must(r.desk.Juries.Compose(context.Background(), jury))
	r.says("saisissez ici les décisions reçues. La référence de leur procès-verbal manque encore.")
	r.Tap("Noter la référence")
	if r.jury().inRoom {
		t.Error("it does not lead to the preparation")
	}
	jury.Reference = "PV 2021-12"
	r.must(r.desk.Juries.Compose(context.Background(), jury))
	r.Tap("Délibération")
	r.says("avec le procès-verbal PV 2021-12")
	r.Press(fyne.KeyReturn)
	if r.decision(0, "prospection").Outcome != data.OutcomeAcquired {
		t.Error("the decision received was not recorded")
	}
}

// shownText returns every text that the window shows, drawn ones included.
func (r *juryRoom) shownText() string {
	var b strings.Builder
	r.Walk(func(o fyne.CanvasObject) {
		switch w := o.(type) {
		case *canvas.Text:
			b.WriteString(w.Text + "\n")
		case *fw.RichText:
			b.WriteString(w.String() + "\n")
		}
	})
	return b.String()
}

// namesNobody fails where a name, a birth date or a comment stands on the wall.
func (r *juryRoom) namesNobody() {
	r.t.Helper()
	folded := data.Fold(r.shownText())
	people := []string{"Martine Delpuech", "Élodie", "Lœuillet", "1998", "mars"}
	for _, m := range fullJury {
		people = append(people, m.Name)
	}
	v := r.view()
	for i := range v.Cases {
		c := v.Cases[i].Candidate
		people = append(append(people, c.BirthName, c.Name()), c.GivenNames...)
		for _, n := range v.Cases[i].Convocations {
			people = append(people, n.Examiner)
		}
	}
	for _, p := range people {
		if strings.Contains(folded, data.Fold(p)) {
			r.t.Errorf("the wall says %q:\n%s", p, r.shownText())
		}
	}
}

func projected(t *testing.T, candidates int) *juryRoom {
	t.Helper()
	r := deliberation(t, candidates)
	if r.room().project.Visible() {
		t.Error("the projector is there though nobody switched it on")
	}
	centre, err := r.desk.Centre.Get()
	r.must(err)
	centre.Shown.Projector = true
	r.must(r.desk.Centre.Save(context.Background(), centre, ""))
	for i := range r.view().Cases {
		e := r.view().Cases[i].Enrolment.ID
		r.tick(i, "prospection", 1, data.LevelAcquired, "Vue par Sylvie Puech.")
		r.must(r.desk.Assessments.Summon(context.Background(), r.id, []data.Convocation{{Enrolment: e, Bloc: "prospection", Assessment: "ecrit",
			On: rncp.NewDate(2021, time.May, 18), At: data.Hour("09:00"), Place: "Salle 1", Examiner: "Ghislaine Examinatrice"}}))
	}
	r.Tap("Projeter")
	return r
}

func TestTheProjectorNamesNobodyAndDecides(t *testing.T) {
	r := projected(t, 2)
	p := r.room().projector
	says := func(words ...string) {
		t.Helper()
		r.namesNobody()
		for _, w := range words {
			if got := strings.ReplaceAll(r.shownText(), "\u00a0", " "); !strings.Contains(got, w) {
				t.Errorf("the wall does not say %q:\n%s", w, got)
			}
		}
	}
	says("Candidat n° 1", "Réaliser une démarche de prospection", "Écrit : 13", "Proposition : acquis", "Décisions : 0 sur 8")
	r.Press(fyne.KeyReturn)
	if r.decision(0, "prospection").Outcome != data.OutcomeAcquired {
		t.Error("Return does not decide")
	}
	says("Candidat n° 1", "Organiser son activité commerciale", "Décisions : 1 sur 8")
	r.Press(fyne.KeyUp)
	says("Décision : acquis")
	r.Press(fyne.KeyDown)
	r.Type("n")
	r.Press(fyne.KeyReturn)
	says("s’écarte de la proposition")
	r.Press(fyne.KeyReturn)
	says("Le motif manque")
	r.Type("Dossier insuffisant.")
	r.Press(fyne.KeyReturn)
	if got := r.decision(0, "organisation"); got.Outcome != data.OutcomeNotAcquired || got.Reason != "Dossier insuffisant." {
		t.Errorf("recorded %+v", got)
	}
	r.undoByKey()
	says("Annulé. Candidat n° 1, « Organiser son activité commerciale » : de nouveau sans décision.")
	for range 6 {
		r.Tap("Suivant")
	}
	says("Candidat n° 2")
	r.Tap("Précédent")
	r.Press(fyne.KeyEscape)
	if p.shown() || r.Window.Canvas().Overlays().Top() != nil {
		t.Fatal("Escape does not leave")
	}
	if !strings.Contains(r.Text(), "Élodie Lœuillet") || r.focused() != r.room().lines[p.at].choice {
		t.Error("the room is not back where the wall was")
	}
}

func TestEscapeOnTheWallFirstGivesAChoiceUp(t *testing.T) {
	r := projected(t, 1)
	p := r.room().projector
	r.Type("n")
	r.Press(fyne.KeyReturn, fyne.KeyEscape)
	if !p.shown() || p.waiting != "" || p.reason.Visible() {
		t.Error("Escape left instead of giving the choice up")
	}
	r.Press(fyne.KeyEscape)
	if p.shown() {
		t.Error("Escape does not leave")
	}
}

func TestARefusalOnTheWallNamesNobody(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.sit(15)
	r.begin()
	centre, err := r.desk.Centre.Get()
	r.must(err)
	centre.Shown.Projector = true
	r.must(r.desk.Centre.Save(context.Background(), centre, ""))
	r.open(widget.StepJury)
	r.Tap("Projeter")
	r.Press(fyne.KeyReturn)
	r.namesNobody()
	if !strings.Contains(r.shownText(), "Quittez la projection") || len(r.view().Cases[0].Decisions) != 0 {
		t.Errorf("the wall says %s", r.shownText())
	}
	r.Press(fyne.KeyEscape)
	r.says("Il manque des résultats de Élodie Lœuillet")
}

func TestOnlyWhatIsNearIsBuilt(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 60)
	r.sit(15)
	r.begin()
	r.open(widget.StepJury)
	d := r.room()
	built := func() int {
		n := 0
		for _, l := range d.lines {
			if l.lineFace != nil {
				n++
			}
		}
		return n
	}
	if n := built(); n == 0 || n > 60 || len(d.lines) != 240 {
		t.Fatalf("%d of %d lines are built", n, len(d.lines))
	}
	d.lines[0].choice.take(1, true)
	d.focus(d.lines[239])
	if r.focused() != d.lines[239].choice || !d.lines[239].choice.focused {
		t.Error("the last line has not the focus")
	}
	if y := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.lines[239].choice).Y; y < 0 || y > 760 {
		t.Errorf("the last line is not in sight, at %v", y)
	}
	r.Press(fyne.KeyUp)
	if r.focused() != d.lines[238].choice {
		t.Error("Up does not lead to the line above")
	}
	for range 300 {
		r.jury().room.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 300)})
	}
	if n := built(); n > 120 {
		t.Errorf("%d lines stay built", n)
	}
	for _, byBloc := range []bool{true, false, true} {
		d.turn(byBloc)
	}
	if n := built(); n > 120 {
		t.Errorf("%d lines stay built after the order changed", n)
	}
	if d.lines[0].lineFace == nil || r.jury().room.Offset.Y != 0 {
		t.Error("the top is not there again")
	}
}

func sealedRoom(t *testing.T) (*juryRoom, app.Plan) {
	t.Helper()
	r := closedRoom(t, uitest.Empty(t), 1)
	plan, err := r.desk.Documents.Plan(r.id)
	r.must(err)
	_, err = r.desk.Documents.Issue(context.Background(), r.id, plan.Ready, nil)
	r.must(err)
	r.open(widget.StepJury)
	return r, plan
}

func TestADecisionIsCorrectedAfterTheClosing(t *testing.T) {
	r, _ := sealedRoom(t)
	line := r.room().lines[1]
	r.Focus(line.correct)
	r.Press(fyne.KeyReturn)
	r.says("Corriger une décision du jury", "Élodie Lœuillet, « Organiser son activité commerciale »", "Décision du 15 juin 2021 : acquis.")
	r.Tap("Corriger la décision")
	r.says("La nouvelle décision manque.", "Le motif manque.")
	r.Tap("Non acquis")
	var fields []*widget.TextField
	r.Walk(func(o fyne.CanvasObject) {
		switch f := o.(type) {
		case *widget.TextField:
			fields = append(fields, f)
		case *widget.DateField:
			if f.Text != "15/06/2021" {
				t.Errorf("the day is %q", f.Text)
			}
		}
	})
	r.Focus(fields[len(fields)-1])
	r.Type("Note mal reportée.")
	r.Press(fyne.KeyReturn)
	if got := r.decision(0, "organisation"); got.Outcome != data.OutcomeNotAcquired || !got.Correction || got.Reason != "Note mal reportée." {
		t.Fatalf("recorded %+v, page:\n%s", got, r.Text())
	}
	r.says("Corrigé le 15 juin 2021 : acquis devient non acquis. Motif : Note mal reportée.",
		"un procès-verbal corrigé est maintenant à émettre", "ne vaut plus : ne le remettez pas",
		"n’a plus tous les blocs : la certification complète ne tient plus. Corrigez aussi cette décision.")
	if r.focused() != r.Button("Aller aux documents") {
		t.Error("the focus is not on what comes next")
	}
	r.Press(fyne.KeyReturn)
	if len(r.Went) != 1 || r.Went[0].Step != widget.StepDocuments {
		t.Errorf("it leads to %v", r.Went)
	}
	r.open(widget.StepDocuments)
	r.says("Documents à ne plus remettre", "Procès-verbal corrigé")
	r.documents().doIssue()
	r.saysNot("procès-verbal corrigé est maintenant")
	if got := r.issuedRow("CANTAL-PV-2021-0002").Cells[1]; got != "Procès-verbal corrigé" {
		t.Errorf("the row says %q", got)
	}
	r.says("Documents à ne plus remettre")
}

func TestACorrectionThatCannotBeIsRefusedInItsForm(t *testing.T) {
	r, _ := sealedRoom(t)
	openCorrection(r.room().lines[0])
	r.Tap("Reporté")
	r.Walk(func(o fyne.CanvasObject) {
		if f, ok := o.(*widget.DateField); ok {
			f.SetText("14/06/2021")
		}
		if f, ok := o.(*widget.TextField); ok && strings.HasPrefix(f.PlaceHolder, "ce qui") {
			f.SetText("Erreur.")
		}
	})
	r.Tap("Corriger la décision")
	r.says("La correction est datée du 14 juin 2021", "Corriger une décision du jury")
	r.Press(fyne.KeyEscape)
	if r.decision(0, "prospection").Outcome != data.OutcomeAcquired || r.Window.Canvas().Overlays().Top() != nil {
		t.Error("a refused correction changed something, or its form does not close")
	}
}

func TestACorrectionCanCompleteTheCertification(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.markAll()
	r.mark(0, "organisation", noted(8))
	r.sit(15)
	r.decideAll()
	r.seal()
	r.open(widget.StepJury)
	_, err := r.desk.Juries.Correct(context.Background(), data.Decision{Enrolment: r.view().Cases[0].Enrolment.ID, Bloc: "organisation",
		Outcome: data.OutcomeAcquired, On: rncp.NewDate(2021, time.June, 15), Reason: "Note mal reportée."})
	r.must(err)
	r.says("a maintenant tous les blocs : le jury peut prononcer la certification complète", "avant que le procès-verbal soit émis")
	whole := r.room().lines[4]
	openCorrection(whole)
	r.says("Aucune décision.", "Prononcée")
}
