package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"certibloc/data"
	"certibloc/data/seal"

	"github.com/dgraph-io/badger/v4"
)

// The guard looks before Badger opens, because Badger opens almost anything: without a MANIFEST it starts empty and deletes
// the tables, a WAL with a wrong byte is cut there, and a cut table stops the whole program. What the guard itself opens is
// opened for reading.

// lookAtFolder refuses a folder that is not a centre's, from the names in it alone.
func lookAtFolder(dir string) error {
	inside, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return data.Refuse("Le dossier « %s » n’existe pas.", dir).Hint("Choisissez le dossier du centre, ou créez un centre.").Because(err)
	case err != nil:
		return data.Refuse("Le dossier « %s » ne se lit pas.", dir).Hint("Vérifiez vos droits sur ce dossier, ou choisissez-en un autre.").Because(err)
	case len(inside) == 0:
		return data.Refuse("Le dossier « %s » est vide.", dir).Hint("Choisissez le dossier du centre, ou créez un centre.")
	}
	var missing []string
	for _, name := range []string{keyringName, headName, engineName, documentsName} {
		_, err := os.Lstat(filepath.Join(dir, name))
		if err != nil && name == keyringName {
			_, err = os.Lstat(filepath.Join(dir, ringCopyName))
		}
		if err != nil {
			missing = append(missing, name)
		}
	}
	switch {
	case len(missing) >= 3:
		return data.Refuse("Le dossier « %s » n’est pas celui d’un centre : il contient autre chose.", dir).
			Hint("Choisissez le dossier du centre. Rien n’a été modifié.")
	case len(missing) == 1 && missing[0] == headName:
		return damage(fs.ErrNotExist, "Le fichier HEAD, qui dit où en est le registre, manque. "+
			"Si la création du centre vient d’être interrompue, supprimez ce dossier et recommencez.")
	case len(missing) > 0:
		return damage(fs.ErrNotExist, "Il manque « %s » dans le dossier du centre.", missing[0])
	}
	return nil
}

// guard refuses an engine folder that Badger would spoil, lose or die of. at is what HEAD says.
func guard(dir string, key seal.Key, at mark, child func([]byte) ([]byte, error)) error {
	for _, name := range []string{badger.ManifestFilename, badger.KeyRegistryFileName} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() == 0 {
			return damage(err, "Le fichier « store/%s » du registre manque ou est vide.", name)
		}
	}
	if err := checkRegistry(dir); err != nil {
		return damage(err, "Le fichier « store/%s » du registre est abîmé.", badger.KeyRegistryFileName)
	}
	manifest, whole, err := readManifest(dir)
	if err != nil {
		return damage(err, "Le fichier « store/%s » du registre est abîmé.", badger.ManifestFilename)
	}
	tables, err := tableFiles(dir)
	if err != nil {
		return damage(err, "Le registre ne se lit pas.")
	}
	for id := range manifest.Tables {
		if !tables[id] {
			return damage(fs.ErrNotExist, "Le fichier « store/%s » du registre manque.", tableName(id))
		}
	}
	damaged, err := verifyTables(dir, key, manifest)
	if err != nil {
		return damage(err, "Le fichier « store/%s » du registre est abîmé.", badger.KeyRegistryFileName)
	}
	for id, err := range damaged {
		return damage(err, "Le fichier « store/%s » du registre est abîmé.", tableName(id))
	}
	tidy, err := stoppedWell(dir)
	if err != nil {
		return damage(err, "Le registre ne se lit pas.")
	}
	if whole && tidy && len(tables) == len(manifest.Tables) {
		return nil
	}
	return rehearse(dir, key, at, child)
}

// readManifest returns what Badger's MANIFEST lists; whole is false when its end is torn, which Badger would cut.
func readManifest(dir string) (m badger.Manifest, whole bool, err error) {
	f, err := os.Open(filepath.Join(dir, badger.ManifestFilename))
	if err != nil {
		return m, false, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	m, end, err := badger.ReplayManifestFile(f, 0, badger.DefaultOptions(dir).WithLogger(&complaints{}))
	if err != nil {
		return m, false, err
	}
	info, err := f.Stat()
	if err != nil {
		return m, false, err
	}
	return m, end == info.Size(), nil
}

// stoppedWell reports whether Badger was closed: it then leaves no memtable behind.
func stoppedWell(dir string) (bool, error) {
	left, err := filepath.Glob(filepath.Join(dir, "*.mem"))
	return len(left) == 0, err
}

// verifyTables reads every block of every table, on all cores, and returns what is wrong with which.
func verifyTables(dir string, key seal.Key, m badger.Manifest) (map[uint64]error, error) {
	registry, err := badger.OpenKeyRegistry(badger.KeyRegistryOptions{Dir: dir, ReadOnly: true, EncryptionKey: key[:]})
	if err != nil {
		return nil, fmt.Errorf("key registry: %w", err)
	}
	var mu sync.Mutex
	damaged := map[uint64]error{}
	var all sync.WaitGroup
	room := make(chan struct{}, runtime.NumCPU())
	for id, t := range m.Tables {
		room <- struct{}{}
		all.Go(func() {
			defer func() { <-room }()
			if err := verifyTable(dir, id, t, registry); err != nil {
				mu.Lock()
				defer mu.Unlock()
				damaged[id] = err
			}
		})
	}
	all.Wait()
	return damaged, nil
}

// rehearse opens a copy of the engine folder and compares it with HEAD, when the program was not stopped as it should or
// something is left over: Badger would then change files, and lose for good what a damaged byte hides from it.
func rehearse(dir string, key seal.Key, at mark, child func([]byte) ([]byte, error)) error {
	copied := filepath.Join(filepath.Dir(dir), rehearsalName)
	if err := os.RemoveAll(copied); err != nil {
		return fmt.Errorf("clear rehearsal: %w", err)
	}
	err := errors.Join(rehearseIn(dir, copied, key, at, child), os.RemoveAll(copied))
	if err != nil {
		return err
	}
	return removeEmptyLogs(dir)
}

func rehearseIn(dir, copied string, key seal.Key, at mark, child func([]byte) ([]byte, error)) error {
	if err := copyEngine(dir, copied); err != nil {
		return data.Refuse("Certibloc s’est arrêté brutalement, et le registre n’a pas pu être copié pour être vérifié.").
			Hint("Libérez de la place sur le disque, puis recommencez. Rien n’a été modifié.").Because(err)
	}
	if child != nil {
		return inChild(child, copied, key, at)
	}
	return openCopy(copied, key, at)
}
