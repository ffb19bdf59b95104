package data

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Disposal is a list of records proposed for elimination (bordereau d'élimination), and what became of it. Nothing is removed
// before the director of the departmental archives has given his visa (code du patrimoine L212-2).
type Disposal struct {
	ID     ID             `json:"id"`
	Number int            `json:"number"` // from 1, without a gap
	On     Date           `json:"on"`     // drawn up
	By     ID             `json:"by"`     // the operator
	Line   uint64         `json:"line"`   // of the journal when the list was drawn up: what was written since has changed
	Lines  []DisposalLine `json:"lines"`
	SHA256 string         `json:"sha256"` // of the lines as they were drawn up, lower-case hexadecimal
	Visa   Visa           `json:"visa"`
	// Executed is the day on which the records were removed, by whom.
	Executed   Date `json:"executed"`
	ExecutedBy ID   `json:"executedBy,omitempty"`
	// Abandoned says why the list was given up.
	Abandoned   string `json:"abandoned,omitempty"`
	AbandonedOn Date   `json:"abandonedOn"`
}

// DisposalLine is one line of the list. It names nobody: what it is about lies in Items until the records are removed.
type DisposalLine struct {
	Kind    RetentionKind `json:"kind"`
	Session ID            `json:"session,omitempty"` // where it is about one
	Title   string        `json:"title"`             // « Notes et résultats, session Printemps 2021 »
	From    Date          `json:"from"`              // extreme dates of the records
	To      Date          `json:"to"`
	People  int           `json:"people"`
	Records int           `json:"records"`
	Bytes   int           `json:"bytes"`
	Years   int           `json:"years"`
	Start   string        `json:"start"` // what the period runs from, in words
	Basis   string        `json:"basis"`
	Fate    string        `json:"fate"` // sort final
	// Items are the records, until they are removed.
	Items []DisposalItem `json:"items,omitempty"`
	// Removed and Kept count the records that were removed, and those left out because something had changed.
	Removed int `json:"removed,omitempty"`
	Kept    int `json:"kept,omitempty"`
}

// DisposalItem is what a line has of one person, or of none where Person is empty.
type DisposalItem struct {
	Person  ID       `json:"person,omitempty"`
	Records []Change `json:"records"`
}

// Visa is the leave of the director of the departmental archives.
type Visa struct {
	Reference string `json:"reference"`
	On        Date   `json:"on"`
	By        string `json:"by"` // who gave it
}

// Given reports whether there is one.
func (v Visa) Given() bool { return !blank(v.Reference) && v.On.Valid() && !blank(v.By) }

// DisposalState is how far a list has come.
type DisposalState string

// The states.
const (
	DisposalDrawn     DisposalState = "en attente du visa"
	DisposalEndorsed  DisposalState = "visé"
	DisposalExecuted  DisposalState = "éliminé"
	DisposalAbandoned DisposalState = "abandonné"
)

// State returns how far the list has come.
func (d Disposal) State() DisposalState {
	switch {
	case d.Abandoned != "":
		return DisposalAbandoned
	case !d.Executed.IsZero():
		return DisposalExecuted
	case d.Visa.Given():
		return DisposalEndorsed
	}
	return DisposalDrawn
}

// Open reports whether something is still to be done with the list.
func (d Disposal) Open() bool {
	s := d.State()
	return s == DisposalDrawn || s == DisposalEndorsed
}

// Totals returns how many records the list has, and how many were removed and left out.
func (d Disposal) Totals() (records, removed, kept int) {
	for _, l := range d.Lines {
		records, removed, kept = records+l.Records, removed+l.Removed, kept+l.Kept
	}
	return records, removed, kept
}

// Key returns the disposal's identifier.
func (d Disposal) Key() ID { return d.ID }

// Validate refuses a list of nothing, and a removal without a visa.
func (d Disposal) Validate() error {
	switch {
	case d.Number < 1 || !d.On.Valid():
		return Refuse("Le bordereau n’a pas de numéro ou pas de date.")
	case len(d.Lines) == 0:
		return Refuse("Le bordereau est vide : il n’y a rien à éliminer.").Hint("Proposez une liste quand une durée de conservation est passée.")
	case !sha256Text.MatchString(d.SHA256):
		return Refuse("Le bordereau n° %d n’a pas d’empreinte.", d.Number)
	case !d.Executed.IsZero() && !d.Visa.Given():
		return Refuse("Le bordereau n° %d n’a pas le visa des archives départementales.", d.Number).
			Hint("Sans visa rien ne s’élimine (code du patrimoine, art. L212-2).")
	case tooLong(d.Visa.Reference, 80) || tooLong(d.Visa.By, 120) || tooLong(d.Abandoned, 200):
		return Refuse("La référence du visa dépasse 80 caractères, son signataire 120, ou le motif 200.").Hint("Raccourcissez-les.")
	}
	return nil
}

// HashOf returns the SHA-256 of a value as JSON, in lower-case hexadecimal.
func HashOf(v any) (string, error) {
	text, err := json.Marshal(v)
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), err
}
