package data

// SheetEvidence is what the list at the head of an evidence file (dossier de preuves) says of it.
type SheetEvidence struct {
	Scope    string                  `json:"scope"`    // « Candidat », « Session » or « Période »
	About    string                  `json:"about"`    // whom, which session or from when to when
	Sessions []string                `json:"sessions"` // each with its jury and whether it is closed; none where About says so
	By       string                  `json:"by"`       // who made the file
	Contents []string                `json:"contents"` // how many of each there are: « 12 résultats »
	Chain    SheetEvidenceChain      `json:"chain"`
	Listed   []SheetEvidenceDocument `json:"listed"` // in the order of their issue
	Files    []SheetEvidenceFile     `json:"files"`  // the others, in the order of their names
}

// SheetEvidenceChain is where the journal stood.
type SheetEvidenceChain struct {
	Lines uint64 `json:"lines"`
	Hash  string `json:"hash"` // of the last line, lower-case hexadecimal
}

// SheetEvidenceDocument is an issued document in an evidence file.
type SheetEvidenceDocument struct {
	Number string `json:"number"`
	Kind   string `json:"kind"`
	Detail string `json:"detail,omitempty"` // the bloc, by its title
	Holder string `json:"holder,omitempty"` // empty for the minutes
	On     Date   `json:"on"`               // of its issue
	State  string `json:"state"`            // « original », « duplicata n° 1 », « remplacé par »
	Other  string `json:"other,omitempty"`  // the number of the document that replaces it, or that it replaces
	SHA256 string `json:"sha256"`
}

// SheetEvidenceFile is another file of an evidence file.
type SheetEvidenceFile struct {
	Name   string `json:"name"`
	Holds  string `json:"holds"` // in words
	SHA256 string `json:"sha256"`
}
