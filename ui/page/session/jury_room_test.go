package session

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"certibloc/data"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// seated opens the room on so many candidates, everything marked, nothing decided.
func seated(t *testing.T, candidates int) *juryRoom {
	t.Helper()
	r := openJuryRoom(t, uitest.Empty(t), candidates)
	r.markAll()
	r.sit(15)
	r.begin()
	r.open(widget.StepJury)
	return r
}

func TestDecisionsAreUndoneStepByStep(t *testing.T) {
	r := seated(t, 1)
	if r.jury().decisions.back.Visible() {
		t.Error("there is something to undo before anything was decided")
	}
	r.Press(fyne.KeyReturn)
	r.Focus(r.jury().decisions.lines[0].choice)
	r.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn) // reporté
	r.Type("Pièce attendue.")
	r.Press(fyne.KeyReturn)
	if got := r.decision(0, "prospection"); got.Outcome != data.OutcomeDeferred {
		t.Fatalf("recorded %+v", got)
	}
	r.Tap("Annuler la dernière décision")
	if got := r.decision(0, "prospection"); got.Outcome != data.OutcomeAcquired || r.focused() != r.jury().decisions.lines[0].choice {
		t.Errorf("undone to %+v", got)
	}
	r.Tap("Annuler la dernière décision")
	if got := r.decision(0, "prospection"); got.ID != "" || r.jury().decisions.back.Visible() {
		t.Errorf("undone to %+v", got)
	}
}

func TestADecisionIsTakenBackWithTheDeleteKey(t *testing.T) {
	r := seated(t, 1)
	r.Press(fyne.KeyReturn, fyne.KeyUp, fyne.KeyDelete)
	if got := r.decision(0, "prospection"); got.ID != "" {
		t.Errorf("still %+v", got)
	}
	r.Press(fyne.KeyDelete)
	if len(r.Refused) != 0 {
		t.Errorf("nothing to take back, refused %v", r.Refused)
	}
}

func TestTheRoomGoesBlocByBlocToo(t *testing.T) {
	r := seated(t, 2)
	r.Tap("Voir bloc par bloc")
	lines := r.jury().decisions.lines
	if len(lines) != 8 || lines[0].bloc.Key != lines[1].bloc.Key || lines[0].enrolment == lines[1].enrolment {
		t.Errorf("the lines are %v, %v …", lines[0].bloc.Key, lines[1].bloc.Key)
	}
	r.Focus(lines[0].choice)
	r.Press(fyne.KeyReturn)
	if r.focused() != lines[1].choice || r.decision(0, "prospection").ID == "" {
		t.Error("Return does not decide and go on")
	}
	r.Tap("Voir candidat par candidat")
	if r.jury().decisions.lines[1].enrolment != r.jury().decisions.lines[0].enrolment {
		t.Error("the candidates do not come back")
	}
}

func TestTheCertificationComesAndGoesWithItsBlocs(t *testing.T) {
	r := seated(t, 1)
	if strings.Contains(r.Text(), "Certification complète") {
		t.Error("the certification is before the jury without its blocs")
	}
	r.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	r.says("Certification complète", "Les 4 blocs sont acquis.")
	lines := r.jury().decisions.lines
	if len(lines) != 5 || r.focused() != lines[4].choice {
		t.Fatalf("%d lines", len(lines))
	}
	r.Press(fyne.KeyReturn)
	if got := r.decision(0, data.WholeCertification); got.Outcome != data.OutcomeAcquired || r.focused() != r.jury().closing.button {
		t.Errorf("recorded %+v", got)
	}
	r.Focus(lines[3].choice)
	r.Press(fyne.KeyDelete)
	r.says("n’a plus tous les blocs : retirez la décision sur la certification complète")
	r.Focus(r.jury().decisions.lines[4].choice)
	r.Press(fyne.KeyDelete)
	if len(r.jury().decisions.lines) != 4 {
		t.Error("the certification stays before the jury")
	}
}

func TestNotesAreAtHand(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 2)
	r.markAll()
	e := r.view().Cases[0].Enrolment.ID
	r.must(r.desk.Results.Tick(context.Background(), data.Tick{Enrolment: e, Bloc: "prospection", Competence: 1, Level: data.LevelOnTheWay, Comment: "Moins sûre que M. de Montrouvel-Castelbarry d’Auberoche de Saint-Mathurin-Hély."}))
	r.sit(15)
	r.begin()
	r.open(widget.StepJury)
	if strings.Contains(r.Text(), "Moins sûre") {
		t.Error("the notes are unfolded before one asks")
	}
	r.Tap("Compétences et commentaires")
	r.says("en cours, Moins sûre", "Ce commentaire nomme un autre candidat : Charles-Édouard")
}

func TestACorrectionAfterTheClosing(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.markAll()
	r.sit(15)
	r.decideAll()
	r.seal()
	r.open(widget.StepJury)
	r.Tap("Corriger…")
	r.Tap("Corriger la décision")
	r.says("La nouvelle décision manque", "Le motif manque")
	r.Tap("Non acquis")
	r.Tap("Corriger la décision")
	r.says("Le motif manque")
	r.Type("Copie d’une autre personne.")
	r.Press(fyne.KeyReturn)
	got := r.decision(0, "prospection")
	if got.Outcome != data.OutcomeNotAcquired || !got.Correction || got.On != r.desk.Today() {
		t.Fatalf("recorded %+v", got)
	}
	r.says("Corrigé le 15/06/2021 : « acquis » est devenu « non acquis ». Motif : Copie d’une autre personne.")
}

// The projector mode shows no name, of a candidate or of an examiner, nor a comment.
func TestTheProjectorNamesNobody(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 2)
	centre, err := r.desk.Centre.Get()
	r.must(err)
	centre.Shown.Projector = true
	r.must(r.desk.Centre.Save(context.Background(), centre, ""))
	r.markAll()
	r.sit(15)
	r.begin()
	r.open(widget.StepJury)
	r.Tap("Projeter")
	p := projectedText(r)
	for _, name := range []string{"Élodie", "Lœuillet", "Montrouvel", "Salarnier", "1998"} {
		if strings.Contains(p, name) || strings.Contains(r.Text(), name) {
			t.Errorf("the room reads %q", name)
		}
	}
	if !strings.Contains(p, "Candidat n° 1") || !strings.Contains(p, "Réaliser une démarche de prospection") || !strings.Contains(p, "Proposition\u00a0: acquis") {
		t.Errorf("the room reads %q", p)
	}
	r.Press(fyne.KeyReturn)
	if got := r.decision(0, "prospection"); got.Outcome != data.OutcomeAcquired || !strings.Contains(projectedText(r), "Organiser son activité") {
		t.Errorf("recorded %+v, shows %q", got, projectedText(r))
	}
	r.Type("n")
	r.Press(fyne.KeyReturn)
	r.Type("Travail incomplet.")
	r.Press(fyne.KeyReturn)
	if got := r.decision(0, "organisation"); got.Outcome != data.OutcomeNotAcquired || got.Reason != "Travail incomplet." {
		t.Errorf("recorded %+v", got)
	}
	r.Press(fyne.KeyEscape)
	if r.Window.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not leave")
	}
}

// projectedText is what stands on the wall.
func projectedText(r *juryRoom) string {
	var said []string
	r.Walk(func(o fyne.CanvasObject) {
		if t, ok := o.(*canvas.Text); ok {
			said = append(said, t.Text)
		}
	})
	return strings.Join(said, "\n")
}
