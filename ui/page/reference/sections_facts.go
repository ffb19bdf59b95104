package reference

import (
	"fmt"

	"certibloc/data/places"
	"certibloc/data/rncp"
)

func legalSection(f *rncp.Fiche) section {
	s := section{name: "Les enregistrements", title: "Les enregistrements et leurs dates"}
	for _, r := range f.Legal.Registrations {
		s.add(kindSub, "Du "+r.From.French()+" au "+r.Until.French())
		if r.Ground == rncp.GroundDecision {
			s.add(kindFact, "Décision", r.Decree)
		} else {
			s.add(kindFact, "Arrêté", r.Decree+", publié au Journal officiel le "+r.Published.French())
		}
		s.add(kindFact, "Durée", orUnsaid(r.Years))
		s.add(kindFact, "Niveau", orUnsaid(r.Level))
		s.add(kindFact, "Intitulé", orUnsaid(r.Title))
		s.add(kindText, r.Text)
	}
	if len(f.Legal.Earlier) > 0 {
		s.add(kindHead, "Avant le répertoire national")
	}
	for _, e := range f.Legal.Earlier {
		s.add(kindText, e.Text)
		for _, a := range e.Amended {
			s.add(kindPoint, a.Text)
		}
	}
	s.add(kindHead, "Autres textes")
	s.add(kindFact, "Décret général", orUnsaid(f.Legal.GeneralDecree))
	s.add(kindFact, "Décret sur la VAE", orUnsaid(f.Legal.VAEDecree))
	return s
}

// orUnsaid says of an empty field that the source leaves it so.
func orUnsaid(s string) string {
	if s == "" {
		return "non précisé par la source"
	}
	return s
}

func jobsSection(f *rncp.Fiche) section {
	s := section{name: "Secteurs et métiers", title: "Secteurs d’activité et métiers"}
	for _, text := range f.Sectors.Text {
		s.add(kindText, text)
	}
	if len(f.Sectors.Shares) > 0 {
		s.add(kindHead, "Part des certifiés par secteur")
	}
	for _, share := range f.Sectors.Shares {
		s.add(kindFact, share.Name, fmt.Sprintf("de %d à %d %%", share.Min, share.Max))
	}
	s.list("Types d’emplois accessibles", f.Jobs)
	if len(f.ROME) > 0 {
		s.add(kindHead, "Codes ROME")
	}
	for _, r := range f.ROME {
		s.add(kindFact, r.Code, r.Label)
	}
	return s
}

func placesSection(f *rncp.Fiche) section {
	s := section{name: "Les lieux", title: "Les lieux de certification et de préparation"}
	s.add(kindHead, "Lieu de certification")
	s.add(kindText, f.Place.Text)
	for _, line := range f.Place.Address {
		s.add(kindPoint, line)
	}
	s.add(kindHead, fmt.Sprintf("Lieux de préparation (%d)", len(f.Preparation.Centres)))
	s.add(kindText, f.Preparation.Text)
	for _, c := range f.Preparation.Centres {
		s.add(kindPoint, c)
	}
	return s
}

func historySection(f *rncp.Fiche) section {
	s := section{name: "Historique et sources", title: "Historique et sources"}
	if f.History.Previous != "" {
		s.add(kindFact, "Certification précédente", f.History.Previous)
		s.add(kindFact, "Sa page", orUnsaid(f.History.PreviousURL))
	}
	s.list("Anciens intitulés", f.History.FormerTitles)
	s.list("Liens avec d’autres certifications", f.LinkedTo)
	s.list("Accords européens ou internationaux", f.Agreements)
	if len(f.Sources) > 0 {
		s.add(kindHead, "Sources d’information")
	}
	for _, l := range f.Sources {
		s.add(kindFact, l.Label, l.URL)
	}
	return s
}

// birthplaces says where the program knows places of birth from.
func birthplaces(atlas *places.Atlas) section {
	s := section{name: "Lieux de naissance", title: "Lieux de naissance connus du programme"}
	source, on := atlas.Source()
	if source == "" {
		s.add(kindText, "Aucune liste : les communes et les pays s’écrivent sans code.")
		return s
	}
	s.add(kindFact, "Communes", "Au "+on.French()+". "+source+".")
	s.add(kindFact, "Pays", atlas.CountrySource()+".")
	s.add(kindText, "Les communes, déléguées, associées et anciennes depuis 1943, les arrondissements de Paris, Lyon et Marseille, l’outre-mer. "+
		"Un changement entre 2019 et 2026 est connu sans sa date : le programme n’avertit alors de rien.")
	return s
}
