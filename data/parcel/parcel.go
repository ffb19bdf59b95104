// Package parcel is the file that a centre hands to the network: what it certified, and the receipt that comes back.
//
// A parcel (lot) is a zip with a signed manifest, the lines as JSON, one a line, and the same lines as CSV for a
// spreadsheet. The same contents always make the same bytes. A reader believes nothing of a parcel before it has compared it
// with its manifest, and the manifest with its signature.
package parcel

import (
	"cmp"
	"crypto/ed25519"
	"fmt"
	"regexp"
	"strings"
	"time"

	"certibloc/data"
	"certibloc/data/seal"
)

// Format is the version of the format that this package writes, and the newest one that it reads.
const Format = 1

// Kind says what a parcel holds.
type Kind string

// The kinds.
const (
	KindFull Kind = "complet"    // all that the centre has
	KindNew  Kind = "nouveautés" // only what is new, corrected or withdrawn since the last one that was accepted
)

// The parts of a parcel. Each is there twice, with the ending .jsonl and with .csv.
const (
	PartCertifications = "certifications" // full certifications, with every field that the national file needs
	PartBlocs          = "blocs"          // blocs that a jury of the centre has given, which the national file does not know
	PartDocuments      = "documents"      // certificates, parchments and minutes: numbers and fingerprints
	PartCounts         = "comptes"        // how many sat for each bloc and how many passed, without a name
	PartFollowUps      = "suivi"          // what became of the holders, without a name
)

// Parts are the parts, in the order in which they are written.
var Parts = []string{PartCertifications, PartBlocs, PartDocuments, PartCounts, PartFollowUps}

// The files beside the parts.
const (
	manifestName  = "manifest.json"
	signatureName = "manifest.sig"
)

// Name is the name of a parcel: « LOT-CANTAL-2026-0003 ». Its numbers have no gaps within a centre and a year.
type Name string

var nameText = regexp.MustCompile(`^LOT-([A-Z0-9]{2,12})-((?:19|20|21)\d{2})-(\d{4,6})$`)

// NameOf returns the name of the parcel of a centre, a year and a rank, from 1.
func NameOf(centre string, year, rank int) Name {
	return Name(fmt.Sprintf("LOT-%s-%04d-%04d", centre, year, rank))
}

// Valid reports whether the name is one.
func (n Name) Valid() bool { return nameText.MatchString(string(n)) }

// Centre returns the code of the centre that a name begins with, or an empty text.
func (n Name) Centre() string {
	if m := nameText.FindStringSubmatch(string(n)); m != nil {
		return m[1]
	}
	return ""
}

// File returns the name of the file.
func (n Name) File() string { return string(n) + ".zip" }

// Manifest says what is in a parcel, and whose it is.
type Manifest struct {
	Format  int       `json:"format"`
	Name    Name      `json:"lot"`
	Centre  Centre    `json:"centre"`
	Kind    Kind      `json:"nature"`
	Since   Name      `json:"depuis,omitempty"` // the last accepted parcel that this one builds on; empty where there is none
	From    data.Date `json:"du"`               // the first and the last jury day of what it holds; zero where it holds nothing
	To      data.Date `json:"au"`
	Made    time.Time `json:"etabli"`    // to the second, with the zone of the centre
	Program string    `json:"programme"` // version of the program that made it
	Example bool      `json:"exemple,omitempty"`
	Fiches  []Fiche   `json:"fiches"`
	Rules   []Rules   `json:"reglements"`
	Key     Key       `json:"cle"`
	Parts   []Part    `json:"parties"`
}

// Centre is whose parcel it is.
type Centre struct {
	Code string `json:"code"` // « CANTAL »
	Name string `json:"nom"`
}

// Fiche is a register entry on which lines of the parcel stand, in the version that the program had.
type Fiche struct {
	Code   string `json:"code"` // « RNCP27413 »
	Title  string `json:"intitule"`
	SHA256 string `json:"sha256"` // of the entry as the program reads it
}

// Rules is the rules (règlement) of a session, told by their fingerprint: sessions under the same rules have the same one.
type Rules struct {
	Session string `json:"session"` // its code
	SHA256  string `json:"sha256"`
}

// Key is the public key that verifies the signature of the manifest. Whether it is the centre's is not for the parcel to say.
type Key struct {
	ID     string            `json:"id"`
	Public ed25519.PublicKey `json:"ed25519"` // 32 bytes, base64
}

