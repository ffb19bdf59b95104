package app

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"certibloc/data"
	"certibloc/data/store"
)

// The environment that makes TestALife a program which lives in the folder it names until it is killed.
const lifeDir = "CERTIBLOC_TEST_LIVE_IN"

// lives are the things that a centre does, over and over.
var lives = []func(r *room, n int){
	func(r *room, n int) { // entry, sealing, issue, print run
		s, _ := r.sealed(fmt.Sprintf("S%d", n), "Zoé", "Élodie")
		docs := ok(r.issue(s))(r.t)
		var ids []data.ID
		for _, d := range docs {
			ids = append(ids, d.ID)
		}
		ok(r.Documents.Print(r.ctx, Printing{Session: s.ID, Documents: ids, Order: OrderAlphabet, Dir: r.t.TempDir()}, nil))(r.t)
	},
	func(r *room, n int) { // import
		s := r.session(fmt.Sprintf("I%d", n))
		family := strings.Map(func(r rune) rune { return r - '0' + 'a' }, fmt.Sprint(n)) // somebody new each time
		plan := r.plan(s.ID, header+strings.NewReplacer("Garel", "Garel"+family, "Roche;Paul", "Roche"+family+";Paul").Replace(garel+roche))
		chosen := map[int]ImportChoice{}
		for _, l := range plan.Lines {
			chosen[l.Number] = ImportChoice{Take: true}
		}
		ok(r.Imports.Apply(r.ctx, plan, chosen))(r.t)
	},
	func(r *room, _ int) { r.must(r.Operators.RotateKey(r.ctx, func(int, int) {})) },
}

// TestALife lives one round of everything; as the child of TestKilledAtAnyMoment it goes on until it is killed, and says after
// each act which line of the journal it was told is on disk.
func TestALife(t *testing.T) {
	dir := os.Getenv(lifeDir)
	if dir == "" {
		r := newRoom(t)
		for n, live := range lives {
			live(r, n)
		}
		if report := ok(r.Check(r.ctx))(t); len(report.Findings) > 0 {
			t.Error(report.Findings)
		}
		return
	}
	cfg := ok(plainConfig())(t)
	r := &room{t: t, ctx: t.Context(), dir: dir, cfg: cfg, Desk: ok(Open(dir, passphrase, cfg))(t)}
	r.OnChange(func([]data.Change) {
		seq, hash := r.Journal()
		fmt.Printf("\nconfirmed %d %s\n", seq, hash)
	})
	for n := int(r.lines()); ; n++ {
		lives[n%len(lives)](r, n)
	}
}

// TestKilledAtAnyMoment kills a centre at work, again and again, and looks at what is left of it.
func TestKilledAtAnyMoment(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no SIGKILL there")
	}
	r := newRoom(t)
	r.must(r.Close())
	seed := uint64(time.Now().UnixNano())
	random := rand.New(rand.NewPCG(seed, 8))
	times, acts, documents := 20, uint64(0), 0
	if _, err := fmt.Sscan(os.Getenv("CERTIBLOC_FAULTS"), &times); err != nil {
		times = 20
	}
	for range times {
		confirmed := r.killed(random)
		desk := ok(Open(r.dir, passphrase, r.cfg))(t)
		hashes := map[uint64]string{}
		r.must(desk.core.store.Journal(func(l store.Line, _ *store.Payload) error {
			hashes[l.Seq] = l.Hash
			return nil
		}))
		for seq, hash := range confirmed {
			if hashes[seq] != hash {
				t.Fatalf("seed %d: line %d was confirmed and is gone", seed, seq)
			}
		}
		report := ok(desk.Check(t.Context()))(t)
		if len(report.Findings) > 0 {
			t.Fatalf("seed %d: %s", seed, strings.Join(report.Findings, " "))
		}
		acts, documents = report.Journal, report.Documents
		r.must(desk.Close())
	}
	t.Logf("%d arrêts brutaux, 0 fait perdu : %d actes, %d documents, aucun numéro en double (graine %d)", times, acts, documents, seed)
	r.Desk = ok(Open(r.dir, passphrase, r.cfg))(t)
}

// killed lets a child live for a moment that nobody chose, kills it, and returns the lines that it was told are on disk.
func (r *room) killed(random *rand.Rand) map[uint64]string {
	r.t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestALife$")
	cmd.Env = append(os.Environ(), lifeDir+"="+r.dir)
	out, err := cmd.StdoutPipe()
	r.must(err)
	r.must(cmd.Start())
	confirmed := map[uint64]string{}
	said := ""
	last, lines := random.IntN(40), bufio.NewScanner(out)
	for n := 0; lines.Scan(); {
		var seq uint64
		var hash string
		if _, err := fmt.Sscanf(lines.Text(), "confirmed %d %s", &seq, &hash); err != nil {
			if said += lines.Text() + "\n"; strings.Contains(said, "FAIL") && lines.Text() == "FAIL" {
				r.t.Fatal(said)
			}
			continue
		}
		confirmed[seq] = hash
		if n++; n > last {
			for range random.IntN(3_000_000) { // some part of a few milliseconds
				runtime.KeepAlive(n)
			}
			r.must(cmd.Process.Kill())
			last = 1 << 30
		}
	}
	_ = cmd.Wait()
	return confirmed
}
