package cdc

import (
	"regexp"

	"certibloc/data"
)

// Versions of the schema. Of 1.1.5 only the description by a third party was seen, never the schema: files of that version
// are not validated by anything.
const (
	Schema112 = "1.1.2"
	Schema115 = "1.1.5" // adds « action » to the flux
)

// Who may deposit a file (natureDeposant); the element may be left out.
const (
	DepositorCertifier = "CERTIFICATEUR"
	DepositorTrusted   = "TIERS_CONFIANCE"
)

// Settings are what a file bears of the certifier, and how large it may grow. The limits are second-hand: 200,000 passages
// from a description of the questions and answers of 2026, 200 MB from an older guide.
type Settings struct {
	Schema      string `json:"schema"`                   // Schema112 or Schema115
	Sender      string `json:"idClientEmetteur"`         // 8 characters: who sends (emetteur/idClient)
	Certifier   string `json:"idClientCertificateur"`    // 8 characters: who certifies (certificateur/idClient)
	Contract    string `json:"idContrat"`                // 1 to 20 characters
	Depositor   string `json:"natureDeposant,omitempty"` // DepositorCertifier, DepositorTrusted or empty
	VAEWay      VAEWay `json:"voieAccessVAE,omitempty"`  // of every VAE: VAEClassic, VAELeave or empty
	MaxPassages int    `json:"passagesParFichier"`       // of one file; more make several files
	MaxBytes    int64  `json:"octetsParFichier"`         // likewise
}

// DefaultSettings returns the settings before the certifier's identifiers are known.
func DefaultSettings() Settings {
	return Settings{Schema: Schema112, Depositor: DepositorCertifier, VAEWay: VAEClassic, MaxPassages: 200_000, MaxBytes: 200_000_000}
}

// minBytes is the least limit of a file: below it a single passage might not fit.
const minBytes = 100_000

// identifier is what the identifiers of the Caisse des Dépôts are made of, as far as they were seen.
var identifier = regexp.MustCompile(`^[0-9A-Za-z]+$`)

// Validate refuses settings with which no file would be accepted.
func (s Settings) Validate() error {
	switch {
	case s.Schema != Schema112 && s.Schema != Schema115:
		return data.Refuse("La version « %s » du schéma n’est pas connue.", s.Schema).Hint("Choisissez %s, ou %s (non confirmée).", Schema112, Schema115)
	case len(s.Sender) != 8 || !identifier.MatchString(s.Sender):
		return data.Refuse("L’identifiant de l’émetteur (idClient) « %s » n’a pas 8 lettres ou chiffres.", s.Sender).Hint("La Caisse des Dépôts l’a donné au certificateur.")
	case len(s.Certifier) != 8 || !identifier.MatchString(s.Certifier):
		return data.Refuse("L’identifiant du certificateur (idClient) « %s » n’a pas 8 lettres ou chiffres.", s.Certifier).Hint("La Caisse des Dépôts le lui a donné.")
	case len(s.Contract) > 20 || !identifier.MatchString(s.Contract):
		return data.Refuse("Le contrat (idContrat) « %s » n’a pas 1 à 20 lettres ou chiffres.", s.Contract).Hint("Il ressemble à MCFCER000000 ; la Caisse des Dépôts l’a donné au certificateur.")
	case s.Depositor != "" && s.Depositor != DepositorCertifier && s.Depositor != DepositorTrusted:
		return data.Refuse("La nature du déposant « %s » n’existe pas.", s.Depositor).Hint("Choisissez %s ou %s, ou laissez-la vide.", DepositorCertifier, DepositorTrusted)
	case s.VAEWay != "" && s.VAEWay != VAEClassic && s.VAEWay != VAELeave:
		return data.Refuse("La voie de VAE « %s » n’existe pas.", s.VAEWay).Hint("Choisissez %s ou %s, ou laissez-la vide.", VAEClassic, VAELeave)
	case s.MaxPassages < 1:
		return data.Refuse("Un fichier doit pouvoir contenir au moins un passage.").Hint("Donnez un nombre d’au moins 1.")
	case s.MaxBytes < minBytes:
		return data.Refuse("Un fichier de %d octets au plus est trop petit.", s.MaxBytes).Hint("Donnez au moins %d.", minBytes)
	}
	return nil
}

// Unconfirmed says what is not known for sure of the version of the schema, empty where files are validated by the schema.
func (s Settings) Unconfirmed() string {
	if s.Schema == Schema115 {
		return "La version 1.1.5 du schéma n’est pas confirmée : seul l’élément « action » (CREATION) en est connu, par une description d’un tiers. " +
			"Aucun schéma ne vérifie ce fichier."
	}
	return ""
}
