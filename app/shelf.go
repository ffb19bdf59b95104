package app

import (
	"cmp"
	"maps"
	"slices"
	"sync"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/store"
)

// shelf is the register entries of a desk: the program's own, and every version that the centre has taken in.
type shelf struct {
	own []*rncp.Fiche

	mu       sync.RWMutex
	versions map[data.ID]*rncp.Fiche // whole ones, by their version
	current  map[string]data.ID      // the version in use of each code; none for the program's own
	usable   []*rncp.Fiche           // the one of new sessions first
}

// fiches returns the register entries in use, the one of new sessions first.
func (c *core) fiches() []*rncp.Fiche {
	c.shelf.mu.RLock()
	defer c.shelf.mu.RUnlock()
	return c.shelf.usable
}

// fiche returns the register entry in use of a code.
func (c *core) fiche(code string) (*rncp.Fiche, error) {
	for _, f := range c.fiches() {
		if f.Code == code {
			return f, nil
		}
	}
	return nil, data.Refuse("La fiche RNCP%s n’est pas installée, ou elle est à compléter.", code).Hint("Importez-la, ou complétez-la, sur la page Référentiel.")
}

// ficheOf returns the version of the register entry that a session was opened with.
func (c *core) ficheOf(s data.Session) (*rncp.Fiche, error) {
	c.shelf.mu.RLock()
	f, known := c.shelf.versions[s.FicheVersion]
	c.shelf.mu.RUnlock()
	if known {
		return f, nil
	}
	if s.FicheVersion != "" {
		return nil, data.Refuse("La version de la fiche RNCP%s avec laquelle la session « %s » a été ouverte ne peut pas être lue.", s.Fiche, s.Name).
			Hint("Mettez le programme à jour, ou rétablissez une sauvegarde.")
	}
	for _, own := range c.shelf.own {
		if own.Code == s.Fiche {
			return own, nil
		}
	}
	return c.fiche(s.Fiche)
}

// version returns the version in use of a code, empty for the program's own.
func (c *core) version(code string) data.ID {
	c.shelf.mu.RLock()
	defer c.shelf.mu.RUnlock()
	return c.shelf.current[code]
}

// reshelve fills the shelf again when an act has changed what stands on it.
func (c *core) reshelve(changes []data.Change) error {
	concerned := func(ch data.Change) bool {
		return ch.Table == store.Fiches.Name() || ch.Table == store.Centres.Name()
	}
	if !slices.ContainsFunc(changes, concerned) {
		return nil
	}
	return c.store.View(c.fillShelf)
}

// fillShelf reads the versions that the centre has taken in. One that this program cannot read any more is left out; a
// session that needs it says so.
func (c *core) fillShelf(tx *store.Tx) error {
	versions, current := map[data.ID]*rncp.Fiche{}, map[string]data.ID{}
	usable := slices.Clone(c.shelf.own)
	all := map[data.ID]data.InstalledFiche{}
	for v := range store.Fiches.All(tx) {
		all[v.ID] = v
		if f := c.shelved(v); f != nil {
			versions[v.ID] = f
		}
	}
	for _, v := range data.CurrentFiches(slices.Collect(maps.Values(all))) {
		for versions[v.ID] == nil && v.Supersedes != "" { // one that is to be completed does not take the place of the last whole one
			v = all[v.Supersedes]
		}
		f := versions[v.ID]
		if f == nil {
			continue
		}
		current[v.Code] = v.ID
		if i := slices.IndexFunc(usable, func(u *rncp.Fiche) bool { return u.Code == v.Code }); i >= 0 {
			usable[i] = f
		} else {
			usable = append(usable, f)
		}
	}
	slices.SortStableFunc(usable[len(c.shelf.own):], func(a, b *rncp.Fiche) int { return cmp.Compare(a.Code, b.Code) })
	if centre, ok := store.Centres.Get(tx, data.CentreID); ok && centre.Fiche != "" {
		slices.SortStableFunc(usable, func(a, b *rncp.Fiche) int { return first(b.Code == centre.Fiche) - first(a.Code == centre.Fiche) })
	}
	c.shelf.mu.Lock()
	c.shelf.versions, c.shelf.current, c.shelf.usable = versions, current, usable
	c.shelf.mu.Unlock()
	return nil
}

func first(is bool) int {
	if is {
		return 1
	}
	return 0
}

// shelved returns a whole version, read once only, or nil.
func (c *core) shelved(v data.InstalledFiche) *rncp.Fiche {
	c.shelf.mu.RLock()
	f, known := c.shelf.versions[v.ID]
	c.shelf.mu.RUnlock()
	if known || !v.Whole {
		return f
	}
	f, err := rncp.Parse(v.Fiche)
	if err != nil {
		return nil
	}
	return f
}
