package app

import (
	"slices"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// OnDemand says what can be issued only when somebody asks for it, whether the session is open or sealed: the attestations of
// enrolment. Those that were issued stand in the plan too.
func (a Documents) OnDemand(session data.ID) (Plan, error) {
	var plan Plan
	err := a.core.store.View(func(tx *store.Tx) (err error) {
		plan, err = a.core.onDemand(tx, session)
		return err
	})
	return plan, err
}

func (c *core) onDemand(tx *store.Tx, session data.ID) (Plan, error) {
	v, err := c.view(tx, session)
	if err != nil {
		return Plan{}, err
	}
	centre, err := theCentre(tx)
	if err != nil {
		return Plan{}, err
	}
	var plan Plan
	var inForce []data.Document
	for _, doc := range store.DocumentsOfSession.Of(tx, session) {
		if doc.Number.Kind != data.KindEnrolment {
			continue
		}
		plan.Issued = append(plan.Issued, doc)
		if annulment(tx, doc.ID) == nil {
			inForce = append(inForce, doc)
		}
	}
	for i := range v.Cases {
		k := &v.Cases[i]
		draft := Draft{Kind: data.KindEnrolment, Candidate: k.Candidate, Enrolment: k.Enrolment.ID}
		plan.sort(inForce, Withheld{Draft: draft, Reason: c.withheld(centre, v, k, draft)})
	}
	return plan, nil
}

// issuable lists the drafts of a session that can be issued now, of the kinds that are asked for: a session that is open has
// none but those on demand.
func (c *core) issuable(tx *store.Tx, session data.ID, asked []Draft) ([]Draft, error) {
	var all []Draft
	demanded := func(d Draft) bool { return d.Kind == data.KindEnrolment }
	if slices.ContainsFunc(asked, demanded) {
		plan, err := c.onDemand(tx, session)
		if err != nil {
			return nil, err
		}
		all = plan.Ready
	}
	if !slices.ContainsFunc(asked, func(d Draft) bool { return !demanded(d) }) {
		return all, nil
	}
	plan, err := c.plan(tx, session)
	return append(all, plan.Ready...), err
}

// wholes are the kinds that follow from the whole certification: one of them is issued in place of the other.
var wholes = map[data.DocumentKind]bool{data.KindParchment: true, data.KindRequest: true}

// wholeKind is what who was pronounced gets: the parchment where the centre may print it, the request to the certifier where
// it may not. What is in force already stays, whatever the settings have become: nobody gets two parchments.
func wholeKind(centre data.Centre, inForce []data.Document, k *rules.Case) data.DocumentKind {
	for _, doc := range inForce {
		if doc.Enrolment == k.Enrolment.ID && wholes[doc.Number.Kind] {
			return doc.Number.Kind
		}
	}
	if centre.Parchment.Allowed {
		return data.KindParchment
	}
	return data.KindRequest
}

// letterKind is the letter that tells a person where they stand: the notice of the decision after a VAE, the letter of partial
// success to who holds some of the blocs, or none.
func letterKind(f *rncp.Fiche, k *rules.Case) data.DocumentKind {
	if k.Path.Route == rncp.RouteVAE {
		return data.KindVAENotice
	}
	if n := len(acquired(f, k)); n > 0 && n < len(f.Blocs) {
		return data.KindPartial
	}
	return ""
}

// unciteable refuses a request before there are minutes to cite.
func unciteable(docs []data.Document, d Draft) error {
	if d.Kind != data.KindRequest || lastMinutes(docs) != nil {
		return nil
	}
	return data.Refuse("La demande de parchemin cite le numéro du procès-verbal, qui n’est pas encore émis.").Hint("Émettez-le d’abord.")
}

// overtaken reports whether the jury has since taken back what a document says.
func overtaken(tx *store.Tx, doc data.Document) bool {
	bloc := doc.Bloc
	switch doc.Number.Kind {
	case data.KindBlocCertificate:
	case data.KindParchment, data.KindRequest:
		bloc = data.WholeCertification
	default:
		return false
	}
	for _, d := range data.CurrentDecisions(store.DecisionsOfEnrolment.Of(tx, doc.Enrolment)) {
		if d.Bloc == bloc {
			return d.Outcome != data.OutcomeAcquired
		}
	}
	return false
}
