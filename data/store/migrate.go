package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"certibloc/data"
)

// firstVersion is that of the oldest store.
const firstVersion = 1

// done is a migration that a store has been through. The first is its creation.
type done struct {
	Version int       `json:"version"`
	At      time.Time `json:"at"`
}

// migration brings a store to a version, as one act with its line in the journal.
type migration struct {
	version int
	name    string // of the act
	run     func(*Tx) error
}

// migrations are in the order of their versions, from 2.
var migrations = []migration{{2, "migration.règlement", completeRules}}

// completeRules gives the settings that came later their defaults, in the centre and in its sessions.
func completeRules(tx *Tx) error {
	for c := range Centres.All(tx) {
		c.Rules = c.Rules.Completed()
		if err := Centres.Put(tx, c); err != nil {
			return err
		}
	}
	for s := range Sessions.All(tx) {
		s.Rules = s.Rules.Completed()
		if err := Sessions.Put(tx, s); err != nil {
			return err
		}
	}
	return nil
}

func schemaEntry(list []done) (entry, error) {
	body, err := json.Marshal(list)
	if err != nil {
		return entry{}, fmt.Errorf("encode schema: %w", err)
	}
	return entry{keySchema, wrap(keySchema, 1, body)}, nil
}

// recordCreation notes the version of a new store.
func (s *Store) recordCreation() error {
	list := []done{{Version: newestVersion(), At: s.clock().UTC()}}
	kv, err := schemaEntry(list)
	if err != nil {
		return err
	}
	s.schema = list
	return s.engine.write([]entry{kv})
}

// version is the last migration that the store has been through.
func (s *Store) version() int { return s.schema[len(s.schema)-1].Version }

// schemaDone returns the migrations that the store has been through. It refuses a store newer than the program.
func (e *engine) schemaDone() ([]done, error) {
	value, found, err := e.get(keySchema)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, damage(errEnvelope, "Le registre de ce dossier a perdu son numéro de version.")
	}
	_, body, err := unwrap(keySchema, value)
	if err != nil {
		return nil, damage(err, "Le numéro de version du registre est abîmé.")
	}
	var list []done
	if err := json.Unmarshal(body, &list); err != nil || len(list) == 0 {
		return nil, damage(err, "Le numéro de version du registre est abîmé.")
	}
	if last := list[len(list)-1].Version; last > newestVersion() {
		return nil, data.Refuse("Ce dossier a été ouvert par une version plus récente de Certibloc (registre %d, ce programme connaît %d).", last, newestVersion()).
			Hint("Installez la dernière version du programme. Rien n’a été modifié.")
	}
	return list, nil
}

func newestVersion() int {
	if n := len(migrations); n > 0 {
		return migrations[n-1].version
	}
	return firstVersion
}

// migrate runs what the store has not been through: after a verified backup in the folder's own place, and a rehearsal on what
// that backup restores. A failure of either leaves the folder as it was. Stopped between two migrations, the next opening goes on.
func (s *Store) migrate() error {
	if s.version() == newestVersion() {
		return nil
	}
	ctx := context.Background() // an opening is short, and is not interrupted
	before, err := s.backupBefore(ctx)
	if err == nil {
		err = s.rehearseMigrations(ctx, before)
	}
	if err != nil {
		return data.Refuse("Ce dossier vient d’une version plus ancienne de Certibloc (registre %d), et sa mise à jour a échoué : %s", s.version(), sentence(err)).
			Hint("Rien n’a été modifié : l’ancienne version l’ouvre encore. Vérifiez la place sur le disque, puis recommencez.").Because(err)
	}
	if err := s.runMigrations(); err != nil {
		return err
	}
	if err := s.sound(ctx); err != nil {
		return data.Refuse("La mise à jour du dossier n’a pas donné ce qu’elle devait : %s", sentence(err)).
			Hint("Restaurez la sauvegarde faite juste avant, qui est dans le dossier « %s » du centre.", backupsName).Because(err)
	}
	return nil
}

func (s *Store) backupBefore(ctx context.Context) (Backup, error) {
	if err := s.PreparePlace(LocalPlace(s.dir)); err != nil {
		return Backup{}, err
	}
	return s.Backup(ctx, LocalPlace(s.dir), nil)
}

// rehearseMigrations migrates and checks what the backup restores, in a folder that is thrown away.
func (s *Store) rehearseMigrations(ctx context.Context, before Backup) (err error) {
	r, err := s.restoringOf(ctx, before.Path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(r.dir)) }()
	if err := r.run(); err != nil {
		return err
	}
	lock, err := takeLock(r.dir)
	if err != nil {
		return err
	}
	copied, err := open(r.dir, r.key, lock, r.opt)
	defer func() { err = errors.Join(err, copied.Close()) }()
	if err != nil {
		return err
	}
	if err := copied.runMigrations(); err != nil {
		return err
	}
	return copied.sound(ctx)
}

// sound returns the first finding of a check as an error.
func (s *Store) sound(ctx context.Context) error {
	found, err := s.Check(ctx)
	found = slices.DeleteFunc(found, func(f Finding) bool {
		return f.Kind == FindingDocument || f.Kind == FindingOrphan || f.Kind == FindingForeign
	})
	if err == nil && len(found) > 0 {
		err = data.Refuse("%s", found[0].Text)
	}
	return err
}

// sentence is an error as it stands within another sentence.
func sentence(err error) string {
	var r *data.Refusal
	if errors.As(err, &r) {
		return r.What
	}
	return "le disque a refusé une lecture ou une écriture."
}

func (s *Store) runMigrations() error {
	for _, m := range migrations {
		if m.version <= s.version() {
			continue
		}
		list := append(slices.Clone(s.schema), done{Version: m.version, At: s.clock().UTC()})
		if err := s.runMigration(m, list); err != nil {
			return fmt.Errorf("migration %d: %w", m.version, err)
		}
		s.schema = list
	}
	return nil
}

// migrationID is the identifier of the act that a migration is.
func migrationID(m migration) data.ID { return data.ID(fmt.Sprintf("migration-%d", m.version)) }

func (s *Store) runMigration(m migration, list []done) error {
	kv, err := schemaEntry(list)
	if err != nil {
		return err
	}
	tx := &Tx{base: s.mem, writable: true}
	defer tx.end()
	if err := m.run(tx); err != nil {
		return err
	}
	act := data.Act{ID: migrationID(m), At: s.clock(), Name: m.name}
	return s.commit(act, tx, []entry{kv})
}
