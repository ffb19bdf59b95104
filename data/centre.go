package data

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// CentreID is the key of the one centre of a folder.
const CentreID ID = "centre"

// Centre is the training centre and what it needs to print: its settings.
type Centre struct {
	Name    string `json:"name"`    // « CCI Cantal »
	Code    string `json:"code"`    // stands in the numbers of documents: « CANTAL »
	City    string `json:"city"`    // where documents are delivered
	Address string `json:"address"` // one line
	// Example marks the centre that the program makes up to show itself.
	Example bool `json:"example,omitempty"`
	// Head signs the attestations of the centre.
	Head Signatory `json:"head"`
	// Delegate signs bloc certificates for the certifier. Without him and his delegation none is issued.
	Delegate Signatory `json:"delegate"`
	// Parchment says whether the centre prints the parchments of the full certification.
	Parchment Parchment `json:"parchment"`
	// Logos are those that documents bear, at most one of each role.
	Logos []Logo `json:"logos,omitempty"`
	// Rules are the ones that a new session is opened with.
	Rules Rules `json:"rules"`
	// EarlyCertificates lets certificates be issued before the signed minutes have come back.
	EarlyCertificates bool `json:"earlyCertificates,omitempty"`
	// SignedCodes lets each certificate bear a signed code, which anybody can verify without a server.
	SignedCodes bool `json:"signedCodes,omitempty"`
	// Numbering is the pattern of the numbers of documents; empty for DefaultNumbering.
	Numbering string `json:"numbering,omitempty"`
	// Shown is what few centres want, and which stays out of sight until switched on.
	Shown Features `json:"shown"`
	// Printers are those whose pages are moved to meet pre-printed paper.
	Printers []Printer `json:"printers,omitempty"`
	// Fiche is the number of the fiche of new sessions; empty for the program's own.
	Fiche string `json:"fiche,omitempty"`
	// Network is how parcels are made for the network.
	Network NetworkSettings `json:"network"`
	// Sheet is the day on which the recovery sheet was put away; zero while that is still to do.
	Sheet Date `json:"sheet,omitzero"`
	// LockMinutes is after how many minutes of doing nothing the window is locked; 0 for the default, -1 for never.
	LockMinutes int `json:"lockMinutes,omitempty"`
}

// defaultLock is the program's own choice: the CNIL asks for a lock after a short time, and names none.
const defaultLock = 15 // minutes

// LocksAfter returns after how many minutes of doing nothing the window is locked, 0 for never. The example centre, whose
// passphrase everybody knows, never is.
func (c Centre) LocksAfter() int {
	switch {
	case c.LockMinutes < 0 || c.Example:
		return 0
	case c.LockMinutes == 0:
		return defaultLock
	}
	return c.LockMinutes
}

// Features are parts of the window that a centre switches on. Double entry is one too, but of the rules, since a session
// keeps it.
type Features struct {
	Competences bool `json:"competences,omitempty"` // each competence of a bloc ticked and commented on
	Projector   bool `json:"projector,omitempty"`   // the deliberation shown to a room, without personal data
	Offsets     bool `json:"offsets,omitempty"`     // printed pages moved by millimetres, for pre-printed paper
	FollowUp    bool `json:"followUp,omitempty"`    // what became of certified persons, at 6 and 24 months
}

// Parchment is the certifier's leave to print its parchments, and who signs them. Without it the centre asks the certifier
// for each.
type Parchment struct {
	Allowed bool `json:"allowed,omitempty"`
	// Signatory signs them; nobody named means the delegate of the bloc certificates.
	Signatory Signatory `json:"signatory"`
}

// Signatory is who signs, in which capacity, and by which delegation of the certifier (its reference and date).
type Signatory struct {
	Name       string `json:"name"`
	Capacity   string `json:"capacity"`
	Delegation string `json:"delegation,omitempty"`
}

// Key returns CentreID.
func (c Centre) Key() ID { return CentreID }

// Validate refuses a centre without a name or whose code cannot stand in a number.
func (c Centre) Validate() error {
	switch {
	case blank(c.Name):
		return Refuse("Le nom du centre manque.").Hint("Donnez-le comme dans la fiche, par exemple « CCI Cantal ».")
	case tooLong(c.Name, 80) || tooLong(c.City, 80) || tooLong(c.Address, 160):
		return Refuse("Le nom, la ville ou l’adresse du centre est trop long.").Hint("Restez sous 80 caractères (adresse : 160).")
	case !validCode(c.Code):
		return Refuse("Le code du centre « %s » ne convient pas.", c.Code).
			Hint("Prenez 2 à 12 lettres majuscules sans accent ou chiffres, par exemple CANTAL.")
	}
	if c.Numbering != "" {
		if err := CheckNumbering(c.Numbering, c.Code); err != nil {
			return err
		}
	}
	for _, l := range c.Logos {
		if err := l.Validate(); err != nil {
			return err
		}
	}
	for _, p := range c.Printers {
		if err := p.Shifts.Validate(); err != nil {
			return err
		}
	}
	if err := c.Network.Validate(); err != nil {
		return err
	}
	return c.Rules.Validate()
}

// ShiftsOf returns how far a printer's pages are moved: not at all while the centre does not show offsets.
func (c Centre) ShiftsOf(printer string) Shifts {
	for _, p := range c.Printers {
		if p.Name == printer && c.Shown.Offsets {
			return p.Shifts
		}
	}
	return Shifts{}
}

// MissingForAttestation names what the settings lack before an attestation of the centre can be issued.
func (c Centre) MissingForAttestation() []string {
	var missing []string
	if blank(c.City) {
		missing = append(missing, "la ville où les documents sont délivrés")
	}
	return missing
}

// MissingForCertificate names what the settings lack before a bloc certificate can be issued (domain: the certifier
// certifies, and who signs for it needs a delegation).
func (c Centre) MissingForCertificate() []string {
	return append(c.MissingForAttestation(), c.Delegate.missing("le signataire des certificats")...)
}

// MissingForParchment names what the settings lack before a parchment can be issued, where the centre may.
func (c Centre) MissingForParchment() []string {
	return append(c.MissingForAttestation(), c.ParchmentSignatory().missing("le signataire des parchemins")...)
}

// ParchmentSignatory returns who signs parchments for the certifier.
func (c Centre) ParchmentSignatory() Signatory {
	if blank(c.Parchment.Signatory.Name) {
		return c.Delegate
	}
	return c.Parchment.Signatory
}

// missing names what keeps someone from signing for the certifier; who says who that is.
func (s Signatory) missing(who string) []string {
	var missing []string
	if blank(s.Name) {
		missing = append(missing, who)
	}
	if blank(s.Capacity) {
		missing = append(missing, "la qualité de ce signataire")
	}
	if blank(s.Delegation) {
		missing = append(missing, "la référence de la délégation donnée par le certificateur")
	}
	return missing
}

func validCode(s string) bool {
	if len(s) < 2 || len(s) > 12 {
		return false
	}
	for _, r := range s {
		if (r < 'A' || r > 'Z') && (r < '0' || r > '9') {
			return false
		}
	}
	return true
}

// CentreCode proposes a code for a centre, drawn from its name without « CCI » and accents: « CCI Cantal » gives CANTAL.
// It may be too short or empty, which Validate tells.
func CentreCode(name string) string {
	name = strings.TrimPrefix(strings.ToUpper(norm.NFD.String(name)), "CCI")
	code := strings.Map(func(r rune) rune {
		if (r < 'A' || r > 'Z') && (r < '0' || r > '9') {
			return -1
		}
		return r
	}, name)
	return code[:min(len(code), 12)]
}
