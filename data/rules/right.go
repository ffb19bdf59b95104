package rules

import (
	"certibloc/data"
	"certibloc/data/rncp"
)

// RightDay returns the day on which the right to the registration hangs (Code du travail L6113-9): the first entry in
// training, or the day on which the VAE candidacy was declared admissible. A candidature individuelle has neither:
// the day of the assessments counts, given as exam.
func RightDay(p data.Path, exam data.Date) data.Date {
	switch p.Route {
	case rncp.RouteVAE:
		return p.VAEAdmissible
	case rncp.RouteIndividual:
		return exam
	}
	return p.TrainingFrom
}

// Registration returns the registration that a path may claim, and refuses with the reason when there is none.
func Registration(f *rncp.Fiche, p data.Path, exam data.Date) (rncp.Registration, error) {
	day := RightDay(p, exam)
	if r, ok := f.RegistrationAt(day); ok {
		return r, nil
	}
	what := "à l’entrée en formation"
	switch p.Route {
	case rncp.RouteVAE:
		what = "à la recevabilité de la VAE"
	case rncp.RouteIndividual:
		what = "le jour des épreuves"
	}
	last := f.LastRegistration()
	refusal := data.Refuse("%s, le %s, la certification n’est pas enregistrée au RNCP.", upperFirst(what), day.French())
	if !last.Until.Before(day) {
		return rncp.Registration{}, refusal.Hint("Le dernier enregistrement va du %s au %s (Code du travail, art. L6113-9) : vérifiez la date saisie.", last.From.French(), last.Until.French())
	}
	return rncp.Registration{}, refusal.Hint("Le dernier enregistrement a pris fin le %s ; %s (Code du travail, art. L6113-9). "+
		"Restent possibles : consulter l’historique, refaire un document déjà délivré, orienter la personne vers la certification qui a suivi.",
		last.Until.French(), whoKeepsTheRight(p.Route))
}

// whoKeepsTheRight says what would have protected the candidate.
func whoKeepsTheRight(r rncp.Route) string {
	switch r {
	case rncp.RouteVAE:
		return "seule une candidature VAE recevable avant cette date garde le droit"
	case rncp.RouteIndividual:
		return "une candidature individuelle n’a ni entrée en formation ni recevabilité qui garde le droit après cette date"
	}
	return "seule une entrée en formation avant cette date garde le droit"
}
