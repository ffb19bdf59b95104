// Package pdf draws the documents of a centre from plain values. It alone knows gofpdf.
//
// Nothing is drawn before every text has been checked against the font and fitted into its box: a document is whole, or
// it is a refusal that lists everything that is wrong.
package pdf

import (
	"errors"
	"fmt"

	"certibloc/data"
)

// The versions of the drawings. One is raised with every change that shows on the page.
const (
	certificateTemplate = 3
	attestationTemplate = 4
	transcriptTemplate  = 3
	minutesTemplate     = 3
	paperTemplate       = 3
	letterTemplate      = 2
	parchmentTemplate   = 2
	keySheetTemplate    = 2
	recoveryTemplate    = 1
)

// Drawer draws documents. It can be used by several goroutines at once.
type Drawer struct {
	words
	faces  map[faceID]*face
	listed []data.Sentence
}

// New reads the fonts and the sentences.
func New() (*Drawer, error) {
	listed, err := loadWording()
	if err != nil {
		return nil, err
	}
	d := &Drawer{faces: map[faceID]*face{}, listed: listed, words: words{sentences: map[phrase]string{}}}
	for _, s := range listed {
		d.sentences[phrase(s.Name)] = s.Text
	}
	for id, file := range faceFiles {
		f, err := loadFace(file)
		if err != nil {
			return nil, err
		}
		d.faces[id] = f
	}
	return d, nil
}

// Draw returns the PDF of a sheet: the same bytes for the same sheet, always. It returns a data.Refusal when the
// sheet lacks something or holds a text that cannot be printed whole. Several sheets of one kind of working paper make
// one PDF, each on a page of its own; a numbered document is drawn alone.
func (d *Drawer) Draw(sheets ...data.Sheet) ([]byte, error) { return d.draw(true, sheets...) }

// Check refuses what Draw would refuse: every text is checked and finds its place, and nothing is drawn. It takes less than a
// tenth of the time, so that a whole session is looked through before its first document is issued. Logos need no bytes.
func (d *Drawer) Check(sheets ...data.Sheet) (err error) {
	defer fence(&err)
	_, err = d.lay(sheets)
	return err
}

// fence turns a panic into an error. gofpdf panics on some inputs; none of them should get past the checks, but one must not
// take the program down.
func fence(err *error) {
	if fault := recover(); fault != nil {
		*err = fmt.Errorf("draw document: %v", fault)
	}
}

// draw lets tests read the page without compression.
func (d *Drawer) draw(compress bool, sheets ...data.Sheet) (pdf []byte, err error) {
	defer fence(&err)
	l, err := d.lay(sheets)
	if err != nil {
		return nil, err
	}
	c, err := newCanvas(l.sheet, l.orientation, compress, l.faces...)
	if err != nil {
		return nil, err
	}
	l.draw(c)
	return c.bytes()
}

// The ways in which a page lies.
const (
	portrait  = "P"
	landscape = "L"
)

// laid is a document whose every text has found its place: nothing is left but to draw it.
type laid struct {
	sheet       data.Sheet // the first one
	orientation string
	faces       []faceID
	draw        func(c *canvas)
}

// upright is what every document but a certificate is.
func upright(sheet data.Sheet, draw func(c *canvas)) laid {
	return laid{sheet: sheet, orientation: portrait, faces: []faceID{regular, semiBold}, draw: draw}
}

// lay finds a place for every text, or refuses with all that has none.
func (d *Drawer) lay(sheets []data.Sheet) (laid, error) {
	switch {
	case len(sheets) == 0:
		return laid{}, errors.New("draw document: no sheet")
	case len(sheets) > 1 && !paper(sheets[0].Kind):
		return laid{}, fmt.Errorf("draw document: %d sheets of kind %q in one PDF", len(sheets), sheets[0].Kind)
	}
	sheet := sheets[0]
	if err := checkLogos(sheet.Logos); err != nil {
		return laid{}, err
	}
	d = d.worded(sheet.Wording)
	switch sheet.Kind {
	case data.KindBlocCertificate, data.KindParchment:
		return d.certificate(sheet)
	case data.KindAttestation:
		return d.results(sheet, attestationText)
	case data.KindTranscript:
		return d.results(sheet, transcriptText)
	case data.KindMinutes:
		return d.minutes(sheet)
	case data.KindKeySheet:
		return d.keySheet(sheet)
	case data.KindRecovery:
		return d.recoverySheet(sheet)
	}
	if paper(sheet.Kind) {
		return d.papers(sheets)
	}
	if words, ok := letters[sheet.Kind]; ok {
		return d.letter(sheet, words)
	}
	return laid{}, fmt.Errorf("draw document: unknown kind %q", sheet.Kind)
}

// worded returns a drawer that says a centre's own sentences where it has some.
func (d *Drawer) worded(own *data.SheetWording) *Drawer {
	if own == nil {
		return d
	}
	with := *d
	with.own = own.Sentences
	return &with
}

// Sentences returns the fixed sentences of the documents as the program has them, in the order of their file.
func (d *Drawer) Sentences() []data.Sentence { return d.listed }

// style returns how a text is set in one of the faces.
func (d *Drawer) style(id faceID, size float64, k colour) style {
	return style{face: d.faces[id], id: id, size: size, ink: k}
}

// Template returns the version of the drawing of a kind of document, or 0 when there is none.
func (*Drawer) Template(kind data.DocumentKind) int {
	switch kind {
	case data.KindBlocCertificate:
		return certificateTemplate
	case data.KindAttestation:
		return attestationTemplate
	case data.KindTranscript:
		return transcriptTemplate
	case data.KindMinutes:
		return minutesTemplate
	case data.KindParchment:
		return parchmentTemplate
	case data.KindKeySheet:
		return keySheetTemplate
	case data.KindRecovery:
		return recoveryTemplate
	}
	if paper(kind) {
		return paperTemplate
	}
	if _, ok := letters[kind]; ok {
		return letterTemplate
	}
	return 0
}
