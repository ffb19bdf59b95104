package data

import (
	"encoding/json"

	"certibloc/data/rncp"
)

// InstalledFiche is a version of a register entry that the centre has taken in beside the program's own. Versions are
// added, never changed: a session keeps the one that it was opened with.
type InstalledFiche struct {
	ID   ID     `json:"id"`
	Code string `json:"code"` // the number alone: « 36612 »
	// Fiche is the entry, as rncp.ParseDraft reads it.
	Fiche json.RawMessage `json:"fiche"`
	// Whole says that nothing is missing: only then is it used for sessions.
	Whole  bool   `json:"whole"`
	Source string `json:"source"` // the file it came from, and of what kind
	On     Date   `json:"on"`     // of the import
	// Notes are what the import found worth a look. They keep nothing from being used.
	Notes []rncp.Gap `json:"notes,omitempty"`
	// CompletedBy and CompletedOn are who last filled gaps, and when; empty for what came so from its source.
	CompletedBy string `json:"completedBy,omitempty"`
	CompletedOn Date   `json:"completedOn"`
	// Supersedes is the version before.
	Supersedes ID `json:"supersedes,omitempty"`
}

// Key returns the version's identifier.
func (f InstalledFiche) Key() ID { return f.ID }

// Validate refuses what is no fiche, or one said to be whole that is not.
func (f InstalledFiche) Validate() error {
	if blank(f.Source) || tooLong(f.Source, 200) || !f.On.Valid() {
		return Refuse("La fiche n’a pas de source ou pas de date d’import.")
	}
	entry, err := rncp.ParseDraft(f.Fiche)
	if err == nil && entry.Code != f.Code {
		return Refuse("La fiche gardée sous le numéro %s est celle de RNCP%s.", f.Code, entry.Code)
	}
	if err == nil && f.Whole {
		err = entry.Validate()
	}
	if err != nil {
		return Refuse("La fiche RNCP%s ne peut pas être gardée : %v", f.Code, err).Because(err)
	}
	return nil
}

// CurrentFiches returns the latest version of each entry.
func CurrentFiches(all []InstalledFiche) []InstalledFiche {
	return current(all, func(f InstalledFiche) ID { return f.Supersedes })
}
