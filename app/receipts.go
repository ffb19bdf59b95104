package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/cdc"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
	"certibloc/data/store"
)

// Reading is what a receipt says, once it is held against the parcels of the centre.
type Reading struct {
	File    string
	Answers []Answer
	// Notes say what is unusual: lines of other centres left aside, an answer to a parcel that a later one follows.
	Notes []string
}

// Answer is what a receipt says of one parcel.
type Answer struct {
	Parcel            data.Parcel
	Accepted, Refused int
	Parchments        int // numbers of parchments that it brings
	lines             []parcel.ReceiptLine
	record            data.Receipt
	content           []byte
	numbers           []data.NetworkNumber
}

// OpenReceipt reads the file of a receipt: CSV or JSON of the network, or the national report in XML. It writes nothing.
func (a Parcels) OpenReceipt(path string) (Reading, error) {
	content, err := readReceiptFile(path)
	if err != nil {
		return Reading{}, err
	}
	receipt, err := parseReceipt(content)
	if err != nil {
		return Reading{}, err
	}
	a.core.writer.Lock()
	defer a.core.writer.Unlock()
	var reading Reading
	err = a.core.store.View(func(tx *store.Tx) error {
		reading, err = a.core.understand(tx, filepath.Base(path), receipt)
		return err
	})
	return reading, err
}

func readReceiptFile(path string) (content []byte, err error) {
	cannot := func(err error) error {
		return data.Refuse("Le fichier « %s » ne peut pas être lu.", path).Hint("Vérifiez son nom et son emplacement.").Because(err)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, cannot(err)
	}
	content, err = io.ReadAll(io.LimitReader(file, parcel.MaxReceipt+1))
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, cannot(err)
	}
	return content, nil
}

// parseReceipt reads a receipt in any of its forms. A national report names neither parcel nor centre.
func parseReceipt(content []byte) (parcel.Receipt, error) {
	if !bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(content, []byte("\ufeff"))), []byte("<")) {
		return parcel.ReadReceipt(bytes.NewReader(content))
	}
	receipt := parcel.Receipt{Format: parcel.Format}
	report, err := cdc.ReadReport(bytes.NewReader(content), func(v cdc.Verdict) error {
		line := parcel.ReceiptLine{ID: v.ID, Verdict: parcel.VerdictRefused, Message: strings.Join(v.Messages, " ")}
		if v.Accepted {
			line.Verdict = parcel.VerdictAccepted
		}
		receipt.Lines = append(receipt.Lines, line)
		return nil
	})
	if err != nil {
		return receipt, err
	}
	receipt.By = "Caisse des Dépôts, traitement " + report.Treatment
	return receipt, receipt.Validate()
}

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
	for _, f := range c.fiches {
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

// Receive notes what a receipt says: the verdicts, and the numbers of the parchments that it brings, all or nothing.
func (a Parcels) Receive(ctx context.Context, path string) (Reading, error) {
	content, err := readReceiptFile(path)
	if err != nil {
		return Reading{}, err
	}
	receipt, err := parseReceipt(content)
	if err != nil {
		return Reading{}, err
	}
	a.core.writer.Lock()
	reading, changes, err := a.receive(ctx, filepath.Base(path), receipt)
	a.core.writer.Unlock()
	a.core.publish(changes)
	return reading, err
}

func (a Parcels) receive(ctx context.Context, file string, receipt parcel.Receipt) (reading Reading, changes []data.Change, err error) {
	c := a.core
	if err := ActReceipt.allow(c.operator.Role); err != nil {
		return reading, nil, err
	}
	err = c.store.View(func(tx *store.Tx) error {
		reading, err = c.understand(tx, file, receipt)
		return err
	})
	if err != nil {
		return reading, nil, err
	}
	for _, answer := range reading.Answers {
		if _, err := c.store.PutFile(answer.content); err != nil {
			return reading, nil, err
		}
	}
	changes, err = c.write(ctx, ActReceipt, "Accusé « "+file+" »", func(tx *store.Tx) error {
		for i := range reading.Answers {
			answer := &reading.Answers[i]
			answer.record.ID, answer.record.On = c.newID(), c.today()
			if err := store.Receipts.Put(tx, answer.record); err != nil {
				return err
			}
			for _, n := range answer.numbers {
				if _, err := c.noteNumber(tx, n); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return reading, changes, err
}

// ParcelState is a parcel with what became of it.
type ParcelState struct {
	data.Parcel
	Made     data.Date
	Accepted int // lines
	Refused  int
	Denied   int // certifications refused
	Waiting  int // certifications without an answer, and everything while there is no receipt at all
	Receipts []data.Receipt
	Late     bool // it waits for longer than the settings allow
	Lines    []ParcelLineState
}

// ParcelLineState is a line that the network has refused.
type ParcelLineState struct {
	ID        string
	Candidate data.ID
	Session   data.ID
	Document  data.ID
	Name      string // of the person, or of the document
	Part      string // in words
	Message   string // as it came
	Advice    cdc.Advice
	// Open says that nothing was sent again since.
	Open bool
}

// Words says what state a parcel is in.
func (s ParcelState) Words() string {
	switch {
	case s.Refused > 0 && (s.Accepted == 0 || s.Denied > 0 && s.Denied == s.Certifications):
		return "refusé"
	case s.Refused > 0:
		return "en partie refusé"
	case s.Accepted > 0 && s.Waiting > 0:
		return "en partie accepté"
	case s.Accepted > 0:
		return "accepté"
	case !s.Handed.IsZero():
		return "remis le " + s.Handed.French()
	}
	return "établi"
}

// dayOf returns the day at the centre on which an instant fell.
func (c *core) dayOf(p data.Parcel) data.Date { return rncp.DateOf(p.Made.In(c.clock().Location())) }

func (c *core) stateOf(tx *store.Tx, centre data.Centre, known *ledgerSent, p data.Parcel) ParcelState {
	if now, ok := store.Parcels.Get(tx, p.ID); ok {
		p = now // with the day on which it was handed over
	}
	t := known.states[p.ID]
	s := ParcelState{Parcel: p, Made: c.dayOf(p), Accepted: t.accepted, Refused: t.refused, Denied: t.denied, Waiting: t.waiting, Receipts: t.receipts}
	s.Late = t.waiting > 0 && s.sent().AddDays(centre.Network.Days()).Before(c.today())
	for _, line := range t.lines {
		if said := t.verdicts[line.ID]; said.Verdict == parcel.VerdictRefused {
			s.Lines = append(s.Lines, c.refusedLine(tx, known, p, line, said))
		}
	}
	return s
}

func (c *core) refusedLine(tx *store.Tx, known *ledgerSent, p data.Parcel, line data.ParcelLine, said parcel.ReceiptLine) ParcelLineState {
	l := ParcelLineState{ID: line.ID, Candidate: idOf(tx, line.Candidate), Session: line.Session, Document: line.Document, Part: partOne[line.Part],
		Name: line.ID, Message: said.Message, Advice: cdc.Explain(said.Message), Open: known.lines[line.ID].parcel.ID == p.ID}
	if doc, ok := store.Documents.Get(tx, line.Document); ok {
		l.Name = doc.Number.String()
	} else if person, ok := store.Candidates.Get(tx, l.Candidate); ok {
		l.Name = person.Name()
	} else if s, ok := store.Sessions.Get(tx, line.Session); ok {
		l.Name = s.Name
	}
	return l
}
