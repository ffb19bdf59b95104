package app

import (
	"fmt"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/store"
)

// sittingOf is the sitting of an enrolment, or nil where it was taken back.
func (p *personFile) sittingOf(enrolment data.ID) *sitting {
	for i := range p.sittings {
		if p.sittings[i].kase.Enrolment.ID == enrolment {
			return &p.sittings[i]
		}
	}
	return nil
}

// blocTitle is the official title of a bloc of a fiche.
func (p *personFile) blocTitle(fiche string, bloc rncp.BlocKey) string {
	if bloc == data.WholeCertification {
		return "Certification complète"
	}
	if f, err := p.core.fiche(fiche); err == nil {
		if b, ok := f.Bloc(bloc); ok {
			return b.Title
		}
	}
	return string(bloc)
}

// assessed names an assessment of the person: « Écrit – Prospecter », by what the enrolment asks for.
func (p *personFile) assessed(enrolment data.ID, bloc rncp.BlocKey, assessment, part string) string {
	s := p.sittingOf(enrolment)
	if s == nil {
		return assessment
	}
	label, piece := s.assessment(bloc, assessment, part)
	if piece != "" {
		label += ", " + piece
	}
	_, title := s.bloc(bloc)
	return label + " – " + title
}

// superseded says of a fact that it was replaced or taken back, and nothing of one that stands.
func superseded(stand map[data.ID]bool, id data.ID, taken bool) string {
	switch s := state(stand[id], taken); s {
	case "en vigueur":
		return ""
	default:
		return " (" + s + ")"
	}
}

func (p *personFile) convocationRows(r *rows) {
	all := held(p.held, store.Convocations)
	stand := standing(data.CurrentConvocations(all))
	for _, c := range all {
		examiner := ""
		if c.Examiner != "" {
			examiner = "Examinateur : " + c.Examiner + "."
		}
		r.add(shortDate(c.On), p.assessed(c.Enrolment, c.Bloc, c.Assessment, "")+", à "+c.At.French()+", "+p.free(c.Place)+superseded(stand, c.ID, false), examiner)
	}
	present := held(p.held, store.Attendances)
	stand = standing(data.CurrentAttendances(present))
	for _, a := range present {
		presence := string(a.Presence)
		if presence == "" {
			presence = "rien de noté"
		}
		r.add("Présence", p.assessed(a.Enrolment, a.Bloc, a.Assessment, "")+" : "+presence+superseded(stand, a.ID, false), p.free(a.Incident))
	}
}

func (p *personFile) resultRows(r *rows) {
	for _, k := range held(p.held, store.Results) {
		r.add(shortDate(k.On), p.assessed(k.Enrolment, k.Bloc, k.Assessment, k.Part)+" : "+p.valued(k.Enrolment, k.Value)+
			superseded(p.current, k.ID, k.Value.Kind == data.ValueWithdrawn))
	}
	for _, k := range held(p.held, store.SecondEntries) {
		r.add("Seconde saisie", p.assessed(k.Enrolment, k.Bloc, k.Assessment, k.Part)+" : "+p.valued(k.Enrolment, k.Value)+
			superseded(p.current, k.ID, k.Value.Kind == data.ValueWithdrawn))
	}
}

// valued writes a result with the maximum of its scale.
func (p *personFile) valued(enrolment data.ID, v data.Value) string {
	if s := p.sittingOf(enrolment); s != nil && v.Kind == data.ValueMark {
		return v.String() + " / " + s.view.Session.Rules.Scale.Value.Max.String()
	}
	return v.String()
}

func (p *personFile) tickRows(r *rows) {
	for _, k := range held(p.held, store.Ticks) {
		text := ""
		if s := p.sittingOf(k.Enrolment); s != nil {
			b, _ := s.view.Fiche.Bloc(k.Bloc)
			text = b.Title
			if k.Competence > 0 && k.Competence <= len(b.Competences) {
				text = b.Competences[k.Competence-1]
			}
		}
		level := string(k.Level)
		if level == "" {
			level = "commentaire"
		}
		r.add(upperFirst(level), text+superseded(p.current, k.ID, false), p.free(k.Comment))
	}
}

func (p *personFile) decisionRows(r *rows) {
	for _, k := range held(p.held, store.Decisions) {
		title := string(k.Bloc)
		if s := p.sittingOf(k.Enrolment); s != nil {
			_, title = s.bloc(k.Bloc)
		}
		proposed := ""
		if k.Departs() {
			proposed = "Les résultats proposaient : " + string(k.Proposed) + "."
		}
		r.add(shortDate(k.On), title+" : "+string(k.Outcome)+superseded(p.current, k.ID, k.Outcome == data.OutcomeWithdrawn), proposed, p.free(k.Reason))
	}
}

func (p *personFile) priorRows(r *rows) {
	all := held(p.held, store.Priors)
	stand := standing(data.CurrentPriors(all))
	for _, k := range all {
		number := ""
		if k.Number != "" {
			number = "Document n° " + k.Number + "."
		}
		r.add(shortDate(k.On), p.blocTitle(k.Fiche, k.Bloc)+" : "+string(k.Ground)+superseded(stand, k.ID, k.Withdrawn != ""), p.free(k.Source)+".", number,
			"Vérifié par "+k.CheckedBy+" le "+shortDate(k.CheckedOn)+".", p.free(k.Withdrawn))
	}
}

func (p *personFile) particularsRows(r *rows) {
	for _, k := range held(p.held, store.Particulars) {
		r.add("Adresse", strings.TrimSpace(strings.Join(append(slices.Clone(k.Street), strings.TrimSpace(k.PostalCode+" "+k.City)), ", ")))
		r.add("Courriel", k.Email)
		r.add("Téléphone", k.Phone)
		r.add("Employeur", joined(k.Employer.Name, k.Employer.City, k.Employer.SIRET))
		r.add("Tuteur", joined(k.Tutor.Name, k.Tutor.Function, k.Tutor.Email, k.Tutor.Phone))
		for _, a := range k.Arrangements {
			r.add("Aménagement", p.free(a.String()))
		}
	}
}

// joined writes what is known of several texts.
func joined(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(t string) bool { return t == "" }), ", ")
}

func (p *personFile) followUpRows(r *rows) {
	all := held(p.held, store.FollowUps)
	stand := standing(data.CurrentFollowUps(all))
	for _, k := range all {
		r.add(shortDate(k.On), fmt.Sprintf("À %d mois : %s", k.Months, k.Situation)+superseded(stand, k.ID, false), joined(p.free(k.Job), string(k.Contract), k.Sector))
	}
}

func (p *personFile) toldRows(r *rows) {
	for _, k := range p.told {
		answer := ""
		if k.Verdict != "" {
			answer = "Réponse : " + joined(string(k.Verdict), k.Message) + "."
		}
		r.add(shortDate(k.Made), partOne[k.Part]+", lot "+k.Parcel, answer)
	}
}

func (p *personFile) listRows(r *rows) {
	for _, k := range p.lists {
		r.add(shortDate(k.On), fmt.Sprintf("Bordereau n° %d : %s, %s", k.Number, k.Title, k.State))
	}
}
