package app

import (
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// acquired lists the blocs that a candidate held once the session's jury had decided, in the order of the fiche: what this
// session gave, corrections included, and what was held when it sat. What came after does not count: a reprint years later
// says the same.
func acquired(f *rncp.Fiche, k *rules.Case) []data.SheetEarlier {
	var list []data.SheetEarlier
	for _, b := range f.Blocs {
		e := data.SheetEarlier{Number: b.Number, Title: b.Title}
		if h, ok := k.Held[b.Key]; ok {
			e.On, e.Ground = h.On, h.Words()
		} else if acquires(k, b.Key) {
			d, _ := k.Decision(b.Key)
			e.On, e.Ground = d.On, string(data.GroundJury)
		} else {
			continue
		}
		list = append(list, e)
	}
	return list
}

func (c *composer) standing(k *rules.Case) *data.SheetStanding {
	s := &data.SheetStanding{Acquired: acquired(c.view.Fiche, k)}
	held := map[int]bool{}
	for _, e := range s.Acquired {
		held[e.Number] = true
	}
	for _, b := range c.view.Fiche.Blocs {
		if !held[b.Number] {
			s.Remaining = append(s.Remaining, data.SheetBloc{Number: b.Number, Title: b.Title})
		}
	}
	return s
}

func (c *composer) enrolment(k *rules.Case) *data.SheetEnrolment {
	route, _ := c.view.Fiche.Route(k.Path.Route)
	return &data.SheetEnrolment{
		Code: c.view.Session.Code, From: c.view.Session.From, To: c.view.Session.To, Route: route.Short, Track: trackTitle(k.Path.Track),
		TrainingFrom: k.Path.TrainingFrom, TrainingTo: k.Path.TrainingTo,
	}
}

// asked lists the blocs that an enrolment asks for, and the way chosen for each.
func (c *composer) asked(k *rules.Case) []data.SheetResult {
	var list []data.SheetResult
	for _, b := range c.view.Fiche.Blocs {
		if req, ok := k.Enrolment.Asks(b.Key); ok {
			list = append(list, data.SheetResult{Number: b.Number, Title: b.Title, Way: wayTitle(req.Way)})
		}
	}
	return list
}

// letter gathers what the letters and the parchment show beside what every sheet of a person does.
func (c *composer) letter(s *data.Sheet, k *rules.Case) {
	if s.Kind == data.KindEnrolment {
		s.Enrolment, s.Results, s.JuryOn = c.enrolment(k), c.asked(k), data.Date{}
		return
	}
	s.Standing = c.standing(k)
	s.Acquired = len(s.Standing.Acquired)
	whole, decided := k.Decision(data.WholeCertification)
	s.Pronounced = decided && whole.Outcome == data.OutcomeAcquired
	switch s.Kind {
	case data.KindVAENotice:
		s.Whole = whole.Outcome
		for _, r := range c.asked(k) {
			b := c.view.Fiche.Blocs[blocAt(c.view.Fiche, r.Number)]
			d, _ := k.Decision(b.Key)
			r.Outcome = d.Outcome
			s.Results = append(s.Results, r)
		}
		for _, d := range k.Decisions { // a correction comes later than the jury
			if s.JuryOn.Before(d.On) {
				s.JuryOn = d.On
			}
		}
	case data.KindParchment:
		s.Signatory, s.JuryOn = c.centre.ParchmentSignatory(), whole.On
	case data.KindRequest:
		s.JuryOn, s.Enrolment, s.Request = whole.On, c.enrolment(k), c.request(k)
	}
}

func blocAt(f *rncp.Fiche, number int) int {
	for i, b := range f.Blocs {
		if b.Number == number {
			return i
		}
	}
	return 0
}

// request gathers what goes with a request for a parchment: the minutes of this session, those of the sessions that gave the
// other blocs, and the attestation of results.
func (c *composer) request(k *rules.Case) *data.SheetRequest {
	r := &data.SheetRequest{Address: c.view.Fiche.Place.Address}
	enclose := func(doc data.Document) {
		r.Enclosed = append(r.Enclosed, data.SheetEnclosure{Title: doc.Number.Kind.Title(), Number: doc.Number.String(), On: doc.Sheet.Delivered})
	}
	sessions := []data.ID{c.view.Session.ID}
	seen := map[data.ID]bool{sessions[0]: true}
	for _, b := range c.view.Fiche.Blocs {
		if h, ok := k.Held[b.Key]; ok && h.Session != "" && !seen[h.Session] {
			seen[h.Session] = true
			sessions = append(sessions, h.Session)
		}
	}
	for _, id := range sessions {
		if minutes := lastMinutes(store.DocumentsOfSession.Of(c.tx, id)); minutes != nil {
			enclose(*minutes)
		}
	}
	for _, doc := range store.DocumentsOfSession.Of(c.tx, c.view.Session.ID) {
		if doc.Number.Kind == data.KindAttestation && doc.Enrolment == k.Enrolment.ID && doc.Relation != data.RelationDuplicate && annulment(c.tx, doc.ID) == nil {
			enclose(doc)
		}
	}
	return r
}
