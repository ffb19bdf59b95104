package app

import (
	"strconv"
	"strings"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
)

// shortDate writes a date as jj/mm/aaaa, and no date as an empty cell.
func shortDate(d data.Date) string { return d.Short() }

// who are the first columns of every table about candidates in sessions.
var whoColumns = []string{"Session", "Candidat n°", "Nom de naissance", "Prénoms", "Nom d’usage"}

func (s sitting) who() []string {
	c := s.kase.Candidate
	return []string{s.view.Session.Name, strconv.Itoa(s.kase.Number), c.BirthName, strings.Join(c.GivenNames, " "), c.UsageName}
}

// bloc returns the official number and title of a bloc of the session's fiche.
func (s sitting) bloc(key rncp.BlocKey) (number, title string) {
	if key == data.WholeCertification {
		return "", "Certification complète"
	}
	b, ok := s.view.Fiche.Bloc(key)
	if !ok {
		return "", string(key)
	}
	return strconv.Itoa(b.Number), b.Title
}

// state says whether a fact still stands among those of its kind.
func state(stands, taken bool) string {
	switch {
	case stands:
		return "en vigueur"
	case taken:
		return "retrait"
	}
	return "remplacé"
}

// standing are the identifiers of the facts that stand.
func standing[T data.Record](facts []T) map[data.ID]bool {
	ids := map[data.ID]bool{}
	for _, f := range facts {
		ids[f.Key()] = true
	}
	return ids
}

func (d *dossier) enrolmentTable() table {
	t := table{append(append([]string{}, whoColumns...), "Sexe", "Né(e) le", "À", "Voie d’accès", "Modalité", "Entrée en formation", "Fin de formation",
		"Recevabilité VAE", "Dossier VAE déposé", "Bloc n° de la fiche", "Bloc demandé", "Manière", "Inscrit le", "Par")}
	for _, s := range d.sittings {
		c, p := s.kase.Candidate, s.kase.Path
		route, _ := s.view.Fiche.Route(p.Route)
		row := append(s.who(), string(c.Sex), shortDate(c.BirthDate), c.BirthPlace.String(), route.Short, trackTitle(p.Track), shortDate(p.TrainingFrom),
			shortDate(p.TrainingTo), shortDate(p.VAEAdmissible), shortDate(p.VAEFiled))
		at, by := d.enteredBy(s.kase.Enrolment.ID)
		if len(s.kase.Enrolment.Blocs) == 0 {
			t = append(t, append(row, "", "Certification complète", "", at, by))
		}
		for _, asked := range s.kase.Enrolment.Blocs {
			number, title := s.bloc(asked.Bloc)
			t = append(t, append(row[:len(row):len(row)], number, title, wayTitle(asked.Way), at, by))
		}
	}
	return t
}

func (d *dossier) resultTable() table {
	t := table{append(append([]string{}, whoColumns...), "Bloc n° de la fiche", "Bloc", "Épreuve", "Partie", "Saisie", "Résultat", "Sur", "Épreuve passée le", "Saisi le", "Par", "État")}
	for _, s := range d.sittings {
		stand, again := standing(s.kase.Results), standing(s.kase.Seconds)
		row := func(bloc rncp.BlocKey, assessment, part string, v data.Value, entry string, on data.Date, id data.ID, stands bool) {
			number, title := s.bloc(bloc)
			label, piece := s.assessment(bloc, assessment, part)
			out := ""
			if v.Kind == data.ValueMark {
				out = s.view.Session.Rules.Scale.Value.Max.String()
			}
			at, by := d.enteredBy(id)
			t = append(t, append(s.who(), number, title, label, piece, entry, v.String(), out, shortDate(on), at, by, state(stands, v.Kind == data.ValueWithdrawn)))
		}
		for _, r := range s.results {
			row(r.Bloc, r.Assessment, r.Part, r.Value, "première", r.On, r.ID, stand[r.ID])
		}
		for _, r := range s.seconds {
			row(r.Bloc, r.Assessment, r.Part, r.Value, "seconde, par "+r.By, data.Date{}, r.ID, again[r.ID])
		}
	}
	return t
}

// assessment names an assessment of a bloc and a part of it, as the fiche does in short; the way asked for comes first, since
// a result may be from before the enrolment was changed.
func (s sitting) assessment(bloc rncp.BlocKey, key, part string) (label, piece string) {
	b, _ := s.view.Fiche.Bloc(bloc)
	asked, _ := s.kase.Enrolment.Asks(bloc)
	way, _ := rules.FindWay(b, s.kase.Path.Track, asked.Way)
	ways := append([]rncp.Way{way}, rules.Ways(b, s.kase.Path.Track)...)
	for _, track := range []rncp.Track{rncp.TrackInitial, rncp.TrackContinuing, rncp.TrackVAE} {
		ways = append(ways, rules.Ways(b, track)...)
	}
	for _, w := range ways {
		for _, a := range w.Assessments {
			if a.Key != key {
				continue
			}
			for _, p := range a.Parts {
				if p.Key == part {
					return a.Short, p.Short
				}
			}
			return a.Short, part
		}
	}
	return key, part
}

func (d *dossier) competenceTable() table {
	t := table{append(append([]string{}, whoColumns...), "Bloc n° de la fiche", "Bloc", "Compétence n°", "Compétence", "Appréciation", "Commentaire", "Saisi le", "Par", "État")}
	for _, s := range d.sittings {
		stand := standing(s.kase.Ticks)
		for _, k := range s.ticks {
			number, title := s.bloc(k.Bloc)
			b, _ := s.view.Fiche.Bloc(k.Bloc)
			rank, text := "", "Le bloc dans son ensemble"
			if k.Competence > 0 {
				rank, text = strconv.Itoa(k.Competence), ""
			}
			if k.Competence > 0 && k.Competence <= len(b.Competences) {
				text = b.Competences[k.Competence-1]
			}
			at, by := d.enteredBy(k.ID)
			t = append(t, append(s.who(), number, title, rank, text, string(k.Level), d.free(k.Comment), at, by, state(stand[k.ID], false)))
		}
	}
	return t
}

func (d *dossier) decisionTable() table {
	t := table{append(append([]string{}, whoColumns...), "Bloc n° de la fiche", "Bloc", "Décision du jury", "Proposition des résultats", "Motif", "Jury du", "Correction", "Saisi le", "Par", "État")}
	for _, s := range d.sittings {
		stand := standing(s.kase.Decisions)
		for _, decision := range s.decisions {
			number, title := s.bloc(decision.Bloc)
			correction := "non"
			if decision.Correction {
				correction = "oui"
			}
			at, by := d.enteredBy(decision.ID)
			t = append(t, append(s.who(), number, title, string(decision.Outcome), string(decision.Proposed), d.free(decision.Reason), shortDate(decision.On), correction,
				at, by, state(stand[decision.ID], decision.Outcome == data.OutcomeWithdrawn)))
		}
	}
	return t
}
