package data

// Import is a file of candidates that was brought in, in one act. The journal line of that act lists what it created.
type Import struct {
	ID      ID     `json:"id"`
	File    string `json:"file"`              // its name, without its folder
	SHA256  string `json:"sha256"`            // of its bytes, in hexadecimal
	Session ID     `json:"session,omitempty"` // the one in which its lines were enrolled, if any
	On      Date   `json:"on"`
	People  int    `json:"people"` // lines brought in
	// Withdrawn is why it was taken back, as a whole; empty while it stands.
	Withdrawn string `json:"withdrawn,omitempty"`
}

// Key returns the import's identifier.
func (i Import) Key() ID { return i.ID }

// Validate refuses an import of nothing, or without its day.
func (i Import) Validate() error {
	switch {
	case blank(i.File) || len(i.SHA256) != 64:
		return Refuse("L’import n’est rattaché à aucun fichier.")
	case i.People < 1:
		return Refuse("Aucune ligne n’est choisie.").Hint("Choisissez au moins une ligne à importer.")
	case !i.On.Valid():
		return Refuse("La date de l’import manque ou n’existe pas.")
	case tooLong(i.Withdrawn, 200):
		return Refuse("Le motif de l’annulation dépasse 200 caractères.").Hint("Raccourcissez-le.")
	}
	return nil
}

// Matching is what a centre has chosen for the columns of files that have the same headers.
type Matching struct {
	ID ID `json:"id"` // drawn from the set of headers, whatever their order
	// Fields has the name of a field for each header, folded; an empty one leaves the column out.
	Fields map[string]string `json:"fields"`
}

// Key returns the identifier drawn from the headers.
func (m Matching) Key() ID { return m.ID }

// Validate refuses a choice that is about no column.
func (m Matching) Validate() error {
	if len(m.Fields) == 0 {
		return Refuse("Le choix des colonnes est vide.")
	}
	return nil
}
