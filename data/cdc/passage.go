package cdc

import (
	"fmt"
	"regexp"
	"slices"
	"time"

	"golang.org/x/text/unicode/norm"

	"certibloc/data"
)

// Passage is one certification that one person has obtained (passageCertification). An empty text, or a zero date, is left out
// where the schema allows that, and stands as nil where it does not. The levels of language and of digital skills are not
// part of it: no certification of the network certifies them.
type Passage struct {
	// ID names the passage for ever, among all of the sender: the report gives its verdicts by it (idTechnique).
	ID           string
	Option       string     // libelleOption, at most 255 characters
	Obtained     Obtained   // obtentionCertification
	Final        bool       // donneeCertifiee: the result is final
	ExamFrom     data.Date  // dateDebutExamen
	ExamTo       data.Date  // dateFinExamen
	ExamMode     ExamMode   // modalitePassageExamen
	ExamPostcode string     // codePostalCentreExamen, at most 9 characters
	Delivered    data.Date  // dateDebutValidite: the certification is delivered and valid from that day on
	Until        data.Date  // dateFinValidite; nil where it does not expire
	Scoring      string     // scoring, at most 255 characters
	Mention      Mention    // mentionValidee
	Access       Access     // modaliteAcces
	VAEWay       VAEWay     // voieAccessVAE, with AccessVAE alone
	Initiative   Initiative // initiativeInscription
	EnrolledOn   data.Date  // dateInscription
	Holder       data.Candidate
	// BirthPostcode is that of the commune of birth, where its code of INSEE is not known. Both together are refused.
	BirthPostcode string
}

// compose brings the texts to the form in which they are measured and written: accents composed.
func (p *Passage) compose() {
	given := make([]string, len(p.Holder.GivenNames))
	for i, name := range p.Holder.GivenNames {
		given[i] = norm.NFC.String(name)
	}
	p.Holder.GivenNames = given
	for _, text := range []*string{
		&p.Option, &p.Scoring, &p.Holder.BirthName, &p.Holder.UsageName, &p.Holder.BirthPlace.Commune, &p.Holder.BirthPlace.Country,
	} {
		*text = norm.NFC.String(*text)
	}
}

