package exchange

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"certibloc/data"
)

// decode returns a reader of the text of a CSV file in UTF-8, and the name of its encoding: UTF-8 or UTF-16 with or without
// a byte order mark, otherwise Windows-1252, which is what a French Excel writes.
func decode(name string, content []byte) (io.Reader, string, error) {
	text := bytes.NewReader(content)
	switch {
	case bytes.HasPrefix(content, []byte("\xef\xbb\xbf")):
		if bytes.IndexByte(content, 0) >= 0 {
			return nil, "", holdsNUL(name)
		}
		if at := invalid(content[3:]); at >= 0 {
			return nil, "", mixed(name, content, at+3)
		}
		return bytes.NewReader(content[3:]), "UTF-8", nil
	case bytes.HasPrefix(content, []byte("\xff\xfe")), zeros(content, 1):
		return utf16(text, unicode.LittleEndian), "UTF-16", nil
	case bytes.HasPrefix(content, []byte("\xfe\xff")), zeros(content, 0):
		return utf16(text, unicode.BigEndian), "UTF-16", nil
	case bytes.IndexByte(content, 0) >= 0:
		return nil, "", holdsNUL(name)
	}
	at := invalid(content)
	switch {
	case at < 0:
		return text, "UTF-8", nil
	case halfUTF8(content):
		return nil, "", mixed(name, content, at)
	}
	if slices.ContainsFunc(content, undefined) {
		return nil, "", data.Refuse("Le fichier « %s » n’est pas un texte que le programme sache lire.", name).
			Hint("Enregistrez-le depuis le tableur en « CSV UTF-8 » ou en .xlsx.")
	}
	return transform.NewReader(text, charmap.Windows1252.NewDecoder()), "Windows-1252", nil
}

func utf16(text io.Reader, order unicode.Endianness) io.Reader {
	return transform.NewReader(text, unicode.UTF16(order, unicode.UseBOM).NewDecoder())
}

// zeros reports whether a text is UTF-16 without a mark: nearly every other byte of its beginning is zero, at odd places or
// at even ones, and next to none at the others.
func zeros(content []byte, place int) bool {
	head := content[:min(len(content), 1024)&^1]
	if len(head) < 8 {
		return false
	}
	there, elsewhere := 0, 0
	for i, b := range head {
		switch {
		case b == 0 && i%2 == place:
			there++
		case b == 0:
			elsewhere++
		}
	}
	return there*10 > len(head)/2*8 && elsewhere == 0
}

// invalid returns where a text stops being UTF-8, or -1.
func invalid(content []byte) int {
	for i := 0; i < len(content); {
		r, size := utf8.DecodeRune(content[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// halfUTF8 reports whether a text that is not UTF-8 has accented letters in it nonetheless: « Ã© » is no French.
func halfUTF8(content []byte) bool {
	for i := 0; i < len(content); {
		r, size := utf8.DecodeRune(content[i:])
		if size == 2 && r >= 0xC0 && r <= 0x17F {
			return true
		}
		i += size
	}
	return false
}

// undefined reports whether a byte stands for nothing in Windows-1252.
func undefined(b byte) bool { return b == 0x81 || b == 0x8d || b == 0x8f || b == 0x90 || b == 0x9d }

func holdsNUL(name string) error {
	return data.Refuse("Le fichier « %s » contient des octets nuls : ce n’est pas un texte.", name).
		Hint("Enregistrez-le depuis le tableur en « CSV UTF-8 » ou en .xlsx.")
}

func mixed(name string, content []byte, at int) error {
	line := 1 + bytes.Count(content[:at], []byte("\n"))
	return data.Refuse("Le fichier « %s » mélange deux encodages (UTF-8, et un autre à la ligne %d).", name, line).
		Hint("Ouvrez-le dans le tableur, vérifiez les accents et enregistrez-le en .xlsx.")
}

// clean takes from a cell what a person does not see: space around it, no-break spaces, line breaks, accents that are a sign
// of their own.
func clean(cell string) string {
	cell = strings.Map(func(r rune) rune {
		switch r {
		case '\u00a0', '\u202f', '\u2007', '\t', '\n', '\r':
			return ' '
		case '\ufeff', '\u200b', '\u200e', '\u200f', '\u00ad':
			return -1
		}
		return r
	}, cell)
	return norm.NFC.String(strings.TrimSpace(cell))
}

// bare takes off the apostrophe that harmless has put before a cell of a CSV.
func bare(cell string) string {
	if rest := strings.TrimLeft(cell, "'"); len(rest) < len(cell) && risky(rest) {
		return cell[1:]
	}
	return cell
}

// risky reports whether a spreadsheet would take a text for a formula.
func risky(s string) bool { return s != "" && strings.ContainsRune("=+-@", rune(s[0])) }

// harmless puts an apostrophe before what a spreadsheet that opens a CSV would take for a formula. bare takes it off again.
func harmless(cell string) string {
	if risky(strings.TrimLeft(cell, "'")) {
		return "'" + cell
	}
	return cell
}
