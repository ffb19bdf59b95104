package cdc

import "strconv"

// Columns are the headers of a table of passages, by the names of the elements.
func Columns() []string {
	return []string{
		"type", "code", "idTechnique", "obtentionCertification", "donneeCertifiee", "dateDebutExamen", "dateFinExamen", "dateDebutValidite", "dateFinValidite",
		"presenceNiveauLangueEuro", "presenceNiveauNumeriqueEuro", "scoring", "mentionValidee", "modaliteAcces", "voieAccessVAE",
		"nomNaissance", "nomUsage", "prenom1", "prenom2", "prenom3", "anneeNaissance", "moisNaissance", "jourNaissance", "sexe",
		"codeInsee", "codePostal", "libelleCommuneNaissance", "codePaysNaissance", "libellePaysNaissance",
	}
}

// Cells returns a passage as a line under Columns.
func (e Entry) Cells() []string {
	p := e.Passage
	p.compose()
	h := p.Holder
	given := append(append([]string(nil), h.GivenNames...), "", "", "")
	country, name := countryOf(h.BirthPlace)
	return []string{
		register(e.Fiche), e.Fiche, p.ID, string(p.Obtained), strconv.FormatBool(p.Final), p.ExamFrom.String(), p.ExamTo.String(), p.Delivered.String(), p.Until.String(),
		"false", "false", p.Scoring, string(p.Mention), string(p.Access), string(p.VAEWay),
		h.BirthName, h.UsageName, given[0], given[1], given[2], strconv.Itoa(h.BirthDate.Year), positive(int(h.BirthDate.Month)), positive(h.BirthDate.Day), string(h.Sex),
		h.BirthPlace.Code, p.BirthPostcode, h.BirthPlace.Commune, country, name,
	}
}
