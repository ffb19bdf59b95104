package data

// PaperKind is a signed paper that comes back to the centre.
type PaperKind string

// The kinds of paper.
const (
	PaperMinutes    PaperKind = "procès-verbal signé"
	PaperAttendance PaperKind = "feuille d’émargement signée"
	PaperEvidence   PaperKind = "preuve de l’employeur"
	PaperIdentity   PaperKind = "pièce d’identité vérifiée" // seen, never copied
)

// MaxScan is the largest scan that is kept, in bytes.
const MaxScan = 20 << 20

// PaperBack notes that a signed paper was received, with a scan of it if one was attached.
type PaperBack struct {
	ID        ID        `json:"id"`
	Session   ID        `json:"session"`
	Candidate ID        `json:"candidate,omitempty"` // where it is about one
	Kind      PaperKind `json:"kind"`
	On        Date      `json:"on"`
	Note      string    `json:"note,omitempty"`
	Scan      *Scan     `json:"scan,omitempty"`
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
	case p.Session == "":
		return Refuse("Le papier n’est rattaché à aucune session.")
	case !p.On.Valid():
		return Refuse("La date de réception manque ou n’existe pas.").Hint("Écrivez-la jj/mm/aaaa.")
	case tooLong(p.Note, 300):
		return Refuse("La note dépasse 300 caractères.").Hint("Raccourcissez-la.")
	case p.Kind == PaperIdentity && p.Scan != nil:
		return Refuse("Une pièce d’identité se vérifie et ne se copie pas.").Hint("Notez-la sans joindre de fichier.")
	case p.Scan != nil && (!sha256Text.MatchString(p.Scan.SHA256) || p.Scan.Size <= 0 || p.Scan.Size > MaxScan):
		return Refuse("Le fichier joint n’a pas d’empreinte, ou dépasse %d Mo.", MaxScan>>20).Hint("Numérisez-le en noir et blanc, ou en plusieurs fichiers.")
	}
	return nil
}
