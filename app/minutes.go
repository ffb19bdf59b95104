package app

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// minutes gathers what the minutes of the session state. Corrected ones cite those that they correct.
func (c *composer) minutes(first *data.Document) data.SheetMinutes {
	v := &c.view
	m := data.SheetMinutes{
		Code: v.Session.Code, AssessedFrom: v.Session.From, AssessedTo: v.Session.To,
		Place: v.Jury.Place, Began: string(v.Jury.Began), Ended: string(v.Jury.Ended), Reference: v.Jury.Reference,
		Held: heldWords(v.Jury),
	}
	if first != nil {
		m.Corrects, m.CorrectsOn = first.Number.String(), first.Sheet.Delivered
		m.Corrections = c.corrections()
	}
	for _, college := range v.Fiche.Jury.Colleges {
		m.Asked = append(m.Asked, college.Text)
	}
	for _, member := range v.Jury.Members {
		m.Members = append(m.Members, c.member(member))
	}
	m.Composition = c.composition()
	for _, s := range v.Jury.SetAside {
		m.SetAside = append(m.SetAside, data.SheetReason(s))
	}
	for i := range v.Cases {
		k := &v.Cases[i]
		m.Cases = append(m.Cases, c.minutesCase(k))
		m.Ties = append(m.Ties, c.ties(k)...)
		m.Incidents = append(m.Incidents, c.incidents(k)...)
		m.CastingVote = m.CastingVote || c.onVAE(k)
	}
	if v.Jury.Incidents != "" {
		m.Incidents = append(m.Incidents, v.Jury.Incidents)
	}
	return m
}

// hashOf returns the SHA-256 of all that minutes state, but for their number, which is given when they are issued.
func hashOf(s data.Sheet) string {
	text, err := json.Marshal(s)
	if err != nil {
		return "" // the sheet is made of texts, numbers and lists: it always encodes
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

func heldWords(j data.Jury) string {
	switch j.Held {
	case data.HeldShared:
		return "Jury partagé avec " + j.With
	case data.HeldElsewhere:
		return "Jury tenu par " + j.With
	}
	return ""
}

func (c *composer) member(m data.Member) data.SheetMember {
	college, _ := c.view.Fiche.College(m.College)
	return data.SheetMember{
		Name: m.Name, College: college.Short, Quality: m.Quality, Presence: string(m.Presence), President: college.President,
		Substitute: m.Substitute, External: m.External, Declared: m.Declared,
	}
}

// composition says in sentences how the jury was found to be composed.
func (c *composer) composition() []string {
	v := &c.view
	if v.Jury.Held == data.HeldElsewhere {
		return nil
	}
	seated := rules.Seated(v.Fiche, v.Jury, "")
	said := []string{fmt.Sprintf("%s siègent ; la fiche en demande au moins %d.", count(len(seated), "membre"), v.Fiche.Jury.Minimum)}
	complete, external := true, 0
	for _, college := range v.Fiche.Jury.Colleges {
		n := 0
		for _, m := range seated {
			if m.College == college.Key {
				n++
			}
		}
		complete = complete && n >= college.Seats
	}
	for _, m := range seated {
		if m.External {
			external++
		}
	}
	if complete {
		said = append(said, "Chaque collège que demande la fiche est représenté.")
	}
	said = append(said, fmt.Sprintf("Membres extérieurs au réseau et au centre de formation : %d sur %d.", external, len(seated)))
	for _, l := range rules.JuryLacks(v.Fiche, &v.Session.Rules, v.Jury, v.Cases) {
		if _, aside := v.Jury.SetAsideReason(l.Sentence); !aside {
			said = append(said, l.Sentence)
		}
	}
	return said
}

func (c *composer) ties(k *rules.Case) []data.SheetTie {
	words := map[data.TieKind]string{
		data.TieTrainer: "a formé le candidat", data.TieCoach: "a accompagné le candidat",
		data.TieOther: "lien personnel ou professionnel", data.TieNone: "récusation",
	}
	var ties []data.SheetTie
	for _, m := range c.view.Jury.Members {
		if t, tied := m.Tie(k.Candidate.ID); tied {
			ties = append(ties, data.SheetTie{Member: m.Name, Candidate: k.Candidate.Name(), Tie: words[t.Kind], Recused: t.Recused})
		}
	}
	return ties
}

func (c *composer) incidents(k *rules.Case) []string {
	var said []string
	for _, n := range k.Attendances {
		if n.Incident == "" {
			continue
		}
		b, _ := c.view.Fiche.Bloc(n.Bloc)
		said = append(said, fmt.Sprintf("%s, « %s » : %s", k.Candidate.Name(), b.Title, n.Incident))
	}
	return said
}

func (c *composer) minutesCase(k *rules.Case) data.SheetCase {
	f := c.view.Fiche
	route, _ := f.Route(k.Path.Route)
	s := data.SheetCase{Number: k.Number, Holder: holderSheet(k.Candidate), Route: route.Short, Track: trackTitle(k.Path.Track), Results: c.results(k)}
	for _, b := range f.Blocs {
		h, held := k.Held[b.Key]
		if _, asked := k.Enrolment.Asks(b.Key); !held || asked || h.On.After(c.view.Jury.On) {
			continue
		}
		s.Earlier = append(s.Earlier, data.SheetEarlier{Number: b.Number, Title: b.Title, On: h.On, Ground: h.Words()})
	}
	if d, ok := k.Decision(data.WholeCertification); ok {
		s.Certification, s.CertificationReason = d.Outcome, d.Reason
	}
	return s
}

// corrections lists the decisions taken since the session was sealed, oldest first.
func (c *composer) corrections() []data.SheetCorrection {
	var list []data.SheetCorrection
	for i := range c.view.Cases {
		k := &c.view.Cases[i]
		all := store.DecisionsOfEnrolment.Of(c.tx, k.Enrolment.ID)
		for _, d := range all {
			if !d.Correction {
				continue
			}
			before := data.OutcomeNone
			if n := slices.IndexFunc(all, func(o data.Decision) bool { return o.ID == d.Supersedes }); n >= 0 {
				before = all[n].Outcome
			}
			list = append(list, data.SheetCorrection{
				Candidate: k.Candidate.Name(), Bloc: c.decided(d), Was: before, Now: d.Outcome, On: d.On, Reason: d.Reason,
			})
		}
	}
	slices.SortStableFunc(list, func(a, b data.SheetCorrection) int { return a.On.Compare(b.On) })
	return list
}

// decided names what a decision is about.
func (c *composer) decided(d data.Decision) string {
	if d.Bloc == data.WholeCertification {
		return "Certification complète"
	}
	b, _ := c.view.Fiche.Bloc(d.Bloc)
	return b.Title
}

// covers returns the decisions that stand in the session, sorted: what its minutes state.
func covers(v View) []data.ID {
	var ids []data.ID
	for i := range v.Cases {
		for _, d := range v.Cases[i].Decisions {
			ids = append(ids, d.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// lastMinutes returns the latest minutes of a session, or nil.
func lastMinutes(docs []data.Document) *data.Document {
	var last *data.Document
	for i := range docs {
		if docs[i].Number.Kind == data.KindMinutes {
			last = &docs[i]
		}
	}
	return last
}
