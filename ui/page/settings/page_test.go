package settings

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// room is the page on a desk, in a window in memory.
type room struct {
	*uitest.Host
	t    *testing.T
	desk *app.Desk
	page *Page
}

func openRoom(t *testing.T, desk *app.Desk) *room {
	t.Helper()
	r := &room{Host: uitest.NewHost(t), t: t, desk: desk}
	r.reopen()
	desk.OnChange(func([]data.Change) { r.page.Refresh() })
	t.Cleanup(func() { delete(drafts, desk) })
	return r
}

func (r *room) reopen() {
	r.t.Helper()
	page, err := New(r.desk, r)
	r.Open(page, err)
	r.page = page
}

// fill puts a text into the field below a label, as typing does.
func (r *room) fill(label, text string) {
	r.t.Helper()
	f, ok := widget.Focusable(r.field(label).Input).(*widget.TextField)
	if !ok {
		r.t.Fatalf("%s is no text field", label)
	}
	f.SetText(text)
}

func (r *room) field(label string) *widget.Field {
	r.t.Helper()
	for _, f := range r.page.form.Fields {
		if f.Label == label {
			return f
		}
	}
	r.t.Fatalf("no field « %s »", label)
	return nil
}

func (r *room) centre() data.Centre {
	r.t.Helper()
	centre, err := r.desk.Centre.Get()
	if err != nil {
		r.t.Fatal(err)
	}
	return centre
}

func (r *room) tap(label string) {
	r.t.Helper()
	r.page.whole.Refresh()
	r.Tap(label)
}

const why = "Pourquoi les règles changent"

func TestNothingIsSavedWhileNothingChanged(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	lines, _ := r.desk.Journal()
	if !r.Button("Enregistrer").Disabled() || r.Says("Modifications à enregistrer") || r.Says(why) {
		t.Error("the untouched page asks to be saved")
	}
	r.Press(fyne.KeyReturn)
	if after, _ := r.desk.Journal(); after != lines {
		t.Error("Return recorded an act")
	}
	r.fill("Nom", "CCI de la Lune")
	if r.Button("Enregistrer").Disabled() || !r.Says("Modifications à enregistrer") {
		t.Error("a change does not offer to be saved")
	}
	r.fill("Nom", "CCI Cantal")
	if !r.Button("Enregistrer").Disabled() {
		t.Error("typing the old value again is still a change")
	}
}

func TestReturnSavesTheCentreWithoutAReason(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	r.fill("Nom", "  CCI de la Lune ")
	r.fill("Ville", "Saint-Flour")
	r.fill("Responsable du centre", "Élodie Lœuillet")
	r.fill("Référence de la délégation", "n° 2021-3")
	if r.Says(why) {
		t.Error("a change of the centre asks for a reason")
	}
	r.Press(fyne.KeyReturn)
	c := r.centre()
	if c.Name != "CCI de la Lune" || c.City != "Saint-Flour" || c.Head.Name != "Élodie Lœuillet" || c.Delegate.Delegation != "n° 2021-3" {
		t.Errorf("kept %+v", c)
	}
	if !r.Button("Enregistrer").Disabled() || len(r.Told) != 1 {
		t.Error("the page does not say that it is saved")
	}
	if c.Rules.Scale.Origin != data.OriginExample {
		t.Error("saving the centre confirmed a rule that nobody touched")
	}
}

func TestAllThatIsWrongIsSaidAtOnceAndNothingIsKept(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	lines, _ := r.desk.Journal()
	r.fill("Nom", "")
	r.fill("Code", "cantal !")
	r.fill("Échelle des notes", "vingt")
	r.fill("Seuil d’un bloc", "x")
	r.tap("Enregistrer")
	for label, said := range map[string]string{
		"Nom": "manque", "Code": "ne convient pas", "Échelle des notes": "vingt", "Seuil d’un bloc": "n’est pas un nombre", why: "Le motif manque.",
	} {
		if got := r.field(label).Said(); !strings.Contains(got, said) {
			t.Errorf("beside %s: %q", label, got)
		}
	}
	if r.Window.Canvas().Focused() != r.page.first {
		t.Error("the first field at fault has not the focus")
	}
	if after, _ := r.desk.Journal(); after != lines {
		t.Error("something was recorded")
	}
	if got := r.page.rules[0].inputs[0].get(); got != "vingt" {
		t.Errorf("what was typed became %q", got)
	}
}

