package app

import (
	"crypto/ed25519"
	"fmt"
	"slices"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/seal"
	"certibloc/data/store"
)

// Specimens are the kinds that can be looked at before anything real exists, in the order of a session.
var Specimens = []data.DocumentKind{
	data.KindEnrolment, data.KindConvocation, data.KindAttendance, data.KindExaminerSheet, data.KindJuryLetter, data.KindMinutes,
	data.KindResultsList, data.KindTranscript, data.KindAttestation, data.KindPartial, data.KindVAENotice, data.KindBlocCertificate,
	data.KindParchment, data.KindRequest, data.KindEvidence, data.KindHeld, data.KindKeySheet,
	data.KindDisposal, data.KindProcessing, data.KindRecovery,
}

// Specimen draws a document of one of two invented people, marked « SPÉCIMEN », as the settings would have it now. Nothing is
// kept. The documents of a session have both of them whoever is asked for.
func (a Documents) Specimen(kind data.DocumentKind, bornAbroad bool) ([]byte, error) {
	return a.specimen(kind, bornAbroad, nil)
}

// Look draws a specimen that says some sentences otherwise.
func (a Wording) Look(kind data.DocumentKind, bornAbroad bool, sentences map[string]string) ([]byte, error) {
	return Documents(a).specimen(kind, bornAbroad, &data.SheetWording{Sentences: sentences})
}

