package data

import "certibloc/data/rncp"

// Jury is who sits for a session, when and where. Its key is the session's.
type Jury struct {
	Session ID       `json:"session"`
	On      Date     `json:"on"`    // the day of the deliberation
	At      Hour     `json:"at"`    // when it begins, or empty
	Place   string   `json:"place"` // where it sits
	Members []Member `json:"members"`
	Held    Held     `json:"held,omitempty"`
	// With is the other centres that share the jury, or the body that held it elsewhere.
	With string `json:"with,omitempty"`
	// Reference is that of the minutes received from where the jury was held.
	Reference string `json:"reference,omitempty"`
	// Incidents is what happened at the deliberation and belongs in its minutes.
	Incidents string `json:"incidents,omitempty"`
	// Began and Ended are the hours of the deliberation; it can only decide once it has begun.
	Began Hour `json:"began,omitempty"`
	Ended Hour `json:"ended,omitempty"`
	// SetAside is what was missing when it began, each with the reason why it began all the same.
	SetAside []SetAside `json:"setAside,omitempty"`
}

// Held tells whose jury it is.
type Held string

// Whose jury it is.
const (
	HeldHere      Held = ""
	HeldShared    Held = "partagé"  // by several centres together
	HeldElsewhere Held = "ailleurs" // its decisions are received, with the reference of its minutes
)

// Presence says whether somebody was there.
type Presence string

// The presences. Nothing noted is not an absence.
const (
	PresenceUnknown Presence = ""
	Present         Presence = "présent"
	Absent          Presence = "absent"
	Excused         Presence = "excusé"
)

func (p Presence) valid() bool {
	return p == PresenceUnknown || p == Present || p == Absent || p == Excused
}

// Member is one person of the jury, in one college. The name is the key within the jury.
type Member struct {
	Name       string          `json:"name"`
	College    rncp.CollegeKey `json:"college"`
	Quality    string          `json:"quality"` // profession or mandate
	Sex        Sex             `json:"sex,omitempty"`
	External   bool            `json:"external,omitempty"`   // to the certifier's network and to who trained the candidates
	Substitute bool            `json:"substitute,omitempty"` // sits where the member of the college does not
	Presence   Presence        `json:"presence,omitempty"`
	Declared   Date            `json:"declared"` // of the declaration on conflicts of interest; zero while none is received
	Ties       []Tie           `json:"ties,omitempty"`
}

// TieKind is what binds a member of the jury to a candidate.
type TieKind string

// The kinds of tie.
const (
	TieTrainer TieKind = "formateur"
	TieCoach   TieKind = "accompagnateur" // of the VAE
	TieOther   TieKind = "lien personnel ou professionnel"
	TieNone    TieKind = "récusation" // recused, whatever the reason
)

// Tie binds a member to a candidate. A recused member takes no part in what concerns the candidate.
type Tie struct {
	Candidate ID      `json:"candidate"`
	Kind      TieKind `json:"kind"`
	Recused   bool    `json:"recused,omitempty"`
}

// SetAside is a point that was missing and was set aside before the deliberation.
type SetAside struct {
	Point  string `json:"point"` // the sentence that said it
	Reason string `json:"reason"`
}

// Key returns the session's identifier.
func (j Jury) Key() ID { return j.Session }

// SetAsideReason returns why a point was set aside.
func (j Jury) SetAsideReason(point string) (string, bool) {
	for _, s := range j.SetAside {
		if s.Point == point {
			return s.Reason, true
		}
	}
	return "", false
}

// Member returns the member of a name, or nil.
func (j Jury) Member(name string) *Member {
	for i := range j.Members {
		if Fold(j.Members[i].Name) == Fold(name) {
			return &j.Members[i]
		}
	}
	return nil
}

// Tie returns what binds a member to a candidate.
func (m Member) Tie(candidate ID) (Tie, bool) {
	for _, t := range m.Ties {
		if t.Candidate == candidate {
			return t, true
		}
	}
	return Tie{}, false
}

// Validate refuses a jury with a nameless member or the same person twice. Whether it can sit is for the rules to say.
func (j Jury) Validate() error {
	if !j.On.IsZero() && !j.On.Valid() {
		return Refuse("La date du jury n’existe pas (%s).", j.On).Hint("Corrigez-la.")
	}
	for _, h := range []Hour{j.At, j.Began, j.Ended} {
		if err := h.Validate(); err != nil {
			return err
		}
	}
	if j.Held != HeldHere && blank(j.With) {
		return Refuse("Le jury est partagé ou tenu ailleurs, mais on ne sait pas avec qui.").Hint("Nommez les centres, ou l’organisme qui l’a tenu.")
	}
	for _, s := range j.SetAside {
		if blank(s.Reason) {
			return Refuse("Un point est écarté sans motif : %s", s.Point).Hint("Écrivez le motif en une phrase.")
		}
	}
	return j.checkMembers()
}

