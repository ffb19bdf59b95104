package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/cdc"
	"certibloc/data/exchange"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
)

func counted(centre, id string, enrolled, present, acquired int) parcel.Count {
	return parcel.Count{Head: parcel.Head{ID: centre + "-" + id, State: parcel.StateNew}, Centre: centre, Code: "RNCP27413", Session: "2021-06", Jury: rncp.NewDate(2021, 6, 30),
		Bloc: "prospection", Number: 1, Title: "Réaliser une démarche de prospection", Route: rncp.RouteContinuing, Track: rncp.TrackContinuing,
		Enrolled: enrolled, Present: present, Absent: enrolled - present, Acquired: acquired, NotAcquired: present - acquired}
}

func followed(centre string, inJob, silent int) parcel.FollowUp {
	return parcel.FollowUp{Head: parcel.Head{ID: centre + "-27413-2021-6", State: parcel.StateNew}, Centre: centre, Code: "RNCP27413", Year: 2021, Months: 6,
		Route: rncp.RouteContinuing, Holders: inJob + silent, InJob: inJob, Silent: silent, Sectors: []parcel.SectorCount{{Name: "Commerce de gros", N: inJob}}}
}

func TestStatisticsOfTheNetwork(t *testing.T) {
	h := newHall(t, "CANTAL", "LYON")
	vae := holderOf("LYON", 7)
	vae.Route, vae.Track, vae.Access, vae.VAE = rncp.RouteVAE, rncp.TrackVAE, string(cdc.AccessOf(rncp.RouteVAE)), rncp.NewDate(2020, 1, 6)
	one := h.send(posted{centre: "CANTAL", lines: people("CANTAL", 3), rest: parcel.Contents{
		Counts: []parcel.Count{counted("CANTAL", "a", 8, 6, 4), counted("CANTAL", "b", 9, 9, 9)}, FollowUps: []parcel.FollowUp{followed("CANTAL", 9, 1)}}})
	corrected := parcel.Mark(counted("CANTAL", "a", 8, 8, 4), parcel.StateCorrected, "LOT-CANTAL-2021-0001")
	withdrawn := parcel.Mark(counted("CANTAL", "b", 9, 9, 9), parcel.StateWithdrawn, "LOT-CANTAL-2021-0001")
	two := h.send(posted{centre: "CANTAL", rank: 2, since: "LOT-CANTAL-2021-0001", rest: parcel.Contents{Counts: []parcel.Count{corrected, withdrawn}}})
	three := h.send(posted{centre: "LYON", lines: []parcel.Certification{vae}, rest: parcel.Contents{Counts: []parcel.Count{counted("LYON", "a", 4, 2, 2)}, FollowUps: []parcel.FollowUp{followed("LYON", 3, 0)}}})
	dir := t.TempDir()
	done, err := h.Statistics(context.Background(), Tally{Parcels: []string{one, two, three}, Fiches: []*rncp.Fiche{networkFiche(t)}, Least: 10,
		CSV: filepath.Join(dir, "s.csv"), XLSX: filepath.Join(dir, "s.xlsx")})
	h.must(err)
	if done.Parcels != 3 || done.Centres != 2 || len(done.Paths) != 2 {
		t.Errorf("%+v", done)
	}
	table := h.read(dir, "s.csv")
	for _, want := range []string{
		"Certifiés par an;RNCP27413;2021;;;;;certifiés;4;", "Certifiés par an;RNCP27413;2021;;;;;dont VAE;1;", "Par centre;RNCP27413;2021;;CCI LYON;;;certifiés;1;",
		"Présentation et réussite;RNCP27413;2021;;;Toutes les voies;Réaliser une démarche de prospection;présentation (%);83,3;12",
		"Présentation et réussite;RNCP27413;2021;;;Toutes les voies;Réaliser une démarche de prospection;réussite (%);60,0;10",
		"Insertion;RNCP27413;2021;6;;Toutes les voies;;insertion métier visé (%);100,0;12", "Par centre;RNCP27413;2021;;CCI LYON;;;réussite (%);moins de 10;2",
		"Secteurs;RNCP27413;;6;;;Commerce de gros;en emploi;12;",
	} {
		if !strings.Contains(table, want+"\r\n") {
			t.Errorf("no line %s in:\n%s", want, table)
		}
	}
	content, err := os.ReadFile(filepath.Join(dir, "s.xlsx"))
	h.must(err)
	book, err := exchange.Open("s.xlsx", content)
	h.must(err)
	if strings.Join(book.Header, ";") != "Certification;Année;certifiés;dont VAE;hors VAE" || fmt.Sprint(book.Rows[0].Cells) != "[RNCP27413 2021 4 1 3]" {
		t.Errorf("%v %v", book.Header, book.Rows)
	}
	t.Run("nothing is overwritten", func(t *testing.T) {
		if _, err := h.Statistics(context.Background(), Tally{Parcels: []string{one}, CSV: filepath.Join(dir, "s.csv")}); !data.IsRefusal(err) {
			t.Errorf("says %v", err)
		}
	})
	t.Run("a bad parcel and nothing is written", func(t *testing.T) {
		dir := t.TempDir()
		if _, err := h.Statistics(context.Background(), Tally{Parcels: []string{one, h.send(posted{centre: "PARIS"})}, CSV: filepath.Join(dir, "s.csv")}); !data.IsRefusal(err) {
			t.Errorf("says %v", err)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%s is left", left[0].Name())
		}
	})
}
