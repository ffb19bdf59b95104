package rules

import (
	"slices"

	"certibloc/data"
	"certibloc/data/rncp"
)

// RegistrationThen returns the registration under which something was acquired on a day: the one in force, or, after the
// end of a registration, the one that had ended last, since who had begun before kept the right (Code du travail L6113-9).
// It refuses a day before the first registration, and a registration whose title the fiche does not give.
func RegistrationThen(f *rncp.Fiche, on data.Date) (rncp.Registration, error) {
	r, ok := f.RegistrationAt(on)
	for _, earlier := range slices.Backward(f.Legal.Registrations) {
		if !ok && earlier.Until.Before(on) {
			r, ok = earlier, true
		}
	}
	switch {
	case !ok:
		return r, data.Refuse("Le %s, la certification n’était pas encore enregistrée au RNCP : la fiche n’en donne ni l’intitulé ni l’arrêté d’alors.", on.French()).
			Hint("Demandez le duplicata au certificateur.")
	case r.Title == "":
		return r, data.Refuse("La fiche ne donne pas l’intitulé enregistré du %s au %s.", r.From.French(), r.Until.French()).
			Hint("Demandez-le au certificateur et complétez la fiche : un document porte l’intitulé exact d’alors.")
	}
	return r, nil
}
