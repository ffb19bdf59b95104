package rules

import (
	"certibloc/data"
	"certibloc/data/rncp"
)

// PortfolioWindow returns the first and last day on which the fiche expects a portfolio: so many calendar months after
// the end of the training. It is false when the assessment has no window or the end of the training is not known.
func PortfolioWindow(a rncp.Assessment, p data.Path) (from, to data.Date, ok bool) {
	if a.Window == nil || p.TrainingTo.IsZero() {
		return data.Date{}, data.Date{}, false
	}
	return p.TrainingTo.AddMonths(a.Window.MinMonths), p.TrainingTo.AddMonths(a.Window.MaxMonths), true
}

// PortfolioRemarks says what a portfolio done on a day has against the fiche, in sentences; none when all is well.
func PortfolioRemarks(a rncp.Assessment, p data.Path, on data.Date) []string {
	if a.Window == nil {
		return nil
	}
	var remarks []string
	switch from, to, ok := PortfolioWindow(a, p); {
	case !ok:
		remarks = append(remarks, "La date de fin de formation manque : le délai du portefeuille ne peut pas être vérifié.")
	case on.IsZero():
		remarks = append(remarks, "La date du portefeuille manque : son délai ne peut pas être vérifié.")
	case on.Before(from) || on.After(to):
		remarks = append(remarks, "Le portefeuille du "+on.French()+" est hors du délai de la fiche : du "+from.French()+" au "+to.French()+".")
	}
	if !immersionFits(*a.Window, p) {
		remarks = append(remarks, "L’immersion professionnelle n’a pas la durée que demande la fiche, ou ses dates manquent.")
	}
	return remarks
}

func immersionFits(w rncp.Window, p data.Path) bool {
	if p.ImmersionFrom.IsZero() || p.ImmersionTo.IsZero() {
		return false
	}
	after := p.ImmersionTo.AddDays(1) // both days count: 1 March to 31 May is three months
	return !after.Before(p.ImmersionFrom.AddMonths(w.ImmersionMinMonths)) &&
		!after.After(p.ImmersionFrom.AddMonths(w.ImmersionMaxMonths))
}
