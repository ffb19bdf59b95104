package rules

import (
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/rncp"
)

// CheckResult refuses a result for an assessment that the enrolment does not owe, a value that the kind of assessment
// does not take, a mark off the scale, and a portfolio outside the fiche's months where the rules refuse it.
func CheckResult(f *rncp.Fiche, r *data.Rules, c *Case, res data.Result) error {
	if err := res.Validate(); err != nil {
		return err
	}
	item, ok := findDue(f, r, c, res)
	if !ok {
		return data.Refuse("%s n’a pas à passer l’épreuve « %s » pour le bloc « %s ».", c.Candidate.Name(), assessmentName(res), blocTitle(f, res.Bloc)).
			Hint("Épreuves attendues : %s.", itemLabels(Due(f, r, c, res.Bloc)))
	}
	if !slices.Contains(KindsFor(r, item.Assessment.Kind), res.Value.Kind) {
		return data.Refuse("« %s » ne se note pas « %s ».", item.Label(), res.Value.Kind).
			Hint("Valeurs possibles : %s.", valueKinds(r, item.Assessment.Kind))
	}
	if err := checkAttendance(c, item, res); err != nil {
		return err
	}
	if res.Value.Kind == data.ValueMark {
		if err := r.Scale.Value.Check(res.Value.Mark); err != nil {
			return err
		}
	}
	if r.Portfolio.Value == data.PolicyRefuses && evaluated(res.Value.Kind) {
		if remarks := PortfolioRemarks(item.Assessment, c.Path, res.On); len(remarks) > 0 {
			return data.Refuse("%s", strings.Join(remarks, " ")).
				Hint("Le règlement de cette session refuse un portefeuille hors délai.")
		}
	}
	return nil
}

func findDue(f *rncp.Fiche, r *data.Rules, c *Case, res data.Result) (Item, bool) {
	for _, item := range Due(f, r, c, res.Bloc) {
		if item.Assessment.Key == res.Assessment && item.Part.Key == res.Part {
			return item, true
		}
	}
	return Item{}, false
}

// checkAttendance refuses a result that contradicts the attendance sheet.
func checkAttendance(c *Case, item Item, res data.Result) error {
	a, noted := c.Attendance(item.Bloc, item.Assessment.Key)
	if !noted {
		return nil
	}
	said := data.PresenceUnknown
	switch {
	case evaluated(res.Value.Kind):
		said = data.Present
	case res.Value.Kind == data.ValueAbsent:
		said = data.Absent
	case res.Value.Kind == data.ValueExcused:
		said = data.Excused
	}
	if said == data.PresenceUnknown || a.Presence == data.PresenceUnknown || said == a.Presence {
		return nil
	}
	return data.Refuse("%s est noté « %s » à l’épreuve « %s ».", c.Candidate.Name(), a.Presence, item.Label()).
		Hint("Corrigez d’abord la présence à l’étape « Épreuves », ou la valeur saisie.")
}

// KindsFor returns the values that a kind of assessment takes under the rules: a verdict where the fiche speaks of a
// validation, a mark for exams, either for a portfolio; verdicts alone where the rules have no marks.
func KindsFor(r *data.Rules, k rncp.Kind) []data.ValueKind {
	verdict := []data.ValueKind{data.ValueAcquired, data.ValueNotAcquired}
	none := []data.ValueKind{data.ValueAbsent, data.ValueExcused, data.ValueExempt}
	switch {
	case k == rncp.KindWorkplace || k == rncp.KindVAEFile || r.Scale.Value.Verdict:
		return append(verdict, none...)
	case k == rncp.KindPortfolio:
		return append(append(verdict, data.ValueMark), none...)
	}
	return append(none, data.ValueMark)
}

func valueKinds(r *data.Rules, k rncp.Kind) string {
	var names []string
	for _, v := range KindsFor(r, k) {
		names = append(names, string(v))
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

func evaluated(k data.ValueKind) bool {
	return k == data.ValueMark || k == data.ValueAcquired || k == data.ValueNotAcquired
}

func assessmentName(res data.Result) string {
	if res.Part == "" {
		return res.Assessment
	}
	return res.Assessment + " – " + res.Part
}

func itemLabels(items []Item) string {
	if len(items) == 0 {
		return "aucune (le bloc n’est pas demandé)"
	}
	var labels []string
	for _, i := range items {
		labels = append(labels, i.Label())
	}
	return strings.Join(labels, ", ")
}

func blocTitle(f *rncp.Fiche, key rncp.BlocKey) string {
	if b, ok := f.Bloc(key); ok {
		return b.Title
	}
	if key == data.WholeCertification {
		return "Certification complète"
	}
	return string(key)
}
