package rules

import (
	"strings"

	"certibloc/data"
	"certibloc/data/rncp"
)

// ProposeTrack returns the track that the rules propose for a route. It is a proposal, which a person confirms; the
// candidature individuelle has none.
func ProposeTrack(r *data.Rules, route rncp.Route) (rncp.Track, bool) {
	s, ok := r.Tracks[route]
	return s.Value, ok
}

// CheckPath refuses a route that the fiche does not open.
func CheckPath(f *rncp.Fiche, p data.Path) error {
	if err := p.Validate(); err != nil {
		return err
	}
	route, ok := f.Route(p.Route)
	if !ok || !route.Open.Open() {
		return data.Refuse("La fiche %s n’ouvre pas la voie d’accès « %s ».", f.RNCPCode(), p.Route).
			Hint("Choisissez une des voies de la fiche.")
	}
	return nil
}

// CheckEnrolment refuses a bloc that the fiche lacks, that the candidate already holds (a bloc is acquired for ever),
// or a way that the fiche does not offer on the path's track.
func CheckEnrolment(f *rncp.Fiche, p data.Path, e data.Enrolment, held Ledger) error {
	if err := e.Validate(); err != nil {
		return err
	}
	for _, req := range e.Blocs {
		b, ok := f.Bloc(req.Bloc)
		if !ok {
			return data.Refuse("La fiche %s n’a pas de bloc « %s ».", f.RNCPCode(), req.Bloc).
				Hint("Ses blocs : %s.", blocTitles(f))
		}
		if entry, ok := held[req.Bloc]; ok {
			return data.Refuse("Le bloc « %s » est déjà acquis depuis le %s.", b.Title, entry.On.French()).
				Hint("Un bloc reste acquis sans limite : n’inscrivez que ce qui manque.")
		}
		if _, ok := FindWay(b, p.Track, req.Way); !ok {
			return data.Refuse("Le bloc « %s » ne s’évalue pas par « %s » en modalité « %s ».", b.Title, req.Way, p.Track).
				Hint("La fiche offre : %s.", wayNames(Ways(b, p.Track)))
		}
	}
	return nil
}

func blocTitles(f *rncp.Fiche) string {
	var titles []string
	for _, b := range f.Blocs {
		titles = append(titles, "« "+b.Title+" »")
	}
	return strings.Join(titles, ", ")
}

func wayNames(ways []rncp.Way) string {
	if len(ways) == 0 {
		return "rien pour cette modalité"
	}
	var names []string
	for _, w := range ways {
		names = append(names, "« "+string(w.Key)+" »")
	}
	return strings.Join(names, " ou ")
}
