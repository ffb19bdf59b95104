package rncp

import (
	"fmt"
	"strings"
	"unicode"
)

// FindBloc reads how a person names a bloc: its key, its letter (« C », « Bloc C »), or its title, accents, capitals and
// the form of the apostrophe apart. A bare number is refused, since the three numberings of the fiche contradict one
// another. The error is a French sentence that says what to write instead.
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
		names = append(names, b.names())
	}
	if strings.ContainsAny(said, "0123456789") {
		return Bloc{}, fmt.Errorf("« %s » ne désigne aucun bloc sûrement : les numérotations d’une fiche peuvent se contredire. "+
			"Écrivez le titre ou la lettre : %s", text, strings.Join(names, ", "))
	}
	return Bloc{}, fmt.Errorf("« %s » n’est pas un bloc de la fiche %s. Écrivez le titre ou la lettre : %s",
		text, f.RNCPCode(), strings.Join(names, ", "))
}

// names tells the names by which a person may call the bloc; not every fiche gives letters.
func (b Bloc) names() string {
	title := "« " + b.Title + " »"
	if b.Component.Label == "" {
		return title
	}
	return title + " (" + b.Component.Label + ")"
}

var unaccented = strings.NewReplacer("à", "a", "â", "a", "ä", "a", "ç", "c", "è", "e", "é", "e", "ê", "e", "ë", "e",
	"î", "i", "ï", "i", "ô", "o", "ö", "o", "ù", "u", "û", "u", "ü", "u", "ÿ", "y", "œ", "oe", "æ", "ae", "’", "'", "ʼ", "'")

// fold brings a text to lower case without accents, with single spaces. An accent may also be a sign of its own after its
// letter, as some systems write file names.
func fold(s string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, unaccented.Replace(strings.ToLower(s)))
	return strings.Join(strings.Fields(bare), " ")
}
