package app

import (
	"bytes"

	"certibloc/data"
	"certibloc/data/exchange"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// Statistics is what the centre's own facts add up to.
type Statistics struct{ core *core }

// LeastPeople is the number of people below which no rate is given, unless one asks for another.
const LeastPeople = 10

// Tables adds up what the sealed sessions of the centre have decided. A certification counts in the year of its jury; one
// taken over from the register, from before the program, does not count.
func (a Statistics) Tables(least int) (*rules.Statistics, error) {
	s := rules.NewStatistics(least, a.core.fiches()...)
	return s, a.core.store.View(func(tx *store.Tx) error {
		centre, err := theCentre(tx)
		if err != nil {
			return err
		}
		for _, f := range a.core.fiches() {
			for c := range everyone(tx) {
				h, ok := ledgerOf(tx, f, c.ID, "")[data.WholeCertification]
				if !ok || h.Decision == "" {
					continue
				}
				s.Certified(f.RNCPCode(), h.On.Year, centre.Name, routeOf(tx, h))
			}
			for _, n := range followUpsOf(tx, f) {
				s.Followed(n)
			}
		}
		return a.sessions(tx, centre, s)
	})
}

// sessions counts who sat and what the juries decided, as the parcels count it.
func (a Statistics) sessions(tx *store.Tx, centre data.Centre, s *rules.Statistics) error {
	g := &gathering{core: a.core, tx: tx, centre: centre, about: map[string]data.ParcelLine{}, waiting: map[string]bool{}, fiches: map[string]*rncp.Fiche{}, sessions: map[string]data.Session{}}
	for session := range store.Sessions.All(tx) {
		if session.Sealed.IsZero() {
			continue
		}
		f, err := a.core.fiche(session.Fiche)
		if err != nil {
			return err
		}
		g.counts(f, session)
	}
	for _, c := range g.contents.Counts {
		s.Sat(sittingOf(centre.Name, c))
	}
	return nil
}

// Export writes the tables into a folder and returns the path: a workbook, or one figure a line as CSV. A file of another
// content is never overwritten.
func (a Statistics) Export(dir string, kind FileKind, least int) (string, error) {
	s, err := a.Tables(least)
	if err != nil {
		return "", err
	}
	var content []byte
	if kind == FileXLSX {
		content, err = exchange.Book(tallySheets(s))
	} else {
		var b bytes.Buffer
		w := newTableWriter(&b)
		if err = tallyRows(w, s); err == nil {
			err = w.flush()
		}
		content = b.Bytes()
	}
	if err != nil {
		return "", err
	}
	return keepTable(dir, "Statistiques – "+a.core.today().String(), kind, content)
}
