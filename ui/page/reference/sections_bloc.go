package reference

import (
	"fmt"

	"certibloc/data/rncp"
)

// blocSection is one bloc, whole.
func blocSection(b rncp.Bloc) section {
	s := section{name: shorten(b.Title), title: b.Title}
	s.add(kindNote, fmt.Sprintf("Bloc de compétences n° %d de la fiche", b.Number))
	if b.Capacity != "" {
		s.add(kindHead, "Capacité attestée")
		s.add(kindText, b.Capacity)
	}
	s.list("Principales activités", b.Activities)
	s.list("Compétences", b.Competences)
	s.add(kindHead, "Évaluation")
	if len(b.Tracks) == 0 {
		s.add(kindNote, "À compléter, d’après ce que dit l’export :")
		for _, line := range b.Evaluation {
			s.add(kindPoint, line)
		}
	}
	for _, m := range b.Tracks {
		s.add(kindSub, m.Label)
		for i, w := range m.Ways {
			if i > 0 {
				s.add(kindNote, "Ou :")
			}
			for _, a := range w.Assessments {
				s.assessment(a)
			}
		}
	}
	if b.Certified != "" {
		s.add(kindHead, "Certification du bloc")
		s.add(kindText, b.Certified)
	}
	if b.VAE != "" {
		s.add(kindText, b.VAE)
	}
	return s
}

// assessment adds an assessment with its parts, and when a portfolio is done.
func (s *section) assessment(a rncp.Assessment) {
	s.add(kindPoint, a.Text)
	for _, part := range a.Parts {
		s.add(kindSubPoint, part.Text)
	}
	if w := a.Window; w != nil {
		s.add(kindNote, fmt.Sprintf("Délai : de %d à %d mois après la formation, avec une immersion professionnelle de %d à %d mois.",
			w.MinMonths, w.MaxMonths, w.ImmersionMinMonths, w.ImmersionMaxMonths))
	}
}

// nameRoom is how many characters the index has room for.
const nameRoom = 36

// shorten cuts a title after a whole word for the index; the section shows it whole.
func shorten(title string) string { return cutAfterWord(title, nameRoom) }

// cutAfterWord cuts a title to so many characters.
func cutAfterWord(title string, room int) string {
	r := []rune(title)
	if len(r) <= room {
		return title
	}
	cut := room - 1
	for cut > 0 && r[cut] != ' ' {
		cut--
	}
	if cut == 0 {
		cut = room - 1
	}
	return string(r[:cut]) + "…"
}
