package app

import (
	"context"
	"fmt"
	"strings"
	"time"

	"certibloc/data/store"
)

// Repaired says what a repair gave.
type Repaired = store.Repaired

// RepairBeside makes, beside a damaged folder, one of a backup and of everything that the damaged one still holds, which
// SwitchRestored then puts in its place. The secret opens the damaged folder, and fromSecret the backup, where the first does not.
// No backup given: the newest of those that the folder knows of that is whole.
func RepairBeside(ctx context.Context, from []Snapshot, secret, fromSecret []byte, living string, cfg Config, progress func(done, of int)) (Repaired, error) {
	if err := store.ClearRestore(living); err != nil {
		return Repaired{}, err
	}
	return RepairInto(ctx, from, secret, fromSecret, living, store.RestoreFolder(living), cfg, progress)
}

// RepairInto is RepairBeside into a folder that is new or empty.
func RepairInto(ctx context.Context, from []Snapshot, secret, fromSecret []byte, damaged, dir string, cfg Config, progress func(done, of int)) (Repaired, error) {
	cfg = cfg.withDefaults()
	return store.Repair{Damaged: damaged, Secret: secret, Dir: dir, From: from, FromSecret: fromSecret}.Do(ctx, cfg.Store, progress)
}

// AboutRepair says what a repair gave, and what is lost for good.
func AboutRepair(r Repaired, zone *time.Location) string {
	text := []string{AboutRestore(r.Restored, 0, zone)}
	switch {
	case r.Unread:
		text = append(text, "Le journal du dossier abîmé ne se lit plus : ce qui a été fait depuis la sauvegarde est à refaire.")
	case r.Resumed == 1:
		text = append(text, "Un acte fait depuis la complète.")
	case r.Resumed > 1:
		text = append(text, fmt.Sprintf("%d actes faits depuis la complètent.", r.Resumed))
	}
	switch {
	case r.Lines > r.Upto:
		lost := lostWords(store.Span{From: r.Upto + 1, To: r.Lines}, r.Lines)
		text = append(text, "Perdu : "+strings.ToLower(lost[:1])+lost[1:]+" À refaire d’après vos papiers ; avant d’émettre, comparez le prochain numéro avec celui du dernier document imprimé.")
	case r.Lines > 0 && len(r.Gone) == 0:
		text = append(text, "Rien n’est perdu.")
	}
	text = append(text, r.Gone...)
	if r.Former {
		text = append(text, "Les phrases de passe sont celles du jour de la sauvegarde.")
	}
	return strings.Join(text, " ")
}