var technicalID = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z._:/-]{0,254}$`)

// Validate refuses what the schema, or what is known of the rules of the Caisse des Dépôts, would not let pass. The sentence
// begins with the passage and the path of the element.
func (p Passage) Validate() error {
	p.compose()
	if !technicalID.MatchString(p.ID) {
		return p.wrong("idTechnique", data.Refuse("l’identifiant manque, dépasse 255 caractères ou contient autre chose que des lettres sans accent, des chiffres et « . _ : / - ».").
			Hint("Il vient du lot du centre : demandez-lui d’en refaire un."))
	}
	for _, check := range []func(Passage) error{Passage.checkResult, Passage.checkDates, Passage.checkAccess, Passage.checkHolder, Passage.checkBirth} {
		if err := check(p); err != nil {
			return err
		}
	}
	return nil
}

// wrong places a refusal: « CANTAL-1, titulaire/nomNaissance : … ».
func (p Passage) wrong(path string, why *data.Refusal) error {
	who := p.ID
	if who == "" {
		who = "passage sans identifiant"
	}
	placed := data.Refuse("%s, %s : %s", who, path, why.What).Because(why)
	placed.Do = why.Do
	return placed
}

func (p Passage) checkResult() error {
	for _, t := range []struct {
		path, text string
		most       int
	}{{"libelleOption", p.Option, 255}, {"scoring", p.Scoring, 255}, {"codePostalCentreExamen", p.ExamPostcode, 9}} {
		if why := wrongText(t.text, t.most); t.text != "" && why != nil {
			return p.wrong(t.path, why)
		}
	}
	switch {
	case p.Obtained != ByAdmission && p.Obtained != ByScore:
		return p.wrong("obtentionCertification", noSuch(string(p.Obtained)))
	case p.Obtained == ByScore && p.Scoring == "":
		return p.wrong("scoring", data.Refuse("une certification obtenue par score n’a pas de score.").Hint("Donnez-le."))
	case p.ExamMode != "" && p.ExamMode != Remote && p.ExamMode != OnSite && p.ExamMode != ExamBoth:
		return p.wrong("modalitePassageExamen", noSuch(string(p.ExamMode)))
	case p.Mention != "" && !slices.Contains(mentions, p.Mention):
		return p.wrong("mentionValidee", noSuch(string(p.Mention)))
	}
	return nil
}

func (p Passage) checkDates() error {
	for _, d := range []struct {
		path string
		on   data.Date
		must bool
	}{
		{"dateDebutExamen", p.ExamFrom, false}, {"dateFinExamen", p.ExamTo, false}, {"dateDebutValidite", p.Delivered, true},
		{"dateFinValidite", p.Until, false}, {"modalitesInscription/dateInscription", p.EnrolledOn, false},
	} {
		switch {
		case d.on.IsZero() && !d.must:
		case d.on.IsZero():
			return p.wrong(d.path, data.Refuse("la date manque.").Hint("C’est le jour où la certification est délivrée."))
		case !d.on.Valid() || d.on.Year > 2099:
			return p.wrong(d.path, data.Refuse("la date %s n’existe pas ou n’est pas entre 1900 et 2099.", d.on).Hint("Corrigez-la."))
		}
	}
	switch {
	case p.Until.Before(p.Delivered) && !p.Until.IsZero():
		return p.wrong("dateFinValidite", data.Refuse("la validité finit (%s) avant de commencer (%s).", p.Until.French(), p.Delivered.French()).Hint("Corrigez l’une des dates."))
	case p.ExamTo.Before(p.ExamFrom) && !p.ExamTo.IsZero():
		return p.wrong("dateFinExamen", data.Refuse("l’examen finit (%s) avant de commencer (%s).", p.ExamTo.French(), p.ExamFrom.French()).Hint("Corrigez l’une des dates."))
	}
	return nil
}

func (p Passage) checkAccess() error {
	switch p.Access {
	case "", AccessStudent, AccessApprentice, AccessContinuing, AccessProfessionalism, AccessVAE, AccessForeign, AccessIndividual:
	default:
		return p.wrong("modalitesInscription/modaliteAcces", noSuch(string(p.Access)))
	}
	switch {
	case p.VAEWay != "" && p.VAEWay != VAEClassic && p.VAEWay != VAELeave:
		return p.wrong("modalitesInscription/voieAccessVAE", noSuch(string(p.VAEWay)))
	case p.VAEWay != "" && p.Access != AccessVAE:
		return p.wrong("modalitesInscription/voieAccessVAE", data.Refuse("une voie de VAE est donnée sans VAE.").Hint("Corrigez la voie d’accès."))
	case p.Initiative != "" && !slices.Contains(initiatives, p.Initiative):
		return p.wrong("modalitesInscription/initiativeInscription", noSuch(string(p.Initiative)))
	}
	return nil
}

// NotAfter refuses a passage that is delivered after the day of the file: a clock is wrong.
func (p Passage) NotAfter(made time.Time) error {
	if today := dayInParis(made); p.Delivered.After(today) {
		return p.wrong("dateDebutValidite", data.Refuse("la certification est délivrée le %s, après le jour du fichier (%s).", p.Delivered.French(), today.French()).
			Hint("Vérifiez l’horloge de ce poste, puis celle du centre."))
	}
	return nil
}

func noSuch(value string) *data.Refusal {
	if value == "" {
		return data.Refuse("la valeur manque.")
	}
	return data.Refuse("la valeur « %s » n’existe pas dans le schéma.", value)
}

// String names the passage for a message to a developer; it holds no personal data.
func (p Passage) String() string { return fmt.Sprintf("passage %s", p.ID) }
