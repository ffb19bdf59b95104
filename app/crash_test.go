package app

import (
	"bufio"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"certibloc/data"
)

// The environment that makes the test binary a program which issues and prints a session, and kills itself at the n-th time
// that it asks for randomness or the time: within the sealing of a file, between a file and its number, within an act.
const (
	crashDir     = "CERTIBLOC_TEST_CENTRE"
	crashSession = "CERTIBLOC_TEST_SESSION"
	crashOut     = "CERTIBLOC_TEST_OUT"
	crashAt      = "CERTIBLOC_TEST_KILL_AT"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(crashDir); dir != "" {
		if err := issueAndPrint(dir, data.ID(os.Getenv(crashSession)), os.Getenv(crashOut)); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// killer ends this process, with no chance to tidy up, when it has struck often enough.
type killer struct{ left atomic.Int64 }

func (k *killer) strike() {
	if k.left.Add(-1) != 0 {
		return
	}
	self, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = self.Kill()
	}
	if err != nil {
		panic(err)
	}
	select {} // until the signal is there
}

// Read is the machine's randomness.
func (k *killer) Read(b []byte) (int, error) {
	k.strike()
	return io.ReadFull(rand.Reader, b)
}

func (k *killer) clock() time.Time {
	k.strike()
	return time.Now()
}

// killing is a drawer that strikes when a run is merged.
type killing struct {
	writer
	killer *killer
}

func (d killing) Merge(pdfs [][]byte, layout data.Layout) ([]byte, error) {
	d.killer.strike()
	return d.writer.Merge(pdfs, layout)
}

// issueAndPrint issues what is due, or prints it where nothing is. It prints a line for each document that it was told is
// issued, and one when nothing is left to print.
func issueAndPrint(dir string, session data.ID, out string) error {
	k := &killer{}
	cfg, err := plainConfig()
	if err != nil {
		return err
	}
	cfg.Clock, cfg.Rand, cfg.Drawer = k.clock, k, killing{killer: k}
	desk, err := Open(dir, passphrase, cfg)
	if err != nil {
		return err
	}
	at, err := strconv.Atoi(os.Getenv(crashAt))
	if err != nil {
		return err
	}
	k.left.Store(int64(at))
	ctx := context.Background()
	plan, err := desk.Documents.Plan(session)
	if err != nil {
		return err
	}
	if len(plan.Ready) > 0 {
		_, err := desk.Documents.Issue(ctx, session, plan.Ready, func(int, int) { fmt.Println("issued") })
		return err
	}
	left, _, err := desk.Documents.ToPrint(session)
	if err != nil {
		return err
	}
	p := Printing{Session: session, Order: OrderAlphabet, Dir: out}
	for _, doc := range left {
		p.Documents = append(p.Documents, doc.ID)
	}
	if len(left) > 0 {
		if _, err := desk.Documents.Print(ctx, p, nil); err != nil {
			return err
		}
	}
	fmt.Println("printed")
	return nil
}

func TestARunKilledAtAnyMomentIsTakenUpAgain(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Zoé", "Élodie", "Eudes", "Emma")
	r.signed(s)
	due := len(ok(r.Documents.Plan(s.ID))(t).Ready)
	out := t.TempDir()
	issued, killed, torn, unprinted := 0, 0, 0, 0
	for at, printed := 1, false; !printed; at++ {
		r.must(r.Close())
		var acknowledged int
		acknowledged, printed = killedAt(t, r.dir, s.ID, out, at)
		r.Desk = ok(Open(r.dir, passphrase, r.cfg))(t)
		was, swept := issued, 0
		issued, swept = r.whole(s, issued+acknowledged, due, at)
		if runs := len(r.runs(s)); runs > 1 || printed && runs != 1 {
			t.Fatalf("killed at %d: %d runs, acknowledged %v", at, runs, printed)
		}
		killed++
		torn += swept
		switch {
		case issued < due:
			at += killed % 3
		case was < due:
			at = 0 // from the first moment of the print run
		default:
			unprinted++
		}
	}
	t.Logf("killed %d times, %d with a file that had no number yet, %d in the print run", killed-1, torn, unprinted-1)
	if issued != due || torn == 0 || unprinted < 3 {
		t.Errorf("%d of %d issued", issued, due)
	}
	if left, _, err := r.Documents.ToPrint(s.ID); err != nil || len(left) != 0 {
		t.Errorf("%d left to print, %v", len(left), err)
	}
}

// whole checks that nothing of the folder is torn and that every number acknowledged is there; at most one more can be. It
// returns how many there are, and how many files had none.
func (r *room) whole(s data.Session, acknowledged, due, at int) (documents, swept int) {
	r.t.Helper()
	report := ok(r.Check(r.ctx))(r.t)
	if len(report.Findings) > 0 {
		r.t.Fatalf("killed at %d: %s", at, strings.Join(report.Findings, " "))
	}
	docs := ok(r.Documents.Issued(s.ID))(r.t)
	if n := len(docs); n < acknowledged || n > acknowledged+1 || n > due {
		r.t.Fatalf("killed at %d: %d documents, %d acknowledged of %d", at, n, acknowledged, due)
	}
	for _, doc := range docs {
		if _, err := r.Documents.PDF(doc); err != nil {
			r.t.Fatalf("killed at %d: %s has no bytes: %v", at, doc.Number, err)
		}
	}
	return len(docs), report.Swept
}

// killedAt runs the program until it kills itself, and returns what it acknowledged before.
func killedAt(t *testing.T, dir string, session data.ID, out string, at int) (issued int, printed bool) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), crashDir+"="+dir, crashSession+"="+string(session), crashOut+"="+out, crashAt+"="+strconv.Itoa(at))
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(stdout); lines.Scan(); {
		switch lines.Text() {
		case "issued":
			issued++
		case "printed":
			printed = true
		default:
			t.Fatalf("killed at %d: %s", at, lines.Text())
		}
	}
	_ = cmd.Wait() // killed, as a rule
	return issued, printed
}

