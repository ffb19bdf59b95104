package data

// Sentence is one fixed sentence of the documents, as the program has it.
type Sentence struct {
	Name string // stands for it in the code and in a centre's own wording
	Part string // what it belongs to, in French: « Certificat de bloc »
	Text string // with the values to fill in between braces
}

// SheetWording is the sentences of a document that are the centre's own.
type SheetWording struct {
	Version   int               `json:"version"`   // of the centre's wording
	Sentences map[string]string `json:"sentences"` // by name
}
