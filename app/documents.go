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
}

// Plan is what a session has for documents.
type Plan struct {
	Ready    []Draft
	Withheld []Withheld
	Issued   []data.Document
	// Overtaken is the certificates issued for blocs that the jury has taken back since: they must not be handed over.
	Overtaken []data.Document
}

// Plan says what a session's documents are: the minutes, for each candidate an attestation of results and a transcript
// and, for each bloc that the jury gave, a certificate. Nothing definitive is issued before the session is sealed.
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
		for _, draft := range drafts(v.Fiche, &v.Cases[i]) {
			switch reason := errors.Join(fraud(tx, plan.Issued, draft), early(tx, centre, v, draft), c.withheld(centre, v, &v.Cases[i], draft)); {
			case issued(inForce, draft):
			case reason != nil:
				plan.Withheld = append(plan.Withheld, Withheld{draft, reason})
			default:
				plan.Ready = append(plan.Ready, draft)
			}
		}
	}
	return plan, nil
}

// planMinutes asks for the minutes while there are none, and for corrected ones while decisions were corrected since.
func (c *core) planMinutes(plan *Plan, centre data.Centre, v View) {
	last := lastMinutes(plan.Issued)
	if last != nil && slices.Equal(last.Covers, covers(v)) {
		return
	}
	draft := Draft{Kind: data.KindMinutes}
	if missing := centre.MissingForAttestation(); len(missing) > 0 {
		plan.Withheld = append(plan.Withheld, Withheld{draft, missingSettings(missing)})
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

// drafts lists the documents of one case, in the order of the fiche.
func drafts(f *rncp.Fiche, k *rules.Case) []Draft {
	base := Draft{Candidate: k.Candidate, Enrolment: k.Enrolment.ID}
	attestation := base
	attestation.Kind = data.KindAttestation
	transcript := base
	transcript.Kind = data.KindTranscript
	var list []Draft
	if len(k.Enrolment.Blocs) > 0 {
		list = []Draft{attestation, transcript}
	} else if d, ok := k.Decision(data.WholeCertification); ok && d.Outcome == data.OutcomeAcquired {
		list = []Draft{attestation} // who came for the certification alone has no result to transcribe
	}
	for _, b := range f.Blocs {
		if d, ok := k.Decision(b.Key); ok && d.Outcome == data.OutcomeAcquired {
			certificate := base
			certificate.Kind, certificate.Bloc = data.KindBlocCertificate, b.Key
			list = append(list, certificate)
		}
	}
	return list
}

func issued(docs []data.Document, d Draft) bool {
	return slices.ContainsFunc(docs, func(doc data.Document) bool {
		return doc.Number.Kind == d.Kind && doc.Enrolment == d.Enrolment && doc.Bloc == d.Bloc
	})
}

// early refuses a certificate before the signed minutes have come back, where the centre wants to wait for them.
func early(tx *store.Tx, centre data.Centre, v View, d Draft) error {
	if d.Kind != data.KindBlocCertificate || centre.EarlyCertificates || signedMinutes(tx, v) {
		return nil
	}
	return data.Refuse("Le procès-verbal signé n’est pas noté comme reçu.").
		Hint("Émettez-le, faites-le signer par le jury, puis notez son retour.")
}

// fraud refuses to issue again what was withdrawn for fraud.
func fraud(tx *store.Tx, docs []data.Document, d Draft) error {
	for _, doc := range docs {
		if !issued([]data.Document{doc}, d) {
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
	if d.Kind == data.KindBlocCertificate {
		missing = centre.MissingForCertificate()
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
