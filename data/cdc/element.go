package cdc

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"certibloc/data"
)

const (
	namespace = "urn:cdc:cpf:pc5:schema:1.0.0"

	certificationEnd = "</cpf:passageCertifications>\n</cpf:certification>\n"
	closing          = "</cpf:certifications>\n</cpf:certificateur>\n</cpf:certificateurs>\n</cpf:emetteur>\n</cpf:flux>\n"
)

// opening writes a file as far as its first certification.
func opening(s Settings, head Head) string {
	action := ""
	if s.Schema == Schema115 {
		action = "<cpf:action>CREATION</cpf:action>\n"
	}
	return fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8"?>
<cpf:flux xmlns:cpf="%s" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<cpf:idFlux>%s</cpf:idFlux>
<cpf:horodatage>%s</cpf:horodatage>
%s<cpf:emetteur>
<cpf:idClient>%s</cpf:idClient>
<cpf:certificateurs>
<cpf:certificateur>
<cpf:idClient>%s</cpf:idClient>
<cpf:idContrat>%s</cpf:idContrat>
<cpf:certifications>
`, namespace, escape.Replace(head.ID), Stamp(head.Made), action, s.Sender, s.Certifier, s.Contract)
}

func certificationHead(fiche string, s Settings) string {
	depositor := ""
	if s.Depositor != "" {
		depositor = "<cpf:natureDeposant>" + s.Depositor + "</cpf:natureDeposant>\n"
	}
	return fmt.Sprintf("<cpf:certification>\n<cpf:type>%s</cpf:type>\n<cpf:code>%s</cpf:code>\n%s<cpf:passageCertifications>\n",
		register(fiche), fiche, depositor)
}

// register returns the register that the code of a certification begins with: RNCP or RS.
func register(fiche string) string { return strings.TrimRight(fiche, "0123456789") }

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// element writes an element with a text.
func element(b *bytes.Buffer, name, text string) {
	b.WriteString("<cpf:")
	b.WriteString(name)
	b.WriteByte('>')
	_, _ = escape.WriteString(b, text) // a buffer takes everything
	b.WriteString("</cpf:")
	b.WriteString(name)
	b.WriteString(">\n")
}

// optional writes an element, or nothing where there is no text.
func optional(b *bytes.Buffer, name, text string) {
	if text != "" {
		element(b, name, text)
	}
}

// nillable writes an element that must be there: nil where there is no text.
func nillable(b *bytes.Buffer, name, text string) {
	if text != "" {
		element(b, name, text)
		return
	}
	b.WriteString("<cpf:")
	b.WriteString(name)
	b.WriteString(` xsi:nil="true"/>` + "\n")
}

func begin(b *bytes.Buffer, name string) { b.WriteString("<cpf:" + name + ">\n") }
func end(b *bytes.Buffer, name string)   { b.WriteString("</cpf:" + name + ">\n") }

// writePassage writes a passage in the order in which the schema names its elements.
func writePassage(b *bytes.Buffer, p *Passage) {
	begin(b, "passageCertification")
	element(b, "idTechnique", p.ID)
	optional(b, "libelleOption", p.Option)
	element(b, "obtentionCertification", string(p.Obtained))
	element(b, "donneeCertifiee", strconv.FormatBool(p.Final))
	optional(b, "dateDebutExamen", p.ExamFrom.String())
	optional(b, "dateFinExamen", p.ExamTo.String())
	optional(b, "modalitePassageExamen", string(p.ExamMode))
	optional(b, "codePostalCentreExamen", p.ExamPostcode)
	element(b, "dateDebutValidite", p.Delivered.String())
	nillable(b, "dateFinValidite", p.Until.String())
	element(b, "presenceNiveauLangueEuro", "false")
	element(b, "presenceNiveauNumeriqueEuro", "false")
	nillable(b, "scoring", p.Scoring)
	nillable(b, "mentionValidee", string(p.Mention))
	begin(b, "modalitesInscription")
	nillable(b, "modaliteAcces", string(p.Access))
	optional(b, "voieAccessVAE", string(p.VAEWay))
	optional(b, "initiativeInscription", string(p.Initiative))
	optional(b, "dateInscription", p.EnrolledOn.String())
	end(b, "modalitesInscription")
	begin(b, "identificationTitulaire")
	writeHolder(b, p)
	end(b, "identificationTitulaire")
	end(b, "passageCertification")
}

func writeHolder(b *bytes.Buffer, p *Passage) {
	h := p.Holder
	begin(b, "titulaire")
	element(b, "nomNaissance", h.BirthName)
	nillable(b, "nomUsage", h.UsageName)
	for i, name := range []string{"prenom1", "prenom2", "prenom3"} {
		if i < len(h.GivenNames) {
			element(b, name, h.GivenNames[i])
		}
	}
	element(b, "anneeNaissance", strconv.Itoa(h.BirthDate.Year))
	nillable(b, "moisNaissance", positive(int(h.BirthDate.Month)))
	nillable(b, "jourNaissance", positive(h.BirthDate.Day))
	element(b, "sexe", string(h.Sex))
	writeBirthPlace(b, h.BirthPlace, p.BirthPostcode)
	end(b, "titulaire")
}

// positive writes a number, and nothing for the zero of what is not known.
func positive(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// writeBirthPlace writes one of the two codes, and the names beside it. Those born in France need no code of the country.
func writeBirthPlace(b *bytes.Buffer, place data.BirthPlace, postcode string) {
	begin(b, "codeCommuneNaissance")
	if place.Code != "" {
		begin(b, "codeInseeNaissance")
		element(b, "codeInsee", place.Code)
		end(b, "codeInseeNaissance")
	} else {
		begin(b, "codePostalNaissance")
		nillable(b, "codePostal", postcode)
		end(b, "codePostalNaissance")
	}
	end(b, "codeCommuneNaissance")
	optional(b, "libelleCommuneNaissance", place.Commune)
	code, name := countryOf(place)
	optional(b, "codePaysNaissance", code)
	optional(b, "libellePaysNaissance", name)
}

// countryOf returns the code and the name of the country of birth: no code for France, nor where it is not known.
func countryOf(place data.BirthPlace) (code, name string) {
	switch {
	case place.Country != "":
		if code, abroad := strings.CutPrefix(place.Code, foreignPrefix); abroad {
			return code, place.Country
		}
		return "", place.Country
	case place.Commune != "":
		return "", france
	}
	return "", ""
}
