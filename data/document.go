package data

import (
	"fmt"
	"regexp"
	"time"

	"certibloc/data/rncp"
)

// DocumentKind tells documents apart.
type DocumentKind string

// The kinds of document that are numbered and frozen when they are issued.
const (
	KindBlocCertificate DocumentKind = "certificat-bloc"
	KindAttestation     DocumentKind = "attestation-resultats"
	KindTranscript      DocumentKind = "releve"        // of one candidate, mark by mark
	KindMinutes         DocumentKind = "proces-verbal" // of the jury; corrected ones cite the first

	KindEnrolment DocumentKind = "attestation-inscription"     // of a candidate in a session, open or sealed
	KindPartial   DocumentKind = "lettre-validation-partielle" // what is acquired and what remains
	KindVAENotice DocumentKind = "notification-vae"            // what the jury decided on a VAE candidate
	KindParchment DocumentKind = "parchemin"                   // of the whole certification, where the centre may print it
	KindRequest   DocumentKind = "demande-de-parchemin"        // to the certifier, where it may not
)

// The working papers: drawn from the facts as they are, as often as one likes, and never numbered.
const (
	KindConvocation   DocumentKind = "convocation"        // of a candidate to the assessments
	KindJuryLetter    DocumentKind = "convocation-jury"   // of a member of the jury
	KindAttendance    DocumentKind = "emargement"         // one assessment on one day
	KindExaminerSheet DocumentKind = "fiche-examinateur"  // blank, to be filled in by hand
	KindResultsList   DocumentKind = "liste-de-resultats" // to post, without names
	KindKeySheet      DocumentKind = "cle-publique"       // the fingerprints of the keys that sign codes
	KindEvidence      DocumentKind = "dossier-de-preuves" // the list at the head of an evidence file

	KindDisposal   DocumentKind = "bordereau-elimination" // what is proposed for elimination, to be endorsed by the archives
	KindProcessing DocumentKind = "fiche-traitement"      // the entry in the register of processing (RGPD, art. 30)
	KindHeld       DocumentKind = "donnees-detenues"      // on a person, given to that person
	KindRecovery   DocumentKind = "feuille-de-secours"    // what opens the folder when every passphrase is lost
)

// Title returns the name of the kind as a screen or a file shows it.
func (k DocumentKind) Title() string {
	switch k {
	case KindBlocCertificate:
		return "Certificat de bloc"
	case KindAttestation:
		return "Attestation de résultats"
	case KindTranscript:
		return "Relevé de résultats"
	case KindMinutes:
		return "Procès-verbal"
	case KindEnrolment:
		return "Attestation d’inscription"
	case KindPartial:
		return "Lettre de validation partielle"
	case KindVAENotice:
		return "Notification de décision VAE"
	case KindParchment:
		return "Parchemin"
	case KindRequest:
		return "Demande de parchemin"
	case KindConvocation:
		return "Convocation"
	case KindJuryLetter:
		return "Convocation du jury"
	case KindAttendance:
		return "Feuille d’émargement"
	case KindExaminerSheet:
		return "Fiche d’examinateur"
	case KindResultsList:
		return "Liste de résultats"
	case KindKeySheet:
		return "Clé publique"
	case KindEvidence:
		return "Dossier de preuves"
	case KindDisposal:
		return "Bordereau d’élimination"
	case KindProcessing:
		return "Fiche du registre des traitements"
	case KindHeld:
		return "Données détenues"
	case KindRecovery:
		return "Feuille de secours"
	}
	return string(k)
}

// series returns the two letters that stand for the kind in a number, none for a working paper.
func (k DocumentKind) series() string {
	switch k {
	case KindBlocCertificate:
		return "CB"
	case KindAttestation:
		return "AR"
	case KindTranscript:
		return "RR"
	case KindMinutes:
		return "PV"
	case KindEnrolment:
		return "AI"
	case KindPartial:
		return "LP"
	case KindVAENotice:
		return "NV"
	case KindParchment:
		return "PA"
	case KindRequest:
		return "DP"
	}
	return ""
}

// Number is the number of a document: gapless within its centre, kind and year.
type Number struct {
	Centre string       `json:"centre"`
	Kind   DocumentKind `json:"kind"`
	Year   int          `json:"year"`
	Rank   int          `json:"rank"`           // from 1
	Copy   int          `json:"copy,omitempty"` // of the n-th duplicate; 0 for what is no duplicate
	// Pattern is the one that the number was given by; empty for DefaultNumbering. It stays when the setting changes.
	Pattern string `json:"pattern,omitempty"`
}

// Series names what numbers are gapless in, whatever their patterns.
type Series struct {
	Kind DocumentKind
	Year int
}

// Series returns the series of a number.
func (n Number) Series() Series { return Series{n.Kind, n.Year} }

// String writes the number as it is printed: « CANTAL-CB-2021-0001 », « CANTAL-CB-2021-0001-D1 » for its first duplicate.
func (n Number) String() string {
	if n.Copy > 0 {
		return fmt.Sprintf("%s-D%d", n.written(), n.Copy)
	}
	return n.written()
}

// Document is an issued document, frozen: its bytes never change.
type Document struct {
	ID        ID           `json:"id"`
	Number    Number       `json:"number"`
	Session   ID           `json:"session"`        // empty where Prior is not
	Candidate ID           `json:"candidate"`      // empty for the minutes, which are of the whole session
	Enrolment ID           `json:"enrolment"`      // likewise, and where Prior is not empty
	Bloc      rncp.BlocKey `json:"bloc,omitempty"` // of a bloc certificate
	// Covers is the decisions that the minutes state: others since then call for corrected minutes.
	Covers []ID `json:"covers,omitempty"`
	// Relation says what it is to the document Of.
	Relation Relation `json:"relation,omitempty"`
	Of       ID       `json:"of,omitempty"`
	// Prior is the acquisition taken over from the register whose document, older than the program, is given again.
	Prior    ID        `json:"prior,omitempty"`
	Sheet    Sheet     `json:"sheet"`  // what it was drawn from
	SHA256   string    `json:"sha256"` // of the PDF, lower-case hexadecimal
	Size     int       `json:"size"`   // of the PDF, bytes
	Issued   time.Time `json:"issued"`
	Operator ID        `json:"operator"`
}

// Key returns the document's identifier.
func (d Document) Key() ID { return d.ID }

var sha256Text = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Validate refuses a document that could not be found or proved again.
func (d Document) Validate() error {
	switch {
	case d.Number.Rank < 1 || d.Number.Kind.series() == "" || d.Number.Centre == "" || d.Number.Year < 1900:
		return Refuse("Le document n’a pas de numéro.")
	case !d.attached():
		return Refuse("Le document %s n’est rattaché à personne.", d.Number)
	case (d.Relation == RelationDuplicate || d.Relation == RelationReplacement) != (d.Of != "") ||
		(d.Relation == RelationDuplicate) != (d.Number.Copy > 0) || (d.Relation == RelationEarlier) != (d.Prior != ""):
		return Refuse("Le document %s ne dit pas ce qu’il double ou remplace.", d.Number)
	case !sha256Text.MatchString(d.SHA256) || d.Size <= 0:
		return Refuse("Le document %s n’a pas d’empreinte.", d.Number)
	}
	return nil
}

// attached reports whether it is known whose the document is, and of which session or earlier acquisition.
func (d Document) attached() bool {
	switch {
	case d.Prior != "":
		return d.Candidate != "" && d.Bloc != ""
	case d.Number.Kind == KindMinutes:
		return d.Session != ""
	}
	return d.Session != "" && d.Candidate != "" && d.Enrolment != ""
}
