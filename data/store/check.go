package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"certibloc/data"
	"certibloc/data/seal"
)

// FindingKind tells findings apart.
type FindingKind string

// The kinds of finding, and what Where holds in each.
const (
	FindingTable    FindingKind = "fichier"          // a file of Badger's is damaged; its name
	FindingRecord   FindingKind = "enregistrement"   // a record is damaged, lost, or not what the journal says; table and id
	FindingJournal  FindingKind = "journal"          // a line is damaged or breaks the chain; its sequence
	FindingPayload  FindingKind = "contenu"          // a line's payload is missing or is not the one it was written with; its sequence
	FindingHead     FindingKind = "tête"             // HEAD is not at the last line
	FindingDocument FindingKind = "document"         // the file of a document is missing or damaged; its SHA-256
	FindingOrphan   FindingKind = "document inutile" // a file that no document names, left by a crash; its SHA-256
	FindingForeign  FindingKind = "fichier étranger" // a file in documents/ that is not ours; its name
	FindingKeys     FindingKind = "clés"             // keyring.json or KEYREGISTRY is damaged; its name
)

// Finding is one thing wrong with a folder.
type Finding struct {
	Kind  FindingKind
	Where string
	Text  string // what the user reads
}

// check is one verification in progress.
type check struct {
	s        *Store
	ctx      context.Context
	found    []Finding
	written  map[string]string // what the journal says: hash of the last value, by record key
	disposed bool              // whether some payload is missing without a disposal, so that written has gaps
	gone     map[string]bool   // the keys of records that were disposed of
	odd      []oddPayload      // payloads that are not those of their lines
	reduced  map[uint64]string // what disposals under a visa left of payloads: their hashes, by sequence
}

func (c *check) add(kind FindingKind, where, format string, args ...any) {
	c.found = append(c.found, Finding{Kind: kind, Where: where, Text: fmt.Sprintf(format, args...)})
}

// Check reads everything again from the disk and returns what is wrong, or nothing. No act runs meanwhile, except during the
// documents. Its error is the context's, or says that the check itself could not be done.
func (s *Store) Check(ctx context.Context) ([]Finding, error) {
	if err := s.refusePast(); err != nil {
		return nil, err
	}
	c := &check{s: s, ctx: ctx, written: map[string]string{}, gone: map[string]bool{}, reduced: map[uint64]string{}}
	documents, err := c.register()
	if err != nil {
		return c.found, err
	}
	return c.found, c.documents(documents)
}

// register checks all but the files, whose list it returns.
func (c *check) register() ([]kept, error) {
	c.s.writer.Lock()
	defer c.s.writer.Unlock()
	if c.s.closed {
		return nil, errClosed
	}
	steps := []func() error{c.tables, c.journal, c.records, c.head}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
		if len(c.found) > 0 && c.found[len(c.found)-1].Kind == FindingTable {
			break // what a damaged table seems to hold says nothing, and reading on could end the program
		}
	}
	return keptFiles(c.s.mem), nil
}

// keptFiles lists the files that records name, each once.
func keptFiles(mem memory) []kept {
	tx := &Tx{base: mem}
	var files []kept
	logos := map[string]int{} // many documents name the same
	note := func(list []data.Logo) {
		for _, l := range list {
			logos[l.SHA256] = l.Size
		}
	}
	for d := range Documents.All(tx) {
		files = append(files, kept{d.SHA256, d.Size, fmt.Sprintf("du document %s", d.Number)})
		note(d.Sheet.Logos)
	}
	for centre := range Centres.All(tx) {
		note(centre.Logos)
	}
	for sha, size := range logos {
		files = append(files, kept{sha, size, "d’un logo"})
	}
	for p := range Parcels.All(tx) {
		files = append(files, kept{p.SHA256, p.Size, "du lot " + p.Name}, kept{p.Index, p.IndexSize, "de la liste du lot " + p.Name})
	}
	for r := range Receipts.All(tx) {
		files = append(files, kept{r.SHA256, r.Size, fmt.Sprintf("de l’accusé « %s »", r.File)})
	}
	for p := range PapersBack.All(tx) {
		if p.Scan != nil {
			files = append(files, kept{p.Scan.SHA256, p.Scan.Size, fmt.Sprintf("numérisé « %s »", p.Scan.Name)})
		}
	}
	slices.SortStableFunc(files, func(a, b kept) int { return cmp.Compare(a.sha, b.sha) })
	return slices.CompactFunc(files, func(a, b kept) bool { return a.sha == b.sha && a.size == b.size })
}

// kept is a file that a record names.
type kept struct {
	sha  string
	size int
	name string
}

// tables reads Badger's tables on the disk, without its caches. A compaction may replace tables meanwhile: look again.
func (c *check) tables() error {
	for try := 0; ; try++ {
		manifest, _, err := readManifest(c.s.engine.dir)
		if err != nil {
			c.add(FindingTable, "MANIFEST", "Le fichier « store/MANIFEST » est abîmé : faites une sauvegarde avant de fermer Certibloc.")
			return nil
		}
		damaged, err := verifyTables(c.s.engine.dir, c.s.engine.key, manifest)
		if err != nil {
			c.add(FindingTable, "KEYREGISTRY", "Le fichier « store/KEYREGISTRY » est abîmé : faites une sauvegarde avant de fermer Certibloc.")
			return nil
		}
		if len(damaged) > 0 && try < 3 {
			continue
		}
		for id := range damaged {
			c.add(FindingTable, tableName(id), "Le fichier « store/%s » du registre est abîmé.", tableName(id))
		}
		return c.ctx.Err()
	}
}

// head compares HEAD, as it is on the disk, with the journal.
func (c *check) head() error {
	at, err := c.s.head.read()
	if err != nil || at != (mark{c.s.seq, c.s.hash}) {
		c.add(FindingHead, headName, "Le fichier HEAD n’indique pas la dernière ligne du journal.")
	}
	return nil
}

// documents checks that every document and scan has its bytes, and every file its record.
func (c *check) documents(list []kept) error {
	known := map[string]bool{}
	for _, d := range list {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		known[d.sha] = true
		plain, err := c.s.File(d.sha)
		switch {
		case errors.Is(err, os.ErrNotExist):
			c.add(FindingDocument, d.sha, "Le fichier %s manque.", d.name)
		case err != nil:
			c.add(FindingDocument, d.sha, "Le fichier %s est abîmé.", d.name)
		case len(plain) != d.size:
			c.add(FindingDocument, d.sha, "Le fichier %s n’a pas la taille enregistrée.", d.name)
		}
	}
	inside, err := os.ReadDir(filepath.Join(c.s.dir, documentsName))
	if err != nil {
		return fmt.Errorf("list documents: %w", err)
	}
	for _, e := range inside {
		switch name := e.Name(); {
		case seal.IsTemp(name) || known[name]:
		case fileName.MatchString(name):
			c.add(FindingOrphan, name, "Le fichier %.12s… n’appartient à aucun document : son établissement a été interrompu.", name)
		default:
			c.add(FindingForeign, name, "Le fichier « %s » n’a rien à faire dans le dossier des documents.", name)
		}
	}
	return nil
}
