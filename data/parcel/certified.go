package parcel

import (
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
)

// Born returns when the person was born, as far as it is known.
func (p Person) Born() data.Date {
	return rncp.NewDate(p.BirthYear, time.Month(p.BirthMonth), p.BirthDay)
}

// Course is how a holder came to what a line says.
type Course struct {
	Centre   string     `json:"centre"` // its code
	Code     string     `json:"code"`   // of the fiche: « RNCP27413 »
	Session  string     `json:"session"`
	Route    rncp.Route `json:"voie"`
	Track    rncp.Track `json:"modalite"`
	Access   string     `json:"modaliteAcces"`     // the route as the national file calls it
	Training data.Date  `json:"entreeFormation"`   // first entry in training, zero where there is none
	VAE      data.Date  `json:"recevabiliteVAE"`   // on which the VAE candidacy was declared admissible, zero off the VAE
	From     data.Date  `json:"dateDebutExamen"`   // first and last day of the assessments of the session
	To       data.Date  `json:"dateFinExamen"`     //
	Decided  data.Date  `json:"dateDecision"`      // by the jury
	Since    data.Date  `json:"dateDebutValidite"` // from which it is held: the jury's day
	Until    data.Date  `json:"dateFinValidite"`   // zero: without an end
}

// Certification is a full certification, pronounced by a jury of the centre.
type Certification struct {
	Head
	Course
	Person
	Type  string `json:"type"` // RNCP
	Title string `json:"intitule"`
	// Blocs are those that it stands on, all those of the fiche, in its order.
	Blocs []HeldBloc `json:"blocs"`
}

// HeldBloc is a bloc under a certification: when and on which ground it was acquired.
type HeldBloc struct {
	Key    rncp.BlocKey `json:"bloc"`
	Title  string       `json:"intitule"`
	On     data.Date    `json:"acquisLe"`
	Ground data.Ground  `json:"origine"`
	Source string       `json:"reference,omitempty"` // of what is no decision of a jury of the centre
}

// Bloc is a bloc that a jury of the centre has given. The official number of a bloc is ambiguous on its own: the key and
// the title say which it is.
type Bloc struct {
	Head
	Course
	Person
	Key    rncp.BlocKey `json:"bloc"`
	Number int          `json:"numeroOfficiel"` // « Bloc de compétence n°… de la fiche »
	Title  string       `json:"intitule"`
}

func (c Course) check(line string) error {
	switch {
	case c.Centre == "" || c.Code == "" || c.Session == "":
		return broken("la ligne %s ne dit pas de quel centre, de quelle fiche ou de quelle session elle est", line)
	case c.Route == "" || c.Access == "":
		return broken("la voie d’accès de la ligne %s n’existe pas", line)
	case c.Track != rncp.TrackInitial && c.Track != rncp.TrackContinuing && c.Track != rncp.TrackVAE:
		return broken("la modalité de la ligne %s n’existe pas", line)
	case !c.From.Valid() || !c.To.Valid() || !c.Decided.Valid() || !c.Since.Valid() || c.To.Before(c.From):
		return broken("une date de la ligne %s manque ou n’existe pas", line)
	case !maybe(c.Training) || !maybe(c.VAE) || !maybe(c.Until):
		return broken("une date de la ligne %s n’existe pas", line)
	}
	return nil
}

// maybe reports whether a date exists or is not given.
func maybe(d data.Date) bool { return d.IsZero() || d.Valid() }

// Validate refuses a certification that the national file could not carry.
func (c Certification) Validate() error {
	if err := first(c.Head.check(), c.Course.check(c.ID), c.Person.check(c.ID)); err != nil {
		return err
	}
	if c.Type == "" || c.Title == "" || len(c.Blocs) == 0 {
		return broken("la certification de la ligne %s n’a pas de type, d’intitulé ou de bloc", c.ID)
	}
	if !c.Verified.Valid() {
		return broken("l’identité de la ligne %s n’est vérifiée sur aucune pièce", c.ID)
	}
	for _, b := range c.Blocs {
		if b.Key == "" || b.Title == "" || !b.On.Valid() || b.Ground == "" {
			return broken("un bloc de la ligne %s n’est pas entier", c.ID)
		}
	}
	return nil
}

// Validate refuses a bloc that is not told, or whose holder is not known.
func (b Bloc) Validate() error {
	if err := first(b.Head.check(), b.Course.check(b.ID), b.Person.check(b.ID)); err != nil {
		return err
	}
	if b.Key == "" || b.Title == "" || b.Number < 1 {
		return broken("le bloc de la ligne %s n’est pas nommé", b.ID)
	}
	return nil
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
