package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"certibloc/data"
	"certibloc/data/seal"

	"github.com/dgraph-io/badger/v4"
)

// Look is what a folder shows that is not opened: what is wrong with it, and how much of the journal can still be read.
type Look struct {
	Findings  []Finding
	Lines     uint64 // that the journal should have, as HEAD says; 0 where HEAD cannot be read
	Readable  int    // lines whose act can still be read, payload included
	Last      time.Time
	Lost      []Span // of lines that cannot
	Documents int    // files that are as they were
	// Backups are those that the folder knows of and that are there, the newest first.
	Backups []Snapshot
}

// Span is a run of lines of the journal.
type Span struct{ From, To uint64 }

// Do says what is to be done about a finding.
func (k FindingKind) Do() string {
	switch k {
	case FindingTable, FindingRecord, FindingJournal, FindingPayload, FindingHead:
		return "Restaurez la dernière sauvegarde : ce que le journal garde encore la complète."
	case FindingKeys:
		return "Reprenez ce fichier d’une sauvegarde, ou restaurez-la."
	case FindingDocument:
		return "Restaurez la dernière sauvegarde : elle a ce fichier."
	case FindingOrphan:
		return "Rien : un dossier sain s’en débarrasse de lui-même."
	case FindingForeign:
		return "Rangez ce fichier ailleurs."
	}
	return ""
}

// LookAt looks at a folder without opening or changing it, whatever is wrong with it. Its error says that it cannot even be
// looked at: it is no centre's, it is in use, or the secret is not its own.
func LookAt(ctx context.Context, dir string, secret []byte, opt Options) (*Look, error) {
	opt = opt.withDefaults()
	if _, err := os.Stat(dir); err != nil {
		return nil, lookAtFolder(dir)
	}
	lock, err := takeLock(dir)
	if err != nil {
		return nil, err
	}
	l := &looking{dir: dir, look: &Look{}}
	err = l.all(ctx, secret, opt)
	return l.look, errors.Join(err, lock.Close())
}

// looking is one look in progress.
type looking struct {
	dir  string
	key  seal.Key
	look *Look
	raw  *raw
}

func (l *looking) add(kind FindingKind, where, format string, args ...any) {
	l.look.Findings = append(l.look.Findings, Finding{Kind: kind, Where: where, Text: fmt.Sprintf(format, args...)})
}

func (l *looking) all(ctx context.Context, secret []byte, opt Options) error {
	for _, name := range []string{engineName, documentsName} {
		if _, err := os.Stat(filepath.Join(l.dir, name)); err != nil {
			l.add(FindingTable, name, "Le dossier « %s » manque.", name)
		}
	}
	head := l.head()
	ring, mended, err := readRing(l.dir)
	if mended {
		l.add(FindingKeys, keyringName, "Le trousseau keyring.json est abîmé ; sa copie le remplace.")
	}
	if err != nil {
		l.add(FindingKeys, keyringName, "Le trousseau keyring.json manque ou est abîmé : sans lui, rien ne se déchiffre.")
		l.look.Backups, _ = Snapshots(l.dir) // those that lie in the folder itself
		return nil
	}
	s := &Store{dir: l.dir, clock: opt.Clock}
	if l.key, _, err = s.enterRing(ring, secret); err != nil {
		return err
	}
	defer l.key.Wipe()
	l.look.Backups = knownSnapshots(l.dir, l.key)
	l.engine()
	l.journal(head)
	return l.documents(ctx)
}

// head reads HEAD, which says how far the journal goes.
func (l *looking) head() mark {
	h, err := openHead(l.dir, 0)
	if err == nil {
		var at mark
		if at, err = h.read(); err == nil {
			l.look.Lines = at.seq
			_ = h.f.Close()
			return at
		}
		_ = h.f.Close()
	}
	l.add(FindingHead, headName, "Le fichier HEAD, qui dit où en est le registre, manque ou est abîmé.")
	return mark{}
}

// engine names the files of the engine that are damaged.
func (l *looking) engine() {
	var err error
	l.raw, err = readRaw(filepath.Join(l.dir, engineName), engineKey(l.key))
	if err != nil {
		l.add(FindingKeys, badger.KeyRegistryFileName, "Le fichier « store/%s » du registre manque ou est abîmé : sans lui, le registre ne se déchiffre pas.", badger.KeyRegistryFileName)
		return
	}
	for _, name := range sortedKeys(l.raw.damaged) {
		l.add(FindingTable, name, "Le fichier « store/%s » du registre manque ou est abîmé.", name)
	}
}

func sortedKeys(m map[string]error) []string {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// journal says which lines cannot be read any more, and whether those that can form a chain.
func (l *looking) journal(head mark) {
	next, last := uint64(1), head.seq
	var before *Line
	for _, act := range l.raw.acts() {
		line := act.Line
		if line.Seq > next {
			l.lose(next, line.Seq-1)
			before = nil
		}
		if before != nil && line.Prev != before.Hash {
			l.add(FindingJournal, seqOf(line.Seq), "La ligne %d du journal ne suit pas la précédente.", line.Seq)
		}
		if line.Seq == head.seq && line.Hash != head.hash {
			l.add(FindingHead, headName, "La ligne %d du journal n’est pas celle que HEAD a enregistrée.", line.Seq)
		}
		l.look.Readable++
		l.look.Last = line.At
		before, next, last = &line, line.Seq+1, max(last, line.Seq)
	}
	if next <= last {
		l.lose(next, last)
	}
}

// lose notes lines that cannot be read.
func (l *looking) lose(from, to uint64) {
	l.look.Lost = append(l.look.Lost, Span{from, to})
	if from == to {
		l.add(FindingJournal, seqOf(from), "La ligne %d du journal ne se lit plus.", from)
		return
	}
	l.add(FindingJournal, seqOf(from), "Les lignes %d à %d du journal ne se lisent plus.", from, to)
}

// documents says which documents of the register have no file any more, and which files are damaged.
func (l *looking) documents(ctx context.Context) error {
	s := &Store{dir: l.dir, files: l.key.Sub("documents")}
	defer s.files.Wipe()
	sound, names := map[string]bool{}, l.names()
	all, err := s.Files()
	if err != nil {
		return nil // the folder that is missing has been named
	}
	for _, sha := range all {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := s.File(sha); err != nil {
			name := names[sha]
			if name == "" {
				name = fmt.Sprintf("%.12s… des documents", sha)
			}
			l.add(FindingDocument, sha, "Le fichier %s est abîmé.", name)
			continue
		}
		sound[sha] = true
	}
	l.look.Documents = len(sound)
	for _, d := range l.issued() {
		if !sound[d.SHA256] && !slices.Contains(all, d.SHA256) {
			l.add(FindingDocument, d.SHA256, "Le fichier du document %s manque.", d.Number)
		}
	}
	return nil
}

// names says of which document each file is, where its record can be read.
func (l *looking) names() map[string]string {
	names := map[string]string{}
	for _, d := range l.issued() {
		names[d.SHA256] = fmt.Sprintf("du document %s", d.Number)
	}
	return names
}

// issued returns the documents whose records can be read.
func (l *looking) issued() []data.Document {
	var all []data.Document
	for key, v := range l.raw.newest {
		t, _, err := parseRecordKey([]byte(key))
		if err != nil || key[0] != prefixRecord || t != Documents.info || v.deleted {
			continue
		}
		if r, err := decodeRecord(t, entry{[]byte(key), v.value}); err == nil {
			all = append(all, r.(data.Document))
		}
	}
	slices.SortFunc(all, func(a, b data.Document) int { return cmp.Compare(a.ID, b.ID) })
	return all
}
