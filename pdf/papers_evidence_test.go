package pdf

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
)

func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// anEvidenceList is that of one candidate, with a duplicate and a replaced document.
func anEvidenceList(change ...func(*data.Sheet)) data.Sheet {
	s := paperBase(data.KindEvidence)
	s.Session = "Élodie Lœuillet"
	e := &data.SheetEvidence{Scope: "Candidat", About: "Élodie Lœuillet", By: "Martine Delpuech",
		Sessions: []string{"Printemps 2021, jury du 15 juin 2021, close le 15 juin 2021", "Hiver 2021–2022, jury du 1er février 2022, close le 1er février 2022"},
		Contents: []string{"2 inscriptions", "9 résultats", "6 décisions du jury", "5 documents", "1 papier en retour", "42 lignes du journal"},
		Chain:    data.SheetEvidenceChain{Lines: 412, Hash: sumOf("chain")}}
	for i, d := range []data.SheetEvidenceDocument{
		{Number: "CANTAL-AR-2021-0001", Kind: "Attestation de résultats", State: "original"},
		{Number: "CANTAL-RR-2021-0001", Kind: "Relevé de résultats", State: "original"},
		{Number: "CANTAL-CB-2021-0001", Kind: "Certificat de bloc", Detail: blocProspection, State: "remplacé par", Other: "CANTAL-CB-2021-0019"},
		{Number: "CANTAL-CB-2021-0019", Kind: "Certificat de bloc", Detail: blocProspection, State: "remplace", Other: "CANTAL-CB-2021-0001"},
		{Number: "CANTAL-CB-2021-0002-D1", Kind: "Certificat de bloc", Detail: blocPortefeuille, State: "duplicata n° 1"},
	} {
		d.On, d.SHA256 = day(2021, time.June, 16+i), sumOf(d.Number)
		e.Listed = append(e.Listed, d)
	}
	for _, f := range [][2]string{{"LISEZ-MOI.txt", "Ce que contient le dossier, comment le vérifier"}, {"acquis-anterieurs.csv", "Blocs acquis à un autre titre"},
		{"competences.csv", "Appréciations des compétences"}, {"decisions.csv", "Décisions du jury, y compris remplacées ou retirées"},
		{"documents.csv", "Registre des documents"}, {"inscriptions.csv", "Inscriptions et parcours"}, {"journal.csv", "Extrait du journal"},
		{"papiers-recus.csv", "Papiers signés reçus"}, {"papiers-recus/2021-06-15 – preuve de l’employeur – Élodie Lœuillet.pdf", "Papier reçu le 15 juin 2021, numérisé"},
		{"resultats.csv", "Résultats, y compris remplacés ou retirés"}} {
		e.Files = append(e.Files, data.SheetEvidenceFile{Name: f[0], Holds: f[1], SHA256: sumOf(f[0])})
	}
	s.Evidence = e
	return changed(s, change)
}

// ofASession makes the list that of a session with so many documents.
func ofASession(documents int) func(*data.Sheet) {
	return func(s *data.Sheet) {
		s.Holder, s.Session = data.SheetHolder{}, "Printemps 2021"
		e := s.Evidence
		e.Scope, e.About, e.Sessions = "Session", e.Sessions[0], nil
		e.Listed = nil
		for i := range documents {
			d := data.SheetEvidenceDocument{Number: fmt.Sprintf("CANTAL-CB-2021-%04d", i+1), Kind: "Certificat de bloc", Detail: blocNegociation,
				Holder: "Anne-Charlotte de La Rochefoucauld-Montmorency", On: rncp.NewDate(2021, time.June, 16), State: "original"}
			d.SHA256 = sumOf(d.Number)
			e.Listed = append(e.Listed, d)
		}
	}
}

func TestAnEvidenceListGoesOverPagesWithItsColumnsNamedAgain(t *testing.T) {
	shown := read(t, anEvidenceList(ofASession(60)))
	heads := map[int]int{}
	for _, l := range shown {
		if plain(l.text) == "Empreinte" {
			heads[l.page]++
		}
	}
	last := shown[len(shown)-1].page
	if last < 4 || heads[1] != 1 || heads[2] != 1 || heads[3] != 1 {
		t.Errorf("%d pages, the columns are named %v", last, heads)
	}
	text := textOf(shown)
	checkSays(t, text, "CANTAL-CB-2021-0060", sumOf("CANTAL-CB-2021-0060")[:16], "page 1/", "Printemps 2021")
}

func TestAnEvidenceListWithoutDocumentsSaysSo(t *testing.T) {
	checkSays(t, textOf(read(t, anEvidenceList(ofASession(0)))), "Aucun document n’a été émis.")
}

func TestAnEvidenceListThatProvesNothingIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*data.Sheet)
		words  string
	}{
		"without contents":   {func(s *data.Sheet) { s.Evidence = nil }, "il manque le contenu du dossier"},
		"without a hash":     {func(s *data.Sheet) { s.Evidence.Listed[0].SHA256 = "abc" }, "il manque l’empreinte du document CANTAL-AR-2021-0001"},
		"without its author": {func(s *data.Sheet) { s.Evidence.By = "" }, "il manque l’auteur du dossier"},
		"with a snowman":     {func(s *data.Sheet) { s.Evidence.Sessions[0] = "☃" }, "U+2603"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := aDrawer(t).Draw(anEvidenceList(c.change))
			if err == nil || !data.IsRefusal(err) || !strings.Contains(err.Error(), c.words) {
				t.Errorf("got %v", err)
			}
		})
	}
}
