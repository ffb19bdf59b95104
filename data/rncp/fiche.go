// Package rncp is the register entry (fiche) of a certification in the Répertoire national des certifications
// professionnelles: what it says, read from a file and checked. Nothing that a fiche says is written again in code.
package rncp

// Fiche is a register entry, whole. A text stands exactly as the register has it, white space apart; an empty list
// or text means that the register leaves the field empty.
type Fiche struct {
	Format      int           `json:"format"` // of this file: 1
	Code        string        `json:"code"`   // the number alone: "27413"
	Title       string        `json:"title"`
	Certifier   Certifier     `json:"certifier"`
	Levels      Levels        `json:"levels"`
	Conventions []string      `json:"conventions"`
	NSF         []Coded       `json:"nsf"`
	Formacodes  []Coded       `json:"formacodes"`
	Summary     string        `json:"summary"`
	Composition string        `json:"composition"` // the sentence that counts the blocs
	Blocs       []Bloc        `json:"blocs"`       // in the order of their official numbers
	Validity    Validity      `json:"validity"`
	Routes      []RouteAccess `json:"routes"`
	Jury        Jury          `json:"jury"`
	Territories []Territory   `json:"territories"`
	LinkedTo    []string      `json:"linkedTo"`   // « Liens avec d'autres certifications »
	Agreements  []string      `json:"agreements"` // « Accords européens ou internationaux »
	Legal       Legal         `json:"legal"`
	Sectors     Sectors       `json:"sectors"`
	Jobs        []string      `json:"jobs"`
	ROME        []ROME        `json:"rome"`
	Statistics  Statistics    `json:"statistics"`
	Sources     []Link        `json:"sources"`
	Place       Place         `json:"place"` // « Lieu(x) de certification »
	Preparation Preparation   `json:"preparation"`
	History     History       `json:"history"`
}

// Certifier is the authority responsible for the certification, and the quality of who signs it.
type Certifier struct {
	Name      string `json:"name"`
	Signatory string `json:"signatory"`
}

// Levels gives the level in the nomenclature of 1969 ("III") and in the European one (5).
type Levels struct {
	Nomenclature1969 string `json:"nomenclature1969"`
	Europe           int    `json:"europe"`
}

// Coded is a code of a nomenclature with its label, such as NSF 312t.
type Coded struct {
	Code  string `json:"code"`
	Label string `json:"label"`
}

// BlocKey names a bloc by its subject, since its three numberings contradict one another.
type BlocKey string

// Bloc is a « bloc de compétences ».
type Bloc struct {
	Key         BlocKey    `json:"key"`
	Number      int        `json:"number"`     // « Bloc de compétence n°… de la fiche »: the official one
	Title       string     `json:"title"`      // the official title
	Summary     BlocName   `json:"summary"`    // how the « capacités attestées » call it
	Component   BlocName   `json:"component"`  // how the list of « composantes » calls it
	Capacity    string     `json:"capacity"`   // the capacity attested
	Activities  []string   `json:"activities"` // « Principales activités »
	Competences []string   `json:"competences"`
	Tracks      []Modality `json:"tracks"`
	Certified   string     `json:"certified"` // « Le bloc est certifié et donne lieu à… »
	VAE         string     `json:"vae"`       // « Le bloc est certifiable par la VAE », empty when it is not
	// Evaluation is what the open data says of the « modalités d'évaluation », line by line: from it a person completes the
	// tracks. A fiche that came another way has none.
	Evaluation []string `json:"evaluation,omitempty"`
}

// BlocName is one of the ways in which the fiche names a bloc: the label "Bloc N° 2" or "Bloc B", and the title there.
type BlocName struct {
	Label string `json:"label"`
	Title string `json:"title"`
}

// Track (modalité) decides which assessments a candidate is offered.
type Track string

// The three tracks.
const (
	TrackInitial    Track = "initiale" // formation initiale (primo-apprenant)
	TrackContinuing Track = "continue" // formation continue (salarié)
	TrackVAE        Track = "vae"      // validation des acquis de l'expérience
)

