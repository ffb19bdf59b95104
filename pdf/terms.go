package pdf

import (
	"strconv"
	"strings"

	"certibloc/data"
)

// certificationText fills a sentence about the certification.
func certificationText(sentence string, c data.SheetCertification) string {
	return fill(sentence,
		"certification", c.Title,
		"certificateur", c.Certifier,
		"rncp", c.RNCP,
		"fiche", strings.TrimPrefix(c.RNCP, "RNCP"),
		"niveau", strconv.Itoa(c.LevelEurope),
		"niveaux", levelText(c),
		"nsf", nsfText(c),
		"arrêté", c.Decree,
		"publication", dateText(c.Published),
		"effet", dateText(c.From),
		"fin", dateText(c.Until))
}

// levelText names the level of the certification, always in the European framework, and the former one if known.
func levelText(c data.SheetCertification) string {
	text := fill(levels, "niveau", strconv.Itoa(c.LevelEurope))
	if c.Nomenclature1969 != "" {
		text += fill(formerLevel, "ancien", c.Nomenclature1969)
	}
	return text
}

// nsfText lists the NSF codes with their labels.
func nsfText(c data.SheetCertification) string {
	sentence := nsfOne
	if len(c.NSF) > 1 {
		sentence = nsfSeveral
	}
	return fill(sentence, "codes", nsfCodes(c))
}

func nsfCodes(c data.SheetCertification) string {
	codes := make([]string, len(c.NSF))
	for i, n := range c.NSF {
		codes[i] = fill(nsfCode, "code", n.Code, "libellé", n.Label)
	}
	return strings.Join(codes, typography(nsfSeparator))
}

// holderName is the name as the état civil spells it.
func holderName(h data.SheetHolder) string { return h.GivenNames + " " + h.BirthName }

// birthText says when and where the holder was born.
func birthText(h data.SheetHolder) string {
	return fill(bySex(h.Sex, bornF, bornM), "date", dateText(h.BirthDate), "lieu", h.BirthPlace)
}

// civilStatus is what tells the holder from a namesake.
func civilStatus(h data.SheetHolder) string {
	if h.UsageName == "" {
		return birthText(h)
	}
	return fill(birthThenUsage, "nom", h.UsageName, "naissance", birthText(h))
}

func bySex(sex data.Sex, female, male string) string {
	if sex == data.Female {
		return female
	}
	return male
}

// dateText writes a date whose day and month stay on one line.
func dateText(d data.Date) string { return strings.Replace(d.French(), " ", "\u00a0", 1) }

// delegationText names the delegation, whose reference may already say that it is one.
func delegationText(reference string) string {
	if strings.Contains(strings.ToLower(reference), "délégation") {
		return reference
	}
	return fill(delegationIs, "délégation", reference)
}

// blocNumber names the bloc by its official number and the register entry.
func blocNumber(s data.Sheet) string {
	return certificationText(fill(blocOfEntry, "numéro", strconv.Itoa(s.Bloc.Number)), s.Certification)
}

// documentName names a document and whose it is.
func documentName(title string, s data.Sheet) string {
	return fill(runningHead, "titre", title, "nom", holderName(s.Holder))
}
