package settings

import (
	"context"
	"slices"
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
	page, err := New(r.desk, r, "")
	r.Open(page, err)
	r.page = page
}

// fill puts a text into the field below a label, as typing does.
func (r *room) fill(label, text string) {
	r.t.Helper()
	f := firstText(r.field(label).Input)
	if f == nil {
		r.t.Fatalf("%s has no text field", label)
	}
	f.SetText(text)
}

func firstText(o fyne.CanvasObject) *widget.TextField {
	switch o := o.(type) {
	case *widget.TextField:
		return o
	case *fyne.Container:
		for _, child := range o.Objects {
			if f := firstText(child); f != nil {
				return f
			}
		}
	}
	return nil
}

// press presses a button in the row of a field: one of its choices, or where its value comes from.
func (r *room) press(label, button string) {
	r.t.Helper()
	var row *fyne.Container
	input := r.field(label).Input
	r.Walk(func(o fyne.CanvasObject) {
		if c, ok := o.(*fyne.Container); ok && holds(c, input) && (row == nil || pressable(c, button) != nil) {
			row = c
		}
	})
	b := pressable(row, button)
	if b == nil {
		r.t.Fatalf("no button « %s » beside %s", button, label)
	}
	r.Focus(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func holds(c *fyne.Container, o fyne.CanvasObject) bool {
	for _, child := range c.Objects {
		inner, ok := child.(*fyne.Container)
		if child == o || ok && holds(inner, o) {
			return true
		}
	}
	return false
}

func pressable(c *fyne.Container, label string) *widget.Button {
	for _, child := range c.Objects {
		switch o := child.(type) {
		case *widget.Button:
			if o.Text == label {
				return o
			}
		case *fyne.Container:
			if b := pressable(o, label); b != nil {
				return b
			}
		}
	}
	return nil
}

func (r *room) field(label string) *widget.Field {
	r.t.Helper()
	for _, f := range slices.Concat(r.page.form.Fields, r.page.rules.Fields(), []*widget.Field{r.page.bar.Field}) {
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
	if got := firstText(r.field("Échelle des notes").Input).Text; got != "vingt" {
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
	if r.Says(why) || r.page.bar.Reason.Text != "" {
		t.Error("the reason stays after the act")
	}
	if strings.Count(r.Text(), "Valeur d’exemple") != 10 {
		t.Error("the page does not show where the value comes from now")
	}
}

func TestTheNetworksRuleIsConfirmedAsItStands(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	r.press("Échelle des notes", "Règlement du réseau")
	r.fill(why, "Règlement du réseau reçu")
	r.tap("Enregistrer")
	scale := r.centre().Rules.Scale
	if scale.Origin != data.OriginNetwork || scale.Value.Max != data.Points(20) {
		t.Fatalf("kept %+v", scale)
	}
	t.Run("and is the centre's choice once it is changed", func(t *testing.T) {
		r.fill("Échelle des notes", "40")
		if got := r.page.rules.Rules().Scale.Origin; got != data.OriginCentre {
			t.Errorf("another value still passes for %s", got)
		}
		r.fill("Échelle des notes", "20")
		if r.page.rules.Rules().Scale.Origin != data.OriginNetwork || r.page.changed() {
			t.Error("the network's value, typed again, is not the network's")
		}
	})
	t.Run("or when one says so", func(t *testing.T) {
		r.press("Échelle des notes", "Choix du centre")
		r.fill(why, "Erreur de lecture")
		r.tap("Enregistrer")
		if got := r.centre().Rules.Scale.Origin; got != data.OriginCentre {
			t.Errorf("origin %s", got)
		}
	})
}

func TestTracksAreProposedByRouteOrLeftToThePerson(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	r.press("Statut d’élève ou d’étudiant", "Au choix")
	r.press("Candidature individuelle", "Formation continue")
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
	if n := strings.Count(text, "Valeur d’exemple, à confirmer par le règlement du réseau."); n != 11 {
		t.Errorf("%d rules say that they are an example", n)
	}
	if n := strings.Count(text, "Déduit de la fiche"); n != 4 {
		t.Errorf("%d rules say that they are inferred", n)
	}
	if !r.Says("Les sessions déjà ouvertes gardent le règlement qu’elles ont.") {
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
	r.press("Parties d’une étude de cas", "Règlement du réseau")
	r.fill(why, "Reçu hier")
	r.reopen()
	if got := r.page.typed(); got.Name != "CCI de la Lune" || got.Rules.CaseParts.Origin != data.OriginNetwork || r.page.bar.Reason.Text != "Reçu hier" {
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
	for _, label := range []string{"Nom", "Code", "Ville", "Adresse", "Modèle", "Responsable du centre", "Sa qualité", "Signataire des certificats de bloc"} {
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

func TestAnOptionIsKeptAtOnceAndNothingElse(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	c := r.centre()
	if c.Shown.Competences || c.Shown.Projector || c.Rules.DoubleEntry.Value {
		t.Fatal("an option is on from the start")
	}
	r.fill("Nom", "CCI de la Lune")
	r.Tap("Compétences cochées")
	r.Tap("Mode projecteur")
	if c = r.centre(); !c.Shown.Competences || !c.Shown.Projector || c.Name != "CCI Cantal" {
		t.Errorf("kept %+v", c)
	}
	if r.page.typed().Name != "CCI de la Lune" {
		t.Error("what was typed is lost")
	}
	r.Tap("Mode projecteur")
	if r.centre().Shown.Projector {
		t.Error("the option stays on")
	}
	r.Tap("Enregistrer")
	if c = r.centre(); !c.Shown.Competences || c.Name != "CCI de la Lune" {
		t.Errorf("saving the rest gave %+v", c.Shown)
	}
}

func TestParchmentsHaveTheirSignatoryOnceTheyAreAllowed(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	if r.page.parchment.Visible() {
		t.Fatal("who signs parchments is asked of a centre that prints none")
	}
	r.Tap("Parchemins")
	if c := r.centre(); !c.Parchment.Allowed || !r.page.parchment.Visible() || r.Says("Aucun parchemin n’est émis") {
		t.Errorf("allowed %v, asked %v", c.Parchment.Allowed, r.page.parchment.Visible())
	}
	r.fill("Signataire des parchemins", "Louis Fontanges")
	if !r.Says("Aucun parchemin n’est émis. Il manque : la qualité de ce signataire, la référence de la délégation") {
		t.Error("it does not say what is missing")
	}
	r.Tap("Enregistrer")
	if c := r.centre(); c.ParchmentSignatory().Name != "Louis Fontanges" || !c.Parchment.Allowed {
		t.Errorf("kept %+v", c.Parchment)
	}
}

func TestDoubleEntryIsARuleOfTheSessionsToCome(t *testing.T) {
	desk := uitest.Empty(t)
	r := openRoom(t, desk)
	session := func(code string) data.Session {
		s, err := desk.Sessions.Open(t.Context(), data.Session{Code: code, Name: code, From: rncp.NewDate(2021, 6, 1), To: rncp.NewDate(2021, 6, 4)})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	before := session("AVANT")
	r.Tap("Double saisie")
	after := session("APRES")
	if before.Rules.DoubleEntry.Value || !after.Rules.DoubleEntry.Value || after.Rules.DoubleEntry.Origin != data.OriginCentre {
		t.Errorf("before %+v, after %+v", before.Rules.DoubleEntry, after.Rules.DoubleEntry)
	}
	r.Tap("Règlement du réseau") // the first on the page is that of double entry
	if got := r.centre().Rules.DoubleEntry; !got.Value || got.Origin != data.OriginNetwork {
		t.Errorf("kept %+v", got)
	}
	r.Tap("Double saisie")
	if r.centre().Rules.DoubleEntry.Value {
		t.Error("the option stays on")
	}
}

func TestAScaleOfAHundredAsksForItsPassMark(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	r.Tap("Sur 100")
	r.fill("Seuil d’un bloc", "50")
	r.fill(why, "Règlement du réseau reçu")
	r.tap("Enregistrer")
	got := r.centre().Rules
	if got.Scale.Value.Max != data.Points(100) || got.PassMark.Value != data.Points(50) {
		t.Fatalf("kept %+v, %+v", got.Scale, got.PassMark)
	}
	r.Tap("Sur 20")
	r.fill(why, "essai")
	r.tap("Enregistrer")
	if said := r.field("Seuil d’un bloc").Said(); !strings.Contains(said, "La note 50 est hors de l’échelle.") || r.centre().Rules.Scale.Value.Max != data.Points(100) {
		t.Errorf("said %q", said)
	}
	if firstText(r.field("Seuil d’un bloc").Input).Text != "50" {
		t.Error("what was typed is lost")
	}
}

func TestAnAssessmentHasItsOwnWeightAndMarks(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	r.Tap("Gérer son portefeuille")
	const part = "Gérer son portefeuille et la relation client, Analyse quantitative"
	r.fill(part, "3")
	r.press(part, "Réseau")
	r.fill(why, "essai")
	r.tap("Enregistrer")
	ref := data.RefOf("portefeuille", "etude-de-cas", "quantitative")
	if got := r.centre().Rules.Assessments[ref]; got.Weight.Value != 3 || got.Weight.Origin != data.OriginNetwork {
		t.Fatalf("kept %+v", got)
	}
	if !r.Says("un réglage propre") {
		t.Error("the folded line does not say that something is set")
	}
	r.fill(part, "")
	r.fill(why, "essai")
	r.tap("Enregistrer")
	if got, ok := r.centre().Rules.Assessments[ref]; ok {
		t.Errorf("an empty line still keeps %+v", got)
	}
}

func TestABlocHasItsOwnPassMark(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	r.fill("Seuil propre au bloc", "12") // of the first bloc
	r.fill(why, "essai")
	r.tap("Enregistrer")
	rules := r.centre().Rules
	if got := rules.PassMarkOf("prospection"); got != data.Points(12) || rules.PassMarkOf("negociation") != data.Points(10) {
		t.Errorf("kept %v", rules.Blocs)
	}
}

func TestEachPartOfTheSettingsIsOneStepAway(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	last := float32(-1)
	for _, part := range []string{"Centre", "Numéros", "Signataires", "Logos", "Documents", "Codes signés", "Options", "Règlement"} {
		r.Focus(r.Button(part))
		r.Press(fyne.KeyReturn)
		if at := r.page.scroll.Offset.Y; at <= last {
			t.Errorf("« %s » leads to %v, after %v", part, at, last)
		} else {
			last = at
		}
	}
}
