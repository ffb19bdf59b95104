package store

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"certibloc/data"
	"certibloc/data/seal"
)

// A place is a folder that backups are kept in: the centre's own « backups », a USB stick, a network drive. In it each data key
// has one folder, whose name says nothing, with the objects that snapshots are made of and the snapshots themselves.
const (
	backupsName   = "backups"
	placePrefix   = "certibloc-"
	chunksName    = "chunks"
	snapshotsName = "snapshots"
	snapshotExt   = ".cbs"
	stampLayout   = "20060102T150405Z"
)

var (
	placeFolder  = regexp.MustCompile(`^` + placePrefix + `[0-9a-f]{8}$`)
	snapshotName = regexp.MustCompile(`^([0-9]{8}T[0-9]{6}Z)-([0-9]{1,18})\` + snapshotExt + `$`)
)

// ErrAbsent says that a place is not there: the stick is not plugged in, the drive not connected.
var ErrAbsent = errors.New("the place is not there")

// Snapshot is a backup that lies in a place. What it says of itself is in its name: who lacks the key can list it.
type Snapshot struct {
	Path string    `json:"path"`
	At   time.Time `json:"at"`  // UTC
	Seq  uint64    `json:"seq"` // of the journal's last line in it
}

// Folder returns the name of the folder, in its place, of the data key that the snapshot was made under.
func (s Snapshot) Folder() string { return filepath.Base(filepath.Dir(filepath.Dir(s.Path))) }

func snapshotPath(folder string, at time.Time, seq uint64) string {
	return filepath.Join(folder, snapshotsName, fmt.Sprintf("%s-%06d%s", at.UTC().Format(stampLayout), seq, snapshotExt))
}

func parseSnapshotName(path string) (Snapshot, bool) {
	parts := snapshotName.FindStringSubmatch(filepath.Base(path))
	if parts == nil {
		return Snapshot{}, false
	}
	at, errAt := time.Parse(stampLayout, parts[1])
	seq, errSeq := strconv.ParseUint(parts[2], 10, 64)
	return Snapshot{Path: path, At: at, Seq: seq}, errAt == nil && errSeq == nil
}

// LocalPlace is the place in the folder of a centre itself. It survives a mistake, not the disk.
func LocalPlace(dir string) string { return filepath.Join(dir, backupsName) }

// BackupFolder returns the name of this store's folder in any place. Another data key has another.
func (s *Store) BackupFolder() string {
	s.writer.Lock()
	defer s.writer.Unlock()
	return keysOf(s.key).folder
}

// PreparePlace makes the store's folder in a place. A place that is not prepared counts as absent: a folder where a stick was
// to be mounted must not be filled in its stead.
func (s *Store) PreparePlace(place string) error {
	if _, err := os.Stat(place); err != nil && place != LocalPlace(s.dir) {
		return absent(place, err)
	}
	folder := filepath.Join(place, s.BackupFolder())
	for _, name := range []string{documentsName, chunksName, snapshotsName} {
		if err := os.MkdirAll(filepath.Join(folder, name), 0o700); err != nil {
			return placeRefuses(place, err)
		}
	}
	return nil
}

func absent(place string, err error) error {
	return data.Refuse("L’emplacement « %s » n’est pas là.", place).
		Hint("Branchez le support ou connectez le lecteur, puis recommencez.").Because(errors.Join(ErrAbsent, err))
}

func placeRefuses(place string, err error) error {
	return data.Refuse("L’emplacement « %s » refuse l’écriture : la sauvegarde n’est pas faite.", place).
		Hint("Vérifiez qu’il est toujours branché, qu’il y reste de la place et que vous avez le droit d’y écrire. Les sauvegardes précédentes sont intactes.").Because(err)
}

// Snapshots lists the backups under a path, the newest first: that of a place, of a folder in it, of a centre's folder, or of
// one snapshot. It needs no key, and finds those of other centres too.
func Snapshots(path string) ([]Snapshot, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, absent(path, err)
	}
	if s, ok := parseSnapshotName(path); ok && info.Mode().IsRegular() {
		return []Snapshot{s}, nil
	}
	var found []Snapshot
	for _, folder := range backupFolders(path) {
		here, err := snapshotsIn(folder)
		if err != nil {
			return nil, absent(path, err)
		}
		found = append(found, here...)
	}
	slices.SortStableFunc(found, func(a, b Snapshot) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Seq, a.Seq)) })
	return found, nil
}

func backupFolders(path string) []string {
	if _, err := os.Stat(filepath.Join(path, snapshotsName)); err == nil {
		return []string{path}
	}
	var folders []string
	for _, at := range []string{path, LocalPlace(path)} {
		inside, _ := os.ReadDir(at) // a path without a folder « backups » is the rule
		for _, e := range inside {
			if e.IsDir() && placeFolder.MatchString(e.Name()) {
				folders = append(folders, filepath.Join(at, e.Name()))
			}
		}
	}
	return folders
}

func snapshotsIn(folder string) ([]Snapshot, error) {
	inside, err := os.ReadDir(filepath.Join(folder, snapshotsName))
	if err != nil {
		return nil, err
	}
	var found []Snapshot
	for _, e := range inside {
		if s, ok := parseSnapshotName(filepath.Join(folder, snapshotsName, e.Name())); ok && e.Type().IsRegular() {
			found = append(found, s)
		}
	}
	return found, nil
}

// sweepPlace removes what a backup that was stopped had half written.
func sweepPlace(folder string) error {
	for _, name := range []string{documentsName, chunksName, snapshotsName} {
		inside, err := os.ReadDir(filepath.Join(folder, name))
		if err != nil {
			return err
		}
		for _, e := range inside {
			if !seal.IsTemp(e.Name()) {
				continue
			}
			if err := os.Remove(filepath.Join(folder, name, e.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}

// objects returns the sizes of what a folder holds, by name.
func objects(dir string) (map[string]int64, error) {
	inside, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	sizes := make(map[string]int64, len(inside))
	for _, e := range inside {
		if !fileName.MatchString(strings.ToLower(e.Name())) {
			continue
		}
		info, err := e.Info()
		if err != nil {
			return nil, err
		}
		sizes[e.Name()] = info.Size()
	}
	return sizes, nil
}
