package app

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
)

// named enrols a person under a name of her own, so that one is told from another by more than a given name.
func (r *room) named(s data.Session, givenName, birthName string) data.Enrolment {
	r.t.Helper()
	c := ok(r.Candidates.Save(r.ctx, data.Candidate{Sex: data.Female, GivenNames: []string{givenName}, BirthName: birthName,
		BirthDate: day(1998, 3, 12), BirthPlace: in("Aurillac", "15")}))(r.t)
	path := ok(r.Enrolments.SavePath(r.ctx, data.Path{Candidate: c.ID, Fiche: "27413", Route: rncp.RouteContinuing, Track: rncp.TrackContinuing,
		TrainingFrom: day(2020, 6, 1), TrainingTo: day(2020, 12, 18)}))(r.t)
	return r.enrol(s, path)
}

// evidenceRoom is a sealed session of two, Élodie Lœuillet and Zoé Vidal, with documents, a note, a mark that was corrected, a
// replaced certificate, papers and reasons that name each of the two in the file of the other.
func evidenceRoom(t *testing.T) (*room, data.Session, []data.Candidate) {
	t.Helper()
	r := newRoom(t)
	s := r.session("P")
	r.jury(s)
	enrolments := []data.Enrolment{r.named(s, "Élodie", "Lœuillet"), r.named(s, "Zoé", "Vidal")}
	for i, e := range enrolments {
		ok(r.Results.Record(r.ctx, written(e, 11), ""))(t)
		corrected := written(e, 12)
		corrected.Value.Mark = 1275
		ok(r.Results.Record(r.ctx, corrected, "Relevé avec "+[]string{"Zoé Vidal", "mme loeuillet"}[i]+"."))(t)
		r.must(r.Results.Tick(r.ctx, data.Tick{Enrolment: e.ID, Bloc: organisation, Competence: 1, Level: data.LevelAcquired,
			Comment: []string{"=SOMME(A1) a aidé VIDAL", "-bien"}[i]}))
	}
	r.begin(s)
	for _, e := range enrolments {
		ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeAcquired}))(t)
	}
	r.must(r.Sessions.Seal(r.ctx, s.ID))
	ok(r.issue(s))(t)
	ok(r.Documents.Replace(r.ctx, r.entry("CANTAL-CB-2021-0001").Document.ID, "Confondue avec Vidal."))(t)
	people := []data.Candidate{r.kase(enrolments[0]).Candidate, r.kase(enrolments[1]).Candidate}
	for i, c := range people {
		paper := data.PaperBack{Session: s.ID, Candidate: c.ID, Kind: data.PaperEvidence, On: r.Today()}
		ok(r.Documents.Receive(r.ctx, paper, people[1-i].BirthName+".pdf", []byte("%PDF-1.4 preuve de "+c.GivenNames[0])))(t)
	}
	ok(r.Documents.Receive(r.ctx, data.PaperBack{Session: s.ID, Kind: data.PaperAttendance, On: r.Today()}, "é.png", aScan(r)))(t)
	return r, s, people
}

// unzip reads an archive, and checks that every file has the hash that empreintes.txt gives.
func unzip(t *testing.T, path string) map[string]string {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = z.Close() }()
	files := map[string]string{}
	var order []string
	for _, f := range z.File {
		in := ok(f.Open())(t)
		files[f.Name] = string(ok(io.ReadAll(in))(t))
		order = append(order, f.Name)
		if got := f.Modified.UTC().Format("2006-01-02"); got != "2021-06-15" {
			t.Errorf("%s is dated %s", f.Name, got)
		}
	}
	if !slices.IsSorted(order) {
		t.Errorf("not in order: %q", order)
	}
	listed := map[string]bool{evidenceSums: true}
	for _, line := range strings.Split(strings.TrimSuffix(files[evidenceSums], "\n"), "\n") {
		sum, name, _ := strings.Cut(line, "  ")
		listed[name] = true
		if got := sha256.Sum256([]byte(files[name])); hex.EncodeToString(got[:]) != sum {
			t.Errorf("%q does not have its hash", name)
		}
	}
	for name := range files {
		if !listed[name] {
			t.Errorf("%q is not among the hashes", name)
		}
	}
	return files
}

