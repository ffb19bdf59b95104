package data

import "certibloc/data/rncp"

// Prior (acquis antérieur) is a bloc, or the whole certification, that a candidate holds on another ground than a decision
// recorded by this program.
type Prior struct {
	ID        ID           `json:"id"`
	Candidate ID           `json:"candidate"`
	Fiche     string       `json:"fiche"`
	Bloc      rncp.BlocKey `json:"bloc"` // WholeCertification for the certification
	Ground    Ground       `json:"ground"`
	On        Date         `json:"on"`     // of the acquisition, or of the certifier's decision
	Source    string       `json:"source"` // the register, or the certifier's decision, with its reference
	// CheckedBy and CheckedOn are who held the entry against its source, and when.
	CheckedBy string `json:"checkedBy"`
	CheckedOn Date   `json:"checkedOn"`
	// Number is that of the document delivered then, where it is known.
	Number string `json:"number,omitempty"`
	// Withdrawn takes back an entry made by mistake, with the reason.
	Withdrawn  string `json:"withdrawn,omitempty"`
	Supersedes ID     `json:"supersedes,omitempty"`
}

// Ground is why a bloc is held.
type Ground string

// The grounds. The fiche lists no link with other certifications, so equivalences and exemptions exist only by a decision
// of the certifier.
const (
	GroundJury        Ground = "décision du jury"
	GroundRegister    Ground = "repris du registre"
	GroundEquivalence Ground = "équivalence"
	GroundExemption   Ground = "dispense"
	// GroundCorrespondence is never entered for a person: it follows from a Correspondence.
	GroundCorrespondence Ground = "correspondance"
)

// Key returns the entry's identifier.
func (p Prior) Key() ID { return p.ID }

// Validate refuses an entry without its source, its date, or who checked it.
func (p Prior) Validate() error {
	if p.Candidate == "" || p.Fiche == "" || p.Bloc == "" {
		return Refuse("L’acquis n’est rattaché à aucun candidat ou à aucun bloc.").Hint("Choisissez le bloc, ou la certification complète.")
	}
	decided := p.Ground == GroundEquivalence || p.Ground == GroundExemption
	switch {
	case !decided && p.Ground != GroundRegister:
		return Refuse("L’origine de l’acquis n’est pas donnée.").Hint("Choisissez repris du registre, équivalence ou dispense.")
	case decided && p.Bloc == WholeCertification:
		return Refuse("Une équivalence ou une dispense porte sur un bloc.").Hint("Choisissez le bloc que nomme la décision du certificateur.")
	case !p.On.Valid():
		return Refuse("La date de l’acquis manque ou n’existe pas.").Hint("Écrivez-la jj/mm/aaaa.")
	case decided && blank(p.Source):
		return Refuse("La référence de la décision du certificateur manque.").Hint("Sans décision du certificateur, ni équivalence ni dispense n’existe : la fiche n’en prévoit aucune.")
	case blank(p.Source) || tooLong(p.Source, 200):
		return Refuse("La source de l’acquis manque ou dépasse 200 caractères.").Hint("Nommez le registre et la page, ou le procès-verbal.")
	case blank(p.CheckedBy) || tooLong(p.CheckedBy, 80) || !p.CheckedOn.Valid():
		return Refuse("On ne sait pas qui a vérifié cet acquis, ni quand.").Hint("Donnez le nom de la personne et la date.")
	case p.CheckedOn.Before(p.On):
		return Refuse("L’acquis est vérifié (%s) avant d’exister (%s).", p.CheckedOn.French(), p.On.French()).Hint("Corrigez l’une des dates.")
	case tooLong(p.Number, 60) || tooLong(p.Withdrawn, 200):
		return Refuse("Le numéro du document dépasse 60 caractères, ou le motif du retrait 200.").Hint("Raccourcissez-le.")
	}
	return nil
}

// CurrentPriors returns the entries that none of the others supersedes, without those taken back.
func CurrentPriors(all []Prior) []Prior {
	var left []Prior
	for _, p := range current(all, func(p Prior) ID { return p.Supersedes }) {
		if p.Withdrawn == "" {
			left = append(left, p)
		}
	}
	return left
}

// Fulfilled notes that a duty with a legal term was done.
type Fulfilled struct {
	ID      ID     `json:"id"`
	Session ID     `json:"session"`
	Duty    Duty   `json:"duty"`
	On      Date   `json:"on"`
	Note    string `json:"note,omitempty"`
}

// Duty is something that the law wants done within a term.
type Duty string

// The duties. Both are the certifier's; the centre sends in time what they need.
const (
	DutyNotifyVAE Duty = "notification VAE" // of the result, within 15 days of the session (Code du travail R6412-7)
	DutyFiling    Duty = "déclaration"      // of the holders, within 3 months of the delivery (R6113-17-2)
)

// Key returns the identifier.
func (f Fulfilled) Key() ID { return f.ID }

// Validate refuses a duty that is none, or without its day.
func (f Fulfilled) Validate() error {
	switch {
	case f.Session == "" || f.Duty != DutyNotifyVAE && f.Duty != DutyFiling:
		return Refuse("Cette démarche n’existe pas.")
	case !f.On.Valid():
		return Refuse("La date de la démarche manque ou n’existe pas.").Hint("Écrivez-la jj/mm/aaaa.")
	case tooLong(f.Note, 200):
		return Refuse("La note dépasse 200 caractères.").Hint("Raccourcissez-la.")
	}
	return nil
}
