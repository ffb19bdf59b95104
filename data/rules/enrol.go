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

// Standing is what a candidate brings to an enrolment.
type Standing struct {
	Held     Ledger
	Attempts map[rncp.BlocKey]int // sittings of each bloc without success
	// Resat is the enrolment of the session that this one lets sit again, with its decisions; nil where it is not one of
	// resit.
	Resat *Sitting
}

// CheckEnrolment refuses a bloc that the fiche lacks, that the candidate already holds (a bloc is acquired for ever), that
// was sat for as often as the rules allow, or a way that the fiche does not offer on the path's track. An enrolment that
// asks for no bloc is for who holds them all and comes for the certification.
func CheckEnrolment(f *rncp.Fiche, r *data.Rules, p data.Path, e data.Enrolment, st Standing) error {
	if err := e.Validate(); err != nil {
		return err
	}
	if len(e.Blocs) == 0 && (!st.Held.Complete(f) || st.Held.Pronounced()) {
		return data.Refuse("L’inscription ne demande aucun bloc.").Hint("Choisissez au moins un bloc de compétences.")
	}
	for _, req := range e.Blocs {
		if err := checkRequest(f, r, p, req, st); err != nil {
			return err
		}
	}
	return nil
}

func checkRequest(f *rncp.Fiche, r *data.Rules, p data.Path, req data.BlocRequest, st Standing) error {
	b, ok := f.Bloc(req.Bloc)
	if !ok {
		return data.Refuse("La fiche %s n’a pas de bloc « %s ».", f.RNCPCode(), req.Bloc).
			Hint("Ses blocs : %s.", blocTitles(f))
	}
	if entry, ok := st.Held[req.Bloc]; ok {
		return data.Refuse("Le bloc « %s » est déjà acquis depuis le %s.", b.Title, entry.On.French()).
			Hint("Un bloc reste acquis sans limite : n’inscrivez que ce qui manque.")
	}
	if _, ok := FindWay(b, p.Track, req.Way); !ok {
		return data.Refuse("Le bloc « %s » ne s’évalue pas par « %s » en modalité « %s ».", b.Title, req.Way, p.Track).
			Hint("La fiche offre : %s.", wayNames(Ways(b, p.Track)))
	}
	if most := r.Attempts.Value; most > 0 && st.Attempts[req.Bloc] >= most {
		return data.Refuse("Le bloc « %s » a déjà été passé %d fois, et le règlement de la session n’en permet pas plus de %d.", b.Title, st.Attempts[req.Bloc], most).
			Hint("Changez le nombre de passages au règlement si le réseau l’accorde.")
	}
	if st.Resat != nil && !sat(*st.Resat, req.Bloc) {
		return data.Refuse("Le bloc « %s » n’a pas été passé à la session « %s ».", b.Title, st.Resat.Session.Name).
			Hint("Une session de rattrapage ne reprend que les blocs passés là sans succès : inscrivez-le à une autre session.")
	}
	return nil
}

// sat reports whether a bloc was before the jury of a sitting.
func sat(s Sitting, bloc rncp.BlocKey) bool {
	for _, d := range s.Decisions {
		if d.Bloc == bloc {
			return true
		}
	}
	return false
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
