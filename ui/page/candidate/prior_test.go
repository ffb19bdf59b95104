package candidate

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// hold enters an acquisition without the window.
func hold(t *testing.T, desk *app.Desk, id data.ID, bloc rncp.BlocKey, ground data.Ground, source string) data.Prior {
	t.Helper()
	prior, err := desk.Candidates.AddPrior(t.Context(), data.Prior{Candidate: id, Fiche: "27413", Bloc: bloc, Ground: ground,
		On: rncp.NewDate(2012, 6, 29), Source: source, CheckedBy: "Martine Delpuech", CheckedOn: desk.Today()})
	if err != nil {
		t.Fatal(err)
	}
	return prior
}

func ledger(t *testing.T, desk *app.Desk, id data.ID) rules.Ledger {
	t.Helper()
	l, err := desk.Candidates.Ledger(id, "27413")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func says(t *testing.T, h *uitest.Host, words ...string) {
	t.Helper()
	text := strings.ReplaceAll(h.Text(), "\u00a0", " ")
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("nothing says %q:\n%s", w, text)
		}
	}
}

// write writes a text into one of the fields on top, counted from 0.
func write(t *testing.T, h *uitest.Host, n int, text string) {
	t.Helper()
	h.Walk(func(o fyne.CanvasObject) {
		switch f := o.(type) {
		case *widget.TextField:
			if n == 0 {
				f.SetText(text)
				h.Focus(f)
			}
			n--
		case *widget.DateField:
			if n == 0 {
				f.SetText(text)
				h.Focus(f)
			}
			n--
		}
	})
	if n >= 0 {
		t.Fatalf("no such field on the page:\n%s", h.Text())
	}
}

// The fields of the form, in order.
const (
	fieldOn = iota
	fieldSource
	fieldNumber
	fieldCheckedBy
	fieldCheckedOn
)

func TestSomeoneCertifiedLongAgoIsTakenOverFromTheRegisterByKeyboard(t *testing.T) {
	desk, h := uitest.Empty(t), uitest.NewHost(t)
	id := someone(t, desk).ID
	p := openPage(t, desk, h, id)
	h.Focus(p.add)
	h.Press(fyne.KeyReturn, fyne.KeyReturn) // the form, then « Repris du registre »
	for range 7 {                           // past the two other grounds and the four blocs
		h.Press(fyne.KeyTab)
	}
	h.Press(fyne.KeyReturn, fyne.KeyTab)
	h.Type("30/6/1998")
	h.Press(fyne.KeyTab)
	h.Type("Registre 3, page 12")
	h.Press(fyne.KeyTab)
	h.Type("1998-17")
	h.Press(fyne.KeyReturn)
	if l := ledger(t, desk, id); !l.Pronounced() || l.Blocs(desk.Fiches()[0]) != 4 {
		t.Fatalf("the ledger holds %v:\n%s", l, h.Text())
	}
	says(t, h, "4 sur 4.", "Prononcée le 30 juin 1998", "Repris du registre, Registre 3, page 12",
		"Vérifié par Martine Delpuech le 15 juin 2021 · document délivré alors : 1998-17", "Acquis ajouté : Certification complète")
	if h.Says("Ajouter un acquis") || h.Window.Canvas().Focused() != p.edit {
		t.Error("something can still be added, or the focus is lost")
	}
	if strings.Count(h.Text(), "Retirer\n") != 2 { // the button says it twice: itself, and its text
		t.Errorf("one entry, and not one way to take it back:\n%s", h.Text())
	}
}

