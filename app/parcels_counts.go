package app

import (
	"fmt"
	"slices"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
	"certibloc/data/store"
)

// session counts what a sealed session decided, and says that an open one has decisions which do not count yet.
func (g *gathering) session(s data.Session) error {
	f, err := g.core.fiche(s.Fiche)
	if err != nil {
		return err
	}
	if s.Sealed.IsZero() {
		decided := 0
		for _, e := range store.EnrolmentsOfSession.Of(g.tx, s.ID) {
			decided += len(data.CurrentDecisions(store.DecisionsOfEnrolment.Of(g.tx, e.ID)))
		}
		if decided > 0 {
			g.unready = append(g.unready, Unready{Kind: UnreadySession, Session: s.ID, Goes: true,
				Sentence: fmt.Sprintf("La session « %s » n’est pas close : %s du jury pour un lot suivant.", s.Name, count(decided, "décision"))})
		}
		return nil
	}
	g.counts(f, s)
	return nil
}

// counts adds up what a sealed session decided, for each bloc, route and track.
func (g *gathering) counts(f *rncp.Fiche, s data.Session) {
	jury, _ := store.Juries.Get(g.tx, s.ID)
	lines := map[string]*parcel.Count{}
	at := func(path data.Path, bloc rncp.BlocKey) *parcel.Count {
		id := fmt.Sprintf("%s-comptes-%s-%s-%s-%s", g.centre.Code, s.ID, bloc, path.Route, path.Track)
		if lines[id] == nil {
			c := &parcel.Count{Head: parcel.Head{ID: id, State: parcel.StateNew}, Centre: g.centre.Code, Code: f.RNCPCode(), Session: s.Code, Jury: jury.On,
				Bloc: bloc, Title: f.Title, Route: path.Route, Track: path.Track}
			if b, ok := f.Bloc(bloc); ok {
				c.Number, c.Title = b.Number, b.Title
			}
			lines[id] = c
		}
		return lines[id]
	}
	for _, e := range store.EnrolmentsOfSession.Of(g.tx, s.ID) {
		path, _ := store.Paths.Get(g.tx, e.Path)
		for _, d := range data.CurrentDecisions(store.DecisionsOfEnrolment.Of(g.tx, e.ID)) {
			addOutcome(at(path, d.Bloc), d.Outcome)
		}
	}
	for id, c := range lines {
		g.contents.Counts = append(g.contents.Counts, *c)
		g.about[id] = data.ParcelLine{Part: parcel.PartCounts, Session: s.ID}
		g.stand(f, s)
	}
}

func addOutcome(c *parcel.Count, o data.Outcome) {
	c.Enrolled++
	switch o {
	case data.OutcomeAbsent:
		c.Absent++
		return
	case data.OutcomeAcquired:
		c.Acquired++
	case data.OutcomeNotAcquired:
		c.NotAcquired++
	default:
		c.Deferred++
	}
	c.Present++
}

// toNetwork are the kinds of document of which the network is told.
var toNetwork = []data.DocumentKind{data.KindBlocCertificate, data.KindParchment, data.KindRequest, data.KindMinutes, data.KindVAENotice}

// document tells of a document of a sealed session by its number and fingerprint.
func (g *gathering) document(doc data.Document) {
	s, _ := store.Sessions.Get(g.tx, doc.Session)
	fiche := s.Fiche
	if doc.Prior != "" {
		prior, _ := store.Priors.Get(g.tx, doc.Prior)
		fiche = prior.Fiche
	}
	f, err := g.core.fiche(fiche)
	if err != nil || !slices.Contains(toNetwork, doc.Number.Kind) {
		return
	}
	line := parcel.Document{Head: parcel.Head{ID: fmt.Sprintf("%s-document-%s", g.centre.Code, doc.ID), State: parcel.StateNew}, Centre: g.centre.Code,
		Code: f.RNCPCode(), Session: s.Code, Kind: doc.Number.Kind, Number: doc.Number.String(), Person: idOf(g.tx, doc.Candidate), On: doc.Sheet.Delivered,
		SHA256: doc.SHA256, Size: doc.Size}
	switch doc.Number.Kind {
	case data.KindBlocCertificate:
		line.Line = g.blocID(f.Code, doc.Bloc, doc.Candidate)
	case data.KindParchment, data.KindRequest:
		line.Line = g.certificationID(f, doc.Candidate)
	}
	if !doc.Sheet.DuplicateOn.IsZero() {
		line.On = doc.Sheet.DuplicateOn
	}
	if a := annulledWith(g.tx, doc); a != nil {
		line.Cancelled = a.On
		if by, ok := store.Documents.Get(g.tx, a.Replacement); ok {
			line.By = by.Number.String()
		}
	}
	g.contents.Documents = append(g.contents.Documents, line)
	g.about[line.ID] = data.ParcelLine{Part: parcel.PartDocuments, Candidate: doc.Candidate, Session: doc.Session, Document: doc.ID}
	g.fiches[f.Code] = f
}
