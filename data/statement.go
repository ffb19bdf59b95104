package data

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Statement is what a signed code says: a readable French text, a fact a line, that the code's signature covers. It is kept
// short, since every letter makes the drawn code finer.
type Statement struct {
	Specimen      bool // of the example centre: never a real certificate
	Title         string
	Number        string
	Note          string // « Duplicata n° 1 du 3 mars 2026 », « Annule et remplace CANTAL-CB-2021-0001 », or empty
	Certifier     string
	Name          string // given names and birth name
	Sex           Sex
	BirthDate     Date
	BirthPlace    string
	UsageName     string // or empty
	Bloc          string // official title; empty where the whole certification is certified
	Certification string
	RNCP          string // « RNCP27413 »
	JuryOn        Date
	Delivered     Date
	Centre        string
}

// statementTitles are the documents that a code may certify, by kind.
var statementTitles = map[DocumentKind]string{
	KindBlocCertificate: "CERTIFICAT DE BLOC DE COMPÉTENCES",
	KindParchment:       "CERTIFICATION PROFESSIONNELLE",
}

// HasStatement reports whether documents of a kind bear a signed code.
func HasStatement(kind DocumentKind) bool { return statementTitles[kind] != "" }

// StatementTitles returns the titles of the documents that a code may certify, sorted.
func StatementTitles() []string { return slices.Sorted(maps.Values(statementTitles)) }

// SpecimenLine begins the statement of a document that is not a real one.
const SpecimenLine = "SPÉCIMEN – centre d’exemple"

// StatementOf returns what the code of a sheet says.
func StatementOf(s Sheet) Statement {
	st := Statement{
		Specimen: s.Example, Title: statementTitles[s.Kind], Number: oneLine(s.Number), Certifier: oneLine(s.Certification.Certifier),
		Name: oneLine(s.Holder.GivenNames + " " + s.Holder.BirthName), Sex: s.Holder.Sex,
		BirthDate: s.Holder.BirthDate, BirthPlace: oneLine(s.Holder.BirthPlace), UsageName: oneLine(s.Holder.UsageName),
		Certification: oneLine(s.Certification.Title), RNCP: oneLine(s.Certification.RNCP),
		JuryOn: s.JuryOn, Delivered: s.Delivered, Centre: oneLine(s.Centre.Name),
	}
	if s.Bloc != nil {
		st.Bloc = oneLine(s.Bloc.Title)
	}
	switch {
	case s.Duplicate > 0:
		st.Note = fmt.Sprintf("Duplicata n° %d du %s", s.Duplicate, s.DuplicateOn.French())
	case s.Replaces != "":
		st.Note = "Annule et remplace " + oneLine(s.Replaces)
	}
	return st
}

// oneLine composes the accents and makes every space an ordinary one, single, so that a text is the same whoever copies it.
func oneLine(s string) string { return strings.Join(strings.Fields(norm.NFC.String(s)), " ") }

// Text writes the statement, without its signature and without a last line end.
func (s Statement) Text() string {
	var lines []string
	add := func(present bool, line string) {
		if present {
			lines = append(lines, line)
		}
	}
	add(s.Specimen, SpecimenLine)
	add(true, s.Title)
	add(true, "n° "+s.Number)
	add(s.Note != "", s.Note)
	add(true, s.Certifier+" certifie")
	add(true, s.Name)
	add(true, Born(s.Sex, s.BirthDate)+" à "+s.BirthPlace)
	add(s.UsageName != "", "nom d’usage : "+s.UsageName)
	add(s.Bloc != "", "Bloc : "+s.Bloc)
	add(true, "Certification : "+s.Certification+" ("+s.RNCP+")")
	add(true, "Jury du "+s.JuryOn.French())
	add(true, "Délivré le "+s.Delivered.French()+", "+s.Centre)
	return strings.Join(lines, "\n")
}
