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

func TestAnEmptySessionSaysWhatToDoFirst(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 0)
	r.open(widget.StepJury)
	r.says("La session n’a pas de candidat.", "La date du jury manque.", "un président (Personnalité qualifiée du monde économique)",
		"Candidats : 1 point à régler", "siège à pourvoir")
	r.Tap("Inscrire des candidats")
	if len(r.Went) != 1 || r.Went[0].Step != widget.StepEnrolment || r.Went[0].ID != r.id {
		t.Errorf("it leads to %v", r.Went)
	}
	if !r.jury().closing.button.Disabled() || !r.jury().missing.start.Disabled() {
		t.Error("a session without candidates can be opened or closed")
	}
}

func TestTheJuryIsComposedByKeyboardAlone(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.open(widget.StepJury)
	if r.focused() != r.jury().form.date {
		t.Fatal("the focus does not begin on the date")
	}
	r.Type("15 6 2021")
	r.Press(fyne.KeyTab)
	if got := r.view().Jury.On; got != rncp.NewDate(2021, time.June, 15) {
		t.Errorf("leaving the date recorded %v", got)
	}
	r.Type("14h30")
	r.Press(fyne.KeyTab)
	if got := r.view().Jury.At; got != "14:30" || r.jury().form.hour.Text != "14 h 30" {
		t.Errorf("leaving the hour recorded %q", got)
	}
	r.Type("Aurillac")
	r.Press(fyne.KeyReturn)
	if got := r.view().Jury.Place; got != "Aurillac" {
		t.Errorf("Return recorded the place %q", got)
	}
	r.Press(fyne.KeyTab, fyne.KeyTab) // whose jury it is: the centre's
	for _, m := range fullJury {
		r.Type(m.Name)
		r.Press(fyne.KeyTab)
		r.Type(m.Quality)
		r.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // the college is that of the seat; then the details
		r.Press(fyne.KeyReturn, fyne.KeyTab)           // who came
	}
	for n, m := range r.view().Jury.Members {
		if m.Name != fullJury[n].Name || m.College != fullJury[n].College || m.Presence != data.Present {
			t.Errorf("recorded %+v", m)
		}
	}
	if lacks := rules.Blocking(juryLacks(r)); len(lacks) != 0 || len(r.Refused) != 0 {
		t.Errorf("lacks %v, refused %v", lacks, r.Refused)
	}
	r.says("Un représentant des salariés : Driss Benali.", "4 membres (au moins 4).")
}

func juryLacks(r *juryRoom) []rules.Lack {
	v := r.view()
	return rules.JuryLacks(v.Fiche, &v.Session.Rules, v.Jury, v.Cases)
}

func TestWhatIsWrongInTheJuryIsSaidBesideItAndStays(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.sit(15)
	r.open(widget.StepJury)
	f := r.jury().form
	confirm := func(field *widget.TextField, text string) {
		t.Helper()
		r.Focus(field)
		field.SetText(text)
		r.Press(fyne.KeyReturn)
	}
	confirm(&f.date.TextField, "31/02/2021")
	confirm(&f.hour.TextField, "tantôt")
	r.says("n’existe pas", "« tantôt » n’est pas une heure.")
	if f.date.Text != "31/02/2021" || f.hour.Text != "tantôt" || r.view().Jury.On.Day != 15 || r.view().Jury.At != "" {
		t.Errorf("the fields show %q and %q, recorded is %+v", f.date.Text, f.hour.Text, r.view().Jury)
	}
	confirm(f.place, "CCI Cantal") // what is right is recorded beside what is not
	if r.view().Jury.Place != "CCI Cantal" || f.date.Text != "31/02/2021" {
		t.Errorf("recorded %+v, the date shows %q", r.view().Jury, f.date.Text)
	}
	confirm(&f.hour.TextField, "9h")
	confirm(&f.date.TextField, "15/06/2021")
	if got := r.view().Jury; got.At != "09:00" || f.dateField.Said()+f.hourField.Said() != "" {
		t.Errorf("recorded %+v, still said: %q %q", got, f.dateField.Said(), f.hourField.Said())
	}
}