func TestWhatAnEntryLacksIsSaidBesideItsFieldsAndNothingLost(t *testing.T) {
	desk, h := uitest.Empty(t), uitest.NewHost(t)
	id := someone(t, desk).ID
	openPage(t, desk, h, id)
	h.Tap("Ajouter un acquis")
	h.Tap("Ajouter")
	says(t, h, "Choisissez l’origine", "Choisissez ce qui est acquis", "La date manque.", "La source manque.")
	h.Tap("Équivalence")
	says(t, h, "La fiche ne prévoit aucun lien avec d’autres certifications", "porte sur un bloc")
	if h.Says("La certification complète") {
		t.Error("an equivalence is offered for the whole certification")
	}
	h.Tap("Négocier et suivre")
	write(t, h, fieldOn, "16/6/2021")
	h.Tap("Ajouter")
	says(t, h, "Cette date est dans l’avenir.", "La référence de la décision du certificateur manque.")
	if len(ledger(t, desk, id)) != 0 {
		t.Error("something was recorded")
	}
	h.Tap("Dispense")
	h.Tap("Repris du registre")
	says(t, h, "La certification complète", "Le registre et la page")
	if !h.Says("16/6/2021") && !h.Says("16/06/2021") {
		t.Error("the date is lost")
	}
	h.Press(fyne.KeyEscape)
	if h.Window.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not close the form")
	}
}

func TestACheckBeforeTheAcquisitionIsRefused(t *testing.T) {
	desk, h := uitest.Empty(t), uitest.NewHost(t)
	openPage(t, desk, h, someone(t, desk).ID)
	h.Tap("Ajouter un acquis")
	h.Tap("Dispense")
	h.Tap("Négocier et suivre")
	write(t, h, fieldOn, "3/3/2021")
	write(t, h, fieldSource, strings.Repeat("x", 201))
	write(t, h, fieldNumber, strings.Repeat("x", 61))
	write(t, h, fieldCheckedBy, " ")
	write(t, h, fieldCheckedOn, "2/3/2021")
	h.Press(fyne.KeyReturn)
	says(t, h, "La vérification vient avant l’acquis.", "Ce texte a 201 caractères ; il en faut au plus 200.", "Ce texte a 61 caractères",
		"Donnez le nom de qui a vérifié.")
}

func TestOnlyWhatIsMissingCanBeAdded(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	openPage(t, desk, h, find(t, desk, "Dupont").ID)
	says(t, h, "2 sur 4.", "Il manque : « Gérer son portefeuille et la relation client », « Négocier et suivre une vente ».")
	h.Tap("Ajouter un acquis")
	if h.Says("Organiser son activité") || !h.Says("Négocier et suivre une vente") {
		t.Errorf("what is held is offered again:\n%s", h.Text())
	}
}

func TestWhereAllBlocsAreHeldTheJuryCanPronounce(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	id := find(t, desk, "Dupont").ID
	hold(t, desk, id, "portefeuille", data.GroundEquivalence, "décision n° 12 du 29 juin 2012")
	hold(t, desk, id, "negociation", data.GroundExemption, "décision n° 13 du 29 juin 2012")
	openPage(t, desk, h, id)
	says(t, h, "Les quatre blocs sont acquis : le jury peut prononcer la certification.", "Équivalence, décision n° 12 du 29 juin 2012",
		"Dispense, décision n° 13", "Décision du jury, session Printemps 2021")
}

func TestAnEntryMadeByMistakeIsTakenBackWithItsReason(t *testing.T) {
	desk, h := uitest.Empty(t), uitest.NewHost(t)
	id := someone(t, desk).ID
	hold(t, desk, id, "negociation", data.GroundRegister, "Registre 3, page 12")
	p := openPage(t, desk, h, id)
	h.Tap("Retirer")
	h.Press(fyne.KeyReturn)
	says(t, h, "Le motif du retrait manque.", "« Négocier et suivre une vente », repris du registre le 29 juin 2012, Registre 3, page 12.")
	h.Type("Autre personne du même nom.")
	h.Press(fyne.KeyReturn)
	if len(ledger(t, desk, id)) != 0 || h.Window.Canvas().Focused() != p.add {
		t.Errorf("the ledger holds %v", ledger(t, desk, id))
	}
	says(t, h, "0 sur 4.", "Saisi par erreur, retiré", "Motif : Autre personne du même nom.",
		"Acquis ajouté : Négocier et suivre une vente", "Acquis retiré : Négocier et suivre une vente")
}

