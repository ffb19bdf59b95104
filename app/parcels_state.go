package app

import (
	"certibloc/data"
	"certibloc/data/cdc"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
	"certibloc/data/store"
)

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
