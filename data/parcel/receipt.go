package parcel

import (
	"encoding/json"
	"fmt"
	"io"

	"certibloc/data"
)

// Verdict is what the network, or the national file, says of a line.
type Verdict string

// The verdicts.
const (
	VerdictAccepted Verdict = "accepté"
	VerdictRefused  Verdict = "refusé"
)

// Receipt (accusé) is what comes back for a parcel of one centre.
type Receipt struct {
	Format int           `json:"format"` // 1
	Parcel Name          `json:"lot"`    // empty where the source does not say: its lines tell
	Centre string        `json:"centre"` // its code; empty likewise
	On     data.Date     `json:"etabli"` // zero where the source does not say
	By     string        `json:"par,omitempty"`
	Lines  []ReceiptLine `json:"lignes"`
}

// ReceiptLine is the verdict on one line of the parcel.
type ReceiptLine struct {
	ID      string  `json:"id"`
	Verdict Verdict `json:"statut"`
	Message string  `json:"message,omitempty"` // why it is refused, in the words of who refuses
	// Number and On are those of the parchment that the certifier has made, where it says so.
	Number string    `json:"numeroParchemin,omitempty"`
	On     data.Date `json:"dateParchemin"`
}

// What a receipt may hold at the most.
const (
	MaxReceipt = 64 << 20 // bytes
	MaxMessage = 2000     // characters
)

// Validate refuses a receipt that contradicts itself. What it is about is for the reader to know.
func (r Receipt) Validate() error {
	switch {
	case r.Format > Format:
		return data.Refuse("L’accusé est d’un format (%d) que cette version du programme ne connaît pas.", r.Format).Hint("Mettez le programme à jour : elle lit le format %d.", Format)
	case r.Format != Format:
		return wrongReceipt("son format manque")
	case r.Parcel != "" && !r.Parcel.Valid():
		return wrongReceipt("« %.60s » n’est pas le nom d’un lot", r.Parcel)
	case !maybe(r.On):
		return wrongReceipt("sa date n’existe pas")
	case len(r.Lines) == 0:
		return wrongReceipt("il n’a aucune ligne")
	}
	seen, numbers := map[string]bool{}, map[string]bool{}
	for _, l := range r.Lines {
		if l.Number != "" && numbers[l.Number] {
			return wrongReceipt("le numéro de parchemin « %.60s » y est donné à deux lignes", l.Number)
		}
		numbers[l.Number] = true
		if seen[l.ID] {
			return wrongReceipt("la ligne « %.60s » y est deux fois", l.ID)
		}
		seen[l.ID] = true
		if err := l.check(); err != nil {
			return err
		}
	}
	return nil
}

func (l ReceiptLine) check() error {
	switch {
	case l.ID == "" || len([]rune(l.ID)) > maxID:
		return wrongReceipt("une ligne n’a pas d’identifiant")
	case l.Verdict != VerdictAccepted && l.Verdict != VerdictRefused:
		return wrongReceipt("le statut « %.30s » de la ligne « %.60s » n’est ni accepté ni refusé", l.Verdict, l.ID)
	case len([]rune(l.Message)) > MaxMessage:
		return wrongReceipt("le message de la ligne « %.60s » dépasse %d caractères", l.ID, MaxMessage)
	case (l.Number == "") != l.On.IsZero() || !maybe(l.On):
		return wrongReceipt("le numéro du parchemin de la ligne « %.60s » va avec une date qui existe", l.ID)
	case len([]rune(l.Number)) > 60:
		return wrongReceipt("le numéro du parchemin de la ligne « %.60s » dépasse 60 caractères", l.ID)
	case l.Number != "" && l.Verdict == VerdictRefused:
		return wrongReceipt("la ligne « %.60s » est refusée et porte un numéro de parchemin", l.ID)
	}
	return nil
}

func wrongReceipt(what string, args ...any) *data.Refusal {
	return data.Refuse("L’accusé ne peut pas être lu : "+what+".", args...).Hint("Demandez au réseau de l’envoyer à nouveau.")
}

// WriteReceipt writes a receipt as JSON.
func WriteReceipt(w io.Writer, r Receipt) error {
	if err := r.Validate(); err != nil {
		return err
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(r); err != nil {
		return fmt.Errorf("write a receipt: %w", err)
	}
	return nil
}
