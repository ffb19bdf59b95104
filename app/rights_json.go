package app

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// heldVersion is that of the layout of the records as they are given to a person, which readHow describes.
const heldVersion = 1

// heldRecords is all that is held on a person, for a machine to read.
type heldRecords struct {
	Format   string        `json:"format"`
	Version  int           `json:"version"`
	Centre   string        `json:"centre"`
	Example  bool          `json:"example,omitempty"`
	On       data.Date     `json:"on"`
	Person   data.ID       `json:"person"`
	Asker    string        `json:"asker"`
	Tables   []heldTable   `json:"tables"`
	Sessions []heldSession `json:"sessions"`
	Minutes  []heldMinutes `json:"minutes"`
	Told     []heldTold    `json:"told"`
	Disposed []heldList    `json:"disposals"`
	Journal  []heldAct     `json:"journal"`
}

type heldTable struct {
	Name    string `json:"name"`
	Holds   string `json:"holds"`
	Records []any  `json:"records"`
}

// heldSession is what is needed of a session to read the records that name it, with what its jury noted about the person.
type heldSession struct {
	ID     data.ID   `json:"id"`
	Code   string    `json:"code"`
	Name   string    `json:"name"`
	Fiche  string    `json:"fiche"`
	From   data.Date `json:"from"`
	To     data.Date `json:"to"`
	JuryOn data.Date `json:"juryOn"`
	Sealed data.Date `json:"sealed"`
	Ties   []heldTie `json:"ties,omitempty"`
	// SetAside are the points that the jury set aside about the person.
	SetAside []data.SetAside `json:"setAside,omitempty"`
}

// heldTie is what binds a member of the jury to the person.
type heldTie struct {
	Member  string       `json:"member"`
	Kind    data.TieKind `json:"kind"`
	Recused bool         `json:"recused,omitempty"`
}

// heldTold is a line about the person in a parcel for the network, and its answer.
type heldTold struct {
	Parcel  string         `json:"parcel"`
	Made    data.Date      `json:"made"`
	Handed  data.Date      `json:"handed"`
	Part    string         `json:"part"`
	Line    string         `json:"line"`
	Hash    string         `json:"sha256"`
	Verdict parcel.Verdict `json:"verdict,omitempty"`
	Message string         `json:"message,omitempty"`
}

// heldList is a disposal list on which records of the person stand.
type heldList struct {
	Number int                `json:"number"`
	On     data.Date          `json:"on"`
	Title  string             `json:"title"`
	State  data.DisposalState `json:"state"`
}

// heldMinutes is the reference of minutes that name the person among others.
type heldMinutes struct {
	Number  string    `json:"number"`
	Session data.ID   `json:"session"`
	Issued  time.Time `json:"issued"`
}

// heldAct is a line of the journal about the person, with the records of theirs that it wrote.
type heldAct struct {
	Line    uint64        `json:"line"`
	At      time.Time     `json:"at"`
	Act     string        `json:"act"`
	Reason  string        `json:"reason,omitempty"`
	Records []heldWritten `json:"records"`
}

type heldWritten struct {
	Table string  `json:"table"`
	ID    data.ID `json:"id"`
	Value any     `json:"value"`
}

// readSessions notes the sessions of the person, what their juries noted about them, and the minutes that name them.
func (p *personFile) readSessions(tx *store.Tx) {
	enrolled := map[data.ID]bool{}
	for _, e := range held(p.held, store.Enrolments) {
		enrolled[e.Session] = true
	}
	for s := range store.Sessions.All(tx) {
		if !enrolled[s.ID] {
			continue
		}
		jury, _ := store.Juries.Get(tx, s.ID)
		kept := heldSession{ID: s.ID, Code: s.Code, Name: s.Name, Fiche: s.Fiche, From: s.From, To: s.To, JuryOn: jury.On, Sealed: s.Sealed}
		for _, m := range jury.Members {
			for _, t := range m.Ties {
				if p.held.ids[t.Candidate] {
					kept.Ties = append(kept.Ties, heldTie{m.Name, t.Kind, t.Recused})
				}
			}
		}
		for _, point := range jury.SetAside {
			if len(rules.NamesIn(point.Point+" "+point.Reason, "", []data.Candidate{p.candidate})) > 0 {
				kept.SetAside = append(kept.SetAside, data.SetAside{Point: p.free(point.Point), Reason: p.free(point.Reason)})
			}
		}
		p.sessions = append(p.sessions, kept)
		for _, doc := range store.DocumentsOfSession.Of(tx, s.ID) {
			if doc.Number.Kind == data.KindMinutes && doc.Sheet.Minutes != nil && slices.ContainsFunc(doc.Covers, func(id data.ID) bool { return p.held.ids[id] }) {
				p.minutes = append(p.minutes, doc)
			}
		}
	}
}

