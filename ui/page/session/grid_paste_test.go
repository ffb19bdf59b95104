package session

import (
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/uitest"
)

// clipboard is one that holds a text.
type clipboard string

func (c clipboard) Content() string { return string(c) }
func (clipboard) SetContent(string) {}

// pasting is a session of two whose results wait in the grid, which has the focus.
func pasting(t *testing.T) (*uitest.Host, *app.Desk, *Page, *grid) {
	t.Helper()
	h, page, desk := entry(t, 2)
	h.Tap(string(wayGrid))
	g := page.step.(*resultsStep).grid
	h.Focus(g)
	return h, desk, page, g
}

// onRecord are the values on record, by candidate and item.
func onRecord(p *Page) []string {
	var all []string
	for i := range p.view.Cases {
		k := &p.view.Cases[i]
		for _, b := range p.view.Fiche.Blocs {
			for _, item := range rules.Due(p.view.Fiche, &p.view.Session.Rules, k, b.Key) {
				all = append(all, valueText(k, item))
			}
		}
	}
	return all
}

func filledIn(values []string) (n int) {
	for _, v := range values {
		if v != "" {
			n++
		}
	}
	return n
}

func TestARectangleIsPastedAndTakenBackAsOne(t *testing.T) {
	h, desk, page, g := pasting(t)
	before, _ := desk.Journal()
	g.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard("12,5\r\n9\r\n")})
	if values := onRecord(page); filledIn(values) != 2 {
		t.Fatalf("%q:\n%s", values, h.Text())
	}
	if after, _ := desk.Journal(); after != before+1 {
		t.Errorf("%d acts", after-before)
	}
	g.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard("14\n")})
	g.TypedShortcut(&fyne.ShortcutUndo{})
	if v := g.current().text; v != "12,5" {
		t.Errorf("back to %q", v)
	}
	g.TypedShortcut(&fyne.ShortcutUndo{})
	g.TypedShortcut(&fyne.ShortcutUndo{})
	if values := onRecord(page); filledIn(values) != 0 || h.Told[len(h.Told)-1] != "Aucun collage à annuler." {
		t.Errorf("%q, told %v", values, h.Told)
	}
}

func TestAWrongRectangleIsShownBeforeAnythingIsEntered(t *testing.T) {
	h, _, page, g := pasting(t)
	g.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard("12\n21\n3\n")})
	for _, want := range []string{"Ligne 2, colonne 1 du collage (Élodie Lœuilletba", "hors de l’échelle", "Ligne 3, colonne 1 du collage", "hors de la grille", "rien → 12"} {
		if !h.Says(want) {
			t.Errorf("nothing says %q:\n%s", want, h.Text())
		}
	}
	if values := onRecord(page); filledIn(values) != 0 {
		t.Fatalf("entered already: %q", values)
	}
	h.Tap("Enregistrer 1 résultat")
	if values := onRecord(page); filledIn(values) != 1 {
		t.Fatalf("%q", values)
	}
	g.TypedShortcut(&fyne.ShortcutUndo{})
	if values := onRecord(page); filledIn(values) != 0 {
		t.Errorf("%q", values)
	}
	g.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard("\t\n\n")})
	if told := h.Told[len(h.Told)-1]; told != "Le collage ne change aucun résultat." {
		t.Error(told)
	}
}

func TestAPasteIsNotTakenBackOverALaterCorrection(t *testing.T) {
	h, desk, page, g := pasting(t)
	g.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard("12")})
	k := &page.view.Cases[0]
	r, _ := k.Result(g.current().item)
	r.Value = data.Value{Kind: data.ValueMark, Mark: data.Points(15)}
	if _, err := desk.Results.Record(t.Context(), r, ""); err != nil {
		t.Fatal(err)
	}
	g.TypedShortcut(&fyne.ShortcutUndo{})
	if !h.Says("a été changé depuis") || g.current().text != "15" {
		t.Errorf("%q:\n%s", g.current().text, h.Text())
	}
}