// cells reads a table as a spreadsheet does.
func cells(t *testing.T, text string) []map[string]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	r.Comma = ';'
	rows := ok(r.ReadAll())(t)
	var all []map[string]string
	for _, row := range rows[1:] {
		named := map[string]string{}
		for i, cell := range row {
			named[rows[0][i]] = cell
		}
		all = append(all, named)
	}
	return all
}

func TestTheEvidenceOfASessionHoldsAllOfIt(t *testing.T) {
	r, s, people := evidenceRoom(t)
	dir := t.TempDir()
	path := ok(r.Evidence.Write(r.ctx, Scope{Session: s.ID}, dir))(t)
	if filepath.Base(path) != "Dossier de preuves – Session P – 2021-06-15.zip" {
		t.Errorf("written as %s", path)
	}
	files := unzip(t, path)
	documents := 0
	for _, e := range ok(r.Documents.Register())(t) {
		frozen := string(ok(r.Documents.PDF(e.Document))(t))
		if !slices.ContainsFunc(keys(files), func(name string) bool {
			return strings.HasPrefix(name, "documents/") && strings.Contains(name, e.Document.Number.String()) && files[name] == frozen
		}) {
			t.Errorf("%s is not in the archive as it was frozen: %q", e.Document.Number, keys(files))
		}
		documents++
	}
	rows := cells(t, files["documents.csv"])
	if i := slices.IndexFunc(rows, func(row map[string]string) bool { return row["Numéro"] == "CANTAL-CB-2021-0001" }); len(rows) != documents ||
		rows[i]["État"] != "remplacé par CANTAL-CB-2021-0003" || rows[i]["Motif"] != "Confondue avec Vidal." || files[rows[i]["Fichier"]] == "" {
		t.Errorf("got %v", rows)
	}
	results := cells(t, files["resultats.csv"])
	if len(results) != 4 || results[0]["Résultat"] != "11" || results[0]["État"] != "remplacé" || results[1]["Résultat"] != "12,75" || results[1]["Sur"] != "20" ||
		results[1]["État"] != "en vigueur" || results[1]["Épreuve passée le"] != "17/05/2021" || results[1]["Par"] != "Martine" || results[1]["Bloc"] != "Organiser son activité commerciale" {
		t.Errorf("got %v", results)
	}
	ticks := cells(t, files["competences.csv"])
	if len(ticks) != 2 || ticks[0]["Commentaire"] != "'=SOMME(A1) a aidé VIDAL" || ticks[1]["Commentaire"] != "'-bien" || ticks[0]["Appréciation"] != "acquis" {
		t.Errorf("got %v", ticks)
	}
	if rows := cells(t, files["decisions.csv"]); len(rows) != 2 || rows[1]["Décision du jury"] != "acquis" || rows[1]["Jury du"] != "15/06/2021" {
		t.Errorf("got %v", rows)
	}
	if rows := cells(t, files["papiers-recus.csv"]); len(rows) != 4 || rows[1]["Titulaire"] != people[0].Name() || !strings.Contains(files[rows[1]["Fichier"]], "preuve de Élodie") {
		t.Errorf("got %v", rows)
	}
	if !strings.Contains(files[evidenceReadMe], "Par : Martine\r\n") || !strings.Contains(files[evidenceIndex], `"scope":"Session"`) {
		t.Errorf("the first page to read says:\n%s", files[evidenceReadMe])
	}
	for name := range files {
		if strings.HasSuffix(name, ".csv") && !strings.HasPrefix(files[name], "\uFEFF") {
			t.Errorf("%s has no mark of UTF-8", name)
		}
	}
}

func keys[V any](m map[string]V) []string {
	var all []string
	for k := range m {
		all = append(all, k)
	}
	slices.Sort(all)
	return all
}

