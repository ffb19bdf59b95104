package app

import (
	"slices"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/store"
)

// issuedRoom is two sealed sessions with their documents, a duplicate and a replacement.
func issuedRoom(t *testing.T) *room {
	t.Helper()
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie", "Zoé")
	ok(r.issue(s))(t)
	ok(r.Documents.Duplicate(r.ctx, r.entry("CANTAL-CB-2021-0001").Document.ID, "Perdu."))(t)
	ok(r.Documents.Replace(r.ctx, r.entry("CANTAL-CB-2021-0002").Document.ID, "Prénom."))(t)
	h, _ := r.sealed("H", "Emma")
	ok(r.issue(h))(t)
	return r
}

func TestCheckFindsLinksThatLeadNowhere(t *testing.T) {
	// put writes a record around the desk, with a line in the journal, as a fault of the program would.
	put := func(r *room, write func(*store.Tx) error) {
		r.t.Helper()
		_, err := r.core.store.Update(data.Act{ID: data.ID("fault-" + r.t.Name()), Name: "essai", Operator: r.Operator().ID}, write)
		r.must(err)
	}
	change := func(number string, fn func(*data.Document)) func(*room) {
		return func(r *room) {
			doc := r.entry(number).Document
			fn(&doc)
			put(r, func(tx *store.Tx) error { return store.Documents.Put(tx, doc) })
		}
	}
	record := func(write func(*room, *store.Tx) error) func(*room) {
		return func(r *room) { put(r, func(tx *store.Tx) error { return write(r, tx) }) }
	}
	of := func(number string, next func(*room, data.Document, *store.Tx) error) func(*room) {
		return func(r *room) {
			doc := r.entry(number).Document
			put(r, func(tx *store.Tx) error { return next(r, doc, tx) })
		}
	}
	const gone = data.ID("nulle-part")
	cases := map[string]struct {
		damage func(*room)
		want   string
	}{
		"the original of a duplicate": {change("CANTAL-CB-2021-0001-D1", func(d *data.Document) { d.Of = gone }),
			"Le document CANTAL-CB-2021-0001-D1 double un document qui n’existe pas."},
		"a duplicate of another kind": {of("CANTAL-AR-2021-0001", func(r *room, other data.Document, tx *store.Tx) error {
			doc := findNumber(tx, "CANTAL-CB-2021-0001-D1")
			doc.Of = other.ID
			return store.Documents.Put(tx, doc)
		}), "Le document CANTAL-CB-2021-0001-D1 double CANTAL-AR-2021-0001, qui est d’une autre nature."},
		"a duplicate of someone else's": {record(func(_ *room, tx *store.Tx) error {
			doc := findNumber(tx, "CANTAL-CB-2021-0001-D1")
			doc.Of = findNumber(tx, "CANTAL-CB-2021-0004").ID
			return store.Documents.Put(tx, doc)
		}), "Le document CANTAL-CB-2021-0001-D1 double CANTAL-CB-2021-0004, qui est à une autre personne."},
		"a document that doubles itself": {change("CANTAL-CB-2021-0001-D1", func(d *data.Document) { d.Of = d.ID }),
			"Le document CANTAL-CB-2021-0001-D1 se double lui-même."},
		"a replacement that nothing annuls": {record(func(_ *room, tx *store.Tx) error {
			doc := findNumber(tx, "CANTAL-CB-2021-0003")
			a := annulment(tx, doc.Of)
			a.Replacement = ""
			return store.Annulments.Put(tx, *a)
		}), "Le document CANTAL-CB-2021-0003 remplace CANTAL-CB-2021-0002, que rien n’annule à ce titre."},
		"a replacement that is gone": {of("CANTAL-CB-2021-0004", func(_ *room, doc data.Document, tx *store.Tx) error {
			return store.Annulments.Put(tx, data.Annulment{ID: "annulment", Document: doc.ID, On: day(2021, 6, 15), Reason: "Essai.", Replacement: gone})
		}), "Le document CANTAL-CB-2021-0004 est remplacé par un document qui n’existe pas."},
		"a replacement that does not cite": {of("CANTAL-CB-2021-0004", func(_ *room, doc data.Document, tx *store.Tx) error {
			by := findNumber(tx, "CANTAL-CB-2021-0001")
			return store.Annulments.Put(tx, data.Annulment{ID: "annulment", Document: doc.ID, On: day(2021, 6, 15), Reason: "Essai.", Replacement: by.ID})
		}), "Le document CANTAL-CB-2021-0004 est remplacé par CANTAL-CB-2021-0001, qui ne le cite pas."},
		"an annulment of nothing": {record(func(_ *room, tx *store.Tx) error {
			return store.Annulments.Put(tx, data.Annulment{ID: "annulment", Document: gone, On: day(2021, 6, 15), Reason: "Essai."})
		}), "L’annulation annulment porte sur un document qui n’existe pas."},
		"an annulment twice": {of("CANTAL-CB-2021-0002", func(_ *room, doc data.Document, tx *store.Tx) error {
			return store.Annulments.Put(tx, data.Annulment{ID: "zz-annulment", Document: doc.ID, On: day(2021, 6, 15), Reason: "Essai."})
		}), "Le document CANTAL-CB-2021-0002 est annulé deux fois."},
		"the session of a document": {change("CANTAL-PV-2021-0001", func(d *data.Document) { d.Session = gone }),
			"Le document CANTAL-PV-2021-0001 est d’une session qui n’existe pas."},
		"the holder of a document": {change("CANTAL-RR-2021-0003", func(d *data.Document) { d.Candidate = gone }),
			"Le document CANTAL-RR-2021-0003 est celui d’un candidat qui n’existe pas."},
		"the enrolment of a document": {change("CANTAL-RR-2021-0003", func(d *data.Document) { d.Enrolment = gone }),
			"Le document CANTAL-RR-2021-0003 est d’une inscription qui n’existe pas."},
		"a document given to someone else": {record(func(_ *room, tx *store.Tx) error {
			doc := findNumber(tx, "CANTAL-RR-2021-0003")
			doc.Candidate = findNumber(tx, "CANTAL-RR-2021-0001").Candidate
			return store.Documents.Put(tx, doc)
		}), "Le document CANTAL-RR-2021-0003 n’est pas à la personne de son inscription."},
		"a decision that minutes state": {change("CANTAL-PV-2021-0001", func(d *data.Document) { d.Covers = append(slices.Clone(d.Covers), gone) }),
			"Le document CANTAL-PV-2021-0001 énonce une décision du jury qui n’existe pas (nulle-part)."},
		"another number printed": {change("CANTAL-RR-2021-0003", func(d *data.Document) { d.Sheet.Number = "CANTAL-RR-2021-0099" }),
			"Le document CANTAL-RR-2021-0003 porte imprimé un autre numéro, CANTAL-RR-2021-0099."},
		"a delivery": {record(func(_ *room, tx *store.Tx) error {
			return store.Deliveries.Put(tx, data.Delivery{ID: "delivery", Document: gone, On: day(2021, 6, 15), To: "Zoé", How: data.HandoverSigned})
		}), "La remise du 15 juin 2021 porte sur un document qui n’existe pas (delivery)."},
		"the session of a paper": {record(func(_ *room, tx *store.Tx) error {
			return store.PapersBack.Put(tx, data.PaperBack{ID: "paper", Session: gone, Kind: data.PaperMinutes, On: day(2021, 6, 15)})
		}), "Le papier reçu le 15 juin 2021 (procès-verbal signé) est d’une session qui n’existe pas."},
		"the candidate of a paper": {of("CANTAL-PV-2021-0001", func(_ *room, doc data.Document, tx *store.Tx) error {
			return store.PapersBack.Put(tx, data.PaperBack{ID: "paper", Session: doc.Session, Candidate: gone, Kind: data.PaperEvidence, On: day(2021, 6, 15)})
		}), "Le papier reçu le 15 juin 2021 (preuve de l’employeur) est celui d’un candidat qui n’existe pas."},
		"a sheet of a print run": {of("CANTAL-PV-2021-0001", func(_ *room, doc data.Document, tx *store.Tx) error {
			return store.PrintRuns.Put(tx, data.PrintRun{ID: "run", Session: doc.Session, On: day(2021, 6, 15), Documents: []data.ID{doc.ID, gone}})
		}), "Le tirage du 15 juin 2021 contient un document qui n’existe pas (nulle-part)."},
		"a person for whom another stands": {record(func(_ *room, tx *store.Tx) error {
			for c := range store.Candidates.All(tx) {
				c.MergedInto = gone
				return store.Candidates.Put(tx, c)
			}
			return nil
		}), "est réunie avec une autre, sans que personne l’ait dit."},
		"one of a pair": {record(func(_ *room, tx *store.Tx) error {
			return store.Pairs.Put(tx, data.Pair{One: "ailleurs", Other: gone, State: data.PairApart, On: day(2021, 6, 15)})
		}), "Il est dit de deux personnes"},
		"a decision of no enrolment": {record(func(_ *room, tx *store.Tx) error {
			return store.Decisions.Put(tx, data.Decision{ID: "decision", Enrolment: gone, Bloc: organisation, Outcome: data.OutcomeAcquired, On: day(2021, 6, 15)})
		}), "La décision decision du jury est d’une inscription qui n’existe pas."},
		"a result of no enrolment": {record(func(_ *room, tx *store.Tx) error {
			lost := written(data.Enrolment{ID: gone}, 12)
			lost.ID = "result"
			return store.Results.Put(tx, lost)
		}), "Le résultat result est d’une inscription qui n’existe pas."},
		"the path of an enrolment": {record(func(r *room, tx *store.Tx) error {
			e, _ := store.Enrolments.Get(tx, findNumber(tx, "CANTAL-RR-2021-0003").Enrolment)
			e.Path = gone
			return store.Enrolments.Put(tx, e)
		}), "suit un parcours qui n’existe pas."},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			r := issuedRoom(t)
			if report := ok(r.Check(r.ctx))(t); len(report.Findings) != 0 {
				t.Fatalf("a sound folder: %v", report.Findings)
			}
			c.damage(r)
			report := ok(r.Check(r.ctx))(t)
			if !slices.ContainsFunc(report.Findings, func(f string) bool { return strings.Contains(f, c.want) }) {
				t.Errorf("the check finds %q, not %q", report.Findings, c.want)
			}
		})
	}
}

func findNumber(tx *store.Tx, number string) data.Document {
	for doc := range store.Documents.All(tx) {
		if doc.Number.String() == number {
			return doc
		}
	}
	return data.Document{}
}

func TestCheckFindsNoWrongLinkInTheExample(t *testing.T) {
	desk, err := Example(t.Context(), t.TempDir()+"/centre", passphrase, testConfig(t), func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = desk.Close() }()
	if report := ok(desk.Check(t.Context()))(t); len(report.Findings) != 0 {
		t.Errorf("got %v", report.Findings)
	}
}
