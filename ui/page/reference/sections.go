package reference

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"certibloc/data/rncp"
)

// sectionsOf lays a fiche out in sections. Everything that they say of the certification comes from the fiche.
func sectionsOf(f *rncp.Fiche) []section {
	all := []section{identitySection(f)}
	if lettered(f) {
		all = append(all, numbersSection(f))
	}
	for _, b := range f.Blocs {
		all = append(all, blocSection(b))
	}
	return append(all, routesSection(f), jurySection(f), legalSection(f), jobsSection(f), placesSection(f), historySection(f))
}

func identitySection(f *rncp.Fiche) section {
	s := section{name: "La certification", title: f.Title}
	s.add(kindFact, "Code", f.RNCPCode())
	s.add(kindFact, "Certificateur", orUnsaid(f.Certifier.Name))
	s.add(kindFact, "Qualité du signataire", orUnsaid(f.Certifier.Signatory))
	s.add(kindFact, "Niveau européen", strconv.Itoa(f.Levels.Europe))
	s.add(kindFact, "Niveau de 1969", orUnsaid(f.Levels.Nomenclature1969))
	for _, c := range f.NSF {
		s.add(kindFact, "Spécialité (NSF)", c.Code+" – "+c.Label)
	}
	for _, c := range f.Formacodes {
		s.add(kindFact, "Formacode", c.Code+" – "+c.Label)
	}
	for _, c := range f.Conventions {
		s.add(kindFact, "Convention", c)
	}
	s.add(kindFact, "Validité des blocs acquis", cmp.Or(f.Validity.Text, "illimitée"))
	s.add(kindFact, "Certifiés", orUnsaid(f.Statistics.Text))
	s.add(kindHead, "Résumé du référentiel")
	s.add(kindText, f.Summary)
	if f.Composition != "" {
		s.add(kindText, f.Composition)
	}
	for _, b := range f.Blocs {
		s.add(kindPoint, b.Title)
	}
	return s
}

// lettered reports whether the fiche numbers its blocs in other ways than the official one.
func lettered(f *rncp.Fiche) bool {
	return slices.ContainsFunc(f.Blocs, func(b rncp.Bloc) bool { return b.Summary.Label != "" || b.Component.Label != "" })
}

// numbersSection sets the three numberings of the blocs side by side.
func numbersSection(f *rncp.Fiche) section {
	s := section{name: "Les numéros des blocs", title: "Trois numérotations pour les mêmes blocs"}
	b := f.Blocs[0]
	s.add(kindWarning, fmt.Sprintf("Un numéro seul ne désigne jamais un bloc sûrement : le bloc n° %d de la fiche est « %s » dans les capacités attestées et « %s » "+
		"dans les composantes. Nommez toujours un bloc par son titre.", b.Number, b.Summary.Label, b.Component.Label))
	s.add(kindHeader, "Numéro et titre officiels", "Capacités attestées", "Composantes")
	for _, b := range f.Blocs {
		s.add(kindRow, fmt.Sprintf("n° %d – %s", b.Number, b.Title), named(b.Summary), named(b.Component))
	}
	s.add(kindNote, fmt.Sprintf("Le numéro officiel est celui du « Bloc de compétence n°… de la fiche n° %s » : les certificats portent ce numéro, avec le titre.", f.Code))
	return s
}

func named(n rncp.BlocName) string {
	switch {
	case n.Label == "" && n.Title == "":
		return "–"
	case n.Label == "":
		return n.Title
	}
	return n.Label + " – " + n.Title
}

// answerWords says an answer as the source gives it.
func answerWords(a rncp.Answer) string {
	switch a {
	case rncp.AnswerPresumed:
		return "oui présumé : les colonnes du document source sont perdues"
	case rncp.AnswerUnknown:
		return "inconnu : les colonnes du document source sont perdues"
	}
	return string(a)
}

func routesSection(f *rncp.Fiche) section {
	s := section{name: "Les voies d’accès", title: "Les voies d’accès"}
	for _, r := range f.Routes {
		s.add(kindSub, r.Text)
		s.add(kindFact, "Ouverte", answerWords(r.Open))
		s.add(kindFact, "Jury", orUnsaid(r.Jury))
	}
	s.add(kindHead, "Outre-mer")
	for _, t := range f.Territories {
		s.add(kindFact, t.Text, answerWords(t.Open))
	}
	return s
}

func jurySection(f *rncp.Fiche) section {
	s := section{name: "Le jury", title: "La composition du jury"}
	if f.Jury.Text != "" {
		s.add(kindText, f.Jury.Text)
	}
	for _, c := range f.Jury.Colleges {
		words := c.Text
		if c.Seats > 1 {
			words += fmt.Sprintf(" (%d au moins)", c.Seats)
		}
		s.add(kindPoint, words)
	}
	s.add(kindNote, fmt.Sprintf("La fiche demande %d personnes au moins.", f.Jury.Minimum))
	return s
}
