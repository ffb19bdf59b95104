package data

import "slices"

// Situation is what a certified person does at the time of asking.
type Situation string

// The situations.
const (
	SituationEmployed Situation = "en emploi"
	SituationSeeking  Situation = "en recherche d’emploi"
	SituationStudying Situation = "en formation"
	SituationOther    Situation = "autre situation"
	// SituationSilent stands for no answer, SituationNeutral for someone who is counted nowhere: dead, ill for long, gone abroad.
	SituationSilent  Situation = "sans réponse"
	SituationNeutral Situation = "neutralisé"
)

// Situations are the situations, in the order in which they are offered.
var Situations = []Situation{SituationEmployed, SituationSeeking, SituationStudying, SituationOther, SituationSilent, SituationNeutral}

// Contract is under what a person works.
type Contract string

// Contracts are the contracts, in the order in which they are offered.
var Contracts = []Contract{"CDI", "CDD", "alternance", "intérim", "indépendant", "autre"}

// Horizons are after how many months certified persons are asked what they do.
var Horizons = []int{6, 24}

// FollowUp is what became of a certified person, so many months after the certification. A later answer to the same question
// supersedes an earlier one.
type FollowUp struct {
	ID         ID        `json:"id"`
	Candidate  ID        `json:"candidate"`
	Fiche      string    `json:"fiche"`
	Months     int       `json:"months"` // one of Horizons
	On         Date      `json:"on"`     // of the answer, or of the last attempt
	Situation  Situation `json:"situation"`
	Target     bool      `json:"target,omitempty"` // in a job that the certification aims at
	Job        string    `json:"job,omitempty"`    // in the words of the fiche where it is one of its jobs
	ROME       string    `json:"rome,omitempty"`
	Sector     string    `json:"sector,omitempty"` // of the fiche
	Contract   Contract  `json:"contract,omitempty"`
	Supersedes ID        `json:"supersedes,omitempty"`
}

// Key returns the identifier.
func (f FollowUp) Key() ID { return f.ID }

// Validate refuses an answer to no question, or one that contradicts itself.
func (f FollowUp) Validate() error {
	switch {
	case f.Candidate == "" || f.Fiche == "":
		return Refuse("Le suivi n’est rattaché à aucune personne certifiée.")
	case !slices.Contains(Horizons, f.Months):
		return Refuse("On ne demande rien à %d mois.", f.Months).Hint("Le suivi se fait à 6 et à 24 mois.")
	case !f.On.Valid():
		return Refuse("La date de la réponse manque ou n’existe pas.").Hint("Écrivez-la jj/mm/aaaa.")
	case !slices.Contains(Situations, f.Situation):
		return Refuse("La situation manque.").Hint("Choisissez-la dans la liste ; « sans réponse » en est une.")
	case f.Situation != SituationEmployed && (f.Target || f.Job != "" || f.ROME != "" || f.Sector != "" || f.Contract != ""):
		return Refuse("Un métier et un contrat ne vont qu’avec « en emploi ».").Hint("Corrigez la situation, ou effacez le métier.")
	case f.Contract != "" && !slices.Contains(Contracts, f.Contract):
		return Refuse("Le contrat « %s » n’est pas de la liste.", f.Contract).Hint("Choisissez « autre ».")
	}
	for what, text := range map[string]string{"Le métier": f.Job, "Le secteur": f.Sector, "Le code ROME": f.ROME} {
		if err := CheckNote(what, text, maxParticular); err != nil {
			return err
		}
	}
	return nil
}

// CurrentFollowUps returns the answers that none of the others supersedes.
func CurrentFollowUps(all []FollowUp) []FollowUp {
	return current(all, func(f FollowUp) ID { return f.Supersedes })
}
