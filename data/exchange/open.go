// Package exchange reads and writes the files that come from elsewhere and go elsewhere: candidates as CSV or XLSX. Its
// readers are for files that nobody vouches for: they take a bounded amount of memory, run nothing, and refuse with a sentence.
package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"certibloc/data"
)

// What a file may hold at most.
const (
	MaxFile    = 20 << 20 // bytes
	MaxUnzip   = 48 << 20 // bytes of a workbook once unpacked
	MaxRows    = 50_000   // lines with something in them
	MaxColumns = 200
	MaxCell    = 2_000 // bytes of a cell
)

// Table is what a file holds: a line of headers and the lines below it that are not empty.
type Table struct {
	Name   string   // of the file, without its folder
	Sheet  string   // of the workbook; empty for CSV
	Header []string // trimmed; a column may have none
	Rows   []Row
	Notes  []string // sentences on how the file was read: encoding, separator, formulas taken as their last values
	// Epoch1904 says that the workbook counts days from 1904, as old Macs did.
	Epoch1904 bool
}

// Row is one line, with its number in the file, from 1. It may have fewer cells than the header.
type Row struct {
	Line  int
	Cells []string
}

// Cell returns a cell, empty where the line has none.
func (r Row) Cell(column int) string {
	if column < 0 || column >= len(r.Cells) {
		return ""
	}
	return r.Cells[column]
}

// Letter returns the name of a column, from 0, as spreadsheets have it: A, B, …, Z, AA.
func Letter(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// ReadFile returns the bytes of a file, or refuses one that is missing, empty or longer than MaxFile, before it is read.
func ReadFile(path string) ([]byte, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, data.Refuse("Le fichier « %s » n’existe pas.", name).Hint("Vérifiez son nom et son emplacement.").Because(err)
	case err != nil:
		return nil, unreadable(name, err)
	case !info.Mode().IsRegular():
		return nil, data.Refuse("« %s » n’est pas un fichier.", name).Hint("Choisissez un fichier CSV ou Excel.")
	case info.Size() > MaxFile:
		return nil, tooLarge(name)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer func() { _ = file.Close() }() // only read
	content, err := io.ReadAll(io.LimitReader(file, MaxFile+1))
	if err != nil {
		return nil, unreadable(name, err)
	}
	return content, nil
}

func unreadable(name string, err error) error {
	return data.Refuse("Le fichier « %s » ne peut pas être lu.", name).Hint("Fermez-le dans le tableur, ou copiez-le sur ce poste.").Because(err)
}

func tooLarge(name string) error {
	return data.Refuse("Le fichier « %s » dépasse %d Mo.", name, MaxFile>>20).
		Hint("Une liste de candidats est mille fois plus petite : vérifiez que c’est le bon fichier.")
}

// Open reads a file of which it has the bytes, CSV or XLSX: the content tells, not the ending of the name.
func Open(name string, content []byte) (*Table, error) {
	name = filepath.Base(name)
	var t *Table
	var err error
	switch {
	case len(bytes.TrimSpace(content)) == 0:
		return nil, data.Refuse("Le fichier « %s » est vide.", name).Hint("Enregistrez-le à nouveau depuis le tableur.")
	case len(content) > MaxFile:
		return nil, tooLarge(name)
	case bytes.HasPrefix(content, []byte("PK")):
		var tables []*Table
		if tables, err = openZip(name, content, false); err == nil {
			t = tables[0]
		}
	default:
		if err := foreign(name, content); err != nil {
			return nil, err
		}
		t, err = readCSV(name, content)
	}
	if err != nil {
		return nil, err
	}
	if len(t.Rows) == 0 {
		return nil, data.Refuse("Le fichier « %s » n’a que sa ligne d’en-têtes.", name).Hint("Remplissez une ligne par personne, puis recommencez.")
	}
	return t, nil
}

// foreign refuses what is neither text nor a workbook, and says what it is where that is known.
func foreign(name string, content []byte) error {
	for _, k := range []struct{ magic, what, do string }{
		{"%PDF", "un PDF", "Demandez la liste dans un fichier Excel ou CSV : un PDF ne se lit pas sûrement."},
		{"\x89PNG", "une image", "Demandez la liste dans un fichier Excel ou CSV."},
		{"\xff\xd8\xff", "une image", "Demandez la liste dans un fichier Excel ou CSV."},
		{"{\\rtf", "un texte mis en forme", "Copiez le tableau dans un tableur et enregistrez-le en Excel ou CSV."},
		{"7z\xbc\xaf", "une archive", "Ouvrez-la et choisissez le fichier qu’elle contient."},
		{"Rar!", "une archive", "Ouvrez-la et choisissez le fichier qu’elle contient."},
		{"\x1f\x8b", "une archive", "Ouvrez-la et choisissez le fichier qu’elle contient."},
	} {
		if bytes.HasPrefix(content, []byte(k.magic)) {
			return data.Refuse("Le fichier « %s » est %s, quel que soit son nom.", name, k.what).Hint("%s", k.do)
		}
	}
	if !bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return nil
	}
	if bytes.Contains(content, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
		return data.Refuse("Le classeur « %s » est protégé par un mot de passe.", name).
			Hint("Ouvrez-le dans le tableur et enregistrez-le sans mot de passe.")
	}
	return data.Refuse("« %s » est un classeur de l’ancien format .xls.", name).Hint("Ouvrez-le dans le tableur et enregistrez-le en .xlsx ou en CSV.")
}

