package session

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func (r *juryRoom) says(words ...string) {
	r.t.Helper()
	text := strings.ReplaceAll(r.Text(), "\u00a0", " ")
	for _, w := range words {
		if !strings.Contains(text, w) {
			r.t.Errorf("the page does not say %q:\n%s", w, text)
		}
	}
}

func (r *juryRoom) focused() fyne.Focusable { return r.Window.Canvas().Focused() }

func TestNothingIsDecidedBeforeTheDayIsKnown(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.markAll()
	r.open(widget.StepJury)
	r.Tap("Délibération")
	r.says("donnez d’abord la date et la composition du jury")
	line := r.jury().decisions.lines[0]
	if !line.choice.Disabled() || line.follow.Visible() || r.jury().decisions.follow.Visible() {
		t.Error("a decision can be taken")
	}
	line.choice.take(0, true)
	line.take(data.OutcomeAcquired, true)
	if len(r.view().Cases[0].Decisions) != 0 {
		t.Error("a decision was recorded")
	}
	r.sit(15)
	r.says("réglez ou écartez ce qui manque")
	r.Tap("Préparer le jury")
	if r.jury().inRoom {
		t.Error("it does not lead to the preparation")
	}
}

func TestReturnDecidesAsProposedAndGoesOn(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 2)
	r.markAll()
	r.mark(0, "organisation", noted(8))
	r.sit(15)
	r.begin()
	r.open(widget.StepJury)
	lines := r.jury().decisions.lines
	if r.focused() != lines[0].choice {
		t.Fatal("the focus does not begin on the first bloc undecided")
	}
	r.Press(fyne.KeyReturn)
	if got := r.decision(0, "prospection"); got.Outcome != data.OutcomeAcquired || r.focused() != lines[1].choice {
		t.Errorf("recorded %+v", got)
	}
	r.Press(fyne.KeyReturn)
	if got := r.decision(0, "organisation"); got.Outcome != data.OutcomeNotAcquired || got.Departs() {
		t.Errorf("recorded %+v", got)
	}
	r.Press(fyne.KeyUp)
	if r.focused() != lines[1].choice {
		t.Error("Up does not lead to the line above")
	}
	for range 8 {
		r.Press(fyne.KeyDown)
	}
	if r.focused() != lines[7].choice {
		t.Error("Down does not stop at the last line")
	}
	if len(r.Refused) != 0 {
		t.Errorf("refused %v", r.Refused)
	}
}

func TestADepartureAsksForItsReason(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.markAll()
	r.sit(15)
	r.begin()
	r.open(widget.StepJury)
	line := r.jury().decisions.lines[0]
	r.Type("n")
	r.Press(fyne.KeyReturn)
	if line.waiting != data.OutcomeNotAcquired || r.focused() != line.reason || r.decision(0, "prospection").ID != "" {
		t.Fatalf("waits for %q", line.waiting)
	}
	r.says("s’écarte de la proposition")
	r.Press(fyne.KeyReturn)
	r.says("le motif manque")
	r.Press(fyne.KeyEscape)
	if line.waiting != "" || line.reason.Visible() || r.focused() != line.choice {
		t.Error("Escape does not give the choice up")
	}
	r.Press(fyne.KeyRight, fyne.KeyReturn)
	r.Type("Dossier insuffisant.")
	r.page.Refresh()
	if line.reason.Text != "Dossier insuffisant." || r.focused() != line.reason {
		t.Error("a refresh took what was being typed")
	}
	r.Press(fyne.KeyReturn)
	if got := r.decision(0, "prospection"); got.Outcome != data.OutcomeNotAcquired || got.Reason != "Dossier insuffisant." {
		t.Errorf("recorded %+v", got)
	}
	if r.focused() != r.jury().decisions.lines[1].choice {
		t.Error("the focus did not go on")
	}
	r.Focus(line.reason)
	r.Type("A")
	r.Press(fyne.KeyTab)
	if got := r.decision(0, "prospection").Reason; !strings.Contains(got, "A") {
		t.Errorf("leaving the field kept the reason %q", got)
	}
	test.TapAt(line.choice, fyne.NewPos(10, 10))
	if got := r.decision(0, "prospection"); got.Outcome != data.OutcomeAcquired || got.Reason != "" || line.reason.Visible() {
		t.Errorf("recorded %+v", got)
	}
}

func TestAMissingResultIsRefusedAtTheLine(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.sit(15)
	r.begin()
	r.open(widget.StepJury)
	line := r.jury().decisions.lines[0]
	line.choice.take(0, true)
	r.says("Il manque des résultats", "Il manque : Écrit, Oral.", "Écrit : — · Oral : —", "Pas de proposition")
	line.choice.take(3, true)
	if got := r.decision(0, "prospection").Outcome; got != data.OutcomeDeferred || line.refused != "" {
		t.Errorf("recorded %q, said %q", got, line.refused)
	}
}

func TestAllProposalsAreFollowedAfterOneQuestion(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 2)
	r.markAll()
	r.sit(15)
	r.begin()
	r.decide(1, "negociation", data.OutcomeDeferred, "Pièce attendue.")
	r.open(widget.StepJury)
	r.Tap("Suivre toutes les propositions (7)")
	if len(r.Asked) != 1 || !strings.Contains(r.Asked[0].Text, "7 blocs") {
		t.Fatalf("asked %v", r.Asked)
	}
	r.Press(fyne.KeyEscape)
	if n := len(r.view().Cases[0].Decisions); n != 0 {
		t.Errorf("Escape recorded %d decisions", n)
	}
	r.Tap("Suivre toutes les propositions (7)")
	r.Press(fyne.KeyReturn)
	if l, ok := r.focused().(*segments); !ok || l != r.jury().decisions.lines[4].choice {
		t.Error("the focus is not on the certification that is now before the jury")
	}
	r.Press(fyne.KeyReturn)
	if v := r.view(); len(rules.Blocking(v.Lacks)) != 0 || r.decision(1, "negociation").Outcome != data.OutcomeDeferred {
		t.Errorf("still lacking: %v", v.Lacks)
	}
	if r.focused() != r.jury().closing.button || r.jury().decisions.follow.Visible() {
		t.Error("the focus is not on the closing")
	}
}

