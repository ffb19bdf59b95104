package cdc

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"certibloc/data"
)

// foreignPrefix begins the code of INSEE of a country; the last three digits are the code of the country alone.
const foreignPrefix = "99"

// france is how the file calls the country of those born there. Its code 99100 is never that of a place of birth.
const france = "France"

// checkHolder refuses an identity that the schema could not carry, and what no identity document shows.
func (p Passage) checkHolder() error {
	for _, f := range []struct{ field, path string }{
		{"nom de naissance", "titulaire/nomNaissance"}, {"nom d’usage", "titulaire/nomUsage"}, {"prénom", "titulaire/prenom1"},
		{"sexe", "titulaire/sexe"}, {"date de naissance", "titulaire/anneeNaissance"},
	} {
		if err := p.Holder.ValidateField(f.field); err != nil {
			return p.wrong(f.path, refusalOf(err))
		}
	}
	for _, n := range append([]string{p.Holder.BirthName, p.Holder.UsageName}, p.Holder.GivenNames...) {
		if why := wrongText(n, 60); n != "" && why != nil {
			return p.wrong("titulaire", why)
		}
	}
	if p.Holder.BirthDate.After(p.Delivered) {
		return p.wrong("titulaire/anneeNaissance", data.Refuse("la personne naît (%s) après la délivrance (%s).", p.Holder.BirthDate.French(), p.Delivered.French()).
			Hint("Corrigez l’une des dates."))
	}
	return nil
}

// checkBirth holds the rules of the place of birth: in France the code of INSEE of the commune or a postal code with its
// name, never both; abroad the code of INSEE of the country, the name of the commune, and no postal code; a place that is not
// known has neither.
func (p Passage) checkBirth() error {
	const path = "titulaire/codeCommuneNaissance"
	place := p.Holder.BirthPlace
	if place == (data.BirthPlace{}) && p.BirthPostcode == "" {
		return nil // not known: nil
	}
	if err := p.Holder.ValidateField("lieu de naissance"); err != nil {
		return p.wrong(path, refusalOf(err))
	}
	switch {
	case place.Code != "" && p.BirthPostcode != "":
		return p.wrong(path, data.Refuse("le code INSEE %s et le code postal %s sont donnés tous deux.", place.Code, p.BirthPostcode).Hint("Gardez le code INSEE."))
	case place.Country != "" && p.BirthPostcode != "":
		return p.wrong(path, data.Refuse("une naissance à l’étranger n’a pas de code postal.").Hint("Donnez le pays par son code INSEE."))
	case p.BirthPostcode != "":
		if why := wrongText(p.BirthPostcode, 9); why != nil {
			return p.wrong(path, why)
		}
	}
	for _, t := range []struct{ path, text string }{
		{"titulaire/libelleCommuneNaissance", place.Commune}, {"titulaire/libellePaysNaissance", place.Country},
	} {
		if why := wrongText(t.text, 60); t.text != "" && why != nil {
			return p.wrong(t.path, why)
		}
	}
	return nil
}

// wrongText refuses a text that the schema or XML itself could not carry. Lengths are counted in characters, as the schema
// does.
func wrongText(text string, most int) *data.Refusal {
	switch n := utf8.RuneCountInString(text); {
	case strings.TrimSpace(text) == "":
		return data.Refuse("le texte est vide.").Hint("Remplissez-le ou laissez-le de côté.")
	case n > most:
		return data.Refuse("« %s » a %d caractères, le fichier national en accepte %d.", text, n, most).Hint("Convenez d’une abréviation avec la personne, d’après sa pièce d’identité.")
	case !utf8.ValidString(text) || strings.ContainsFunc(text, forbidden):
		return data.Refuse("« %s » contient un caractère qu’un fichier XML ne peut pas porter.", strings.ToValidUTF8(strings.Map(shown, text), "?")).
			Hint("Retapez ce texte sans le copier d’ailleurs.")
	}
	return nil
}

// forbidden reports a character that XML does not allow, or that nobody can read.
func forbidden(r rune) bool {
	return unicode.IsControl(r) || r == unicode.ReplacementChar || r == '\ufffe' || r == '\uffff' || unicode.Is(unicode.Co, r) || unicode.Is(unicode.Cs, r)
}

// shown stands a visible mark for a character that cannot be printed.
func shown(r rune) rune {
	if forbidden(r) {
		return '?'
	}
	return r
}

func refusalOf(err error) *data.Refusal {
	var why *data.Refusal
	if errors.As(err, &why) {
		return why
	}
	return data.Refuse("%v", err)
}