func TestTheCertificationPronouncedOnWhatIsTakenBackIsPointedOut(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	p := openPage(t, desk, h, find(t, desk, "Lœuillet").ID)
	delete(p.person.Ledger, "negociation")
	p.body.Objects = []fyne.CanvasObject{p.held()}
	says(t, h, "Elle est prononcée alors qu’il manque : « Négocier et suivre une vente »")
}

func TestSittingsShowTheCertificationAndCorrections(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	id := find(t, desk, "Dupont").ID
	person, err := desk.Candidates.Person(id)
	if err != nil {
		t.Fatal(err)
	}
	sitting := person.Sittings[0]
	_, err = desk.Juries.Correct(t.Context(), data.Decision{Enrolment: sitting.Case.Enrolment.ID, Bloc: "prospection", Outcome: data.OutcomeNotAcquired,
		On: sitting.Session.Sealed.AddDays(3), Reason: "Note mal reportée."})
	if err != nil {
		t.Fatal(err)
	}
	openPage(t, desk, h, id)
	says(t, h, "Non acquis (corrigé)", "Corrigé par le jury le 18 juin 2021", "Motif : Note mal reportée.",
		"Décision du jury corrigée : Réaliser une démarche de prospection", "1 sur 4.")
	openPage(t, desk, h, find(t, desk, "Lœuillet").ID)
	says(t, h, "Certification complète", "Prononcée\n")
}

func TestEveryActAboutAPersonHasItsWords(t *testing.T) {
	for _, a := range []app.Action{app.ActCandidate, app.ActEnrol, app.ActSummon, app.ActAttend, app.ActResult, app.ActTick, app.ActSecond,
		app.ActSettle, app.ActDecision, app.ActWithdraw, app.ActCorrect, app.ActPrior, app.ActIssue} {
		for _, times := range []int{1, 2} {
			if words := (doing{app.Event{Action: a}, times}).words(); strings.Contains(words, "Autre acte") || strings.Contains(words, "%!") {
				t.Errorf("%s: %q", a, words)
			}
		}
	}
}

func TestAPersonIsAddedWithoutAnEnrolment(t *testing.T) {
	desk, h := uitest.Empty(t), uitest.NewHost(t)
	openList(t, h, false) // the words of an empty list
	says(t, h, "qui est déjà certifié s’ajoute ici")
	l, err := NewList(desk, h)
	h.Open(l, err)
	add := func(given string) {
		h.Tap("Ajouter une personne")
		h.Press(fyne.KeyReturn)
		says(t, h, "Le nom de naissance manque.")
		h.Type("Lézé")
		h.Press(fyne.KeyTab, fyne.KeyTab)
		h.Type(given)
		h.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab)
		h.Type("1/2/1970")
		h.Press(fyne.KeyTab)
		h.Type("Aurillac")
		h.Press(fyne.KeyReturn, fyne.KeyReturn) // takes the commune, then confirms
		l.Refresh()
	}
	add("Zoé")
	all, _ := desk.Candidates.All()
	if len(all) != 1 || len(h.Went) != 1 || h.Went[0] != (widget.Place{Area: widget.AreaCandidates, ID: all[0].ID}) {
		t.Fatalf("%d candidates, went to %v:\n%s", len(all), h.Went, h.Text())
	}
	add("Zoé")
	says(t, h, "Même identité.")
	h.Press(fyne.KeyReturn) // « C’est elle : ouvrir sa page » has the focus
	if all, _ := desk.Candidates.All(); len(all) != 1 || len(h.Went) != 2 || h.Went[1] != h.Went[0] {
		t.Errorf("%d candidates, went to %v", len(all), h.Went)
	}
	add("Léa") // a twin
	h.Tap("C’est quelqu’un d’autre")
	if all, _ := desk.Candidates.All(); len(all) != 2 || len(h.Went) != 3 {
		t.Errorf("%d candidates, went to %v", len(all), h.Went)
	}
}
