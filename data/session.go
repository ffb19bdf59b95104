package data

import "certibloc/data/rncp"

// Session is an examination session of the centre.
type Session struct {
	ID    ID     `json:"id"`
	Code  string `json:"code"` // short and unique in the centre: « 2021-PRINTEMPS »
	Name  string `json:"name"`
	Fiche string `json:"fiche"`
	// FicheVersion is the installed version of the fiche that the session was opened with; empty for the program's own.
	FicheVersion ID   `json:"ficheVersion,omitempty"`
	From         Date `json:"from"` // first and last day of the assessments
	To           Date `json:"to"`
	// Cohort and Company are those of a session held for one promotion of a partner company, or empty.
	Cohort  string `json:"cohort,omitempty"`
	Company string `json:"company,omitempty"`
	// ResitOf is the session whose candidates this one lets sit again; empty for a session of its own.
	ResitOf ID `json:"resitOf,omitempty"`
	// Rules are those in force when the session was opened.
	Rules Rules `json:"rules"`
	// Sealed is the day on which results and decisions were closed; zero before.
	Sealed Date `json:"sealed"`
}

// Key returns the session's identifier.
func (s Session) Key() ID { return s.ID }

// Validate refuses a session without a code, a name or coherent dates.
func (s Session) Validate() error {
	switch {
	case blank(s.Code) || tooLong(s.Code, 24):
		return Refuse("Le code de la session manque ou dépasse 24 caractères.").Hint("Donnez un code court, par exemple 2021-PRINTEMPS.")
	case blank(s.Name) || tooLong(s.Name, 80):
		return Refuse("Le nom de la session manque ou dépasse 80 caractères.").Hint("Donnez un nom, par exemple « Printemps 2021 ».")
	case tooLong(s.Cohort, 80) || tooLong(s.Company, 80):
		return Refuse("Le nom de la promotion ou de l’entreprise partenaire dépasse 80 caractères.").Hint("Raccourcissez-le.")
	case s.Fiche == "":
		return Refuse("La session n’est rattachée à aucune fiche.")
	case !s.From.Valid() || !s.To.Valid():
		return Refuse("Les dates de la session « %s » manquent ou n’existent pas.", s.Name).Hint("Donnez le premier et le dernier jour des épreuves.")
	case s.To.Before(s.From):
		return Refuse("La session « %s » finit (%s) avant de commencer (%s).", s.Name, s.To.French(), s.From.French()).Hint("Corrigez l’une des dates.")
	}
	return s.Rules.Validate()
}

// Enrolment (inscription) is a path in a session: the blocs asked for, and the way chosen for each.
type Enrolment struct {
	ID      ID            `json:"id"`
	Session ID            `json:"session"`
	Path    ID            `json:"path"`
	Blocs   []BlocRequest `json:"blocs"`
	// Withdrawn takes the enrolment back with the import that had brought it in.
	Withdrawn string `json:"withdrawn,omitempty"`
}

// BlocRequest asks for a bloc, by one of the ways that the fiche offers on the track.
type BlocRequest struct {
	Bloc rncp.BlocKey `json:"bloc"`
	Way  rncp.WayKey  `json:"way"`
}

// Key returns the enrolment's identifier.
func (e Enrolment) Key() ID { return e.ID }

// Asks returns the request for a bloc, if the enrolment has one.
func (e Enrolment) Asks(bloc rncp.BlocKey) (BlocRequest, bool) {
	for _, b := range e.Blocs {
		if b.Bloc == bloc {
			return b, true
		}
	}
	return BlocRequest{}, false
}

// Validate refuses an enrolment that hangs on nothing or asks twice for the same bloc. One that asks for no bloc is for
// the rules to judge: who holds them all comes before the jury for the certification alone.
func (e Enrolment) Validate() error {
	if e.Session == "" || e.Path == "" {
		return Refuse("L’inscription n’est rattachée à aucune session ou à aucun parcours.")
	}
	seen := map[rncp.BlocKey]bool{}
	for _, b := range e.Blocs {
		if seen[b.Bloc] {
			return Refuse("L’inscription demande deux fois le bloc « %s ».", b.Bloc).Hint("Retirez-en un.")
		}
		seen[b.Bloc] = true
	}
	return nil
}
