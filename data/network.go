package data

import "certibloc/data/rncp"

// NetworkNumber is the number that the network gave to a certificate, a parchment, or the request for one. Where the
// certifier delivers the parchment and the centre has no document of its own, it is about what the candidate holds.
type NetworkNumber struct {
	ID        ID           `json:"id"`
	Document  ID           `json:"document,omitempty"` // of the register; then the three below are empty
	Candidate ID           `json:"candidate,omitempty"`
	Fiche     string       `json:"fiche,omitempty"`
	Bloc      rncp.BlocKey `json:"bloc,omitempty"` // WholeCertification for the parchment
	Number    string       `json:"number"`         // as the network writes it
	On        Date         `json:"on"`             // that the network's document bears
	Received  Date         `json:"received"`       // at the centre
	// Supersedes is the entry that this one corrects.
	Supersedes ID `json:"supersedes,omitempty"`
}

// Key returns the entry's identifier.
func (n NetworkNumber) Key() ID { return n.ID }

// Validate refuses a number that hangs on nothing, is none, or whose days are out of order.
func (n NetworkNumber) Validate() error {
	switch {
	case (n.Document == "") == (n.Candidate == "" || n.Fiche == "" || n.Bloc == ""):
		return Refuse("Le numéro du réseau n’est rattaché à aucun document.")
	case blank(n.Number) || tooLong(n.Number, 60):
		return Refuse("Le numéro du réseau manque ou dépasse 60 caractères.").Hint("Recopiez-le du document du réseau.")
	case !n.On.Valid():
		return Refuse("La date du document du réseau manque ou n’existe pas.").Hint("Écrivez-la jj/mm/aaaa.")
	case !n.Received.Valid():
		return Refuse("Le jour où le centre a reçu ce numéro manque ou n’existe pas.").Hint("Écrivez-le jj/mm/aaaa.")
	case n.Received.Before(n.On):
		return Refuse("Le numéro est reçu (%s) avant la date du document du réseau (%s).", n.Received.French(), n.On.French()).Hint("Corrigez l’une des dates.")
	}
	return nil
}

// CurrentNetworkNumbers returns the entries that none of the others supersedes.
func CurrentNetworkNumbers(all []NetworkNumber) []NetworkNumber {
	return current(all, func(n NetworkNumber) ID { return n.Supersedes })
}

// OfNetwork reports whether the network may give a document of this kind a number of its own.
func (k DocumentKind) OfNetwork() bool {
	switch k {
	case KindBlocCertificate, KindParchment, KindRequest:
		return true
	}
	return false
}

// ForHolder reports whether a document of this kind is handed over to the person whom it is about. Minutes stay at the
// centre, and the request for a parchment goes to the certifier.
func (k DocumentKind) ForHolder() bool {
	return k != KindMinutes && k != KindRequest
}
