package app

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
)

// exampleSeed makes the identifiers of the example centre the same every time.
var exampleSeed = [32]byte{2, 7, 4, 1, 3}

// exampleClock stands still at the instant it is set to, a second further at each look.
type exampleClock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *exampleClock) set(day data.Date) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = time.Date(day.Year, day.Month, day.Day, 9, 0, 0, 0, time.UTC)
}

// advance moves the clock on.
func (c *exampleClock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func (c *exampleClock) read() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(time.Second)
	return c.now
}

// example is the example centre in the making. It goes through the desk as an operator does, and never around it.
type example struct {
	ctx   context.Context
	desk  *Desk
	clock *exampleClock
	say   func(string)
	fiche *rncp.Fiche

	paths      map[string]data.ID // by key of person
	candidates map[string]data.ID
}

// Example makes the example centre in dir, from enrolment to issued documents, under a fixed clock and seed, and leaves
// it open. say is told each step. Every person in it is invented.
func Example(ctx context.Context, dir string, passphrase []byte, cfg Config, say func(string)) (*Desk, error) {
	clock := &exampleClock{}
	cfg.Clock, cfg.Rand, cfg.Store.Machine = clock.read, rand.NewChaCha8(exampleSeed), "" // the same bytes on any machine
	clock.set(rncp.NewDate(2021, time.January, 11))
	desk, err := create(ctx, dir, passphrase, exampleCentre(), "Martine Delpuech", cfg)
	if err != nil {
		return nil, err
	}
	x := &example{ctx: ctx, desk: desk, clock: clock, say: say, fiche: desk.core.fiches()[0],
		paths: map[string]data.ID{}, candidates: map[string]data.ID{}}
	say("Centre d’exemple créé : CCI Cantal.")
	for _, s := range exampleSessions {
		if err := x.session(s); err != nil {
			return desk, fmt.Errorf("example session %s: %w", s.code, err)
		}
	}
	return desk, nil
}

func (x *example) session(s exampleSession) error {
	x.clock.set(s.opened)
	if err := x.allowParchments(s); err != nil {
		return err
	}
	session, err := x.desk.Sessions.Open(x.ctx, data.Session{Code: s.code, Name: s.name, From: s.from, To: s.to})
	if err != nil {
		return err
	}
	x.say(fmt.Sprintf("Session ouverte : %s (%s).", s.name, s.code))
	enrolments, err := x.enrolAll(session, s.code)
	if err != nil {
		return err
	}
	x.say(fmt.Sprintf("Inscriptions : %d candidats.", len(enrolments)))
	if err := x.attest(session, s, enrolments); err != nil {
		return err
	}
	if err := x.assess(session); err != nil {
		return err
	}
	if err := x.recordAll(session, s.code, enrolments); err != nil {
		return err
	}
	x.clock.set(s.jury)
	if err := x.deliberate(session, s, enrolments); err != nil {
		return err
	}
	x.clock.set(s.jury.AddDays(1))
	if err := x.issue(session); err != nil {
		return err
	}
	x.clock.set(s.jury.AddDays(3))
	signed := data.PaperBack{Session: session.ID, Kind: data.PaperMinutes, On: x.desk.Today()}
	if _, err := x.desk.Documents.Receive(x.ctx, signed, "", nil); err != nil {
		return err
	}
	x.say("Procès-verbal signé reçu.")
	if err := x.issue(session); err != nil {
		return err
	}
	if err := x.correct(session, s, enrolments); err != nil {
		return err
	}
	p, err := x.network(session)
	if err != nil {
		return err
	}
	if err := x.fulfil(session, s); err != nil || !s.answered {
		return err
	}
	return x.answer(p)
}

// enrolAll enrols who sits in a session and returns the enrolments by key of person.
func (x *example) enrolAll(session data.Session, code string) (map[string]data.Enrolment, error) {
	enrolments := map[string]data.Enrolment{}
	for _, p := range examplePeople {
		sitting, ok := p.sittings[code]
		if !ok {
			continue
		}
		path, err := x.path(p)
		if err != nil {
			return nil, err
		}
		var blocs []data.BlocRequest
		for _, b := range sitting {
			blocs = append(blocs, data.BlocRequest{Bloc: b.bloc, Way: b.way})
		}
		e, err := x.desk.Enrolments.Enrol(x.ctx, session.ID, path, blocs)
		if err != nil {
			return nil, fmt.Errorf("enrol %s: %w", p.key, err)
		}
		enrolments[p.key] = e
	}
	return enrolments, nil
}

