package app

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"certibloc/data"
	"certibloc/data/cdc"
	"certibloc/data/seal"
)

// Merge says what is merged, and into which files. None of them may be there already.
type Merge struct {
	Parcels  []string
	Identity seal.Identity // for parcels that are encrypted for the network
	XML      string        // the national file; empty for none
	CSV      string        // the same as a table; empty for none
	Doubles  string        // the table of those who look alike, written where there are any
	// Declared are the reports on earlier files: what they say is accepted is not declared again, unless its centre has
	// corrected it.
	Declared []string
	// Settled is that table, filled in by a person; empty for none.
	Settled string
}

// Merged is what has come of it.
type Merged struct {
	Notes     []string   // sentences on parcels that were left aside, and on the schema
	Files     []cdc.File // written, none without XML
	Paths     []string   // theirs, and those of the tables
	Declared  int        // certifications
	Parcels   int        // merged
	Centres   int
	Withdrawn int // by their centres
	Before    int // accepted before, so not declared again
	Doubles   []NetworkDouble
}

// Held counts the certifications that are not declared, because the same person has them already.
func (m Merged) Held() int {
	n := 0
	for _, d := range m.Doubles {
		if d.Held {
			n++
		}
	}
	return n
}

// Open counts the likenesses that nobody has settled.
func (m Merged) Open() int {
	n := 0
	for _, d := range m.Doubles {
		if d.Settled == "" {
			n++
		}
	}
	return n
}

// Merge verifies parcels and merges them into the national file. Where anything is wrong it tells all of it and writes
// nothing.
func (n NetworkDesk) Merge(ctx context.Context, m Merge) (done Merged, err error) {
	settings, err := n.mergeSettings(m)
	if err != nil {
		return done, err
	}
	settled, err := readSettled(m.Settled)
	if err != nil {
		return done, err
	}
	before, err := readDeclared(m.Declared)
	if err != nil {
		return done, err
	}
	b, err := n.openBatch(m.Parcels, m.Identity)
	if err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, b.close()) }()
	x, err := b.index(ctx, declarable(settings, n.now()))
	if err != nil {
		return done, err
	}
	if done.Doubles, err = b.doubles(ctx, x, settled); err != nil {
		return done, err
	}
	done.Notes, done.Withdrawn, done.Before = b.notes, x.gone, x.declaredBefore(before)
	if b.parcels[0].manifest.Example {
		done.Notes = append(done.Notes, "Ces lots sont du centre d’exemple : rien de ce qui en vient ne se dépose.")
	}
	if note := settings.Unconfirmed(); note != "" && m.XML != "" {
		done.Notes = append(done.Notes, note)
	}
	done.Parcels, done.Centres = b.count()
	return done, n.write(ctx, m, settings, b, x, &done)
}

// count returns how many parcels are merged, of how many centres.
func (b *batch) count() (parcels, centres int) {
	codes := map[string]bool{}
	for _, p := range b.parcels {
		if !p.superseded {
			parcels++
			codes[p.manifest.Centre.Code] = true
		}
	}
	return parcels, len(codes)
}

// mergeSettings returns the settings, and refuses to begin where the files could not be written.
func (n NetworkDesk) mergeSettings(m Merge) (cdc.Settings, error) {
	settings, err := n.Settings()
	switch {
	case err != nil:
		return settings, err
	case m.XML != "" && settings.Sender == "":
		return settings, data.Refuse("Les identifiants que la Caisse des Dépôts a donnés au certificateur ne sont pas réglés.").
			Hint("Donnez-les une fois : certibloc network settings --id-client … --id-contrat …")
	}
	for _, path := range []string{m.XML, m.CSV, m.Doubles} {
		if path == "" {
			continue
		}
		if err := absent(path); err != nil {
			return settings, err
		}
	}
	return settings, nil
}

// absent refuses a path where there is something already.
func absent(path string) error {
	_, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return data.Refuse("« %s » ne peut pas être écrit.", path).Hint("Vérifiez le dossier.").Because(err)
	}
	return data.Refuse("« %s » existe déjà.", path).Hint("Déplacez-le ou donnez un autre nom : rien n’est écrasé.")
}

// readDeclared reads the reports on earlier files: what any of them accepts was accepted, whatever another said before.
func readDeclared(reports []string) (verdicts, error) {
	accepted := verdicts{}
	for _, path := range reports {
		said, parcels, err := readReports([]string{path})
		switch {
		case len(parcels) > 0:
			return nil, data.Refuse("« %s » n’est pas un accusé de traitement.", filepath.Base(path)).Hint("Donnez à --declared les accusés XML des fichiers déjà déposés.")
		case err != nil:
			return nil, err
		}
		for key, v := range said {
			if v.accepted {
				accepted[key] = v
			}
		}
	}
	return accepted, nil
}

// declaredBefore takes out what was accepted before, and counts it. A correction is declared again.
func (x *index) declaredBefore(accepted verdicts) int {
	n := 0
	for i := range x.lines {
		line := &x.lines[i]
		if accepted[line.key] != nil && !line.corrected && !line.gone && !line.held {
			line.held = true
			n++
		}
	}
	return n
}
