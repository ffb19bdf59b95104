package app

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"certibloc/assets"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/seal"
	"certibloc/data/store"
)

// writer is a drawer whose PDF is its sheet, in plain text. It refuses a name with a snowman.
type writer struct{}

func (writer) TestPage(data.Shifts) ([]byte, error) { return []byte("calage"), nil }

func (writer) Merge(pdfs [][]byte, _ data.Layout) ([]byte, error) {
	return bytes.Join(pdfs, []byte("\n")), nil
}

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

func (w writer) Check(sheets ...data.Sheet) error {
	_, err := w.Draw(sheets...)
	return err
}

func (writer) Draw(sheets ...data.Sheet) ([]byte, error) {
	for _, s := range sheets {
		if strings.Contains(s.Holder.GivenNames, "Neige") {
			return nil, data.Refuse("Le prénom ne peut pas être imprimé.")
		}
	}
	return json.Marshal(sheets)
}

var passphrase = []byte("une phrase de passe pour les essais")

func testConfig(t testing.TB) Config {
	t.Helper()
	cfg := ok(plainConfig())(t)
	now := time.Date(2021, time.June, 15, 9, 0, 0, 0, time.UTC)
	cfg.Rand = rand.NewChaCha8([32]byte{1})
	cfg.Clock = func() time.Time { now = now.Add(time.Millisecond); return now }
	return cfg
}

// plainConfig is the machine's own clock and randomness.
func plainConfig() (Config, error) {
	text, err := assets.Fiche("27413")
	if err != nil {
		return Config{}, err
	}
	fiche, err := rncp.Parse(text)
	return Config{
		Fiches: []*rncp.Fiche{fiche}, Drawer: writer{},
		Store: store.Options{KDF: seal.Params{Time: 1, Memory: 64, Threads: 1}}, // KiB: the tests derive many keys
	}, err
}

// room is a desk on a new centre, with what the tests do over and over.
type room struct {
	*Desk
	t   testing.TB
	ctx context.Context
	dir string
	cfg Config
	// full is whether the disk is, for a desk whose Free looks at it.
	full atomic.Bool
}

func newRoom(t testing.TB) *room {
	t.Helper()
	r := &room{t: t, ctx: context.Background(), dir: filepath.Join(t.TempDir(), "centre"), cfg: testConfig(t)}
	centre := exampleCentre()
	centre.Example, centre.Sheet = false, day(2021, 1, 11)
	desk, err := Create(r.ctx, r.dir, passphrase, centre, "Martine", r.cfg)
	if err != nil {
		t.Fatal(err)
	}
	r.Desk = desk
	t.Cleanup(func() { _ = r.Close() })
	return r
}

// ok fails the test on an error.
func ok[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func (r *room) refused(err error, words ...string) {
	r.t.Helper()
	if !data.IsRefusal(err) {
		r.t.Errorf("got %v, want a refusal", err)
		return
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			r.t.Errorf("« %v » does not say %q", err, w)
		}
	}
}

func spring2021(code string) data.Session {
	return data.Session{Code: code, Name: "Session " + code, From: day(2021, 5, 17), To: day(2021, 5, 28)}
}

func (r *room) session(code string) data.Session {
	r.t.Helper()
	return ok(r.Sessions.Open(r.ctx, spring2021(code)))(r.t)
}

func (r *room) path(givenName string) data.Path {
	r.t.Helper()
	c := ok(r.Candidates.Save(r.ctx, data.Candidate{
		Sex: data.Female, GivenNames: []string{givenName}, BirthName: "Lœuillet",
		BirthDate: day(1998, 3, 12), BirthPlace: in("Aurillac", "15"),
	}))(r.t)
	return ok(r.Enrolments.SavePath(r.ctx, data.Path{
		Candidate: c.ID, Fiche: "27413", Route: rncp.RouteContinuing, Track: rncp.TrackContinuing,
		TrainingFrom: day(2020, 6, 1), TrainingTo: day(2020, 12, 18),
	}))(r.t)
}

// enrol enrols a path for « Organiser son activité commerciale » by its one exam.
func (r *room) enrol(s data.Session, p data.Path) data.Enrolment {
	r.t.Helper()
	return ok(r.Enrolments.Enrol(r.ctx, s.ID, p.ID, []data.BlocRequest{{Bloc: organisation, Way: rncp.WayExams}}))(r.t)
}

func written(e data.Enrolment, points int) data.Result {
	return data.Result{Enrolment: e.ID, Bloc: organisation, Assessment: "ecrit",
		Value: data.Value{Kind: data.ValueMark, Mark: data.Points(points)}, On: day(2021, 5, 17)}
}

func (r *room) jury(s data.Session) {
	r.t.Helper()
	j := data.Jury{Session: s.ID, On: day(2021, 6, 15), Place: "Aurillac", Members: exampleSessions[0].members}
	if err := r.Juries.Compose(r.ctx, j); err != nil {
		r.t.Fatal(err)
	}
}

// begin opens the deliberation, with every point that may be set aside set aside.
func (r *room) begin(s data.Session) {
	r.t.Helper()
	v := ok(r.Sessions.View(s.ID))(r.t)
	for _, l := range rules.OpenBeforeStart(v.Jury, v.Lacks) {
		if err := r.Juries.SetAside(r.ctx, s.ID, l.Sentence, "Vu par le jury."); err != nil {
			r.t.Fatal(err)
		}
	}
	if err := r.Juries.Start(r.ctx, s.ID); err != nil {
		r.t.Fatal(err)
	}
}

// sealed takes people through a whole session: all of them acquire the bloc.
func (r *room) sealed(code string, givenNames ...string) (data.Session, []data.Enrolment) {
	r.t.Helper()
	s := r.session(code)
	r.jury(s)
	var enrolments []data.Enrolment
	for _, name := range givenNames {
		e := r.enrol(s, r.path(name))
		ok(r.Results.Record(r.ctx, written(e, 12), ""))(r.t)
		enrolments = append(enrolments, e)
	}
	r.begin(s)
	for _, e := range enrolments {
		ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeAcquired}))(r.t)
	}
	if err := r.Sessions.Seal(r.ctx, s.ID); err != nil {
		r.t.Fatal(err)
	}
	return s, enrolments
}

func (r *room) issue(s data.Session) ([]data.Document, error) {
	r.t.Helper()
	r.signed(s)
	plan := ok(r.Documents.Plan(s.ID))(r.t)
	return r.Documents.Issue(r.ctx, s.ID, plan.Ready, nil)
}

// signed notes that the signed minutes are back.
func (r *room) signed(s data.Session) {
	r.t.Helper()
	ok(r.Documents.Receive(r.ctx, data.PaperBack{Session: s.ID, Kind: data.PaperMinutes, On: r.Today()}, "", nil))(r.t)
}

func (r *room) lines() uint64 {
	n, _ := r.Journal()
	return n
}

func (r *room) reopen() {
	r.t.Helper()
	if err := r.Close(); err != nil {
		r.t.Fatal(err)
	}
	r.Desk = ok(Open(r.dir, passphrase, r.cfg))(r.t)
}
