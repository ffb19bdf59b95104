package data

// SheetAppointment is where and when one assessment takes place for one candidate.
type SheetAppointment struct {
	Bloc     string `json:"bloc"`  // its title
	Label    string `json:"label"` // of the assessment
	On       Date   `json:"on"`
	At       string `json:"at"`                // « 09:00 »
	Minutes  int    `json:"minutes,omitempty"` // how long it lasts; 0 when not noted
	Place    string `json:"place"`
	Examiner string `json:"examiner,omitempty"`
	// Arrangement is what is arranged for the candidate, never why: « temps majoré d’un tiers ».
	Arrangement string `json:"arrangement,omitempty"`
}

// SheetLetter is what the letter to a member of the jury says.
type SheetLetter struct {
	Member     SheetMember `json:"member"`
	On         Date        `json:"on"` // of the deliberation
	At         string      `json:"at,omitempty"`
	Place      string      `json:"place"`
	Candidates int         `json:"candidates"` // how many
	VAE        bool        `json:"vae,omitempty"`
	Names      []string    `json:"names,omitempty"` // of the candidates, for the declaration
}

// SheetAttendance is the attendance sheet (feuille d'émargement) of one assessment on one day.
type SheetAttendance struct {
	Appointment SheetAppointment `json:"appointment"` // the hour is that of the first candidate
	Rows        []SheetAttendee  `json:"rows"`
}

// SheetAttendee is one line to sign.
type SheetAttendee struct {
	Number   int         `json:"number"` // of the candidate in the session
	Holder   SheetHolder `json:"holder"`
	At       string      `json:"at"`
	Presence string      `json:"presence,omitempty"` // once noted
}

// SheetExaminer is a blank sheet for the examiner of one candidate in one assessment.
type SheetExaminer struct {
	Bloc        SheetBloc        `json:"bloc"`
	Assessment  string           `json:"assessment"`      // the sentence of the fiche
	Parts       []string         `json:"parts,omitempty"` // those that are marked apart
	Scale       string           `json:"scale"`           // « 0 à 20, par 0,25 point », or « acquis ou non acquis »
	Out         string           `json:"out,omitempty"`   // « / 20 », empty without marks
	Appointment SheetAppointment `json:"appointment"`     // what is not known yet is empty
}

// SheetPosted is one line of the list of results to post: a number, never a name.
type SheetPosted struct {
	Candidate     int           `json:"candidate"`
	Results       []SheetResult `json:"results"` // titles and outcomes alone
	Certification Outcome       `json:"certification,omitempty"`
}