func (j Jury) checkMembers() error {
	seen := map[string]Member{}
	for i, m := range j.Members {
		if blank(m.Name) {
			return Refuse("Le membre n° %d du jury n’a pas de nom.", i+1).Hint("Donnez son nom ou retirez-le.")
		}
		if err := m.Validate(); err != nil {
			return err
		}
		switch twin, twice := seen[Fold(m.Name)]; {
		case twice && twin.College != m.College:
			return Refuse("%s siège dans deux collèges.", m.Name).Hint("Une personne siège dans un seul collège.")
		case twice:
			return Refuse("%s figure deux fois dans le jury.", m.Name).Hint("Retirez une des deux lignes.")
		}
		seen[Fold(m.Name)] = m
	}
	return nil
}

// Validate refuses a member without a name or a college, and twice the same tie.
func (m Member) Validate() error {
	switch {
	case blank(m.Name):
		return Refuse("Un membre du jury n’a pas de nom.").Hint("Donnez son nom ou retirez-le.")
	case tooLong(m.Name, 120) || tooLong(m.Quality, 120):
		return Refuse("Le nom ou la qualité de « %s » dépasse 120 caractères.", m.Name).Hint("Raccourcissez-les.")
	case blank(string(m.College)):
		return Refuse("%s ne siège dans aucun collège.", m.Name).Hint("Choisissez son collège.")
	case !m.Presence.valid():
		return Refuse("La présence de %s (« %s ») n’existe pas.", m.Name, m.Presence).Hint("Choisissez présent, absent ou excusé.")
	case !m.Declared.IsZero() && !m.Declared.Valid():
		return Refuse("La date de la déclaration de %s n’existe pas (%s).", m.Name, m.Declared).Hint("Corrigez-la.")
	}
	seen := map[ID]bool{}
	for _, t := range m.Ties {
		switch t.Kind {
		case TieTrainer, TieCoach, TieOther, TieNone:
		default:
			return Refuse("Le lien de %s avec un candidat (« %s ») n’existe pas.", m.Name, t.Kind).Hint("Choisissez-le dans la liste.")
		}
		if seen[t.Candidate] || t.Candidate == "" {
			return Refuse("%s a deux fois un lien avec le même candidat, ou un lien avec personne.", m.Name).Hint("Gardez-en un.")
		}
		seen[t.Candidate] = true
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

// OutcomeWithdrawn takes a decision back while the session is open: there is none any more.
const OutcomeWithdrawn Outcome = "retirée"

// WholeCertification stands for the bloc in a decision on the certification as a whole.
const WholeCertification rncp.BlocKey = "certification"

// Decision is what the jury, sovereign, decided on a bloc of an enrolment, or on the whole certification.
type Decision struct {
	ID        ID           `json:"id"`
	Enrolment ID           `json:"enrolment"`
	Bloc      rncp.BlocKey `json:"bloc"`
	Outcome   Outcome      `json:"outcome"`
	// Proposed is what the rules proposed at that moment, kept beside the decision and never in its place.
	Proposed Outcome `json:"proposed"`
	Reason   string  `json:"reason,omitempty"` // due where the decision departs from the proposal
	On       Date    `json:"on"`               // the day of the deliberation
	// Correction marks a decision taken after the session was sealed; it corrects the one that it supersedes.
	Correction bool `json:"correction,omitempty"`
	Supersedes ID   `json:"supersedes,omitempty"`
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
	case OutcomeWithdrawn:
		return nil
	default:
		return Refuse("La décision « %s » n’existe pas.", d.Outcome).Hint("Choisissez acquis, non acquis, non présenté ou reporté.")
	}
	if !d.On.Valid() {
		return Refuse("La date de la décision manque.").Hint("Donnez le jour de la délibération.")
	}
	if d.Correction && (blank(d.Reason) || d.Supersedes == "" && d.Bloc != WholeCertification) {
		return Refuse("La session est close : une correction a besoin d’un motif.").Hint("Écrivez en une phrase ce qui est corrigé et pourquoi.")
	}
	if d.Departs() && blank(d.Reason) {
		return Refuse("Le jury décide « %s » alors que les résultats proposent « %s » : le motif manque.", d.Outcome, d.Proposed).
			Hint("Écrivez le motif du jury en une phrase.")
	}
	return nil
}

// CurrentDecisions returns the decisions that none of the others supersedes, without those that were withdrawn. Of several
// on one bloc of an enrolment the last one stands, so that no bloc is ever decided twice.
func CurrentDecisions(all []Decision) []Decision {
	type about struct {
		enrolment ID
		bloc      rncp.BlocKey
	}
	last := map[about]int{}
	left := current(all, func(d Decision) ID { return d.Supersedes })
	for i, d := range left {
		last[about{d.Enrolment, d.Bloc}] = i
	}
	var stand []Decision
	for i, d := range left {
		if last[about{d.Enrolment, d.Bloc}] == i && d.Outcome != OutcomeWithdrawn {
			stand = append(stand, d)
		}
	}
	return stand
}
