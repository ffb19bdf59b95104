package rncp

import "slices"

// Adopt takes over from an earlier version of the same fiche what a person had completed and the new one does not tell:
// who signs, and of each bloc the key, the other names and, where the modalities of evaluation have not changed, the
// tracks. A bloc is the same when its title is, or else its number and no other has that title.
func (f *Fiche) Adopt(old *Fiche) {
	if f.Certifier.Signatory == "" {
		f.Certifier.Signatory = old.Certifier.Signatory
	}
	if f.Levels.Nomenclature1969 == "" {
		f.Levels.Nomenclature1969 = old.Levels.Nomenclature1969
	}
	if len(f.Jury.Colleges) == 0 {
		f.Jury = old.Jury
	}
	taken := map[BlocKey]bool{}
	for i := range f.Blocs {
		b := &f.Blocs[i]
		before, ok := old.same(b)
		if !ok || taken[before.Key] {
			continue
		}
		b.Key, b.Summary, b.Component = before.Key, before.Summary, before.Component
		if len(b.Tracks) == 0 && slices.Equal(b.Evaluation, before.Evaluation) {
			b.Tracks = before.Tracks
		}
		taken[b.Key] = true
	}
	f.KeysApart(nil)
}

// same returns the bloc of this fiche that a bloc of a later version is.
func (f *Fiche) same(later *Bloc) (Bloc, bool) {
	if b, ok := find(f.Blocs, func(b Bloc) bool { return fold(b.Title) == fold(later.Title) }); ok {
		return b, true
	}
	return find(f.Blocs, func(b Bloc) bool { return b.Number == later.Number })
}

// KeysApart gives another key to each bloc whose own is that of a bloc before it or of another fiche.
func (f *Fiche) KeysApart(others []*Fiche) {
	taken := map[string]bool{}
	for _, other := range others {
		for _, b := range other.Blocs {
			taken[string(b.Key)] = taken[string(b.Key)] || other.Code != f.Code
		}
	}
	for i := range f.Blocs {
		if b := &f.Blocs[i]; taken[string(b.Key)] {
			b.Key = BlocKey(keyOf(b.Title, taken))
		} else {
			taken[string(b.Key)] = true
		}
	}
}
