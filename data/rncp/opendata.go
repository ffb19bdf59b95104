package rncp

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// ReadOpenData reads register entries from the open data of France compétences (« export des fiches RNCP », V4.1: the
// whole export, or one FICHE alone) as a stream, and hands fn each one that want chooses by its number, with what the
// file could not tell (see Fiche.Gaps). fn returns ErrEnough to end the reading there.
//
// No entity is expanded and no document type accepted; a text, an entry and the depth of elements have a limit, so that
// memory does not grow with the file. What is wrong with the file comes as an OpenDataError. UTF-8, UTF-16, ISO-8859-1
// and Windows-1252 are read.
//
// What each element becomes:
//
//	NUMERO_FICHE                        Code; an entry of the « répertoire spécifique » (RS…) is passed over
//	INTITULE                            Title, and the title of the registration in force
//	CERTIFICATEURS (Actif)              Certifier.Name
//	NOMENCLATURE_EUROPE/NIVEAU          Levels.Europe
//	CODES_NSF, FORMACODES, CODES_ROME   NSF, Formacodes, ROME
//	OBJECTIFS_CONTEXTE                  Summary, or ACTIVITES_VISEES where it is missing
//	BLOCS_COMPETENCES                   Blocs: CODE gives Number, LIBELLE Title, LISTE_COMPETENCES Competences,
//	                                    MODALITES_EVALUATION Evaluation; Key is drawn from the title
//	SI_JURY_FI, CA, FC, CQ, CL, VAE     Routes, in this order; COMPOSITION also gives Jury where it can be counted
//	ACCESSIBLE_…                        Territories
//	PUBLICATION_DECRET_…/TITRE          Legal: an arrêté « portant enregistrement » is a Registration, the others Earlier
//	DATE_DECISION, DATE_EFFET,          the registration in force, on the ground of a decision
//	DATE_FIN_ENREGISTREMENT, DUREE_…
//	SECTEURS_ACTIVITE                   Sectors.Text
//	TYPE_EMPLOI_ACCESSIBLES             Jobs
//	STATISTIQUES_PROMOTIONS             Statistics, of the latest year
//	LIEN_URL_DESCRIPTION                Sources
//	PARTENAIRES (Actif, who train)      Preparation.Centres
//	ANCIENNES_CERTIFICATIONS            History.Previous
//	CORRESPONDANCES                     LinkedTo
//
// It has neither the tracks with their assessments, nor the signatory, nor the numberings beside the official one.
func ReadOpenData(r io.Reader, want func(code string) bool, fn func(*Fiche, []Gap) error) error {
	g, err := newGuard(r)
	if err != nil {
		return err
	}
	reader := &openData{guard: g, dec: xml.NewDecoder(g), want: want, fn: fn}
	reader.dec.CharsetReader = g.charset
	if err := reader.file(); !errors.Is(err, ErrEnough) {
		return err
	}
	return nil
}

// ErrEnough ends a reading at the entry that was looked for.
var ErrEnough = errors.New("enough was read")

// OpenDataError is what is wrong with a file of open data: a French sentence and one that says what to do.
type OpenDataError struct {
	Sentence string
	Do       string
}

// Error returns the sentence, followed by what to do.
func (e *OpenDataError) Error() string { return strings.TrimSpace(e.Sentence + " " + e.Do) }

// takeTheExport is what to do with a file that is no export.
const takeTheExport = "Prenez l’export des fiches RNCP de France compétences, V4.1, au format XML (data.gouv.fr)."

func wrongFile(do, format string, args ...any) error {
	return &OpenDataError{Sentence: fmt.Sprintf(format, args...), Do: do}
}

// versions are those of the export (VERSION_FLUX) that are read.
var versions = []string{"4.0", "4.1"}

// The limits of what is held at a time. The longest entries known have some thousands of partners and 100,000 characters
// in a text.
const (
	maxDepth   = 32
	maxText    = 4 << 20  // bytes of one text or tag
	maxEntry   = 64 << 20 // bytes of one entry
	elementFee = 100      // what an element costs of them besides its text
)

// openData is a reading under way.
type openData struct {
	guard *guard
	dec   *xml.Decoder
	want  func(string) bool
	fn    func(*Fiche, []Gap) error
	depth int
	held  int // bytes of the entry being read
}

// element is one element of an entry, with its text and what is in it.
type element struct {
	name, text string
	children   []*element
}

// file reads the root, FICHES with its version and entries, or a FICHE alone, to the end of the file.
func (o *openData) file() error {
	root, err := o.start()
	switch {
	case err != nil:
		return err
	case root == "FICHE":
		err = o.entry()
	case root == "FICHES":
		err = o.entries()
	default:
		return wrongFile(takeTheExport, "Ce fichier XML n’est pas un export de fiches RNCP : il commence par « %s ».", cut(root))
	}
	for err == nil { // what follows must be XML too, or the file is not whole
		_, err = o.next()
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// start returns the name of the root.
func (o *openData) start() (string, error) {
	for {
		token, err := o.next()
		if errors.Is(err, io.EOF) {
			return "", wrongFile(takeTheExport, "Le fichier est vide.")
		}
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			return t.Name.Local, nil
		case xml.CharData:
			if strings.TrimSpace(string(t)) != "" {
				return "", wrongFile(takeTheExport, "Ce fichier n’est pas du XML : du texte précède son premier élément.")
			}
		}
	}
}

// entries reads what is in FICHES.
func (o *openData) entries() error {
	for {
		token, err := o.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			switch t.Name.Local {
			case "FICHE":
				err = o.entry()
			case "VERSION_FLUX":
				err = o.version()
			default:
				err = o.skip()
			}
			if err != nil {
				return err
			}
		}
	}
}

// version refuses an export of another version than those that are known.
func (o *openData) version() error {
	e, err := o.element("VERSION_FLUX")
	if err != nil {
		return err
	}
	if v := strings.TrimSpace(e.text); !slices.Contains(versions, v) {
		return wrongFile("Prenez l’export V4.1, ou une version plus récente du programme.",
			"L’export est de la version « %s », que ce programme ne connaît pas : il lit les versions %s.", cut(v), strings.Join(versions, " et "))
	}
	return nil
}
