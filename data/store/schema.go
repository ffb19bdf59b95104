// Package store keeps what a centre knows, on disk, with the journal of who did what. It alone knows Badger.
//
// At opening every record is read, checked, decoded and kept in memory; reads are from memory, Badger is the durable side.
// Values that the package returns are shared: do not write into their slices and maps.
package store

import "certibloc/data"

// All the tables, each with the letter that stands for it in the keys on disk, its name in the journal, and the version of
// its records' shape. A letter or a name is never reused for anything else.
var (
	Centres    = newTable[data.Centre]('c', "centres", 1)
	Operators  = newTable[data.Operator]('o', "operators", 1)
	Candidates = newTable[data.Candidate]('p', "candidates", 1)
	Paths      = newTable[data.Path]('w', "paths", 1)
	Sessions   = newTable[data.Session]('s', "sessions", 1)
	Enrolments = newTable[data.Enrolment]('e', "enrolments", 1)
	Results    = newTable[data.Result]('r', "results", 1)
	Juries     = newTable[data.Jury]('j', "juries", 1)
	Decisions  = newTable[data.Decision]('d', "decisions", 1)
	Documents  = newTable[data.Document]('f', "documents", 1)

	Convocations  = newTable[data.Convocation]('v', "convocations", 1)
	Attendances   = newTable[data.Attendance]('a', "attendances", 1)
	Ticks         = newTable[data.Tick]('t', "ticks", 1)
	SecondEntries = newTable[data.SecondEntry]('2', "second-entries", 1)
	Priors        = newTable[data.Prior]('q', "priors", 1)
	Duties        = newTable[data.Fulfilled]('u', "duties", 1)

	Annulments = newTable[data.Annulment]('x', "annulments", 1)
	Deliveries = newTable[data.Delivery]('l', "deliveries", 1)
	PapersBack = newTable[data.PaperBack]('b', "papers-back", 1)
	PrintRuns  = newTable[data.PrintRun]('i', "print-runs", 1)
	Wordings   = newTable[data.Wording]('g', "wordings", 1)

	SigningKeys    = newTable[data.SigningKey]('k', "signing-keys", 1)
	NetworkNumbers = newTable[data.NetworkNumber]('n', "network-numbers", 1)
	Imports        = newTable[data.Import]('m', "imports", 1)
	Matchings      = newTable[data.Matching]('h', "matchings", 1)
	Pairs          = newTable[data.Pair]('1', "pairs", 1)
	Particulars    = newTable[data.Particulars]('y', "particulars", 1)
	FollowUps      = newTable[data.FollowUp]('z', "follow-ups", 1)

	Disposals  = newTable[data.Disposal]('4', "disposals", 1)
	Retentions = newTable[data.Conservation]('5', "retentions", 1)

	Fiches          = newTable[data.InstalledFiche]('8', "fiches", 1)
	Correspondences = newTable[data.Correspondence]('9', "correspondences", 1)

	Parcels  = newTable[data.Parcel]('6', "parcels", 1)
	Receipts = newTable[data.Receipt]('7', "receipts", 1)

	Rectifications = newTable[data.Rectification]('3', "rectifications", 1)
	Disclosures    = newTable[data.Disclosure]('0', "disclosures", 1)
)

// All the indexes. They live in memory only. A path or an enrolment that was taken back hangs on nothing any more.
var (
	PathsOfCandidate         = newPersonIndex(Paths, func(p data.Path) data.ID { return standing(p.Withdrawn, p.Candidate) })
	EnrolmentsOfSession      = newIndex(Enrolments, func(e data.Enrolment) data.ID { return standing(e.Withdrawn, e.Session) })
	EnrolmentsOfPath         = newIndex(Enrolments, func(e data.Enrolment) data.ID { return standing(e.Withdrawn, e.Path) })
	ResultsOfEnrolment       = newIndex(Results, func(r data.Result) data.ID { return r.Enrolment })
	DecisionsOfEnrolment     = newIndex(Decisions, func(d data.Decision) data.ID { return d.Enrolment })
	DocumentsOfSession       = newIndex(Documents, func(d data.Document) data.ID { return d.Session })
	ConvocationsOfEnrolment  = newIndex(Convocations, func(c data.Convocation) data.ID { return c.Enrolment })
	AttendancesOfEnrolment   = newIndex(Attendances, func(a data.Attendance) data.ID { return a.Enrolment })
	TicksOfEnrolment         = newIndex(Ticks, func(t data.Tick) data.ID { return t.Enrolment })
	SecondEntriesOfEnrolment = newIndex(SecondEntries, func(s data.SecondEntry) data.ID { return s.Enrolment })
	PriorsOfCandidate        = newPersonIndex(Priors, func(p data.Prior) data.ID { return p.Candidate })
	AnnulmentsOfDocument     = newIndex(Annulments, func(a data.Annulment) data.ID { return a.Document })
	DeliveriesOfDocument     = newIndex(Deliveries, func(d data.Delivery) data.ID { return d.Document })
	DocumentsOfDocument      = newIndex(Documents, func(d data.Document) data.ID { return d.Of })
	PapersBackOfSession      = newIndex(PapersBack, func(p data.PaperBack) data.ID { return standing(p.Withdrawn, p.Session) })
	PapersBackOfCandidate    = newPersonIndex(PapersBack, func(p data.PaperBack) data.ID { return standing(p.Withdrawn, p.Candidate) })
	PrintRunsOfSession       = newIndex(PrintRuns, func(p data.PrintRun) data.ID { return p.Session })
	DutiesOfSession          = newIndex(Duties, func(f data.Fulfilled) data.ID { return f.Session })
	DocumentsOfCandidate     = newPersonIndex(Documents, func(d data.Document) data.ID { return d.Candidate })
	FollowUpsOfCandidate     = newPersonIndex(FollowUps, func(f data.FollowUp) data.ID { return f.Candidate })
	ParticularsOfCandidate   = newIndex(Particulars, func(p data.Particulars) data.ID { return p.Candidate })
	CandidatesMergedInto     = newIndex(Candidates, func(c data.Candidate) data.ID { return c.MergedInto })
	NumbersOfDocument        = newIndex(NetworkNumbers, func(n data.NetworkNumber) data.ID { return n.Document })
	NumbersOfCandidate       = newPersonIndex(NetworkNumbers, func(n data.NetworkNumber) data.ID { return n.Candidate })
	ReceiptsOfParcel         = newIndex(Receipts, func(r data.Receipt) data.ID { return r.Parcel })

	RectificationsOfCandidate = newPersonIndex(Rectifications, func(r data.Rectification) data.ID { return r.Candidate })
	DisclosuresOfCandidate    = newPersonIndex(Disclosures, func(d data.Disclosure) data.ID { return d.Candidate })
)

// newPersonIndex is an index on candidates in which what hangs on a record hangs on the one that it was merged into, too.
func newPersonIndex[T data.Record](t *Table[T], key func(T) data.ID) *Index[T] {
	ix := newIndex(t, key)
	ix.info.ofPerson = true
	return ix
}

// recordsOf returns a candidate's identifier and those of the records merged into it, however often.
func recordsOf(tx *Tx, id data.ID) []data.ID {
	ids := []data.ID{id}
	for i := 0; i < len(ids); i++ {
		ids = append(ids, tx.lookup(CandidatesMergedInto.info, ids[i])...)
	}
	return ids
}

// standing returns the key on which a record hangs unless it was taken back.
func standing(withdrawn string, key data.ID) data.ID {
	if withdrawn != "" {
		return ""
	}
	return key
}
