package ui

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/page/exchange"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

var shots = flag.String("shots", "", "folder for the pictures of every page; by default they are looked at and thrown away")

// TestScreenshots opens every page, empty, filled and in error, in both themes, and takes its picture.
func TestScreenshots(t *testing.T) {
	dir := *shots
	if dir == "" {
		dir = t.TempDir()
	}
	must(t, os.MkdirAll(dir, 0o755))
	empty, full := uitest.Empty(t), uitest.Example(t)
	bare, half := openSession(t, empty, "2021-ETE", "Été 2021"), halfFilled(t, full)
	sitting := deliberating(t, full)
	fresh, doubled := withoutDelegation(t), uitest.Empty(t)
	for _, c := range []data.Candidate{
		{Sex: data.Female, BirthName: "Lœuillet", GivenNames: []string{"Élodie", "Anne"}, BirthDate: rncp.NewDate(1998, 3, 12), BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15"}},
		{Sex: data.Female, BirthName: "Loeuilet", GivenNames: []string{"Elodie"}, BirthDate: rncp.NewDate(1998, 3, 12), BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15"}},
	} {
		_, err := doubled.Candidates.Save(context.Background(), c)
		must(t, err)
	}
	centre, err := full.Centre.Get()
	must(t, err)
	centre.Shown.Projector = true
	must(t, full.Centre.Save(context.Background(), centre, ""))
	for variant, name := range map[fyne.ThemeVariant]string{theme.VariantLight: "light", theme.VariantDark: "dark"} {
		a := &album{t: t, dir: dir, variant: variant, suffix: name}
		a.centre(fresh, "empty")
		a.centre(full, "full")
		a.session(empty, bare, "open")
		a.session(full, half, "half")
		a.session(full, sitting, "sitting")
		all, err := full.Sessions.All()
		must(t, err)
		a.session(full, all[0].ID, "sealed")
		a.persons(full)
		a.imports(full, half)
		a.doubles(doubled)
		a.errors(full, half)
		a.firstStart()
		a.disposal()
		a.journal(full)
		a.guarded(full)
	}
}

// guarded takes what guards the folder: backups, accesses, the lock, the recovery sheet, a damaged folder.
func (a *album) guarded(desk *app.Desk) {
	a.open(desk)
	a.window.Go(widget.Place{Area: widget.AreaBackups})
	a.take("backups", "empty")
	must(a.t, desk.Backups.Now(context.Background(), func(int, int) {}))
	a.window.Go(widget.Place{Area: widget.AreaBackups})
	a.take("backups", "full")
	a.window.Go(widget.Place{Area: widget.AreaSettings, ID: widget.SettingsAccess})
	a.take("settings", "access")
	a.window.Lock()
	a.take("lock", "full")
	a.window.unlock()
	widget.AskSheet(a.window, desk.Operators, nil)
	a.take("sheet", "full")

	a.blank()
	NewDamage(a.host.Window, DamageOptions{
		Folder: "/home/martine/.local/share/certibloc/centre", Runner: Inline(), Restore: func() {}, Quit: func() {},
		Refused: data.Refuse("Le fichier « store/000007.sst » du registre est abîmé.").Hint("Rien n’a été modifié."),
		Look:    func(context.Context) (app.Damage, error) { return spoilt, nil },
	})
	a.take("damage", "full")
}

// album takes the pictures of one theme.
type album struct {
	t       *testing.T
	dir     string
	variant fyne.ThemeVariant
	suffix  string

	host   *uitest.Host
	window *Window
}

// blank opens a window with nothing in it.
func (a *album) blank() *uitest.Host {
	a.t.Helper()
	a.host = uitest.NewHost(a.t)
	fyne.CurrentApp().Settings().SetTheme(widget.Theme{Variant: &a.variant})
	return a.host
}

func (a *album) open(desk *app.Desk) {
	a.t.Helper()
	w, err := Open(a.blank().Window, desk, Options{Runner: Inline()})
	must(a.t, err)
	a.window = w
}

func (a *album) centre(desk *app.Desk, state string) {
	a.open(desk)
	for _, area := range []struct {
		area widget.Area
		name string
	}{
		{widget.AreaHome, "home"}, {widget.AreaSessions, "sessions"}, {widget.AreaCandidates, "candidates"},
		{widget.AreaRegister, "register"}, {widget.AreaNetwork, "network"}, {widget.AreaReference, "reference"}, {widget.AreaSettings, "settings"},
	} {
		a.window.Go(widget.Place{Area: area.area})
		a.take(area.name, state)
	}
	a.host.Tap("Revoir les textes…")
	a.take("settings-texts", state)
	a.host.Press(fyne.KeyEscape)
	if entries, err := desk.Documents.Register(); err == nil && len(entries) > 0 {
		a.window.Go(widget.Place{Area: widget.AreaRegister, ID: entries[3].Document.ID})
		a.take("document", state)
	}
}

func (a *album) session(desk *app.Desk, id data.ID, state string) {
	a.open(desk)
	for step, name := range map[widget.Step]string{
		widget.StepEnrolment: "enrolment", widget.StepAssessments: "assessments", widget.StepResults: "results", widget.StepJury: "jury", widget.StepDocuments: "documents",
	} {
		a.window.Go(widget.Place{Area: widget.AreaSessions, ID: id, Step: step})
		a.take("session-"+name, state)
		switch {
		case step == widget.StepJury && state == "half":
			var last *widget.Button
			a.host.Walk(func(o fyne.CanvasObject) {
				if b, ok := o.(*widget.Button); ok && b.Text == "Écarter…" {
					last = b
				}
			})
			a.host.Focus(last)
			a.take("session-missing", state)
		case step == widget.StepJury && state == "sitting":
			a.room()
		case step == widget.StepResults && state != "open":
			a.host.Tap("Tableau")
			a.take("session-grid", state)
		case step == widget.StepDocuments && state == "sealed":
			a.host.Tap("Imprimer…")
			a.take("session-print", state)
			a.host.Press(fyne.KeyEscape)
		case step == widget.StepEnrolment && state == "half":
			a.host.Tap("Inscrire un candidat")
			a.take("session-enrol", state)
		}
	}
}

// room takes the deliberation bloc by bloc, on the wall, and the règlement beside it.
func (a *album) room() {
	var order fyne.Focusable // the topmost choice of the page
	top := float32(0)
	a.host.Walk(func(o fyne.CanvasObject) {
		y := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
		if f, ok := o.(fyne.Focusable); ok && strings.HasSuffix(fmt.Sprintf("%T", o), "segments") && (order == nil || y < top) {
			order, top = f, y
		}
	})
	a.host.Focus(order)
	a.host.Press(fyne.KeyRight, fyne.KeyReturn)
	a.take("session-jury-blocs", "sitting")
	a.host.Tap("Projeter")
	a.take("session-projector", "sitting")
	a.host.Press(fyne.KeyEscape)
	a.host.Tap("Règlement")
	a.take("session-rules", "sitting")
}

// persons takes one whose four blocs are held, and one whose name is as long as a name may be.
func (a *album) persons(desk *app.Desk) {
	a.open(desk)
	all, err := desk.Candidates.All()
	must(a.t, err)
	for _, c := range all {
		switch {
		case c.BirthName == "Lœuillet":
			a.window.Go(widget.Place{Area: widget.AreaCandidates, ID: c.ID})
			a.take("person", "full")
		case len([]rune(c.BirthName)) > 50:
			a.window.Go(widget.Place{Area: widget.AreaCandidates, ID: c.ID})
			a.take("person", "long")
		}
	}
}

// imports takes a file whose columns are to be matched, and one that is ready but for two lines.
func (a *album) imports(desk *app.Desk, session data.ID) {
	for name, text := range map[string]string{
		"columns": "Nom;Prénoms;Civilité;Né le;Ville;Dép.;Statut\nGarel;Zoé Anne;Mme;12/03/1999;Aurillac;15;apprentissage\n",
		"preview": "Nom de naissance;Prénom;Sexe;Né(e) le;Lieu de naissance;Département;Voie d’accès;Modalité;Première entrée\n" +
			"Garel;Zoé;F;12/03/1999;Aurillac;15;apprentissage;FI;01/09/2020\nRoche;Paul;M;31/02/1998;Mende;48;étudiant;FI;01/09/2020\n" +
			"Lœuilet;Élodie;F;12/03/1998;Aurillac;15;apprentissage;FI;01/09/2020\n",
	} {
		h := a.blank()
		h.Window.Resize(Size)
		page, err := exchange.New(desk, h, session)
		h.Chooses = filepath.Join(a.t.TempDir(), "liste.csv")
		must(a.t, os.WriteFile(h.Chooses, []byte(text), 0o600))
		h.Open(page, err)
		h.Press(fyne.KeyReturn) // choose the file
		a.take("import-"+name, "half")
	}
}

// disposal takes what is proposed for elimination, and the list that waits for its visa.
func (a *album) disposal() {
	desk := uitest.ExampleOn(a.t, rncp.NewDate(2027, time.March, 1))
	a.open(desk)
	a.window.Go(widget.Place{Area: widget.AreaDisposal})
	a.take("disposal", "full")
	_, err := desk.Disposals.DrawUp(context.Background())
	must(a.t, err)
	a.take("disposal", "drawn")
}

// doubles takes two records that look like one person, and the question whether they are.
func (a *album) doubles(desk *app.Desk) {
	a.open(desk)
	a.window.Go(widget.Place{Area: widget.AreaDoubles})
	a.take("near-duplicates", "two")
	a.host.Press(fyne.KeyReturn)
	a.take("near-duplicates", "joining")
}

func (a *album) errors(desk *app.Desk, session data.ID) {
	a.open(desk)
	a.window.Go(widget.Place{Area: widget.AreaSessions, ID: session, Step: widget.StepJury})
	a.window.Refuse(desk.Sessions.Seal(context.Background(), session))
	a.take("session-jury", "error")

	a.window.Go(widget.Place{Area: widget.AreaSettings})
	if name, ok := a.window.page.Focus().(*widget.TextField); ok {
		name.SetText("")
	}
	a.host.Tap("Enregistrer")
	a.take("settings", "error")
	a.host.Tap("Annuler les modifications")

	a.window.Go(widget.Place{Area: widget.AreaSessions})
	a.host.Tap("Ouvrir une session")
	a.take("newsession", "empty")
	a.host.Press(fyne.KeyReturn)
	a.take("newsession", "error")
}

func (a *album) firstStart() {
	a.blank()
	w := NewWelcome(a.host.Window, uitest.Config(a.t).Fiches[0], WelcomeOptions{})
	a.take("welcome", "empty")
	a.host.Type("saint")
	a.take("welcome", "choosing")
	w.create()
	a.take("welcome", "error")

	a.blank()
	u := NewUnlock(a.host.Window, "/home/martine/.local/share/certibloc/centre", UnlockOptions{Open: func([]byte) error {
		return data.Refuse("La phrase de passe ne correspond pas à ce dossier.").Hint("Vérifiez les majuscules et les espaces.")
	}})
	a.take("unlock", "empty")
	a.host.Type("sept mots pour essayer")
	u.submit()
	a.take("unlock", "error")
	NewRecover(a.host.Window, "/home/martine/.local/share/certibloc/centre", UnlockOptions{})
	a.take("recover", "empty")

	a.blank()
	d := NewDamage(a.host.Window, damagedOptions(func(string) {}))
	a.take("damage", "found")
	d.keep()
	a.take("damage", "report")
	d.mend()
	a.take("damage", "repaired")
}

// englishWords are those of Fyne's own that a page would show if the French catalogue did not reach it, or if one were
// forgotten in ours.
var englishWords = regexp.MustCompile(`\b(Cancel|Confirm|Error|Save|Open|Delete|Copy|Paste|Select|Close|Yes|Undo|Folder|File)\b`)

// take writes a picture and looks at it: something must stand on it, nothing in English, at the size of the window.
func (a *album) take(page, state string) {
	a.t.Helper()
	name := strings.Join([]string{page, state, a.suffix}, "-")
	for range 3 { // in memory nothing lays out again by itself what has grown since
		a.host.Window.Content().Refresh()
		if dialog := a.host.Window.Canvas().Overlays().Top(); dialog != nil {
			dialog.Refresh()
		}
	}
	if word := englishWords.FindString(a.words()); word != "" {
		a.t.Errorf("%s: the word %q stands on it", name, word)
	}
	show := hideCut(a.host.Window.Content(), nil)
	picture := a.host.Window.Canvas().Capture()
	show()
	if got := picture.Bounds().Size(); float32(got.X) != Size.Width || float32(got.Y) != Size.Height {
		a.t.Errorf("%s: its content needs %v, more than the window", name, got)
	}
	if blank(picture) {
		a.t.Errorf("%s is blank", name)
	}
	var file bytes.Buffer
	must(a.t, png.Encode(&file, picture))
	must(a.t, os.WriteFile(filepath.Join(a.dir, name+".png"), file.Bytes(), 0o644))
}

// hideCut hides the fields that lie beyond the edge of what scrolls, and returns what shows them again. Fyne's painter in
// memory, unlike that of a real window, forgets the outer edge within a field and would draw its text there.
func hideCut(o fyne.CanvasObject, in *container.Scroll) (show func()) {
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *container.Scroll:
		return hideCut(o.Content, o)
	case *widget.Surface:
		return hideCut(o.Content, in)
	case *fyne.Container:
		children = o.Objects
	case *widget.Button:
	case interface {
		fyne.CanvasObject
		fyne.Focusable
	}:
		if in != nil && o.Visible() && beyond(o, in) {
			o.Hide()
			return o.Show
		}
	}
	shows := make([]func(), len(children))
	for i, child := range children {
		shows[i] = hideCut(child, in)
	}
	return func() {
		for _, show := range shows {
			show()
		}
	}
}

func beyond(o fyne.CanvasObject, in *container.Scroll) bool {
	driver := fyne.CurrentApp().Driver()
	y := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(in).Y
	middle := y + o.Size().Height/2
	return middle < 0 || middle > in.Size().Height
}

// words returns every text that is drawn.
func (a *album) words() string {
	var b strings.Builder
	a.host.Walk(func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok {
			b.WriteString(text.Text + "\n")
		}
	})
	return b.String()
}

