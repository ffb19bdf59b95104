package rncp

import "slices"

// RNCPCode returns the code as it is written: « RNCP27413 ».
func (f *Fiche) RNCPCode() string { return "RNCP" + f.Code }

// Bloc returns the bloc of a key.
func (f *Fiche) Bloc(key BlocKey) (Bloc, bool) {
	return find(f.Blocs, func(b Bloc) bool { return b.Key == key })
}

// Route returns what the fiche says of a route.
func (f *Fiche) Route(key Route) (RouteAccess, bool) {
	return find(f.Routes, func(r RouteAccess) bool { return r.Key == key })
}

// College returns the college of a key.
func (f *Fiche) College(key CollegeKey) (College, bool) {
	return find(f.Jury.Colleges, func(c College) bool { return c.Key == key })
}

// President returns the college of the one who presides; a fiche that was checked has exactly one.
func (f *Fiche) President() College {
	president, _ := find(f.Jury.Colleges, func(c College) bool { return c.President })
	return president
}

// Prepares reports whether the fiche names a centre among the places of preparation.
func (f *Fiche) Prepares(centre string) bool { return slices.Contains(f.Preparation.Centres, centre) }

// RegistrationAt returns the registration in force on a day, first and last day included. Where one ends and the next
// begins on the same day, the next is the one.
func (f *Fiche) RegistrationAt(day Date) (Registration, bool) {
	for _, r := range slices.Backward(f.Legal.Registrations) {
		if !day.Before(r.From) && !day.After(r.Until) {
			return r, true
		}
	}
	return Registration{}, false
}

// LastRegistration returns the latest registration; a fiche that was checked has at least one.
func (f *Fiche) LastRegistration() Registration {
	return f.Legal.Registrations[len(f.Legal.Registrations)-1]
}

func find[T any](all []T, is func(T) bool) (T, bool) {
	if i := slices.IndexFunc(all, is); i >= 0 {
		return all[i], true
	}
	var none T
	return none, false
}
