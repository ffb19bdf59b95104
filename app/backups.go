package app

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/store"
)

// Backups is the area of the backups: where they go, when they were last verified, what they still hold.
type Backups struct{ core *core }

// Snapshot is one backup in a place.
type Snapshot = store.Snapshot

// BackupPlace is where backups are kept, with what is known of it.
type BackupPlace struct {
	Path  string
	Label string
	Local bool      // the folder « backups » of the centre itself
	Here  bool      // it can be reached now
	Last  time.Time // when the last verified backup was made; zero: never
	// Current says that nothing has changed since.
	Current  bool
	Failure  string // why the last try failed; empty once one has succeeded
	FailedAt time.Time
	// SameDisk says that it is on the disk of the centre's folder: what breaks the one breaks the other.
	SameDisk bool
	// Emptied says that the folder is there and that what was put into it is not: it is another stick, or was formatted.
	Emptied   bool
	Snapshots []Snapshot // the newest first; where it is not here, those that were seen last
}

// BackupStatus says in short how the backups are.
type BackupStatus struct {
	Last    time.Time // the last verified one, in any place; zero: never
	Changed bool      // something changed since
	Overdue bool      // and a week has passed
	Example bool      // the centre is the made-up one: nothing is lost with it
}

const backupWeek = 7 * 24 * time.Hour

// Places returns the places, the centre's own first.
func (a Backups) Places() ([]BackupPlace, error) {
	st, err := a.state()
	if err != nil {
		return nil, err
	}
	return a.places(st)
}

// places tells how the places of a state are now.
func (a Backups) places(st store.BackupState) ([]BackupPlace, error) {
	now, err := a.core.store.BackupMark()
	if err != nil {
		return nil, err
	}
	all := make([]BackupPlace, 0, len(st.Places))
	for _, p := range st.Places {
		path := a.pathOf(p)
		place := BackupPlace{Path: path, Label: p.Label, Local: p.Path == "", Last: p.Last.At, Current: p.Last.Same(now), Failure: p.Failure,
			FailedAt: p.FailedAt, Snapshots: p.Known}
		if here, err := a.core.store.PlaceSnapshots(path, a.formerOf(st)); err == nil {
			place.Here, place.Snapshots = true, here
			place.Current = place.Current && slices.ContainsFunc(here, func(s Snapshot) bool { return s.Seq == p.Last.Seq && s.At.Equal(p.Last.At.Truncate(time.Second)) })
		}
		switch {
		case place.Here:
		case place.Local: // what is not there any more can be made again
			place.Here, place.Current, place.Snapshots = true, false, nil
		default:
			info, err := os.Stat(path)
			place.Emptied = err == nil && info.IsDir()
		}
		place.SameDisk = place.Local || place.Here && store.SameDisk(path, a.core.store.Dir())
		all = append(all, place)
	}
	return all, nil
}

// state reads what is known of the places. What does not read any more is begun anew: the centre's own place is always there.
func (a Backups) state() (store.BackupState, error) {
	st, err := a.core.store.BackupState()
	if err != nil && !data.IsRefusal(err) {
		return st, err
	}
	if !slices.ContainsFunc(st.Places, func(p store.BackupPlace) bool { return p.Path == "" }) {
		st.Places = slices.Insert(st.Places, 0, store.BackupPlace{Label: "Ce poste"})
	}
	return st, nil
}

func (a Backups) pathOf(p store.BackupPlace) string {
	return cmp.Or(p.Path, store.LocalPlace(a.core.store.Dir()))
}

// formerOf returns the folders of the data keys before this one.
func (a Backups) formerOf(st store.BackupState) []string {
	if st.Folder == "" || st.Folder == a.core.store.BackupFolder() || slices.Contains(st.Former, st.Folder) {
		return st.Former
	}
	return append(slices.Clone(st.Former), st.Folder)
}

// AddPlace adds a folder outside the centre's, on a USB stick or a network drive for instance, and makes it ready.
func (a Backups) AddPlace(path, label string) error {
	if err := ActPlaces.allow(a.core.operator.Role); err != nil {
		return err
	}
	path, err := a.checkPlace(path)
	if err != nil {
		return err
	}
	a.core.saving.Lock()
	defer a.core.saving.Unlock()
	st, err := a.state()
	if err != nil {
		return err
	}
	if slices.ContainsFunc(st.Places, func(p store.BackupPlace) bool { return p.Path == path }) {
		return data.Refuse("« %s » est déjà un emplacement de sauvegarde.", path).Hint("Choisissez-en un autre.")
	}
	if err := a.core.store.PreparePlace(path); err != nil {
		return err
	}
	st.Places = append(st.Places, store.BackupPlace{Path: path, Label: cmp.Or(strings.TrimSpace(label), filepath.Base(path))})
	return a.core.store.SetBackupState(st)
}

