package data

// Sentence is one fixed sentence of the documents, as the program has it.
type Sentence struct {
	Name string       // stands for it in the code and in a centre's own wording
	Part string       // what it belongs to, in French: « Certificat de bloc »
	Kind DocumentKind // one that shows it
	Text string       // with the values to fill in between braces
}

// SheetWording is the sentences of a document that are the centre's own.
type SheetWording struct {
	Version   int               `json:"version"`   // of the centre's wording
	Sentences map[string]string `json:"sentences"` // by name
}

// Wording is a version of the sentences that a centre has adapted. Versions are added, never changed: a document tells with
// which one it was issued.
type Wording struct {
	ID      ID   `json:"id"`
	Version int  `json:"version"` // from 1; without any the documents say the program's own sentences
	On      Date `json:"on"`
	// Sentences are the adapted ones, by name; the others are the program's. None: the centre went back to those.
	Sentences map[string]string `json:"sentences"`
}

// Key returns the version's identifier.
func (w Wording) Key() ID { return w.ID }

// Validate refuses a version without a number or a day, and an empty sentence.
func (w Wording) Validate() error {
	if w.Version < 1 || !w.On.Valid() {
		return Refuse("Cette version des textes n’a pas de numéro ou pas de date.")
	}
	for name, text := range w.Sentences {
		if name == "" || blank(text) {
			return Refuse("Une phrase adaptée est vide.").Hint("Reprenez la phrase d’origine.")
		}
	}
	return nil
}

// Sheet returns what a sheet keeps of the version, nil where nothing is adapted.
func (w Wording) Sheet() *SheetWording {
	if len(w.Sentences) == 0 {
		return nil
	}
	return &SheetWording{Version: w.Version, Sentences: w.Sentences}
}
