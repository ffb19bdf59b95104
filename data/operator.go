package data

import "time"

// Role is what an operator may do.
type Role string

// The roles, from the widest to the narrowest.
const (
	RoleAdministrator Role = "administrateur"
	RoleManager       Role = "responsable"
	RoleTrainer       Role = "formateur"
	RoleReader        Role = "lecteur"
)

// Operator is a person who uses the program at the centre.
type Operator struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
	Role Role   `json:"role"`
	// Sessions are those whose results a trainer enters; of the other roles it says nothing.
	Sessions []ID `json:"sessions,omitempty"`
	// Passphrase is the day on which his passphrase was last chosen; zero: when the centre was created.
	Passphrase Date `json:"passphrase,omitzero"`
	// Left is the day from which he has no access any more. What he did stays under his name.
	Left Date `json:"left,omitzero"`
}

// Gone reports whether the operator has no access any more.
func (o Operator) Gone() bool { return !o.Left.IsZero() }

// Key returns the operator's identifier.
func (o Operator) Key() ID { return o.ID }

// Validate refuses an operator without a name or with an unknown role.
func (o Operator) Validate() error {
	if blank(o.Name) {
		return Refuse("Le nom de l’opérateur manque.").Hint("Donnez le nom de la personne qui utilise le programme.")
	}
	switch o.Role {
	case RoleAdministrator, RoleManager, RoleTrainer, RoleReader:
		return nil
	}
	return Refuse("Le rôle « %s » est inconnu.", o.Role).Hint("Choisissez administrateur, responsable, formateur ou lecteur.")
}

// Act is one thing that an operator did: one line of the journal.
type Act struct {
	ID       ID        `json:"id"`
	At       time.Time `json:"at"` // UTC
	Operator ID        `json:"operator"`
	Name     string    `json:"name"`             // « résultat.saisir »
	Reason   string    `json:"reason,omitempty"` // where one is due
}
