package data

import "certibloc/data/rncp"

// Sheet is everything that a document shows, as plain values: what pdf draws, and what the register keeps.
type Sheet struct {
	Kind          DocumentKind       `json:"kind"`
	Template      int                `json:"template"` // version of the drawing
	Number        string             `json:"number"`
	Delivered     Date               `json:"delivered"`
	Place         string             `json:"place"` // of delivery
	Centre        SheetCentre        `json:"centre"`
	Logos         []Logo             `json:"logos,omitempty"`
	Certification SheetCertification `json:"certification"`
	Holder        SheetHolder        `json:"holder"`
	Session       string             `json:"session"`
	JuryOn        Date               `json:"juryOn"`
	Bloc          *SheetBloc         `json:"bloc,omitempty"`     // of a bloc certificate
	Results       []SheetResult      `json:"results,omitempty"`  // of an attestation of results
	Acquired      int                `json:"acquired,omitempty"` // blocs acquired in all, earlier sessions included
	Blocs         int                `json:"blocs"`              // blocs of the certification
	// Pronounced says that the jury pronounced the certification as a whole.
	Pronounced bool      `json:"pronounced,omitempty"`
	Signatory  Signatory `json:"signatory"`
	// What each other kind shows; nil but for the one.
	Minutes      *SheetMinutes      `json:"minutes,omitempty"`
	Appointments []SheetAppointment `json:"appointments,omitempty"` // of a convocation
	Letter       *SheetLetter       `json:"letter,omitempty"`
	Attendance   *SheetAttendance   `json:"attendance,omitempty"`
	Examiner     *SheetExaminer     `json:"examiner,omitempty"`
	Posted       []SheetPosted      `json:"posted,omitempty"`
	Enrolment    *SheetEnrolment    `json:"enrolment,omitempty"`
	Standing     *SheetStanding     `json:"standing,omitempty"`
	Whole        Outcome            `json:"whole,omitempty"` // of a VAE notice: the decision on the whole certification, none where it was not before the jury
	Request      *SheetRequest      `json:"request,omitempty"`
	Keys         []SheetKey         `json:"keys,omitempty"` // of a page of the centre's public keys
	Evidence     *SheetEvidence     `json:"evidence,omitempty"`
	// Addressee is the postal address below the name of whom a letter goes to; empty where it is not known.
	Addressee  []string         `json:"addressee,omitempty"`
	Disposal   *SheetDisposal   `json:"disposal,omitempty"`
	Processing *SheetProcessing `json:"processing,omitempty"`
	Held       *SheetHeld       `json:"held,omitempty"`
	Recovery   string           `json:"recovery,omitempty"` // the groups of a recovery sheet, which is kept nowhere
	// Candidate is the candidate's number in the session, from 1; it stands for the name where no name may stand.
	Candidate int `json:"candidate,omitempty"`
	// Duplicate is the number of a duplicate, from 1, delivered on DuplicateOn; Delivered stays the original's day.
	Duplicate   int  `json:"duplicate,omitempty"`
	DuplicateOn Date `json:"duplicateOn"`
	// Earlier is the original of a duplicate where it is older than the program; Delivered is then DuplicateOn.
	Earlier *SheetEarlierOriginal `json:"earlierOriginal,omitempty"`
	// Replaces is the number of the document that this one annuls and replaces, delivered on ReplacesOn.
	Replaces   string `json:"replaces,omitempty"`
	ReplacesOn Date   `json:"replacesOn"`
	// Wording is the sentences that the centre had adapted when the document was issued, nil when it had none.
	Wording *SheetWording `json:"wording,omitempty"`
	// Code is the signed text that a certificate bears as a QR code, empty where it bears none.
	Code string `json:"code,omitempty"`
	// Preview marks a document shown before it is issued.
	Preview bool `json:"preview,omitempty"`
	// Example marks a document of the example centre, which must not be taken for a real one.
	Example bool `json:"example,omitempty"`
}

// SheetCentre is the centre as a document names it.
type SheetCentre struct {
	Name    string `json:"name"`
	Address string `json:"address"`
}

// SheetCertification is what a document says of the certification.
type SheetCertification struct {
	Title            string       `json:"title"` // as registered when the right began
	RNCP             string       `json:"rncp"`  // « RNCP27413 »
	Certifier        string       `json:"certifier"`
	LevelEurope      int          `json:"levelEurope"`
	Nomenclature1969 string       `json:"nomenclature1969"`
	NSF              []rncp.Coded `json:"nsf"`
	Decree           string       `json:"decree"` // « Arrêté du 30 août 2016 », or the decision
	Published        Date         `json:"published"`
	Decision         bool         `json:"decision,omitempty"` // of France compétences, not an arrêté: Published says nothing
	From             Date         `json:"from"`
	Until            Date         `json:"until"`
}

// SheetHolder is the person.
type SheetHolder struct {
	Sex        Sex    `json:"sex"`
	GivenNames string `json:"givenNames"` // separated by a space
	BirthName  string `json:"birthName"`
	UsageName  string `json:"usageName,omitempty"`
	BirthDate  Date   `json:"birthDate"`
	BirthPlace string `json:"birthPlace"`
}

// SheetBloc is the bloc certified.
type SheetBloc struct {
	Number      int      `json:"number"` // the official one
	Title       string   `json:"title"`
	Competences []string `json:"competences"`
}

// SheetResult is what an attestation says of one bloc.
type SheetResult struct {
	Number  int         `json:"number"`
	Title   string      `json:"title"`
	Way     string      `json:"way"` // « Épreuves », « Portefeuille de preuves », « VAE »
	Lines   []SheetLine `json:"lines"`
	Outcome Outcome     `json:"outcome"`
	// Proposed and Reason are those of the decision; the minutes show them where they differ.
	Proposed Outcome `json:"proposed,omitempty"`
	Reason   string  `json:"reason,omitempty"`
}

// SheetEarlierOriginal is an original that was delivered before the program.
type SheetEarlierOriginal struct {
	Number string `json:"number,omitempty"` // empty where it is not known
	On     Date   `json:"on"`               // of its delivery; zero where it is not known
	Source string `json:"source"`           // the register that knows it: « registre papier 3, page 12 »
}

// SheetLine is one assessment with its value.
type SheetLine struct {
	Label string `json:"label"`
	Value string `json:"value"` // « 12,5 / 20 », « absent »
}