// readTold notes what the parcels for the network tell of the person, and the disposal lists on which they stand.
func (p *personFile) readTold(tx *store.Tx) error {
	known, err := p.core.whatSent(tx)
	if err != nil {
		return err
	}
	for _, made := range known.parcels {
		now, _ := store.Parcels.Get(tx, made.ID)
		tally := known.states[made.ID]
		for _, l := range tally.lines {
			if !p.held.ids[l.Candidate] {
				continue
			}
			said := tally.verdicts[l.ID]
			p.told = append(p.told, heldTold{now.Name, p.core.dayOf(now), now.Handed, l.Part, l.ID, l.Hash, said.Verdict, p.free(said.Message)})
			p.beside[made.ID] = true
			for _, r := range tally.receipts {
				p.beside[r.ID] = true
			}
		}
	}
	for d := range store.Disposals.All(tx) {
		for _, l := range d.Lines {
			if slices.ContainsFunc(l.Items, func(i data.DisposalItem) bool { return p.held.ids[i.Person] }) {
				p.lists = append(p.lists, heldList{d.Number, d.On, l.Title, d.State()})
				p.beside[d.ID] = true
			}
		}
	}
	return nil
}

// readActs reads the lines of the journal about the person. Who did the act is left out: that is about the staff.
func (p *personFile) readActs(ctx context.Context) error {
	return p.core.store.Journal(func(line store.Line, payload *store.Payload) error {
		if err := ctx.Err(); err != nil || payload == nil {
			return err
		}
		act := heldAct{Line: line.Seq, At: line.At, Act: line.Name, Reason: p.free(payload.Reason), Records: []heldWritten{}}
		touches := false
		for _, w := range payload.Changes {
			touches = touches || p.beside[w.ID]
			if !p.held.ids[w.ID] {
				continue
			}
			value, err := p.masked(w.Value)
			if err != nil {
				return fmt.Errorf("journal line %d: %w", line.Seq, err)
			}
			id, _ := p.mask("", string(w.ID)).(string)
			act.Records = append(act.Records, heldWritten{w.Table, data.ID(id), value})
		}
		if touches || len(act.Records) > 0 {
			p.acts = append(p.acts, act)
		}
		return nil
	})
}

// json is every record about the person as it is kept, but for what it says of somebody else.
func (p *personFile) json() ([]byte, error) {
	all := heldRecords{Format: "certibloc.personne", Version: heldVersion, Centre: p.centre.Name, Example: p.centre.Example, On: p.core.today(), Person: p.candidate.ID,
		Asker: p.request.Asker, Tables: []heldTable{}, Sessions: p.sessions, Minutes: []heldMinutes{}, Told: p.told, Disposed: p.lists, Journal: p.acts}
	for _, t := range personalTables {
		kept := heldTable{Name: t.name, Holds: t.holds, Records: []any{}}
		for _, r := range p.held.tables[t.name] {
			text, err := json.Marshal(r)
			if err != nil {
				return nil, fmt.Errorf("encode %s: %w", t.name, err)
			}
			value, err := p.masked(text)
			if err != nil {
				return nil, fmt.Errorf("encode %s: %w", t.name, err)
			}
			kept.Records = append(kept.Records, value)
		}
		all.Tables = append(all.Tables, kept)
	}
	for _, m := range p.minutes {
		all.Minutes = append(all.Minutes, heldMinutes{m.Number.String(), m.Session, m.Issued})
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(all)
	return out.Bytes(), err
}

// someoneElse stands for the identifier of another candidate.
const someoneElse = "[autre personne]"

// typed are the fields into which a person types what may name anybody.
var typed = []string{"reason", "note", "comment", "withdrawn", "incident", "source", "to", "asker", "reference", "name", "place", "words", "job", "message"}

// masked is a record as JSON without what names another candidate.
func (p *personFile) masked(text []byte) (any, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, err
	}
	return p.mask("", value), nil
}

func (p *personFile) mask(field string, value any) any {
	switch v := value.(type) {
	case map[string]any:
		for name, inside := range v {
			v[name] = p.mask(name, inside)
		}
	case []any:
		for i, inside := range v {
			v[i] = p.mask(field, inside)
		}
	case string:
		parts := strings.Split(v, "+") // the identifier of a pair is those of the two
		for i, part := range parts {
			if p.isOther(data.ID(part)) {
				parts[i] = someoneElse
			}
		}
		if v = strings.Join(parts, "+"); slices.Contains(typed, field) {
			v = p.free(v)
		}
		return v
	}
	return value
}

// isOther reports whether an identifier is that of another candidate.
func (p *personFile) isOther(id data.ID) bool {
	if p.others == nil {
		p.others = make(map[data.ID]bool, len(p.everybody))
		for _, c := range p.everybody {
			p.others[c.ID] = !p.held.ids[c.ID]
		}
	}
	return p.others[id]
}