func TestTheJournalOfTheEvidenceCanBeChecked(t *testing.T) {
	r, s, _ := evidenceRoom(t)
	rows := cells(t, unzip(t, ok(r.Evidence.Write(r.ctx, Scope{Session: s.ID}, t.TempDir()))(t))["journal.csv"])
	number := func(n uint64) string { return string(binary.BigEndian.AppendUint64(nil, n)) }
	for i, row := range rows {
		seq, _ := strconv.ParseUint(row["Ligne"], 10, 64)
		records, _ := strconv.ParseUint(row["Enregistrements"], 10, 64)
		hash := sha256.New()
		for _, field := range []string{"certibloc journal line 1", number(seq), row["Identifiant de l’acte"], row["Instant exact"], row["Identifiant de l’opérateur"],
			row["Acte"], number(records), row["Empreinte du contenu"], row["Empreinte de la ligne précédente"]} {
			_, _ = io.WriteString(hash, number(uint64(len(field)))+field)
		}
		if got := hex.EncodeToString(hash.Sum(nil)); got != row["Empreinte de la ligne"] {
			t.Fatalf("line %s does not have its hash", row["Ligne"])
		}
		if i > 0 && rows[i-1]["Ligne"] == strconv.FormatUint(seq-1, 10) && rows[i-1]["Empreinte de la ligne"] != row["Empreinte de la ligne précédente"] {
			t.Errorf("line %s does not cite the one before", row["Ligne"])
		}
	}
	lines, head := r.Journal()
	last := rows[len(rows)-1]
	if last["Ligne"] != strconv.FormatUint(lines, 10) || last["Empreinte de la ligne"] != head || last["Acte"] != string(ActReceive) {
		t.Errorf("the extract ends with %v", last)
	}
}

func TestTheEvidenceOfACandidateNamesNobodyElse(t *testing.T) {
	r, _, people := evidenceRoom(t)
	for i, c := range people {
		other := people[1-i]
		path := ok(r.Evidence.Write(r.ctx, Scope{Candidate: c.ID}, t.TempDir()))(t)
		if want := "Dossier de preuves – " + c.Name() + " – 2021-06-15.zip"; filepath.Base(path) != want {
			t.Errorf("written as %s", path)
		}
		files := unzip(t, path)
		for name, content := range files {
			for _, word := range []string{other.GivenNames[0], other.BirthName, string(other.ID)} {
				if strings.Contains(data.Fold(name+content), data.Fold(word)) {
					t.Errorf("%s says %s: %s", name, word, content)
				}
			}
			if strings.Contains(name, "PV-2021") {
				t.Errorf("the minutes are there: %s", name)
			}
		}
		if reasons := files["journal.csv"]; !strings.Contains(reasons, hidden) {
			t.Errorf("nothing is hidden in %s", reasons)
		}
		if rows := cells(t, files["papiers-recus.csv"]); len(rows) != 1 || !strings.Contains(files[rows[0]["Fichier"]], c.GivenNames[0]) {
			t.Errorf("got %v", rows)
		}
		if rows := cells(t, files["inscriptions.csv"]); len(rows) != 1 || rows[0]["Nom de naissance"] != c.BirthName || rows[0]["Né(e) le"] != "12/03/1998" {
			t.Errorf("got %v", rows)
		}
		if rows := cells(t, files["journal.csv"]); len(rows) < 6 {
			t.Errorf("got %v", rows)
		}
	}
}

func TestNobodyOfTheExampleIsNamedInTheEvidenceOfAnother(t *testing.T) {
	desk := ok(Example(t.Context(), filepath.Join(t.TempDir(), "centre"), passphrase, testConfig(t), func(string) {}))(t)
	t.Cleanup(func() { _ = desk.Close() })
	people := ok(desk.Candidates.All())(t)
	for _, c := range people {
		z := ok(zip.OpenReader(ok(desk.Evidence.Write(t.Context(), Scope{Candidate: c.ID}, t.TempDir()))(t)))(t)
		for _, f := range z.File {
			in := ok(f.Open())(t)
			text := f.Name + " " + string(ok(io.ReadAll(in))(t))
			for _, other := range rules.NamesIn(text, c.ID, people) {
				t.Errorf("%s of %s names %s", f.Name, c.Name(), other.Name())
			}
		}
		_ = z.Close()
	}
}

