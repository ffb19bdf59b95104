package parcel

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"certibloc/data"
)

// column is a column of a CSV under the header that it is given.
type column[T Line] struct {
	header string
	cell   func(T, style) string
}

// Columns says which columns the CSV files of a parcel have, in which order and under which headers. The zero Columns gives
// each part all its own, under the names of the format.
type Columns struct {
	FrenchDates bool // 30/06/2021, otherwise 2021-06-30
	parts       map[string][]chosen
}

// chosen is one column that a file of columns asks for.
type chosen struct{ header, field string }

// maxColumns bounds a file of columns, in lines.
const maxColumns = 1000

// ReadColumns reads a file of columns: for each part its name between brackets, then one line a column, « header = field »
// or the field alone, in the order wanted. A field that is not named is left out; a part that is not named keeps its own
// columns. « dates = françaises » before the first part writes dates as 30/06/2021. An empty line and one that begins with #
// say nothing.
func ReadColumns(r io.Reader) (Columns, error) {
	c := Columns{parts: map[string][]chosen{}}
	in := bufio.NewScanner(r)
	part := ""
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(in.Text(), "\ufeff"))
		var err error
		switch {
		case n > maxColumns:
			err = wrongLine(n, "il y en a trop", "Un fichier de colonnes a %d lignes au plus.", maxColumns)
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			part, err = c.begin(n, line)
		case part == "":
			err = c.option(n, line)
		default:
			err = c.add(n, part, line)
		}
		if err != nil {
			return Columns{}, err
		}
	}
	if err := in.Err(); err != nil {
		return Columns{}, data.Refuse("Le fichier de colonnes ne se lit pas.").Hint("C’est un texte, une colonne par ligne.").Because(err)
	}
	for _, part := range Parts {
		if list, ok := c.parts[part]; ok && len(list) == 0 {
			return Columns{}, data.Refuse("Fichier de colonnes : la partie [%s] n’a aucune colonne.", part).Hint("Nommez-en une, ou retirez la partie.")
		}
	}
	return c, nil
}

func wrongLine(n int, what, do string, args ...any) error {
	return data.Refuse("Fichier de colonnes, ligne %d : %s.", n, what).Hint(do, args...)
}

func (c *Columns) begin(n int, line string) (string, error) {
	part := strings.TrimSpace(strings.Trim(line, "[]"))
	_, twice := c.parts[part]
	switch {
	case !slices.Contains(Parts, part):
		return "", wrongLine(n, fmt.Sprintf("la partie « %s » n’existe pas", part), "Parties : %s.", strings.Join(Parts, ", "))
	case twice:
		return "", wrongLine(n, fmt.Sprintf("la partie [%s] est déjà donnée plus haut", part), "Réunissez ses colonnes.")
	}
	c.parts[part] = []chosen{}
	return part, nil
}

func (c *Columns) option(n int, line string) error {
	name, value, _ := strings.Cut(line, "=")
	value = strings.TrimSpace(value)
	if strings.TrimSpace(name) != "dates" || value != "françaises" && value != "iso" {
		return wrongLine(n, fmt.Sprintf("« %s » n’est pas un réglage", line), "Écrivez « dates = françaises » ou « dates = iso », ou commencez par une partie, par exemple [%s].", PartCertifications)
	}
	c.FrenchDates = value == "françaises"
	return nil
}

func (c *Columns) add(n int, part, line string) error {
	header, name, named := strings.Cut(line, "=")
	header, name = strings.TrimSpace(header), strings.TrimSpace(name)
	if !named {
		name = header
	}
	fields := Fields(part)
	switch {
	case header == "" || len([]rune(header)) > 100:
		return wrongLine(n, "l’en-tête manque ou dépasse 100 caractères", "Écrivez « en-tête = champ ».")
	case !slices.Contains(fields, name):
		return wrongLine(n, fmt.Sprintf("le champ « %s » n’existe pas dans la partie [%s]", name, part), "Champs : %s.", strings.Join(fields, ", "))
	case slices.ContainsFunc(c.parts[part], func(other chosen) bool { return other.header == header }):
		return wrongLine(n, fmt.Sprintf("l’en-tête « %s » est déjà donné", header), "Donnez à chaque colonne le sien.")
	}
	c.parts[part] = append(c.parts[part], chosen{header, name})
	return nil
}

// Fields returns the names of the columns of a part, in the order of the format.
func Fields(part string) []string {
	switch part {
	case PartCertifications:
		return fieldNames(certificationFields)
	case PartBlocs:
		return fieldNames(blocFields)
	case PartDocuments:
		return fieldNames(documentFields)
	case PartCounts:
		return fieldNames(countFields)
	case PartFollowUps:
		return fieldNames(followUpFields)
	}
	return nil
}

func fieldNames[T Line](fields []field[T]) []string {
	var names []string
	for _, f := range fields {
		names = append(names, f.name)
	}
	return names
}

// columnsOf returns the columns of a part as asked for.
func columnsOf[T Line](c Columns, part string, fields []field[T]) []column[T] {
	var list []column[T]
	asked, ok := c.parts[part]
	if !ok {
		for _, f := range fields {
			list = append(list, column[T]{f.name, f.cell})
		}
		return list
	}
	for _, a := range asked {
		for _, f := range fields {
			if f.name == a.field {
				list = append(list, column[T]{a.header, f.cell})
			}
		}
	}
	return list
}
