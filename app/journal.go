package app

import (
	"slices"
	"strings"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/store"
)

// Lines is the journal: who did what, when, on which machine, and why.
type Lines struct{ core *core }

// LineOf is one line of the journal, in words.
type LineOf struct {
	Seq      uint64
	At       time.Time // in the hour of the centre
	Operator string    // name; empty for what the program did by itself
	By       data.ID   // the operator's
	Machine  string    // empty where it was not noted
	Action   Action
	Touched  []Touched // the persons, the sessions and the documents that the act is about, each once, in this order
	Others   string    // what it wrote besides: « 12 résultats »
	Reason   string
	Gone     bool // what it wrote has been eliminated: nothing says any more what it was

	folded string // what is searched
}

// Touched is a person, a session or a document that an act is about.
type Touched struct {
	Kind FoundKind
	ID   data.ID // the person's own, where a record was merged into another; empty where nothing is left of it
	Name string
}

// Book is the journal as it was when it was read.
type Book struct {
	core    *core
	lines   []LineOf                  // the newest first
	written map[data.Change][]uint64  // the lines that wrote each record
	names   map[data.ID]string        // of what records name by an identifier
	blocs   map[rncp.BlocKey]string   // titles
	seen    map[Action]bool           //
	who     map[data.ID]data.Operator // by identifier
}

// Read reads the journal once, for a list that is searched as one types.
func (a Lines) Read() (*Book, error) {
	b := &Book{core: a.core, written: map[data.Change][]uint64{}, seen: map[Action]bool{}}
	r := newResolver()
	err := a.core.store.View(func(tx *store.Tx) error {
		r.know(tx)
		return nil
	})
	if err != nil {
		return nil, err
	}
	b.who = r.operators
	zone := a.core.clock().Location()
	err = a.core.store.Journal(func(line store.Line, payload *store.Payload) error {
		l := LineOf{Seq: line.Seq, At: line.At.In(zone), Operator: r.operators[line.Operator].Name, By: line.Operator, Action: Action(line.Name)}
		if payload == nil {
			l.Gone = true
		} else {
			l.Machine, l.Reason = payload.Machine, payload.Reason
			for _, w := range payload.Changes {
				change := data.Change{Table: w.Table, ID: w.ID}
				b.written[change] = append(b.written[change], line.Seq)
			}
			l.Touched, l.Others, l.folded = r.touched(payload)
		}
		l.folded += " " + data.Fold(strings.Join([]string{l.Action.Title(), l.Operator, l.Machine, l.Reason}, " "))
		b.seen[l.Action] = true
		b.lines = append(b.lines, l)
		return nil
	})
	slices.Reverse(b.lines)
	b.names, b.blocs = r.names(), a.core.blocTitles()
	return b, err
}

// LineFilter says which lines of the journal are wanted. The zero LineFilter wants all.
type LineFilter struct {
	From, To data.Date // days of the centre, both included; zero: without a bound
	Operator data.ID   // empty: whoever it was
	Action   Action    // empty: whatever was done
	Text     string    // words that stand in what the act is about, in its reason, in its name or in the machine's; accents apart
}

// Find returns the lines that a filter wants, the newest first.
func (b *Book) Find(f LineFilter) []LineOf {
	query := data.Fold(f.Text)
	found := make([]LineOf, 0, len(b.lines))
	for _, l := range b.lines {
		if f.lets(l) && data.Matches(l.folded, query) {
			found = append(found, l)
		}
	}
	return found
}

func (f LineFilter) lets(l LineOf) bool {
	day := rncp.DateOf(l.At)
	switch {
	case !f.From.IsZero() && day.Before(f.From), !f.To.IsZero() && day.After(f.To):
		return false
	case f.Operator != "" && f.Operator != l.By, f.Action != "" && f.Action != l.Action:
		return false
	}
	return true
}

// Len returns how many lines there are.
func (b *Book) Len() int { return len(b.lines) }

// Operators returns who did something, by name.
func (b *Book) Operators() []data.Operator {
	var all []data.Operator
	for id, o := range b.who {
		if slices.ContainsFunc(b.lines, func(l LineOf) bool { return l.By == id }) {
			all = append(all, o)
		}
	}
	slices.SortFunc(all, func(a, c data.Operator) int { return strings.Compare(data.Fold(a.Name), data.Fold(c.Name)) })
	return all
}

// Actions returns what was done, by its words.
func (b *Book) Actions() []Action {
	var all []Action
	for a := range b.seen {
		all = append(all, a)
	}
	slices.SortFunc(all, func(a, c Action) int { return strings.Compare(data.Fold(a.Title()), data.Fold(c.Title())) })
	return all
}

// About says in a few words what an act is about: « Élodie Lœuillet, Ambre Sabatier et 3 autres, session Printemps 2021 ».
func (l LineOf) About() string {
	if l.Gone {
		return "contenu éliminé avec le visa des archives"
	}
	var parts []string
	for _, kind := range []FoundKind{FoundCandidate, FoundDocument, FoundSession} {
		if words := l.named(kind); words != "" {
			parts = append(parts, words)
		}
	}
	if len(parts) == 0 && l.Others != "" {
		return l.Others
	}
	return strings.Join(parts, ", ")
}

// shownNames is how many names a line shows of each kind.
const shownNames = 2

func (l LineOf) named(kind FoundKind) string {
	var names []string
	for _, t := range l.Touched {
		if t.Kind == kind {
			names = append(names, t.Name)
		}
	}
	if rest := len(names) - shownNames; rest > 1 {
		return strings.Join(names[:shownNames], ", ") + " et " + count(rest, "autre")
	}
	return strings.Join(names, ", ")
}

// Machines reports whether some line says on which machine it was done.
func (b *Book) Machines() bool {
	return slices.ContainsFunc(b.lines, func(l LineOf) bool { return l.Machine != "" })
}