func TestAStaleDecisionIsConfirmed(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.markAll()
	r.sit(14)
	r.decideAll()
	r.mark(0, "organisation", noted(8))
	r.sit(15)
	r.open(widget.StepJury)
	lines := r.jury().decisions.lines
	r.says("Les résultats ont changé depuis la décision ; confirmez-la.", "La date du jury a changé depuis la décision ; confirmez-la.")
	r.Tap("Confirmer toutes les décisions (3)")
	r.Press(fyne.KeyReturn)
	if lacks := rules.Blocking(r.view().Lacks); len(lacks) != 2 || lacks[0].Bloc != "organisation" || lacks[1].Bloc != data.WholeCertification || r.focused() != lines[1].choice {
		t.Fatalf("lacking: %v", lacks)
	}
	test.Tap(lines[1].confirm)
	if lines[1].waiting != data.OutcomeAcquired || r.focused() != lines[1].reason {
		t.Fatal("a decision that departs from the new results asks for no reason")
	}
	r.Type("Le jury maintient.")
	r.Press(fyne.KeyReturn)
	if got := r.decision(0, "organisation"); got.Proposed != data.OutcomeNotAcquired || got.Reason != "Le jury maintient." || len(rules.Blocking(r.view().Lacks)) != 1 || r.focused() != r.jury().decisions.lines[4].choice {
		t.Errorf("recorded %+v", got)
	}
}

func TestWhatIsMissingLeadsToWhereItIsMended(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 2)
	r.open(widget.StepJury)
	r.Tap("Délibération")
	r.says("Avant de clore, il manque :", "… et encore 4 blocs sans tous leurs résultats.", "… et encore 4 décisions.")
	r.Tap("Saisir")
	if len(r.Went) != 1 || r.Went[0].Step != widget.StepResults || r.Went[0].Enrolment != r.view().Cases[0].Enrolment.ID {
		t.Errorf("it leads to %v", r.Went)
	}
	r.Tap("Compléter")
	if r.focused() != r.jury().form.date {
		t.Error("a lack of the jury does not lead to its date")
	}
	r.sit(15)
	r.begin()
	r.Tap("Délibération")
	r.jury().room.ScrollToBottom()
	bottom := r.jury().room.Offset.Y
	r.Tap("Décider")
	if r.focused() != r.jury().decisions.lines[0].choice {
		t.Error("a decision missing does not lead to its line")
	}
	if bottom == 0 || r.jury().room.Offset.Y > bottom/2 {
		t.Error("what has the focus is not scrolled into sight")
	}
}

func TestClosingAsksOnceAndLeadsToTheDocuments(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.markAll()
	r.sit(15)
	r.decideAll()
	r.certify()
	r.open(widget.StepJury)
	r.says("la session peut être close")
	if r.focused() != r.jury().closing.button {
		t.Fatal("the focus is not on what comes next")
	}
	r.Press(fyne.KeyReturn)
	if len(r.Asked) != 1 || !strings.Contains(r.Asked[0].Text, "Les résultats et les décisions ne changeront plus.") {
		t.Fatalf("asked %v", r.Asked)
	}
	r.Press(fyne.KeyEscape)
	if r.view().Stage == rules.StageSealed {
		t.Fatal("Escape closed the session")
	}
	r.Press(fyne.KeyReturn, fyne.KeyReturn)
	if r.view().Stage != rules.StageSealed || len(r.Went) != 1 || r.Went[0].Step != widget.StepDocuments {
		t.Errorf("the session is %s, went to %v", r.view().Stage, r.Went)
	}
	r.says("Session close le 15 juin 2021")
	for _, l := range r.jury().decisions.lines {
		if l.choice.Visible() || l.reason.Visible() || l.follow.Visible() || !l.correct.Visible() {
			t.Error("a line can be changed")
		}
	}
	if strings.Contains(r.Text(), "Clore la session") || strings.Contains(r.Text(), "Enregistrer le jury") {
		t.Error("a closed session can be changed")
	}
}

func TestClosingBeforeTheDayOfTheJuryIsRefused(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.markAll()
	r.sit(15) // which is the desk's today
	r.begin()
	r.sit(16)
	r.decideAll()
	r.certify()
	r.open(widget.StepJury)
	r.Press(fyne.KeyReturn, fyne.KeyReturn)
	if len(r.Refused) != 1 || len(r.Went) != 0 || r.view().Stage == rules.StageSealed {
		t.Errorf("refused %v, went %v", r.Refused, r.Went)
	}
}

func TestEightyLinesStayOneStopOfTheTabKeyEach(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 16)
	r.markAll()
	r.sit(15)
	r.decideAll()
	r.certify()
	r.open(widget.StepJury)
	lines := r.jury().decisions.lines
	if len(lines) != 16*5 {
		t.Fatalf("%d lines", len(lines))
	}
	r.jury().decisions.focus(lines[0])
	for _, l := range lines[1:] {
		r.Press(fyne.KeyTab)
		if r.focused() != l.choice {
			t.Fatalf("Tab does not lead to line %d", l.rank)
		}
	}
	r.Press(fyne.KeyTab)
	if r.focused() != r.jury().closing.button {
		t.Error("after the last line comes the closing")
	}
}
