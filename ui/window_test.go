package ui

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func TestShell(t *testing.T) {
	desk := uitest.Example(t)
	a := test.NewApp()
	a.Settings().SetTheme(widget.Theme{})
	win := test.NewWindow(nil)
	defer win.Close()
	w, err := Open(win, desk, Options{Runner: Inline()})
	if err != nil {
		t.Fatal(err)
	}
	sessions, _ := desk.Sessions.All()
	w.Go(widget.Place{Area: widget.AreaSessions, ID: sessions[0].ID})
	if err := uitest.Shot(win, "/tmp/shell.png"); err != nil {
		t.Fatal(err)
	}
}
