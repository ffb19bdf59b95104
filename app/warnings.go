package app

import "certibloc/data/store"

// Warnings says, a sentence each, what makes the folder unsafe to work in though nothing is wrong yet.
func (d *Desk) Warnings() []string {
	warnings := d.core.store.Warnings()
	if d.core.memory.replaced != "" {
		warnings = append([]string{d.core.memory.replaced}, warnings...)
	}
	return warnings
}

// Hazard says in a sentence why a folder, which need not exist yet, is a dangerous place for a centre, or nothing.
func Hazard(folder string) string { return store.Hazard(folder) }
