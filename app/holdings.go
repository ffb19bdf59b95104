package app

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// retained is a table of which records are disposed of when their time is over.
type retained struct {
	kind    data.RetentionKind
	name    string
	of      func(tx *store.Tx, key data.ID) []data.Record
	get     func(tx *store.Tx, id data.ID) (data.Record, bool)
	dispose func(tx *store.Tx, id data.ID) error
}

// retain describes a table whose records hang on an enrolment or on a candidate; of is nil where they hang on neither.
func retain[T data.Record](kind data.RetentionKind, table *store.Table[T], of *store.Index[T]) retained {
	return retained{
		kind: kind, name: table.Name(), dispose: table.Dispose,
		get: func(tx *store.Tx, id data.ID) (data.Record, bool) { return table.Get(tx, id) },
		of: func(tx *store.Tx, key data.ID) []data.Record {
			if of == nil {
				return nil
			}
			var all []data.Record
			for _, r := range of.Of(tx, key) {
				all = append(all, r)
			}
			return all
		},
	}
}

// The tables with a time of their own, by what their records hang on. A table more is one line.
var (
	retainedOfEnrolment = []retained{
		retain(data.KeepNotes, store.Ticks, store.TicksOfEnrolment),
		retain(data.KeepNotes, store.SecondEntries, store.SecondEntriesOfEnrolment),
		retain(data.KeepMarks, store.Results, store.ResultsOfEnrolment),
		retain(data.KeepAttendance, store.Convocations, store.ConvocationsOfEnrolment),
		retain(data.KeepAttendance, store.Attendances, store.AttendancesOfEnrolment),
	}
	// Contacts and follow-up. They go with a person who never had a result, too.
	retainedOfCandidate = []retained{
		retain(data.KeepContacts, store.Particulars, store.ParticularsOfCandidate),
		retain(data.KeepContacts, store.FollowUps, store.FollowUpsOfCandidate),
	}
	// What goes with a person who never had a result, beside all the above.
	retainedWithPerson = []retained{
		retain(data.KeepNoResult, store.Candidates, nil),
		retain(data.KeepNoResult, store.Paths, nil),
		retain(data.KeepNoResult, store.Enrolments, nil),
		retain(data.KeepNoResult, store.Priors, nil),
		retain(data.KeepNoResult, store.PapersBack, nil),
		retain(data.KeepNoResult, store.Pairs, nil),
		retain(data.KeepNoResult, store.Rectifications, nil),
		retain(data.KeepNoResult, store.Disclosures, nil),
	}
)

// retainedIn returns the table of a name.
func retainedIn(name string) (retained, bool) {
	for _, list := range [][]retained{retainedOfEnrolment, retainedOfCandidate, retainedWithPerson} {
		for _, t := range list {
			if t.name == name {
				return t, true
			}
		}
	}
	return retained{}, false
}

// keptBack are the reasons for which nothing of a person is proposed, whatever its age. A reason more is one line.
var keptBack = []func(h *holder, candidate data.ID) string{
	func(h *holder, candidate data.ID) string { return h.busy[candidate] },
}

// holder gathers what the centre holds, for the retention periods.
type holder struct {
	core *core
	tx   *store.Tx

	paths      map[data.ID][]data.Path      // by candidate, those taken back too
	enrolments map[data.ID][]data.Enrolment // by path, likewise
	busy       map[data.ID]string           // by candidate: the session that is open, or the duty that runs
	papers     map[data.ID][]data.PaperBack // by candidate and, the signed sheets of all, by session; those taken back too
	pairs      map[data.ID][]data.Pair      // by candidate: what was said of two records
	found      []rules.Stored
}

