package app

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/store"
)

// Reference is the area of the register entries that a centre takes in beside the program's own.
type Reference struct{ core *core }

// FicheState is what the centre has of a register entry.
type FicheState struct {
	Fiche   *rncp.Fiche         // the latest version, whole or not
	Version data.InstalledFiche // its record; zero for the program's own
	Gaps    []rncp.Gap          // what keeps it from being used
	Used    int                 // sessions held or open with any version of it
}

// Own reports whether the entry comes with the program.
func (s FicheState) Own() bool { return s.Version.ID == "" }

// All returns the latest version of every entry, the one of new sessions first, those to be completed last.
func (a Reference) All() ([]FicheState, error) {
	var all []FicheState
	err := a.core.store.View(func(tx *store.Tx) error {
		used := map[string]int{}
		for s := range store.Sessions.All(tx) {
			used[s.Fiche]++
		}
		latest := map[string]data.InstalledFiche{}
		var drafts []FicheState
		for _, v := range data.CurrentFiches(slices.Collect(store.Fiches.All(tx))) {
			latest[v.Code] = v
			if v.Whole {
				continue
			}
			f, err := rncp.ParseDraft(v.Fiche)
			if err != nil {
				return data.Refuse("La fiche RNCP%s ne peut pas être relue.", v.Code).Hint("Mettez le programme à jour.").Because(err)
			}
			drafts = append(drafts, FicheState{Fiche: f, Version: v, Gaps: f.Gaps(), Used: used[v.Code]})
		}
		for _, f := range a.core.fiches() {
			if v := latest[f.Code]; v.ID == "" || v.Whole {
				all = append(all, FicheState{Fiche: f, Version: v, Used: used[f.Code]})
			}
		}
		all = append(all, drafts...)
		return nil
	})
	return all, err
}

// State returns the latest version of one entry.
func (a Reference) State(code string) (FicheState, error) {
	all, err := a.All()
	for _, s := range all {
		if s.Fiche.Code == code {
			return s, err
		}
	}
	if err == nil {
		err = data.Refuse("La fiche RNCP%s n’est pas dans ce dossier.", code).Hint("Importez-la d’abord.")
	}
	return FicheState{}, err
}

// Import takes in what was read from a file, all of it or nothing, each entry as a new version that supersedes the one
// before. It is used for new sessions once it is whole; sessions keep the version that they were opened with.
func (a Reference) Import(ctx context.Context, read FicheFile) ([]FicheState, error) {
	var all []FicheState
	err := a.core.act(ctx, ActFiche, "", func(tx *store.Tx) error {
		for _, entry := range read.Entries {
			v, err := a.core.newVersion(tx, entry.Fiche)
			if err != nil {
				return err
			}
			v.Source, v.On, v.Notes = read.Source, a.core.today(), entry.Notes
			if err := store.Fiches.Put(tx, v); err != nil {
				return err
			}
			all = append(all, FicheState{Fiche: entry.Fiche, Version: v, Gaps: entry.Fiche.Gaps()})
		}
		return nil
	})
	return all, err
}

// newVersion makes the record of a version that comes after the latest one of its code, and refuses the program's own and
// one in which nothing is new.
func (c *core) newVersion(tx *store.Tx, f *rncp.Fiche) (data.InstalledFiche, error) {
	v := data.InstalledFiche{ID: c.newID(), Code: f.Code, Whole: f.Validate() == nil}
	text, err := f.Encode()
	if err != nil {
		return v, fmt.Errorf("encode fiche: %w", err)
	}
	v.Fiche = text
	if slices.ContainsFunc(c.shelf.own, func(own *rncp.Fiche) bool { return own.Code == f.Code }) {
		return v, data.Refuse("La fiche RNCP%s est celle du programme : elle en dit plus que l’export.", f.Code).Hint("Il n’y a rien à importer.")
	}
	if before, ok := latestVersion(tx, f.Code); ok {
		if bytes.Equal(before.Fiche, text) {
			return v, data.Refuse("La fiche RNCP%s est déjà là, et rien n’y a changé.", f.Code)
		}
		v.Supersedes = before.ID
	}
	return v, nil
}

func latestVersion(tx *store.Tx, code string) (data.InstalledFiche, bool) {
	for _, v := range data.CurrentFiches(slices.Collect(store.Fiches.All(tx))) {
		if v.Code == code {
			return v, true
		}
	}
	return data.InstalledFiche{}, false
}

// Complete keeps a version in which a person has filled gaps, some of them or all. The number, title and blocs of the entry
// are the register's and do not change.
func (a Reference) Complete(ctx context.Context, f *rncp.Fiche) (FicheState, error) {
	state := FicheState{Fiche: f}
	err := a.core.act(ctx, ActComplete, "", func(tx *store.Tx) error {
		before, ok := latestVersion(tx, f.Code)
		if !ok {
			return data.Refuse("La fiche RNCP%s n’est pas à compléter dans ce dossier.", f.Code).Hint("Importez-la d’abord.")
		}
		old, err := rncp.ParseDraft(before.Fiche)
		if err != nil {
			return err
		}
		if old.Title != f.Title || !slices.EqualFunc(old.Blocs, f.Blocs, sameBloc) {
			return data.Refuse("L’intitulé et les blocs de la fiche RNCP%s sont ceux du registre.", f.Code).Hint("Pour les changer, importez un export plus récent.")
		}
		v, err := a.core.newVersion(tx, f)
		if err != nil {
			return err
		}
		v.Source, v.On, v.Notes = before.Source, before.On, before.Notes
		v.CompletedBy, v.CompletedOn = a.core.operator.Name, a.core.today()
		state.Version, state.Gaps = v, f.Gaps()
		return store.Fiches.Put(tx, v)
	})
	return state, err
}

func sameBloc(a, b rncp.Bloc) bool {
	return a.Key == b.Key && a.Number == b.Number && a.Title == b.Title
}

// Export writes the latest version of an entry in the program's own format, indented, whole or not at all: what one centre
// has completed another can import. It does not write over a file.
func (a Reference) Export(code, path string) error {
	s, err := a.State(onlyDigits([]string{code})[0])
	if err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return data.Refuse("« %s » existe déjà.", path).Hint("Donnez un autre nom : rien n’est écrasé.")
	}
	text, err := s.Fiche.Encode()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, text, "", "  "); err != nil {
		return fmt.Errorf("indent fiche: %w", err)
	}
	b.WriteByte('\n')
	return writeKept(path, b.Bytes())
}