// Part is one file of the parcel.
type Part struct {
	File   string `json:"fichier"`
	SHA256 string `json:"sha256"`
	Size   int64  `json:"octets"`
	Lines  int    `json:"lignes"` // without the header of a CSV
}

// Count returns how many lines a part has.
func (m Manifest) Count(part string) int {
	p, _ := m.part(part + ".jsonl")
	return p.Lines
}

// Lines returns how many lines the parcel has in all.
func (m Manifest) Lines() int {
	n := 0
	for _, part := range Parts {
		n += m.Count(part)
	}
	return n
}

func (m Manifest) part(file string) (Part, bool) {
	for _, p := range m.Parts {
		if p.File == file {
			return p, true
		}
	}
	return Part{}, false
}

var sha256Text = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Validate refuses a manifest that contradicts itself.
func (m Manifest) Validate() error {
	switch {
	case m.Format != Format:
		return newer(m.Format)
	case !m.Name.Valid() || m.Name.Centre() != m.Centre.Code:
		return broken("son nom « %s » n’est pas celui d’un lot du centre « %s »", m.Name, m.Centre.Code)
	case m.Kind != KindFull && m.Kind != KindNew:
		return broken("sa nature « %s » n’existe pas", m.Kind)
	case m.Since != "" && (!m.Since.Valid() || m.Since.Centre() != m.Centre.Code || m.Since == m.Name):
		return broken("le lot « %s » dont il part n’en est pas un du centre", m.Since)
	case m.Made.IsZero() || m.Made.Year() < 2000 || m.Made.Year() > 2199:
		return broken("sa date manque ou n’est pas possible")
	case m.From.IsZero() != m.To.IsZero() || m.To.Before(m.From) || !m.From.IsZero() && (!m.From.Valid() || !m.To.Valid()):
		return broken("sa période n’existe pas")
	case len(m.Key.Public) != ed25519.PublicKeySize || seal.KeyID(m.Key.Public) != m.Key.ID:
		return broken("sa clé publique n’est pas entière")
	}
	return m.checkParts()
}

func (m Manifest) checkParts() error {
	files := partFiles()
	for _, p := range m.Parts {
		if !files[p.File] {
			return broken("il nomme la partie « %s », qui n’existe pas ou deux fois", p.File)
		}
		delete(files, p.File)
		if !sha256Text.MatchString(p.SHA256) || p.Size < 0 || p.Lines < 0 {
			return broken("la partie « %s » n’a pas d’empreinte ou pas de taille", p.File)
		}
	}
	for _, part := range Parts {
		for _, ending := range []string{".jsonl", ".csv"} {
			if files[part+ending] {
				return broken("la partie « %s » manque", part+ending)
			}
		}
		lines, _ := m.part(part + ".jsonl")
		if table, _ := m.part(part + ".csv"); table.Lines != lines.Lines {
			return broken("la partie « %s » n’a pas le même nombre de lignes dans ses deux fichiers", part)
		}
	}
	return nil
}

// partFiles are the files that a parcel has beside the manifest and its signature.
func partFiles() map[string]bool {
	files := map[string]bool{}
	for _, part := range Parts {
		files[part+".jsonl"], files[part+".csv"] = true, true
	}
	return files
}

// broken refuses a parcel that is not what it says; what fits after « le lot est abîmé : ».
func broken(what string, args ...any) *data.Refusal {
	return data.Refuse("Le lot est abîmé ou a été modifié : "+what+".", args...).Hint("Demandez au centre de l’envoyer à nouveau.")
}

func newer(format int) *data.Refusal {
	return data.Refuse("Le lot est d’un format (%d) que cette version du programme ne connaît pas.", format).Hint("Mettez le programme à jour : elle lit le format %d.", Format)
}

// Compare returns -1, 0 or 1 as a parcel was made before, as or after another of its centre: by year, then by rank.
func (n Name) Compare(other Name) int {
	a, b := nameText.FindStringSubmatch(string(n)), nameText.FindStringSubmatch(string(other))
	if a == nil || b == nil {
		return strings.Compare(string(n), string(other))
	}
	return cmp.Or(strings.Compare(a[2], b[2]), cmp.Compare(len(a[3]), len(b[3])), strings.Compare(a[3], b[3]))
}
