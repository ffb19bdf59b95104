package store

import (
	"encoding/json"
	"fmt"
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
	return s.engine.write([]entry{kv})
}

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

// migrate runs what the store has not been through.
func (s *Store) migrate(list []done) error {
	for _, m := range migrations {
		if m.version <= list[len(list)-1].Version {
			continue
		}
		list = append(list, done{Version: m.version, At: s.clock().UTC()})
		if err := s.runMigration(m, list); err != nil {
			return fmt.Errorf("migration %d: %w", m.version, err)
		}
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
