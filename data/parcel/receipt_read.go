package parcel

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"certibloc/data"
	"certibloc/data/rncp"
)

// The columns of a receipt as CSV. The first two say the same on every line.
var receiptColumns = []string{"lot", "centre", "id", "statut", "message", "numeroParchemin", "dateParchemin"}

// WriteReceiptCSV writes a receipt as a French spreadsheet opens it.
func WriteReceiptCSV(w io.Writer, r Receipt) error {
	if err := r.Validate(); err != nil {
		return err
	}
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	rows := [][]string{receiptColumns}
	for _, l := range r.Lines {
		rows = append(rows, []string{harmless(string(r.Parcel)), harmless(r.Centre), harmless(l.ID), string(l.Verdict), harmless(l.Message), harmless(l.Number), l.On.String()})
	}
	if err := out.WriteAll(rows); err != nil {
		return err
	}
	return out.Error()
}

// ReadReceipt reads a receipt as JSON or as CSV. The national report in XML is for another reader.
func ReadReceipt(r io.Reader) (Receipt, error) {
	content, err := io.ReadAll(io.LimitReader(r, MaxReceipt+1))
	switch {
	case err != nil:
		return Receipt{}, wrongReceipt("le fichier ne se lit pas").Because(err)
	case len(content) > MaxReceipt:
		return Receipt{}, wrongReceipt("le fichier dépasse %d Mo", MaxReceipt>>20)
	case len(bytes.TrimSpace(content)) == 0:
		return Receipt{}, wrongReceipt("le fichier est vide")
	}
	content, err = decoded(content)
	if err != nil {
		return Receipt{}, err
	}
	var receipt Receipt
	if bytes.HasPrefix(bytes.TrimSpace(content), []byte("{")) {
		if err := strict(content, &receipt); err != nil {
			return Receipt{}, wrongReceipt("ce n’est pas un accusé au format du programme").Because(err)
		}
	} else if receipt, err = receiptTable(content); err != nil {
		return Receipt{}, err
	}
	return receipt, receipt.Validate()
}

// decoded returns a text in UTF-8: what a spreadsheet writes may be UTF-16 with its mark, or Windows-1252.
func decoded(content []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(content, []byte("\xff\xfe")), bytes.HasPrefix(content, []byte("\xfe\xff")):
		text, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(content)
		if err != nil {
			return nil, wrongReceipt("ce n’est pas un texte").Because(err)
		}
		return text, nil
	case bytes.IndexByte(content, 0) >= 0:
		return nil, wrongReceipt("ce n’est pas un texte")
	}
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	if bytes.ToValidUTF8(content, nil) != nil && len(bytes.ToValidUTF8(content, nil)) == len(content) {
		return content, nil
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(content)
	if err != nil {
		return nil, wrongReceipt("ce n’est pas un texte").Because(err)
	}
	return text, nil
}

func receiptTable(content []byte) (Receipt, error) {
	in := csv.NewReader(bufio.NewReader(bytes.NewReader(content)))
	in.Comma, in.FieldsPerRecord, in.TrimLeadingSpace = separator(content), -1, true
	header, err := in.Read()
	if err != nil {
		return Receipt{}, wrongReceipt("le tableau n’a pas d’en-tête").Because(err)
	}
	at, err := places(header)
	if err != nil {
		return Receipt{}, err
	}
	receipt := Receipt{Format: Format}
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return receipt, nil
		}
		if err != nil {
			return receipt, wrongReceipt("le tableau ne se lit pas").Because(err)
		}
		n, _ := in.FieldPos(0)
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		if err := receipt.add(n, at, row); err != nil {
			return receipt, err
		}
	}
}

func separator(content []byte) rune {
	line, _, _ := bytes.Cut(content, []byte("\n"))
	best := ';'
	for _, r := range ";,\t" {
		if bytes.Count(line, []byte(string(r))) > bytes.Count(line, []byte(string(best))) {
			best = r
		}
	}
	return best
}

// places says where each known column is, -1 where it is not there.
func places(header []string) (map[string]int, error) {
	at := map[string]int{}
	for i := range header {
		header[i] = data.Fold(strings.TrimSpace(header[i]))
	}
	for _, name := range receiptColumns {
		at[name] = slices.Index(header, data.Fold(name))
	}
	for _, name := range []string{"id", "statut"} {
		if at[name] < 0 {
			return nil, wrongReceipt("la colonne « %s » manque", name)
		}
	}
	return at, nil
}

func (r *Receipt) add(n int, at map[string]int, row []string) error {
	cell := func(name string) string {
		if i := at[name]; i >= 0 && i < len(row) {
			return bare(strings.TrimSpace(row[i]))
		}
		return ""
	}
	if len(r.Lines) == 0 {
		r.Parcel, r.Centre = Name(cell("lot")), cell("centre")
	} else if Name(cell("lot")) != r.Parcel || cell("centre") != r.Centre {
		return wrongReceipt("la ligne %d est d’un autre lot ou d’un autre centre que la première", n)
	}
	line := ReceiptLine{ID: cell("id"), Message: cell("message"), Number: cell("numeroParchemin")}
	switch data.Fold(cell("statut")) {
	case "accepte", "acceptee", "ok":
		line.Verdict = VerdictAccepted
	case "refuse", "refusee", "rejete", "rejetee", "ko":
		line.Verdict = VerdictRefused
	default:
		line.Verdict = Verdict(cell("statut"))
	}
	if text := cell("dateParchemin"); text != "" {
		on, err := day(text)
		if err != nil {
			return wrongReceipt("ligne %d, « %.30s » n’est pas une date", n, text).Because(err)
		}
		line.On = on
	}
	r.Lines = append(r.Lines, line)
	return nil
}

// day reads a date as the format writes it, or as a French spreadsheet does.
func day(text string) (data.Date, error) {
	if on, err := rncp.ParseDate(text); err == nil {
		return on, nil
	}
	at, err := time.Parse("2/1/2006", text)
	return rncp.DateOf(at), err
}

// bare takes off the apostrophe that harmless has put.
func bare(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && harmless(rest) == cell {
		return rest
	}
	return cell
}