func TestAMemberTwiceOrInTwoCollegesIsRefusedBesideTheRow(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.sit(15)
	r.open(widget.StepJury)
	f := r.jury().form
	r.Tap("Ajouter un membre")
	r.Type("Sylvie Puech")
	r.Press(fyne.KeyReturn)
	r.says("Ce membre n’est pas encore enregistré : choisissez son collège.")
	row := f.rows[len(f.rows)-1]
	row.college.take(0, true)
	r.says("Sylvie Puech siège déjà dans un autre collège.")
	row.college.take(1, true)
	r.says("Sylvie Puech figure deux fois dans le jury.")
	if len(r.view().Jury.Members) != 4 || row.name.Text != "Sylvie Puech" {
		t.Errorf("recorded %v, the row shows %q", r.view().Jury.Members, row.name.Text)
	}
	row.name.SetText("Luc Dauzet")
	row.college.take(0, true)
	if got := r.view().Jury.Members; len(got) != 5 || got[4].Name != "Luc Dauzet" || got[4].College != "president" {
		t.Errorf("recorded %v", got)
	}
	r.says("2 présidents")
	f.remove(row)
	if got := r.view().Jury.Members; len(got) != 4 || len(f.rows) != 4 || len(r.Refused) != 0 {
		t.Errorf("recorded %v, refused %v", got, r.Refused)
	}
	f.rows[1].name.SetText("")
	f.keep()
	r.says("Le nom manque : Sylvie Puech reste enregistré.")
	f.rows[1].name.SetText(strings.Repeat("x", 121))
	f.keep()
	r.says("dépasse 120 caractères")
	if got := r.view().Jury.Members; got[1].Name != "Sylvie Puech" || len(r.Refused) != 0 {
		t.Errorf("recorded %v, refused %v", got, r.Refused)
	}
}

func TestASeatOfTheFicheStaysWhenItsMemberGoes(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.sit(15)
	r.open(widget.StepJury)
	f := r.jury().form
	f.rows[1].toggle()
	r.Tap("Retirer du jury")
	if len(r.Asked) != 1 || !strings.Contains(r.Asked[0].Title, "Sylvie Puech") {
		t.Fatalf("asked %v", r.Asked)
	}
	r.Press(fyne.KeyEscape)
	if len(r.view().Jury.Members) != 4 {
		t.Fatal("Escape removed the member")
	}
	r.Tap("Retirer du jury")
	r.Press(fyne.KeyReturn)
	if got := r.view().Jury.Members; len(got) != 3 || len(f.rows) != 4 || f.rows[1].details != nil {
		t.Errorf("the seat does not stay: %v", got)
	}
	r.Tap("Ajouter un membre")
	r.Tap("Retirer") // a row that nobody holds goes without a question
	if len(f.rows) != 4 || len(r.Asked) != 2 {
		t.Errorf("%d rows, asked %d times", len(f.rows), len(r.Asked))
	}
}

// rich is a member of whom all is noted.
func rich(candidate data.ID) data.Member {
	return data.Member{Name: "Sylvie Puech", College: "employeurs", Quality: "Directrice", Sex: data.Female, External: true, Substitute: true,
		Presence: data.Excused, Declared: rncp.NewDate(2021, time.May, 3), Ties: []data.Tie{{Candidate: candidate, Kind: data.TieTrainer, Recused: true}}}
}

