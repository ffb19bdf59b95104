package app

import (
	"slices"

	"certibloc/data"
	"certibloc/data/store"
)

// personalTable is a table whose records are about a person.
type personalTable struct {
	name  string
	holds string // in words, for the person
	of    func(tx *store.Tx, h *holding) []data.Record
}

// personalTables are the tables that hang on a person, each with the identifiers by which its records do. A record is the
// person's when one of these is theirs, or is that of a record of theirs in a table above. A new table of the schema has its
// line here, or its name in impersonalTables.
var personalTables = []personalTable{
	hangsOn(store.Candidates, "Identité", func(c data.Candidate) []data.ID { return []data.ID{c.ID} }),
	hangsOn(store.Pairs, "Ce qui a été dit de fiches qui se ressemblent", func(p data.Pair) []data.ID { return []data.ID{p.One, p.Other} }),
	hangsOn(store.Particulars, "Coordonnées, employeur, tuteur, aménagements accordés", func(p data.Particulars) []data.ID { return []data.ID{p.Candidate} }),
	hangsOn(store.Paths, "Parcours", func(p data.Path) []data.ID { return []data.ID{p.Candidate} }),
	hangsOn(store.Enrolments, "Inscriptions", func(e data.Enrolment) []data.ID { return []data.ID{e.Path} }),
	hangsOn(store.Convocations, "Convocations", func(c data.Convocation) []data.ID { return []data.ID{c.Enrolment} }),
	hangsOn(store.Attendances, "Présences", func(a data.Attendance) []data.ID { return []data.ID{a.Enrolment} }),
	hangsOn(store.Results, "Résultats", func(r data.Result) []data.ID { return []data.ID{r.Enrolment} }),
	hangsOn(store.SecondEntries, "Secondes saisies des résultats", func(s data.SecondEntry) []data.ID { return []data.ID{s.Enrolment} }),
	hangsOn(store.Ticks, "Appréciations des compétences et commentaires", func(t data.Tick) []data.ID { return []data.ID{t.Enrolment} }),
	hangsOn(store.Decisions, "Décisions du jury", func(d data.Decision) []data.ID { return []data.ID{d.Enrolment} }),
	hangsOn(store.Priors, "Acquis à un autre titre", func(p data.Prior) []data.ID { return []data.ID{p.Candidate} }),
	hangsOn(store.Documents, "Documents émis", func(d data.Document) []data.ID { return []data.ID{d.Candidate} }),
	hangsOn(store.Annulments, "Annulations de documents", func(a data.Annulment) []data.ID { return []data.ID{a.Document} }),
	hangsOn(store.Deliveries, "Remises de documents", func(d data.Delivery) []data.ID { return []data.ID{d.Document} }),
	hangsOn(store.PapersBack, "Papiers reçus et vérifications d’identité", func(p data.PaperBack) []data.ID { return []data.ID{p.Candidate} }),
	hangsOn(store.NetworkNumbers, "Numéros donnés par le réseau", func(n data.NetworkNumber) []data.ID { return []data.ID{n.Candidate, n.Document} }),
	hangsOn(store.FollowUps, "Suivi après la certification", func(f data.FollowUp) []data.ID { return []data.ID{f.Candidate} }),
	hangsOn(store.Rectifications, "Rectifications", func(r data.Rectification) []data.ID { return []data.ID{r.Candidate} }),
	hangsOn(store.Disclosures, "Communications de ces données", func(d data.Disclosure) []data.ID { return []data.ID{d.Candidate} }),
}

// impersonalTables are the tables of which no record is about one person: the centre and its settings, what is about a whole
// session, the parcels and the disposal lists, of which a person is given what is about them apart.
var impersonalTables = []string{
	store.Centres.Name(), store.Operators.Name(), store.Sessions.Name(), store.Juries.Name(), store.Duties.Name(), store.PrintRuns.Name(),
	store.Wordings.Name(), store.SigningKeys.Name(), store.Imports.Name(), store.Matchings.Name(), store.Fiches.Name(), store.Correspondences.Name(),
	store.Parcels.Name(), store.Receipts.Name(), store.Disposals.Name(), store.Retentions.Name(),
}

// holding is everything that the centre holds on one person.
type holding struct {
	ids    map[data.ID]bool // the person's, and those of every record about them
	tables map[string][]data.Record
}

// holdingOf gathers it, what was taken back or superseded included.
func holdingOf(tx *store.Tx, person data.ID) *holding {
	h := &holding{ids: map[data.ID]bool{"": false}, tables: map[string][]data.Record{}}
	for records := []data.ID{person}; len(records) > 0; records = records[1:] {
		h.ids[records[0]] = true
		for _, c := range store.CandidatesMergedInto.Of(tx, records[0]) {
			records = append(records, c.ID)
		}
	}
	for _, t := range personalTables {
		h.tables[t.name] = t.of(tx, h)
	}
	return h
}

func hangsOn[T data.Record](t *store.Table[T], holds string, of func(T) []data.ID) personalTable {
	return personalTable{t.Name(), holds, func(tx *store.Tx, h *holding) []data.Record {
		found := []data.Record{}
		for r := range t.All(tx) {
			if slices.ContainsFunc(of(r), func(id data.ID) bool { return h.ids[id] }) {
				found = append(found, r)
			}
		}
		for _, r := range found { // afterwards: records of one table do not hang on one another
			h.ids[r.Key()] = true
		}
		return found
	}}
}

// held are the person's records of one table.
func held[T data.Record](h *holding, t *store.Table[T]) []T {
	records := h.tables[t.Name()]
	all := make([]T, 0, len(records))
	for _, r := range records {
		if v, ok := r.(T); ok {
			all = append(all, v)
		}
	}
	return all
}