// openZip tells a workbook from another archive, and refuses one that would unpack to more than is bearable before anything
// of it is unpacked: the reader of archives holds each part to the size that it announces. It returns at least one table; the
// notes on the whole are with the first.
func openZip(name string, content []byte, all bool) ([]*Table, error) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, damaged(name, err)
	}
	const parts = 2_000
	if len(archive.File) > parts {
		return nil, tooSwollen(name)
	}
	var size uint64
	macros, workbook := false, false
	for _, part := range archive.File {
		if part.UncompressedSize64 > roomOf(part.Name) {
			return nil, tooSwollen(name)
		}
		size += part.UncompressedSize64
		macros = macros || strings.HasSuffix(part.Name, "vbaProject.bin")
		workbook = workbook || part.Name == "[Content_Types].xml"
		if part.Name == "xl/workbook.bin" || part.Name == "content.xml" {
			return nil, data.Refuse("Le classeur « %s » n’est pas au format .xlsx.", name).Hint("Ouvrez-le dans le tableur et enregistrez-le en .xlsx ou en CSV.")
		}
	}
	switch {
	case size > MaxUnzip:
		return nil, tooSwollen(name)
	case !workbook:
		return nil, data.Refuse("« %s » est une archive, pas un classeur.", name).Hint("Ouvrez-la et choisissez le fichier qu’elle contient.")
	}
	tables, err := readXLSX(name, content, all)
	if err == nil && macros {
		tables[0].Notes = append(tables[0].Notes, "Le classeur contient des macros : elles ne sont jamais exécutées.")
	}
	return tables, err
}

// roomOf bounds a part of a workbook, once unpacked, by what becomes of it in memory: styles take eighty times their length,
// the texts that cells share thirty times, sheets are read cell by cell, and what is no XML stays as it is.
func roomOf(part string) uint64 {
	switch {
	case strings.HasPrefix(part, "xl/worksheets/sheet"), !strings.HasSuffix(part, ".xml") && !strings.HasSuffix(part, ".rels"):
		return 32 << 20
	case part == "xl/sharedStrings.xml":
		return 8 << 20
	case part == "xl/workbook.xml": // the list of the sheets, which is gone through again for each
		return 256 << 10
	}
	return 2 << 20
}

func tooSwollen(name string) error {
	return data.Refuse("Le classeur « %s » se déplie au-delà de ce qu’une liste de candidats demande.", name).
		Hint("Copiez la seule liste des candidats dans un classeur neuf.")
}

func damaged(name string, err error) error {
	return data.Refuse("Le classeur « %s » est abîmé.", name).Hint("Ouvrez-le dans le tableur et enregistrez-le à nouveau.").Because(err)
}

// builder gathers the lines of a table and holds it to its bounds.
type builder struct {
	table   Table
	found   bool // the header
	escaped bool // an apostrophe keeps a cell from being a formula: CSV
}

// add takes a line. Empty ones are passed over; the first that is not is the header.
func (b *builder) add(line int, cells []string) error {
	last := len(cells)
	for last > 0 && strings.TrimSpace(cells[last-1]) == "" {
		last--
	}
	switch {
	case last == 0:
		return nil
	case last > MaxColumns:
		return data.Refuse("La ligne %d du fichier « %s » a %d colonnes ; le programme en lit %d.", line, b.table.Name, last, MaxColumns).
			Hint("Vérifiez que c’est une liste de candidats, une personne par ligne.")
	}
	row := Row{Line: line, Cells: make([]string, last)}
	for i, cell := range cells[:last] {
		if len(cell) > MaxCell {
			return data.Refuse("La cellule %s%d du fichier « %s » a plus de %d caractères.", Letter(i), line, b.table.Name, MaxCell).
				Hint("Raccourcissez-la ; si elle réunit plusieurs lignes, un guillemet n’est pas fermé.")
		}
		if cell = clean(cell); b.escaped {
			cell = bare(cell)
		}
		row.Cells[i] = strings.Clone(cell)
	}
	if !b.found {
		b.found, b.table.Header = true, row.Cells
		return nil
	}
	if len(b.table.Rows) == MaxRows {
		return data.Refuse("Le fichier « %s » a plus de %d lignes.", b.table.Name, MaxRows).Hint("Partagez-le en plusieurs fichiers.")
	}
	b.table.Rows = append(b.table.Rows, row)
	return nil
}
