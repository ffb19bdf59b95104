package rules

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"certibloc/data"
	"certibloc/data/rncp"
)

// Seated returns who sits: the members who are not absent, and in each college that they leave short a substitute who is
// present. For a candidate, recused members do not sit; an empty candidate stands for the jury as a whole.
func Seated(f *rncp.Fiche, j data.Jury, candidate data.ID) []data.Member {
	var seated []data.Member
	seats := map[rncp.CollegeKey]int{}
	for _, m := range j.Members {
		if !m.Substitute && sits(m, candidate) {
			seated = append(seated, m)
			seats[m.College]++
		}
	}
	for _, m := range j.Members {
		c, _ := f.College(m.College)
		if m.Substitute && m.Presence == data.Present && sits(m, candidate) && seats[m.College] < c.Seats {
			seated = append(seated, m)
			seats[m.College]++
		}
	}
	return seated
}

func sits(m data.Member, candidate data.ID) bool {
	if m.Presence == data.Absent || m.Presence == data.Excused {
		return false
	}
	t, tied := m.Tie(candidate)
	return candidate == "" || !tied || !t.Recused
}

// JuryLacks says what a jury lacks to sit as the fiche asks, and what the rules and the law want heeded. A lack marked as a
// warning does not keep the session from being sealed.
func JuryLacks(f *rncp.Fiche, r *data.Rules, j data.Jury, cases []Case) []Lack {
	var lacks juryLacks
	if j.On.IsZero() {
		lacks.say("La date du jury manque.")
	}
	if strings.TrimSpace(j.Place) == "" {
		lacks.say("Le lieu du jury manque.")
	}
	if j.Held == data.HeldElsewhere {
		if strings.TrimSpace(j.Reference) == "" {
			lacks.say("La référence du procès-verbal reçu manque.")
		}
		return lacks
	}
	lacks.composition(f, j)
	lacks.presence(j)
	lacks.declarations(f, j)
	lacks.external(f, r, j)
	for i := range cases {
		lacks.ties(f, r, j, &cases[i])
	}
	lacks.balance(f, j, cases)
	return lacks
}

type juryLacks []Lack

func (l *juryLacks) say(format string, args ...any) {
	*l = append(*l, Lack{Kind: LackJury, Sentence: fmt.Sprintf(format, args...)})
}

// heed says what the rules point out or refuse.
func (l *juryLacks) heed(p data.Policy, enrolment data.ID, format string, args ...any) {
	*l = append(*l, Lack{Kind: LackJury, Enrolment: enrolment, Warning: p != data.PolicyRefuses, Sentence: fmt.Sprintf(format, args...)})
}

// composition holds who sits against the fiche: how many, and each college.
func (l *juryLacks) composition(f *rncp.Fiche, j data.Jury) {
	seated := Seated(f, j, "")
	if n := len(seated); n < f.Jury.Minimum {
		l.say("Le jury compte %d membre%s ; la fiche en demande au moins %d.", n, plural(n), f.Jury.Minimum)
	}
	for _, m := range j.Members {
		if _, ok := f.College(m.College); !ok {
			l.say("%s siège dans un collège que la fiche ne connaît pas (%s).", m.Name, m.College)
		}
	}
	for _, c := range f.Jury.Colleges {
		switch n := seatsOf(seated, c.Key); {
		case n < c.Seats:
			l.say("Il manque au jury : %s.", lowerFirst(c.Text))
		case c.President && n > 1:
			l.say("Le jury a %d présidents ; il en faut un seul.", n)
		}
	}
}

func seatsOf(members []data.Member, college rncp.CollegeKey) int {
	n := 0
	for _, m := range members {
		if m.College == college {
			n++
		}
	}
	return n
}

// presence asks whether each member came, once the jury has met.
func (l *juryLacks) presence(j data.Jury) {
	var unknown []string
	for _, m := range j.Members {
		if m.Presence == data.PresenceUnknown && !m.Substitute {
			unknown = append(unknown, m.Name)
		}
	}
	if len(unknown) > 0 {
		*l = append(*l, Lack{Kind: LackPresence, Sentence: "La présence n’est pas notée : " + join(unknown) + "."})
	}
}

func (l *juryLacks) declarations(f *rncp.Fiche, j data.Jury) {
	var without []string
	for _, m := range Seated(f, j, "") {
		if m.Declared.IsZero() {
			without = append(without, m.Name)
		}
	}
	if len(without) > 0 {
		l.heed(data.PolicyWarns, "", "La déclaration sur les conflits d’intérêts n’est pas reçue : %s.", join(without))
	}
}

func (l *juryLacks) external(f *rncp.Fiche, r *data.Rules, j data.Jury) {
	seated := Seated(f, j, "")
	n := 0
	for _, m := range seated {
		if m.External {
			n++
		}
	}
	if len(seated) > 0 && 2*n < len(seated) {
		l.heed(r.Jury.External.Value, "", "Moins de la moitié du jury est extérieure au réseau et au centre de formation : %d sur %d.", n, len(seated))
	}
}

