package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/exchange"
	"certibloc/data/rncp"
)

const header = "Nom de naissance;Prénom;Sexe;Né(e) le;Commune de naissance;Département;Voie d’accès;Première entrée;Blocs;Acquis;Acquis le;Source;Vérifié par;Vérifié le\n"

const (
	garel  = "Garel;Zoé;F;12/03/1999;Aurillac;15;apprenti;01/09/2020;;;;;;\n"
	roche  = "Roche;Paul;M;01/02/1998;Mende;48;apprenti;01/09/2020;B;;;;;\n"
	before = "Vidal;Luc;M;01/02/1990;Mende;48;;;;A;01/06/2018;Registre 2018;Mme Roche;02/06/2021\n"
)

// open writes a file and opens it as an import does.
func (r *room) open(text string) ImportFile {
	r.t.Helper()
	path := filepath.Join(r.t.TempDir(), "liste.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		r.t.Fatal(err)
	}
	file, err := r.Imports.Open(path)
	if err != nil {
		r.t.Fatal(err)
	}
	return file
}

func (r *room) plan(session data.ID, text string) ImportPlan {
	r.t.Helper()
	plan, err := r.Imports.Plan(r.open(text), session)
	if err != nil {
		r.t.Fatal(err)
	}
	return plan
}

// takeAll takes every line, those that look like someone known as the likeliest of them.
func takeAll(plan ImportPlan) map[int]ImportChoice {
	chosen := map[int]ImportChoice{}
	for _, l := range plan.Lines {
		choice := ImportChoice{Take: true}
		if len(l.Alike) > 0 {
			choice.As = l.Alike[0].Candidate.ID
		}
		chosen[l.Number] = choice
	}
	return chosen
}

// says reports whether something found on a line has some words.
func says(l PlannedLine, words string) bool {
	return slices.ContainsFunc(l.Findings, func(f ImportFinding) bool { return strings.Contains(f.What, words) })
}

func TestAnImportIsOneActAndCanBeTakenBackAsAWhole(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	before0, _ := r.Journal()
	plan := r.plan(s.ID, header+garel+roche+before)
	if lines, _ := r.Journal(); lines != before0 {
		t.Error("a plan leaves a line in the journal")
	}
	record, err := r.Imports.Apply(r.ctx, plan, takeAll(plan))
	if err != nil || record.People != 3 {
		t.Fatal(record, err)
	}
	if lines, _ := r.Journal(); lines != before0+1 {
		t.Errorf("%d lines for one import", lines-before0)
	}
	view, err := r.Sessions.View(s.ID)
	if err != nil || len(view.Cases) != 2 || len(view.Cases[0].Enrolment.Blocs) != 4 || len(view.Cases[1].Enrolment.Blocs) != 1 {
		t.Fatalf("%+v, %v", view.Cases, err)
	}
	all, _ := r.Candidates.All()
	if len(all) != 3 {
		t.Fatalf("%d candidates", len(all))
	}
	ledger, _ := r.Candidates.Ledger(all[2].ID, "27413")
	if h := ledger["organisation"]; h.Ground != data.GroundRegister || h.On != rncp.NewDate(2018, 6, 1) || h.Source != "Registre 2018" {
		t.Errorf("%+v", ledger)
	}

	if err := r.Imports.Undo(r.ctx, record.ID, " "); err == nil {
		t.Error("taken back without a reason")
	}
	if err := r.Imports.Undo(r.ctx, record.ID, "Mauvais fichier"); err != nil {
		t.Fatal(err)
	}
	view, _ = r.Sessions.View(s.ID)
	left, _ := r.Candidates.All()
	ledger, _ = r.Candidates.Ledger(all[2].ID, "27413")
	found, _ := r.Search.Find("Garel", 10)
	standing, _ := r.Imports.All()
	if len(view.Cases)+len(left)+len(ledger)+len(found)+len(standing) != 0 {
		t.Errorf("left: %v %v %v %v %v", view.Cases, left, ledger, found, standing)
	}
	if kept, err := r.Candidates.Get(all[0].ID); err != nil || kept.Withdrawn != "Mauvais fichier" {
		t.Errorf("the trace: %+v, %v", kept, err)
	}
	if err := r.Imports.Undo(r.ctx, record.ID, "Encore"); err == nil {
		t.Error("taken back twice")
	}
	again := r.plan(s.ID, header+garel+roche+before)
	if ready, _, _ := again.Count(); ready != 3 {
		t.Errorf("the same file again: %+v", again.Lines)
	}
}

func TestAnImportOnWhichSomethingWasBuiltIsNotTakenBack(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	plan := r.plan(s.ID, header+garel+roche)
	record, err := r.Imports.Apply(r.ctx, plan, takeAll(plan))
	if err != nil {
		t.Fatal(err)
	}
	all, _ := r.Candidates.All()
	prior := data.Prior{Candidate: all[1].ID, Fiche: "27413", Bloc: "organisation", Ground: data.GroundRegister, On: rncp.NewDate(2018, 6, 1), Source: "Registre",
		CheckedBy: "Mme Roche", CheckedOn: rncp.NewDate(2021, 6, 1)}
	if _, err := r.Candidates.AddPrior(r.ctx, prior); err != nil {
		t.Fatal(err)
	}
	err = r.Imports.Undo(r.ctx, record.ID, "Mauvais fichier")
	if err == nil || !strings.Contains(err.Error(), "Paul Roche") {
		t.Errorf("taken back: %v", err)
	}
	if view, _ := r.Sessions.View(s.ID); len(view.Cases) != 2 {
		t.Error("half taken back")
	}
}

