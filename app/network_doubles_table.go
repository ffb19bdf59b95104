package app

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/exchange"
)

// The columns of the table of doubles that are read back.
const (
	columnFirst  = "identifiant 1"
	columnSecond = "identifiant 2"
	columnSettle = "décision"
)

// doublesCSV writes the table in which a person says of each likeness whether it is one person or two.
func doublesCSV(all []NetworkDouble) ([]byte, error) {
	var b bytes.Buffer
	t := newTableWriter(&b)
	header := []string{"suite", columnSettle, "ressemblance"}
	for _, n := range []string{"1", "2"} {
		for _, column := range []string{"identifiant", "centre", "lot", "certification", "nom de naissance", "nom d’usage", "prénoms", "sexe", "naissance", "lieu", "délivrée le"} {
			header = append(header, column+" "+n)
		}
	}
	t.row(header)
	for _, d := range all {
		t.row(slices.Concat([]string{d.outcome(), string(d.Settled), d.Likeness.Why}, d.First.cells(), d.Second.cells()))
	}
	err := t.flush()
	return b.Bytes(), err
}

// outcome says what becomes of the second line.
func (d NetworkDouble) outcome() string {
	switch {
	case d.Held:
		return "la seconde n’est pas déclarée : même certification, même personne"
	case d.Settled == SettledApart:
		return "déclarées toutes deux : deux personnes"
	case d.First.Fiche != d.Second.Fiche:
		return "déclarées toutes deux : deux certifications"
	}
	return fmt.Sprintf("déclarées toutes deux, à trancher dans la colonne « %s » : %s, ou %s", columnSettle, SettledApart, SettledSame)
}

func (l NetworkDoubleLine) cells() []string {
	h := l.Holder
	return []string{l.ID, l.Centre, string(l.Parcel), l.Fiche, h.BirthName, h.UsageName, strings.Join(h.GivenNames, ", "), string(h.Sex),
		h.BirthDate.Short(), h.BirthPlace.String(), l.Since.Short()}
}

// readSettled reads what a person has written into the table of doubles, by the identifiers of both lines, either way round.
func readSettled(path string) (map[[2]string]Settlement, error) {
	if path == "" {
		return nil, nil
	}
	content, err := exchange.ReadFile(path)
	if err != nil {
		return nil, err
	}
	table, err := exchange.Open(path, content)
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	for _, name := range []string{columnFirst, columnSecond, columnSettle} {
		at[name] = slices.IndexFunc(table.Header, func(h string) bool { return data.Fold(h) == data.Fold(name) })
		if at[name] < 0 {
			return nil, data.Refuse("La colonne « %s » manque dans « %s ».", name, table.Name).Hint("Donnez le fichier des ressemblances que « network merge » a écrit, sa colonne « %s » remplie.", columnSettle)
		}
	}
	settled := map[[2]string]Settlement{}
	for _, row := range table.Rows {
		first, second := row.Cell(at[columnFirst]), row.Cell(at[columnSecond])
		s, err := settlementOf(row.Cell(at[columnSettle]))
		if err != nil {
			return nil, data.Refuse("Ligne %d de « %s » : %v", row.Line, table.Name, err)
		}
		settled[[2]string{first, second}], settled[[2]string{second, first}] = s, s
	}
	return settled, nil
}

func settlementOf(text string) (Settlement, error) {
	switch data.Fold(strings.TrimSpace(text)) {
	case "":
		return "", nil
	case data.Fold(string(SettledApart)), "distincte", "distincts", "deux personnes":
		return SettledApart, nil
	case data.Fold(string(SettledSame)), "meme", "la meme personne":
		return SettledSame, nil
	}
	return "", data.Refuse("« %s » n’est ni « %s » ni « %s ».", text, SettledApart, SettledSame).Hint("Corrigez la colonne « %s ».", columnSettle)
}
