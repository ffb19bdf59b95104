package app

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/store"
)

// understand holds a receipt against the parcels of the centre: which it answers, and whether it may.
func (c *core) understand(tx *store.Tx, file string, receipt parcel.Receipt) (Reading, error) {
	reading := Reading{File: file}
	centre, err := theCentre(tx)
	if err != nil {
		return reading, err
	}
	known, err := c.whatSent(tx)
	if err != nil {
		return reading, err
	}
	whose := receipt.Centre
	if receipt.Parcel != "" && whose == "" {
		whose = receipt.Parcel.Centre()
	}
	if whose != "" && whose != centre.Code || receipt.Parcel != "" && receipt.Parcel.Centre() != centre.Code {
		return reading, data.Refuse("Cet accusé est celui d’un autre centre (%s).", whose).Hint("Lisez celui de %s ; demandez-le au réseau.", centre.Code)
	}
	byParcel, err := reading.share(known, centre, receipt)
	if err != nil {
		return reading, err
	}
	for i := range known.parcels {
		p := &known.parcels[i]
		lines := byParcel[p.ID]
		if len(lines) == 0 {
			continue
		}
		answer, err := c.answer(tx, known, p, receipt, lines)
		if err != nil {
			return reading, err
		}
		if answer == nil {
			continue
		}
		if i < len(known.parcels)-1 {
			reading.Notes = append(reading.Notes, c.overtaken(known, p, lines))
		}
		answer.record.File = file
		reading.Answers = append(reading.Answers, *answer)
	}
	reading.Notes = slices.DeleteFunc(reading.Notes, func(s string) bool { return s == "" })
	if len(reading.Answers) == 0 {
		return reading, data.Refuse("Cet accusé est déjà lu.").Hint("Tout ce qu’il dit est noté : il n’y a rien à faire.")
	}
	return reading, nil
}

// share gives the lines of a receipt to the parcels that they answer: the one that it names, or else, for each line, the
// last one in which it was sent. Lines of other centres in a national report are left aside.
func (r *Reading) share(known *ledgerSent, centre data.Centre, receipt parcel.Receipt) (map[data.ID][]parcel.ReceiptLine, error) {
	shared := map[data.ID][]parcel.ReceiptLine{}
	if receipt.Parcel != "" {
		i := slices.IndexFunc(known.parcels, func(p data.Parcel) bool { return p.Name == string(receipt.Parcel) })
		if i < 0 {
			return nil, data.Refuse("Cet accusé répond au lot %s, que ce dossier ne connaît pas.", receipt.Parcel).
				Hint("Vérifiez que c’est le bon dossier, et que la dernière sauvegarde est bien celle d’après ce lot.")
		}
		shared[known.parcels[i].ID] = receipt.Lines
		return shared, known.states[known.parcels[i].ID].contain(receipt.Parcel, receipt.Lines)
	}
	others := 0
	for _, l := range receipt.Lines {
		switch was := known.lines[l.ID]; {
		case was != nil:
			shared[was.parcel.ID] = append(shared[was.parcel.ID], l)
		case strings.HasPrefix(l.ID, centre.Code+"-"):
			return nil, data.Refuse("L’accusé parle de la ligne « %.60s », que ce centre n’a jamais envoyée.", l.ID).Hint("Demandez au réseau d’où elle vient.")
		default:
			others++
		}
	}
	switch {
	case len(shared) == 0:
		return nil, data.Refuse("Aucune ligne de cet accusé n’est de ce centre (%s).", centre.Code).Hint("Vérifiez que c’est bien l’accusé du centre.")
	case others > 0:
		r.Notes = append(r.Notes, fmt.Sprintf("%s d’autres centres, laissées de côté.", count(others, "ligne")))
	}
	return shared, nil
}

// contain refuses a receipt with a line that its parcel does not have.
func (t *parcelTally) contain(name parcel.Name, lines []parcel.ReceiptLine) error {
	has := map[string]bool{}
	for _, l := range t.lines {
		has[l.ID] = true
	}
	for _, l := range lines {
		if !has[l.ID] {
			return data.Refuse("L’accusé parle de la ligne « %.60s », qui n’est pas dans le lot %s.", l.ID, name).Hint("Demandez au réseau de l’envoyer à nouveau.")
		}
	}
	return nil
}

// answer is what a receipt says of a parcel, or nil where all that was said already.
func (c *core) answer(tx *store.Tx, known *ledgerSent, p *data.Parcel, receipt parcel.Receipt, lines []parcel.ReceiptLine) (*Answer, error) {
	tally := known.states[p.ID]
	a := &Answer{Parcel: *p, lines: lines}
	fresh := false
	for _, l := range lines {
		if l.Verdict == parcel.VerdictAccepted {
			a.Accepted++
		} else {
			a.Refused++
		}
		if said, ok := tally.verdicts[l.ID]; !ok || said != l {
			fresh = true
		}
	}
	if !fresh {
		return nil, nil
	}
	for _, l := range lines {
		n, err := c.numberOf(tx, known, l)
		if err != nil {
			return nil, err
		}
		if n != nil {
			a.numbers, a.Parchments = append(a.numbers, *n), a.Parchments+1
		}
	}
	receipt.Parcel, receipt.Centre, receipt.Lines = parcel.Name(p.Name), parcel.Name(p.Name).Centre(), lines
	var text bytes.Buffer
	if err := parcel.WriteReceipt(&text, receipt); err != nil {
		return nil, err
	}
	a.content = text.Bytes()
	sum := sha256.Sum256(a.content)
	a.record = data.Receipt{Parcel: p.ID, SHA256: hex.EncodeToString(sum[:]), Size: len(a.content), Accepted: a.Accepted, Refused: a.Refused}
	return a, nil
}

// numberOf returns the number of the parchment that a line brings, where it is not noted yet.
func (c *core) numberOf(tx *store.Tx, known *ledgerSent, l parcel.ReceiptLine) (*data.NetworkNumber, error) {
	if l.Number == "" {
		return nil, nil
	}
	line := known.lines[l.ID]
	if line == nil || line.Part != parcel.PartCertifications {
		return nil, data.Refuse("L’accusé donne un numéro de parchemin à la ligne « %.60s », qui n’est pas une certification.", l.ID).Hint("Demandez au réseau de l’envoyer à nouveau.")
	}
	n := data.NetworkNumber{Candidate: idOf(tx, line.Candidate), Fiche: c.ficheOfLine(l.ID), Bloc: data.WholeCertification, Number: l.Number, On: l.On, Received: c.today()}
	if before := networkNumber(tx, n); before != nil && before.Number == n.Number && before.On == n.On {
		return nil, nil
	}
	_, err := c.checkNumber(tx, n) // before a byte is kept
	return &n, err
}

// ficheOfLine returns the code of the fiche in the identifier of a certification.
func (c *core) ficheOfLine(id string) string {
	for _, f := range c.fiches() {
		if strings.Contains(id, "-"+f.Code+"-") {
			return f.Code
		}
	}
	return ""
}

// overtaken says that what a late receipt answers was sent again since.
func (c *core) overtaken(known *ledgerSent, p *data.Parcel, lines []parcel.ReceiptLine) string {
	again := 0
	var last *data.Parcel
	for _, l := range lines {
		if was := known.lines[l.ID]; was != nil && was.parcel.ID != p.ID {
			again, last = again+1, was.parcel
		}
	}
	if again == 0 {
		return ""
	}
	return fmt.Sprintf("Le lot %s est suivi du lot %s, qui reprend %s : c’est la réponse à ce dernier qui comptera pour elles.", p.Name, last.Name, count(again, "ligne"))
}