func TestAllOrNothing(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	plan := r.plan(s.ID, header+garel+"R0che;Paul;M;01/02/1998;Mende;48;apprenti;01/09/2020;B;;;;;\n")
	if _, _, wrong := plan.Count(); wrong != 1 {
		t.Fatalf("%+v", plan.Lines)
	}
	if _, err := r.Imports.Apply(r.ctx, plan, takeAll(plan)); err == nil || !strings.Contains(err.Error(), "Ligne 3") {
		t.Errorf("brought in: %v", err)
	}
	if all, _ := r.Candidates.All(); len(all) != 0 {
		t.Error("half an import")
	}
	if _, err := r.Imports.Apply(r.ctx, plan, nil); err == nil {
		t.Error("an import of nothing")
	}
	if _, err := r.Imports.Apply(r.ctx, plan, map[int]ImportChoice{2: {Take: true}}); err != nil {
		t.Error(err)
	}
}

func TestSomeoneKnownIsShownAndCanBeJoined(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	plan := r.plan("", header+garel)
	if _, err := r.Imports.Apply(r.ctx, plan, takeAll(plan)); err != nil {
		t.Fatal(err)
	}
	for line, why := range map[string]string{
		"GAREL;Zoe;F;12/03/1999;Aurillac;15;apprenti;01/09/2020;;;;;;\n": "même identité",
		"Zoé;Garel;F;12/03/1999;Aurillac;15;apprenti;01/09/2020;;;;;;\n": "intervertis",
		"Garel;Zoé;F;12/03/1989;Aurillac;15;apprenti;01/09/2020;;;;;;\n": "presque identiques",
		"Garrel;Zoé;F;12/03/1999;Aurillac;15;apprenti;01/09/2020;;;;;\n": "noms presque identiques",
	} {
		plan := r.plan(s.ID, header+line)
		if l := plan.Lines[0]; l.Ready() || l.Wrong() || len(l.Alike) != 1 || !strings.Contains(l.Alike[0].Likeness.Why, why) {
			t.Errorf("%s: %+v", line, l)
		}
	}
	plan = r.plan(s.ID, header+garel)
	if _, err := r.Imports.Apply(r.ctx, plan, takeAll(plan)); err != nil {
		t.Fatal(err)
	}
	all, _ := r.Candidates.All()
	view, _ := r.Sessions.View(s.ID)
	if len(all) != 1 || len(view.Cases) != 1 || view.Cases[0].Candidate.ID != all[0].ID {
		t.Errorf("%d candidates, %+v", len(all), view.Cases)
	}
	if plan = r.plan(s.ID, header+garel); !says(plan.Lines[0], "déjà inscrite") {
		t.Errorf("%+v", plan.Lines[0].Findings)
	}
	if _, err := r.Imports.Apply(r.ctx, plan, takeAll(plan)); err == nil {
		t.Error("enrolled twice")
	}
}

func TestTheSamePersonTwiceInAFileIsRefused(t *testing.T) {
	r := newRoom(t)
	plan := r.plan(r.session("P").ID, header+garel+garel)
	if !plan.Lines[1].Wrong() || !says(plan.Lines[1], "ligne 2") {
		t.Errorf("%+v", plan.Lines[1].Findings)
	}
}

func TestWhatTheSessionRefusesIsSaidInThePlan(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	plan := r.plan(s.ID, header+"Garel;Zoé;F;12/03/1999;Aurillac;15;apprenti;01/09/2022;;;;;;\n"+
		"Vidal;Luc;M;01/02/1990;Mende;48;apprenti;01/09/2020;A;A;01/06/2018;Registre 2018;Mme Roche;02/06/2021\n")
	for i, words := range []string{"n’est pas enregistrée", "déjà acquis"} {
		if l := plan.Lines[i]; !l.Wrong() || !says(l, words) {
			t.Errorf("%+v", l.Findings)
		}
	}
}

func TestTheChoiceOfColumnsComesBack(t *testing.T) {
	r := newRoom(t)
	text := "Qui;Comment;Sexe;Quand;Où\nGarel;Zoé;F;12/03/1999;Aurillac\n"
	file := r.open(text)
	if file.Known {
		t.Error("nothing is asked")
	}
	file.Matching = Matching{exchange.BirthName, exchange.GivenName, exchange.Sex, exchange.BirthDate, exchange.Commune}
	plan, err := r.Imports.Plan(file, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Imports.Apply(r.ctx, plan, takeAll(plan)); err != nil {
		t.Fatal(err)
	}
	if again := r.open(text); !again.Known || again.Matching[3] != exchange.BirthDate {
		t.Errorf("%+v", again)
	}
}

// The template, filled in, comes back without a question, and what goes out comes in again the same.
func TestWhatGoesOutComesInAgain(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	plan := r.plan(s.ID, header+garel+roche+before)
	if _, err := r.Imports.Apply(r.ctx, plan, takeAll(plan)); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []FileKind{FileXLSX, FileCSV} {
		path, err := r.Imports.Export(s.ID, t.TempDir(), kind)
		if err != nil {
			t.Fatal(err)
		}
		other := newRoom(t)
		there := other.session("P")
		file, err := other.Imports.Open(path)
		if err != nil || !file.Known {
			t.Fatal(file.Notes, err)
		}
		plan, err := other.Imports.Plan(file, there.ID)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := other.Imports.Apply(r.ctx, plan, takeAll(plan)); err != nil {
			t.Fatal(err)
		}
		view, _ := other.Sessions.View(there.ID)
		if len(view.Cases) != 2 || view.Cases[0].Candidate.BirthName != "Garel" || len(view.Cases[0].Enrolment.Blocs) != 4 {
			t.Errorf("%+v", view.Cases)
		}
	}
}
