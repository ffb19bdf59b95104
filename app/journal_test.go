package app

import (
	"bytes"
	"encoding/csv"
	"os"
	"strings"
	"testing"
	"time"

	"certibloc/data/store"
)

// told returns what lines say, one each: « Session ouverte | Session P ».
func told(lines []LineOf) string {
	var all []string
	for _, l := range lines {
		all = append(all, l.Action.Title()+" | "+l.About())
	}
	return strings.Join(all, "\n")
}

func (r *room) book() *Book {
	r.t.Helper()
	return ok(r.Lines.Read())(r.t)
}

func TestTheJournalSaysInWordsWhatWasDone(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	e := r.enrol(s, r.path("Élodie"))
	ok(r.Results.Record(r.ctx, written(e, 12), ""))(t)
	book := r.book()
	want := strings.Join([]string{
		"Résultat saisi | Élodie Lœuillet, Session P",
		"Parcours ou inscription enregistré | Élodie Lœuillet, Session P",
		"Parcours ou inscription enregistré | Élodie Lœuillet",
		"Identité enregistrée | Élodie Lœuillet",
		"Session ouverte | Session P",
		"Centre créé | 1 opérateur, réglages du centre, 1 clé de signature",
	}, "\n")
	if got := told(book.Find(LineFilter{})); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	first := book.Find(LineFilter{})[0]
	if first.Seq != 6 || first.Operator != "Martine" || first.At.IsZero() || book.Len() != 6 {
		t.Errorf("%+v of %d", first, book.Len())
	}
}

func TestTheJournalIsFilteredByWhatOneRemembers(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	r.path("Élodie")
	r.later(2021, time.September, 3)
	e := r.enrol(s, r.path("Zoé"))
	ok(r.Results.Record(r.ctx, written(e, 12), ""))(t)
	ok(r.Results.Record(r.ctx, written(e, 14), "Erreur de report sur la copie."))(t)
	book := r.book()
	martine := book.Operators()[0]
	for name, c := range map[string]struct {
		filter LineFilter
		lines  int
	}{
		"nothing":                      {LineFilter{}, 9},
		"a person, without accents":    {LineFilter{Text: "zoe loeuillet"}, 5},
		"another person":               {LineFilter{Text: "Élodie"}, 2},
		"a session":                    {LineFilter{Text: "session p"}, 4},
		"a reason":                     {LineFilter{Text: "report copie"}, 1},
		"a kind of act, in words":      {LineFilter{Text: "résultat saisi"}, 2},
		"a kind of act":                {LineFilter{Action: ActResult}, 2},
		"a day and after":              {LineFilter{From: day(2021, 9, 3)}, 5},
		"up to a day":                  {LineFilter{To: day(2021, 6, 15)}, 4},
		"up to the day of the last":    {LineFilter{From: day(2021, 9, 3), To: day(2021, 9, 3)}, 5},
		"an operator":                  {LineFilter{Operator: martine.ID}, 9},
		"an operator who did nothing":  {LineFilter{Operator: "nobody"}, 0},
		"a kind and a person together": {LineFilter{Action: ActCandidate, Text: "zoé"}, 1},
		"what nobody wrote":            {LineFilter{Text: "introuvable"}, 0},
	} {
		if got := book.Find(c.filter); len(got) != c.lines {
			t.Errorf("by %s: %d lines, want %d\n%s", name, len(got), c.lines, told(got))
		}
	}
	if got := book.Actions(); len(got) != 5 {
		t.Errorf("kinds: %q", got)
	}
}

