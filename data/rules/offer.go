// Package rules computes what follows from the fiche, the rules of a session and the facts: the assessments due, a
// bloc's state, the proposal, whether a session is ready for its jury. Its functions are pure: they read what they
// are given, change nothing, and know neither clock nor store.
package rules

import (
	"slices"

	"certibloc/data"
	"certibloc/data/rncp"
)

// vaeWay is the one way on the VAE track. The fiche says that a bloc is « certifiable par la VAE » and names no
// assessment: the jury judges the file (Code du travail R6412-7), whose verdict may be noted, or not.
var vaeWay = rncp.Way{
	Key: rncp.WayVAE,
	Assessments: []rncp.Assessment{{
		Key:   string(rncp.KindVAEFile),
		Kind:  rncp.KindVAEFile,
		Text:  "Dossier de validation des acquis de l’expérience",
		Short: "Dossier VAE",
	}},
}

// Ways returns the ways that the fiche offers for a bloc on a track, none when it offers nothing there.
func Ways(b rncp.Bloc, t rncp.Track) []rncp.Way {
	if t == rncp.TrackVAE {
		if b.VAE == "" {
			return nil
		}
		return []rncp.Way{vaeWay}
	}
	for _, m := range b.Tracks {
		if m.Track == t {
			return m.Ways
		}
	}
	return nil
}

// FindWay returns one of the ways offered for a bloc on a track.
func FindWay(b rncp.Bloc, t rncp.Track, key rncp.WayKey) (rncp.Way, bool) {
	ways := Ways(b, t)
	i := slices.IndexFunc(ways, func(w rncp.Way) bool { return w.Key == key })
	if i < 0 {
		return rncp.Way{}, false
	}
	return ways[i], true
}

// Item is one thing to record a result for: an assessment, or one part of it.
type Item struct {
	Bloc       rncp.BlocKey
	Assessment rncp.Assessment
	Part       rncp.Part // zero unless the parts are marked apart
	Optional   bool      // nothing waits for it
}

// Label returns a short name for a column or a line.
func (i Item) Label() string {
	if i.Part.Key == "" {
		return i.Assessment.Short
	}
	return i.Assessment.Short + " – " + i.Part.Short
}

// Due returns what an enrolment owes for a bloc, in the order of the fiche. It is empty when the bloc is not asked
// for, or asked for in a way that the fiche does not offer (see CheckEnrolment).
func Due(f *rncp.Fiche, r *data.Rules, c *Case, bloc rncp.BlocKey) []Item {
	request, asked := c.Enrolment.Asks(bloc)
	b, known := f.Bloc(bloc)
	if !asked || !known {
		return nil
	}
	way, _ := FindWay(b, c.Path.Track, request.Way)
	items := make([]Item, 0, len(way.Assessments)+2)
	for _, a := range way.Assessments {
		items = appendItems(items, r, bloc, a)
	}
	return items
}

func appendItems(items []Item, r *data.Rules, bloc rncp.BlocKey, a rncp.Assessment) []Item {
	switch {
	case a.Kind == rncp.KindWorkplace && r.Workplace.Value == data.WorkplaceOutcome:
		return items // the outcome of the bloc is the validation: nothing to record apart
	case r.CaseParts.Value && len(a.Parts) > 0:
		for _, p := range a.Parts {
			items = append(items, Item{Bloc: bloc, Assessment: a, Part: p})
		}
		return items
	}
	return append(items, Item{Bloc: bloc, Assessment: a, Optional: a.Kind == rncp.KindVAEFile})
}