func TestWhatTheRowDoesNotShowIsNeverLost(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	all := rich(r.view().Cases[0].Candidate.ID)
	r.must(r.desk.Juries.Compose(t.Context(), data.Jury{Session: r.id, On: rncp.NewDate(2021, time.June, 15), At: "14:00", Place: "Aurillac",
		Members: []data.Member{all}, Held: data.HeldShared, With: "CCI Lozère", Incidents: "Retard du président."}))
	r.open(widget.StepJury)
	f := r.jury().form
	r.says("suppléant · extérieur · déclaration du 3 mai 2021 · récusé pour Élodie Lœuillet")
	f.rows[0].name.SetText("Sylvie Puech-Faure")
	f.rows[0].quality.SetText("Gérante")
	f.rows[0].college.take(2, true)
	f.place.SetText("Mende")
	f.keep()
	all.Name, all.Quality, all.College = "Sylvie Puech-Faure", "Gérante", "salaries"
	v := r.view().Jury
	if !sameMembers(v.Members, []data.Member{all}) {
		t.Errorf("recorded %+v", v.Members)
	}
	if v.Place != "Mende" || v.At != "14:00" || v.With != "CCI Lozère" || v.Held != data.HeldShared || v.Incidents != "Retard du président." {
		t.Errorf("recorded %+v", v)
	}
}

func TestTheDetailsOfAMemberAreNotedAndSaidInALine(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 2)
	r.sit(15)
	r.open(widget.StepJury)
	row := r.jury().form.rows[3]
	r.Focus(row.unfold)
	r.Press(fyne.KeyReturn)
	r.Tap("Extérieur au réseau")
	r.Tap("Suppléant")
	row.details.sex.take(0, true)
	r.Focus(row.details.declared)
	r.Type("16/6/2021")
	r.Press(fyne.KeyReturn)
	r.says("Le 16 juin 2021 est dans l’avenir.")
	if !r.view().Jury.Members[3].Declared.IsZero() || row.details.declared.Text != "16/6/2021" {
		t.Errorf("recorded %+v", r.view().Jury.Members[3])
	}
	row.details.declared.SetText("3 5 21")
	r.Press(fyne.KeyTab)
	got := r.view().Jury.Members[3]
	if !got.External || !got.Substitute || got.Sex != data.Female || got.Declared != rncp.NewDate(2021, time.May, 3) {
		t.Errorf("recorded %+v", got)
	}
	r.says("suppléant · extérieur · déclaration du 3 mai 2021")
	row.details.sex.take(2, true)
	if got := r.view().Jury.Members[3]; got.Sex != "" {
		t.Errorf("the sex is not taken back: %+v", got)
	}
	r.Focus(row.unfold)
	r.Press(fyne.KeyReturn)
	if row.details != nil || strings.Contains(r.Text(), "Extérieur au réseau") {
		t.Error("the details do not fold")
	}
}

func TestATieIsNotedByKeyboardOnceItsKindIsChosen(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 3)
	r.sit(15)
	r.open(widget.StepJury)
	row := r.jury().form.rows[0]
	row.toggle()
	ties := row.details.ties
	r.Focus(ties.picker.Focus())
	r.Type("keiz")
	r.Press(fyne.KeyReturn)
	third := r.view().Cases[2].Candidate.ID
	if len(r.view().Jury.Members[0].Ties) != 0 || r.focused() != ties.lines[0].kind {
		t.Fatal("a tie without a kind is recorded, or its kind is not asked for")
	}
	r.page.Refresh()
	r.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	if got := r.view().Jury.Members[0].Ties; len(got) != 1 || got[0] != (data.Tie{Candidate: third, Kind: data.TieOther}) {
		t.Fatalf("recorded %v", got)
	}
	r.says("lien avec Māris Ķeizars")
	test.Tap(ties.lines[0].recused)
	if got := r.view().Jury.Members[0].Ties; !got[0].Recused {
		t.Errorf("recorded %v", got)
	}
	r.says("récusé pour Māris Ķeizars")
	ties.picker.Pick(string(r.view().Cases[0].Candidate.ID))
	ties.lines[1].kind.take(3, true)
	if got := r.view().Jury.Members[0].Ties; len(got) != 2 || got[1].Kind != data.TieNone || !got[1].Recused || ties.lines[1].recused.Visible() {
		t.Errorf("a recusal without a reason recorded %v", got)
	}
	r.says("2 liens avec des candidats")
	for _, c := range ties.picker.Offered() {
		t.Errorf("%s is offered", c.Label)
	}
	test.Tap(ties.lines[0].remove)
	if got := r.view().Jury.Members[0].Ties; len(got) != 1 || got[0].Kind != data.TieNone || len(ties.lines) != 1 {
		t.Errorf("recorded %v", got)
	}
	if len(r.Refused) != 0 {
		t.Errorf("refused %v", r.Refused)
	}
}

