package app

import (
	"context"
	"errors"
	"slices"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// Documents is the area of the documents: what can be issued, issuing it, and giving the same bytes again.
type Documents struct{ core *core }

// Draft is a document that can be issued now.
type Draft struct {
	Kind      data.DocumentKind
	Candidate data.Candidate // zero for the minutes, which are of the whole session
	Enrolment data.ID
	Bloc      rncp.BlocKey // of a bloc certificate
}

// About says whom a draft is about.
func (d Draft) About() string {
	if d.Kind == data.KindMinutes {
		return "La session"
	}
	return d.Candidate.Name()
}

// Withheld is a document that cannot be issued, and why.
type Withheld struct {
	Draft
	Reason error // a refusal
	Waits  bool  // for the signed minutes, and for nothing else
}

// Plan is what a session has for documents.
type Plan struct {
	Ready    []Draft
	Withheld []Withheld
	Issued   []data.Document
	// Unfit is what Documents.Fit found that could not be printed whole: taken out of Ready, or waiting for the signed minutes.
	Unfit []Withheld
	// Overtaken is the certificates issued for blocs that the jury has taken back since: they must not be handed over.
	Overtaken []data.Document
}

// Plan says what a session's documents are: the minutes, for each candidate an attestation of results and a transcript, for
// each bloc that the jury gave a certificate, a letter to who has some of the blocs, the notice of a VAE, and for who was
// pronounced the parchment or the request for it. Nothing definitive is issued before the session is sealed. What is issued
// only when somebody asks for it stands in OnDemand.
func (a Documents) Plan(session data.ID) (Plan, error) {
	var plan Plan
	err := a.core.store.View(func(tx *store.Tx) (err error) {
		plan, err = a.core.plan(tx, session)
		return err
	})
	return plan, err
}

func (c *core) plan(tx *store.Tx, session data.ID) (Plan, error) {
	v, err := c.view(tx, session)
	if err != nil {
		return Plan{}, err
	}
	if v.Stage != rules.StageSealed {
		return Plan{}, data.Refuse("La session « %s » n’est pas close : aucun document définitif ne peut en sortir.", v.Session.Name).
			Hint("Il reste à régler : %s", orElse(sentences(v.Lacks), "clore la session."))
	}
	centre, err := theCentre(tx)
	if err != nil {
		return Plan{}, err
	}
	plan := Plan{Issued: store.DocumentsOfSession.Of(tx, session)}
	inForce := slices.DeleteFunc(slices.Clone(plan.Issued), func(doc data.Document) bool { return annulment(tx, doc.ID) != nil })
	c.planMinutes(&plan, centre, v)
	for _, doc := range inForce {
		if overtaken(tx, doc) {
			plan.Overtaken = append(plan.Overtaken, doc)
		}
	}
	for i := range v.Cases {
		k := &v.Cases[i]
		for _, draft := range drafts(v.Fiche, k, wholeKind(centre, inForce, k)) {
			wait, other := early(tx, centre, v, draft, plan.Issued), c.withheld(centre, v, k, draft)
			withheld := fraud(tx, plan.Issued, draft)
			plan.sort(inForce, Withheld{draft, errors.Join(withheld, wait, other), withheld == nil && other == nil})
		}
	}
	return plan, nil
}

// sort puts a draft, withheld or not, where it belongs, unless such a document is in force.
func (p *Plan) sort(inForce []data.Document, w Withheld) {
	switch {
	case issued(inForce, w.Draft):
	case w.Reason != nil:
		p.Withheld = append(p.Withheld, w)
	default:
		p.Ready = append(p.Ready, w.Draft)
	}
}

// planMinutes asks for the minutes while there are none, and for corrected ones while decisions were corrected since.
func (c *core) planMinutes(plan *Plan, centre data.Centre, v View) {
	last := lastMinutes(plan.Issued)
	if last != nil && slices.Equal(last.Covers, covers(v)) {
		return
	}
	draft := Draft{Kind: data.KindMinutes}
	if missing := centre.MissingForAttestation(); len(missing) > 0 {
		plan.Withheld = append(plan.Withheld, Withheld{Draft: draft, Reason: missingSettings(missing)})
		return
	}
	plan.Ready = append(plan.Ready, draft)
}

func missingSettings(missing []string) error {
	return data.Refuse("Il manque aux réglages : %s.", list(missing)).Hint("Complétez les réglages du centre, puis recommencez.")
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// drafts lists the documents of one case, in the order of the fiche. whole is the one that follows from a certification that
// the jury pronounced.
func drafts(f *rncp.Fiche, k *rules.Case, whole data.DocumentKind) []Draft {
	var list []Draft
	add := func(kind data.DocumentKind, bloc rncp.BlocKey) {
		list = append(list, Draft{Kind: kind, Candidate: k.Candidate, Enrolment: k.Enrolment.ID, Bloc: bloc})
	}
	certified := acquires(k, data.WholeCertification)
	if len(k.Enrolment.Blocs) > 0 || certified {
		add(data.KindAttestation, "")
	}
	if len(k.Enrolment.Blocs) > 0 { // who came for the certification alone has no result to transcribe
		add(data.KindTranscript, "")
	}
	if kind := letterKind(f, k); kind != "" {
		add(kind, "")
	}
	for _, b := range f.Blocs {
		if acquires(k, b.Key) {
			add(data.KindBlocCertificate, b.Key)
		}
	}
	if certified {
		add(whole, "")
	}
	return list
}

// acquires reports whether the jury gave a bloc, or data.WholeCertification.
func acquires(k *rules.Case, bloc rncp.BlocKey) bool {
	d, ok := k.Decision(bloc)
	return ok && d.Outcome == data.OutcomeAcquired
}

func issued(docs []data.Document, d Draft) bool {
	return slices.ContainsFunc(docs, func(doc data.Document) bool {
		return doc.Number.Kind == d.Kind && doc.Enrolment == d.Enrolment && doc.Bloc == d.Bloc
	})
}

// early refuses what certifies, and the request for it, before the signed minutes have come back, where the centre wants to wait for them.
func early(tx *store.Tx, centre data.Centre, v View, d Draft, issued []data.Document) error {
	switch d.Kind {
	case data.KindBlocCertificate, data.KindParchment, data.KindRequest:
	default:
		return nil
	}
	if centre.EarlyCertificates || signedMinutes(tx, v) {
		return unciteable(issued, d)
	}
	return data.Refuse("Le procès-verbal signé n’est pas noté comme reçu.").
		Hint("Émettez-le, faites-le signer par le jury, puis notez son retour.")
}

// fraud refuses to issue again what was withdrawn for fraud.
func fraud(tx *store.Tx, docs []data.Document, d Draft) error {
	for _, doc := range docs {
		standsIn := wholes[d.Kind] && wholes[doc.Number.Kind] && doc.Enrolment == d.Enrolment
		if !standsIn && !issued([]data.Document{doc}, d) {
			continue
		}
		if a := annulment(tx, doc.ID); a != nil && a.Fraud {
			return data.Refuse("%s a été retiré pour fraude le %s.", doc.Number, a.On.French()).Hint("Rien n’est émis à sa place.")
		}
	}
	return nil
}

// withheld returns why a draft cannot be issued, or nil.
func (c *core) withheld(centre data.Centre, v View, k *rules.Case, d Draft) error {
	missing := centre.MissingForAttestation()
	switch d.Kind {
	case data.KindBlocCertificate:
		missing = centre.MissingForCertificate()
	case data.KindParchment:
		missing = centre.MissingForParchment()
	}
	if len(missing) > 0 {
		return missingSettings(missing)
	}
	r, err := rules.Registration(v.Fiche, k.Path, v.Session.To)
	if err == nil && r.Title == "" {
		err = data.Refuse("La fiche ne donne pas l’intitulé enregistré du %s au %s.", r.From.French(), r.Until.French()).
			Hint("Demandez-le au certificateur et complétez la fiche : un document porte l’intitulé exact.")
	}
	return err
}

// Issued returns the documents of a session, in the order of their numbers.
func (a Documents) Issued(session data.ID) ([]data.Document, error) {
	var docs []data.Document
	err := a.core.store.View(func(tx *store.Tx) error {
		docs = store.DocumentsOfSession.Of(tx, session)
		return nil
	})
	return docs, err
}

// PDF returns the frozen bytes of an issued document, the same every time.
func (a Documents) PDF(doc data.Document) ([]byte, error) {
	return a.core.store.File(doc.SHA256)
}

// Issue issues drafts of a session and returns the documents. progress, if not nil, is called after each one. A draft
// whose text cannot be printed is left out and its refusal returned, joined with the others; the rest is issued.
func (a Documents) Issue(ctx context.Context, session data.ID, drafts []Draft, progress func(done, of int)) ([]data.Document, error) {
	i := &issue{core: a.core, session: session, drafts: drafts, progress: progress}
	a.core.writer.Lock()
	err := i.run(ctx)
	a.core.writer.Unlock()
	a.core.publish(i.changes)
	return i.docs, err
}
