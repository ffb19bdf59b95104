package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/seal"
	"certibloc/data/store"
)

// Snapshots lists the backups under a path, the newest first: a place, a folder in it, a centre's folder, or one backup. It needs
// no passphrase.
func Snapshots(path string) ([]Snapshot, error) { return store.Snapshots(path) }

// SnapshotsUntil keeps of a list the newest backup of each data key that was made on a day or before; no day: the newest of all.
// A place may hold those of several centres, which only a passphrase tells apart.
func SnapshotsUntil(all []Snapshot, day data.Date, zone *time.Location) []Snapshot {
	var newest []Snapshot
	seen := map[string]bool{}
	for _, s := range all {
		late := !day.IsZero() && rncp.DateOf(s.At.In(zone)).After(day)
		if late || seen[s.Folder()] {
			continue
		}
		seen[s.Folder()] = true
		newest = append(newest, s)
	}
	return newest
}

// Restore makes a centre's folder, new or empty, out of the first of some backups that the secret opens: a passphrase of that day
// or what stood on the recovery sheet. Everything is opened and checked before it counts.
func Restore(ctx context.Context, from []Snapshot, secret []byte, dir string, cfg Config, progress func(done, of int)) (store.Restored, error) {
	cfg = cfg.withDefaults()
	var refused error
	for _, s := range from {
		r, err := store.Restore(ctx, s.Path, secret, dir, cfg.Store, progress)
		if !errors.Is(err, seal.ErrPassphrase) {
			return r, err
		}
		refused = cmp.Or(refused, err)
	}
	if refused == nil {
		refused = data.Refuse("Il n’y a pas de sauvegarde à cet endroit.").Hint("Choisissez le dossier qui contient « certibloc-… », sur la clé ou le lecteur.")
	}
	return store.Restored{}, refused
}

// RestoreBeside is Restore into a folder beside the living one, which SwitchRestored then puts in its place. lost is how many acts
// of the living folder, as far as it can tell, are not in the backup.
func RestoreBeside(ctx context.Context, from []Snapshot, secret []byte, living string, cfg Config, progress func(done, of int)) (r store.Restored, lost uint64, err error) {
	if err := store.ClearRestore(living); err != nil {
		return r, 0, err
	}
	if r, err = Restore(ctx, from, secret, store.RestoreFolder(living), cfg, progress); err != nil {
		return r, 0, err
	}
	if seq, ok := store.HeadOf(living); ok && seq > r.Seq {
		lost = seq - r.Seq
	}
	return r, lost, nil
}

// RestoreBeside is the function of that name for the folder that the desk is open on.
func (a Backups) RestoreBeside(ctx context.Context, from []Snapshot, secret []byte, progress func(done, of int)) (r store.Restored, lost uint64, err error) {
	if err := ActRestore.allow(a.core.operator.Role); err != nil {
		return r, 0, err
	}
	cfg := Config{Clock: a.core.clock, Rand: a.core.rand, Program: a.core.program}
	return RestoreBeside(ctx, from, secret, a.core.store.Dir(), cfg, progress)
}

// AboutRestore says what a restore gave, and how many acts since are not in it.
func (a Backups) AboutRestore(r store.Restored, lost uint64) string {
	return AboutRestore(r, lost, a.core.clock().Location())
}

// SwitchRestored puts what RestoreBeside has made in the place of the living folder, which must be closed, and returns where that
// one now is; empty where there was none.
func SwitchRestored(living string, now time.Time) (aside string, err error) {
	return store.Switch(living, now)
}

// FinishSwitch ends a switch that was stopped in the middle. It is called before one looks whether the folder exists.
func FinishSwitch(living string) error { return store.FinishSwitch(living) }

// AboutRestore says what a restore gave, and how many acts of the living folder are not in it.
func AboutRestore(r store.Restored, lost uint64, zone *time.Location) string {
	text := fmt.Sprintf("La sauvegarde du %s est entière et vérifiée.", r.At.In(zone).Format("02/01/2006 à 15:04"))
	switch {
	case lost == 1:
		text += " Un enregistrement fait depuis n’y est pas."
	case lost > 1:
		text += fmt.Sprintf(" %d enregistrements faits depuis n’y sont pas.", lost)
	}
	switch n := len(r.Missing); {
	case n == 1:
		text += " Il y manque " + r.Missing[0] + ", que le dossier avait déjà perdu."
	case n > 1:
		text += fmt.Sprintf(" Il y manque %d documents que le dossier avait déjà perdus.", n)
	}
	return text
}
