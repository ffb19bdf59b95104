package session

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// openRules opens the règlement of a session with so many candidates, whose first one has a mark of 13 everywhere.
func openRules(t *testing.T, candidates int) *juryRoom {
	t.Helper()
	r := openJuryRoom(t, uitest.Empty(t), candidates)
	if candidates > 0 {
		r.markAll()
	}
	r.open(widget.StepEnrolment)
	r.Tap("Règlement")
	t.Cleanup(func() { clear(rulesDrafts) })
	return r
}

func (r *juryRoom) rules() *rulesStep {
	r.t.Helper()
	s, ok := r.page.step.(*rulesStep)
	if !ok {
		r.t.Fatal("the page does not show the règlement")
	}
	return s
}

// fill puts a text into a field of the form, as typing does.
func (r *juryRoom) fill(label, text string) {
	r.t.Helper()
	firstText(r.t, r.ruleField(label).Input).SetText(text)
}

func (r *juryRoom) ruleField(label string) *widget.Field {
	r.t.Helper()
	s := r.rules()
	for _, f := range append(s.form.Fields(), s.bar.Field) {
		if f.Label == label {
			return f
		}
	}
	r.t.Fatalf("no field « %s »", label)
	return nil
}

func firstText(t *testing.T, o fyne.CanvasObject) *widget.TextField {
	t.Helper()
	var found *widget.TextField
	var look func(fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.TextField:
			if found == nil {
				found = o
			}
		case *fyne.Container:
			for _, child := range o.Objects {
				look(child)
			}
		}
	}
	look(o)
	if found == nil {
		t.Fatal("no text field")
	}
	return found
}

const whyRules = "Pourquoi le règlement change"

func TestTheRulesOfASessionAreReadBeforeTheyAreChanged(t *testing.T) {
	r := openRules(t, 0)
	if !r.Says("Rien : la session suit les valeurs d’exemple.") || r.Says("Double saisie") || r.Says("Le centre a aujourd’hui un autre règlement") {
		t.Errorf("the summary says:\n%s", r.Text())
	}
	r.Tap("Voir tout le règlement")
	for _, words := range []string{"0 à 20, par 0,25 point", "sans limite", "Double saisie", "valeur d’exemple, à confirmer par le règlement du réseau"} {
		if !r.Says(words) {
			t.Errorf("the whole règlement does not say « %s »", words)
		}
	}
	centre, _ := r.desk.Centre.Get()
	centre.Rules.PassMark = data.Setting[data.Mark]{Value: data.Points(12), Origin: data.OriginCentre}
	r.must(r.desk.Centre.Save(context.Background(), centre, "essai"))
	if !r.Says("Le centre a aujourd’hui un autre règlement") || !r.Says("ici : 10") || !r.Says("au centre : 12") {
		t.Error("nothing points out that the centre's règlement is another")
	}
}

func TestTheRulesOfASessionChangeWithAReason(t *testing.T) {
	r := openRules(t, 1)
	r.Tap("Modifier le règlement")
	r.fill("Seuil d’un bloc", "12")
	r.Tap("Enregistrer")
	if !r.Says("Le motif manque.") || r.view().Session.Rules.PassMark.Value != data.Points(10) {
		t.Fatal("the règlement changes without a reason")
	}
	r.Tap("Négocier et suivre")
	r.fill("Négocier et suivre une vente, Oral", "2")
	r.fill(whyRules, "Décision du réseau")
	r.Press(fyne.KeyTab)
	r.Tap("Enregistrer")
	got := r.view().Session.Rules
	oral := got.Assessments[data.RefOf("negociation", "oral", "")]
	if got.PassMark.Value != data.Points(12) || got.PassMark.Origin != data.OriginCentre || oral.Weight.Value != 2 || oral.Weight.Origin != data.OriginCentre {
		t.Errorf("kept %+v, %+v", got.PassMark, oral)
	}
	if oral.PassMark.Origin != "" || got.Scale.Origin != data.OriginExample {
		t.Error("what nobody touched has another origin")
	}
	for _, words := range []string{"Seuil d’un bloc", "exemple : 10", "« Négocier et suivre une vente », Oral, coefficient", "exemple : –", "Modifier le règlement"} {
		if !r.Says(words) {
			t.Errorf("the summary does not say « %s »", words)
		}
	}
	if centre, _ := r.desk.Centre.Get(); centre.Rules.PassMark.Value != data.Points(10) {
		t.Error("the centre's règlement changed too")
	}
}