func TestAFullDiskInMidRun(t *testing.T) {
	for name, is := range map[string]struct {
		full func(r *room, full bool)
		said string
	}{
		"the folder takes nothing more": {func(r *room, full bool) {
			from, to := filepath.Join(r.dir, "documents"), filepath.Join(r.dir, "away")
			if !full {
				from, to = to, from
			}
			r.must(os.Rename(from, to))
		}, "n’a pas pu être enregistré sur le disque"},
		"hardly anything is free": {func(r *room, full bool) { r.full.Store(full) }, "Le disque est presque plein : il reste 0 Mo"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t)
			r.cfg.Store.Free = func(string) (uint64, bool) { return 0, r.full.Load() }
			r.reopen()
			s, _ := r.sealed("P", "Zoé", "Élodie", "Eudes", "Emma")
			r.signed(s)
			plan := ok(r.Documents.Plan(s.ID))(t)
			docs, err := r.Documents.Issue(r.ctx, s.ID, plan.Ready, func(done, _ int) {
				if done == 3 {
					is.full(r, true)
				}
			})
			if r.refused(err, is.said); len(docs) != 3 {
				t.Fatalf("%d issued", len(docs))
			}
			is.full(r, false)
			again := ok(r.Documents.Plan(s.ID))(t)
			if len(again.Issued) != 3 || len(again.Ready) != len(plan.Ready)-3 {
				t.Fatalf("%d issued, %d ready", len(again.Issued), len(again.Ready))
			}
			ok(r.Documents.Issue(r.ctx, s.ID, again.Ready, nil))(t)
			if report := ok(r.Check(r.ctx))(t); len(report.Findings) > 0 || report.Documents != len(plan.Ready) {
				t.Errorf("got %+v", report)
			}
		})
	}
}
