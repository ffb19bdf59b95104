package data

import (
	"slices"

	"certibloc/data/rncp"
)

// PaperKind is a signed paper that comes back to the centre.
type PaperKind string

// The kinds of paper.
const (
	PaperMinutes    PaperKind = "procès-verbal signé"
	PaperAttendance PaperKind = "feuille d’émargement signée"
	PaperEvidence   PaperKind = "preuve de l’employeur"
	PaperIdentity   PaperKind = "pièce d’identité vérifiée" // seen, never copied
)

// IdentityKind is what an identity was verified by.
type IdentityKind string

// The kinds of identity document.
const (
	IdentityCard     IdentityKind = "carte nationale d’identité"
	IdentityPassport IdentityKind = "passeport"
	IdentityPermit   IdentityKind = "titre de séjour"
	IdentityBirth    IdentityKind = "acte de naissance"
	IdentityFamily   IdentityKind = "livret de famille"
	IdentityOther    IdentityKind = "autre pièce officielle avec photographie"
)

// IdentityKinds are the kinds of identity document, in the order in which they are offered.
var IdentityKinds = []IdentityKind{IdentityCard, IdentityPassport, IdentityPermit, IdentityBirth, IdentityFamily, IdentityOther}

// MaxScan is the largest scan that is kept, in bytes.
const MaxScan = 20 << 20

// PaperBack notes that a signed paper was received, with a scan of it if one was attached.
type PaperBack struct {
	ID        ID        `json:"id"`
	Session   ID        `json:"session"`             // may be empty where it is about a candidate
	Candidate ID        `json:"candidate,omitempty"` // where it is about one
	Kind      PaperKind `json:"kind"`
	On        Date      `json:"on"` // received, or seen
	// Of an attendance sheet: the assessment of a bloc on a day. Empty in a sheet noted without them.
	Bloc       rncp.BlocKey `json:"bloc,omitempty"`
	Assessment string       `json:"assessment,omitempty"`
	Day        Date         `json:"day"`
	// Of an identity document: what it is, and its date. Never its number.
	Identity   IdentityKind `json:"identity,omitempty"`
	IdentityOn Date         `json:"identityOn"`
	Note       string       `json:"note,omitempty"`
	// Withdrawn says why it does not count: it was noted by mistake. Empty while it counts.
	Withdrawn string `json:"withdrawn,omitempty"`
	Scan      *Scan  `json:"scan,omitempty"`
}

// Scan is a file kept encrypted beside the documents.
type Scan struct {
	Name   string `json:"name"`   // as it was chosen
	SHA256 string `json:"sha256"` // lower-case hexadecimal
	Size   int    `json:"size"`   // bytes
}

// Key returns the paper's identifier.
func (p PaperBack) Key() ID { return p.ID }

// Validate refuses a paper that is none, without its day, and the copy of an identity document.
func (p PaperBack) Validate() error {
	switch p.Kind {
	case PaperMinutes, PaperAttendance:
	case PaperEvidence, PaperIdentity:
		if p.Candidate == "" {
			return Refuse("On ne sait pas de qui est ce papier.").Hint("Choisissez le candidat.")
		}
	default:
		return Refuse("Le papier « %s » est inconnu.", p.Kind).Hint("Choisissez-le dans la liste.")
	}
	switch {
	case p.Session == "" && p.Candidate == "":
		return Refuse("Le papier n’est rattaché à aucune session.")
	case !p.On.Valid():
		return Refuse("La date de réception manque ou n’existe pas.").Hint("Écrivez-la jj/mm/aaaa.")
	case tooLong(p.Note, 300):
		return Refuse("La note dépasse 300 caractères.").Hint("Raccourcissez-la.")
	case (p.Bloc == "") != (p.Assessment == "") || p.Bloc != "" && (p.Kind != PaperAttendance || p.Session == ""):
		return Refuse("La feuille d’émargement n’est rattachée à aucune épreuve.")
	case !p.Day.IsZero() && p.On.Before(p.Day):
		return Refuse("La feuille est reçue (%s) avant l’épreuve (%s).", p.On.French(), p.Day.French()).Hint("Corrigez la date.")
	case p.Kind == PaperIdentity && p.Scan != nil:
		return Refuse("Une pièce d’identité se vérifie et ne se copie pas.").Hint("Notez-la sans joindre de fichier.")
	case p.Scan != nil && (!sha256Text.MatchString(p.Scan.SHA256) || p.Scan.Size <= 0 || p.Scan.Size > MaxScan):
		return Refuse("Le fichier joint n’a pas d’empreinte, ou dépasse %d Mo.", MaxScan>>20).Hint("Numérisez-le en noir et blanc, ou en plusieurs fichiers.")
	}
	return p.validIdentity()
}

// validIdentity refuses a check of identity that does not say by what, where it says anything of it: checks noted before
// that was asked for say nothing.
func (p PaperBack) validIdentity() error {
	switch {
	case p.Identity == "" && p.IdentityOn.IsZero():
		return nil
	case p.Kind != PaperIdentity || !slices.Contains(IdentityKinds, p.Identity):
		return Refuse("La nature de la pièce d’identité n’est pas donnée.").Hint("Choisissez-la dans la liste.")
	case !p.IdentityOn.Valid():
		return Refuse("La date de la pièce d’identité manque ou n’existe pas.").Hint("Écrivez celle de sa délivrance, jj/mm/aaaa.")
	case p.On.Before(p.IdentityOn):
		return Refuse("La pièce est vérifiée (%s) avant d’exister (%s).", p.On.French(), p.IdentityOn.French()).Hint("Corrigez l’une des dates.")
	}
	return nil
}
