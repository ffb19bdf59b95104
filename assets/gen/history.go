//go:build ignore

package main

import (
	"slices"
	"strings"
	"unicode"
)

// lastKnown is the last day that the history tells of.
const lastKnown = "20190101"

// record is an entry of the history: what a code stood for, between two days.
type record struct {
	ID       string `json:"id"`
	Code     string `json:"code"`
	Name     string `json:"nom"`
	Type     string `json:"type"` // COM: a commune of its own
	From     string `json:"dateDebut"`
	Until    string `json:"dateFin"`
	Why      string `json:"raisonDebut"`
	Previous string `json:"predecesseur"`
}

// period is a time in which a commune stood: from its first day to the day on which it was no more. Empty is open; a
// question mark says that day or later.
type period struct{ from, until string }

func periodsText(all []period) string {
	parts := make([]string, len(all))
	for i, p := range all {
		parts[i] = p.from + "-" + p.until
	}
	return strings.Join(parts, ",")
}

// key tells communes apart: those of one code by their name, hyphens and capitals apart.
type key struct{ code, name string }

func keyOf(code, name string) key {
	letters := func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}
	return key{code, strings.Map(letters, name)}
}

// pastOf is the history, by commune.
type pastOf struct {
	periods   map[key][]period
	names     map[key]string
	codes     map[string]bool // that the history knows
	codeFrom  map[key]key     // the commune under the code that it had in another department
	codeAfter map[key]string  // the code that it has now
}

func newPast(history []record) *pastOf {
	p := &pastOf{map[key][]period{}, map[key]string{}, map[string]bool{}, map[key]key{}, map[key]string{}}
	byID := map[string]record{}
	for _, h := range history {
		byID[h.ID] = h
	}
	for _, h := range history {
		if p.codes[h.Code] = true; h.Type != "COM" {
			continue
		}
		k := keyOf(h.Code, h.Name)
		p.names[k] = h.Name
		p.periods[k] = append(p.periods[k], period{day(h.From), day(h.Until)})
		if old := byID[h.Previous]; strings.Contains(h.Why, "changement de département") && old.Code != h.Code {
			before := keyOf(old.Code, old.Name)
			p.codeFrom[k], p.codeAfter[before] = before, h.Code
		}
	}
	for k, all := range p.periods {
		p.periods[k] = joined(all)
	}
	return p
}

// whole returns when a commune stood, what it stood under the code of another department with it.
func (p *pastOf) whole(k key) []period {
	all := slices.Clone(p.periods[k])
	if before, moved := p.codeFrom[k]; moved {
		all = append(all, p.periods[before]...)
	}
	return joined(all)
}

// joined puts periods in order and makes one of those that touch.
func joined(all []period) []period {
	slices.SortFunc(all, func(a, b period) int { return strings.Compare(a.from, b.from) })
	var out []period
	for _, p := range all {
		if last := len(out) - 1; last >= 0 && (out[last].until == "" || out[last].until >= p.from) {
			if out[last].until != "" && (p.until == "" || p.until > out[last].until) {
				out[last].until = p.until
			}
			continue
		}
		out = append(out, p)
	}
	return out
}

func day(s string) string { return strings.ReplaceAll(s, "-", "") }
