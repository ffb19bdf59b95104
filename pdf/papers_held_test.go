package pdf

import (
	"strings"
	"testing"

	"certibloc/data"
)

// allThatIsHeld is what a centre holds on one person, with a kind of which it holds nothing.
func allThatIsHeld(change ...func(*data.Sheet)) data.Sheet {
	s := paperBase(data.KindHeld)
	s.Session = "Élodie Lœuillet"
	s.Held = &data.SheetHeld{Asker: "Élodie Lœuillet", Reason: "courrier du 3 mars 2021", Sections: []data.SheetHeldSection{
		{Title: "Identité", Rows: []data.SheetHeldRow{{Label: "Nom de naissance", Text: "Lœuillet"}, {Label: "Prénoms", Text: "Élodie Françoise Marie"}}},
		{Title: "Rectifications", Rows: []data.SheetHeldRow{{Label: "02/06/2021", Text: "Prénoms : « Élodie » au lieu de « Elodie »",
			Note: "Acte de l’état civil du 04/03/1998. L’accent manquait."}}},
		{Title: "Résultats", Rows: []data.SheetHeldRow{{Label: "17/05/2021", Text: "Écrit – " + blocProspection + " : 11 / 20 (remplacé)"},
			{Label: "17/05/2021", Text: "Écrit – " + blocProspection + " : 12,75 / 20"}}},
		{Title: "Appréciations et commentaires des examinateurs", Rows: []data.SheetHeldRow{{Label: "Acquis", Text: blocPortefeuille, Note: "À l’aise au téléphone ; relance trop tôt."}}},
		{Title: "Blocs acquis à un autre titre"},
	}}
	return changed(s, change)
}

// manyFacts adds so many that they go over pages, one of them long.
func manyFacts(s *data.Sheet) {
	long := strings.Repeat("A parlé longuement de sa tournée, sans regarder l’heure. ", 12)
	for range 70 {
		s.Held.Sections[3].Rows = append(s.Held.Sections[3].Rows, data.SheetHeldRow{Label: "En cours", Text: blocNegociation, Note: long})
	}
}

func TestWhatIsHeldIsReadByAnybody(t *testing.T) {
	text := textOf(read(t, allThatIsHeld()))
	checkSays(t, text, "Données détenues", "Élodie Lœuillet (courrier du 3 mars 2021)", "Prénoms : « Élodie » au lieu de « Elodie »", "11 / 20 (remplacé)",
		"À l’aise au téléphone ; relance trop tôt.", "Blocs acquis à un autre titre Rien.", "saisir la CNIL")
}

func TestAllThatIsHeldIsPrintedHoweverMuchItIs(t *testing.T) {
	shown := read(t, allThatIsHeld(manyFacts))
	if last := shown[len(shown)-1].page; last < 8 {
		t.Errorf("%d pages", last)
	}
	if n := strings.Count(textOf(shown), "sans regarder l’heure"); n != 12*70 {
		t.Errorf("said %d times", n)
	}
}

func TestNothingHeldIsRefused(t *testing.T) {
	_, err := aDrawer(t).Draw(allThatIsHeld(func(s *data.Sheet) { s.Held = nil }))
	if err == nil || !strings.Contains(err.Error(), "il manque les données") {
		t.Errorf("got %v", err)
	}
}
