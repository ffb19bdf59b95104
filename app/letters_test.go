package app

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
)

// kindsOf lists the kinds of drafts.
func kindsOf(drafts []Draft) []data.DocumentKind {
	var kinds []data.DocumentKind
	for _, d := range drafts {
		kinds = append(kinds, d.Kind)
	}
	return kinds
}

// certified takes people who hold every other bloc through a whole session: the certification is pronounced for all.
func (r *room) certified(code string, givenNames ...string) data.Session {
	r.t.Helper()
	s := r.session(code)
	r.jury(s)
	var enrolments []data.Enrolment
	for _, name := range givenNames {
		p := r.path(name)
		for _, bloc := range []rncp.BlocKey{prospection, portefeuille, negociation} {
			ok(r.Candidates.AddPrior(r.ctx, data.Prior{Candidate: p.Candidate, Fiche: "27413", Bloc: bloc, Ground: data.GroundRegister,
				On: day(2019, 6, 20), Source: "Registre 2019", CheckedBy: "Martine", CheckedOn: r.Today()}))(r.t)
		}
		e := r.enrol(s, p)
		ok(r.Results.Record(r.ctx, written(e, 12), ""))(r.t)
		enrolments = append(enrolments, e)
	}
	r.begin(s)
	for _, e := range enrolments {
		for _, bloc := range []rncp.BlocKey{organisation, data.WholeCertification} {
			ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: bloc, Outcome: data.OutcomeAcquired}))(r.t)
		}
	}
	if err := r.Sessions.Seal(r.ctx, s.ID); err != nil {
		r.t.Fatal(err)
	}
	return s
}

func (r *room) allowParchments() {
	r.t.Helper()
	centre := ok(r.Centre.Get())(r.t)
	centre.Parchment.Allowed = true
	if err := r.Centre.Save(r.ctx, centre, ""); err != nil {
		r.t.Fatal(err)
	}
}

func TestAnEnrolmentIsAttestedOnDemandInAnOpenSession(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	r.enrol(s, r.path("Élodie"))
	r.enrol(s, r.path("Zoé"))
	plan := ok(r.Documents.OnDemand(s.ID))(t)
	if len(plan.Ready) != 2 || plan.Ready[1].Kind != data.KindEnrolment || len(plan.Issued) != 0 {
		t.Fatalf("on demand: %+v", plan)
	}
	preview := string(ok(r.Documents.Preview(s.ID, plan.Ready[0]))(t))
	if !strings.Contains(preview, `"preview":true`) || !strings.Contains(preview, `"route":"Formation continue"`) {
		t.Errorf("the preview is %s", preview)
	}
	docs := ok(r.Documents.Issue(r.ctx, s.ID, plan.Ready[1:], nil))(t)
	if numbers(docs) != "AI-2021-0001" || docs[0].Sheet.Holder.GivenNames != "Zoé" || docs[0].Sheet.Results[0].Title != "Organiser son activité commerciale" {
		t.Errorf("issued %+v", docs)
	}
	plan = ok(r.Documents.OnDemand(s.ID))(t)
	if len(plan.Ready) != 1 || len(plan.Issued) != 1 {
		t.Errorf("then %+v", plan)
	}
	_, err := r.Documents.Issue(r.ctx, s.ID, []Draft{{Kind: data.KindEnrolment, Enrolment: docs[0].Enrolment, Candidate: second(r, s)}}, nil)
	r.refused(err, "Attestation d’inscription", "ne peut pas être émis")
	_, err = r.Documents.Issue(r.ctx, s.ID, []Draft{{Kind: data.KindAttestation, Enrolment: docs[0].Enrolment}}, nil)
	r.refused(err, "n’est pas close")
	copied := ok(r.Documents.Duplicate(r.ctx, docs[0].ID, "Perdue."))(t)
	replaced := ok(r.Documents.Replace(r.ctx, docs[0].ID, "Bloc ajouté."))(t)
	if copied.Number.String() != "CANTAL-AI-2021-0001-D1" || replaced.Number.String() != "CANTAL-AI-2021-0002" {
		t.Errorf("got %s and %s", copied.Number, replaced.Number)
	}
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) != 0 {
		t.Errorf("the check finds %v", report.Findings)
	}
}

func second(r *room, s data.Session) data.Candidate {
	return ok(r.Sessions.View(s.ID))(r.t).Cases[1].Candidate
}

