package app

import (
	"slices"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// collect gathers every fact of the sessions, or of the one candidate in them, and notes the records that it comes from.
func (d *dossier) collect(tx *store.Tx) error {
	for i := range d.views {
		v := &d.views[i]
		for n := range v.Cases {
			if k := &v.Cases[n]; d.scope.Candidate == "" || k.Candidate.ID == d.scope.Candidate {
				d.sit(tx, v, k)
			}
		}
		if d.scope.Candidate == "" {
			d.touch(v.Session.ID) // the jury lies under the same identifier
			for _, duty := range v.Duties {
				d.touch(duty.ID)
			}
		}
	}
	if d.scope.Candidate != "" {
		d.person(tx, d.candidate.ID)
	}
	for doc := range store.Documents.All(tx) {
		if d.wants(doc.Session, idOf(tx, doc.Candidate), doc.Number.Kind == data.KindMinutes) {
			d.document(tx, doc)
		}
	}
	for p := range store.PapersBack.All(tx) {
		if p.Withdrawn == "" && d.wants(p.Session, idOf(tx, p.Candidate), p.Kind == data.PaperMinutes) {
			d.papers = append(d.papers, p)
			d.touch(p.ID)
		}
	}
	for run := range store.PrintRuns.All(tx) {
		if slices.ContainsFunc(run.Documents, func(id data.ID) bool { return d.touched[id] }) {
			d.touch(run.ID)
		}
	}
	return nil
}

func (d *dossier) touch(id data.ID) { d.touched[id] = true }

// wants reports whether a document or a paper belongs in the file: those of the candidate, with the minutes of the sessions
// where they are asked for, or all of the sessions.
func (d *dossier) wants(session, candidate data.ID, minutes bool) bool {
	in := slices.ContainsFunc(d.views, func(v View) bool { return v.Session.ID == session })
	if d.scope.Candidate == "" {
		return in
	}
	return candidate == d.scope.Candidate || candidate == "" && minutes && d.scope.Minutes && in
}

// sit gathers the facts of one enrolment.
func (d *dossier) sit(tx *store.Tx, v *View, k *rules.Case) {
	id := k.Enrolment.ID
	s := sitting{view: v, kase: k, results: store.ResultsOfEnrolment.Of(tx, id), seconds: store.SecondEntriesOfEnrolment.Of(tx, id),
		ticks: store.TicksOfEnrolment.Of(tx, id), decisions: store.DecisionsOfEnrolment.Of(tx, id)}
	d.sittings = append(d.sittings, s)
	d.touch(id)
	d.touch(k.Path.ID)
	touchAll(d, s.results)
	touchAll(d, s.seconds)
	touchAll(d, s.ticks)
	touchAll(d, s.decisions)
	touchAll(d, store.ConvocationsOfEnrolment.Of(tx, id))
	touchAll(d, store.AttendancesOfEnrolment.Of(tx, id))
	if !d.touched[k.Candidate.ID] {
		d.person(tx, k.Candidate.ID)
	}
}

// person gathers what is known of a person outside the sessions.
func (d *dossier) person(tx *store.Tx, id data.ID) {
	if d.touched[id] {
		return
	}
	d.touch(id)
	touchAll(d, store.PathsOfCandidate.Of(tx, id))
	priors := store.PriorsOfCandidate.Of(tx, id)
	d.priors = append(d.priors, priors...)
	touchAll(d, priors)
}

// document gathers a document with what became of it.
func (d *dossier) document(tx *store.Tx, doc data.Document) {
	d.documents = append(d.documents, entryOf(tx, doc))
	d.touch(doc.ID)
	touchAll(d, store.AnnulmentsOfDocument.Of(tx, doc.ID))
	touchAll(d, store.DeliveriesOfDocument.Of(tx, doc.ID))
}

func touchAll[T data.Record](d *dossier, all []T) {
	for _, r := range all {
		d.touch(r.Key())
	}
}