func TestTheMinutesJoinACandidatesEvidenceOnlyWhenAsked(t *testing.T) {
	r, _, people := evidenceRoom(t)
	files := unzip(t, ok(r.Evidence.Write(r.ctx, Scope{Candidate: people[0].ID, Minutes: true}, t.TempDir()))(t))
	if got := files["documents/CANTAL-PV-2021-0001 – Procès-verbal.pdf"]; !strings.Contains(got, "Vidal") {
		t.Errorf("no minutes in %q", keys(files))
	}
	for name, content := range files {
		if strings.HasSuffix(name, ".csv") && strings.Contains(content, "Vidal") || strings.HasPrefix(name, "papiers-recus/") && strings.Contains(content, "Vidal") {
			t.Errorf("%s names the other: %s", name, content)
		}
	}
	if !strings.Contains(files[evidenceReadMe], "joints à la demande") {
		t.Error(files[evidenceReadMe])
	}
}

func TestTheSameEvidenceHasTheSameBytes(t *testing.T) {
	r, s, _ := evidenceRoom(t)
	dir := t.TempDir()
	first := ok(r.Evidence.Write(r.ctx, Scope{Session: s.ID}, dir))(t)
	again := ok(r.Evidence.Write(r.ctx, Scope{Session: s.ID}, dir))(t)
	elsewhere := ok(r.Evidence.Write(r.ctx, Scope{Session: s.ID}, t.TempDir()))(t)
	if again != first || !bytes.Equal(ok(os.ReadFile(first))(t), ok(os.ReadFile(elsewhere))(t)) {
		t.Errorf("written as %s, then %s", first, again)
	}
	ok(r.Documents.Duplicate(r.ctx, r.entry("CANTAL-CB-2021-0002").Document.ID, "Perdu."))(t)
	later := ok(r.Evidence.Write(r.ctx, Scope{Session: s.ID}, dir))(t)
	if filepath.Base(later) != "Dossier de preuves – Session P – 2021-06-15 (2).zip" {
		t.Errorf("the later one is %s", later)
	}
}

func TestAPeriodTakesTheSessionsWhoseJurySatThen(t *testing.T) {
	r, s, _ := evidenceRoom(t)
	open := r.session("SANS-JURY")
	path := ok(r.Evidence.Write(r.ctx, Scope{From: day(2021, 6, 15), To: day(2021, 6, 15)}, t.TempDir()))(t)
	if filepath.Base(path) != "Dossier de preuves – jurys du 2021-06-15 au 2021-06-15 – 2021-06-15.zip" {
		t.Errorf("written as %s", path)
	}
	said := unzip(t, path)[evidenceReadMe]
	if !strings.Contains(said, s.Name+", jury du 15 juin 2021, close le 15 juin 2021") || strings.Contains(said, open.Name) {
		t.Error(said)
	}
}

func TestEvidenceIsRefused(t *testing.T) {
	r, s, people := evidenceRoom(t)
	dir := filepath.Join(t.TempDir(), "sortie")
	for name, c := range map[string]struct {
		scope Scope
		words string
	}{
		"about nothing":         {Scope{}, "On ne sait pas sur quoi porte"},
		"about two things":      {Scope{Session: s.ID, Candidate: people[0].ID}, "un seul des trois"},
		"of a stranger":         {Scope{Candidate: "personne"}, "Ce candidat n’existe pas"},
		"of no session":         {Scope{Session: "nulle"}, "Cette session n’existe pas"},
		"with half a period":    {Scope{From: day(2021, 1, 1)}, "n’a pas ses deux dates"},
		"backwards":             {Scope{From: day(2021, 6, 16), To: day(2021, 6, 15)}, "finit (15 juin 2021) avant de commencer (16 juin 2021)"},
		"of a time without any": {Scope{From: day(2020, 1, 1), To: day(2020, 12, 31)}, "Aucun jury n’a siégé du 1er janvier 2020 au 31 décembre 2020"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := r.Evidence.Write(r.ctx, c.scope, dir)
			r.refused(err, c.words)
			if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
				t.Error("a folder was made")
			}
		})
	}
}