func TestALineShowsWhatWasBefore(t *testing.T) {
	r := newRoom(t)
	e := r.enrol(r.session("P"), r.path("Élodie"))
	ok(r.Results.Record(r.ctx, written(e, 12), ""))(t)
	ok(r.Results.Record(r.ctx, written(e, 14), "Erreur de report."))(t)
	who := r.kase(e).Candidate
	who.UsageName = "Maisonneuve"
	ok(r.Rights.Rectify(r.ctx, who, byCourt("Mal recopié.")))(t)
	book := r.book()
	rectified := ok(book.Detail(book.Find(LineFilter{Action: ActRectify})[0].Seq))(t)
	if !tells(rectified, FieldOf{"Nom d’usage", "", "Maisonneuve"}) {
		t.Errorf("the rectification: %+v", rectified.Records)
	}
	marked := ok(book.Detail(book.Find(LineFilter{Text: "erreur de report"})[0].Seq))(t)
	if len(marked.Records) != 1 || marked.Records[0].Title != "Résultat" || marked.Records[0].New ||
		len(marked.Records[0].Fields) != 1 || marked.Records[0].Fields[0] != (FieldOf{"Résultat", "12", "14"}) {
		t.Errorf("the mark that took another's place: %+v", marked.Records)
	}
	first := ok(book.Detail(book.Find(LineFilter{Action: ActResult})[1].Seq))(t)
	if !first.Records[0].New || !tells(first, FieldOf{"Bloc", "", "Organiser son activité commerciale"}) || !tells(first, FieldOf{"Inscription de", "", "Élodie Maisonneuve"}) {
		t.Errorf("the first mark: %+v", first.Records)
	}
	if marked.Prev == "" || len(marked.Hash) != 64 || len(marked.Payload) != 64 {
		t.Errorf("the chain: %+v", marked)
	}
	_, err := book.Detail(99)
	r.refused(err, "ligne 99")
}

func tells(d LineDetail, want FieldOf) bool {
	for _, r := range d.Records {
		for _, f := range r.Fields {
			if f == want {
				return true
			}
		}
	}
	return false
}

func TestTheSecretKeyIsNotTold(t *testing.T) {
	r := newRoom(t)
	for _, record := range ok(r.book().Detail(1))(t).Records {
		for _, f := range record.Fields {
			if record.Title == "Clé de signature" && f.Label != "Créée le" {
				t.Errorf("the line of the key tells %+v", f)
			}
		}
	}
}

func TestTheJournalGoesOutAsATable(t *testing.T) {
	r := newRoom(t)
	e := r.enrol(r.session("P"), r.path("Élodie"))
	ok(r.Results.Record(r.ctx, written(e, 12), ""))(t)
	ok(r.Results.Record(r.ctx, written(e, 14), "=cmd|' /c calc'!A1"))(t)
	book := r.book()
	dir := t.TempDir()
	path := ok(book.Export(book.Find(LineFilter{Action: ActResult}), dir))(t)
	text := ok(os.ReadFile(path))(t)
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\uFEFF"))))
	reader.Comma = ';'
	rows := ok(reader.ReadAll())(t)
	if len(rows) != 3 || rows[1][6] != "Élodie Lœuillet" || rows[2][10] != "'=cmd|' /c calc'!A1" {
		t.Errorf("%q", rows)
	}
	if again := ok(book.Export(book.Find(LineFilter{Action: ActResult}), dir))(t); again != path {
		t.Errorf("the same table again: %s", again)
	}
	if other := ok(book.Export(book.Find(LineFilter{}), dir))(t); other == path {
		t.Error("another table took the place of the first")
	}
}

func TestWhatWasEliminatedIsToldAsSuch(t *testing.T) {
	r := newRoom(t)
	r.path("Introuvable")
	r.later(2032, time.January, 1)
	d := ok(r.Disposals.DrawUp(r.ctx))(t)
	r.must(r.Disposals.Endorse(r.ctx, d.ID, r.visa()))
	ok(r.Disposals.Execute(r.ctx, d.ID))(t)
	book := r.book()
	all := told(book.Find(LineFilter{}))
	if strings.Contains(all, "Introuvable") || !strings.Contains(all, "Identité enregistrée | contenu éliminé") || !strings.Contains(all, "Élimination exécutée") {
		t.Error(all)
	}
	for _, l := range book.Find(LineFilter{}) {
		ok(book.Detail(l.Seq))(t)
	}
}

func TestEveryActAndTableHasWords(t *testing.T) {
	for action := range who {
		if strings.HasPrefix(action.Title(), "Autre") {
			t.Errorf("%s has no words", action)
		}
	}
	for _, name := range store.Tables() {
		if tableWords[name][0] == "" {
			t.Errorf("the table %s has no words", name)
		}
	}
}

func TestEveryLineOfASessionIsAboutSomething(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Ambre", "Coralie", "Zoé", "Élodie")
	ok(r.issue(s))(t)
	book := r.book()
	for _, l := range book.Find(LineFilter{}) {
		if l.About() == "" {
			t.Errorf("line %d, %s, is about nothing", l.Seq, l.Action)
		}
		for _, record := range ok(book.Detail(l.Seq))(t).Records {
			for _, f := range record.Fields {
				if strings.Contains(f.Before+f.After, "{") || f.Label == "" {
					t.Errorf("line %d tells %+v", l.Seq, f)
				}
			}
		}
	}
}
