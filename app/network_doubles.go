package app

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"certibloc/data"
	"certibloc/data/parcel"
)

// NetworkDouble is two certifications whose holders, in two files of candidates, look like one person.
type NetworkDouble struct {
	First, Second NetworkDoubleLine // the one obtained first comes first
	Likeness      data.Likeness
	Settled       Settlement
	Held          bool // the second is not declared: the same person has the certification already
}

// NetworkDoubleLine is one of the two.
type NetworkDoubleLine struct {
	ID     string
	Parcel parcel.Name
	Centre string
	Fiche  string
	Holder data.Candidate
	Since  data.Date
}

// Settlement is what a person has found out about a double.
type Settlement string

// The settlements; the empty one is still to be found out.
const (
	SettledApart Settlement = "distinctes"
	SettledSame  Settlement = "même personne"
)

// pair is the places of two lines in the index, the lower first.
type pair struct{ a, b int32 }

// doubles finds the holders who look alike, and holds back what would declare a certification twice: the same of the same
// person. It reads the parcels again for the few whom that is about.
func (b *batch) doubles(ctx context.Context, x *index, settled map[[2]string]Settlement) ([]NetworkDouble, error) {
	pairs := x.pairs()
	if len(pairs) == 0 {
		return nil, nil
	}
	wanted := map[int32]NetworkDoubleLine{}
	for _, p := range pairs {
		wanted[p.a], wanted[p.b] = NetworkDoubleLine{}, NetworkDoubleLine{}
	}
	if err := b.fetch(ctx, x, wanted); err != nil {
		return nil, err
	}
	var found []NetworkDouble
	for _, p := range pairs {
		d := NetworkDouble{First: wanted[p.a], Second: wanted[p.b]}
		first, second := p.a, p.b
		if cmp.Or(d.Second.Since.Compare(d.First.Since), cmp.Compare(d.Second.ID, d.First.ID)) < 0 {
			d.First, d.Second, first, second = d.Second, d.First, p.b, p.a
		}
		if d.Likeness = data.Compare(d.First.Holder, d.Second.Holder); !d.Likeness.Alike() {
			continue
		}
		d.Settled = settled[[2]string{d.First.ID, d.Second.ID}]
		if d.Held = d.twice() && !x.lines[first].held; d.Held {
			x.lines[second].held = true
		}
		found = append(found, d)
	}
	slices.SortFunc(found, func(p, q NetworkDouble) int {
		return cmp.Or(-cmp.Compare(p.weight(), q.weight()), cmp.Compare(p.First.ID, q.First.ID), cmp.Compare(p.Second.ID, q.Second.ID))
	})
	return found, nil
}

// twice reports whether both declare the same certification of the same person: of the same identity, unless the places of
// birth differ, or of one that a person has found to be the same.
func (d NetworkDouble) twice() bool {
	if d.First.Fiche != d.Second.Fiche || d.Settled == SettledApart {
		return false
	}
	p, q := d.First.Holder.BirthPlace.Code, d.Second.Holder.BirthPlace.Code
	return d.Settled == SettledSame || d.Likeness.Same && (p == q || p == "" || q == "")
}

// weight puts what matters most first.
func (d NetworkDouble) weight() int {
	switch {
	case d.Held:
		return 2
	case d.Likeness.Same:
		return 1
	}
	return 0
}

// shard is how many lines are compared through one list of keys: more take several turns, not more memory.
const shard = 1 << 16

// pairs returns the lines whose sketches may be alike and that are of different people of the centres, in a steady order.
func (x *index) pairs() []pair {
	var pairs []pair
	turns := uint64(1 + len(x.lines)/shard)
	for turn := range turns {
		keys := x.keys(turn, turns)
		for from := 0; from < len(keys); {
			to := from + 1
			for to < len(keys) && keys[to].key == keys[from].key {
				to++
			}
			pairs = x.pairUp(keys[from:to], pairs)
			from = to
		}
	}
	slices.SortFunc(pairs, func(p, q pair) int { return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b)) })
	return slices.Compact(pairs)
}

// keyed is a line under one of the keys of its sketch.
type keyed struct {
	key  uint64
	line int32
}

// keys returns the lines under those of their keys whose turn it is.
func (x *index) keys(turn, turns uint64) []keyed {
	keys := make([]keyed, 0, 4*min(len(x.lines), shard))
	for i := range x.lines {
		if x.lines[i].gone {
			continue
		}
		for _, k := range x.lines[i].sketch.Keys() {
			if k%turns == turn {
				keys = append(keys, keyed{k, int32(i)})
			}
		}
	}
	slices.SortFunc(keys, func(p, q keyed) int { return cmp.Or(cmp.Compare(p.key, q.key), cmp.Compare(p.line, q.line)) })
	return keys
}

// pairUp adds the pairs of lines under one key.
func (x *index) pairUp(same []keyed, pairs []pair) []pair {
	for i := range same {
		for j := i + 1; j < len(same); j++ {
			p, q := &x.lines[same[i].line], &x.lines[same[j].line]
			if p.holder != q.holder && p.sketch.MayBeAlike(q.sketch) {
				pairs = append(pairs, pair{same[i].line, same[j].line})
			}
		}
	}
	return pairs
}

// fetch reads the lines that are wanted.
func (b *batch) fetch(ctx context.Context, x *index, wanted map[int32]NetworkDoubleLine) error {
	var missing = len(wanted)
	for i, p := range b.parcels {
		if p.superseded {
			continue
		}
		for line, err := range p.Certifications() {
			if err = errors.Join(err, ctx.Err()); err != nil {
				return err
			}
			at, ok := x.find(line.ID, i)
			if _, asked := wanted[at]; !ok || !asked {
				continue
			}
			missing--
			wanted[at] = NetworkDoubleLine{ID: line.ID, Parcel: p.manifest.Name, Centre: line.Centre, Fiche: line.Code, Holder: line.Candidate(), Since: line.Since}
		}
	}
	if missing != 0 {
		return errors.New("merge parcels: they have changed while they were read")
	}
	return nil
}
