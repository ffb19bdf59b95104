package rncp

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// Gap is what the source of a fiche could not tell, or told in a way worth a look. Path names the field as a FieldError
// does.
type Gap struct {
	Path     string `json:"path"`
	Sentence string `json:"sentence"`
	// Open keeps the fiche from being used until a person has filled the gap.
	Open bool `json:"open,omitempty"`
}

// ofBloc is the path of something of a bloc.
var ofBloc = regexp.MustCompile(`^blocs\[([0-9]+)\]\.(.*)$`)

// Gaps returns what keeps a fiche from being whole (see Validate), in words, each part once. A whole fiche has none.
func (f *Fiche) Gaps() []Gap {
	var found FieldErrors
	if !errors.As(f.Validate(), &found) {
		return nil
	}
	var gaps []Gap
	seen := map[string]bool{}
	for _, e := range found {
		g := f.gap(e)
		if !seen[g.Path] {
			gaps = append(gaps, g)
		}
		seen[g.Path] = true
	}
	return gaps
}

// gap says in words what a field lacks.
func (f *Fiche) gap(e FieldError) Gap {
	if m := ofBloc.FindStringSubmatch(e.Path); m != nil {
		i, _ := strconv.Atoi(m[1])
		b := f.Blocs[i]
		if within(e.Path, fmt.Sprintf("blocs[%d].tracks", i)) {
			if len(b.Tracks) == 0 {
				return Gap{fmt.Sprintf("blocs[%d].tracks", i), fmt.Sprintf("Les épreuves du bloc « %s », modalité par modalité.", b.Title), true}
			}
			return Gap{e.Path, fmt.Sprintf("Les épreuves du bloc « %s » : %s", b.Title, e.Problem), true}
		}
		return Gap{e.Path, fmt.Sprintf("Bloc « %s » : %s", b.Title, e.Problem), true}
	}
	switch {
	case e.Path == "certifier.signatory":
		return Gap{e.Path, "La qualité de qui signe la certification pour le certificateur.", true}
	case e.Path == "levels.europe" && f.Levels.Europe == 0:
		return Gap{e.Path, "Le niveau européen de la certification.", true}
	case e.Path == "jury.colleges" && len(f.Jury.Colleges) == 0, e.Path == "jury.minimum" && f.Jury.Minimum == 0:
		return Gap{"jury", "La composition du jury : ses collèges et leurs sièges.", true}
	case within(e.Path, "legal.registrations"):
		return Gap{"legal.registrations", "La base légale de l’enregistrement en vigueur : arrêté, ou décision de France compétences, avec sa date.", true}
	case e.Path == "nsf":
		return Gap{e.Path, "Le code NSF de la certification.", true}
	case e.Path == "summary":
		return Gap{e.Path, "Le résumé de ce que la certification atteste.", true}
	}
	return Gap{e.Path, fmt.Sprintf("%s : %s", e.Path, e.Problem), true}
}
