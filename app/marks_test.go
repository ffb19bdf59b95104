package app

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"certibloc/data"
)

// filled writes the grid of a session, lets someone work on it without its protection, and returns its path.
func (r *room) filled(s data.Session, layout GridLayout, work func(*excelize.File)) string {
	r.t.Helper()
	path := filepath.Join(r.t.TempDir(), "grille.xlsx")
	r.must(r.Marks.WriteTo(s.ID, layout, path))
	book := ok(excelize.OpenFile(path))(r.t)
	work(book)
	r.must(book.Save())
	return path
}

func set(t *testing.T, book *excelize.File, sheet, cell string, value any) {
	t.Helper()
	if err := book.SetCellValue(sheet, cell, value); err != nil {
		t.Fatal(err)
	}
}

func (p *MarksPlan) says() string {
	var b strings.Builder
	for _, m := range p.Changes {
		b.WriteString(m.Place + " " + m.Candidate + " " + m.Words() + " " + m.Warning + "\n")
	}
	for _, r := range p.Refusals {
		b.WriteString(r.Sentence() + "\n")
	}
	return b.String()
}

func TestAGridComesBackAndOnlyItsDifferencesAreRecorded(t *testing.T) {
	for _, layout := range []GridLayout{GridWhole, GridEach} {
		r := newRoom(t)
		s := r.session("P")
		one, two := r.enrol(s, r.path("Élodie")), r.enrol(s, r.path("Zoé"))
		ok(r.Results.Record(r.ctx, written(one, 12), ""))(t)
		path := r.filled(s, layout, func(*excelize.File) {})
		if plan := ok(r.Marks.Read(path, s.ID))(t); plan.says() != "" {
			t.Errorf("a grid that nobody touched says:\n%s", plan.says())
		}
		path = r.filled(s, layout, func(book *excelize.File) {
			set(t, book, book.GetSheetList()[0], "E5", 12.25)
			set(t, book, book.GetSheetList()[0], "E6", "Absente")
		})
		plan := ok(r.Marks.Read(path, s.ID))(t)
		if got := plan.says(); !strings.Contains(got, "12 → 12,25") || !strings.Contains(got, "rien → absent") || len(plan.Changes) != 2 || len(plan.Refusals) != 0 {
			t.Fatalf("got\n%s", got)
		}
		before := r.lines()
		r.must(r.Marks.Apply(r.ctx, plan))
		if r.lines() != before+1 {
			t.Error("one grid is not one line of the journal")
		}
		if a, b := r.kase(one).Results[0], r.kase(two).Results[0]; a.Value.String() != "12,25" || b.Value.Kind != data.ValueAbsent || b.On != s.From {
			t.Errorf("recorded %+v and %+v", a, b)
		}
		if again := ok(r.Marks.Read(path, s.ID))(t); again.says() != "" {
			t.Errorf("once recorded it still says:\n%s", again.says())
		}
		r.refused(r.Marks.Apply(r.ctx, plan), "vient d’être changé")
	}
}