// ties says which members are tied to a candidate and not recused, and whether the recused ones leave a jury behind. On
// the VAE a tie always keeps the session from being sealed (Code du travail D6412-6).
func (l *juryLacks) ties(f *rncp.Fiche, r *data.Rules, j data.Jury, c *Case) {
	seated := Seated(f, j, c.Candidate.ID)
	for _, m := range seated {
		t, tied := m.Tie(c.Candidate.ID)
		if !tied {
			continue
		}
		switch {
		case c.Path.Route == rncp.RouteVAE:
			l.heed(data.PolicyRefuses, c.Enrolment.ID, "%s %s %s : sur une VAE, ce membre ne peut pas siéger pour ce candidat (Code du travail, art. D6412-6). Récusez-le.", m.Name, tieWords(t.Kind), c.Candidate.Name())
		case t.Kind == data.TieTrainer:
			l.heed(r.Jury.Trainer.Value, c.Enrolment.ID, "%s %s %s et siège pour ce candidat.", m.Name, tieWords(t.Kind), c.Candidate.Name())
		default:
			l.heed(r.Jury.Tie.Value, c.Enrolment.ID, "%s %s %s et siège pour ce candidat.", m.Name, tieWords(t.Kind), c.Candidate.Name())
		}
	}
	if !slices.ContainsFunc(j.Members, func(m data.Member) bool { t, ok := m.Tie(c.Candidate.ID); return ok && t.Recused }) {
		return
	}
	var short []string
	for _, college := range f.Jury.Colleges {
		if seatsOf(seated, college.Key) < college.Seats {
			short = append(short, lowerFirst(college.Short))
		}
	}
	if len(short) > 0 || len(seated) < f.Jury.Minimum {
		policy := r.Jury.Recusal.Value
		if c.Path.Route == rncp.RouteVAE {
			policy = data.PolicyRefuses // the fiche's composition holds for the VAE as on every route
		}
		l.heed(policy, c.Enrolment.ID, "Pour %s, une récusation laisse le jury à %d membre%s%s : faites siéger un suppléant.",
			c.Candidate.Name(), len(seated), plural(len(seated)), without(short))
	}
}

func without(colleges []string) string {
	if len(colleges) == 0 {
		return ""
	}
	return ", sans " + join(colleges)
}

// tieWords writes what binds a member to a candidate, before the candidate's name.
func tieWords(k data.TieKind) string {
	switch k {
	case data.TieTrainer:
		return "a formé"
	case data.TieCoach:
		return "a accompagné"
	}
	return "a un lien avec"
}

// balance points out a jury of one sex before a VAE candidate: its composition is to help towards a balance (D6412-6).
func (l *juryLacks) balance(f *rncp.Fiche, j data.Jury, cases []Case) {
	if !slices.ContainsFunc(cases, func(c Case) bool { return c.Path.Route == rncp.RouteVAE }) {
		return
	}
	number := map[data.Sex]int{}
	seated := Seated(f, j, "")
	for _, m := range seated {
		number[m.Sex]++
	}
	if n := len(seated); n > 1 && (number[data.Female] == n || number[data.Male] == n) {
		l.heed(data.PolicyWarns, "", "Le jury n’a que des personnes du même sexe ; sur une VAE sa composition concourt à l’équilibre (Code du travail, art. D6412-6).")
	}
}

// CheckDecision refuses a decision on a bloc that was not asked for, « acquis » or « non acquis » while a result is missing
// or not settled, and the certification to who lacks a bloc of it. Beyond that the jury is sovereign.
func CheckDecision(f *rncp.Fiche, r *data.Rules, c *Case, d data.Decision) error {
	if err := d.Validate(); err != nil {
		return err
	}
	if d.Bloc == data.WholeCertification {
		return checkCertification(f, c, d)
	}
	if _, ok := c.Enrolment.Asks(d.Bloc); !ok {
		return data.Refuse("%s n’a pas demandé le bloc « %s ».", c.Candidate.Name(), blocTitle(f, d.Bloc)).
			Hint("Le jury ne statue que sur les blocs demandés.")
	}
	if d.Outcome != data.OutcomeAcquired && d.Outcome != data.OutcomeNotAcquired {
		return nil
	}
	if missing := Missing(f, r, c, d.Bloc); len(missing) > 0 {
		return data.Refuse("Il manque des résultats de %s pour le bloc « %s » : %s.", c.Candidate.Name(), blocTitle(f, d.Bloc), itemLabels(missing)).
			Hint("Saisissez-les, ou notez absent, excusé ou dispensé.")
	}
	if waiting, differing := Unchecked(f, r, c, d.Bloc); len(waiting)+len(differing) > 0 {
		return data.Refuse("La double saisie de %s pour le bloc « %s » n’est pas terminée : %s.", c.Candidate.Name(), blocTitle(f, d.Bloc), itemLabels(append(waiting, differing...))).
			Hint("Terminez-la à l’étape « Résultats ».")
	}
	return nil
}

func checkCertification(f *rncp.Fiche, c *Case, d data.Decision) error {
	if d.Outcome == data.OutcomeWithdrawn || !d.Correction && CertificationDue(f, c) {
		return nil
	}
	if lacking := lackingWith(f, c); len(lacking) > 0 && (d.Outcome == data.OutcomeAcquired || !d.Correction) {
		return data.Refuse("%s n’a pas tous les blocs de la certification.", c.Candidate.Name()).Hint("Il manque : %s.", join(lacking))
	}
	if c.Held.Pronounced() {
		return data.Refuse("La certification de %s est déjà prononcée depuis le %s.", c.Candidate.Name(), c.Held[data.WholeCertification].On.French()).
			Hint("Il n’y a rien à décider.")
	}
	return nil
}

func join(labels []string) string { return strings.Join(labels, ", ") }

func plural(n int) string {
	if n > 1 {
		return "s"
	}
	return ""
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
