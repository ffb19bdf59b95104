package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"certibloc/data"
	"certibloc/data/rncp"
)

// stored is one record of a person, whose period runs from a day of 2021.
func stored(kind data.RetentionKind, session, person data.ID) Stored {
	return Stored{
		Kind: kind, Session: session, About: "Printemps 2021", Person: person, Records: []data.Change{{Table: string(kind), ID: "r-" + person}},
		From: rncp.NewDate(2021, 5, 17), To: rncp.NewDate(2021, 6, 15), Since: rncp.NewDate(2021, 6, 15),
	}
}

func TestWhatIsDue(t *testing.T) {
	list := data.Conservation{}.Retentions()
	unlimited := data.Conservation{}.With(data.Retention{Kind: data.KeepMarks, Basis: "x"}).Retentions()
	held := stored(data.KeepMarks, "s", "a")
	held.Held = "une session est ouverte"
	open, empty := stored(data.KeepMarks, "s", "a"), stored(data.KeepMarks, "s", "a")
	open.Since, empty.Records = data.Date{}, nil
	cases := []struct {
		name   string
		list   []data.Retention
		stored []Stored
		on     data.Date
		lines  []string
		held   int
		next   data.Date
	}{
		{"the day before the end of the period", list, []Stored{stored(data.KeepMarks, "s", "a")}, rncp.NewDate(2022, 6, 14), nil, 0, rncp.NewDate(2022, 6, 15)},
		{"the day of its end", list, []Stored{stored(data.KeepMarks, "s", "a")}, rncp.NewDate(2022, 6, 15), []string{"notes s 1"}, 0, data.Date{}},
		{"people of one session in one line", list, []Stored{stored(data.KeepMarks, "s", "a"), stored(data.KeepMarks, "s", "b")}, rncp.NewDate(2081, 1, 1), []string{"notes s 2"}, 0, data.Date{}},
		{"sessions in lines of their own", list, []Stored{stored(data.KeepMarks, "s", "a"), stored(data.KeepMarks, "u", "b")}, rncp.NewDate(2081, 1, 1), []string{"notes s 1", "notes u 1"}, 0, data.Date{}},
		{"kinds in their order, whatever that of the records", list, []Stored{stored(data.KeepAttendance, "s", "a"), stored(data.KeepNotes, "s", "a")}, rncp.NewDate(2081, 1, 1),
			[]string{"appréciations s 1", "convocations s 1"}, 0, data.Date{}},
		{"what is kept for good, never", list, []Stored{stored(data.KeepRegister, "s", "a"), stored(data.KeepJournal, "", "")}, rncp.NewDate(2999, 1, 1), nil, 0, data.Date{}},
		{"without a limit, never", unlimited, []Stored{stored(data.KeepMarks, "s", "a")}, rncp.NewDate(2999, 1, 1), nil, 0, data.Date{}},
		{"one who is held back is left out, and said", list, []Stored{held, stored(data.KeepMarks, "s", "b")}, rncp.NewDate(2081, 1, 1), []string{"notes s 1"}, 1, data.Date{}},
		{"a period that has not begun", list, []Stored{open}, rncp.NewDate(2081, 1, 1), nil, 0, data.Date{}},
		{"nothing of nobody", list, []Stored{empty}, rncp.NewDate(2081, 1, 1), nil, 0, data.Date{}},
		{"three years after the last act", list, []Stored{stored(data.KeepNoResult, "", "a")}, rncp.NewDate(2024, 6, 15), []string{"sans résultat  1"}, 0, data.Date{}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := Eliminate(c.list, c.stored, c.on)
			var lines []string
			for _, l := range got.Lines {
				lines = append(lines, string(l.Kind)+" "+string(l.Session)+" "+string(rune('0'+l.People)))
				if l.Records != len(l.Items) || l.Basis == "" || l.Fate != data.FateEliminate || l.From != rncp.NewDate(2021, 5, 17) || l.To != rncp.NewDate(2021, 6, 15) {
					t.Errorf("line %+v", l)
				}
			}
			if diff := cmp.Diff(c.lines, lines); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
			if len(got.Held) != c.held || got.Next != c.next {
				t.Errorf("%d held, next %v", len(got.Held), got.Next)
			}
		})
	}
}

func TestAListedPersonIsStillDueWithTheSameRecordsAlone(t *testing.T) {
	list, on := data.Conservation{}.Retentions(), rncp.NewDate(2081, 1, 1)
	was := Eliminate(list, []Stored{stored(data.KeepMarks, "s", "a")}, on)
	line, item := was.Lines[0], was.Lines[0].Items[0]
	more, held := stored(data.KeepMarks, "s", "a"), stored(data.KeepMarks, "s", "a")
	more.Records = append(more.Records, data.Change{Table: "t", ID: "r-new"})
	held.Held = "une démarche court"
	for name, c := range map[string]struct {
		now  Stored
		want bool
	}{
		"unchanged": {stored(data.KeepMarks, "s", "a"), true}, "a record more": {more, false}, "held back since": {held, false},
		"another session": {stored(data.KeepMarks, "u", "a"), false}, "another person": {stored(data.KeepMarks, "s", "b"), false},
	} {
		if got := StillDue(Eliminate(list, []Stored{c.now}, on), line, item); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
