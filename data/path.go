package data

import "certibloc/data/rncp"

// Path (parcours) is a candidate's way to a certification. It spans sessions, resits included.
type Path struct {
	ID        ID         `json:"id"`
	Candidate ID         `json:"candidate"`
	Fiche     string     `json:"fiche"` // the code: « 27413 »
	Route     rncp.Route `json:"route"`
	// Track is a choice that a person has confirmed; the program only proposes one.
	Track rncp.Track `json:"track"`
	// TrainingFrom is the first entry in training, on which the right to the registration hangs (L6113-9).
	TrainingFrom Date `json:"trainingFrom"`
	TrainingTo   Date `json:"trainingTo"`
	// ImmersionFrom and ImmersionTo bound the work immersion that goes with a portfolio.
	ImmersionFrom Date `json:"immersionFrom"`
	ImmersionTo   Date `json:"immersionTo"`
	// VAEAdmissible is the day on which the VAE candidacy was declared admissible (recevable).
	VAEAdmissible Date `json:"vaeAdmissible"`
	// VAEFiled is the day on which the validation file was handed in; the jury sits before the end of the third month
	// after it (Code du travail R6412-5).
	VAEFiled Date `json:"vaeFiled"`
	// Withdrawn takes the path back with the import that had brought it in.
	Withdrawn string `json:"withdrawn,omitempty"`
}

// Key returns the path's identifier.
func (p Path) Key() ID { return p.ID }

// Validate refuses dates that do not exist, are out of order, or are missing on the route.
func (p Path) Validate() error {
	if p.Candidate == "" || p.Fiche == "" {
		return Refuse("Le parcours n’est rattaché à aucun candidat ou à aucune fiche.")
	}
	for what, d := range map[string]Date{
		"d’entrée en formation": p.TrainingFrom, "de fin de formation": p.TrainingTo,
		"de début d’immersion": p.ImmersionFrom, "de fin d’immersion": p.ImmersionTo, "de recevabilité": p.VAEAdmissible,
		"de dépôt du dossier de validation": p.VAEFiled,
	} {
		if !d.IsZero() && !d.Valid() {
			return Refuse("La date %s n’existe pas (%s).", what, d).Hint("Corrigez-la.")
		}
	}
	if outOfOrder(p.TrainingFrom, p.TrainingTo) {
		return Refuse("La formation finit (%s) avant de commencer (%s).", p.TrainingTo.French(), p.TrainingFrom.French()).Hint("Corrigez l’une des dates.")
	}
	if outOfOrder(p.ImmersionFrom, p.ImmersionTo) {
		return Refuse("L’immersion finit (%s) avant de commencer (%s).", p.ImmersionTo.French(), p.ImmersionFrom.French()).Hint("Corrigez l’une des dates.")
	}
	if outOfOrder(p.VAEAdmissible, p.VAEFiled) {
		return Refuse("Le dossier de validation est déposé (%s) avant la recevabilité (%s).", p.VAEFiled.French(), p.VAEAdmissible.French()).Hint("Corrigez l’une des dates.")
	}
	return p.checkRoute()
}

func (p Path) checkRoute() error {
	if (p.Route == rncp.RouteVAE) != (p.Track == rncp.TrackVAE) {
		return Refuse("La voie d’accès et la modalité ne vont pas ensemble.").Hint("La modalité VAE va avec la voie VAE, et avec elle seule.")
	}
	switch {
	case p.Route == rncp.RouteVAE && p.VAEAdmissible.IsZero():
		return Refuse("La date de recevabilité de la VAE manque.").Hint("Saisissez la date de la décision de recevabilité.")
	case p.Route != rncp.RouteVAE && p.Route != rncp.RouteIndividual && p.TrainingFrom.IsZero():
		return Refuse("La date d’entrée en formation manque.").Hint("Saisissez la date de la première entrée en formation.")
	}
	switch p.Track {
	case rncp.TrackInitial, rncp.TrackContinuing, rncp.TrackVAE:
		return nil
	}
	return Refuse("La modalité n’est pas confirmée.").Hint("Choisissez formation initiale, formation continue ou VAE.")
}

func outOfOrder(from, to Date) bool {
	return !from.IsZero() && !to.IsZero() && to.Before(from)
}