func TestAnAttestationOfEnrolmentIsNotDueAfterTheSession(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie")
	r.signed(s)
	plan := ok(r.Documents.Plan(s.ID))(t)
	if slices.Contains(kindsOf(plan.Ready), data.KindEnrolment) {
		t.Errorf("due: %v", kindsOf(plan.Ready))
	}
	demanded := ok(r.Documents.OnDemand(s.ID))(t)
	docs := ok(r.Documents.Issue(r.ctx, s.ID, append(plan.Ready, demanded.Ready...), nil))(t)
	if got := numbers(docs); !strings.HasSuffix(got, "AI-2021-0001") {
		t.Errorf("issued %s", got)
	}
}

func TestALetterOfPartialSuccessSaysWhatIsAcquiredAndWhatRemains(t *testing.T) {
	r := newRoom(t)
	s, enrolments := r.sealed("P", "Élodie")
	docs := ok(r.issue(s))(t)
	sheet := docs[3].Sheet
	if sheet.Kind != data.KindPartial || len(sheet.Standing.Acquired) != 1 || len(sheet.Standing.Remaining) != 3 || sheet.Signatory.Name != "Claire Vermenouze" {
		t.Fatalf("got %+v", sheet)
	}
	if a := sheet.Standing.Acquired[0]; a.Title != "Organiser son activité commerciale" || a.On != day(2021, 6, 15) || a.Ground != "décision du jury" {
		t.Errorf("acquired %+v", a)
	}
	ok(r.Juries.Correct(r.ctx, data.Decision{Enrolment: enrolments[0].ID, Bloc: organisation, Outcome: data.OutcomeNotAcquired, Reason: "Erreur de report.", On: r.Today()}))(t)
	_, err := r.Documents.Replace(r.ctx, docs[3].ID, "Décision corrigée.")
	r.refused(err, "n’a plus lieu d’être")
}

func TestWhoIsPronouncedIsAskedForOrGetsAParchment(t *testing.T) {
	r := newRoom(t)
	s := r.certified("P", "Élodie")
	plan := ok(r.Documents.Plan(s.ID))(t)
	if got := kindsOf(plan.Ready); !slices.Equal(got, []data.DocumentKind{data.KindMinutes, data.KindAttestation, data.KindTranscript}) {
		t.Fatalf("before the signed minutes: %v", got)
	}
	if len(plan.Withheld) != 2 || plan.Withheld[1].Kind != data.KindRequest {
		t.Fatalf("withheld %v", plan.Withheld)
	}
	r.refused(plan.Withheld[1].Reason, "signé n’est pas noté")
	r.signed(s)
	if plan := ok(r.Documents.Plan(s.ID))(t); len(plan.Withheld) == 1 {
		r.refused(plan.Withheld[0].Reason, "qui n’est pas encore émis")
	} else {
		t.Errorf("before the minutes are issued, withheld %v", plan.Withheld)
	}
	ok(r.Documents.Issue(r.ctx, s.ID, plan.Ready, nil))(t)
	docs := ok(r.issue(s))(t)
	if numbers(docs) != "CB-2021-0001 DP-2021-0001" {
		t.Fatalf("issued %s", numbers(docs))
	}
	request := docs[1].Sheet
	if e := request.Request.Enclosed; len(e) != 2 || e[0].Number != "CANTAL-PV-2021-0001" || e[1].Number != "CANTAL-AR-2021-0001" || !request.Pronounced {
		t.Errorf("enclosed %+v", e)
	}
	if request.Request.Address[0] != "CCI France - Réseau NEGOVENTIS" || len(request.Standing.Acquired) != 4 || request.Standing.Acquired[0].Ground != "repris du registre, Registre 2019" {
		t.Errorf("got %+v, %+v", request.Request, request.Standing)
	}
	r.allowParchments()
	if plan := ok(r.Documents.Plan(s.ID))(t); len(plan.Ready)+len(plan.Withheld) != 0 {
		t.Errorf("a second parchment is offered: %v %v", plan.Ready, plan.Withheld)
	}
	if err := r.Documents.Annul(r.ctx, data.Annulment{Document: docs[1].ID, On: r.Today(), Reason: "Le centre imprime désormais."}); err != nil {
		t.Fatal(err)
	}
	parchment := ok(r.issue(s))(t)
	if numbers(parchment) != "PA-2021-0001" || parchment[0].Sheet.Signatory.Name != "Hélène Maisonobe" || parchment[0].Sheet.JuryOn != day(2021, 6, 15) {
		t.Errorf("got %+v", parchment)
	}
	if pdf := ok(r.Documents.PDF(parchment[0]))(t); !bytes.Contains(pdf, []byte(`"pronounced":true`)) {
		t.Errorf("got %s", pdf)
	}
}