// blank reports whether all of a picture beside the navigation has one colour.
func blank(picture image.Image) bool {
	b := picture.Bounds()
	first := picture.At(b.Min.X+300, b.Min.Y+120)
	for y := b.Min.Y + 120; y < b.Max.Y; y += 3 {
		for x := b.Min.X + 300; x < b.Max.X; x++ {
			if picture.At(x, y) != first {
				return false
			}
		}
	}
	return true
}

// withoutDelegation returns a desk on a new centre whose signatory comes later.
func withoutDelegation(t *testing.T) *app.Desk {
	t.Helper()
	desk := uitest.Empty(t)
	centre, err := desk.Centre.Get()
	must(t, err)
	centre.Delegate = data.Signatory{}
	must(t, desk.Centre.Save(context.Background(), centre, ""))
	return desk
}

func openSession(t *testing.T, desk *app.Desk, code, name string) data.ID {
	t.Helper()
	s, err := desk.Sessions.Open(context.Background(), data.Session{
		Code: code, Name: name, From: rncp.NewDate(2021, time.June, 21), To: rncp.NewDate(2021, time.July, 2),
	})
	must(t, err)
	return s.ID
}

// halfFilled opens a session on the example centre in which some of its candidates sit the blocs that they lack: results
// are entered for the first ones, the jury is composed but for one member, and one decision is taken.
func halfFilled(t *testing.T, desk *app.Desk) data.ID {
	t.Helper()
	ctx, session := context.Background(), openSession(t, desk, "2021-ETE", "Été 2021")
	all, err := desk.Candidates.All()
	must(t, err)
	slices.SortStableFunc(all, func(a, b data.Candidate) int { return len(b.BirthName) - len(a.BirthName) }) // long names first
	for _, c := range all {
		person, err := desk.Candidates.Person(c.ID)
		must(t, err)
		for _, path := range person.Paths {
			var blocs []data.BlocRequest
			for _, b := range desk.Fiches()[0].Blocs {
				if _, held := person.Ledger[b.Key]; !held && path.Track != rncp.TrackVAE {
					blocs = append(blocs, data.BlocRequest{Bloc: b.Key, Way: rncp.WayExams})
				}
			}
			if len(blocs) > 0 {
				_, err := desk.Enrolments.Enrol(ctx, session, path.ID, blocs)
				must(t, err)
			}
		}
	}
	view, err := desk.Sessions.View(session)
	must(t, err)
	for i := range view.Cases[:2] {
		for _, req := range view.Cases[i].Enrolment.Blocs {
			record(t, desk, view, &view.Cases[i], req.Bloc)
		}
	}
	must(t, desk.Juries.Compose(ctx, data.Jury{Session: session, On: rncp.NewDate(2021, time.July, 13), Place: "CCI Cantal, Aurillac", Members: []data.Member{
		{Name: "Bernard Salarnier", College: view.Fiche.President().Key, Quality: "Dirigeant d’entreprise"},
	}}))
	return session
}

