package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"certibloc/data/rncp"
)

// Statistics folds what is told of certifications, sittings and follow-ups, one after another, into tables. It keeps sums, no
// person: it takes the same memory for a centre and for the network.
type Statistics struct {
	// Least is the number of people below which no rate is given: of few, a rate says nothing, or too much of one.
	Least  int
	fiches map[string]*rncp.Fiche
	sums   map[StatKey]*sums
	sector map[sectorKey]int
}

// StatKey is what a line of a table is about. What is empty or 0 is left open: all of it.
type StatKey struct {
	Table  StatTable
	Fiche  string // « RNCP27413 »
	Year   int
	Months int // of a follow-up
	Centre string
	Route  string
	Object string // a bloc by its title, StatWhole, or a sector
}

// StatTable names a table.
type StatTable string

// The tables, in their order.
const (
	StatYears   StatTable = "Certifiés par an"
	StatCentres StatTable = "Par centre"
	StatRoutes  StatTable = "Par voie"
	StatBlocs   StatTable = "Présentation et réussite"
	StatJobs    StatTable = "Insertion"
	StatSectors StatTable = "Secteurs"
)

// StatTables are the tables, in their order.
var StatTables = []StatTable{StatYears, StatCentres, StatRoutes, StatBlocs, StatJobs, StatSectors}

// StatWhole stands for the certification as a whole, beside its blocs.
const StatWhole = "Certification entière"

// sums is what is counted for a line.
type sums struct {
	certified, vae               int
	enrolled, present, acquired  int
	holders, target, other       int
	seeking, neutralised, silent int
}

type sectorKey struct {
	fiche, name string
	months      int
}

// The routes as tables group them, beside each on its own.
const (
	allRoutes = "Toutes les voies"
	notVAE    = "Hors VAE"
	onlyVAE   = "VAE"
)

// NewStatistics returns statistics about which nothing is told yet. The fiches give the names of routes and their own shares
// by sector.
func NewStatistics(least int, fiches ...*rncp.Fiche) *Statistics {
	s := &Statistics{Least: least, fiches: map[string]*rncp.Fiche{}, sums: map[StatKey]*sums{}, sector: map[sectorKey]int{}}
	for _, f := range fiches {
		s.fiches[f.RNCPCode()] = f
	}
	return s
}

func (s *Statistics) sum(k StatKey) *sums {
	if s.sums[k] == nil {
		s.sums[k] = &sums{}
	}
	return s.sums[k]
}

// Certified counts one certification, of the year in which it is delivered.
func (s *Statistics) Certified(fiche string, year int, centre string, route rncp.Route) {
	for _, k := range []StatKey{
		{Table: StatYears, Fiche: fiche, Year: year}, {Table: StatCentres, Fiche: fiche, Year: year, Centre: centre},
		{Table: StatRoutes, Fiche: fiche, Year: year, Route: s.routeName(fiche, route)},
	} {
		line := s.sum(k)
		line.certified++
		if route == rncp.RouteVAE {
			line.vae++
		}
	}
}

// StatSitting is how many sat for a bloc, or for the certification, in a session on one route.
type StatSitting struct {
	Fiche    string
	Year     int
	Centre   string
	Route    rncp.Route
	Bloc     string // its title; empty for the certification as a whole
	Enrolled int
	Present  int
	Acquired int
}

// Sat counts a sitting: for each bloc all routes together and the VAE apart, and for each centre all blocs together.
func (s *Statistics) Sat(t StatSitting) {
	group := notVAE
	if t.Route == rncp.RouteVAE {
		group = onlyVAE
	}
	object := cmp.Or(t.Bloc, StatWhole)
	keys := []StatKey{
		{Table: StatBlocs, Fiche: t.Fiche, Year: t.Year, Object: object, Route: allRoutes}, {Table: StatBlocs, Fiche: t.Fiche, Year: t.Year, Object: object, Route: group},
	}
	if t.Bloc != "" {
		keys = append(keys, StatKey{Table: StatCentres, Fiche: t.Fiche, Year: t.Year, Centre: t.Centre},
			StatKey{Table: StatRoutes, Fiche: t.Fiche, Year: t.Year, Route: s.routeName(t.Fiche, t.Route)})
	}
	for _, k := range keys {
		line := s.sum(k)
		line.enrolled, line.present, line.acquired = line.enrolled+t.Enrolled, line.present+t.Present, line.acquired+t.Acquired
	}
}

// StatFollowUp is what had become, so many months later, of those whom a centre had certified in a year on one route.
type StatFollowUp struct {
	Fiche                               string
	Year, Months                        int
	Route                               rncp.Route
	Holders                             int
	Target, Other, Seeking, Neutralised int            // what they answered
	Silent                              int            // those who did not
	Sectors                             map[string]int // where those in a job work
}

// Followed counts a follow-up: all routes together and the VAE apart.
func (s *Statistics) Followed(f StatFollowUp) {
	group := notVAE
	if f.Route == rncp.RouteVAE {
		group = onlyVAE
	}
	for _, route := range []string{allRoutes, group} {
		line := s.sum(StatKey{Table: StatJobs, Fiche: f.Fiche, Year: f.Year, Months: f.Months, Route: route})
		line.holders, line.target, line.other = line.holders+f.Holders, line.target+f.Target, line.other+f.Other
		line.seeking, line.neutralised, line.silent = line.seeking+f.Seeking, line.neutralised+f.Neutralised, line.silent+f.Silent
	}
	for name, n := range f.Sectors {
		s.sector[sectorKey{f.Fiche, name, f.Months}] += n
	}
}

func (s *Statistics) routeName(fiche string, route rncp.Route) string {
	if f := s.fiches[fiche]; f != nil {
		if r, ok := f.Route(route); ok {
			return r.Short
		}
	}
	return string(route)
}

// keys returns the keys of a table: the latest year first, all routes before one, names in their order.
func (s *Statistics) keys(t StatTable) []StatKey {
	var keys []StatKey
	for k := range s.sums {
		if k.Table == t {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b StatKey) int {
		return cmp.Or(strings.Compare(a.Fiche, b.Fiche), -cmp.Compare(a.Year, b.Year), cmp.Compare(a.Months, b.Months),
			strings.Compare(a.Centre, b.Centre), cmp.Compare(objectOrder(a.Object), objectOrder(b.Object)), strings.Compare(a.Object, b.Object), cmp.Compare(routeOrder(a.Route), routeOrder(b.Route)), strings.Compare(a.Route, b.Route))
	})
	return keys
}

// objectOrder puts the certification before its blocs.
func objectOrder(object string) int {
	if object == StatWhole {
		return 0
	}
	return 1
}

func routeOrder(route string) int { return slices.Index([]string{allRoutes, notVAE, onlyVAE}, route) }

// shareText says what the fiche itself says of a sector.
func shareText(share rncp.SectorShare) string {
	text := fmt.Sprintf("%d à %d %%", share.Min, share.Max)
	if share.Min == share.Max {
		text = fmt.Sprintf("%d %%", share.Min)
	}
	if share.Each {
		text += " chacun"
	}
	return text
}
