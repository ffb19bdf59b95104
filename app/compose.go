package app

import (
	"fmt"
	"strings"

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
	for i := range c.view.Cases {
		if k := &c.view.Cases[i]; k.Enrolment.ID == d.Enrolment {
			sheet, err := c.sheet(d, k)
			return data.Document{
				Number:  data.Number{Centre: c.centre.Code, Kind: d.Kind, Year: sheet.Delivered.Year},
				Session: c.view.Session.ID, Candidate: k.Candidate.ID, Enrolment: d.Enrolment, Bloc: d.Bloc, Sheet: sheet,
			}, err
		}
	}
	return data.Document{}, data.Refuse("Cette inscription n’est pas de la session « %s ».", c.view.Session.Name)
}

func (c *composer) sheet(d Draft, k *rules.Case) (data.Sheet, error) {
	registration, err := rules.Registration(c.view.Fiche, k.Path, c.view.Session.To)
	if err != nil {
		return data.Sheet{}, err
	}
	s := data.Sheet{
		Kind:          d.Kind,
		Template:      c.core.drawer.Template(d.Kind),
		Delivered:     c.core.today(),
		Place:         c.centre.City,
		Centre:        data.SheetCentre{Name: c.centre.Name, Address: c.centre.Address},
		Certification: certificationSheet(c.view.Fiche, registration),
		Holder:        holderSheet(k.Candidate),
		Session:       c.view.Session.Name,
		JuryOn:        c.view.Jury.On,
		Blocs:         len(c.view.Fiche.Blocs),
		Example:       c.centre.Example,
	}
	switch d.Kind {
	case data.KindBlocCertificate:
		s.Signatory = c.centre.Delegate
		b, _ := c.view.Fiche.Bloc(d.Bloc)
		s.Bloc = &data.SheetBloc{Number: b.Number, Title: b.Title, Competences: b.Competences}
	case data.KindAttestation:
		s.Signatory = c.centre.Head
		s.Results = c.results(k)
		s.Acquired = len(c.held(k))
	}
	return s, nil
}

// held counts what the candidate had acquired when the session's jury sat, and no later: a reprint years later must
// not depend on what came after.
func (c *composer) held(k *rules.Case) rules.Ledger {
	ledger := ledgerOf(c.tx, k.Candidate.ID, c.view.Fiche.Code)
	for bloc, holding := range ledger {
		if holding.On.After(c.view.Jury.On) {
			delete(ledger, bloc)
		}
	}
	return ledger
}

func certificationSheet(f *rncp.Fiche, r rncp.Registration) data.SheetCertification {
	return data.SheetCertification{
		Title: r.Title, RNCP: f.RNCPCode(), Certifier: f.Certifier.Name,
		LevelEurope: f.Levels.Europe, Nomenclature1969: f.Levels.Nomenclature1969, NSF: f.NSF,
		Decree: r.Decree, Published: r.Published, From: r.From, Until: r.Until,
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

// list writes « a, b et c ».
func list(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " et " + items[last]
}
