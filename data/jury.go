package data

import "certibloc/data/rncp"

// Jury is who sat for a session, and when. Its key is the session's.
type Jury struct {
	Session ID       `json:"session"`
	On      Date     `json:"on"`    // the day of the deliberation
	Place   string   `json:"place"` // where it sat
	Members []Member `json:"members"`
}

// Member is one person of the jury, in one college.
type Member struct {
	Name    string          `json:"name"`
	College rncp.CollegeKey `json:"college"`
	Quality string          `json:"quality"` // profession or mandate
}

// Key returns the session's identifier.
func (j Jury) Key() ID { return j.Session }

// Validate refuses a jury with a nameless member or the same person twice. Whether it can sit is for the rules to say.
func (j Jury) Validate() error {
	if !j.On.IsZero() && !j.On.Valid() {
		return Refuse("La date du jury n’existe pas (%s).", j.On).Hint("Corrigez-la.")
	}
	seen := map[string]bool{}
	for i, m := range j.Members {
		switch {
		case blank(m.Name):
			return Refuse("Le membre n° %d du jury n’a pas de nom.", i+1).Hint("Donnez son nom ou retirez-le.")
		case blank(string(m.College)):
			return Refuse("%s ne siège dans aucun collège.", m.Name).Hint("Choisissez son collège.")
		case seen[m.Name]:
			return Refuse("%s figure deux fois dans le jury.", m.Name).Hint("Une personne siège dans un seul collège.")
		}
		seen[m.Name] = true
	}
	return nil
}

// Outcome is what becomes of a bloc.
type Outcome string

// The outcomes. OutcomeNone is a proposal that the facts do not allow; a decision is never none.
const (
	OutcomeNone        Outcome = ""
	OutcomeAcquired    Outcome = "acquis"
	OutcomeNotAcquired Outcome = "non acquis"
	OutcomeAbsent      Outcome = "non présenté"
	OutcomeDeferred    Outcome = "reporté"
)

// Decision is what the jury, sovereign, decided on a bloc of an enrolment.
type Decision struct {
	ID        ID           `json:"id"`
	Enrolment ID           `json:"enrolment"`
	Bloc      rncp.BlocKey `json:"bloc"`
	Outcome   Outcome      `json:"outcome"`
	// Proposed is what the rules proposed at that moment, kept beside the decision and never in its place.
	Proposed   Outcome `json:"proposed"`
	Reason     string  `json:"reason,omitempty"` // due where the decision departs from the proposal
	On         Date    `json:"on"`               // the day of the deliberation
	Supersedes ID      `json:"supersedes,omitempty"`
}

// Key returns the decision's identifier.
func (d Decision) Key() ID { return d.ID }

// Departs reports whether the jury decided otherwise than the rules proposed.
func (d Decision) Departs() bool { return d.Proposed != OutcomeNone && d.Outcome != d.Proposed }

// Validate refuses a decision that decides nothing, and one that departs from the proposal without a reason.
func (d Decision) Validate() error {
	if d.Enrolment == "" || d.Bloc == "" {
		return Refuse("La décision n’est rattachée à aucun bloc.")
	}
	switch d.Outcome {
	case OutcomeAcquired, OutcomeNotAcquired, OutcomeAbsent, OutcomeDeferred:
	default:
		return Refuse("La décision « %s » n’existe pas.", d.Outcome).Hint("Choisissez acquis, non acquis, non présenté ou reporté.")
	}
	if !d.On.Valid() {
		return Refuse("La date de la décision manque.").Hint("Donnez le jour de la délibération.")
	}
	if d.Departs() && blank(d.Reason) {
		return Refuse("Le jury décide « %s » alors que les résultats proposent « %s » : le motif manque.", d.Outcome, d.Proposed).
			Hint("Écrivez le motif du jury en une phrase.")
	}
	return nil
}

// CurrentDecisions returns the decisions that none of the others supersedes.
func CurrentDecisions(all []Decision) []Decision {
	return current(all, func(d Decision) ID { return d.Supersedes })
}
