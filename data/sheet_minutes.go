package data

// SheetMinutes is what the minutes of a jury (procès-verbal) state.
type SheetMinutes struct {
	Code         string `json:"code"` // of the session
	AssessedFrom Date   `json:"assessedFrom"`
	AssessedTo   Date   `json:"assessedTo"`
	Place        string `json:"place"`           // of the deliberation
	Began        string `json:"began,omitempty"` // « 14:05 »
	Ended        string `json:"ended,omitempty"`
	Held         string `json:"held,omitempty"`      // by whom else, where the jury is shared or sat elsewhere
	Reference    string `json:"reference,omitempty"` // of the minutes received from there
	// Corrects is the number of the minutes that these correct, with the date of those; empty for the first.
	Corrects   string `json:"corrects,omitempty"`
	CorrectsOn Date   `json:"correctsOn"`

	Asked       []string          `json:"asked"` // the composition that the fiche asks for, college by college
	Members     []SheetMember     `json:"members"`
	Composition []string          `json:"composition"` // how the composition was found, in sentences
	SetAside    []SheetReason     `json:"setAside,omitempty"`
	Ties        []SheetTie        `json:"ties,omitempty"`
	Cases       []SheetCase       `json:"cases"`
	Corrections []SheetCorrection `json:"corrections,omitempty"`
	Incidents   []string          `json:"incidents,omitempty"`
	CastingVote bool              `json:"castingVote,omitempty"` // a VAE candidate is among them (D6412-6)
	Hash        string            `json:"hash"`                  // SHA-256 of the sheet without its number and this hash, in hexadecimal
}

// SheetMember is a member of the jury.
type SheetMember struct {
	Name       string `json:"name"`
	College    string `json:"college"` // as the fiche names it, in short
	Quality    string `json:"quality"`
	Presence   string `json:"presence"` // « présent », « absent », « excusé », empty when not noted
	President  bool   `json:"president,omitempty"`
	Substitute bool   `json:"substitute,omitempty"`
	External   bool   `json:"external,omitempty"`
	Declared   Date   `json:"declared"` // of the declaration on conflicts of interest; zero when none was received
}

// SheetReason is a point with the reason that was given for it.
type SheetReason struct {
	Point  string `json:"point"`
	Reason string `json:"reason"`
}

// SheetTie is what binds a member of the jury to a candidate, and whether the member stepped aside.
type SheetTie struct {
	Member    string `json:"member"`
	Candidate string `json:"candidate"`
	Tie       string `json:"tie"` // « a formé le candidat »
	Recused   bool   `json:"recused"`
}

// SheetCase is one candidate in the minutes.
type SheetCase struct {
	Number  int            `json:"number"` // in the session
	Holder  SheetHolder    `json:"holder"`
	Route   string         `json:"route"`
	Track   string         `json:"track"`
	Results []SheetResult  `json:"results"`           // the blocs asked for
	Earlier []SheetEarlier `json:"earlier,omitempty"` // the blocs held before
	// Certification is what the jury decided on the certification as a whole; empty where it was not before it.
	Certification       Outcome `json:"certification,omitempty"`
	CertificationReason string  `json:"certificationReason,omitempty"`
}

// SheetEarlier is a bloc that was held before the session.
type SheetEarlier struct {
	Number int    `json:"number"`
	Title  string `json:"title"`
	On     Date   `json:"on"`
	Ground string `json:"ground"` // « décision du jury », « équivalence, décision … », « repris du registre »
}

// SheetCorrection is a decision that was corrected after the session was sealed.
type SheetCorrection struct {
	Candidate string  `json:"candidate"`
	Bloc      string  `json:"bloc"` // title, or « Certification complète »
	Was       Outcome `json:"was"`
	Now       Outcome `json:"now"`
	On        Date    `json:"on"`
	Reason    string  `json:"reason"`
}
