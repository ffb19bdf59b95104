package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"certibloc/data/rules"
)

func TestTheCentresFiguresAreThoseOfItsSealedSessions(t *testing.T) {
	r := newRoom(t)
	if rows := ok(r.Statistics.Tables(10))(t).Table(rules.StatYears); len(rows) != 0 {
		t.Errorf("a new centre has %v", rows)
	}
	r.certified("P", "Élodie", "Maya")
	s := ok(r.Statistics.Tables(2))(t)
	years := s.Table(rules.StatYears)
	if len(years) != 1 || years[0].Measures[0].Count != 2 || years[0].Year == 0 {
		t.Errorf("%+v", years)
	}
	blocs := s.Table(rules.StatBlocs)
	if len(blocs) == 0 {
		t.Fatal("no bloc")
	}
	for _, row := range blocs {
		if percent, ok := row.Measures[2].Percent(); !ok || percent != 100 {
			t.Errorf("%+v", row)
		}
	}
	for _, row := range ok(r.Statistics.Tables(3))(t).Table(rules.StatBlocs) {
		if !row.Measures[2].Withheld {
			t.Errorf("a rate of %d", row.Measures[2].Of)
		}
	}
	dir := t.TempDir()
	for _, kind := range []FileKind{FileCSV, FileXLSX} {
		path := ok(r.Statistics.Export(dir, kind, 10))(t)
		if content, err := os.ReadFile(path); err != nil || len(content) == 0 || !strings.HasPrefix(filepath.Base(path), "Statistiques – ") {
			t.Errorf("%s: %v", path, err)
		}
	}
}
