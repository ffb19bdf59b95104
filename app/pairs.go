package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/store"
)

// idOf returns the record that stands for a candidate: the candidate's own, or the one that it was merged into.
func idOf(tx *store.Tx, id data.ID) data.ID {
	for {
		c, known := store.Candidates.Get(tx, id)
		if !known || c.MergedInto == "" {
			return id
		}
		id = c.MergedInto
	}
}

// whoIs returns the candidate that an identifier stands for, or refuses.
func whoIs(tx *store.Tx, id data.ID) (data.Candidate, error) {
	return get(tx, store.Candidates, idOf(tx, id), "Ce candidat n’existe pas dans ce dossier.")
}

// Double is two candidates who look like one person.
type Double struct {
	One, Other data.Candidate
	Likeness   data.Likeness
}

// Alike returns the candidates of the centre who look like someone, the likeliest first, without the one of the same
// identifier.
func (a Candidates) Alike(c data.Candidate) ([]KnownAlike, error) {
	var alike []KnownAlike
	err := a.core.store.View(func(tx *store.Tx) error {
		for k := range everyone(tx) {
			if k.ID == c.ID {
				continue
			}
			if l := data.Compare(k, c); l.Alike() && (c.ID == "" || !apart(tx, k.ID, c.ID)) {
				alike = append(alike, KnownAlike{k, l})
			}
		}
		return nil
	})
	slices.SortStableFunc(alike, func(x, y KnownAlike) int { return sameFirst(x.Likeness, y.Likeness) })
	return alike, err
}

func sameFirst(x, y data.Likeness) int {
	switch {
	case x.Same == y.Same:
		return 0
	case x.Same:
		return -1
	}
	return 1
}

// apart reports whether someone has said that two candidates are two persons.
func apart(tx *store.Tx, a, b data.ID) bool {
	p, ok := store.Pairs.Get(tx, data.PairOf(a, b).Key())
	return ok && p.State == data.PairApart
}

// Doubles returns the pairs of candidates who look like one person and of whom nobody has said yet what they are, the
// likeliest first.
func (a Candidates) Doubles() ([]Double, error) {
	var found []Double
	err := a.core.store.View(func(tx *store.Tx) error {
		seen, before := map[data.ID]bool{}, map[string][]data.Candidate{}
		for c := range everyone(tx) {
			for _, key := range data.LikenessKeys(c) {
				for _, other := range before[key] {
					pair := data.PairOf(c.ID, other.ID).Key()
					if l := data.Compare(other, c); l.Alike() && !seen[pair] && !apart(tx, c.ID, other.ID) {
						seen[pair] = true
						found = append(found, Double{other, c, l})
					}
				}
				before[key] = append(before[key], c)
			}
		}
		return nil
	})
	slices.SortStableFunc(found, func(x, y Double) int { return sameFirst(x.Likeness, y.Likeness) })
	return found, err
}

// TellApart keeps that a candidate and others who look alike are different persons: nobody is asked again.
func (a Candidates) TellApart(ctx context.Context, one data.ID, others ...data.ID) error {
	return a.core.act(ctx, ActApart, "", func(tx *store.Tx) error { return a.core.tellApart(tx, one, others) })
}

func (c *core) tellApart(tx *store.Tx, one data.ID, others []data.ID) error {
	for _, other := range others {
		for _, id := range []data.ID{one, other} {
			if _, err := get(tx, store.Candidates, id, "Ce candidat n’existe pas dans ce dossier."); err != nil {
				return err
			}
		}
		p := data.PairOf(one, other)
		if old, ok := store.Pairs.Get(tx, p.Key()); ok {
			if old.State == data.PairOne {
				return data.Refuse("Ces deux fiches sont réunies.").Hint("Séparez-les d’abord.")
			}
			continue
		}
		p.State, p.On = data.PairApart, c.today()
		if err := store.Pairs.Put(tx, p); err != nil {
			return err
		}
	}
	return nil
}

// Merge joins two candidates who are one person: the identity of kept stands, and everything of both is read as that person's.
// Documents already issued stay as they are.
func (a Candidates) Merge(ctx context.Context, kept, gone data.ID, reason string) error {
	return a.core.act(ctx, ActMerge, reason, func(tx *store.Tx) error {
		p := data.PairOf(kept, gone)
		p.State, p.Kept, p.On, p.Reason = data.PairOne, kept, a.core.today(), strings.TrimSpace(reason)
		if err := p.Validate(); err != nil {
			return err
		}
		other, err := a.core.checkMerge(tx, kept, gone)
		if err != nil {
			return err
		}
		if err := rest(tx, kept, settled(tx, gone)); err != nil {
			return err
		}
		other.MergedInto = kept
		if err := store.Candidates.Put(tx, other); err != nil {
			return err
		}
		p.Settled = settled(tx, kept)
		return store.Pairs.Put(tx, p)
	})
}

