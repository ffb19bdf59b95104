package data

// SheetDisposal is what a disposal list (bordereau d'élimination) shows. It names nobody.
type SheetDisposal struct {
	Number   int                 `json:"number"`
	On       Date                `json:"on"`
	By       string              `json:"by"` // who drew it up
	Lines    []SheetDisposalLine `json:"lines"`
	Total    string              `json:"total"` // « 218 enregistrements, 49 ko »
	SHA256   string              `json:"sha256"`
	Visa     Visa                `json:"visa"` // empty while it is to be given
	Executed Date                `json:"executed"`
	Removed  string              `json:"removed,omitempty"` // « 210 enregistrements »
	Kept     string              `json:"kept,omitempty"`
	// Abandoned says why it was given up, on AbandonedOn.
	Abandoned   string `json:"abandoned,omitempty"`
	AbandonedOn Date   `json:"abandonedOn"`
}

// SheetDisposalLine is one of its lines.
type SheetDisposalLine struct {
	Title   string `json:"title"`
	From    Date   `json:"from"`
	To      Date   `json:"to"`
	People  int    `json:"people"`
	Records int    `json:"records"`
	Volume  string `json:"volume"`
	Period  string `json:"period"` // « 3 ans »
	Start   string `json:"start"`
	Basis   string `json:"basis"`
	Fate    string `json:"fate"`
}

// SheetProcessing is what the entry in the register of processing (RGPD, art. 30) says beside its fixed sentences.
type SheetProcessing struct {
	DPO        string           `json:"dpo,omitempty"` // how to reach the data protection officer
	Retentions []SheetRetention `json:"retentions"`
}

// SheetRetention is how long a kind of record is kept.
type SheetRetention struct {
	Title  string `json:"title"`
	Period string `json:"period,omitempty"` // « 3 ans »; empty where there is no limit
	Start  string `json:"start,omitempty"`
	Fate   string `json:"fate"`
	Sure   bool   `json:"sure"` // the centre has had it confirmed
}