func TestAPassMarkOffTheScaleIsRefusedBesideIt(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	r.fill("Seuil d’un bloc", "10,1")
	r.fill(why, "essai")
	r.tap("Enregistrer")
	if got := r.field("Seuil d’un bloc").Said(); !strings.Contains(got, "deux échelons") {
		t.Errorf("said %q", got)
	}
	r.fill("Échelle des notes", "0")
	r.tap("Enregistrer")
	if got := r.field("Échelle des notes").Said(); !strings.Contains(got, "incohérente") {
		t.Errorf("said %q", got)
	}
	if len(r.Refused) > 0 {
		t.Errorf("refused %v", r.Refused)
	}
}

func TestAChangedRuleHasItsReasonAndBecomesTheCentresChoice(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	r.fill("Seuil d’un bloc", "12")
	r.tap("Enregistrer")
	if r.centre().Rules.PassMark.Value != data.Points(10) {
		t.Fatal("a rule changed without a reason")
	}
	r.fill(why, "Décision du conseil")
	r.Press(fyne.KeyReturn)
	rules := r.centre().Rules
	if rules.PassMark.Value != data.Points(12) || rules.PassMark.Origin != data.OriginCentre {
		t.Errorf("kept %+v", rules.PassMark)
	}
	if rules.Scale.Origin != data.OriginExample || rules.Workplace.Origin != data.OriginExample {
		t.Error("the other rules lost their origin")
	}
	if r.Says(why) || r.page.bar.reason.Text != "" {
		t.Error("the reason stays after the act")
	}
	if !r.Says("Origine : choix du centre.") {
		t.Error("the page does not show where the value comes from now")
	}
}

func TestTheNetworksRuleIsConfirmedAsItStands(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	r.page.rules[0].network.OnTapped()
	r.fill(why, "Règlement du réseau reçu")
	r.tap("Enregistrer")
	scale := r.centre().Rules.Scale
	if scale.Origin != data.OriginNetwork || scale.Value.Max != data.Points(20) {
		t.Fatalf("kept %+v", scale)
	}
	t.Run("and is the centre's choice once it is changed", func(t *testing.T) {
		r.fill("Échelle des notes", "40")
		if r.page.rules[0].network.On() {
			t.Error("another value still passes for the network's")
		}
		r.fill("Échelle des notes", "20")
		if !r.page.rules[0].network.On() || r.page.changed() {
			t.Error("the network's value, typed again, is not the network's")
		}
	})
	t.Run("or when one says so", func(t *testing.T) {
		r.page.rules[0].network.OnTapped()
		r.fill(why, "Erreur de lecture")
		r.tap("Enregistrer")
		if got := r.centre().Rules.Scale.Origin; got != data.OriginCentre {
			t.Errorf("origin %s", got)
		}
	})
}

func TestTracksAreProposedByRouteOrLeftToThePerson(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	choose := func(route string, track string) {
		for i, f := range r.page.form.Fields {
			if f.Label == route {
				r.Focus(widget.Focusable(f.Input))
				button, _ := widget.Focusable(r.page.form.Fields[i].Input.(*fyne.Container).Objects[map[string]int{"initiale": 0, "continue": 1, "choix": 2}[track]]).(*widget.Button)
				button.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			}
		}
	}
	choose("Statut d’élève ou d’étudiant", "choix")
	choose("Candidature individuelle", "continue")
	r.fill(why, "essai")
	r.tap("Enregistrer")
	tracks := r.centre().Rules.Tracks
	if _, ok := tracks[rncp.RouteStudent]; ok {
		t.Error("the route left to the person still proposes a track")
	}
	if got := tracks[rncp.RouteIndividual]; got.Value != rncp.TrackContinuing || got.Origin != data.OriginCentre {
		t.Errorf("kept %+v", got)
	}
	if got := tracks[rncp.RouteVAE]; got.Value != rncp.TrackVAE || got.Origin != data.OriginInferred {
		t.Errorf("the VAE became %+v", got)
	}
}

