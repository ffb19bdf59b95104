package app

import (
	"strings"

	"certibloc/data"
)

// Find returns the candidate with an identifier or, accents and capitals apart, a name: the given name and the birth or usage
// name, all the given names, or the birth name alone. It refuses one that several persons bear.
func (a Candidates) Find(ref string) (data.Candidate, error) {
	all, err := a.All()
	if err != nil {
		return data.Candidate{}, err
	}
	var found []data.Candidate
	for _, c := range all {
		if string(c.ID) == ref {
			return c, nil
		}
		if called(c, ref) {
			found = append(found, c)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return data.Candidate{}, data.Refuse("Le candidat « %s » n’existe pas dans ce dossier.", ref).Hint("Écrivez son prénom et son nom, ou son identifiant.")
	}
	var known []string
	for _, c := range found {
		known = append(known, c.Name()+", "+c.Born()+" : "+string(c.ID))
	}
	return data.Candidate{}, data.Refuse("Plusieurs candidats répondent à « %s ».", ref).Hint("Donnez l’identifiant : %s.", strings.Join(known, " ; "))
}

func called(c data.Candidate, ref string) bool {
	given := strings.Join(c.GivenNames, " ")
	for _, name := range []string{c.Name(), given + " " + c.BirthName, given + " " + c.UsageName, firstGiven(c) + " " + c.BirthName, c.BirthName} {
		if data.Fold(strings.TrimSpace(name)) == data.Fold(strings.TrimSpace(ref)) {
			return true
		}
	}
	return false
}

func firstGiven(c data.Candidate) string {
	if len(c.GivenNames) == 0 {
		return ""
	}
	return c.GivenNames[0]
}
