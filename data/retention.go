package data

import "slices"

// RetentionKind is a kind of record that is kept for a time of its own.
type RetentionKind string

// The kinds of record.
const (
	KeepNotes      RetentionKind = "appréciations"
	KeepMarks      RetentionKind = "notes"
	KeepAttendance RetentionKind = "convocations"
	KeepNoResult   RetentionKind = "sans résultat"
	KeepContacts   RetentionKind = "coordonnées"
	KeepRegister   RetentionKind = "registre"
	KeepJournal    RetentionKind = "journal"
)

// Retention is how long a kind of record is kept, and why.
type Retention struct {
	Kind  RetentionKind `json:"kind"`
	Years int           `json:"years"` // 0: without a limit
	// Basis is why, in words; Sure says that the centre has had it confirmed, where the program proposes a figure.
	Basis string `json:"basis"`
	Sure  bool   `json:"sure,omitempty"`

	// What follows belongs to the kind, and is not kept.
	Title string `json:"-"` // « Notes et résultats des épreuves »
	Start string `json:"-"` // what the period runs from
	Fate  string `json:"-"` // sort final
	Fixed bool   `json:"-"` // definitive: nothing of it is ever proposed
}

// The fates.
const (
	FateEliminate = "Élimination"
	FateKeep      = "Conservation définitive"
)

const (
	fromJury    = "la date du jury"
	fromLastAct = "le dernier acte enregistré sur la personne"
)

// defaultRetentions are proposals. The instruction for the CCIs (DPACI/RES/2005/17) gives the periods; its figures for juries
// could not be read, so every figure is to be confirmed.
var defaultRetentions = []Retention{
	{Kind: KeepNotes, Title: "Appréciations des examinateurs, compétences cochées et secondes saisies", Start: fromJury, Fate: FateEliminate, Years: 1,
		Basis: "Recours passés : un an après le jury, par analogie avec l’usage des universités pour les copies d’examen."},
	{Kind: KeepMarks, Title: "Notes et résultats des épreuves", Start: fromJury, Fate: FateEliminate, Years: 1,
		Basis: "Même usage que pour les copies. Le procès-verbal, définitif, garde les résultats."},
	{Kind: KeepAttendance, Title: "Convocations, présences et feuilles d’émargement", Start: fromJury, Fate: FateEliminate, Years: 3,
		Basis: "Trois ans pour les feuilles d’émargement : durée couramment admise, de source secondaire."},
	{Kind: KeepNoResult, Title: "Personnes sans aucun résultat", Start: fromLastAct, Fate: FateEliminate, Years: 3,
		Basis: "RGPD, art. 5(1)(e) : pas plus longtemps qu’il n’est nécessaire. Le principe est sûr, le chiffre est proposé."},
	{Kind: KeepContacts, Title: "Coordonnées, employeur, tuteur, aménagements et suivi", Start: fromLastAct, Fate: FateEliminate, Years: 3,
		Basis: "RGPD, art. 5(1)(e), une fois passé le suivi d’insertion à 24 mois. Le chiffre est proposé."},
	{Kind: KeepRegister, Title: "Jurys, décisions, procès-verbaux, registre des documents et identité de leurs titulaires", Fate: FateKeep, Fixed: true,
		Basis: "Un bloc est acquis sans limite de durée ; des duplicatas se demandent des dizaines d’années après."},
	{Kind: KeepJournal, Title: "Contenu du journal", Fate: "Celui des enregistrements qu’il porte", Fixed: true,
		Basis: "Éliminé avec les enregistrements ; les lignes elles-mêmes, sans donnée personnelle, restent et prouvent."},
}

// ConservationID is the key of the one record of what a centre has set.
const ConservationID ID = "conservation"

// Conservation is what a centre has set of its retention, and what its entry in the register of processing says beside.
type Conservation struct {
	Rules []Retention `json:"rules,omitempty"` // those that differ from what the program proposes
	DPO   string      `json:"dpo,omitempty"`   // how to reach the data protection officer
	// LogMonths is how many months the technical log is kept; 0 for DefaultLogMonths.
	LogMonths int `json:"logMonths,omitempty"`
}

// DefaultLogMonths is how long a technical log is kept: the CNIL recommends six months to a year (deliberation n° 2021-122
// of 14 October 2021).
const DefaultLogMonths = 6

const maxLogMonths = 36 // beyond which the same deliberation wants a reason of its own

// Months returns how many months the technical log is kept.
func (c Conservation) Months() int {
	if c.LogMonths == 0 {
		return DefaultLogMonths
	}
	return c.LogMonths
}

// Key returns ConservationID.
func (c Conservation) Key() ID { return ConservationID }

// Retentions returns how long each kind of record is kept: as the centre has set it, or as the program proposes.
func (c Conservation) Retentions() []Retention {
	list := slices.Clone(defaultRetentions)
	for i := range list {
		for _, own := range c.Rules {
			if own.Kind == list[i].Kind && !list[i].Fixed {
				list[i].Years, list[i].Basis, list[i].Sure = own.Years, own.Basis, own.Sure
			}
		}
	}
	return list
}

// With returns the settings with another rule.
func (c Conservation) With(r Retention) Conservation {
	c.Rules = append(slices.DeleteFunc(slices.Clone(c.Rules), func(own Retention) bool { return own.Kind == r.Kind }), r)
	return c
}

// Validate refuses a rule about nothing, for a time that is none, or without its ground.
func (c Conservation) Validate() error {
	if tooLong(c.DPO, 200) {
		return Refuse("Les coordonnées du délégué à la protection des données dépassent 200 caractères.").Hint("Raccourcissez-les.")
	}
	if c.LogMonths < 0 || c.LogMonths > maxLogMonths {
		return Refuse("Le journal technique ne se garde pas %d mois.", c.LogMonths).Hint("Donnez de 1 à %d mois ; la CNIL recommande de 6 à 12.", maxLogMonths)
	}
	for _, r := range c.Rules {
		at := slices.IndexFunc(defaultRetentions, func(d Retention) bool { return d.Kind == r.Kind })
		switch {
		case at < 0:
			return Refuse("« %s » n’est pas une nature d’enregistrement.", r.Kind)
		case defaultRetentions[at].Fixed:
			return Refuse("« %s » : la conservation est définitive.", defaultRetentions[at].Title).Hint("Ce qui prouve un bloc acquis ne s’élimine pas.")
		case r.Years < 0 || r.Years > 100:
			return Refuse("Une durée de %d ans n’est pas possible.", r.Years).Hint("Donnez de 1 à 100 ans, ou 0 pour une conservation sans limite.")
		case blank(r.Basis) || tooLong(r.Basis, 300):
			return Refuse("Le fondement de la durée manque ou dépasse 300 caractères.").Hint("Dites en une phrase d’où vient cette durée.")
		}
	}
	return nil
}
