//go:build ignore

package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
)

// commune is an entry of today's list.
type commune struct {
	Code       string `json:"code"`
	Name       string `json:"nom"`
	Type       string `json:"type"`
	Chief      string `json:"chefLieu"`
	Of         string `json:"commune"`
	Population int    `json:"population"`
}

// row is a line of the file.
type row struct {
	code, name string
	kind       string // A today's, M district of Paris, Lyon or Marseille, D délégué, S associated, F of the past
	weight     string // log2 of the people, in base 36
	of         string // the commune that it is a part of, or, of a code of the past, today's code
	periods    []period
}

var kinds = map[string]string{"commune-actuelle": "A", "arrondissement-municipal": "M", "commune-deleguee": "D", "commune-associee": "S"}

// writeCommunes writes the list: what it is made of, the departments, and the communes in the order of their codes.
func writeCommunes(path string) error {
	var communes []commune
	var departments []struct {
		Code string `json:"code"`
		Name string `json:"nom"`
	}
	var history []record
	if err := today.files(map[string]any{"data/communes.json": &communes, "data/departements.json": &departments}); err != nil {
		return err
	}
	if err := past.files(map[string]any{"data/historique-communes.json": &history}); err != nil {
		return err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "source\tCode officiel géographique de l’INSEE, d’après %s ; historique de 1943 à 2019 d’après %s\n", today, past)
	fmt.Fprint(&b, "date\t2026-01-01\n\n")
	for _, d := range departments {
		fmt.Fprintf(&b, "%s\t%s\n", d.Code, d.Name)
	}
	fmt.Fprintln(&b)
	for _, r := range rows(communes, newPast(history)) {
		fields := []string{r.code, r.name, r.kind + r.weight, periodsText(r.periods), r.of}
		fmt.Fprintln(&b, strings.TrimRight(strings.Join(fields, "\t"), "\t"))
	}
	return writeZipped(path, b.Bytes())
}

// rows joins today's communes and those of the past. A part of a commune that bears its name and code is left out.
func rows(communes []commune, old *pastOf) []row {
	made := map[key]row{}
	slices.SortStableFunc(communes, func(a, b commune) int { return cmp.Compare(kinds[a.Type], kinds[b.Type]) })
	for _, c := range communes {
		k := keyOf(c.Code, c.Name)
		if _, known := made[k]; known {
			continue
		}
		r := row{code: c.Code, name: c.Name, kind: kinds[c.Type], of: cmp.Or(c.Chief, c.Of), periods: old.whole(k)}
		if c.Population > 0 {
			r.weight = strconv.FormatInt(int64(math.Log2(float64(c.Population))), 36)
		}
		if open := len(r.periods) > 0 && r.periods[len(r.periods)-1].until == ""; r.kind == "A" && old.codes[c.Code] && !open {
			r.periods = append(r.periods, period{from: lastKnown + "?"}) // since a day that nothing tells
		}
		made[k] = r
	}
	for k, o := range old.periods {
		if _, known := made[k]; !known {
			r := row{code: k.code, name: old.names[k], kind: "F", of: old.codeAfter[k], periods: o}
			if last := &r.periods[len(o)-1]; last.until == "" {
				last.until = lastKnown + "?"
			}
			made[k] = r
		}
	}
	return slices.SortedFunc(maps.Values(made), func(a, b row) int {
		return cmp.Or(cmp.Compare(a.code, b.code), cmp.Compare(a.kind, b.kind), cmp.Compare(a.name, b.name))
	})
}

// writeZipped writes the same bytes for the same text: the archive bears no hour.
func writeZipped(path string, text []byte) error {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write(text); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}
