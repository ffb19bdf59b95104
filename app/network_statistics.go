package app

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"certibloc/data"
	"certibloc/data/exchange"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/seal"
)

// Tally says what statistics are drawn from, and where they go.
type Tally struct {
	Parcels  []string
	Identity seal.Identity
	Fiches   []*rncp.Fiche // for the names of routes and their own shares by sector
	Least    int           // people below whom no rate is given
	CSV      string        // one figure a line; empty for none
	XLSX     string        // one sheet a table; empty for none
}

// Tallied is what has come of it.
type Tallied struct {
	Notes   []string
	Paths   []string
	Tables  *rules.Statistics
	Parcels int
	Centres int
}

// Statistics draws statistics from parcels, line by line: the last word of each centre counts, and a certification that a
// person has from two centres counts once.
func (n NetworkDesk) Statistics(ctx context.Context, t Tally) (done Tallied, err error) {
	for _, path := range []string{t.CSV, t.XLSX} {
		if path == "" {
			continue
		}
		if err := absent(path); err != nil {
			return done, err
		}
	}
	b, err := n.openBatch(t.Parcels, t.Identity)
	if err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, b.close()) }()
	x, err := b.index(ctx, nil)
	if err != nil {
		return done, err
	}
	if _, err := b.doubles(ctx, x, nil); err != nil {
		return done, err
	}
	done.Notes, done.Tables = b.notes, rules.NewStatistics(t.Least, t.Fiches...)
	done.Parcels, done.Centres = b.count()
	if err := b.tally(ctx, x, done.Tables); err != nil {
		return done, err
	}
	out := &asides{}
	defer out.drop()
	if err := writeTally(t, done.Tables, out); err != nil {
		return done, err
	}
	done.Paths = out.paths()
	return done, out.keep()
}

// tally tells the statistics all that the parcels hold.
func (b *batch) tally(ctx context.Context, x *index, s *rules.Statistics) error {
	for i, p := range b.parcels {
		if p.superseded {
			continue
		}
		for line, err := range p.Certifications() {
			if err = errors.Join(err, ctx.Err()); err != nil {
				return about(p.path, err)
			}
			if at, ok := x.find(line.ID, i); ok && x.declares(at) {
				s.Certified(line.Code, line.Since.Year, p.manifest.Centre.Name, line.Route)
			}
		}
	}
	return errors.Join(lastWords(b, (*parcel.Reader).Counts, func(p *batchParcel, c parcel.Count) {
		s.Sat(sittingOf(p.manifest.Centre.Name, c))
	}), lastWords(b, (*parcel.Reader).FollowUps, func(_ *batchParcel, f parcel.FollowUp) {
		sectors := map[string]int{}
		for _, sector := range f.Sectors {
			sectors[sector.Name] += sector.N
		}
		s.Followed(rules.StatFollowUp{Fiche: f.Code, Year: f.Year, Months: f.Months, Route: f.Route, Holders: f.Holders, Target: f.InJob, Other: f.OtherJob,
			Seeking: f.Seeking, Neutralised: f.Neutralised, Silent: f.Silent, Sectors: sectors})
	}))
}

func sittingOf(centre string, c parcel.Count) rules.StatSitting {
	t := rules.StatSitting{Fiche: c.Code, Year: c.Jury.Year, Centre: centre, Route: c.Route, Enrolled: c.Enrolled, Present: c.Present, Acquired: c.Acquired}
	if c.Bloc != data.WholeCertification {
		t.Bloc = c.Title
	}
	return t
}

// lastWords tells the last word on every line of a part, unless that takes it back. The parcels are in order: the last of
// them that has a line has the last word on it.
func lastWords[T parcel.Line](b *batch, part func(*parcel.Reader) iter.Seq2[T, error], tell func(*batchParcel, T)) error {
	said := map[lineKey]bool{}
	for i := len(b.parcels) - 1; i >= 0; i-- {
		p := b.parcels[i]
		if p.superseded {
			continue
		}
		for line, err := range part(p.Reader) {
			if err != nil {
				return about(p.path, err)
			}
			key := keyOf(p.manifest.Centre.Code + " " + parcel.ID(line))
			if said[key] {
				continue
			}
			if said[key] = true; parcel.StateOf(line) != parcel.StateWithdrawn {
				tell(p, line)
			}
		}
	}
	return nil
}

func writeTally(t Tally, s *rules.Statistics, out *asides) error {
	if t.CSV != "" {
		if err := out.fill(t.CSV, func(w *tableWriter) error { return tallyRows(w, s) }); err != nil {
			return err
		}
	}
	if t.XLSX == "" {
		return nil
	}
	content, err := exchange.Book(tallySheets(s))
	if err != nil {
		return err
	}
	return out.add(t.XLSX, content)
}

// tallyRows writes one figure a line: what it is about, its name, its value, and of how many people it is a rate.
func tallyRows(w *tableWriter, s *rules.Statistics) error {
	w.row([]string{"tableau", "certification", "année", "mois", "centre", "voie", "objet", "mesure", "valeur", "effectif"})
	for _, table := range rules.StatTables {
		for _, r := range s.Table(table) {
			for _, m := range r.Measures {
				value, of := fmt.Sprint(m.Count), ""
				percent, ok := m.Percent()
				switch {
				case m.InWords:
					value = m.Text
				case m.Rate:
					of = fmt.Sprint(m.Of)
					if value = withheld(s.Least, m); ok {
						value = strings.Replace(fmt.Sprintf("%.1f", percent), ".", ",", 1)
					}
				}
				name := m.Name
				if m.Rate {
					name += " (%)"
				}
				w.row([]string{string(table), r.Fiche, orEmpty(r.Year), orEmpty(r.Months), r.Centre, r.Route, r.Object, name, value, of})
			}
		}
	}
	return w.err
}

func withheld(least int, m rules.StatMeasure) string {
	if m.Of == 0 {
		return ""
	}
	return fmt.Sprintf("moins de %d", least)
}

func orEmpty(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}
