package app

import (
	"iter"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/store"
)

// sorter puts the lines gathered beside what the network knows, and keeps those that are to be sent.
type sorter struct {
	g     *gathering
	known *ledgerSent
	full  bool
	now   map[string]bool // identifiers of what the centre has now
	index []data.ParcelLine
	same  int // lines that were sent already, the same, and that nobody has answered
}

// since returns what a parcel holds: all, or what is new, corrected or withdrawn since what the network has accepted. It says
// how many of the lines were sent already and wait for their answer.
func (g *gathering) since(known *ledgerSent, full bool) (c parcel.Contents, index []data.ParcelLine, same int, err error) {
	s := &sorter{g: g, known: known, full: full, now: map[string]bool{}}
	if c.Certifications, err = sorted(s, g.contents.Certifications); err != nil {
		return c, nil, 0, err
	}
	if c.Blocs, err = sorted(s, g.contents.Blocs); err != nil {
		return c, nil, 0, err
	}
	if c.Documents, err = sorted(s, g.contents.Documents); err != nil {
		return c, nil, 0, err
	}
	if c.Counts, err = sorted(s, g.contents.Counts); err != nil {
		return c, nil, 0, err
	}
	if c.FollowUps, err = sorted(s, g.contents.FollowUps); err != nil {
		return c, nil, 0, err
	}
	err = s.withdraw(&c)
	slices.SortFunc(s.index, func(a, b data.ParcelLine) int { return strings.Compare(a.ID, b.ID) })
	return c, s.index, s.same, err
}

// sorted returns the lines of a part that are to be sent, each in its state.
func sorted[T parcel.Line](s *sorter, lines []T) ([]T, error) {
	var out []T
	for _, line := range lines {
		id := parcel.ID(line)
		s.now[id] = true
		hash, err := parcel.Fingerprint(line)
		if err != nil {
			return nil, err
		}
		entry := s.g.about[id]
		entry.ID, entry.Hash = id, hash
		was := s.known.lines[id]
		if was != nil && was.verdict == "" && was.Hash == hash && !was.Withdrawn {
			s.same++
		}
		if was != nil && was.accepted != nil {
			if !s.full && was.holds() && was.known.Hash == hash {
				continue
			}
			line = parcel.Mark(line, parcel.StateCorrected, parcel.Name(was.accepted.Name))
		}
		out, s.index = append(out, line), append(s.index, entry)
	}
	return out, nil
}

// withdraw takes back what was sent and is no more, in the words in which it was sent. What the network has refused, what
// is only not ready, or what the centre has disposed of, is left alone.
func (s *sorter) withdraw(c *parcel.Contents) error {
	gone := map[data.ID]map[string]bool{} // by parcel
	from := map[data.ID]data.Parcel{}
	for id, l := range s.known.lines {
		in := l.accepted
		switch {
		case s.now[id] || s.g.waiting[id] || s.g.disposed(l.ParcelLine):
			continue
		case l.holds():
		case l.accepted == nil && l.verdict == "" && !l.Withdrawn: // sent, and nobody has answered yet
			in = l.parcel
		default:
			continue
		}
		if gone[in.ID] == nil {
			gone[in.ID], from[in.ID] = map[string]bool{}, *in
		}
		gone[in.ID][id] = true
	}
	for id, ids := range gone {
		if err := s.take(c, from[id], ids); err != nil {
			return err
		}
	}
	return nil
}

// take copies lines out of a parcel that was sent.
func (s *sorter) take(c *parcel.Contents, p data.Parcel, ids map[string]bool) error {
	r, err := s.g.core.openParcel(p)
	if err != nil {
		return err
	}
	if c.Certifications, err = taken(s, c.Certifications, r.Certifications(), p, ids); err != nil {
		return err
	}
	if c.Blocs, err = taken(s, c.Blocs, r.Blocs(), p, ids); err != nil {
		return err
	}
	if c.Documents, err = taken(s, c.Documents, r.Documents(), p, ids); err != nil {
		return err
	}
	if c.Counts, err = taken(s, c.Counts, r.Counts(), p, ids); err != nil {
		return err
	}
	c.FollowUps, err = taken(s, c.FollowUps, r.FollowUps(), p, ids)
	return err
}

func taken[T parcel.Line](s *sorter, into []T, lines iter.Seq2[T, error], p data.Parcel, ids map[string]bool) ([]T, error) {
	for line, err := range lines {
		if err != nil {
			return into, err
		}
		id := parcel.ID(line)
		if !ids[id] {
			continue
		}
		hash, err := parcel.Fingerprint(line)
		if err != nil {
			return into, err
		}
		into = append(into, parcel.Mark(line, parcel.StateWithdrawn, parcel.Name(p.Name)))
		entry := s.known.lines[id].ParcelLine
		entry.Hash, entry.Withdrawn = hash, true
		s.index = append(s.index, entry)
	}
	return into, nil
}

// disposed reports whether what a line was about is not in the folder any more. The archives' visa lets the centre forget it;
// that takes nothing back from whom it certified.
func (g *gathering) disposed(l data.ParcelLine) bool {
	return !there(g.tx, store.Candidates, l.Candidate) || !there(g.tx, store.Sessions, l.Session) || !there(g.tx, store.Documents, l.Document)
}
