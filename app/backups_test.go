package app

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"certibloc/data"
)

func nothing(int, int) {}

func (r *room) places() []BackupPlace { return ok(r.Backups.Places())(r.t) }

func TestBackupsGoToEveryPlaceThatIsThere(t *testing.T) {
	r := newRoom(t)
	stick, away := t.TempDir(), t.TempDir()
	lines := r.lines()
	for _, path := range []string{stick, away} {
		if err := r.Backups.AddPlace(path, "Clé bleue"); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.RemoveAll(away); err != nil {
		t.Fatal(err)
	}
	if !r.Backups.Due() || !r.Backups.Wanted() {
		t.Error("a new centre needs no backup")
	}
	if err := r.Backups.Daily(r.ctx, nothing); err != nil {
		t.Fatal(err)
	}
	all := r.places()
	if len(all) != 3 || !all[0].Local || len(all[0].Snapshots) != 1 || len(all[1].Snapshots) != 1 || !all[1].Current || all[2].Here || !all[2].Last.IsZero() {
		t.Errorf("%+v", all)
	}
	if r.Backups.Due() || r.Backups.Wanted() {
		t.Error("another one is wanted though nothing changed")
	}
	if r.lines() != lines {
		t.Error("a backup has left a line in the journal")
	}
	r.path("Ambre")
	if r.Backups.Due() || !r.Backups.Wanted() {
		t.Error("the second of a day is for closing")
	}
	r.later(2021, 6, 16)
	if !r.Backups.Due() {
		t.Error("none on the day after")
	}
	if err := r.Backups.RemovePlace(stick); err != nil || len(r.places()) != 2 {
		t.Error(err)
	}
	if found := ok(Snapshots(stick))(t); len(found) != 1 {
		t.Error("removing a place has removed its backups")
	}
}

func TestTheStatusIsRedOnlyWhenSomethingChangedAndAWeekHasPassed(t *testing.T) {
	r := newRoom(t)
	if s := ok(r.Backups.Status())(t); s.Overdue || !s.Changed || !s.Last.IsZero() {
		t.Errorf("a new centre: %+v", s)
	}
	if err := r.Backups.Now(r.ctx, nothing); err != nil {
		t.Fatal(err)
	}
	r.later(2021, 7, 15)
	if s := ok(r.Backups.Status())(t); s.Overdue || s.Changed {
		t.Errorf("unchanged for a month: %+v", s)
	}
	r.path("Ambre")
	if s := ok(r.Backups.Status())(t); !s.Overdue {
		t.Errorf("changed, and a month has passed: %+v", s)
	}
	if err := r.Backups.Automatic(r.ctx, nothing); err != nil {
		t.Fatal(err)
	}
	r.later(2021, 6, 1) // the clock was set back
	if s := ok(r.Backups.Status())(t); s.Overdue {
		t.Errorf("set back: %+v", s)
	}
}

func TestPlacesAreRefused(t *testing.T) {
	r := newRoom(t)
	r.refused(r.Backups.AddPlace(filepath.Join(r.dir, "documents"), ""), "dans celui du centre")
	r.refused(r.Backups.AddPlace(r.dir, ""), "dans celui du centre")
	r.refused(r.Backups.AddPlace(filepath.Join(r.dir, "rien"), ""), "n’existe pas")
	stick := t.TempDir()
	if err := r.Backups.AddPlace(stick, ""); err != nil {
		t.Fatal(err)
	}
	r.refused(r.Backups.AddPlace(stick, ""), "déjà")
	for _, role := range []data.Role{data.RoleManager, data.RoleTrainer, data.RoleReader} {
		r.core.operator.Role = role
		r.refused(r.Backups.AddPlace(t.TempDir(), ""), "rôle")
		r.refused(r.Backups.RemovePlace(stick), "rôle")
		if err := r.Backups.Now(r.ctx, nothing); (err != nil) != (role == data.RoleReader) {
			t.Errorf("%s: %v", role, err)
		}
	}
}

func TestAPlaceThatFailsSaysSoAndKeepsNoOtherFromItsBackup(t *testing.T) {
	r := newRoom(t)
	bad := t.TempDir()
	if err := r.Backups.AddPlace(bad, "Clé"); err != nil {
		t.Fatal(err)
	}
	found, err := filepath.Glob(filepath.Join(bad, "certibloc-*", "chunks"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	if err := errors.Join(os.RemoveAll(found[0]), os.WriteFile(found[0], nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	r.refused(r.Backups.Now(r.ctx, nothing), "refuse l’écriture")
	all := r.places()
	if all[0].Last.IsZero() || all[1].Failure == "" || !all[1].Last.IsZero() {
		t.Errorf("%+v", all)
	}
	if r.Backups.Due() {
		t.Error("it is tried again on the same day")
	}
}

func TestBackupsAreRenewedAfterADisposal(t *testing.T) {
	r := newRoom(t)
	stick, away := t.TempDir(), filepath.Join(t.TempDir(), "away")
	if err := os.Mkdir(away, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(r.Backups.AddPlace(stick, "Clé"), r.Backups.AddPlace(away, "Coffre")); err != nil {
		t.Fatal(err)
	}
	r.sealed("PRINTEMPS", "Ambre", "Coralie")
	r.path("Introuvable")
	r.later(2081, 6, 15)
	if err := r.Backups.Now(r.ctx, nothing); err != nil {
		t.Fatal(err)
	}
	d := ok(r.Disposals.DrawUp(r.ctx))(t)
	if err := r.Disposals.Endorse(r.ctx, d.ID, r.visa()); err != nil {
		t.Fatal(err)
	}
	if held := ok(r.Backups.Holding())(t); len(held) != 0 {
		t.Error("nothing was disposed of yet", held)
	}
	_ = ok(r.Disposals.Execute(r.ctx, d.ID))(t)
	if err := os.Rename(away, away+" elsewhere"); err != nil {
		t.Fatal(err)
	}
	if held := ok(r.Backups.Holding())(t); len(held) != 3 || held[2].Place.Here {
		t.Errorf("%+v", held)
	}
	left := ok(r.Backups.Renew(r.ctx, nothing))(t)
	if len(left) != 1 || left[0].Place.Label != "Coffre" || len(left[0].Snapshots) != 1 {
		t.Errorf("%+v", left)
	}
	for _, p := range r.places()[:2] {
		if len(p.Snapshots) != 1 || !p.Current {
			t.Errorf("%+v", p)
		}
		restored := filepath.Join(t.TempDir(), "r")
		_ = ok(Restore(r.ctx, p.Snapshots, passphrase, restored, r.cfg, nothing))(t)
	}
	if err := os.Rename(away+" elsewhere", away); err != nil {
		t.Fatal(err)
	}
	if left := ok(r.Backups.Renew(r.ctx, nothing))(t); len(left) != 0 {
		t.Errorf("once it is back: %+v", left)
	}
}

func TestARestoreTakesThePlaceOfTheLivingFolder(t *testing.T) {
	r := newRoom(t)
	r.path("Ambre")
	if err := r.Backups.Now(r.ctx, nothing); err != nil {
		t.Fatal(err)
	}
	before := r.lines()
	r.path("Coralie")
	from := r.places()[0].Snapshots
	restored, lost, err := RestoreBeside(r.ctx, from, passphrase, r.dir, r.cfg, nothing)
	if err != nil || lost != r.lines()-before || lost == 0 {
		t.Fatal(restored, lost, err)
	}
	if text := AboutRestore(restored, lost, time.UTC); text != "La sauvegarde du 15/06/2021 à 09:00 est entière et vérifiée. 2 enregistrements faits depuis n’y sont pas." {
		t.Error(text)
	}
	_, err = SwitchRestored(r.dir, time.Date(2021, 6, 15, 9, 0, 0, 0, time.UTC))
	r.refused(err, "déjà ouvert")
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	aside := ok(SwitchRestored(r.dir, time.Date(2021, 6, 15, 9, 0, 0, 0, time.UTC)))(t)
	r.Desk = ok(Open(r.dir, passphrase, r.cfg))(t)
	if r.lines() != before || aside != r.dir+"-avant-2021-06-15" {
		t.Errorf("at line %d; the old one is %s", r.lines(), aside)
	}
	if all := r.places(); len(all[0].Snapshots) != 1 {
		t.Errorf("%+v", all)
	}
}

func TestARestoreOnAMachineWithoutACentre(t *testing.T) {
	r := newRoom(t)
	stick := t.TempDir()
	_ = ok(r.Backups.BackupTo(r.ctx, stick, nothing))(t)
	other := newRoom(t)
	_ = ok(other.Backups.BackupTo(r.ctx, stick, nothing))(t) // another centre's, in the same place
	all := ok(Snapshots(stick))(t)
	living := filepath.Join(t.TempDir(), "centre")
	_, err := Restore(r.ctx, SnapshotsUntil(all, data.Date{}, time.UTC), []byte("une autre phrase"), living, r.cfg, nothing)
	r.refused(err, "ne correspond pas")
	if len(SnapshotsUntil(all, data.Date{}, time.UTC)) != 2 || len(SnapshotsUntil(all, day(2021, 6, 14), time.UTC)) != 0 {
		t.Error(all)
	}
	if _, lost, err := RestoreBeside(r.ctx, SnapshotsUntil(all, data.Date{}, time.UTC), passphrase, living, r.cfg, nothing); err != nil || lost != 0 {
		t.Fatal(err)
	}
	if aside := ok(SwitchRestored(living, time.Now()))(t); aside != "" {
		t.Error(aside)
	}
	desk := ok(Open(living, passphrase, r.cfg))(t)
	if err := desk.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Restore(r.ctx, nil, passphrase, filepath.Join(t.TempDir(), "r"), r.cfg, nothing)
	r.refused(err, "pas de sauvegarde")
}
