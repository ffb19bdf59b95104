package data

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// DefaultNumbering is the pattern of numbers where the settings give no other: « CANTAL-CB-2021-0001 ».
const DefaultNumbering = "{centre}-{série}-{année}-{rang}"

// The braces of a pattern. {rang} may say how many digits it is filled up to: {rang:6}.
const (
	braceCentre = "{centre}"
	braceSeries = "{série}"
	braceYear   = "{année}"
)

const (
	rankDigits = 4  // of {rang} alone
	maxNumber  = 27 // characters of a number; a duplicate has three or so more
)

var (
	braceRank  = regexp.MustCompile(`\{rang(?::([1-8]))?\}`)
	someBrace  = regexp.MustCompile(`\{[^{}]*\}?|\}`)
	plainText  = regexp.MustCompile(`^[A-Z0-9._-]*$`)
	likeACopy  = regexp.MustCompile(`-D[0-9]+$`) // as a duplicate ends
	likeALabel = regexp.MustCompile(`^[A-Z0-9].*[A-Z0-9]$`)
)

// CheckNumbering refuses a pattern by which two documents could bear the same number, or whose numbers could not stand in
// the name of a file. Each of {série}, {année} and {rang} stands in it once: all but the rank have a fixed length, so that a
// number is read in one way alone.
func CheckNumbering(pattern, centre string) error {
	hint := "Par exemple « " + DefaultNumbering + " » ; les accolades connues sont {centre}, {série}, {année} et {rang}, ou {rang:6} pour six chiffres."
	for _, need := range []struct{ brace, why string }{
		{braceSeries, "un certificat et une attestation porteraient le même numéro"},
		{braceYear, "les numéros d’une année reviendraient l’année suivante"},
	} {
		if n := strings.Count(pattern, need.brace); n != 1 {
			return Refuse("Le modèle des numéros contient %s %s : sans elle, %s.", need.brace, times(n), need.why).Hint("Mettez-la une fois. %s", hint)
		}
	}
	if n := len(braceRank.FindAllString(pattern, -1)); n != 1 {
		return Refuse("Le modèle des numéros contient {rang} %s : sans lui, tous les documents porteraient le même numéro.", times(n)).Hint("Mettez-le une fois, avec un à huit chiffres. %s", hint)
	}
	rest := strings.NewReplacer(braceCentre, "", braceSeries, "", braceYear, "").Replace(braceRank.ReplaceAllString(pattern, ""))
	switch brace := someBrace.FindString(rest); {
	case brace != "":
		return Refuse("Le modèle des numéros contient « %s », que le programme ne connaît pas.", brace).Hint("%s", hint)
	case strings.Count(pattern, braceCentre) > 1:
		return Refuse("Le modèle des numéros contient {centre} plusieurs fois.").Hint("Une fois suffit.")
	case strings.ContainsAny(rest, "/\\"):
		return Refuse("Le modèle des numéros contient « / », et un numéro figure dans des noms de fichiers.").Hint("Séparez par un tiret, un point ou un soulignement.")
	case !plainText.MatchString(rest):
		return Refuse("Le modèle des numéros contient un signe qui ne convient pas.").Hint("Prenez des majuscules sans accent, des chiffres, le tiret, le point ou le soulignement.")
	}
	return checkWritten(Number{Centre: centre, Kind: KindBlocCertificate, Year: 2021, Rank: 1, Pattern: pattern}.String())
}

// checkWritten refuses a number that reads badly, or that a duplicate could bear too.
func checkWritten(number string) error {
	switch {
	case !likeALabel.MatchString(number):
		return Refuse("Un numéro comme « %s » commence ou finit par un signe.", number).Hint("Mettez les signes entre les parties du numéro.")
	case likeACopy.MatchString(number):
		return Refuse("Un numéro comme « %s » se lirait comme celui d’un duplicata.", number).Hint("Les duplicatas finissent par -D1, -D2 : finissez le numéro autrement.")
	case len(number) > maxNumber:
		return Refuse("Un numéro comme « %s » est trop long pour sa place sur un certificat.", number).Hint("Restez sous %d caractères.", maxNumber+1)
	}
	return nil
}

func times(n int) string {
	if n == 0 {
		return "zéro fois"
	}
	return strconv.Itoa(n) + " fois"
}

// written writes a number by its pattern.
func (n Number) written() string {
	pattern := n.Pattern
	if pattern == "" {
		pattern = DefaultNumbering
	}
	text := strings.NewReplacer(braceCentre, n.Centre, braceSeries, n.Kind.series(), braceYear, strconv.Itoa(n.Year)).Replace(pattern)
	return braceRank.ReplaceAllStringFunc(text, func(brace string) string {
		width := rankDigits
		if asked := braceRank.FindStringSubmatch(brace)[1]; asked != "" {
			width, _ = strconv.Atoi(asked)
		}
		return fmt.Sprintf("%0*d", width, n.Rank)
	})
}
