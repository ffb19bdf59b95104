package exchange

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// bench is the page open on a session of an empty centre.
type bench struct {
	*uitest.Host
	desk    *app.Desk
	page    *Page
	session data.Session
	dir     string
}

func open(t *testing.T) *bench {
	t.Helper()
	b := &bench{Host: uitest.NewHost(t), desk: uitest.Empty(t), dir: t.TempDir()}
	templatesFolder = func() (string, error) { return b.dir, nil }
	s, err := b.desk.Sessions.Open(context.Background(), data.Session{
		Code: "P", Name: "Printemps 2021", From: rncp.NewDate(2021, 5, 17), To: rncp.NewDate(2021, 5, 28)})
	if err != nil {
		t.Fatal(err)
	}
	b.session = s
	page, err := New(b.desk, b, s.ID)
	b.page = page
	b.desk.OnChange(func([]data.Change) { page.Refresh() })
	b.Open(page, err)
	return b
}

// file writes a list, which is the one that is chosen next.
func (b *bench) file(text string) {
	b.T.Helper()
	b.Chooses = filepath.Join(b.dir, "liste.csv")
	if err := os.WriteFile(b.Chooses, []byte(text), 0o600); err != nil {
		b.T.Fatal(err)
	}
}

func (b *bench) enrolled() int {
	b.T.Helper()
	view, err := b.desk.Sessions.View(b.session.ID)
	if err != nil {
		b.T.Fatal(err)
	}
	return len(view.Cases)
}

const known = "Nom de naissance;Prénom;Sexe;Né(e) le;Lieu de naissance;Département;Voie d’accès;Modalité;Première entrée\n"

func TestAFileWhoseHeadersAreKnownIsNotAskedAbout(t *testing.T) {
	b := open(t)
	b.file(known + "Garel;Zoé;F;12/03/1999;Aurillac;15;apprentissage;FI;01/09/2020\nRoche;Paul;M;01/02/1998;Mende;48;étudiant;FI;01/09/2020\n")
	b.Press(fyne.KeyReturn) // choose a file
	if !b.Says("2 lignes sont prêtes") || b.page.Unsaved() == "" {
		t.Fatal(b.Text())
	}
	b.Press(fyne.KeyReturn) // import
	if b.enrolled() != 2 || !b.Says("Import fait : 2 lignes") || b.page.Unsaved() != "" {
		t.Fatal(b.Text(), b.Refused)
	}

	b.Tap("Annuler cet import")
	b.Type("Mauvais fichier")
	b.Press(fyne.KeyReturn)
	if b.enrolled() != 0 || b.Says("Imports récents") {
		t.Error(b.Text(), b.Refused)
	}
}

func TestAnUnknownHeaderIsAskedAboutOnce(t *testing.T) {
	b := open(t)
	text := strings.Replace(known, "Né(e) le", "Anniversaire", 1) + "Garel;Zoé;F;12/03/1999;Aurillac;15;apprentissage;FI;01/09/2020\n"
	b.file(text)
	b.Press(fyne.KeyReturn)
	if !b.Says("Les colonnes de « liste.csv »") || !b.Says("12/03/1999") {
		t.Fatal(b.Text())
	}
	b.Tap("Voir ce qui sera fait")
	if !b.Says("Aucune colonne n’est lue comme « Date de naissance »") {
		t.Fatal(b.Text())
	}
	b.page.host.Focus(b.page.focus)
	b.Type("date de n")
	b.Tap("Voir ce qui sera fait")
	if !b.Says("Choisissez dans la liste ce que contient la colonne « Anniversaire »") {
		t.Fatal(b.Text())
	}
	b.Press(fyne.KeyReturn)
	b.Tap("Voir ce qui sera fait")
	b.Tap("Importer 1 ligne")
	if b.enrolled() != 1 {
		t.Fatal(b.Text(), b.Refused)
	}
	b.Tap("Importer un autre fichier")
	b.Tap("Choisir un fichier")
	if b.Says("Les colonnes de") || !b.Says("ressemble à une personne déjà connue") {
		t.Error(b.Text())
	}
}

func TestWrongLinesAreShownAndLikenessesWaitForAChoice(t *testing.T) {
	b := open(t)
	_, err := b.desk.Candidates.Save(context.Background(), data.Candidate{BirthName: "Garel", GivenNames: []string{"Zoe"}, Sex: data.Female,
		BirthDate: rncp.NewDate(1999, 3, 12), BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15"}})
	if err != nil {
		t.Fatal(err)
	}
	b.file(known + "Garel;Zoé;F;12/03/1999;Aurillac;15;apprentissage;FI;01/09/2020\nR0che;Paul;M;31/02/1998;Mende;48;étudiant;FI;01/09/2020\nVidal;Anne;F;01/02/1997;Mende;48;étudiant;;01/09/2020\n")
	b.Press(fyne.KeyReturn)
	for _, words := range []string{"1 ligne est prête", "1 ligne ressemble", "1 ligne a des erreurs", "Ligne 3 – Paul R0che", "« 31/02/1998 » n’est pas une date", "contient le caractère « 0 »", "même identité"} {
		if !b.Says(words) {
			t.Errorf("not said: %s", words)
		}
	}
	if !b.Button("1 choix à faire").Disabled() {
		t.Error("an import before the choice")
	}
	b.Tap("C’est Zoe Garel")
	b.Tap("Importer cette ligne") // and not Vidal
	b.Tap("Importer 1 ligne")
	all, _ := b.desk.Candidates.All()
	if b.enrolled() != 1 || len(all) != 1 {
		t.Error(b.Text(), b.Refused)
	}
}

func TestAFileThatIsNoListIsRefusedAndTheReportAndTemplatesAreWritten(t *testing.T) {
	b := open(t)
	b.file("%PDF-1.7")
	b.Tap("Choisir un fichier")
	if len(b.Refused) != 1 || !strings.Contains(b.Refused[0].Error(), "est un PDF") {
		t.Error(b.Refused)
	}
	b.Tap("Modèle Excel")
	b.Tap("Modèle CSV")
	if len(b.Opened) != 2 || filepath.Base(b.Opened[0]) != "Modèle – Candidats.xlsx" {
		t.Error(b.Opened)
	}
	b.file(known + "R0che;Paul;M;31/02/1998;Mende;48;étudiant;FI;01/09/2020\n")
	b.Tap("Choisir un fichier")
	b.Tap("Enregistrer le rapport")
	if text, err := os.ReadFile(filepath.Join(b.dir, "Rapport – liste.csv")); err != nil || !strings.Contains(string(text), "31/02/1998") {
		t.Error(err, string(text))
	}
}

func TestThePageLeadsBackWhereOneCameFrom(t *testing.T) {
	b := open(t)
	b.Tap("Retour à la session")
	if want := (widget.Place{Area: widget.AreaSessions, ID: b.session.ID, Step: widget.StepEnrolment}); len(b.Went) != 1 || b.Went[0] != want {
		t.Error(b.Went)
	}
}