func TestEvidenceIsWrittenWholeOrNotAtAll(t *testing.T) {
	r, s, _ := evidenceRoom(t)
	dir := t.TempDir()
	left := func() {
		t.Helper()
		if inside := ok(os.ReadDir(dir))(t); len(inside) != 0 {
			t.Errorf("left behind: %v", inside)
		}
	}
	file := filepath.Join(t.TempDir(), "fichier")
	r.must(os.WriteFile(file, nil, 0o600))
	_, err := r.Evidence.Write(r.ctx, Scope{Session: s.ID}, filepath.Join(file, "dessous"))
	r.refused(err, "ne peut pas être créé")
	_, err = (&dossier{core: r.core, scope: Scope{Session: s.ID}, views: []View{{Session: s}}}).archive(r.ctx, filepath.Join(dir, "absent"), nil)
	r.refused(err, "n’a pas pu être écrit dans", "n’est pas plein")

	ctx, cancel := context.WithCancel(r.ctx)
	cancel()
	if _, err := r.Evidence.Write(ctx, Scope{Session: s.ID}, dir); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	left()
	ctx, cancel = context.WithCancel(r.ctx)
	r.core.drawer = cancelling{writer{}, cancel} // while the list is drawn, after all was gathered
	if _, err := r.Evidence.Write(ctx, Scope{Session: s.ID}, dir); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	left()
	r.core.drawer = writer{}
	r.must(r.core.store.RemoveFile(r.entry("CANTAL-RR-2021-0001").Document.SHA256))
	_, err = r.Evidence.Write(r.ctx, Scope{Session: s.ID}, dir)
	r.refused(err, "Le fichier d’un document manque")
	left()
}

// cancelling is a drawer that is interrupted while it draws.
type cancelling struct {
	writer
	cancel func()
}

func (c cancelling) Draw(sheets ...data.Sheet) ([]byte, error) {
	c.cancel()
	return c.writer.Draw(sheets...)
}

func TestANamesakeIsHiddenByTheGivenName(t *testing.T) {
	d := &dossier{scope: Scope{Candidate: "a"}, candidate: data.Candidate{ID: "a", GivenNames: []string{"Marc"}, BirthName: "Le Goff"}}
	d.everybody = []data.Candidate{d.candidate, {ID: "b", GivenNames: []string{"Anaïs"}, BirthName: "Le Goff"}, {ID: "c", GivenNames: []string{"Marc"}, BirthName: "Roux", UsageName: "Vidal"}}
	for text, want := range map[string]string{"Vu avec Anais LE GOFF.": hidden, "Dossier Le Goff.": "Dossier Le Goff.", "Marc Le Goff absent.": "Marc Le Goff absent.",
		"Mme Vidal": hidden, "les cheveux roux": hidden, "": ""} {
		if got := d.free(text); got != want {
			t.Errorf("%q becomes %q", text, got)
		}
	}
}

func TestAFormulaIsMadeHarmless(t *testing.T) {
	for cell, want := range map[string]string{"=1+1": "'=1+1", "+33 4": "'+33 4", "-bien": "'-bien", "@ici": "'@ici", " =1": "' =1", "12,75": "12,75", "": "", "d’Aubigné": "d’Aubigné"} {
		if got := harmless(cell); got != want {
			t.Errorf("%q becomes %q", cell, got)
		}
	}
}

func TestTwoFilesNeverHaveOneName(t *testing.T) {
	n := names{}
	if a, b := n.take("documents", "A", ".pdf"), n.take("documents", "a", ".pdf"); a != "documents/A.pdf" || b != "documents/a (2).pdf" {
		t.Errorf("got %s and %s", a, b)
	}
	if got := n.take("documents", strings.Repeat("é", 300), ".pdf"); len(got) > 250 {
		t.Errorf("a name of %d bytes", len(got))
	}
}

// aScan is a picture of a sheet of paper.
func aScan(r *room) []byte {
	r.t.Helper()
	var b bytes.Buffer
	r.must(png.Encode(&b, image.NewGray(image.Rect(0, 0, 21, 30))))
	return b.Bytes()
}
