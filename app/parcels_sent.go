package app

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
	"certibloc/data/store"
)

// sent keeps what follows from the parcels and receipts, until there is one more of either. Neither ever changes.
type sent struct {
	mu                sync.Mutex
	parcels, receipts int
	is                *ledgerSent
}

// ledgerSent is what the network knows of the centre: every line ever sent, with the last word on it.
type ledgerSent struct {
	parcels []data.Parcel // as they were made
	lines   map[string]*sentLine
	states  map[data.ID]*parcelTally
}

// sentLine is what became of a line.
type sentLine struct {
	data.ParcelLine              // as it was last sent
	parcel          *data.Parcel // in which it was last sent
	verdict         parcel.Verdict
	message         string
	number          string
	on              data.Date
	accepted        *data.Parcel // the last one in which it was accepted, or nil
	known           data.ParcelLine
}

// holds reports whether the network holds the line.
func (l *sentLine) holds() bool { return l.accepted != nil && !l.known.Withdrawn }

// parcelTally counts the verdicts on the lines of a parcel.
type parcelTally struct {
	accepted, refused, waiting int
	certified, denied          int // certifications accepted, and refused
	receipts                   []data.Receipt
	lines                      []data.ParcelLine
	verdicts                   map[string]parcel.ReceiptLine
}

// whatSent returns what the network knows of the centre.
func (c *core) whatSent(tx *store.Tx) (*ledgerSent, error) {
	c.sent.mu.Lock()
	defer c.sent.mu.Unlock()
	parcels, receipts := store.Parcels.Len(tx), store.Receipts.Len(tx)
	if c.sent.is != nil && c.sent.parcels == parcels && c.sent.receipts == receipts {
		return c.sent.is, nil
	}
	s := &ledgerSent{parcels: data.ParcelOrder(slices.Collect(store.Parcels.All(tx))), lines: map[string]*sentLine{}, states: map[data.ID]*parcelTally{}}
	for i := range s.parcels {
		if err := c.tally(tx, s, &s.parcels[i]); err != nil {
			return nil, err
		}
	}
	c.sent.parcels, c.sent.receipts, c.sent.is = parcels, receipts, s
	return s, nil
}

// tally adds a parcel and its receipts to what is known. Of several verdicts on a line the last one read stands.
func (c *core) tally(tx *store.Tx, s *ledgerSent, p *data.Parcel) error {
	t := &parcelTally{verdicts: map[string]parcel.ReceiptLine{}}
	s.states[p.ID] = t
	var err error
	if t.lines, err = c.indexOf(*p); err != nil {
		return err
	}
	t.receipts = slices.SortedFunc(slices.Values(store.ReceiptsOfParcel.Of(tx, p.ID)), func(a, b data.Receipt) int { return strings.Compare(string(a.ID), string(b.ID)) })
	for _, r := range t.receipts {
		content, err := c.store.File(r.SHA256)
		if err != nil {
			return err
		}
		receipt, err := parcel.ReadReceipt(bytes.NewReader(content))
		if err != nil {
			return fmt.Errorf("read receipt %s again: %w", r.ID, err)
		}
		for _, l := range receipt.Lines {
			t.verdicts[l.ID] = l
		}
	}
	for _, line := range t.lines {
		s.add(p, t, line)
	}
	return nil
}

// add notes what became of a line of a parcel. A receipt is about certifications; what else the parcel holds is accepted
// with it unless it says otherwise.
func (s *ledgerSent) add(p *data.Parcel, t *parcelTally, line data.ParcelLine) {
	said, ok := t.verdicts[line.ID]
	if !ok && line.Part != parcel.PartCertifications && len(t.receipts) > 0 {
		said.Verdict = parcel.VerdictAccepted
	}
	l := s.lines[line.ID]
	if l == nil {
		l = &sentLine{}
		s.lines[line.ID] = l
	}
	l.ParcelLine, l.parcel, l.verdict, l.message, l.number, l.on = line, p, said.Verdict, said.Message, said.Number, said.On
	one := 0
	if line.Part == parcel.PartCertifications {
		one = 1
	}
	switch said.Verdict {
	case parcel.VerdictAccepted:
		l.accepted, l.known = p, line
		t.accepted, t.certified = t.accepted+1, t.certified+one
	case parcel.VerdictRefused:
		t.refused, t.denied = t.refused+1, t.denied+one
	default:
		t.waiting++
	}
}

// lastAccepted returns the last parcel of which the network has accepted something, or nil.
func (s *ledgerSent) lastAccepted() *data.Parcel {
	for i := len(s.parcels) - 1; i >= 0; i-- {
		if s.states[s.parcels[i].ID].accepted > 0 {
			return &s.parcels[i]
		}
	}
	return nil
}

// awaited returns the name of the last parcel, where nobody has answered it; otherwise nothing.
func (s *ledgerSent) awaited() string {
	if n := len(s.parcels); n > 0 && len(s.states[s.parcels[n-1].ID].receipts) == 0 {
		return s.parcels[n-1].Name
	}
	return ""
}

// indexOf reads the kept list of the lines of a parcel.
func (c *core) indexOf(p data.Parcel) ([]data.ParcelLine, error) {
	content, err := c.store.File(p.Index)
	if err != nil {
		return nil, err
	}
	var lines []data.ParcelLine
	if err := json.Unmarshal(content, &lines); err != nil {
		return nil, fmt.Errorf("read the lines of parcel %s again: %w", p.Name, err)
	}
	return lines, nil
}

// aboutParcels marks the parcels that tell of a person, whose identifiers are marked already, and what the network has answered.
func (c *core) aboutParcels(tx *store.Tx, about map[data.ID]rncp.BlocKey) error {
	known, err := c.whatSent(tx)
	if err != nil {
		return err
	}
	for _, p := range known.parcels {
		t := known.states[p.ID]
		tells := slices.ContainsFunc(t.lines, func(l data.ParcelLine) bool {
			_, ours := about[l.Candidate]
			return ours && l.Candidate != ""
		})
		if !tells {
			continue
		}
		about[p.ID] = ""
		for _, r := range t.receipts {
			about[r.ID] = ""
		}
	}
	return nil
}
