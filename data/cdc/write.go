package cdc

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"time"

	"certibloc/data"
)

// Entry is a passage and the code of the certification that it is of: « RNCP27413 ».
type Entry struct {
	Fiche   string
	Passage Passage
}

// Source gives entries one by one, and io.EOF after the last. Those of one certification follow one another.
type Source func() (Entry, error)

// Head is what tells one file from another.
type Head struct {
	ID   string    // idFlux, at most 50 characters, never the same twice
	Made time.Time // horodatage
}

// File says what was written.
type File struct {
	ID       string
	Passages int
	Bytes    int64
}

// Writer writes the entries of a source into as many files as their limits ask for. It holds one passage at a time.
type Writer struct {
	settings Settings
	source   Source
	next     Entry           // read, checked, and not written yet
	err      error           // io.EOF once the source is at its end
	current  string          // the certification of the last passage written
	done     map[string]bool // those before it
}

// NewWriter returns a writer of what a source gives.
func NewWriter(s Settings, source Source) (*Writer, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	w := &Writer{settings: s, source: source, done: map[string]bool{}}
	w.advance()
	return w, nil
}

// More reports whether there is something to write into another file.
func (w *Writer) More() bool { return !errors.Is(w.err, io.EOF) }

func (w *Writer) advance() {
	if w.next, w.err = w.source(); w.err == nil {
		w.next.Passage.compose()
		w.err = w.next.Validate()
	}
}

// certification is what the network certifies: an entry of one of the two registers, never a bloc, which has letters behind.
var certification = regexp.MustCompile(`^(RNCP|RS)[0-9]{1,6}$`)

// Validate refuses an entry that is not of a whole certification, or whose passage is not right.
func (e Entry) Validate() error {
	if !certification.MatchString(e.Fiche) {
		return e.Passage.wrong("certification/code", data.Refuse("« %s » n’est pas le code d’une certification entière.", e.Fiche).
			Hint("Le fichier national ne connaît que RNCP ou RS et un numéro : un bloc ne s’y déclare pas."))
	}
	return e.Passage.Validate()
}

// File writes the next file. It stops before the passage with which a limit would be passed, and refuses the first passage
// that is not right, or an empty source: the schema wants one passage at least.
func (w *Writer) File(out io.Writer, head Head) (File, error) {
	if err := head.validate(); err != nil {
		return File{}, err
	}
	switch {
	case errors.Is(w.err, io.EOF):
		return File{}, data.Refuse("Il n’y a aucune certification à déclarer.").Hint("Le fichier national ne contient que des certifications entières : vérifiez les lots.")
	case w.err != nil:
		return File{}, w.err
	}
	f := fluxFile{out: out, File: File{ID: head.ID}}
	f.put([]byte(opening(w.settings, head)))
	for w.err == nil && f.fits(w.next, w.settings) {
		if err := w.write(&f, head.Made); err != nil {
			return f.File, err
		}
		w.advance()
	}
	if w.err != nil && !errors.Is(w.err, io.EOF) {
		return f.File, w.err
	}
	f.endCertification()
	f.put([]byte(closing))
	return f.File, f.err
}

// write writes the next entry, after the head of its certification where that has not begun.
func (w *Writer) write(f *fluxFile, made time.Time) error {
	if err := w.next.Passage.NotAfter(made); err != nil {
		return err
	}
	if w.done[w.next.Fiche] {
		return errors.New("write passages: those of a certification do not follow one another")
	}
	if w.current != "" && w.current != w.next.Fiche {
		w.done[w.current] = true
	}
	w.current = w.next.Fiche
	if f.fiche != w.current {
		f.endCertification()
		f.beginCertification(w.current, w.settings)
	}
	f.put(f.passage.Bytes())
	f.Passages++
	return f.err
}

func (h Head) validate() error {
	switch year := h.Made.Year(); {
	case h.ID == "" || len(h.ID) > 50:
		return errors.New("write a file: its identifier is missing or too long")
	case year < 2019 || year > 2099: // the flux exists since 2020
		return data.Refuse("L’horloge de ce poste dit que nous sommes en %d.", year).Hint("Mettez-la à l’heure : le fichier national porte la date de ce jour.")
	}
	return nil
}

// fluxFile is the file that is being written.
type fluxFile struct {
	File
	out     io.Writer
	fiche   string       // of the certification that has begun
	passage bytes.Buffer // the passage that comes next, ready to write
	err     error
}

// put writes bytes, unless something has failed before.
func (f *fluxFile) put(b []byte) {
	if f.err == nil {
		var n int
		n, f.err = f.out.Write(b)
		f.Bytes += int64(n)
	}
}

// fits prepares the next passage and reports whether the file has room for it.
func (f *fluxFile) fits(e Entry, s Settings) bool {
	f.passage.Reset()
	writePassage(&f.passage, &e.Passage)
	size := f.Bytes + int64(f.passage.Len()+len(certificationEnd)+len(closing))
	if f.fiche != e.Fiche {
		size += int64(len(certificationEnd) + len(certificationHead(e.Fiche, s)))
	}
	return f.Passages == 0 || f.Passages < s.MaxPassages && size <= s.MaxBytes
}

func (f *fluxFile) beginCertification(fiche string, s Settings) {
	f.put([]byte(certificationHead(fiche, s)))
	f.fiche = fiche
}

func (f *fluxFile) endCertification() {
	if f.fiche != "" {
		f.put([]byte(certificationEnd))
	}
}
