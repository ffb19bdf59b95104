package app

import (
	"fmt"
	"slices"

	"certibloc/data"
	"certibloc/data/store"
)

// links looks for records that point to what is not there, or to what is not theirs.
type links struct {
	tx    *store.Tx
	found []string
}

// linkFindings says, in sentences, which records of the folder point nowhere or to the wrong place.
func linkFindings(tx *store.Tx) []string {
	l := &links{tx: tx}
	l.enrolments()
	l.facts()
	for doc := range store.Documents.All(tx) {
		l.document(doc)
	}
	l.annulments()
	l.pairs()
	l.besides()
	l.afterwards()
	slices.Sort(l.found)
	return l.found
}

func (l *links) say(format string, args ...any) {
	l.found = append(l.found, fmt.Sprintf(format, args...))
}

// has reports whether a table holds a record.
func has[T data.Record](l *links, table *store.Table[T], id data.ID) bool {
	_, ok := table.Get(l.tx, id)
	return ok
}

// pairs follows what was said of two candidates to both, and a record that another stands for to who said so.
func (l *links) pairs() {
	for p := range store.Pairs.All(l.tx) {
		if !has(l, store.Candidates, p.One) || !has(l, store.Candidates, p.Other) {
			l.say("Il est dit de deux personnes qu’elles en sont %s ; l’une n’existe pas.", p.State)
		}
	}
	for c := range store.Candidates.All(l.tx) {
		if c.MergedInto == "" {
			continue
		}
		if p, ok := store.Pairs.Get(l.tx, data.PairOf(c.ID, c.MergedInto).Key()); !ok || p.State != data.PairOne || p.Gone() != c.ID {
			l.say("La fiche de %s est réunie avec une autre, sans que personne l’ait dit.", c.Name())
		}
	}
}

// besides follows what is known of persons beside their identity, and what became of them.
func (l *links) besides() {
	for p := range store.Particulars.All(l.tx) {
		if !has(l, store.Candidates, p.Candidate) {
			l.say("Des coordonnées sont celles d’un candidat qui n’existe pas (%s).", p.Candidate)
		}
	}
	for f := range store.FollowUps.All(l.tx) {
		if !has(l, store.Candidates, f.Candidate) {
			l.say("Le suivi du %s est celui d’un candidat qui n’existe pas.", f.On.French())
		}
	}
}

// enrolments follows paths to their candidates, and enrolments to their paths and sessions.
func (l *links) enrolments() {
	for p := range store.Paths.All(l.tx) {
		if !has(l, store.Candidates, p.Candidate) {
			l.say("Le parcours %s est celui d’un candidat qui n’existe pas.", p.ID)
		}
	}
	for e := range store.Enrolments.All(l.tx) {
		if !has(l, store.Paths, e.Path) {
			l.say("L’inscription %s suit un parcours qui n’existe pas.", e.ID)
		}
		if !has(l, store.Sessions, e.Session) {
			l.say("L’inscription %s est d’une session qui n’existe pas.", e.ID)
		}
	}
	for s := range store.Sessions.All(l.tx) {
		if s.ResitOf != "" && !has(l, store.Sessions, s.ResitOf) {
			l.say("La session « %s » est le rattrapage d’une session qui n’existe pas.", s.Name)
		}
		if v, ok := store.Fiches.Get(l.tx, s.FicheVersion); s.FicheVersion != "" && (!ok || v.Code != s.Fiche || !v.Whole) {
			l.say("La session « %s » a été ouverte avec une version de la fiche RNCP%s qui n’existe pas.", s.Name, s.Fiche)
		}
	}
}

// facts follows results and decisions to their enrolments and to those that they supersede.
func (l *links) facts() {
	for r := range store.Results.All(l.tx) {
		if !has(l, store.Enrolments, r.Enrolment) {
			l.say("Le résultat %s est d’une inscription qui n’existe pas.", r.ID)
		}
		old, ok := store.Results.Get(l.tx, r.Supersedes)
		if r.Supersedes != "" && (!ok || old.Enrolment != r.Enrolment || old.Bloc != r.Bloc) {
			l.say("Le résultat %s en remplace un qui n’existe pas, ou qui est d’une autre inscription ou d’un autre bloc.", r.ID)
		}
	}
	for d := range store.Decisions.All(l.tx) {
		if !has(l, store.Enrolments, d.Enrolment) {
			l.say("La décision %s du jury est d’une inscription qui n’existe pas.", d.ID)
		}
		old, ok := store.Decisions.Get(l.tx, d.Supersedes)
		if d.Supersedes != "" && (!ok || old.Enrolment != d.Enrolment || old.Bloc != d.Bloc) {
			l.say("La décision %s du jury en remplace une qui n’existe pas, ou qui est d’une autre inscription ou d’un autre bloc.", d.ID)
		}
	}
	for p := range store.Priors.All(l.tx) {
		if !has(l, store.Candidates, p.Candidate) {
			l.say("L’acquis antérieur %s est celui d’un candidat qui n’existe pas.", p.ID)
		}
	}
}

