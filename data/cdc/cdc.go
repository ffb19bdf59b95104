// Package cdc is the file that a certifier declares its holders with to the Caisse des Dépôts (« accrochage », Passeport de
// compétences), and the report that comes back. The schema is urn:cdc:cpf:pc5:schema:1.0.0, version 1.1.2. It knows full
// certifications only: no bloc, no result in part.
package cdc

import "certibloc/data/rncp"

// Obtained says how a certification is obtained (obtentionCertification).
type Obtained string

// The two ways to obtain one.
const (
	ByAdmission Obtained = "PAR_ADMISSION" // a file and marks are judged
	ByScore     Obtained = "PAR_SCORING"   // a score is reached
)

// ExamMode says where an exam is sat (modalitePassageExamen).
type ExamMode string

// The modes of an exam.
const (
	Remote   ExamMode = "A_DISTANCE"
	OnSite   ExamMode = "EN_PRESENTIEL"
	ExamBoth ExamMode = "MIXTE"
)

// Mention is the distinction that goes with a certification (mentionValidee).
type Mention string

var mentions = []Mention{"SANS_MENTION", "MENTION_ASSEZ_BIEN", "MENTION_BIEN", "MENTION_TRES_BIEN", "MENTION_TRES_BIEN_AVEC_FELICITATIONS_DU_JURY"}

// Access is the way in which a holder came to the certification (modaliteAcces).
type Access string

// The ways to a certification.
const (
	AccessStudent         Access = "FORMATION_INITIALE_HORS_APPRENTISSAGE"
	AccessApprentice      Access = "FORMATION_INITIALE_APPRENTISSAGE"
	AccessContinuing      Access = "FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION"
	AccessProfessionalism Access = "FORMATION_CONTINUE_CONTRAT_DE_PROFESSIONNALISATION"
	AccessVAE             Access = "VAE"
	AccessForeign         Access = "EQUIVALENCE_DIPLOME_ETRANGER"
	AccessIndividual      Access = "CANDIDAT_LIBRE"
)

// VAEWay says by which way a VAE was led (voieAccessVAE).
type VAEWay string

// The ways of a VAE.
const (
	VAELeave   VAEWay = "CONGES_VAE"
	VAEClassic VAEWay = "VAE_CLASSIQUE"
)

// Initiative says who wanted the enrolment (initiativeInscription).
type Initiative string

var initiatives = []Initiative{"CERTIFIE", "OF", "POLE_EMPLOI", "EMPLOYEUR", "AUTRE"}

var accesses = map[rncp.Route]Access{
	rncp.RouteStudent: AccessStudent, rncp.RouteApprentice: AccessApprentice, rncp.RouteContinuing: AccessContinuing,
	rncp.RouteProfessionalism: AccessProfessionalism, rncp.RouteIndividual: AccessIndividual, rncp.RouteVAE: AccessVAE,
}

// AccessOf returns how the file calls a route, empty for a route that is none. The correspondence is inferred from the two
// lists: no document of the Caisse des Dépôts states it.
func AccessOf(r rncp.Route) Access { return accesses[r] }
