package rncp

import (
	"fmt"
	"slices"
	"strings"
)

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

// LastRegistration returns the latest registration; a fiche has at least one.
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

// FindBloc reads how a person names a bloc: its key, its letter (« C », « Bloc C »), or its title, accents and capitals
// apart. A bare number is refused, since the three numberings of the fiche contradict one another.
func (f *Fiche) FindBloc(text string) (Bloc, error) {
	said := fold(text)
	for _, b := range f.Blocs {
		letter := fold(b.Component.Label)
		if said != "" && (said == string(b.Key) || said == fold(b.Title) || said == letter || "bloc "+said == letter) {
			return b, nil
		}
	}
	var names []string
	for _, b := range f.Blocs {
		names = append(names, fmt.Sprintf("%s (« %s »)", b.Component.Label, b.Title))
	}
	if strings.ContainsAny(said, "0123456789") {
		return Bloc{}, fmt.Errorf("« %s » ne désigne aucun bloc sûrement : la fiche a plusieurs numérotations qui se contredisent. Écrivez %s",
			text, strings.Join(names, ", "))
	}
	return Bloc{}, fmt.Errorf("« %s » n’est pas un bloc de la fiche %s. Écrivez %s", text, f.RNCPCode(), strings.Join(names, ", "))
}

var unaccented = strings.NewReplacer("é", "e", "è", "e", "ê", "e", "à", "a", "â", "a", "î", "i", "ï", "i", "ô", "o", "ù", "u", "û", "u", "ç", "c", "œ", "oe", "’", "'")

// fold brings a text to lower case without accents, with single spaces.
func fold(s string) string {
	return strings.Join(strings.Fields(unaccented.Replace(strings.ToLower(s))), " ")
}