func TestAParchmentHasItsOwnSignatoryWhereOneIsGiven(t *testing.T) {
	r := newRoom(t)
	r.allowParchments()
	s := r.certified("P", "Élodie")
	r.signed(s)
	centre := ok(r.Centre.Get())(t)
	centre.Parchment.Signatory = data.Signatory{Name: "Louis Fontanges", Capacity: "Président"}
	if err := r.Centre.Save(r.ctx, centre, ""); err != nil {
		t.Fatal(err)
	}
	plan := ok(r.Documents.Plan(s.ID))(t)
	if len(plan.Withheld) != 1 || plan.Withheld[0].Kind != data.KindParchment {
		t.Fatalf("withheld %v", plan.Withheld)
	}
	r.refused(plan.Withheld[0].Reason, "la référence de la délégation")
	centre.Parchment.Signatory.Delegation = "Délégation n° 7"
	if err := r.Centre.Save(r.ctx, centre, ""); err != nil {
		t.Fatal(err)
	}
	docs := ok(r.issue(s))(t)
	if last := docs[len(docs)-1]; last.Number.Kind != data.KindParchment || last.Sheet.Signatory.Name != "Louis Fontanges" {
		t.Errorf("got %+v", last)
	}
}

func TestAParchmentOvertakenByACorrectionIsSaid(t *testing.T) {
	r := newRoom(t)
	r.allowParchments()
	s := r.certified("P", "Élodie")
	docs := ok(r.issue(s))(t)
	parchment := docs[len(docs)-1]
	ok(r.Juries.Correct(r.ctx, data.Decision{Enrolment: parchment.Enrolment, Bloc: data.WholeCertification, Outcome: data.OutcomeDeferred, Reason: "Pièce manquante.", On: r.Today()}))(t)
	if plan := ok(r.Documents.Plan(s.ID))(t); len(plan.Overtaken) != 1 || plan.Overtaken[0].ID != parchment.ID {
		t.Errorf("overtaken %v", plan.Overtaken)
	}
	_, err := r.Documents.Replace(r.ctx, parchment.ID, "Décision corrigée.")
	r.refused(err, "n’a pas prononcé")
}

func TestNothingIsAskedForInPlaceOfAParchmentWithdrawnForFraud(t *testing.T) {
	r := newRoom(t)
	r.allowParchments()
	s := r.certified("P", "Élodie")
	docs := ok(r.issue(s))(t)
	annulment := data.Annulment{Document: docs[len(docs)-1].ID, On: r.Today(), Reason: "Dossier d’autrui.", Fraud: true, Heard: r.Today()}
	if err := r.Documents.Annul(r.ctx, annulment); err != nil {
		t.Fatal(err)
	}
	centre := ok(r.Centre.Get())(t)
	centre.Parchment.Allowed = false
	if err := r.Centre.Save(r.ctx, centre, ""); err != nil {
		t.Fatal(err)
	}
	plan := ok(r.Documents.Plan(s.ID))(t)
	if len(plan.Ready) != 0 || len(plan.Withheld) != 1 {
		t.Fatalf("ready %v, withheld %v", plan.Ready, plan.Withheld)
	}
	r.refused(plan.Withheld[0].Reason, "CANTAL-PA-2021-0001 a été retiré pour fraude")
}

func TestAVAECandidateIsNotified(t *testing.T) {
	desk := buildExample(t)
	notices := map[string]data.Sheet{}
	for _, s := range ok(desk.Sessions.All())(t) {
		for _, d := range ok(desk.Documents.Issued(s.ID))(t) {
			switch d.Number.Kind {
			case data.KindVAENotice:
				notices[d.Sheet.Holder.BirthName] = d.Sheet
			case data.KindPartial:
				if _, twice := notices[d.Sheet.Holder.BirthName]; twice {
					t.Errorf("%s has both letters", d.Sheet.Holder.BirthName)
				}
			}
		}
	}
	s, found := notices["L’Héritier"]
	if !found || len(notices) != 2 {
		t.Fatalf("notices to %v", len(notices))
	}
	if len(s.Results) != 4 || s.Results[3].Outcome != data.OutcomeNotAcquired || len(s.Standing.Remaining) != 1 || s.Whole != "" || s.JuryOn != day(2021, 6, 15) {
		t.Errorf("got %+v %+v", s.Results, s.Standing)
	}
}
