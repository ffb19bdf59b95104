package data

// Disclosure is one giving of all that the centre holds on a person (RGPD, art. 15).
type Disclosure struct {
	ID        ID   `json:"id"`
	Candidate ID   `json:"candidate"`
	On        Date `json:"on"`
	// Asker is who asked for it, and to whom it was given: the person, as a rule.
	Asker  string `json:"asker"`
	Reason string `json:"reason,omitempty"` // the request: « courrier du 3 mars »
	SHA256 string `json:"sha256"`           // of the list of the files given, lower-case hexadecimal
}

// Key returns the disclosure's identifier.
func (d Disclosure) Key() ID { return d.ID }

// Validate refuses a disclosure to nobody.
func (d Disclosure) Validate() error {
	switch {
	case d.Candidate == "":
		return Refuse("La communication ne porte sur personne.").Hint("Choisissez le candidat.")
	case !d.On.Valid():
		return Refuse("La date de la communication manque ou n’existe pas.")
	case blank(d.Asker) || tooLong(d.Asker, 120):
		return Refuse("On ne sait pas qui demande ces données, ou son nom dépasse 120 caractères.").Hint("Les données d’une personne se donnent à elle-même, ou à qui elle a désigné : nommez-le.")
	case tooLong(d.Reason, 300):
		return Refuse("La demande dépasse 300 caractères.").Hint("Raccourcissez-la.")
	case !sha256Text.MatchString(d.SHA256):
		return Refuse("La communication n’a pas d’empreinte.")
	}
	return nil
}