func TestAllArePresentButThoseAlreadyNotedAndTheSubstitutes(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	members := make([]data.Member, len(fullJury))
	for n, m := range fullJury {
		m.Presence = ""
		members[n] = m
	}
	members[1].Presence = data.Excused
	members = append(members, data.Member{Name: "Luc Dauzet", College: "employeurs", Substitute: true})
	r.must(r.desk.Juries.Compose(t.Context(), data.Jury{Session: r.id, On: rncp.NewDate(2021, time.June, 15), Place: "Aurillac", Members: members}))
	r.open(widget.StepJury)
	r.Tap("Tous présents")
	got := r.view().Jury.Members
	for n, want := range []data.Presence{data.Present, data.Excused, data.Present, data.Present, data.PresenceUnknown} {
		if got[n].Presence != want {
			t.Errorf("%s is %q", got[n].Name, got[n].Presence)
		}
	}
	f := r.jury().form
	if f.allPresent.Visible() {
		t.Error("the button stays when everybody is noted")
	}
	r.Focus(f.rows[3].presence)
	r.Press(fyne.KeyDown)
	if r.focused() != f.rows[4].presence {
		t.Fatal("Down does not lead to the member below")
	}
	r.Press(fyne.KeyReturn)
	if got := r.view().Jury.Members[4].Presence; got != data.Present {
		t.Errorf("Return noted %q", got)
	}
	f.rows[4].toggle()
	r.Tap("Effacer la présence notée")
	if got := r.view().Jury.Members[4].Presence; got != data.PresenceUnknown {
		t.Errorf("it is still %q", got)
	}
}

func TestAJurySharedOrHeldElsewhereWaitsForItsName(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.sit(15)
	r.open(widget.StepJury)
	f := r.jury().form
	r.Focus(f.held.choice)
	r.Press(fyne.KeyRight, fyne.KeyReturn)
	if r.focused() != f.held.with || r.view().Jury.Held != data.HeldHere {
		t.Fatal("the choice is recorded without its name, or does not ask for it")
	}
	r.says("le choix n’est pas encore enregistré")
	r.page.Refresh()
	r.Type("CCI Lozère")
	r.Press(fyne.KeyReturn)
	if got := r.view().Jury; got.Held != data.HeldShared || got.With != "CCI Lozère" || len(got.Members) != 4 {
		t.Errorf("recorded %+v", got)
	}
	f.held.with.SetText("")
	f.keep()
	r.says("Le nom manque : « CCI Lozère » reste enregistré.")
	f.held.with.SetText("CCI Puy-de-Dôme")
	f.held.take(string(data.HeldElsewhere), true)
	r.says("La référence du procès-verbal reçu manque.", "ses membres figurent dans son procès-verbal", "Avant de saisir les décisions reçues")
	if strings.Contains(r.Text(), "Nom\n") || r.jury().missing.start.Visible() {
		t.Error("members are asked for, or a deliberation can be opened")
	}
	r.Focus(f.held.reference)
	r.Type("PV 12")
	r.Press(fyne.KeyTab)
	if got := r.view().Jury; got.Reference != "PV 12" || len(got.Members) != 4 {
		t.Errorf("recorded %+v", got)
	}
	r.Tap("Aller aux décisions")
	if !r.jury().inRoom {
		t.Error("it does not lead to the decisions")
	}
	r.jury().turn(false)
	f.held.take(heldHere, true)
	if got := r.view().Jury; got.Held != data.HeldHere || !f.list.Visible() || len(got.Members) != 4 {
		t.Errorf("recorded %+v", got)
	}
}

