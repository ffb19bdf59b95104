package app

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"certibloc/data"
	"certibloc/data/store"
)

// logged returns all that the technical log of a folder says.
func logged(t testing.TB, folder string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(filepath.Join(folder, logsName), func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if mode := info.Mode().Perm(); runtime.GOOS != "windows" && mode&0o077 != 0 {
			t.Errorf("%s is %o", path, mode)
		}
		if e.IsDir() {
			return nil
		}
		text, err := os.ReadFile(path)
		all.WriteString(e.Name() + "\n" + string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

func TestTheTechnicalLogTellsOfNobody(t *testing.T) {
	cfg := testConfig(t)
	folder := filepath.Join(t.TempDir(), "centre")
	desk := ok(Example(t.Context(), folder, passphrase, cfg, func(string) {}))(t)
	names := namesIn(t, desk)
	if err := desk.Close(); err != nil {
		t.Fatal(err)
	}
	text := logged(t, folder)
	r := &room{t: t, ctx: t.Context(), dir: folder, cfg: cfg}
	r.Desk = ok(Open(folder, passphrase, cfg))(t)
	r.later(2026, time.March, 2)
	r.path("Élodie") // one of them again
	_, err := r.Candidates.Save(r.ctx, data.Candidate{GivenNames: []string{"Élodie"}, BirthName: "Lœuillet 2"})
	r.refused(err)
	_, err = r.Sessions.Open(r.ctx, data.Session{Code: "2021-PRINTEMPS", Name: "Printemps 2021", From: day(2021, 5, 17), To: day(2021, 5, 28)})
	r.refused(err)
	gone := &fs.PathError{Op: "open", Path: "/home/martine/Documents/Attestation – Élodie Lœuillet.pdf", Err: fs.ErrPermission}
	r.Report("export", data.Refuse("Élodie Lœuillet ne peut pas être exportée.").Because(gone))
	r.Report("export", fmt.Errorf("write %q: %w", "Lœuillet", errors.Join(gone, errors.New(`parse "Élodie": no`))))
	r.Crashed("Lœuillet", debug.Stack())
	r.must(r.Close())
	text += logged(t, folder)
	for _, want := range []string{"msg=start", "msg=stop", "document.émettre", "line=2", "msg=refused", "candidat.enregistrer", "*fs.PathError", "msg=failed", "msg=crashed", "arrêt-2026-03"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	folded := data.Fold(text)
	for _, name := range names {
		if strings.Contains(folded, name) {
			t.Errorf("the log names %q", name)
		}
	}
	if strings.Contains(text, "/home/martine") || len(names) < 40 {
		t.Errorf("a home, or only %d names to look for", len(names))
	}
}

// namesIn returns the names of everybody that a centre knows, folded.
func namesIn(t testing.TB, desk *Desk) []string {
	t.Helper()
	var names []string
	add := func(texts ...string) {
		for _, text := range texts {
			if name := data.Fold(text); len(name) > 3 {
				names = append(names, name)
			}
		}
	}
	err := desk.core.store.View(func(tx *store.Tx) error {
		for c := range store.Candidates.All(tx) {
			add(append(c.GivenNames, c.BirthName, c.UsageName)...)
		}
		for j := range store.Juries.All(tx) {
			for _, m := range j.Members {
				add(m.Name)
			}
		}
		for c := range store.Convocations.All(tx) {
			add(c.Examiner)
		}
		for o := range store.Operators.All(tx) {
			add(o.Name)
		}
		for c := range store.Centres.All(tx) {
			add(c.Head.Name, c.Delegate.Name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestOldTechnicalLogsAreRemoved(t *testing.T) {
	r := newRoom(t)
	r.Crashed(errors.New("disk"), debug.Stack())
	left := func() string {
		var names []string
		for _, e := range ok(os.ReadDir(filepath.Join(r.dir, logsName)))(t) {
			names = append(names, e.Name()[:min(len(e.Name()), 14)])
		}
		return strings.Join(names, " ")
	}
	stranger := filepath.Join(r.dir, logsName, "lisez-moi.txt")
	r.must(os.WriteFile(stranger, nil, 0o600))
	r.later(2021, time.December, 1) // six months later
	if got := left(); got != "2021-06.log 2021-12.log arrêt-2021-06- lisez-moi.txt" && !strings.Contains(got, "2021-06.log 2021-12.log") {
		t.Errorf("after six months: %s", got)
	}
	r.later(2022, time.January, 1)
	if got := left(); strings.Contains(got, "2021-06") || !strings.Contains(got, "2021-12.log 2022-01.log") || !strings.Contains(got, "lisez") {
		t.Errorf("after seven: %s", got)
	}
	own := ok(r.Disposals.Settings())(t)
	own.LogMonths = 12
	r.must(r.Disposals.Save(r.ctx, own, "Durée longue."))
	r.later(2022, time.December, 31)
	if got := left(); !strings.Contains(got, "2021-12.log") {
		t.Errorf("with twelve months: %s", got)
	}
	own.LogMonths = 37
	r.refused(r.Disposals.Save(r.ctx, own, "Trop."), "37 mois")
}

func TestALogThatCannotBeWrittenStopsNothing(t *testing.T) {
	r := newRoom(t)
	r.must(r.Close())
	r.must(os.RemoveAll(filepath.Join(r.dir, logsName)))
	r.must(os.WriteFile(filepath.Join(r.dir, logsName), nil, 0o600)) // a file stands where the folder should
	r.Desk = ok(Open(r.dir, passphrase, r.cfg))(t)
	r.session("P")
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) > 0 {
		t.Error(report.Findings)
	}
}