func TestARecordedResultThatNoLongerFitsIsSaidAndNothingIsLost(t *testing.T) {
	r := openRules(t, 1)
	r.Tap("Modifier le règlement")
	r.Tap("Autre")
	r.fill("Échelle des notes", "11")
	r.fill(whyRules, "essai")
	r.Tap("Enregistrer")
	if said := r.ruleField("Échelle des notes").Said(); !strings.Contains(said, "Un résultat déjà saisi ne va pas avec ce règlement") {
		t.Errorf("beside the scale: %q", said)
	}
	if r.view().Session.Rules.Scale.Value.Max != data.Points(20) || firstText(t, r.ruleField("Échelle des notes").Input).Text != "11" {
		t.Error("the scale changed, or what was typed is lost")
	}
	t.Run("and so is a change of something else", func(t *testing.T) {
		r.Tap("Sur 20")
		r.Tap("Une seule note")
		r.Tap("Enregistrer")
		if !r.Says("Un résultat déjà saisi ne va pas avec ce règlement") || !r.view().Session.Rules.CaseParts.Value {
			t.Error("nothing is refused, or nothing says so")
		}
	})
}

func TestAMarkOffTheNewScaleIsSaidBesideItEvenWhenFolded(t *testing.T) {
	r := openRules(t, 0)
	r.Tap("Modifier le règlement")
	r.fill("Négocier et suivre une vente, Oral", "x")
	r.fill(whyRules, "essai")
	if r.Says("Dossier écrit") {
		t.Fatal("the bloc is not folded")
	}
	r.Tap("Enregistrer")
	if !r.Says("Coefficient : donnez un nombre entier de 1 à 99.") {
		t.Error("what is wrong in a folded bloc stays out of sight")
	}
	r.fill("Négocier et suivre une vente, Oral", "2")
	r.fill("Échelle des notes", "8")
	r.Tap("Enregistrer")
	if said := r.ruleField("Seuil d’un bloc").Said(); !strings.Contains(said, "La note 10 est hors de l’échelle.") {
		t.Errorf("beside the pass mark: %q", said)
	}
}

func TestWithoutMarksThereIsNoPassMark(t *testing.T) {
	r := openRules(t, 0)
	r.Tap("Modifier le règlement")
	r.Tap("Acquis ou non acquis")
	if r.Says("Seuil d’un bloc") || r.Says("Blocs et épreuves") || !r.Says("Sans notes, il n’y a ni seuil") {
		t.Error("a scale of verdicts still asks for marks")
	}
	r.fill(whyRules, "essai")
	r.Tap("Enregistrer")
	if got := r.view().Session.Rules.Scale.Value; !got.Verdict {
		t.Errorf("kept %+v", got)
	}
}

func TestTheNumberOfAttemptsIsSaidInWords(t *testing.T) {
	r := openRules(t, 0)
	r.Tap("Modifier le règlement")
	r.Tap("Limité")
	r.fill(whyRules, "essai")
	r.Tap("Enregistrer")
	if !r.Says("Le nombre de passages manque") {
		t.Error("a limit without a number is accepted")
	}
	r.fill("Passages d’un même bloc", "2")
	r.Tap("Enregistrer")
	if got := r.view().Session.Rules.Attempts.Value; got != 2 || !r.Says("2 au plus") {
		t.Errorf("kept %d", got)
	}
}

func TestWhatIsTypedIntoTheRulesOutlivesALookElsewhere(t *testing.T) {
	r := openRules(t, 0)
	r.Tap("Modifier le règlement")
	r.fill("Seuil d’un bloc", "12")
	r.fill(whyRules, "Décision")
	if r.page.Unsaved() == "" {
		t.Error("closing the window would lose it without a word")
	}
	r.Tap("1. Inscriptions")
	r.Tap("Règlement")
	if firstText(t, r.ruleField("Seuil d’un bloc").Input).Text != "12" || r.rules().bar.Reason.Text != "Décision" {
		t.Error("what was typed is lost")
	}
	r.must(r.desk.Sessions.Change(context.Background(), func() data.Session { s := r.view().Session; s.Name = "Autre"; return s }()))
	if firstText(t, r.ruleField("Seuil d’un bloc").Input).Text != "12" {
		t.Error("another act takes away what is typed")
	}
	r.Tap("Revenir à la lecture")
	r.Tap("Laisser")
	if r.rules().form != nil || r.page.Unsaved() != "" {
		t.Error("the changes are not given up")
	}
}

func TestTheRulesOfASealedSessionAreOnlyRead(t *testing.T) {
	desk := uitest.Example(t)
	all, _ := desk.Sessions.All()
	h := uitest.NewHost(t)
	page, err := New(desk, h, widget.Place{ID: all[0].ID, Step: widget.StepDocuments})
	h.Open(page, err)
	h.Tap("Règlement")
	if !h.Says("La session est close : son règlement ne change plus.") || h.Says("Modifier le règlement") || h.Says("Modifier la session") {
		t.Errorf("a sealed session says:\n%s", h.Text())
	}
	h.Press(fyne.KeyReturn)
	if !h.Says("Tout le règlement") {
		t.Error("Return does not show the whole règlement")
	}
}