func TestTheNeedsTellWhatBlocksFromWhatIsPointedOut(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.sit(15)
	r.open(widget.StepJury)
	text := r.Text()
	blocking, warned := strings.Index(text, "La fiche demande au moins 4"), strings.Index(text, "À vérifier, ou à écarter avec un motif")
	declared := strings.Index(text, "La déclaration sur les conflits")
	if blocking < 0 || warned < blocking || declared < warned {
		t.Errorf("the page says:\n%s", text)
	}
	if strings.Contains(text, "D6412-6") {
		t.Error("the rules of the VAE stand where nobody comes by it")
	}
}

func TestOnTheVAEThePageSaysWhichRulesComeOnTop(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.enrolVAE([2]string{"Zénaïde", "Quenouillère"})
	r.sit(15)
	r.open(widget.StepJury)
	r.says("En plus pour la VAE (Code du travail, art. D6412-6)", "Concerne Zénaïde Quenouillère.", "celle du président l’emporte",
		"n’a de lien personnel ou professionnel", "équilibre entre les femmes et les hommes")
}

func TestALetterToEachMemberIsWrittenAndOpened(t *testing.T) {
	dir := t.TempDir()
	usual := documentsFolder
	documentsFolder = func(string) string { return dir }
	t.Cleanup(func() { documentsFolder = usual })
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.sit(15)
	r.open(widget.StepJury)
	r.Tap("Lettres aux membres")
	if len(r.Refused) != 0 || len(r.Opened) != 1 || !strings.HasPrefix(r.Opened[0], dir) {
		t.Fatalf("opened %v, refused %v", r.Opened, r.Refused)
	}
	f := r.jury().form
	f.place.SetText("")
	f.keep()
	r.Tap("Lettres aux membres")
	if len(r.Refused) != 1 || len(r.Opened) != 1 || !strings.Contains(r.Refused[0].Error(), "lieu") {
		t.Errorf("without a place: opened %v, refused %v", r.Opened, r.Refused)
	}
}

func TestAMemberWhoIsNotWholeStaysTypedAndIsNamedBeforeTheWindowCloses(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.sit(15)
	page := r.open(widget.StepJury)
	if page.Unsaved() != "" {
		t.Fatalf("nothing is typed, yet: %s", page.Unsaved())
	}
	r.Tap("Ajouter un membre")
	r.Type("Luc Dauzet")
	r.mark(0, "prospection", noted(12)) // an act elsewhere
	row := r.jury().form.rows[4]
	if row.name.Text != "Luc Dauzet" || r.focused() != row.name {
		t.Fatalf("the row shows %q", row.name.Text)
	}
	if page.Unsaved() != "Une saisie du jury n’est pas encore enregistrée." {
		t.Errorf("it says %q", page.Unsaved())
	}
	row.college.take(1, true)
	if page.Unsaved() != "" || len(r.view().Jury.Members) != 5 {
		t.Errorf("it says %q, recorded %v", page.Unsaved(), r.view().Jury.Members)
	}
	r.Tap("Écarter…")
	r.Type("Vu")
	if page.Unsaved() != "Le motif que vous écrivez n’est pas enregistré." {
		t.Errorf("it says %q", page.Unsaved())
	}
}

// A refusal of the desk leaves the row as it is on disk, and what is typed in its field.
func TestWhatTheDeskRefusesIsNotTakenForRecorded(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.sit(15)
	r.open(widget.StepJury)
	row := r.jury().form.rows[0]
	row.change(func(m *data.Member) { m.Ties = []data.Tie{{Candidate: "nobody", Kind: data.TieOther}} })
	if len(r.Refused) != 1 || len(row.kept.Ties) != 0 {
		t.Fatalf("refused %v, the row holds %+v", r.Refused, row.kept)
	}
	row.quality.SetText("Gérant")
	r.jury().form.keep()
	if got := r.view().Jury.Members[0]; got.Quality != "Gérant" || len(r.Refused) != 1 {
		t.Errorf("recorded %+v, refused %v", got, r.Refused)
	}
}