// holdings returns all that the retention periods are about.
func (c *core) holdings(tx *store.Tx) ([]rules.Stored, error) {
	h := &holder{core: c, tx: tx, paths: map[data.ID][]data.Path{}, enrolments: map[data.ID][]data.Enrolment{}, busy: map[data.ID]string{},
		papers: map[data.ID][]data.PaperBack{}, pairs: map[data.ID][]data.Pair{}}
	for p := range store.PapersBack.All(tx) {
		if p.Candidate != "" {
			h.papers[p.Candidate] = append(h.papers[p.Candidate], p)
		} else if p.Kind == data.PaperAttendance {
			h.papers[p.Session] = append(h.papers[p.Session], p)
		}
	}
	for p := range store.Pairs.All(tx) {
		h.pairs[p.One], h.pairs[p.Other] = append(h.pairs[p.One], p), append(h.pairs[p.Other], p)
	}
	for p := range store.Paths.All(tx) {
		h.paths[p.Candidate] = append(h.paths[p.Candidate], p)
	}
	for e := range store.Enrolments.All(tx) {
		h.enrolments[e.Path] = append(h.enrolments[e.Path], e)
	}
	var views []View
	for s := range store.Sessions.All(tx) {
		v, err := c.view(tx, s.ID)
		if err != nil {
			return nil, err
		}
		h.occupy(v)
		views = append(views, v)
	}
	for i := range views {
		h.session(&views[i])
	}
	for p := range store.Candidates.All(tx) {
		if p.MergedInto == "" { // else it goes with the one that stands for it
			h.person(p)
		}
	}
	return h.found, nil
}

// occupy notes for whom a session is open, or one of its duties runs.
func (h *holder) occupy(v View) {
	duties := map[data.Duty]bool{}
	for _, t := range h.core.duties(v) {
		duties[t.Duty] = true
	}
	for i := range v.Cases {
		k := &v.Cases[i]
		whole, decided := k.Decision(data.WholeCertification)
		switch {
		case v.Stage != rules.StageSealed:
			h.busy[k.Candidate.ID] = "la session « " + v.Session.Name + " » est ouverte"
		case duties[data.DutyNotifyVAE] && k.Path.Route == rncp.RouteVAE:
			h.busy[k.Candidate.ID] = "la notification VAE de la session « " + v.Session.Name + " » n’est pas notée comme faite"
		case duties[data.DutyFiling] && decided && whole.Outcome == data.OutcomeAcquired:
			h.busy[k.Candidate.ID] = "la déclaration de la session « " + v.Session.Name + " » n’est pas notée comme faite"
		}
	}
}

// held returns why nothing of a person is proposed, or nothing.
func (h *holder) held(candidate data.ID) string {
	for _, why := range keptBack {
		if reason := why(h, candidate); reason != "" {
			return reason
		}
	}
	return ""
}

// session gathers what was noted in a session, person by person, and the signed sheets of all.
func (h *holder) session(v *View) {
	sheets := rules.Stored{Kind: data.KeepAttendance, Session: v.Session.ID, About: v.Session.Name, From: v.Session.From, To: v.Jury.On}
	if v.Stage == rules.StageSealed {
		sheets.Since = v.Jury.On
	}
	common := sheets
	for i := range v.Cases {
		k := &v.Cases[i]
		one := common
		one.Person, one.Held = k.Candidate.ID, h.held(k.Candidate.ID)
		for _, d := range k.Decisions {
			if d.Correction && d.On.After(one.Since) && !one.Since.IsZero() {
				one.Since = d.On // a correction begins the time for an appeal anew
			}
		}
		if sheets.Since.Before(one.Since) {
			sheets.Since = one.Since
		}
		if sheets.Held == "" {
			sheets.Held = one.Held // the sheet of all stays while that of one does
		}
		h.ofEnrolment(one, k.Enrolment.ID)
	}
	for _, p := range h.papers[v.Session.ID] {
		sheets.Records = append(sheets.Records, data.Change{Table: store.PapersBack.Name(), ID: p.ID})
	}
	h.found = append(h.found, sheets)
}

func (h *holder) ofEnrolment(one rules.Stored, enrolment data.ID) {
	for _, kind := range []data.RetentionKind{data.KeepNotes, data.KeepMarks, data.KeepAttendance} {
		one.Kind, one.Records = kind, nil
		for _, t := range retainedOfEnrolment {
			if t.kind == kind {
				one.Records = append(one.Records, t.changes(h.tx, enrolment)...)
			}
		}
		h.found = append(h.found, one)
	}
}

func (t retained) changes(tx *store.Tx, key data.ID) []data.Change {
	var all []data.Change
	for _, r := range t.of(tx, key) {
		all = append(all, data.Change{Table: t.name, ID: r.Key()})
	}
	return all
}

