package app

import (
	"crypto/rand"
	"io"
	"slices"

	"certibloc/data"
)

// Action names what an act does, as the journal keeps it.
type Action string

// The actions.
const (
	ActCreate    Action = "centre.créer"
	ActSettings  Action = "centre.régler"
	ActCandidate Action = "candidat.enregistrer"
	ActSession   Action = "session.ouvrir"
	ActEnrol     Action = "inscription.enregistrer"
	ActResult    Action = "résultat.saisir"
	ActJury      Action = "jury.composer"
	ActDecision  Action = "jury.décider"
	ActSeal      Action = "session.clore"
	ActIssue     Action = "document.émettre"
)

// who says which roles may do an action.
var who = map[Action][]data.Role{
	ActCreate:    {data.RoleAdministrator},
	ActSettings:  {data.RoleAdministrator},
	ActCandidate: {data.RoleAdministrator, data.RoleManager},
	ActSession:   {data.RoleAdministrator, data.RoleManager},
	ActEnrol:     {data.RoleAdministrator, data.RoleManager},
	ActResult:    {data.RoleAdministrator, data.RoleManager, data.RoleTrainer},
	ActJury:      {data.RoleAdministrator, data.RoleManager},
	ActDecision:  {data.RoleAdministrator, data.RoleManager},
	ActSeal:      {data.RoleAdministrator, data.RoleManager},
	ActIssue:     {data.RoleAdministrator, data.RoleManager},
}

func (a Action) allow(role data.Role) error {
	if slices.Contains(who[a], role) {
		return nil
	}
	return data.Refuse("Le rôle « %s » ne permet pas cette action (%s).", role, a).Hint("Demandez à un responsable du centre.")
}

// randReader is the machine's randomness.
var randReader io.Reader = rand.Reader
