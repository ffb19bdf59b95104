//go:build ignore

package main

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// isoOf gives the ISO code of the countries whose names differ too much in the two packages, and of those that the
// package of codes is too old to have: INSEE numbered them later.
var isoOf = map[string]string{
	"123": "RU", "129": "VA", "148": "BY", "151": "MD", "156": "MK", "203": "IQ", "204": "IR", "206": "SY", "236": "TW", "238": "KP",
	"239": "KR", "241": "LA", "243": "VN", "312": "CD", "316": "LY", "324": "CG", "391": "SZ", "404": "US", "516": "FM",
	"120": "ME", "157": "XK", "349": "SS",
}

// named are the names that people in France use and write otherwise.
var named = map[string]string{
	"US": "États-Unis", "SZ": "Eswatini", "VA": "Vatican", "CG": "Congo", "CZ": "Tchéquie", "SA": "Arabie saoudite", "AE": "Émirats arabes unis",
	"MM": "Birmanie", "BN": "Brunei", "TZ": "Tanzanie", "CF": "République centrafricaine", "CI": "Côte d’Ivoire", "DO": "République dominicaine",
	"LR": "Liberia", "NG": "Nigeria", "ST": "Sao Tomé-et-Principe",
}

// writeCountries writes the list: what it is made of, and the countries in the order of their codes.
func writeCountries(path string) error {
	codes := map[string]string{}
	var names struct {
		Countries map[string]any `json:"countries"`
	}
	if err := countryCodes.files(map[string]any{"dist/data/countries.json": &codes}); err != nil {
		return err
	}
	if err := countryNames.files(map[string]any{"langs/fr.json": &names}); err != nil {
		return err
	}
	byName, first := map[string]string{}, map[string]string{}
	for iso, v := range names.Countries {
		all, several := v.([]any)
		if !several {
			all = []any{v}
		}
		first[iso] = strings.ReplaceAll(fmt.Sprint(all[0]), "'", "’")
		for _, name := range all {
			byName[sorted(fmt.Sprint(name))] = iso
		}
	}
	delete(codes, "100") // France, where nobody is born abroad
	for code := range isoOf {
		codes[code] = cmp.Or(codes[code], code)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "source\tCodes des pays de l’INSEE d’après %s ; noms d’après %s\n\n", countryCodes, countryNames)
	for _, code := range slices.Sorted(maps.Keys(codes)) {
		iso := cmp.Or(isoOf[code], byName[sorted(codes[code])])
		if iso == "" {
			return fmt.Errorf("country %s, « %s », has no name of today", code, codes[code])
		}
		fmt.Fprintf(&b, "99%s\t%s\t%s\n", code, iso, cmp.Or(named[iso], first[iso]))
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

// sorted is a name as its words in order: « Tchèque, République » is « République tchèque ».
func sorted(name string) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(name))
	words := strings.FieldsFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) })
	slices.Sort(words)
	return strings.Join(words, " ")
}
