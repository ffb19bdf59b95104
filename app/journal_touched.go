package app

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/store"
)

// resolver says whom and what records are about, from what they wrote and from what the tables hold.
type resolver struct {
	operators  map[data.ID]data.Operator
	people     map[data.ID]known // under every identifier of theirs
	sessions   map[data.ID]known
	documents  map[data.ID]known
	candidates map[data.ID]data.ID // of a path, an enrolment or a document
	sittings   map[data.ID]data.ID // the session of an enrolment or a document
	files      map[data.ID]string  // imports, parcels and fiches, in words
}

// known is something that has a name.
type known struct {
	id     data.ID
	name   string
	folded string // all its names, as they are searched
}

func newResolver() *resolver {
	return &resolver{operators: map[data.ID]data.Operator{}, people: map[data.ID]known{}, sessions: map[data.ID]known{},
		documents: map[data.ID]known{}, candidates: map[data.ID]data.ID{}, sittings: map[data.ID]data.ID{}, files: map[data.ID]string{}}
}

// know takes down what the tables hold.
func (r *resolver) know(tx *store.Tx) {
	for o := range store.Operators.All(tx) {
		r.operators[o.ID] = o
	}
	for c := range store.Candidates.All(tx) {
		id := idOf(tx, c.ID)
		who, _ := store.Candidates.Get(tx, id)
		all := []string{strings.Join(who.GivenNames, " "), who.BirthName, who.UsageName, c.BirthName, c.UsageName, strings.Join(c.GivenNames, " ")}
		r.people[c.ID] = known{id, who.Name(), data.Fold(strings.Join(all, " "))}
	}
	for s := range store.Sessions.All(tx) {
		r.sessions[s.ID] = known{s.ID, s.Name, data.Fold(s.Name + " " + s.Code)}
	}
	for p := range store.Paths.All(tx) {
		r.candidates[p.ID] = p.Candidate
	}
	for e := range store.Enrolments.All(tx) {
		r.candidates[e.ID], r.sittings[e.ID] = r.candidates[e.Path], e.Session
	}
	for d := range store.Documents.All(tx) {
		number := d.Number.String()
		r.documents[d.ID] = known{d.ID, number, data.Fold(number)}
		r.candidates[d.ID], r.sittings[d.ID] = d.Candidate, d.Session
	}
	for i := range store.Imports.All(tx) {
		r.files[i.ID] = "fichier « " + i.File + " »"
	}
	for p := range store.Parcels.All(tx) {
		r.files[p.ID] = "lot " + p.Name
	}
	for f := range store.Fiches.All(tx) {
		r.files[f.ID] = "fiche RNCP" + f.Code
	}
}

// refs are the identifiers that a record hangs on.
type refs struct {
	Candidate data.ID   `json:"candidate"`
	Path      data.ID   `json:"path"`
	Enrolment data.ID   `json:"enrolment"`
	Session   data.ID   `json:"session"`
	Document  data.ID   `json:"document"`
	Parcel    data.ID   `json:"parcel"`
	One       data.ID   `json:"one"` // of a pair
	Other     data.ID   `json:"other"`
	Documents []data.ID `json:"documents"` // of a print run
}

// touching is whom and what one act is about.
type touching struct {
	people, sessions, documents []known
	files                       []string
	tables                      []string // in the order of their first writing
	counts                      map[string]int
	seen                        map[data.ID]bool
}

// touched returns what an act is about, what it wrote besides, and all that as it is searched.
func (r *resolver) touched(p *store.Payload) (list []Touched, others, folded string) {
	a := touching{counts: map[string]int{}, seen: map[data.ID]bool{}}
	for _, w := range p.Changes {
		if r.add(&a, w) {
			continue
		}
		if a.counts[w.Table]++; a.counts[w.Table] == 1 {
			a.tables = append(a.tables, w.Table)
		}
	}
	var search []string
	for _, group := range []struct {
		kind FoundKind
		all  []known
	}{{FoundCandidate, a.people}, {FoundSession, a.sessions}, {FoundDocument, a.documents}} {
		for _, k := range group.all {
			list = append(list, Touched{Kind: group.kind, ID: k.id, Name: k.name})
			search = append(search, k.folded)
		}
	}
	words := a.files
	for _, table := range a.tables {
		words = append(words, tableCount(table, a.counts[table]))
	}
	if len(p.Disposed) > 0 {
		words = append(words, numbered(len(p.Disposed), "enregistrement éliminé", "enregistrements éliminés"))
	}
	others = strings.Join(words, ", ")
	return list, others, strings.Join(append(search, data.Fold(others)), " ")
}

// add notes what one record is about, and reports whether it has named it. A record that is not in its table any more is taken
// as the line wrote it.
func (r *resolver) add(a *touching, w store.Written) (named bool) {
	var on refs
	_ = json.Unmarshal(w.Value, &on) // a field of the same name and another meaning is left out; what does fit is read
	file, named := r.files[w.ID]
	if !named {
		file = r.files[on.Parcel]
	}
	if file != "" {
		a.files = append(a.files, file)
	}
	switch w.Table {
	case store.Candidates.Name():
		on.Candidate = w.ID
	case store.Sessions.Name():
		on.Session = w.ID
	case store.Documents.Name():
		on.Documents = append(on.Documents, w.ID)
	}
	on.Documents = append(on.Documents, on.Document)
	for _, id := range on.Documents {
		if d, ok := r.documents[id]; ok {
			a.add(&a.documents, d)
		}
		r.hang(a, id)
	}
	r.hang(a, on.Enrolment)
	for _, id := range []data.ID{on.Candidate, r.candidates[on.Path], on.One, on.Other} {
		r.person(a, id)
	}
	r.sitting(a, on.Session)
	return named
}

// hang notes the person and the session of an enrolment or a document.
func (r *resolver) hang(a *touching, id data.ID) {
	r.person(a, r.candidates[id])
	r.sitting(a, r.sittings[id])
}

func (r *resolver) person(a *touching, id data.ID) {
	if id == "" {
		return
	}
	who, ok := r.people[id]
	if !ok {
		who = known{name: "personne éliminée", folded: "personne eliminee"}
	}
	a.add(&a.people, who)
}

func (r *resolver) sitting(a *touching, id data.ID) {
	if s, ok := r.sessions[id]; ok {
		a.add(&a.sessions, s)
	}
}

func (a *touching) add(to *[]known, k known) {
	if !a.seen[k.id] || k.id == "" && !slices.Contains(*to, k) {
		a.seen[k.id] = true
		*to = append(*to, k)
	}
}

// names are those of all that has an identifier.
func (r *resolver) names() map[data.ID]string {
	names := map[data.ID]string{}
	for _, all := range []map[data.ID]known{r.people, r.sessions, r.documents} {
		for id, k := range all {
			names[id] = k.name
		}
	}
	for id, o := range r.operators {
		names[id] = o.Name
	}
	for id, file := range r.files {
		names[id] = file
	}
	for id, candidate := range r.candidates {
		if _, named := names[id]; !named {
			names[id] = r.people[candidate].name
		}
	}
	return names
}

// numbered writes a number of things whose plural is not an s: « 1 bordereau », « 3 bordereaux ».
func numbered(n int, one, several string) string {
	if n > 1 {
		return fmt.Sprintf("%d %s", n, several)
	}
	return fmt.Sprintf("%d %s", n, one)
}
