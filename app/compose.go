package app

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// composer gathers what the documents of one session show, as plain values.
type composer struct {
	tx     *store.Tx
	core   *core
	centre data.Centre
	view   View
}

func newComposer(tx *store.Tx, c *core, session data.ID) (*composer, error) {
	centre, err := theCentre(tx)
	if err != nil {
		return nil, err
	}
	view, err := c.view(tx, session)
	return &composer{tx: tx, core: c, centre: centre, view: view}, err
}

// document returns the document that a draft becomes, without number, bytes or identifier yet.
func (c *composer) document(d Draft) (data.Document, error) {
	doc := data.Document{
		Number:  newNumber(c.centre, d.Kind),
		Session: c.view.Session.ID, Candidate: d.Candidate.ID, Enrolment: d.Enrolment, Bloc: d.Bloc,
	}
	err := c.marksThere(d.Kind)
	if err != nil {
		return doc, err
	}
	if d.Kind == data.KindMinutes {
		doc.Sheet, doc.Covers = c.minutesSheet(), covers(c.view)
	} else if k := c.view.Case(d.Enrolment); k != nil {
		doc.Sheet, err = c.sheet(d, k)
	} else {
		err = data.Refuse("Cette inscription n’est pas de la session « %s ».", c.view.Session.Name)
	}
	doc.Number.Year = doc.Sheet.Delivered.Year
	return doc, err
}

// blank returns what every sheet of the session shows.
func (c *composer) blank(kind data.DocumentKind) data.Sheet {
	f := c.view.Fiche
	return data.Sheet{
		Kind:          kind,
		Template:      c.core.drawer.Template(kind),
		Delivered:     c.core.today(),
		Place:         c.centre.City,
		Centre:        data.SheetCentre{Name: c.centre.Name, Address: c.centre.Address},
		Logos:         c.centre.Logos,
		Certification: certificationSheet(f, f.LastRegistration()),
		Session:       c.view.Session.Name,
		JuryOn:        c.view.Jury.On,
		Blocs:         len(f.Blocs),
		Signatory:     c.centre.Head,
		Example:       c.centre.Example,
		Wording:       wordingOf(c.tx).Sheet(),
	}
}

func (c *composer) minutesSheet() data.Sheet {
	s := c.blank(data.KindMinutes)
	m := c.minutes(lastMinutes(store.DocumentsOfSession.Of(c.tx, c.view.Session.ID)))
	s.Minutes = &m
	m.Hash = hashOf(s)
	return s
}

func (c *composer) sheet(d Draft, k *rules.Case) (data.Sheet, error) {
	registration, err := rules.Registration(c.view.Fiche, k.Path, c.view.Session.To)
	if err != nil {
		return data.Sheet{}, err
	}
	s := c.blank(d.Kind)
	s.Certification, s.Holder, s.Candidate = certificationSheet(c.view.Fiche, registration), holderSheet(k.Candidate), k.Number
	switch d.Kind {
	case data.KindBlocCertificate:
		s.Signatory = c.centre.Delegate
		b, _ := c.view.Fiche.Bloc(d.Bloc)
		s.Bloc = blocSheet(b)
		if decision, ok := k.Decision(d.Bloc); ok && decision.Correction {
			s.JuryOn = decision.On // the jury gave the bloc on the day of the correction
		}
	case data.KindAttestation, data.KindTranscript:
		s.Results = c.results(k)
		s.Acquired = len(acquired(c.view.Fiche, k))
		d, decided := k.Decision(data.WholeCertification)
		s.Pronounced = decided && d.Outcome == data.OutcomeAcquired
	default:
		c.letter(&s, k)
		if d.Kind != data.KindRequest && d.Kind != data.KindParchment {
			s.Addressee = c.addressee(k)
		}
	}
	return s, nil
}

// addressee is where a letter to a candidate goes.
func (c *composer) addressee(k *rules.Case) []string {
	return particularsOf(c.tx, k.Candidate.ID).Lines()
}

func blocSheet(b rncp.Bloc) *data.SheetBloc {
	return &data.SheetBloc{Number: b.Number, Title: b.Title, Competences: b.Competences}
}

func certificationSheet(f *rncp.Fiche, r rncp.Registration) data.SheetCertification {
	return data.SheetCertification{
		Title: r.Title, RNCP: f.RNCPCode(), Certifier: f.Certifier.Name,
		LevelEurope: f.Levels.Europe, Nomenclature1969: f.Levels.Nomenclature1969, NSF: f.NSF,
		Decree: r.Decree, Published: r.Published, Decision: r.Ground == rncp.GroundDecision, From: r.From, Until: r.Until,
	}
}

func holderSheet(c data.Candidate) data.SheetHolder {
	return data.SheetHolder{
		Sex: c.Sex, GivenNames: strings.Join(c.GivenNames, " "), BirthName: c.BirthName, UsageName: c.UsageName,
		BirthDate: c.BirthDate, BirthPlace: c.BirthPlace.String(),
	}
}

func (c *composer) results(k *rules.Case) []data.SheetResult {
	var results []data.SheetResult
	for _, b := range c.view.Fiche.Blocs {
		req, asked := k.Enrolment.Asks(b.Key)
		if !asked {
			continue
		}
		decision, _ := k.Decision(b.Key)
		result := data.SheetResult{Number: b.Number, Title: b.Title, Way: wayTitle(req.Way), Outcome: decision.Outcome}
		if decision.Departs() || decision.Correction {
			result.Proposed, result.Reason = decision.Proposed, decision.Reason
		}
		for _, item := range rules.Due(c.view.Fiche, &c.view.Session.Rules, k, b.Key) {
			if r, ok := k.Result(item); ok {
				result.Lines = append(result.Lines, data.SheetLine{Label: item.Label(), Value: c.value(r.Value)})
			}
		}
		results = append(results, result)
	}
	return results
}

func (c *composer) value(v data.Value) string {
	if v.Kind == data.ValueMark {
		return fmt.Sprintf("%s / %s", v.Mark, c.view.Session.Rules.Scale.Value.Max)
	}
	return string(v.Kind)
}

func wayTitle(w rncp.WayKey) string {
	switch w {
	case rncp.WayExams:
		return "Épreuves"
	case rncp.WayPortfolio:
		return "Portefeuille de preuves"
	case rncp.WayVAE:
		return "Validation des acquis de l’expérience"
	}
	return string(w)
}

func trackTitle(t rncp.Track) string {
	switch t {
	case rncp.TrackInitial:
		return "Formation initiale"
	case rncp.TrackContinuing:
		return "Formation continue"
	case rncp.TrackVAE:
		return "VAE"
	}
	return string(t)
}

// list writes « a, b et c ».
func list(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " et " + items[last]
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