// checkMerge refuses to join what cannot be one person.
func (c *core) checkMerge(tx *store.Tx, kept, gone data.ID) (data.Candidate, error) {
	var both [2]data.Candidate
	for i, id := range []data.ID{kept, gone} {
		var err error
		if both[i], err = get(tx, store.Candidates, id, "Ce candidat n’existe pas dans ce dossier."); err != nil {
			return both[1], err
		}
		if both[i].Withdrawn != "" || both[i].MergedInto != "" {
			return both[1], data.Refuse("La fiche de %s n’est plus en usage.", both[i].Name()).Hint("Choisissez celle qui l’est.")
		}
	}
	sessions := map[data.ID]bool{}
	for _, id := range sessionsOf(tx, kept) {
		sessions[id] = true
	}
	for _, id := range sessionsOf(tx, gone) {
		if sessions[id] {
			s, _ := store.Sessions.Get(tx, id)
			return both[1], data.Refuse("Les deux sont inscrits à la session « %s » : une personne n’a qu’une inscription par session.", s.Name).
				Hint("Vérifiez que ce n’est pas deux personnes.")
		}
	}
	for _, f := range c.fiches() {
		if ledgerOf(tx, f, kept, "").Pronounced() && ledgerOf(tx, f, gone, "").Pronounced() {
			return both[1], data.Refuse("Les deux ont déjà la certification « %s ».", f.Title).
				Hint("L’une des deux est une erreur : retirez-la d’abord, ou vérifiez que ce n’est pas deux personnes.")
		}
	}
	return both[1], nil
}

// sessionsOf returns the sessions in which a person is enrolled.
func sessionsOf(tx *store.Tx, id data.ID) []data.ID {
	var all []data.ID
	for _, path := range store.PathsOfCandidate.Of(tx, id) {
		for _, e := range store.EnrolmentsOfPath.Of(tx, path.ID) {
			all = append(all, e.Session)
		}
	}
	return all
}

// settled counts what rests on who a person is: the sessions closed with them, and the documents issued to them.
func settled(tx *store.Tx, id data.ID) int {
	n := len(store.DocumentsOfCandidate.Of(tx, id))
	for _, id := range sessionsOf(tx, id) {
		if s, _ := store.Sessions.Get(tx, id); !s.Sealed.IsZero() {
			n++
		}
	}
	return n
}

// rest lets the records already joined into one know that so much more, or less, was settled before: it does not rest on them.
func rest(tx *store.Tx, kept data.ID, more int) error {
	for p := range store.Pairs.All(tx) {
		if more == 0 || p.State != data.PairOne || p.Kept != kept {
			continue
		}
		p.Settled += more
		if err := store.Pairs.Put(tx, p); err != nil {
			return err
		}
	}
	return nil
}

// untie gives back to someone separated the ties of jury members that were written, meanwhile, as ties to who stood for them.
func untie(tx *store.Tx, kept, gone data.ID) error {
	for _, id := range sessionsOf(tx, gone) {
		jury, ok := store.Juries.Get(tx, id)
		if !ok {
			continue
		}
		jury.Members = tied(jury.Members, func(c data.ID) data.ID {
			if c == kept { // the two are never in one session
				return gone
			}
			return c
		})
		if err := store.Juries.Put(tx, jury); err != nil {
			return err
		}
	}
	return nil
}

// Separate undoes a joining, until something rests on it: each record has its own again, and what was entered since stays where
// it was entered.
func (a Candidates) Separate(ctx context.Context, gone data.ID, reason string) error {
	return a.core.act(ctx, ActSeparate, reason, func(tx *store.Tx) error {
		c, err := get(tx, store.Candidates, gone, "Ce candidat n’existe pas dans ce dossier.")
		if err != nil {
			return err
		}
		pair, ok := store.Pairs.Get(tx, data.PairOf(gone, c.MergedInto).Key())
		kept, _ := store.Candidates.Get(tx, c.MergedInto)
		switch {
		case !ok || c.MergedInto == "":
			return data.Refuse("La fiche de %s n’est réunie avec aucune autre.", c.Name())
		case strings.TrimSpace(reason) == "":
			return data.Refuse("Le motif manque.").Hint("Dites en une phrase à quoi l’on voit que ce sont deux personnes.")
		case kept.MergedInto != "":
			return data.Refuse("Cette fiche a depuis été réunie avec une troisième.").Hint("Séparez d’abord cette dernière.")
		case settled(tx, kept.ID) > pair.Settled:
			return data.Refuse("Depuis que les fiches sont réunies, une session a été close ou un document émis pour %s.", kept.Name()).
				Hint("Ce qui est émis repose sur cette réunion : elle ne se défait plus. Corrigez par l’annulation ou le remplacement des documents.")
		}
		c.MergedInto = ""
		if err := store.Candidates.Put(tx, c); err != nil {
			return err
		}
		if err := errors.Join(rest(tx, kept.ID, -settled(tx, gone)), untie(tx, kept.ID, gone)); err != nil {
			return err
		}
		pair.State, pair.Kept, pair.Settled, pair.Reason, pair.On = data.PairApart, "", 0, strings.TrimSpace(reason), a.core.today()
		return store.Pairs.Put(tx, pair)
	})
}

// Facts says in a few words what the centre has of a person: sessions, blocs held, documents.
func (a Candidates) Facts(id data.ID) ([]string, error) {
	p, err := a.Person(id)
	if err != nil {
		return nil, err
	}
	const shown = 3
	var facts []string
	for i, s := range p.Sittings {
		if i == shown {
			facts = append(facts, "et d’autres sessions")
			break
		}
		facts = append(facts, s.Session.Name)
	}
	if n := p.Ledger.Blocs(p.Fiche); n > 0 {
		facts = append(facts, count(n, "bloc")+" acquis")
	}
	if n := len(p.Documents); n > 0 {
		facts = append(facts, count(n, "document"))
	}
	return facts, nil
}
