package session

import (
	"fmt"

	"certibloc/app"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// stateOf says of a step whether it is done and what is missing, in a few words.
func stateOf(s widget.Step, v app.View) widget.StepState {
	missing := map[rules.LackKind]int{}
	for _, l := range v.Lacks {
		if !l.Warning || l.Kind == rules.LackAttendance {
			missing[l.Kind]++
		}
	}
	state := widget.StepState{Step: s}
	sealed := v.Stage == rules.StageSealed
	switch s {
	case widget.StepEnrolment:
		state.Done = len(v.Cases) > 0
		state.Note = count(len(v.Cases), "candidat inscrit", "candidats inscrits", "aucun candidat")
	case widget.StepAssessments:
		summoned, noted := progressOfAssessments(v)
		state.Done = noted > 0 && missing[rules.LackAttendance] == 0
		state.Note = count(summoned, "convocation", "convocations", "facultatif")
		if noted > 0 && missing[rules.LackAttendance] > 0 {
			state.Note = "présences à noter"
		}
	case widget.StepResults:
		state.Done = len(v.Cases) > 0 && missing[rules.LackResult]+missing[rules.LackEntry] == 0
		state.Note = count(missing[rules.LackResult], "bloc incomplet", "blocs incomplets", "tout est saisi")
		if missing[rules.LackResult] == 0 && missing[rules.LackEntry] > 0 {
			state.Note = entryNote(v)
		}
		if len(v.Cases) == 0 {
			state.Note = "après les inscriptions"
		}
	case widget.StepJury:
		state.Done = sealed
		switch {
		case len(v.Cases) == 0:
			state.Note = "après les résultats"
		case sealed:
			state.Note = "session close le " + widget.FormatDate(v.Session.Sealed)
		case missing[rules.LackJury] > 0:
			state.Note = "jury à compléter"
		case v.Stage == rules.StageOpen:
			state.Note = "après les résultats"
		case missing[rules.LackStart] > 0:
			state.Note = "délibération à ouvrir"
		case missing[rules.LackDecision] > 0:
			state.Note = count(missing[rules.LackDecision], "décision à saisir", "décisions à saisir", "")
		default:
			state.Note = "prêt à clore"
		}
	case widget.StepDocuments:
		state.Note = "après la clôture"
		if sealed {
			state.Note = "à émettre ou à réimprimer"
		}
	}
	return state
}

func count(n int, one, several, none string) string {
	switch n {
	case 0:
		return none
	case 1:
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}

// entryNote says how far the double entry has come. It counts nothing while the second entry goes on: a number that
// grows, or does not, would tell who enters what the first said.
func entryNote(v app.View) string {
	gaps := 0
	for i := range v.Cases {
		for _, req := range v.Cases[i].Enrolment.Blocs {
			waiting, differing := rules.Unchecked(v.Fiche, &v.Session.Rules, &v.Cases[i], req.Bloc)
			if len(waiting) > 0 {
				return "seconde saisie à faire"
			}
			gaps += len(differing)
		}
	}
	return count(gaps, "écart à régler", "écarts à régler", "")
}