// path returns the path of a person, entered when the person first comes.
func (x *example) path(p examplePerson) (data.ID, error) {
	if id, ok := x.paths[p.key]; ok {
		return id, nil
	}
	candidate, err := x.desk.Candidates.Save(x.ctx, p.candidate)
	if err != nil {
		return "", err
	}
	x.candidates[p.key] = candidate.ID
	if particulars, known := exampleParticulars[p.key]; known {
		particulars.Candidate = candidate.ID
		if err := x.desk.Candidates.SaveParticulars(x.ctx, particulars); err != nil {
			return "", err
		}
	}
	for _, h := range p.priors {
		prior := data.Prior{Candidate: candidate.ID, Fiche: x.fiche.Code, Bloc: h.bloc, Ground: data.GroundRegister, On: h.on,
			Source: h.source, CheckedBy: "Martine Delpuech", CheckedOn: x.desk.Today()}
		if _, err := x.desk.Candidates.AddPrior(x.ctx, prior); err != nil {
			return "", err
		}
	}
	p.path.Candidate, p.path.Fiche = candidate.ID, x.fiche.Code
	path, err := x.desk.Enrolments.SavePath(x.ctx, p.path)
	x.paths[p.key] = path.ID
	return path.ID, err
}

func (x *example) recordAll(session data.Session, code string, enrolments map[string]data.Enrolment) error {
	count := 0
	for _, p := range examplePeople {
		for _, b := range p.sittings[code] {
			n, err := x.record(session, enrolments[p.key], b)
			if err != nil {
				return fmt.Errorf("record %s, %s: %w", p.key, b.bloc, err)
			}
			count += n
		}
	}
	x.say(fmt.Sprintf("Résultats saisis : %d.", count))
	return nil
}

// record enters the results of a bloc, one word for each assessment due, in the order of the fiche.
func (x *example) record(session data.Session, e data.Enrolment, b exampleBloc) (int, error) {
	view, err := x.desk.Sessions.View(session.ID)
	if err != nil {
		return 0, err
	}
	words := strings.Fields(b.results)
	for i := range view.Cases {
		k := &view.Cases[i]
		if k.Enrolment.ID != e.ID {
			continue
		}
		items := rules.Due(x.fiche, &session.Rules, k, b.bloc)
		for n, word := range words {
			if n >= len(items) {
				return n, fmt.Errorf("%d results for %d assessments", len(words), len(items))
			}
			result := data.Result{Enrolment: e.ID, Bloc: b.bloc, Assessment: items[n].Assessment.Key, Part: items[n].Part.Key, On: session.From}
			if c, ok := k.Convocation(b.bloc, result.Assessment); ok {
				result.On = c.On
			}
			if !b.on.IsZero() {
				result.On = b.on
			}
			if result.Value, err = exampleValue(session.Rules.Scale.Value, word); err != nil {
				return n, err
			}
			if _, err := x.desk.Results.Record(x.ctx, result, ""); err != nil {
				return n, err
			}
		}
	}
	return len(words), nil
}

// exampleValue reads a word: a mark, or + and - for a verdict, A, E and D for absent, excused and exempt.
func exampleValue(scale data.Scale, word string) (data.Value, error) {
	kinds := map[string]data.ValueKind{
		"+": data.ValueAcquired, "-": data.ValueNotAcquired, "A": data.ValueAbsent, "E": data.ValueExcused, "D": data.ValueExempt,
	}
	if kind, ok := kinds[word]; ok {
		return data.Value{Kind: kind}, nil
	}
	mark, err := scale.ParseMark(word)
	return data.Value{Kind: data.ValueMark, Mark: mark}, err
}