func (a Documents) specimen(kind data.DocumentKind, bornAbroad bool, own *data.SheetWording) ([]byte, error) {
	var sheets []data.Sheet
	var coded bool
	err := a.core.store.View(func(tx *store.Tx) (err error) {
		if coded, err = codes(tx, kind); err == nil {
			sheets, err = a.core.specimenSheets(tx, kind, bornAbroad)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	for i := range sheets {
		sheets[i].Preview = true
		if own != nil {
			sheets[i].Wording = own
		}
		if !isPaper(kind) && !ofCentre(kind) && kind != data.KindEvidence && kind != data.KindHeld {
			sheets[i].Number = "aperçu"
		}
		if coded {
			sheets[i].Code = specimenCode(sheets[i])
		}
	}
	return a.core.draw(sheets...)
}

// ofCentre reports whether a kind is a paper of the centre as a whole.
func ofCentre(kind data.DocumentKind) bool {
	return kind == data.KindDisposal || kind == data.KindProcessing || kind == data.KindRecovery
}

func isPaper(kind data.DocumentKind) bool { return slices.Contains(Papers, kind) }

// specimenSheets composes what a document would show.
func (c *core) specimenSheets(tx *store.Tx, kind data.DocumentKind, bornAbroad bool) ([]data.Sheet, error) {
	centre, err := theCentre(tx)
	if err != nil {
		return nil, err
	}
	if kind == data.KindKeySheet {
		return []data.Sheet{c.keySheet(tx, completed(centre), []seal.PublicKey{{Public: make([]byte, ed25519.PublicKeySize), From: c.today()}})}, nil
	}
	if kind == data.KindRecovery {
		return []data.Sheet{c.recoverySheet(tx, completed(centre), seal.SpecimenRecovery)}, nil
	}
	view := c.inventedView(kind, centre.Rules)
	switch kind {
	case data.KindDisposal:
		return []data.Sheet{c.disposalSpecimen(tx, centre, view.Session)}, nil
	case data.KindProcessing:
		return []data.Sheet{c.processingSheet(tx, centre)}, nil
	}
	composer := &composer{tx: tx, core: c, centre: completed(centre), view: view}
	k := &view.Cases[0]
	if bornAbroad {
		k = &view.Cases[1]
	}
	if kind == data.KindEvidence {
		return []data.Sheet{composer.evidenceSpecimen(k)}, nil
	}
	if kind == data.KindHeld {
		return []data.Sheet{composer.heldSpecimen(k)}, nil
	}
	if isPaper(kind) {
		who := data.ID("")
		if kind == data.KindConvocation || kind == data.KindExaminerSheet {
			who = k.Enrolment.ID
		}
		return composer.papers(kind, who)
	}
	doc, err := composer.document(Draft{Kind: kind, Candidate: k.Candidate, Enrolment: k.Enrolment.ID, Bloc: view.Fiche.Blocs[0].Key})
	if kind == data.KindRequest && doc.Sheet.Request != nil {
		doc.Sheet.Request.Enclosed = []data.SheetEnclosure{{Title: data.KindMinutes.Title(), Number: "aperçu", On: doc.Sheet.Delivered}}
	}
	return []data.Sheet{doc.Sheet}, err
}

// completed puts words where the settings lack one, so that a specimen can be looked at before they are complete.
func completed(c data.Centre) data.Centre {
	fill := func(text *string, words string) {
		if *text == "" {
			*text = words
		}
	}
	fill(&c.City, "[ville à régler]")
	for _, s := range []*data.Signatory{&c.Head, &c.Delegate} {
		fill(&s.Name, "[signataire à régler]")
		fill(&s.Capacity, "[qualité à régler]")
		fill(&s.Delegation, "[délégation à régler]")
	}
	return c
}

// inventedView is a session that never was, held while the registration was in force, with two people and a whole jury.
func (c *core) inventedView(kind data.DocumentKind, r data.Rules) View {
	f := c.fiches()[0]
	registration := f.LastRegistration()
	from := registration.Until.AddMonths(-3)
	v := View{
		Fiche: f, Stage: rules.StageSealed,
		Session: data.Session{ID: "specimen", Fiche: f.Code, Code: "ESSAI", Name: "Session d’essai", From: from, To: from.AddDays(4), Rules: r},
		Jury:    data.Jury{Session: "specimen", On: from.AddDays(20), At: "09:00", Place: "Salle du conseil", Began: "09:00", Ended: "11:30"},
	}
	names := []string{"Camille Aubertin", "Dominique Berthet", "Claude Carlat", "Maxence Delrieu", "Alix Esquirol", "Sacha Fabre"}
	for _, college := range f.Jury.Colleges {
		for range max(college.Seats, 1) {
			n := len(v.Jury.Members)
			v.Jury.Members = append(v.Jury.Members, data.Member{
				Name: names[n%len(names)], College: college.Key, Quality: "Qualité inventée", Presence: data.Present, External: true, Declared: from,
			})
		}
	}
	for i, person := range invented {
		v.Cases = append(v.Cases, inventedCase(f, &v, person, i+1, kind))
	}
	return v
}

// invented are the two people with whom a centre accepts its documents: a woman born in France, who goes by another name,
// and a man born abroad.
var invented = []data.Candidate{
	{ID: "specimen-1", Sex: data.Female, GivenNames: []string{"Élodie", "Françoise", "Marie"}, BirthName: "Lœuillet-d’Aubigné", UsageName: "Maisonneuve",
		BirthDate: rncp.NewDate(1996, 2, 29), BirthPlace: data.BirthPlace{Commune: "Saint-Flour", Department: "15"}},
	{ID: "specimen-2", Sex: data.Male, GivenNames: []string{"Ķārlis", "Jānis"}, BirthName: "Čerņavskis-O’Brien", BirthDate: rncp.NewDate(1987, 12, 1),
		BirthPlace: data.BirthPlace{Commune: "Liepāja", Country: "Lettonie"}},
}

// inventedCase gives a person what the kind of document speaks of: a VAE, some of the blocs, all of them.
func inventedCase(f *rncp.Fiche, v *View, person data.Candidate, number int, kind data.DocumentKind) rules.Case {
	path := data.Path{
		ID: person.ID, Candidate: person.ID, Fiche: f.Code, Route: rncp.RouteContinuing, Track: rncp.TrackContinuing,
		TrainingFrom: v.Session.From.AddMonths(-9), TrainingTo: v.Session.From.AddMonths(-1),
	}
	if kind == data.KindVAENotice {
		path.Route, path.Track, path.VAEAdmissible = rncp.RouteVAE, rncp.TrackVAE, path.TrainingFrom
		path.TrainingFrom, path.TrainingTo = data.Date{}, data.Date{}
	}
	acquired := len(f.Blocs)
	if kind == data.KindPartial || kind == data.KindVAENotice || kind == data.KindTranscript || kind == data.KindAttestation {
		acquired = len(f.Blocs) - 1
	}
	k := rules.Case{Number: number, Candidate: person, Path: path, Enrolment: data.Enrolment{ID: person.ID, Session: v.Session.ID, Path: path.ID}}
	for i, b := range f.Blocs {
		ways := rules.Ways(b, path.Track)
		if len(ways) == 0 {
			continue
		}
		k.Enrolment.Blocs = append(k.Enrolment.Blocs, data.BlocRequest{Bloc: b.Key, Way: ways[0].Key})
		outcome := data.OutcomeAcquired
		if i >= acquired {
			outcome = data.OutcomeNotAcquired
		}
		k.Decisions = append(k.Decisions, data.Decision{Enrolment: k.Enrolment.ID, Bloc: b.Key, Outcome: outcome, Proposed: outcome, On: v.Jury.On})
		inventResults(f, v, &k, b.Key, outcome)
		for n, a := range rules.Assessments(f, &v.Session.Rules, &k, b.Key) {
			k.Convocations = append(k.Convocations, data.Convocation{ID: data.ID(fmt.Sprint(b.Key, a.Key)), Enrolment: k.Enrolment.ID, Bloc: b.Key, Assessment: a.Key,
				On: v.Session.From.AddDays(i), At: data.Hour(fmt.Sprintf("%02d:00", 9+2*n)), Minutes: 60, Place: "Salle d’essai"})
		}
	}
	if acquired == len(f.Blocs) {
		k.Decisions = append(k.Decisions, data.Decision{Enrolment: k.Enrolment.ID, Bloc: data.WholeCertification, Outcome: data.OutcomeAcquired,
			Proposed: data.OutcomeAcquired, On: v.Jury.On})
	}
	return k
}

// inventResults gives every result due: fifteen twentieths of the scale for a bloc that is acquired, five for another.
func inventResults(f *rncp.Fiche, v *View, k *rules.Case, bloc rncp.BlocKey, outcome data.Outcome) {
	scale, verdict, points := v.Session.Rules.Scale.Value, data.ValueAcquired, data.Mark(15)
	if outcome != data.OutcomeAcquired {
		verdict, points = data.ValueNotAcquired, 5
	}
	for _, item := range rules.Due(f, &v.Session.Rules, k, bloc) {
		value := data.Value{Kind: data.ValueMark, Mark: scale.Max * points / 20}
		if slices.Contains(rules.KindsFor(&v.Session.Rules, item.Assessment.Kind), verdict) {
			value = data.Value{Kind: verdict}
		}
		k.Results = append(k.Results, data.Result{Enrolment: k.Enrolment.ID, Bloc: bloc, Assessment: item.Assessment.Key, Part: item.Part.Key, Value: value, On: v.Session.From})
	}
}
