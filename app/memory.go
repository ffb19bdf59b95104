package app

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/seal"
)

// memory is what this machine remembers of a folder, outside it: where its journal ended when it was last closed here. A
// folder cannot tell by itself that an older copy of it, whole and true, was put in its place.
type memory struct {
	path     string // of the file; empty: nothing is remembered
	replaced string // the sentence about a folder that is not the one that was closed; empty where it is
}

// remembered is what the file holds: a line of the journal, and when the folder was closed. It names nobody.
type remembered struct {
	Seq  uint64    `json:"seq"`
	Hash string    `json:"hash"`
	At   time.Time `json:"at"`
}

// remember looks up what this machine knows of the folder; in is where it keeps such things.
func (d *Desk) remember(in, folder string) {
	if in == "" {
		return
	}
	if whole, err := filepath.Abs(folder); err == nil {
		folder = whole
	}
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	sum := sha256.Sum256([]byte(folder))
	d.core.memory.path = filepath.Join(in, hex.EncodeToString(sum[:8])+".json")
	text, err := os.ReadFile(d.core.memory.path)
	var last remembered
	if err != nil || json.Unmarshal(text, &last) != nil || last.Seq == 0 {
		return
	}
	d.core.memory.replaced = d.compare(last)
}

// compare says how the folder differs from the one that was closed, or nothing where it goes on from there.
func (d *Desk) compare(last remembered) string {
	line, _, found, err := d.core.store.Line(last.Seq)
	closed := rncp.DateOf(last.At.In(d.core.clock().Location())).French()
	seq, _ := d.core.store.Head()
	switch {
	case err != nil || found && line.Hash == last.Hash:
		return ""
	case !found:
		return fmt.Sprintf("Ce dossier est plus ancien que celui que ce poste a fermé le %s : son journal allait jusqu’à la ligne %d, il s’arrête à la ligne %d. "+
			"Si vous n’avez pas rétabli une sauvegarde, ne saisissez rien et prévenez le responsable du centre.", closed, last.Seq, seq)
	}
	return fmt.Sprintf("Ce dossier n’est pas celui que ce poste a fermé le %s : la ligne %d de son journal est une autre. "+
		"Si vous n’avez pas rétabli une sauvegarde, ne saisissez rien et prévenez le responsable du centre.", closed, last.Seq)
}

// Heed notes that a warning was read. One about a folder that took another's place is not said again: from then on it is the
// folder that this machine remembers.
func (d *Desk) Heed(warning string) {
	if warning != "" && warning == d.core.memory.replaced {
		d.core.memory.replaced = ""
		d.core.logs.failed(d.core.clock(), "open", data.Refuse("accepted: another folder in the place of the one that was closed"))
	}
}

// keep remembers where the journal ends, unless the folder is one that nobody has answered for. What cannot be written is
// forgotten: it is a check more, and keeps nobody from closing.
func (m *memory) keep(at time.Time, seq uint64, hash string) {
	if m.path == "" || m.replaced != "" || os.MkdirAll(filepath.Dir(m.path), 0o700) != nil {
		return
	}
	text, err := json.Marshal(remembered{seq, hash, at.UTC()})
	if err == nil {
		_ = seal.WriteFile(m.path, text)
	}
}