func TestWhatIsWrongInAGridIsRefusedWhereItIs(t *testing.T) {
	for name, c := range map[string]struct {
		work  func(t *testing.T, book *excelize.File)
		after func(r *room, e data.Enrolment)
		want  []string
	}{
		"off the scale":     {work: func(t *testing.T, b *excelize.File) { set(t, b, "Résultats", "E5", 21) }, want: []string{"E5", "hors de l’échelle", "0 à 20"}},
		"between two steps": {work: func(t *testing.T, b *excelize.File) { set(t, b, "Résultats", "E5", 12.1) }, want: []string{"E5", "entre deux échelons"}},
		"no mark":           {work: func(t *testing.T, b *excelize.File) { set(t, b, "Résultats", "E5", "bien") }, want: []string{"E5", "« bien »"}},
		"another sort":      {work: func(t *testing.T, b *excelize.File) { set(t, b, "Résultats", "E5", "acquis") }, want: []string{"E5", "ne convient pas"}},
		"a line of its own": {work: func(t *testing.T, b *excelize.File) {
			set(t, b, "Résultats", "E9", 12)
			set(t, b, "Résultats", "C9", "Roche Luc")
		}, want: []string{"C9", "n’est pas de la grille"}},
		"a name moved": {work: func(t *testing.T, b *excelize.File) {
			set(t, b, "Résultats", "E5", 12)
			set(t, b, "Résultats", "C5", "Roche Luc")
		}, want: []string{"C5", "porte « Roche Luc »"}},
		"a column moved": {work: func(t *testing.T, b *excelize.File) {
			set(t, b, "Résultats", "E5", 12)
			set(t, b, "Résultats", "E4", "Oral")
		}, want: []string{"E5", "porte « Oral »"}},
		"another session": {work: func(t *testing.T, b *excelize.File) { set(t, b, "Résultats", "A1", "certibloc-notes-1 autre") }, want: []string{"A1", "ne connaît pas"}},
		"no longer due": {work: func(t *testing.T, b *excelize.File) {
			set(t, b, "Résultats", "E5", 12)
			set(t, b, "Résultats", "E1", "organisation/oral")
		}, want: []string{"E5", "n’a pas, ou plus"}},
		"a changed identity": {
			work: func(t *testing.T, b *excelize.File) { set(t, b, "Résultats", "E5", 12) },
			after: func(r *room, e data.Enrolment) {
				c := r.kase(e).Candidate
				c.BirthName = "Roche"
				ok(r.Candidates.Save(r.ctx, c))(r.t)
			},
			want: []string{"C5", "a changé depuis", "Roche"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t)
			s := r.session("P")
			e := r.enrol(s, r.path("Élodie"))
			path := r.filled(s, GridWhole, func(b *excelize.File) { c.work(t, b) })
			if c.after != nil {
				c.after(r, e)
			}
			plan := ok(r.Marks.Read(path, s.ID))(t)
			got := plan.says()
			for _, w := range append(c.want, "Feuille « Résultats »") {
				if !strings.Contains(got, w) || len(plan.Changes) > 0 || len(plan.Refusals) != 1 {
					t.Errorf("got\n%swant %q", got, w)
				}
			}
			r.refused(r.Marks.Apply(r.ctx, plan), "ne change aucun")
		})
	}
}

func TestAGridKnowsWhatChangedSinceAndWhatItIs(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	e := r.enrol(s, r.path("Élodie"))
	path := r.filled(s, GridWhole, func(b *excelize.File) {
		set(t, b, "Résultats", "E5", 13)
	})
	ok(r.Results.Record(r.ctx, written(e, 9), ""))(t)
	if plan := ok(r.Marks.Read(path, s.ID))(t); !strings.Contains(plan.says(), "9 → 13 Le résultat a été saisi ou changé ici") {
		t.Errorf("got\n%s", plan.says())
	}
	other := r.session("Q")
	if plan := ok(r.Marks.Read(path, other.ID))(t); !strings.Contains(plan.says(), "celle de la session « Session P »") || len(plan.Changes) > 0 {
		t.Errorf("got\n%s", plan.says())
	}
	r.refused(r.Marks.WriteTo(other.ID, GridWhole, path), "n’attend aucun résultat")
	r.refused(r.Marks.WriteTo(s.ID, GridWhole, "grille.ods"), "classeur Excel")
	list := filepath.Join(t.TempDir(), "liste.xlsx")
	r.must(r.Imports.TemplateTo(list))
	_, err := r.Marks.Read(list, s.ID)
	r.refused(err, "n’est pas une grille")
}

func TestASealedSessionTakesNoGrid(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	r.jury(s)
	e := r.enrol(s, r.path("Élodie"))
	path := r.filled(s, GridWhole, func(b *excelize.File) { set(t, b, "Résultats", "E5", 14) })
	plan := ok(r.Marks.Read(path, s.ID))(t)
	ok(r.Results.Record(r.ctx, written(e, 12), ""))(t)
	r.begin(s)
	ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeAcquired}))(t)
	r.must(r.Sessions.Seal(r.ctx, s.ID))
	_, err := r.Marks.Read(path, s.ID)
	r.refused(err, "est close")
	r.refused(r.Marks.Apply(r.ctx, plan), "est close")
	r.refused(r.Marks.WriteTo(s.ID, GridWhole, path), "est close")
}