// deliberating returns a session whose jury sits: everything is entered, one point was set aside, some blocs are decided.
func deliberating(t *testing.T, desk *app.Desk) data.ID {
	t.Helper()
	ctx, session := context.Background(), openSession(t, desk, "2021-JURY", "Juin 2021")
	view, err := desk.Sessions.View(session)
	must(t, err)
	all, err := desk.Candidates.All()
	must(t, err)
	for _, c := range all {
		person, err := desk.Candidates.Person(c.ID)
		must(t, err)
		if len(person.Paths) == 0 || person.Paths[0].Track == rncp.TrackVAE || person.Ledger.Pronounced() {
			continue
		}
		var blocs []data.BlocRequest
		for _, b := range person.Ledger.Lacking(view.Fiche) {
			blocs = append(blocs, data.BlocRequest{Bloc: b.Key, Way: rncp.WayExams})
		}
		_, err = desk.Enrolments.Enrol(ctx, session, person.Paths[0].ID, blocs)
		must(t, err)
	}
	view, err = desk.Sessions.View(session)
	must(t, err)
	var members []data.Member
	for n, college := range view.Fiche.Jury.Colleges {
		members = append(members, data.Member{Name: []string{"Bernard Salarnier", "Sylvie Puech", "Driss Benali", "Odile Tourde"}[n%4], College: college.Key,
			Quality: "Dirigeant d’entreprise", External: n < 3, Presence: data.Present})
	}
	must(t, desk.Juries.Compose(ctx, data.Jury{Session: session, On: desk.Today(), Place: "CCI Cantal, Aurillac", Members: members}))
	for i := range view.Cases {
		for _, req := range view.Cases[i].Enrolment.Blocs {
			record(t, desk, view, &view.Cases[i], req.Bloc)
		}
	}
	view, err = desk.Sessions.View(session)
	must(t, err)
	for _, l := range rules.OpenBeforeStart(view.Jury, view.Lacks) {
		must(t, desk.Juries.SetAside(ctx, session, l.Sentence, "Déclarations signées en séance."))
	}
	must(t, desk.Juries.Start(ctx, session))
	for _, k := range view.Cases[:2] {
		for _, req := range k.Enrolment.Blocs {
			_, err := desk.Juries.Decide(ctx, data.Decision{Enrolment: k.Enrolment.ID, Bloc: req.Bloc, Outcome: data.OutcomeAcquired})
			must(t, err)
		}
	}
	return session
}