// person gathers what is held of a person outside the sessions: contacts and follow-up, or everything where there never was a
// result. The records that this one stands for go with it.
func (h *holder) person(c data.Candidate) {
	g := belongings{h: h, seen: map[data.Change]bool{}, proven: len(store.DocumentsOfCandidate.Of(h.tx, c.ID)) > 0 ||
		len(store.NumbersOfCandidate.Of(h.tx, c.ID)) > 0 || len(data.CurrentPriors(store.PriorsOfCandidate.Of(h.tx, c.ID))) > 0}
	one := rules.Stored{Kind: data.KeepContacts, Person: c.ID, Held: h.held(c.ID)}
	records := []data.ID{c.ID}
	for i := 0; i < len(records); i++ {
		for _, merged := range store.CandidatesMergedInto.Of(h.tx, records[i]) {
			records = append(records, merged.ID)
		}
		for _, t := range retainedOfCandidate {
			g.add(t.changes(h.tx, records[i])...)
		}
	}
	one.Records = slices.Clone(g.all)
	for _, id := range records {
		g.everything(id)
	}
	if !g.proven {
		one.Kind, one.Records = data.KeepNoResult, g.all
	} else if len(one.Records) == 0 {
		return
	}
	one.From, one.To = h.between(g.all)
	one.Since = one.To
	h.found = append(h.found, one)
}

// belongings is all records of a person, each once, and whether any of them proves something that is kept for good: a result, a
// decision, a bloc held, a document of the register.
type belongings struct {
	h      *holder
	all    []data.Change
	seen   map[data.Change]bool
	proven bool
}

func (g *belongings) add(records ...data.Change) {
	for _, r := range records {
		if !g.seen[r] {
			g.seen[r] = true
			g.all = append(g.all, r)
		}
	}
}

// everything adds what hangs on one record of the person, outside the tables with a time of their own.
func (g *belongings) everything(id data.ID) {
	tx := g.h.tx
	g.add(data.Change{Table: store.Candidates.Name(), ID: id})
	for _, p := range g.h.paths[id] {
		g.add(data.Change{Table: store.Paths.Name(), ID: p.ID})
		for _, e := range g.h.enrolments[p.ID] {
			g.add(data.Change{Table: store.Enrolments.Name(), ID: e.ID})
			for _, t := range retainedOfEnrolment {
				g.add(t.changes(tx, e.ID)...)
			}
			g.proven = g.proven || len(store.ResultsOfEnrolment.Of(tx, e.ID)) > 0 || len(store.DecisionsOfEnrolment.Of(tx, e.ID)) > 0
		}
	}
	for _, p := range store.PriorsOfCandidate.Of(tx, id) {
		g.add(data.Change{Table: store.Priors.Name(), ID: p.ID})
	}
	for _, p := range g.h.papers[id] {
		g.add(data.Change{Table: store.PapersBack.Name(), ID: p.ID})
	}
	for _, r := range store.RectificationsOfCandidate.Of(tx, id) {
		g.add(data.Change{Table: store.Rectifications.Name(), ID: r.ID})
	}
	for _, d := range store.DisclosuresOfCandidate.Of(tx, id) {
		g.add(data.Change{Table: store.Disclosures.Name(), ID: d.ID})
	}
	for _, p := range g.h.pairs[id] {
		g.add(data.Change{Table: store.Pairs.Name(), ID: p.Key()})
	}
}

// between returns the days on which the first and the last of records were made, and the end of what they announce: a session
// that is to come, a training.
func (h *holder) between(records []data.Change) (from, to data.Date) {
	note := func(d data.Date) {
		if !d.Valid() {
			return
		}
		if from.IsZero() || d.Before(from) {
			from = d
		}
		if d.After(to) {
			to = d
		}
	}
	for _, r := range records {
		note(h.core.madeOn(r.ID))
		switch r.Table {
		case store.Enrolments.Name():
			e, _ := store.Enrolments.Get(h.tx, r.ID)
			s, _ := store.Sessions.Get(h.tx, e.Session)
			note(s.To)
		case store.Paths.Name():
			p, _ := store.Paths.Get(h.tx, r.ID)
			note(p.TrainingTo)
		}
	}
	return from, to
}

// madeOn returns the day, at the centre, on which an identifier was drawn; zero where it does not tell (newID).
func (c *core) madeOn(id data.ID) data.Date {
	digits := strings.ReplaceAll(string(id), "-", "")
	if len(digits) != 32 || digits[12] != '7' {
		return data.Date{}
	}
	ms, err := strconv.ParseInt(digits[:12], 16, 64)
	if err != nil {
		return data.Date{}
	}
	return rncp.DateOf(time.UnixMilli(ms).In(c.clock().Location()))
}
