// Package uitest is what the tests of the pages share: a desk, a window in memory, and hands that type and press.
package uitest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"image"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/assets"
	"certibloc/data"
	"certibloc/data/places"
	"certibloc/data/rncp"
	"certibloc/data/seal"
	"certibloc/data/store"
	"certibloc/ui/widget"
)

// Passphrase opens the desks of the tests.
var Passphrase = []byte("une phrase de passe pour les essais")

// writer is a drawer whose PDF is its sheet, in plain text.
type writer struct{}

func (writer) Template(data.DocumentKind) int { return 1 }

func (writer) Sentences() []data.Sentence {
	return []data.Sentence{
		{Name: "held-by", Part: "Certificat de bloc", Kind: data.KindBlocCertificate, Text: "Évaluations organisées par {centre}"},
		{Name: "transcript-title", Part: "Relevé de résultats", Kind: data.KindTranscript, Text: "Relevé de résultats"},
	}
}

func (writer) CheckSentence(_, text string) error {
	if strings.Contains(text, "☃") {
		return data.Refuse("Un caractère ne s’imprime pas.")
	}
	return nil
}

// viewer shows two blank pages of every PDF.
type viewer struct{}

func (viewer) Pages([]byte) (int, error) { return 2, nil }

func (viewer) Page(_ []byte, _, _ int) (image.Image, error) {
	return image.NewGray(image.Rect(0, 0, 21, 29)), nil
}

func (writer) TestPage(data.Shifts) ([]byte, error) { return []byte("calage"), nil }

func (writer) Merge(pdfs [][]byte, _ data.Layout) ([]byte, error) {
	return bytes.Join(pdfs, []byte("\n")), nil
}

func (writer) Check(...data.Sheet) error { return nil }

func (writer) Draw(s ...data.Sheet) ([]byte, error) { return json.Marshal(s) }

// atlas is read once for all the tests of a package.
var atlas = places.New(assets.Communes, assets.Countries)

// Config returns what a desk of the tests works with: a fixed clock and seed, and a keyring that costs nothing.
func Config(t testing.TB) app.Config {
	t.Helper()
	text, err := assets.Fiche("27413")
	if err != nil {
		t.Fatal(err)
	}
	fiche, err := rncp.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2021, time.June, 15, 9, 0, 0, 0, time.UTC)
	return app.Config{
		Fiches: []*rncp.Fiche{fiche}, Drawer: writer{}, Viewer: viewer{}, Places: atlas, Rand: rand.NewChaCha8([32]byte{1}), Verify: assets.VerifyPage(),
		Clock: func() time.Time { now = now.Add(time.Millisecond); return now },
		Store: store.Options{KDF: seal.Params{Time: 1, Memory: 64, Threads: 1}},
	}
}

// Empty returns a desk on a new centre, CCI Cantal, whose settings are whole.
func Empty(t testing.TB) *app.Desk {
	t.Helper()
	centre := data.Centre{
		Name: "CCI Cantal", Code: "CANTAL", City: "Aurillac", Address: "1 place de l’Exemple, 15000 Aurillac", Rules: data.DefaultRules(),
		Head:     data.Signatory{Name: "Claire Vermenouze", Capacity: "Directrice de la formation"},
		Delegate: data.Signatory{Name: "Hélène Maisonobe", Capacity: "Par délégation du Président", Delegation: "n° 2020-15"},
		Sheet:    rncp.NewDate(2021, time.January, 11),
	}
	desk, err := app.Create(context.Background(), filepath.Join(t.TempDir(), "centre"), Passphrase, centre, "Martine Delpuech", Config(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = desk.Close() })
	return desk
}

// Example returns a desk on the example centre: two sealed sessions, sixteen candidates, every document issued.
func Example(t testing.TB) *app.Desk {
	t.Helper()
	desk, err := app.Example(context.Background(), filepath.Join(t.TempDir(), "centre"), Passphrase, Config(t), func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = desk.Close() })
	return desk
}

