package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"certibloc/data"
	"certibloc/data/seal"
)

// The file of a snapshot: a line with the version of the format, the length of the keyring (4 bytes, big endian), the keyring
// of that day as it stands in its file, so that another machine needs nothing but a passphrase or the recovery sheet, and then
// the manifest, compressed and sealed for the context of all that comes before it.
const (
	snapshotMagic   = "certibloc backup "
	snapshotVersion = 1
	maxKeyring      = 1 << 20 // bytes
)

// manifest is what a backup is made of, and what restoring it must give.
type manifest struct {
	At        time.Time         `json:"at"`      // UTC
	Program   string            `json:"program"` // that made it
	Schema    int               `json:"schema"`  // the last migration
	Seq       uint64            `json:"seq"`     // of the journal's last line
	Hash      string            `json:"hash"`
	Tables    map[string]int    `json:"tables"` // how many records each has
	Chunks    []chunkRef        `json:"chunks"`
	Documents []documentRef     `json:"documents"`
	Missing   map[string]string `json:"missing,omitempty"` // documents that the folder itself had lost, and whose they are
}

type chunkRef struct {
	Name    string `json:"name"`
	Size    int64  `json:"size"` // of its file
	Entries int    `json:"entries"`
}

type documentRef struct {
	SHA  string `json:"sha"`
	Size int64  `json:"size"` // of its file
}

func encodeSnapshot(k backupKeys, ring []byte, m manifest) ([]byte, error) {
	head := fmt.Appendf(nil, "%s%d\n", snapshotMagic, snapshotVersion)
	head = append(binary.BigEndian.AppendUint32(head, uint32(len(ring))), ring...)
	text, err := json.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("encode manifest: %w", err)
	}
	packed, err := deflate(text)
	if err != nil {
		return nil, err
	}
	sealed, err := k.sealing.Seal(packed, snapshotContext(head))
	return append(head, sealed...), err
}

func snapshotContext(head []byte) []byte { return []byte("certibloc manifest " + hashHex(head)) }

// snapshotFile is a snapshot as it is read, before its key is known.
type snapshotFile struct {
	head, ring, sealed []byte
}

// readSnapshot refuses, with a sentence, a file that is not a snapshot, is cut, or comes from a newer program.
func readSnapshot(path string) (snapshotFile, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return snapshotFile{}, data.Refuse("La sauvegarde ne se lit pas.").Hint("Vérifiez que le support est branché et que vous y avez accès.").Because(err)
	}
	return parseSnapshot(raw)
}

// parseSnapshot tells the parts of the file.
func parseSnapshot(raw []byte) (snapshotFile, error) {
	line, rest, ok := bytes.Cut(raw, []byte("\n"))
	number, ok2 := strings.CutPrefix(string(line), snapshotMagic)
	version, err := strconv.Atoi(number)
	switch {
	case !ok || !ok2 || err != nil || version < 1:
		return snapshotFile{}, data.Refuse("Ce fichier n’est pas une sauvegarde de Certibloc, ou il est abîmé.").
			Hint("Choisissez-en une autre.").Because(seal.ErrDamaged)
	case version > snapshotVersion:
		return snapshotFile{}, data.Refuse("Cette sauvegarde vient d’une version plus récente de Certibloc (%d).", version).
			Hint("Installez la dernière version du programme.")
	case len(rest) < 4:
		return snapshotFile{}, damagedSnapshot(seal.ErrDamaged)
	}
	n := binary.BigEndian.Uint32(rest)
	if n > maxKeyring || int(n) > len(rest)-4 {
		return snapshotFile{}, damagedSnapshot(seal.ErrDamaged)
	}
	at := len(line) + 1 + 4 + int(n)
	return snapshotFile{head: raw[:at], ring: raw[at-int(n) : at], sealed: raw[at:]}, nil
}

// open returns the manifest. What the key does not open is refused as damaged.
func (f snapshotFile) open(k backupKeys) (m manifest, err error) {
	packed, err := k.sealing.Open(f.sealed, snapshotContext(f.head))
	if err != nil {
		return m, damagedSnapshot(err)
	}
	text, err := inflate(packed)
	if err == nil {
		err = json.Unmarshal(text, &m)
	}
	if err == nil {
		err = m.check()
	}
	if err != nil {
		return m, damagedSnapshot(err)
	}
	if m.Schema > newestVersion() {
		return m, data.Refuse("Cette sauvegarde vient d’une version plus récente de Certibloc (registre %d, ce programme connaît %d).", m.Schema, newestVersion()).
			Hint("Installez la dernière version du programme. Rien n’a été modifié.")
	}
	return m, nil
}

// check keeps what is not the name of an object from being taken for a path.
func (m manifest) check() error {
	for _, c := range m.Chunks {
		if !fileName.MatchString(c.Name) {
			return errors.New("a chunk without a name")
		}
	}
	for _, d := range m.Documents {
		if !fileName.MatchString(d.SHA) {
			return errFile
		}
	}
	return nil
}

func damagedSnapshot(err error) error {
	return data.Refuse("Cette sauvegarde est abîmée.").Hint("Choisissez-en une autre, ou un autre emplacement. Rien n’a été modifié.").Because(err)
}