func TestEachRuleShowsWhereItComesFrom(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	text := r.Text()
	if n := strings.Count(text, "Origine : valeur d’exemple, à confirmer par le règlement du réseau."); n != 5 {
		t.Errorf("%d rules say that they are an example", n)
	}
	if n := strings.Count(text, "Origine : déduit de la fiche"); n != 4 {
		t.Errorf("%d rules say that they are inferred", n)
	}
	if !r.Says("Les sessions déjà ouvertes gardent les règles qu’elles ont.") {
		t.Error("nothing says that open sessions keep their rules")
	}
}

func TestWithoutADelegationThePageSaysWhatIsNotIssued(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	const sentence = "Sans délégation, aucun certificat de bloc n’est émis ; l’attestation du centre l’est."
	if r.Says(sentence) {
		t.Error("whole settings are said to lack something")
	}
	r.fill("Référence de la délégation", "")
	if !r.Says(sentence) || !r.Says("la référence de la délégation") {
		t.Error("the missing delegation is not said")
	}
}

func TestTheCodeStaysOnceDocumentsBearIt(t *testing.T) {
	for name, desk := range map[string]*app.Desk{"empty": uitest.Empty(t), "example": uitest.Example(t)} {
		r := openRoom(t, desk)
		code, _ := widget.Focusable(r.field("Code").Input).(*widget.TextField)
		if code.Disabled() != (name == "example") {
			t.Errorf("%s: disabled %v", name, code.Disabled())
		}
	}
}

func TestAnotherActKeepsWhatIsTypedAndTheFocus(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	r.fill("Nom", "CCI de la Lune")
	centre := r.centre()
	centre.City = "Mauriac"
	if err := r.desk.Centre.Save(context.Background(), centre, "essai"); err != nil {
		t.Fatal(err)
	}
	typed := r.page.typed()
	if typed.Name != "CCI de la Lune" || typed.City != "Mauriac" {
		t.Errorf("the page now has %q, %q", typed.Name, typed.City)
	}
	if r.Window.Canvas().Focused() != r.page.first {
		t.Error("the focus is lost")
	}
}

func TestLeavingThePageLosesNothingTyped(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	r.fill("Nom", "CCI de la Lune")
	r.page.rules[2].network.OnTapped()
	r.fill(why, "Reçu hier")
	r.reopen()
	if got := r.page.typed(); got.Name != "CCI de la Lune" || got.Rules.CaseParts.Origin != data.OriginNetwork || r.page.bar.reason.Text != "Reçu hier" {
		t.Errorf("came back to %q, %s", got.Name, got.Rules.CaseParts.Origin)
	}
	if !r.Says("Modifications à enregistrer") {
		t.Error("nothing says that it is not saved")
	}
	r.tap("Annuler les modifications")
	if r.page.changed() || r.page.typed().Name != "CCI Cantal" {
		t.Error("the changes are not given up")
	}
	r.reopen()
	if r.page.changed() {
		t.Error("what was given up comes back")
	}
}

func TestTabGoesThroughTheFieldsInTheirOrder(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	r.page.whole.Refresh()
	for _, label := range []string{"Nom", "Code", "Ville", "Adresse", "Responsable du centre", "Sa qualité", "Signataire des certificats de bloc"} {
		if r.Window.Canvas().Focused() != widget.Focusable(r.field(label).Input) {
			t.Errorf("not on %s", label)
		}
		r.Press(fyne.KeyTab)
	}
	r.Press(fyne.KeyEscape)
	if r.page.changed() {
		t.Error("Escape changed something")
	}
}
