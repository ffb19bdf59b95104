package ui

import (
	"strings"
	"testing"

	"certibloc/data/rncp"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func TestAPageIsShownAsItWas(t *testing.T) {
	desk := uitest.Example(t)
	w, h := shell(t, desk, Options{})
	sessions, err := desk.Sessions.All()
	if err != nil {
		t.Fatal(err)
	}
	spring := sessions[len(sessions)-1]
	for _, s := range sessions {
		if s.Code == "2021-PRINTEMPS" {
			spring = s
		}
	}
	w.Go(widget.Place{Area: widget.AreaSessions, ID: spring.ID})
	h.Tap("Tel qu’au…")
	h.Type("1/6/2021")
	h.Tap("Voir")
	if !h.Says("Tel qu’au 1er juin 2021. Rien ne se modifie ici.") || !h.Says("jury à compléter") {
		t.Fatal(h.Text())
	}
	if !strings.Contains(h.Text(), "Revenir à aujourd’hui") || strings.Contains(h.Text(), "Tel qu’au…") {
		t.Error("the past is asked for again from the past")
	}
	w.Go(widget.Place{Area: widget.AreaSessions})
	if !h.Says("Tel qu’au") || h.Says("Hiver") {
		t.Error("the list of the sessions is not of that day:", h.Text())
	}
	w.Go(widget.Place{Area: widget.AreaSettings})
	if h.Says("Tel qu’au 1er juin") {
		t.Error("the settings are of the past")
	}
}

func TestOneComesBackToTheSamePlace(t *testing.T) {
	desk := uitest.Example(t)
	w, h := shell(t, desk, Options{})
	people, err := desk.Candidates.All()
	if err != nil {
		t.Fatal(err)
	}
	place := widget.Place{Area: widget.AreaCandidates, ID: people[0].ID}
	w.GoBack(rncp.NewDate(2021, 3, 12), place)
	if !h.Says("Tel qu’au 12 mars 2021") || h.Says("Pas encore acquis") == h.Says("Acquis le") {
		t.Error(h.Text())
	}
	h.Tap("Revenir à aujourd’hui")
	if h.Says("Tel qu’au 12 mars") || w.place.ID != place.ID {
		t.Error(h.Text())
	}
}

func TestADayThatShowsNothingLeavesOneWhereOneIs(t *testing.T) {
	desk := uitest.Example(t)
	w, h := shell(t, desk, Options{})
	people, err := desk.Candidates.All()
	if err != nil {
		t.Fatal(err)
	}
	w.GoBack(rncp.NewDate(2020, 3, 12), widget.Place{Area: widget.AreaCandidates, ID: people[0].ID})
	if !h.Says("Le centre n’avait encore rien enregistré le 12 mars 2020.") || w.past != nil {
		t.Error(h.Text())
	}
	w.GoBack(rncp.NewDate(2021, 1, 11), widget.Place{Area: widget.AreaCandidates, ID: "nobody"})
	if !h.Says("n’était pas encore enregistré") || w.past != nil {
		t.Error(h.Text())
	}
}

func TestAShortcutOpensTheJournal(t *testing.T) {
	w, h := shell(t, uitest.Empty(t), Options{})
	w.Go(widget.Place{Area: widget.AreaSettings}) // a field has the focus
	h.Window.Canvas().Focused().(*widget.TextField).TypedShortcut(widget.Journal)
	if w.place.Area != widget.AreaJournal {
		t.Errorf("it leads to %s", w.place.Area)
	}
	w.Go(widget.Place{Area: widget.AreaHome})
	w.Lock()
	w.openJournal()
	if w.place.Area == widget.AreaJournal {
		t.Error("the journal is read over the lock")
	}
}
