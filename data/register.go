package data

// Relation is what a document is to an earlier one.
type Relation string

// The relations. An original stands alone.
const (
	RelationOriginal    Relation = ""
	RelationDuplicate   Relation = "duplicata"
	RelationReplacement Relation = "annule et remplace"
	// RelationEarlier is a duplicate of an original that was delivered before the program; it has a number of its own.
	RelationEarlier Relation = "duplicata d’un original antérieur"
)

// Annulment takes a document out of force. The document stays in the register, with its bytes.
type Annulment struct {
	ID       ID     `json:"id"`
	Document ID     `json:"document"`
	On       Date   `json:"on"`
	Reason   string `json:"reason"`
	// Replacement is the document that annuls and replaces it, if one does.
	Replacement ID `json:"replacement,omitempty"`
	// Fraud says that it is withdrawn for fraud; Heard is then the day on which the candidate could comment (Code du travail
	// R6412-7).
	Fraud bool `json:"fraud,omitempty"`
	Heard Date `json:"heard"`
}

// Key returns the annulment's identifier.
func (a Annulment) Key() ID { return a.ID }

// Validate refuses an annulment without a reason, and one for fraud of someone who was not heard.
func (a Annulment) Validate() error {
	switch {
	case a.Document == "":
		return Refuse("L’annulation ne porte sur aucun document.")
	case !a.On.Valid():
		return Refuse("La date de l’annulation manque ou n’existe pas.").Hint("Écrivez-la jj/mm/aaaa.")
	case blank(a.Reason) || tooLong(a.Reason, 300):
		return Refuse("Le motif de l’annulation manque ou dépasse 300 caractères.").Hint("Écrivez-le en une phrase : le registre le garde.")
	case a.Fraud && !a.Heard.Valid():
		return Refuse("Un retrait pour fraude suppose que la personne a pu présenter ses observations (Code du travail, art. R6412-7).").
			Hint("Donnez le jour où elle a été entendue ou invitée à répondre.")
	case a.Fraud && a.On.Before(a.Heard):
		return Refuse("Le retrait (%s) précède les observations de la personne (%s).", a.On.French(), a.Heard.French()).Hint("Corrigez l’une des dates.")
	}
	return nil
}

// Handover is how a document was delivered.
type Handover string

// The ways of delivery.
const (
	HandoverSigned     Handover = "contre signature"
	HandoverRegistered Handover = "envoi recommandé"
	HandoverOther      Handover = "autre"
)

// Delivery is the handing over of a document.
type Delivery struct {
	ID        ID       `json:"id"`
	Document  ID       `json:"document"`
	On        Date     `json:"on"`
	To        string   `json:"to"`
	How       Handover `json:"how"`
	Reference string   `json:"reference,omitempty"` // number of the registered post
}

// Key returns the delivery's identifier.
func (d Delivery) Key() ID { return d.ID }

// Validate refuses a delivery to nobody, and registered post without its number.
func (d Delivery) Validate() error {
	switch {
	case d.Document == "":
		return Refuse("La remise ne porte sur aucun document.")
	case !d.On.Valid():
		return Refuse("La date de la remise manque ou n’existe pas.").Hint("Écrivez-la jj/mm/aaaa.")
	case blank(d.To) || tooLong(d.To, 120):
		return Refuse("On ne sait pas à qui le document a été remis.").Hint("Donnez le nom de la personne.")
	case d.How != HandoverSigned && d.How != HandoverRegistered && d.How != HandoverOther:
		return Refuse("La façon de remettre le document n’est pas donnée.").Hint("Choisissez contre signature, envoi recommandé ou autre.")
	case d.How == HandoverRegistered && blank(d.Reference):
		return Refuse("Le numéro de l’envoi recommandé manque.").Hint("Recopiez-le du récépissé.")
	case tooLong(d.Reference, 60):
		return Refuse("La référence de la remise dépasse 60 caractères.").Hint("Raccourcissez-la.")
	}
	return nil
}