// record enters a mark, or a verdict where there is no mark, for each assessment of a bloc.
func record(t *testing.T, desk *app.Desk, view app.View, k *rules.Case, bloc rncp.BlocKey) {
	t.Helper()
	for n, item := range rules.Due(view.Fiche, &view.Session.Rules, k, bloc) {
		r := data.Result{Enrolment: k.Enrolment.ID, Bloc: bloc, Assessment: item.Assessment.Key, Part: item.Part.Key, On: view.Session.From}
		r.Value = data.Value{Kind: data.ValueMark, Mark: data.Points(12 + n)}
		if _, err := desk.Results.Record(context.Background(), r, ""); data.IsRefusal(err) {
			r.Value = data.Value{Kind: data.ValueAcquired}
			_, err := desk.Results.Record(context.Background(), r, "")
			must(t, err)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// journal takes the journal with a line open, and a session as it was.
func (a *album) journal(desk *app.Desk) {
	a.open(desk)
	a.window.Go(widget.Place{Area: widget.AreaJournal})
	a.take("journal", "full")
	a.host.Type("aubigne resultat saisi")
	a.host.Press(fyne.KeyReturn)
	a.take("journal-line", "full")
	all, err := desk.Sessions.All()
	must(a.t, err)
	a.window.GoBack(rncp.NewDate(2021, 6, 1), widget.Place{Area: widget.AreaSessions, ID: all[0].ID})
	a.take("session-past", "full")
}
