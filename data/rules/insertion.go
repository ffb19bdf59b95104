package rules

import "certibloc/data"

// Insertion is what became of people so many months after their certification, as France compétences publishes it for a year of
// certified people: TAUX_INSERTION_GLOBAL_6MOIS, TAUX_INSERTION_METIER_6MOIS and TAUX_INSERTION_METIER_2ANS of its open data,
// whose rates are those in employment, and those in a job that the certification aims at. Counted here are those who answered;
// who is in training is neither in employment nor sought, and counted apart.
type Insertion struct {
	Asked    int // everybody but those neutralised
	Answered int
	Employed int // among those who answered
	Target   int // among those employed, in a job that the certification aims at
	Studying int
	Silent   int
	Neutral  int // counted nowhere else
}

// NewInsertion counts the current answers at a number of months.
func NewInsertion(answers []data.FollowUp, months int) Insertion {
	var n Insertion
	for _, f := range answers {
		if f.Months == months {
			n.Add(f)
		}
	}
	return n
}

// Add counts one answer more.
func (n *Insertion) Add(f data.FollowUp) {
	switch f.Situation {
	case data.SituationNeutral:
		n.Neutral++
		return
	case data.SituationSilent:
		n.Silent++
	case data.SituationEmployed:
		n.Answered++
		n.Employed++
		if f.Target {
			n.Target++
		}
	case data.SituationStudying:
		n.Answered++
		n.Studying++
	default:
		n.Answered++
	}
	n.Asked++
}

// Global is the rate of those in employment among those who answered, from 0 to 1; ok is false where nobody did.
func (n Insertion) Global() (rate float64, ok bool) { return share(n.Employed, n.Answered) }

// Job is the rate of those in a job that the certification aims at among those who answered, from 0 to 1; ok is false where nobody
// did.
func (n Insertion) Job() (rate float64, ok bool) { return share(n.Target, n.Answered) }

func share(part, whole int) (float64, bool) {
	if whole == 0 {
		return 0, false
	}
	return float64(part) / float64(whole), true
}
