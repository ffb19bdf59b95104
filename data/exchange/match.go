package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"certibloc/data"
)

// Matching says what each column of a table holds, empty for a column that is left out.
type Matching []Field

// Match proposes what the columns of a table hold, from their headers. What is left out for a reason of its own is said in
// sentences. remembered, what the centre chose for the same headers, comes first where it is not nil.
func Match(t *Table, remembered map[string]string) (Matching, []string) {
	if remembered != nil {
		return recall(t, remembered), nil
	}
	m := make(Matching, len(t.Header))
	var notes []string
	taken := map[Field]int{}
	for i, header := range t.Header {
		h := heading(header)
		f, known := headings[h]
		if personal(h) {
			notes = append(notes, "La colonne « "+header+" » n’est pas lue : le programme ne garde aucun numéro de sécurité sociale.")
			continue
		}
		if !known {
			continue
		}
		if first, twice := taken[f]; twice {
			if other, ok := settle(t, m, f, first, i); ok {
				notes = append(notes, other)
				continue
			}
			notes = append(notes, "La colonne « "+header+" » n’est pas lue : « "+t.Header[first]+" » dit déjà la même chose.")
			continue
		}
		m[i], taken[f] = f, i
	}
	return m, notes
}

// settle tells « Nom » beside « Nom de naissance » or « Nom de jeune fille »: it is then the name of usage, unless a column
// says that already.
func settle(t *Table, m Matching, f Field, first, second int) (string, bool) {
	if f != BirthName || slices.Contains(m, UsageName) {
		return "", false
	}
	plain, exact := first, second
	if heading(t.Header[second]) == "nom" {
		plain, exact = second, first
	}
	if heading(t.Header[plain]) != "nom" {
		return "", false
	}
	m[plain], m[exact] = UsageName, BirthName
	return "La colonne « " + t.Header[plain] + " » est lue comme le nom d’usage, à côté de « " + t.Header[exact] + " ».", true
}

// personal reports whether a header is that of a social-security number.
func personal(h string) bool {
	return slices.Contains(strings.Fields(h), "nir") || strings.Contains(h, "securite sociale") || strings.Contains(h, "n secu") || h == "nss"
}

func recall(t *Table, remembered map[string]string) Matching {
	m := make(Matching, len(t.Header))
	for i, header := range t.Header {
		f := Field(remembered[heading(header)])
		if _, known := f.info(); known && !slices.Contains(m, f) {
			m[i] = f
		}
	}
	return m
}

// Column returns the column of a field, or -1.
func (m Matching) Column(f Field) int { return slices.Index(m, f) }

// Lacking returns the fields without which no line can be read and that no column holds.
func (m Matching) Lacking() []Field {
	var lacking []Field
	for _, info := range fields {
		if info.Needed && m.Column(info.Field) < 0 {
			lacking = append(lacking, info.Field)
		}
	}
	return lacking
}

// Check refuses a matching with a field twice, or without one that is needed.
func (m Matching) Check() error {
	for i, f := range m {
		if f != "" && slices.Contains(m[:i], f) {
			return data.Refuse("Deux colonnes sont lues comme « %s ».", f.Label()).Hint("Gardez-en une.")
		}
	}
	var names []string
	for _, f := range m.Lacking() {
		names = append(names, "« "+f.Label()+" »")
	}
	if len(names) > 0 {
		return data.Refuse("Aucune colonne n’est lue comme %s.", strings.Join(names, ", ")).Hint("Dites laquelle, ou ajoutez-la au fichier.")
	}
	return nil
}

// Remember returns the choice as the centre keeps it.
func (m Matching) Remember(t *Table) data.Matching {
	kept := data.Matching{ID: HeadersID(t.Header), Fields: map[string]string{}}
	for i, f := range m {
		if h := heading(t.Header[i]); h != "" && kept.Fields[h] == "" {
			kept.Fields[h] = string(f)
		}
	}
	return kept
}

// HeadersID names a set of headers, whatever their order, accents and capitals.
func HeadersID(headers []string) data.ID {
	var all []string
	for _, h := range headers {
		if h = heading(h); h != "" {
			all = append(all, h)
		}
	}
	slices.Sort(all)
	sum := sha256.Sum256([]byte(strings.Join(all, "\n")))
	return data.ID(hex.EncodeToString(sum[:16]))
}
