package data

import (
	"slices"

	"certibloc/data/rncp"
)

// ValueKind tells what a result says.
type ValueKind string

// The kinds of value. Absent, excused and exempt are results too: reasons for there being no mark.
const (
	ValueMark        ValueKind = "note"
	ValueAcquired    ValueKind = "acquis"
	ValueNotAcquired ValueKind = "non acquis"
	ValueAbsent      ValueKind = "absent"
	ValueExcused     ValueKind = "excusé"
	ValueExempt      ValueKind = "dispensé"
	ValueWithdrawn   ValueKind = "retiré" // entered by mistake: there is no result any more
)

// Value is a mark, a verdict, or a reason for there being none.
type Value struct {
	Kind ValueKind `json:"kind"`
	Mark Mark      `json:"mark,omitempty"`
}

// String writes the value as a list shows it.
func (v Value) String() string {
	if v.Kind == ValueMark {
		return v.Mark.String()
	}
	return string(v.Kind)
}

// Result is what one assessment, or one part of it, gave. A later result supersedes an earlier one and keeps it.
type Result struct {
	ID         ID           `json:"id"`
	Enrolment  ID           `json:"enrolment"`
	Bloc       rncp.BlocKey `json:"bloc"`
	Assessment string       `json:"assessment"`     // its key in the fiche
	Part       string       `json:"part,omitempty"` // of a case study marked in parts
	Value      Value        `json:"value"`
	On         Date         `json:"on"`                 // the day of the assessment; zero when not noted
	Operator   ID           `json:"operator,omitempty"` // who recorded it: the second entry is someone else's
	Supersedes ID           `json:"supersedes,omitempty"`
}

// Key returns the result's identifier.
func (r Result) Key() ID { return r.ID }

// Validate refuses a result that hangs on nothing or says nothing. Whether it fits the fiche is for the rules to say.
func (r Result) Validate() error {
	if r.Enrolment == "" || r.Bloc == "" || r.Assessment == "" {
		return Refuse("Le résultat n’est rattaché à aucune épreuve.")
	}
	if !r.On.IsZero() && !r.On.Valid() {
		return Refuse("La date de l’épreuve n’existe pas (%s).", r.On).Hint("Corrigez-la.")
	}
	switch r.Value.Kind {
	case ValueMark, ValueAcquired, ValueNotAcquired, ValueAbsent, ValueExcused, ValueExempt, ValueWithdrawn:
		return nil
	}
	return Refuse("Le résultat est vide.").Hint("Saisissez une note, un avis, ou absent, excusé, dispensé.")
}

// CurrentResults returns the results that none of the others supersedes, without those that were withdrawn.
func CurrentResults(all []Result) []Result {
	last := current(all, func(r Result) ID { return r.Supersedes })
	return slices.DeleteFunc(last, func(r Result) bool { return r.Value.Kind == ValueWithdrawn })
}

// current keeps, in order, the facts that no other of them supersedes.
func current[T Record](all []T, supersedes func(T) ID) []T {
	gone := map[ID]bool{}
	for _, f := range all {
		if id := supersedes(f); id != "" {
			gone[id] = true
		}
	}
	var left []T
	for _, f := range all {
		if !gone[f.Key()] {
			left = append(left, f)
		}
	}
	return left
}
