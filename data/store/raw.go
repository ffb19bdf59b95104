package store

import (
	"encoding/json"
	"fmt"

	"certibloc/data"
)

// TableNames are the names of all the tables, in the order in which they were declared: what a record points to stands, with few
// exceptions, in a table before its own.
func TableNames() []string {
	names := make([]string, len(schema))
	for i, t := range schema {
		names[i] = t.name
	}
	return names
}

// TableVersion returns the version of the shape of a table's records, 0 for a table that there is not.
func TableVersion(name string) uint8 {
	if t := tableOf(name); t != nil {
		return t.version
	}
	return 0
}

func tableOf(name string) *tableInfo {
	for _, t := range schema {
		if t.name == name {
			return t
		}
	}
	return nil
}

// Records calls fn with every record of a table, by its name, in the order of their keys.
func Records(tx *Tx, table string, fn func(data.Record) error) error {
	t := tableOf(table)
	if t == nil {
		return fmt.Errorf("store: no table %q", table)
	}
	for _, id := range tx.keys(t) {
		if r, ok := tx.get(t, id); ok {
			if err := fn(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// PutRecord adds to a table, by its name, a record as Records and JSON have written it. It validates it as Put does.
func PutRecord(tx *Tx, table string, body []byte) error {
	t := tableOf(table)
	if t == nil {
		return fmt.Errorf("store: no table %q", table)
	}
	record, err := t.decode(body)
	if err != nil {
		return fmt.Errorf("decode %s: %w", t.name, err)
	}
	if err := record.Validate(); err != nil {
		return err
	}
	if err := checkID(record.Key()); err != nil {
		return fmt.Errorf("put in %s: %w", t.name, err)
	}
	again, err := json.Marshal(record)
	if err != nil {
		return fmt.Errorf("encode %s %s: %w", t.name, record.Key(), err)
	}
	return tx.put(t, record, again)
}