// document follows a document to its session, its holder, the decisions that it states and the document that it doubles or
// replaces.
func (l *links) document(doc data.Document) {
	n := doc.Number
	if doc.Sheet.Number != "" && doc.Sheet.Number != n.String() {
		l.say("Le document %s porte imprimé un autre numéro, %s.", n, doc.Sheet.Number)
	}
	if doc.Session != "" && !has(l, store.Sessions, doc.Session) {
		l.say("Le document %s est d’une session qui n’existe pas.", n)
	}
	if doc.Candidate != "" && !has(l, store.Candidates, doc.Candidate) {
		l.say("Le document %s est celui d’un candidat qui n’existe pas.", n)
	}
	l.enrolmentOf(doc)
	for _, id := range doc.Covers {
		if !has(l, store.Decisions, id) {
			l.say("Le document %s énonce une décision du jury qui n’existe pas (%s).", n, id)
		}
	}
	if doc.Of != "" {
		l.original(doc)
	}
}

// enrolmentOf compares the session and the holder of a document with those of its enrolment.
func (l *links) enrolmentOf(doc data.Document) {
	if doc.Enrolment == "" {
		return
	}
	e, ok := store.Enrolments.Get(l.tx, doc.Enrolment)
	if !ok {
		l.say("Le document %s est d’une inscription qui n’existe pas.", doc.Number)
		return
	}
	if e.Session != doc.Session {
		l.say("Le document %s n’est pas de la session de son inscription.", doc.Number)
	}
	if path, ok := store.Paths.Get(l.tx, e.Path); ok && idOf(l.tx, path.Candidate) != idOf(l.tx, doc.Candidate) {
		l.say("Le document %s n’est pas à la personne de son inscription.", doc.Number)
	}
}

// original compares a duplicate or a replacement with the document that it doubles or replaces.
func (l *links) original(doc data.Document) {
	verb := "remplace"
	if doc.Relation == data.RelationDuplicate {
		verb = "double"
	}
	of, ok := store.Documents.Get(l.tx, doc.Of)
	switch {
	case !ok:
		l.say("Le document %s %s un document qui n’existe pas.", doc.Number, verb)
		return
	case of.ID == doc.ID:
		l.say("Le document %s se %s lui-même.", doc.Number, verb)
		return
	case of.Number.Kind != doc.Number.Kind:
		l.say("Le document %s %s %s, qui est d’une autre nature.", doc.Number, verb, of.Number)
	case idOf(l.tx, of.Candidate) != idOf(l.tx, doc.Candidate):
		l.say("Le document %s %s %s, qui est à une autre personne.", doc.Number, verb, of.Number)
	case of.Session != doc.Session || of.Bloc != doc.Bloc:
		l.say("Le document %s %s %s, qui est d’une autre session ou d’un autre bloc.", doc.Number, verb, of.Number)
	}
	original := doc.Number
	original.Copy = 0
	if doc.Relation == data.RelationDuplicate && of.Number != original {
		l.say("Le document %s %s %s, dont il ne porte pas le numéro.", doc.Number, verb, of.Number)
	}
	if a := annulment(l.tx, of.ID); doc.Relation == data.RelationReplacement && (a == nil || a.Replacement != doc.ID) {
		l.say("Le document %s remplace %s, que rien n’annule à ce titre.", doc.Number, of.Number)
	}
}

// annulments follows each annulment to its document and to what replaces it.
func (l *links) annulments() {
	seen := map[data.ID]bool{}
	for a := range store.Annulments.All(l.tx) {
		doc, ok := store.Documents.Get(l.tx, a.Document)
		if !ok {
			l.say("L’annulation %s porte sur un document qui n’existe pas.", a.ID)
			continue
		}
		if seen[doc.ID] {
			l.say("Le document %s est annulé deux fois.", doc.Number)
		}
		seen[doc.ID] = true
		if a.Replacement == "" {
			continue
		}
		switch by, ok := store.Documents.Get(l.tx, a.Replacement); {
		case !ok:
			l.say("Le document %s est remplacé par un document qui n’existe pas.", doc.Number)
		case by.Of != doc.ID || by.Relation != data.RelationReplacement:
			l.say("Le document %s est remplacé par %s, qui ne le cite pas.", doc.Number, by.Number)
		}
	}
}

// afterwards follows what is noted once documents are issued: deliveries, papers received, print runs.
func (l *links) afterwards() {
	for d := range store.Deliveries.All(l.tx) {
		if !has(l, store.Documents, d.Document) {
			l.say("La remise du %s porte sur un document qui n’existe pas (%s).", d.On.French(), d.ID)
		}
	}
	for p := range store.PapersBack.All(l.tx) {
		if p.Session != "" && !has(l, store.Sessions, p.Session) {
			l.say("Le papier reçu le %s (%s) est d’une session qui n’existe pas.", p.On.French(), p.Kind)
		}
		if p.Candidate != "" && !has(l, store.Candidates, p.Candidate) {
			l.say("Le papier reçu le %s (%s) est celui d’un candidat qui n’existe pas.", p.On.French(), p.Kind)
		}
	}
	for r := range store.Rectifications.All(l.tx) {
		if !has(l, store.Candidates, r.Candidate) {
			l.say("La rectification du %s porte sur un candidat qui n’existe pas.", r.On.French())
		}
	}
	for d := range store.Disclosures.All(l.tx) {
		if !has(l, store.Candidates, d.Candidate) {
			l.say("La communication du %s porte sur un candidat qui n’existe pas.", d.On.French())
		}
	}
	for run := range store.PrintRuns.All(l.tx) {
		if run.Session != "" && !has(l, store.Sessions, run.Session) {
			l.say("Le tirage du %s est d’une session qui n’existe pas.", run.On.French())
		}
		for _, id := range run.Documents {
			if !has(l, store.Documents, id) {
				l.say("Le tirage du %s contient un document qui n’existe pas (%s).", run.On.French(), id)
			}
		}
	}
}
