package pdf

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"certibloc/data"
)

// certificationText fills a sentence about the certification, and what more it asks.
func (w words) certificationText(sentence phrase, c data.SheetCertification, more ...string) string {
	return w.fill(sentence, append([]string{
		"certification", c.Title,
		"certificateur", c.Certifier,
		"rncp", c.RNCP,
		"fiche", strings.TrimPrefix(c.RNCP, "RNCP"),
		"niveau", strconv.Itoa(c.LevelEurope),
		"niveaux", w.levelText(c),
		"nsf", w.nsfText(c),
		"arrêté", c.Decree,
		"publication", dateText(c.Published),
		"effet", dateText(c.From),
		"fin", dateText(c.Until)}, more...)...)
}

// registrationText says on which ground the certification stood in the register, in a sentence.
func (w words) registrationText(c data.SheetCertification) string {
	if c.Decision {
		return w.certificationText(registrationDecided, c, "décision", lowerFirst(c.Decree))
	}
	return w.certificationText(registration, c)
}

// entryText says the same beside a label.
func (w words) entryText(c data.SheetCertification) string {
	if c.Decision {
		return w.certificationText(attestationDecided, c, "décision", c.Decree)
	}
	return w.certificationText(attestationEntry, c)
}

// levelText names the level of the certification, always in the European framework, and the former one if known.
func (w words) levelText(c data.SheetCertification) string {
	text := w.fill(levels, "niveau", strconv.Itoa(c.LevelEurope))
	if c.Nomenclature1969 != "" {
		text += w.fill(formerLevel, "ancien", c.Nomenclature1969)
	}
	return text
}

// nsfText lists the NSF codes with their labels.
func (w words) nsfText(c data.SheetCertification) string {
	sentence := nsfOne
	if len(c.NSF) > 1 {
		sentence = nsfSeveral
	}
	return w.fill(sentence, "codes", w.nsfCodes(c))
}

func (w words) nsfCodes(c data.SheetCertification) string {
	codes := make([]string, len(c.NSF))
	for i, n := range c.NSF {
		codes[i] = w.fill(nsfCode, "code", n.Code, "libellé", n.Label)
	}
	return strings.Join(codes, data.Typography(nsfSeparator))
}

// holderName is the name as the état civil spells it.
func holderName(h data.SheetHolder) string { return h.GivenNames + " " + h.BirthName }

// birthText says when and where the holder was born.
func (w words) birthText(h data.SheetHolder) string {
	said := bySex(h.Sex, bornF, bornM)
	if h.BirthDate.Partial() {
		said = bySex(h.Sex, bornInF, bornInM)
	}
	return w.fill(said, "date", dateText(h.BirthDate), "lieu", h.BirthPlace)
}

// civilStatus is what tells the holder from a namesake.
func (w words) civilStatus(h data.SheetHolder) string {
	if h.UsageName == "" {
		return w.birthText(h)
	}
	return w.fill(birthThenUsage, "nom", h.UsageName, "naissance", w.birthText(h))
}

func bySex[T any](sex data.Sex, female, male T) T {
	if sex == data.Female {
		return female
	}
	return male
}

// dateText writes a date whose day and month stay on one line.
func dateText(d data.Date) string { return strings.Replace(d.French(), " ", "\u00a0", 1) }

// delegationText names the delegation, whose reference may already say that it is one.
func (w words) delegationText(reference string) string {
	if strings.Contains(strings.ToLower(reference), "délégation") {
		return reference
	}
	return w.fill(delegationIs, "délégation", reference)
}

// blocNumber names the bloc by its official number and the register entry.
func (w words) blocNumber(s data.Sheet) string {
	return w.certificationText(blocOfEntry, s.Certification, "numéro", strconv.Itoa(s.Bloc.Number))
}

// documentName names a document and whose it is.
func (w words) documentName(title phrase, s data.Sheet) string {
	return w.fill(runningHead, "titre", w.say(title), "nom", holderName(s.Holder))
}

// lowerFirst writes « décision » for « Décision », within a sentence.
func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return strings.ToLower(string(r)) + s[n:]
}