func (x *example) deliberate(session data.Session, s exampleSession, enrolments map[string]data.Enrolment) error {
	jury := data.Jury{Session: session.ID, On: s.jury, At: "09:00", Place: "CCI Cantal, Aurillac", Members: slices.Clone(s.members)}
	for i := range jury.Members {
		if t, ok := s.ties[jury.Members[i].Name]; ok {
			jury.Members[i].Ties = []data.Tie{{Candidate: x.candidates[t.person], Kind: t.kind, Recused: true}}
		}
	}
	if err := x.desk.Juries.Compose(x.ctx, jury); err != nil {
		return err
	}
	view, err := x.desk.Sessions.View(session.ID)
	if err != nil {
		return err
	}
	if err := x.desk.Juries.Start(x.ctx, session.ID); err != nil {
		return err
	}
	acquired, count := 0, 0
	for _, p := range examplePeople {
		for _, b := range p.sittings[s.code] {
			decision := data.Decision{Enrolment: enrolments[p.key].ID, Bloc: b.bloc, Outcome: b.jury, Reason: b.reason}
			if decision.Outcome == data.OutcomeNone {
				decision.Outcome = proposedIn(view, decision)
			}
			if decision, err = x.desk.Juries.Decide(x.ctx, decision); err != nil {
				return fmt.Errorf("decide %s, %s: %w", p.key, b.bloc, err)
			}
			if count++; decision.Outcome == data.OutcomeAcquired {
				acquired++
			}
		}
	}
	whole, err := x.certify(session)
	if err != nil {
		return err
	}
	count += whole
	x.clock.advance(2*time.Hour + 40*time.Minute)
	x.say(fmt.Sprintf("Jury du %s : %d membres, %d décisions, dont %d blocs acquis.", s.jury.French(), len(s.members), count, acquired))
	if err := x.desk.Sessions.Seal(x.ctx, session.ID); err != nil {
		return err
	}
	x.say("Session close : " + s.name + ".")
	return nil
}

// certify follows the proposal of the whole certification for who has every bloc, and returns how many there are.
func (x *example) certify(session data.Session) (int, error) {
	view, err := x.desk.Sessions.View(session.ID)
	if err != nil {
		return 0, err
	}
	n := 0
	for i := range view.Cases {
		if k := &view.Cases[i]; rules.CertificationDue(view.Fiche, k) {
			d := data.Decision{Enrolment: k.Enrolment.ID, Bloc: data.WholeCertification, Outcome: data.OutcomeAcquired}
			if _, err := x.desk.Juries.Decide(x.ctx, d); err != nil {
				return n, err
			}
			n++
		}
	}
	return n, nil
}

func proposedIn(v View, d data.Decision) data.Outcome {
	for i := range v.Cases {
		if v.Cases[i].Enrolment.ID == d.Enrolment {
			return rules.Propose(v.Fiche, &v.Session.Rules, &v.Cases[i], d.Bloc).Outcome
		}
	}
	return data.OutcomeNone
}

// allowParchments notes that the certifier lets the centre print the parchments.
func (x *example) allowParchments(s exampleSession) error {
	centre, err := x.desk.Centre.Get()
	if err != nil || centre.Parchment.Allowed == s.parchments {
		return err
	}
	centre.Parchment.Allowed = s.parchments
	return x.desk.Centre.Save(x.ctx, centre, "Le certificateur confie l’impression des parchemins au centre.")
}

// attest issues the attestations of enrolment that were asked for.
func (x *example) attest(session data.Session, s exampleSession, enrolments map[string]data.Enrolment) error {
	plan, err := x.desk.Documents.OnDemand(session.ID)
	if err != nil {
		return err
	}
	var drafts []Draft
	for _, key := range s.attested {
		for _, d := range plan.Ready {
			if d.Enrolment == enrolments[key].ID {
				drafts = append(drafts, d)
			}
		}
	}
	if len(drafts) == 0 {
		return nil
	}
	docs, err := x.desk.Documents.Issue(x.ctx, session.ID, drafts, nil)
	x.say(fmt.Sprintf("Attestations d’inscription : %d.", len(docs)))
	return err
}

func (x *example) issue(session data.Session) error {
	plan, err := x.desk.Documents.Plan(session.ID)
	if err != nil {
		return err
	}
	docs, err := x.desk.Documents.Issue(x.ctx, session.ID, plan.Ready, nil)
	x.say(fmt.Sprintf("Documents émis : %d.", len(docs)))
	return err
}
