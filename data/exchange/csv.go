package exchange

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"certibloc/data"
)

// separators are what may stand between cells, in the order in which a tie is settled.
const separators = ";\t|,"

var separatorNames = map[rune]string{';': "point-virgule", '\t': "tabulation", '|': "barre verticale", ',': "virgule"}

// maxLine bounds how much of a file is looked at for its separator.
const maxLine = 64 << 10

func readCSV(name string, content []byte) (*Table, error) {
	text, encoding, err := decode(name, content)
	if err != nil {
		return nil, err
	}
	buffered := bufio.NewReaderSize(&refusesNUL{name: name, text: text}, maxLine)
	head, err := buffered.Peek(maxLine)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, broken(name, err)
	}
	separator, said := separatorOf(string(head))
	skipped := 0
	if said > 0 { // « sep=; », a line of its own
		if _, err := buffered.Discard(said); err != nil {
			return nil, broken(name, err)
		}
		skipped = 1
	}
	b := builder{escaped: true, table: Table{Name: name, Notes: []string{"Fichier lu en " + encoding + ", séparateur : " + separatorNames[separator] + "."}}}
	reader := csv.NewReader(buffered)
	reader.Comma, reader.FieldsPerRecord, reader.ReuseRecord = separator, -1, true
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, broken(name, err)
		}
		line, _ := reader.FieldPos(0)
		if err := b.add(line+skipped, cells); err != nil {
			return nil, err
		}
	}
	if !b.found {
		return nil, data.Refuse("Le fichier « %s » est vide.", name).Hint("Enregistrez-le à nouveau depuis le tableur.")
	}
	return &b.table, nil
}

// separatorOf returns the separator of a text: the one that its first line has most often outside quotation marks, unless
// the line says « sep=; », as Excel writes it; said is then its length.
func separatorOf(text string) (separator rune, said int) {
	line, _, _ := strings.Cut(text, "\n")
	if bare := strings.TrimSpace(strings.ToLower(line)); len(bare) == 5 && strings.HasPrefix(bare, "sep=") && strings.Contains(separators, bare[4:]) {
		return rune(bare[4]), min(len(line)+1, len(text))
	}
	text = strings.TrimLeft(text, "\r\n")
	counts, quoted := map[rune]int{}, false
	for _, r := range text {
		if r == '"' {
			quoted = !quoted
		}
		if r == '\n' && !quoted {
			break
		}
		if !quoted {
			counts[r]++
		}
	}
	separator = ';'
	for _, s := range separators {
		if counts[s] > counts[separator] {
			separator = s
		}
	}
	return separator, 0
}

// refusesNUL is a text that ends in a refusal where it has a NUL.
type refusesNUL struct {
	name string
	text io.Reader
}

// Read reads the text.
func (r *refusesNUL) Read(p []byte) (int, error) {
	n, err := r.text.Read(p)
	for _, b := range p[:n] {
		if b == 0 {
			return 0, holdsNUL(r.name)
		}
	}
	return n, err
}

// broken says which line of a CSV file cannot be told apart from the others.
func broken(name string, err error) error {
	var wrong *csv.ParseError
	switch {
	case data.IsRefusal(err):
		return err
	case errors.As(err, &wrong):
		return data.Refuse("Ligne %d du fichier « %s » : les guillemets ne vont pas par deux.", wrong.Line, name).
			Hint("Corrigez cette ligne, ou enregistrez le fichier en .xlsx.").Because(err)
	}
	return unreadable(name, err)
}