// checkPlace refuses a place that is not a folder, or lies in the centre's own folder.
func (a Backups) checkPlace(path string) (string, error) {
	path, err := filepath.Abs(strings.TrimSpace(path))
	if err == nil {
		path, err = filepath.EvalSymlinks(path)
	}
	info, errStat := os.Stat(path)
	if err != nil || errStat != nil || !info.IsDir() {
		return "", data.Refuse("Ce dossier n’existe pas.").Hint("Branchez le support, puis choisissez un dossier qui s’y trouve.").Because(errors.Join(err, errStat))
	}
	own, err := filepath.Abs(a.core.store.Dir())
	if err == nil {
		own, err = filepath.EvalSymlinks(own)
	}
	if err != nil {
		return "", err
	}
	if rel, err := filepath.Rel(own, path); err == nil && (rel == "." || filepath.IsLocal(rel)) {
		return "", data.Refuse("Ce dossier est dans celui du centre : ce qui l’abîme abîmerait aussi la sauvegarde.").
			Hint("Choisissez un dossier sur une clé USB ou un lecteur du réseau.")
	}
	return path, nil
}

// RemovePlace forgets a place. The backups that lie there stay.
func (a Backups) RemovePlace(path string) error {
	if err := ActPlaces.allow(a.core.operator.Role); err != nil {
		return err
	}
	a.core.saving.Lock()
	defer a.core.saving.Unlock()
	st, err := a.state()
	if err != nil {
		return err
	}
	st.Places = slices.DeleteFunc(st.Places, func(p store.BackupPlace) bool { return p.Path != "" && p.Path == path })
	return a.core.store.SetBackupState(st)
}

// Status says in short how the backups are, from what is known of them: it does not look at the places.
func (a Backups) Status() (BackupStatus, error) {
	st, err := a.state()
	if err != nil {
		return BackupStatus{}, err
	}
	now, err := a.core.store.BackupMark()
	if err != nil {
		return BackupStatus{}, err
	}
	s := BackupStatus{Changed: true, Example: a.example()}
	for _, p := range st.Places {
		if p.Last.At.After(s.Last) {
			s.Last = p.Last.At
		}
		s.Changed = s.Changed && !p.Last.Same(now)
	}
	since := s.Last
	if since.IsZero() {
		err = a.core.store.Lines(func(l store.Line) bool { since = l.At; return true })
	}
	s.Overdue = s.Changed && !s.Example && !since.IsZero() && a.core.clock().Sub(since) >= backupWeek
	return s, err
}

// example reports whether the centre is the made-up one, which backs itself up only when one asks.
func (a Backups) example() bool {
	centre, err := Centre(a).Get()
	return err == nil && centre.Example
}

// BackupTime says when a backup was made: « hier à 17:40 ».
func BackupTime(t, now time.Time) string {
	t = t.In(now.Location())
	day, today := rncp.DateOf(t), rncp.DateOf(now)
	switch {
	case day == today:
		return "aujourd’hui à " + t.Format("15:04")
	case day == rncp.DateOf(now.AddDate(0, 0, -1)):
		return "hier à " + t.Format("15:04")
	}
	return "le " + day.French() + " à " + t.Format("15:04")
}

// When is BackupTime by the clock of the centre.
func (a Backups) When(t time.Time) string { return BackupTime(t, a.core.clock()) }

// Allowed reports whether the operator at the desk may back up, and whether he may choose the places.
func (a Backups) Allowed() (backup, places bool) {
	role := a.core.operator.Role
	return ActBackup.allow(role) == nil, ActPlaces.allow(role) == nil
}

// Wanted reports whether some place that is here lacks what has changed.
func (a Backups) Wanted() bool {
	all, err := a.Places()
	may, _ := a.Allowed()
	return err == nil && may && !a.example() && slices.ContainsFunc(all, wanted)
}

func wanted(p BackupPlace) bool { return p.Here && !p.Current }

// Due reports whether some place that is here lacks what has changed, and was not tried today.
func (a Backups) Due() bool {
	all, err := a.Places()
	may, _ := a.Allowed()
	return err == nil && may && !a.example() && slices.ContainsFunc(all, a.due)
}

func (a Backups) due(p BackupPlace) bool {
	return wanted(p) && !a.isToday(p.Last) && !a.isToday(p.FailedAt)
}

func (a Backups) isToday(t time.Time) bool {
	now := a.core.clock()
	y, m, d := now.Date()
	oy, om, od := t.In(now.Location()).Date()
	return y == oy && m == om && d == od
}

// Now backs up into every place that is here, whether something changed or not. A place that fails does not keep the others from
// their backup; the failures are returned together.
func (a Backups) Now(ctx context.Context, progress func(done, of int)) error {
	return a.run(ctx, progress, func(p BackupPlace) bool { return p.Here })
}

// Automatic backs up where something changed.
func (a Backups) Automatic(ctx context.Context, progress func(done, of int)) error {
	return a.run(ctx, progress, wanted)
}

// Daily backs up where something changed and nothing was tried today.
func (a Backups) Daily(ctx context.Context, progress func(done, of int)) error {
	return a.run(ctx, progress, a.due)
}
