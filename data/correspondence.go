package data

import "certibloc/data/rncp"

// Correspondence is a decision of the certifier: who holds the old blocs, all of them, holds the new ones. Nothing in the
// register makes one by itself.
type Correspondence struct {
	ID  ID        `json:"id"`
	Old BlocsHeld `json:"old"`
	New BlocsHeld `json:"new"`
	// Reference and On are those of the certifier's decision.
	Reference string `json:"reference"`
	On        Date   `json:"on"`
	// RecordedBy and RecordedOn are who entered it, and when.
	RecordedBy string `json:"recordedBy"`
	RecordedOn Date   `json:"recordedOn"`
	// Withdrawn takes back one entered by mistake, with the reason.
	Withdrawn  string `json:"withdrawn,omitempty"`
	Supersedes ID     `json:"supersedes,omitempty"`
}

// BlocsHeld names blocs of one fiche.
type BlocsHeld struct {
	Fiche string         `json:"fiche"` // the code
	Blocs []rncp.BlocKey `json:"blocs"`
	// Titles are theirs on the day on which the correspondence was recorded.
	Titles []string `json:"titles"`
}

// Key returns the identifier.
func (c Correspondence) Key() ID { return c.ID }

// Validate refuses a correspondence without a bloc on each side, of one fiche alone, or without the certifier's decision.
func (c Correspondence) Validate() error {
	switch {
	case c.Old.Fiche == "" || c.New.Fiche == "" || c.Old.Fiche == c.New.Fiche:
		return Refuse("Une correspondance va d’une fiche à une autre.").Hint("Choisissez l’ancienne et la nouvelle.")
	case len(c.Old.Blocs) == 0 || len(c.New.Blocs) == 0 || len(c.Old.Titles) != len(c.Old.Blocs) || len(c.New.Titles) != len(c.New.Blocs):
		return Refuse("La correspondance ne nomme pas de bloc d’un côté.").Hint("Choisissez au moins un bloc de chaque fiche.")
	case blank(c.Reference) || tooLong(c.Reference, 200):
		return Refuse("La référence de la décision du certificateur manque ou dépasse 200 caractères.").Hint("Sans elle, aucun bloc ne correspond à un autre.")
	case !c.On.Valid():
		return Refuse("La date de la décision du certificateur manque ou n’existe pas.").Hint("Écrivez-la jj/mm/aaaa.")
	case blank(c.RecordedBy) || !c.RecordedOn.Valid():
		return Refuse("On ne sait pas qui a enregistré la correspondance, ni quand.")
	case tooLong(c.Withdrawn, 200):
		return Refuse("Le motif du retrait dépasse 200 caractères.").Hint("Raccourcissez-le.")
	}
	return nil
}

// CurrentCorrespondences returns those that none of the others supersedes, without those taken back.
func CurrentCorrespondences(all []Correspondence) []Correspondence {
	var left []Correspondence
	for _, c := range current(all, func(c Correspondence) ID { return c.Supersedes }) {
		if c.Withdrawn == "" {
			left = append(left, c)
		}
	}
	return left
}