// Modality is what one track offers for a bloc: one of several ways, between which the fiche says « Ou ».
type Modality struct {
	Track Track  `json:"track"`
	Label string `json:"label"` // « En formation initiale (Primo-apprenant) »
	Ways  []Way  `json:"ways"`
}

// WayKey names one of the ways of a modality.
type WayKey string

// The ways that a fiche can offer.
const (
	WayExams     WayKey = "epreuves"
	WayPortfolio WayKey = "portefeuille" // the evidence portfolio, « portefeuille de preuves »
	WayVAE       WayKey = "dossier-vae"  // not in the fiche's list: the file that the VAE jury judges
)

// Way is a set of assessments that together evaluate a bloc.
type Way struct {
	Key         WayKey       `json:"key"`
	Assessments []Assessment `json:"assessments"`
}

// Kind tells assessments apart.
type Kind string

// The kinds of assessment.
const (
	KindWritten     Kind = "ecrit"
	KindOral        Kind = "oral"
	KindCaseStudy   Kind = "etude-de-cas"
	KindWrittenFile Kind = "dossier-ecrit"
	KindPortfolio   Kind = "portefeuille"
	KindWorkplace   Kind = "bloc-professionnel" // « Validation du bloc professionnel »
	KindVAEFile     Kind = "dossier-vae"        // not in the fiche: the VAE has no assessment there
)

// Assessment (épreuve) is one thing that is evaluated. Its Key is unique within the bloc and way.
type Assessment struct {
	Key    string  `json:"key"`
	Kind   Kind    `json:"kind"`
	Text   string  `json:"text"`             // the sentence of the fiche
	Short  string  `json:"short"`            // a name of our own for a column or a line: « Écrit », « Étude de cas »
	Parts  []Part  `json:"parts,omitempty"`  // of a case study
	Window *Window `json:"window,omitempty"` // of a portfolio
}

// Part is a part of a case study.
type Part struct {
	Key   string `json:"key"`
	Text  string `json:"text"`
	Short string `json:"short"`
}

// Window is when a portfolio is done: so many calendar months after the training, with a work immersion as long.
type Window struct {
	MinMonths          int `json:"minMonths"`
	MaxMonths          int `json:"maxMonths"`
	ImmersionMinMonths int `json:"immersionMinMonths"`
	ImmersionMaxMonths int `json:"immersionMaxMonths"`
}

// Validity is how long an acquired bloc stays acquired.
type Validity struct {
	Unlimited bool   `json:"unlimited"`
	Text      string `json:"text"` // « illimitée »
}

// Answer is what the register answers to a question by OUI or NON.
type Answer string

// The answers. Presumed means that the source has lost its columns and that its context says yes.
const (
	AnswerYes      Answer = "oui"
	AnswerNo       Answer = "non"
	AnswerPresumed Answer = "oui présumé"
	AnswerUnknown  Answer = "inconnu"
)

// Open reports whether the answer lets a candidate in.
func (a Answer) Open() bool { return a == AnswerYes || a == AnswerPresumed }

// Route (voie d'accès) is one of the six ways to come to a certification.
type Route string

// The six routes.
const (
	RouteStudent         Route = "eleve"              // statut d'élève ou d'étudiant
	RouteApprentice      Route = "apprentissage"      // contrat d'apprentissage
	RouteContinuing      Route = "formation-continue" // parcours de formation continue
	RouteProfessionalism Route = "contrat-pro"        // contrat de professionnalisation
	RouteIndividual      Route = "individuelle"       // candidature individuelle
	RouteVAE             Route = "vae"                // expérience, dispositif VAE
)

// RouteAccess is what the fiche says of one route.
type RouteAccess struct {
	Key   Route  `json:"key"`
	Text  string `json:"text"`
	Short string `json:"short"` // a name of our own for lists
	Open  Answer `json:"open"`
	Jury  string `json:"jury"` // « Idem » where the fiche refers to the first composition
}

