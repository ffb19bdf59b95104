package data

import (
	"slices"
	"time"
)

// Parcel (lot) is a file that the centre has made for the network. Its bytes are kept with the documents, and never change.
type Parcel struct {
	ID   ID     `json:"id"`
	Name string `json:"name"` // « LOT-CANTAL-2026-0003 »
	Year int    `json:"year"` // its numbers have no gaps within a year
	Rank int    `json:"rank"` // from 1
	Full bool   `json:"full,omitempty"`
	// Since is the last accepted parcel when it was made, empty where there was none.
	Since    ID        `json:"since,omitempty"`
	Made     time.Time `json:"made"`
	Operator ID        `json:"operator"`
	SHA256   string    `json:"sha256"` // of the file, lower-case hexadecimal
	Size     int       `json:"size"`   // of the file, bytes
	// Index is the kept list of its lines, with the fingerprint of each: a ParcelIndex as JSON.
	Index     string `json:"index"`
	IndexSize int    `json:"indexSize"`
	Lines     int    `json:"lines"`
	// Certifications is how many of the lines are full certifications, the only ones that a receipt must name.
	Certifications int `json:"certifications"`
	// Handed is the day on which the centre sent it to the network, zero while nobody has noted one.
	Handed Date `json:"handed"`
}

// ParcelLine is a line of a parcel as later ones are compared with it.
type ParcelLine struct {
	Part      string `json:"part"`
	ID        string `json:"id"`   // what the network knows the line by
	Hash      string `json:"hash"` // of what it says
	Withdrawn bool   `json:"withdrawn,omitempty"`
	Candidate ID     `json:"candidate,omitempty"` // whom it is about, if anybody
	Session   ID     `json:"session,omitempty"`
	Document  ID     `json:"document,omitempty"` // of the register, for one about a document
}

// Key returns the parcel's identifier.
func (p Parcel) Key() ID { return p.ID }

// Validate refuses a parcel without a number, or whose bytes could not be found again.
func (p Parcel) Validate() error {
	switch {
	case p.Rank < 1 || p.Year < 2000 || blank(p.Name) || tooLong(p.Name, 40):
		return Refuse("Le lot n’a pas de numéro.")
	case !sha256Text.MatchString(p.SHA256) || p.Size <= 0 || !sha256Text.MatchString(p.Index) || p.IndexSize <= 0:
		return Refuse("Le lot %s n’a pas d’empreinte.", p.Name)
	case p.Lines < 1 || p.Certifications < 0 || p.Certifications > p.Lines:
		return Refuse("Le lot %s est vide.", p.Name).Hint("Il n’y a rien à envoyer au réseau.")
	case p.Made.IsZero():
		return Refuse("La date du lot %s manque.", p.Name)
	case !p.Handed.IsZero() && !p.Handed.Valid():
		return Refuse("La date de remise du lot %s n’existe pas.", p.Name).Hint("Écrivez-la jj/mm/aaaa.")
	}
	return nil
}

// Receipt (accusé) is what came back for a parcel. It is a fact: a wrong one is superseded, line by line, by a later one.
type Receipt struct {
	ID     ID     `json:"id"`
	Parcel ID     `json:"parcel"`
	File   string `json:"file"` // its name, without its folder
	On     Date   `json:"on"`   // on which the centre read it
	// SHA256 and Size are those of the kept verdicts, in the program's own format whatever the file was.
	SHA256   string `json:"sha256"`
	Size     int    `json:"size"`
	Accepted int    `json:"accepted"`
	Refused  int    `json:"refused"`
}

// Key returns the receipt's identifier.
func (r Receipt) Key() ID { return r.ID }

// Validate refuses a receipt of nothing.
func (r Receipt) Validate() error {
	switch {
	case r.Parcel == "" || blank(r.File) || !r.On.Valid():
		return Refuse("L’accusé n’est rattaché à aucun lot.")
	case !sha256Text.MatchString(r.SHA256) || r.Size <= 0:
		return Refuse("L’accusé n’a pas d’empreinte.")
	case r.Accepted < 0 || r.Refused < 0 || r.Accepted+r.Refused == 0:
		return Refuse("L’accusé n’a aucune ligne.")
	}
	return nil
}

// ParcelOrder sorts parcels as they were made.
func ParcelOrder(all []Parcel) []Parcel {
	return slices.SortedFunc(slices.Values(all), func(a, b Parcel) int {
		if a.Year != b.Year {
			return a.Year - b.Year
		}
		return a.Rank - b.Rank
	})
}

// DefaultAnswerDays is how long a parcel waits for its receipt before the program says so, in days. Nothing rules it.
const DefaultAnswerDays = 30

// NetworkSettings is how the centre makes its parcels.
type NetworkSettings struct {
	// Recipient is the public key of the network, « age1… », for which parcels are encrypted when Encrypt says so.
	Recipient string `json:"recipient,omitempty"`
	Encrypt   bool   `json:"encrypt,omitempty"`
	// Columns is the text of the file that renames and reorders the columns of the tables, ColumnsFile its name.
	Columns     string `json:"columns,omitempty"`
	ColumnsFile string `json:"columnsFile,omitempty"`
	// AnswerDays is how long a parcel waits for its receipt, 0 for DefaultAnswerDays.
	AnswerDays int `json:"answerDays,omitempty"`
}

// Days returns how long a parcel waits for its receipt.
func (n NetworkSettings) Days() int {
	if n.AnswerDays == 0 {
		return DefaultAnswerDays
	}
	return n.AnswerDays
}

// Validate refuses settings under which no parcel could be made.
func (n NetworkSettings) Validate() error {
	switch {
	case n.Encrypt && blank(n.Recipient):
		return Refuse("Les lots sont à chiffrer, mais la clé publique du réseau manque.").Hint("Recopiez celle que le réseau a donnée : elle commence par « age1 ».")
	case len(n.Columns) > 64<<10 || tooLong(n.ColumnsFile, 255):
		return Refuse("Le fichier de colonnes dépasse 64 Ko.").Hint("C’est un texte, une colonne par ligne.")
	case n.AnswerDays < 0 || n.AnswerDays > 365:
		return Refuse("Le délai d’un accusé (%d jours) n’est pas possible.", n.AnswerDays).Hint("Donnez 1 à 365 jours.")
	}
	return nil
}
