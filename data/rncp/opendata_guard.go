package rncp

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// guard stands between a file and the XML decoder: it brings the text to UTF-8 and lets no single text or tag pass that
// is longer than the decoder should hold.
type guard struct {
	in      *bufio.Reader
	wide    bool // the file was UTF-16 and is UTF-8 by now
	left    int  // bytes that may be read before the next token
	refused error
}

// newGuard looks at how a file begins.
func newGuard(r io.Reader) (*guard, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	head, err := in.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	g := &guard{in: in, left: maxText}
	switch {
	case len(head) == 0:
		return nil, wrongFile(takeTheExport, "Le fichier est vide.")
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return nil, wrongFile("Ouvrez-la, et prenez le fichier XML qu’elle contient.", "Le fichier est une archive ZIP.")
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		_, err = in.Discard(3)
		return g, err
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.Equal(head, []byte("<\x00?\x00")):
		g.wide, g.in = true, bufio.NewReader(&wideReader{in: in})
	case bytes.HasPrefix(head, []byte("\xfe\xff")), bytes.Equal(head, []byte("\x00<\x00?")):
		g.wide, g.in = true, bufio.NewReader(&wideReader{in: in, big: true})
	}
	return g, nil
}

// ReadByte is what the decoder reads by.
func (g *guard) ReadByte() (byte, error) {
	if g.left--; g.left < 0 {
		g.refused = wrongFile(takeTheExport, "Un texte du fichier dépasse %d Mo : ce n’est pas un export de France compétences.", maxText>>20)
		return 0, g.refused
	}
	return g.in.ReadByte()
}

// Read is what a reader of another charset reads by.
func (g *guard) Read(p []byte) (int, error) { return g.in.Read(p) }

// charset returns a reader of the encoding that the file declares.
func (g *guard) charset(name string, in io.Reader) (io.Reader, error) {
	switch label := strings.ToLower(name); label {
	case "utf-16", "utf-16le", "utf-16be":
		if g.wide {
			return in, nil
		}
	case "iso-8859-1", "latin1", "windows-1252", "us-ascii":
		if !g.wide {
			return &byteReader{guard: g}, nil
		}
	}
	g.refused = wrongFile("Enregistrez-le en UTF-8.", "Le fichier annonce le codage « %s », et n’est pas écrit ainsi ou ce codage n’est pas lu.", cut(name))
	return nil, g.refused
}

// byteReader brings ISO-8859-1 to UTF-8, and what Windows-1252 has in the place of its control characters.
type byteReader struct {
	guard *guard
	rest  []byte
}

// windows are the signs of Windows-1252 from 0x80 to 0x9F; a byte that it leaves out is unreadable.
var windows = []rune("€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ")

// ReadByte returns the next byte of the text in UTF-8.
func (b *byteReader) ReadByte() (byte, error) {
	if len(b.rest) == 0 {
		c, err := b.guard.ReadByte()
		if err != nil {
			return 0, err
		}
		r := rune(c)
		if c >= 0x80 && c <= 0x9f {
			r = windows[c-0x80]
		}
		b.rest = utf8.AppendRune(b.rest, r)
	}
	c := b.rest[0]
	b.rest = b.rest[1:]
	return c, nil
}

// Read is there for the decoder to accept the reader; it reads by bytes.
func (b *byteReader) Read(p []byte) (int, error) {
	for i := range p {
		c, err := b.ReadByte()
		if err != nil {
			return i, err
		}
		p[i] = c
	}
	return len(p), nil
}

// wideReader brings UTF-16 to UTF-8.
type wideReader struct {
	in   *bufio.Reader
	big  bool
	rest []byte
	kept rune // a unit read and not used, or 0
}

// Read returns the text in UTF-8. Half a pair of units is unreadable, half a unit the end of a file that was cut.
func (w *wideReader) Read(p []byte) (int, error) {
	if len(w.rest) == 0 {
		r, err := w.rune()
		if err != nil {
			return 0, err
		}
		w.rest = utf8.AppendRune(w.rest[:0], r)
	}
	n := copy(p, w.rest)
	w.rest = w.rest[n:]
	return n, nil
}

// rune returns the next sign; the mark of the byte order is none.
func (w *wideReader) rune() (rune, error) {
	for {
		r, err := w.unit()
		if err != nil || !utf16.IsSurrogate(r) {
			if r == 0xfeff && err == nil {
				continue
			}
			return r, err
		}
		low, err := w.unit()
		if err != nil {
			return utf8.RuneError, nil
		}
		pair := utf16.DecodeRune(r, low)
		if pair == utf8.RuneError {
			w.kept = low
		}
		return pair, nil
	}
}

func (w *wideReader) unit() (rune, error) {
	if w.kept != 0 {
		r := w.kept
		w.kept = 0
		return r, nil
	}
	var b [2]byte
	if _, err := io.ReadFull(w.in, b[:]); err != nil {
		return 0, err
	}
	if w.big {
		b[0], b[1] = b[1], b[0]
	}
	return rune(b[0]) | rune(b[1])<<8, nil
}