// Sister imports RNCP36612 from a file of open data and completes it, so that the desk works with two certifications. Of
// the last bloc the file says nothing: it is evaluated as the one before.
func Sister(t testing.TB, desk *app.Desk, file string) *rncp.Fiche {
	t.Helper()
	ctx := context.Background()
	read, err := desk.Reference.Read(ctx, file, []string{"36612"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = desk.Reference.Import(ctx, read); err != nil {
		t.Fatal(err)
	}
	f := read.Entries[0].Fiche
	f.Certifier.Signatory = "Président"
	for i := range f.Blocs {
		f.Blocs[i].Tracks = rncp.Propose(f.Blocs[i])
	}
	f.Blocs[3].Tracks = f.Blocs[2].Tracks
	if _, err := desk.Reference.Complete(ctx, f); err != nil {
		t.Fatal(err)
	}
	return f
}

// Host is a host that notes what a page asks of it. It does work at once, and answers questions when told to.
type Host struct {
	T       testing.TB
	Window  fyne.Window
	Went    []widget.Place
	Told    []string
	Refused []error
	Asked   []widget.Question
	Opened  []string
	Chooses string   // the file that the next question for one is answered with
	Has     []string // the printers of the machine
	Fails   error    // what every printer answers
	Printed []string // « path on printer »
	Back    []Back   // the days to which the page went back
}

// Back is a place of a day passed.
type Back struct {
	Day   data.Date
	Place widget.Place
}

// NewHost returns a host with a window of the program's size in memory, in the light theme.
func NewHost(t testing.TB) *Host {
	t.Helper()
	a := test.NewApp()
	a.Settings().SetTheme(widget.Theme{})
	h := &Host{T: t, Window: test.NewWindow(nil)}
	h.Window.SetPadded(false)
	h.Window.Resize(fyne.NewSize(1060, 760)) // what the shell leaves a page
	t.Cleanup(h.Window.Close)
	return h
}

// Open shows a page in the window and gives it its focus.
func (h *Host) Open(page widget.Page, err error) {
	h.T.Helper()
	if err != nil {
		h.T.Fatal(err)
	}
	h.Window.SetContent(page.Content())
	if f := page.Focus(); f != nil {
		h.Focus(f)
	}
}

// Go notes where the page wants to go.
func (h *Host) Go(p widget.Place) { h.Went = append(h.Went, p) }

// GoBack notes where the page wants to go, and to which day.
func (h *Host) GoBack(day data.Date, p widget.Place) { h.Back = append(h.Back, Back{day, p}) }

// Tell notes what is said.
func (h *Host) Tell(s string) { h.Told = append(h.Told, s) }

// Refuse notes what is refused.
func (h *Host) Refuse(err error) { h.Refused = append(h.Refused, err) }

// Ask shows the question and notes it.
func (h *Host) Ask(q widget.Question) {
	h.Asked = append(h.Asked, q)
	widget.Confirm(h.Window.Canvas(), q)
}

// Show shows a dialog.
func (h *Host) Show(title string, content fyne.CanvasObject, focus fyne.Focusable) func() {
	return widget.ShowDialog(h.Window.Canvas(), title, content, focus)
}

// Run does the work at once.
func (h *Host) Run(_ string, work func(context.Context, func(int, int)) error, done func(error)) {
	done(work(context.Background(), func(int, int) {}))
}

// Focus moves the focus.
func (h *Host) Focus(f fyne.Focusable) { h.Window.Canvas().Focus(f) }

// ChooseFile answers with what the test has set.
func (h *Host) ChooseFile(_ []string, chosen func(string)) { chosen(h.Chooses) }

// OpenFile notes what is opened.
func (h *Host) OpenFile(path string) error {
	h.Opened = append(h.Opened, path)
	return nil
}

// Printers returns what the test has set.
func (h *Host) Printers(context.Context) ([]string, error) {
	if len(h.Has) == 0 {
		return nil, data.Refuse("Aucune imprimante n’est installée sur ce poste.")
	}
	return h.Has, nil
}

// PrintFile notes what is printed, unless the printers fail.
func (h *Host) PrintFile(_ context.Context, path, printer string) error {
	if h.Fails != nil {
		return h.Fails
	}
	h.Printed = append(h.Printed, path+" on "+printer)
	return nil
}

// Press presses keys on what has the focus, or on the canvas when nothing has.
func (h *Host) Press(keys ...fyne.KeyName) {
	for _, k := range keys {
		ev := &fyne.KeyEvent{Name: k}
		switch f := h.Window.Canvas().Focused(); {
		case k == fyne.KeyTab && (f == nil || !acceptsTab(f)):
			h.Window.Canvas().FocusNext()
		case f != nil:
			f.TypedKey(ev)
		case h.Window.Canvas().OnTypedKey() != nil:
			h.Window.Canvas().OnTypedKey()(ev)
		}
	}
}

func acceptsTab(f fyne.Focusable) bool {
	t, ok := f.(fyne.Tabbable)
	return ok && t.AcceptsTab()
}

// Type types a text into what has the focus.
func (h *Host) Type(text string) {
	h.T.Helper()
	f := h.Window.Canvas().Focused()
	if f == nil {
		h.T.Fatalf("nothing has the focus to type %q into", text)
	}
	for _, r := range text {
		f.TypedRune(r)
	}
}

// root returns what is on top: the dialog, or the page.
func (h *Host) root() fyne.CanvasObject {
	if top := h.Window.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return h.Window.Content()
}

// Walk visits every visible object of the page, or of the dialog over it.
func (h *Host) Walk(visit func(fyne.CanvasObject)) { walk(h.root(), visit) }

func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch c := o.(type) {
	case *fyne.Container:
		for _, child := range c.Objects {
			walk(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(c).Objects() {
			walk(child, visit)
		}
	}
}

// Says reports whether a text stands on the page, no-break spaces being spaces.
func (h *Host) Says(text string) bool { return strings.Contains(plain(h.Text()), plain(text)) }

func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// Text returns every text of the page, in order.
func (h *Host) Text() string {
	var b strings.Builder
	h.Walk(func(o fyne.CanvasObject) {
		switch w := o.(type) {
		case *fw.RichText:
			b.WriteString(w.String() + "\n")
		case *fw.Label:
			b.WriteString(w.Text + "\n")
		}
		if button := buttonOf(o); button != nil {
			b.WriteString(button.Text + "\n")
		}
	})
	return b.String()
}

// buttonOf returns the button that an object is, or nil.
func buttonOf(o fyne.CanvasObject) *widget.Button {
	switch w := o.(type) {
	case *widget.Button:
		return w
	case *widget.Toggle:
		return &w.Button
	}
	return nil
}

// Button returns the first button whose label begins with a text.
func (h *Host) Button(label string) *widget.Button {
	h.T.Helper()
	var found *widget.Button
	h.Walk(func(o fyne.CanvasObject) {
		if b := buttonOf(o); b != nil && found == nil && strings.HasPrefix(b.Text, label) {
			found = b
		}
	})
	if found == nil {
		h.T.Fatalf("no button « %s » on the page:\n%s", label, h.Text())
	}
	return found
}

// Tap taps the first button whose label begins with a text.
func (h *Host) Tap(label string) {
	h.T.Helper()
	test.Tap(h.Button(label))
}

// Shot writes what the window shows to a PNG.
func Shot(window fyne.Window, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	window.Content().Refresh() // in memory nothing lays out again by itself what has grown since
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(png.Encode(f, window.Canvas().Capture()), f.Close())
}

// ExampleOn returns a desk on the example centre as it is opened on a later day.
func ExampleOn(t testing.TB, day data.Date) *app.Desk {
	t.Helper()
	dir, cfg := filepath.Join(t.TempDir(), "centre"), Config(t)
	desk, err := app.Example(context.Background(), dir, Passphrase, cfg, func(string) {})
	if err == nil {
		err = desk.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(day.Year, day.Month, day.Day, 9, 0, 0, 0, time.UTC)
	cfg.Clock = func() time.Time { now = now.Add(time.Millisecond); return now }
	if desk, err = app.Open(dir, Passphrase, cfg); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = desk.Close() })
	return desk
}