// Jury is the composition that the fiche asks for on every route.
type Jury struct {
	Text     string    `json:"text"` // the sentence before the list
	Minimum  int       `json:"minimum"`
	Colleges []College `json:"colleges"`
}

// CollegeKey names a college of the jury.
type CollegeKey string

// College is a capacity in which so many members of the jury sit.
type College struct {
	Key       CollegeKey `json:"key"`
	Text      string     `json:"text"`
	Short     string     `json:"short"`
	Seats     int        `json:"seats"` // the least number
	President bool       `json:"president,omitempty"`
}

// Territory says whether the certification can be had in a territory overseas.
type Territory struct {
	Name string `json:"name"`
	Text string `json:"text"`
	Open Answer `json:"open"`
}

// Legal is the legal ground: what the register calls « Base légale ».
type Legal struct {
	GeneralDecree string         `json:"generalDecree"`
	VAEDecree     string         `json:"vaeDecree"`
	Registrations []Registration `json:"registrations"` // oldest first
	Earlier       []EarlierText  `json:"earlier"`       // homologations and what prolonged them: not registrations
}

// RegistrationGround says what a registration rests on.
type RegistrationGround string

// The grounds. A certification was registered by an arrêté, and is now by a decision of the director general of France
// compétences.
const (
	GroundDecree   RegistrationGround = "" // arrêté, published in the Journal officiel
	GroundDecision RegistrationGround = "decision"
)

// Registration is an arrêté, or a decision, by which the certification stood in the register for a time.
type Registration struct {
	Ground    RegistrationGround `json:"ground,omitempty"`
	Text      string             `json:"text"`
	Decree    string             `json:"decree"` // « Arrêté du 30 août 2016 »; of a decision, what names it
	Signed    Date               `json:"signed"`
	Published Date               `json:"published"` // in the Journal officiel; a decision may have none
	From      Date               `json:"from"`
	Until     Date               `json:"until"` // the last day, included
	Years     string             `json:"years"` // « cinq ans »
	Level     string             `json:"level"` // as the arrêté states it, empty when it does not
	Title     string             `json:"title"` // as registered, empty when the source does not state one
}

// EarlierText is a text from before the register: an homologation, or a decree that prolonged one.
type EarlierText struct {
	Text      string      `json:"text"`
	Signed    Date        `json:"signed"`
	Published Date        `json:"published"`
	Until     Date        `json:"until"`
	Amended   []Amendment `json:"amended,omitempty"`
}

// Amendment is an arrêté that changed an earlier text.
type Amendment struct {
	Text      string `json:"text"`
	Signed    Date   `json:"signed"`
	Published Date   `json:"published"`
}

// Sectors is where the holders work.
type Sectors struct {
	Text   []string      `json:"text"` // the paragraphs
	Shares []SectorShare `json:"shares"`
}

// SectorShare is the share of the holders, in per cent from Min to Max, who work in the sectors named.
type SectorShare struct {
	Name string `json:"name"`
	Min  int    `json:"min"`
	Max  int    `json:"max"`
	Each bool   `json:"each,omitempty"` // of each of the sectors named
}

// ROME is a code of the operational directory of jobs, with its page.
type ROME struct {
	Code  string `json:"code"`
	Label string `json:"label"`
	URL   string `json:"url"`
}

// Statistics is the yearly figure of the register, for the whole network.
type Statistics struct {
	Text          string `json:"text"`
	CertifiedYear int    `json:"certifiedPerYear"`
}

// Link is a page that the fiche refers to.
type Link struct {
	Label string `json:"label"`
	URL   string `json:"url"`
}

// Place is where the certification is delivered.
type Place struct {
	Text    string   `json:"text"`
	Address []string `json:"address"`
}

// Preparation is where one can prepare for it.
type Preparation struct {
	Text    string   `json:"text"`
	Centres []string `json:"centres"`
}

// History is what the certification was called before.
type History struct {
	FormerTitles []string `json:"formerTitles"`
	Previous     string   `json:"previous"`
	PreviousURL  string   `json:"previousURL"`
}
