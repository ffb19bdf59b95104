package cdc

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"certibloc/data"
)

// What a report may hold at most.
const (
	MaxReport = 128 << 20 // bytes; a verdict takes some two hundred
	maxDepth  = 32        // elements within one another
	maxText   = 4_000     // bytes of a text
	maxRun    = 1 << 20   // bytes without an element, which the decoder would hold all at once
)

// Report is what the Caisse des Dépôts says of a file that it has processed (accusé de traitement).
type Report struct {
	File      string // nomFichier
	Flux      string // idFlux: of the file that it answers
	Treatment string // idTraitement
	Accepted  int
	Refused   int
}

// Verdict is what became of one passage.
type Verdict struct {
	ID       string // idTechnique
	Accepted bool
	Messages []string // of a refusal, as the report gives them
}

// ReadReport reads a report and hands over its verdicts one by one. Two shapes of it were seen, which differ in capitals and
// in what lies within what; both are read. It stops where each returns an error. A document type, hence every entity, is refused.
func ReadReport(r io.Reader, each func(Verdict) error) (Report, error) {
	in := &boundedReader{r: r, left: MaxReport}
	decoder := xml.NewDecoder(in)
	decoder.CharsetReader = charset
	p := reportParser{each: each}
	for {
		token, err := decoder.RawToken()
		switch {
		case errors.Is(err, io.EOF):
			return p.report, p.finish()
		case err != nil:
			return p.report, unreadable(err)
		}
		if err := p.take(token); err != nil {
			return p.report, err
		}
	}
}

// boundedReader reads a file of a stranger: not more than so many bytes, nor too many of them between two elements.
type boundedReader struct {
	r         io.Reader
	left, run int
}

// Read reads, or refuses what passes the bounds.
func (b *boundedReader) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if at := bytes.LastIndexByte(p[:n], '<'); at >= 0 {
		b.run = n - at
	} else {
		b.run += n
	}
	switch b.left -= n; {
	case b.left < 0:
		return 0, notReport("il dépasse %d Mo", MaxReport>>20)
	case b.run > maxRun:
		return 0, notReport("un de ses textes est démesuré")
	}
	return n, err
}

// charset reads what French systems still write; UTF-8 needs nothing.
func charset(name string, r io.Reader) (io.Reader, error) {
	for known, encoding := range map[string]*charmap.Charmap{
		"iso-8859-1": charmap.ISO8859_1, "iso-8859-15": charmap.ISO8859_15, "windows-1252": charmap.Windows1252,
	} {
		if strings.EqualFold(name, known) {
			return encoding.NewDecoder().Reader(r), nil
		}
	}
	return nil, fmt.Errorf("encoding %q is not known", name)
}

// reportParser follows a report element by element.
type reportParser struct {
	each    func(Verdict) error
	report  Report
	path    []string // names of the elements that are open, in lower case
	text    strings.Builder
	list    string // the list that is open: accepted or refused
	current Verdict
	pending bool // current has begun
	seen    bool // the root has been read
}

// The names of the lists and of what lies in them, in lower case.
const (
	rootName     = "rapport"
	acceptedList = "passagesok"
	refusedList  = "passagesko"
	onePassage   = "passage"
	technicalTag = "idtechnique"
)

func (p *reportParser) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.Directive:
		return notReport("il déclare un type de document, ce qu’un accusé n’a jamais")
	case xml.StartElement:
		return p.start(strings.ToLower(t.Name.Local))
	case xml.EndElement:
		return p.end(strings.ToLower(t.Name.Local))
	case xml.CharData:
		if p.text.Len()+len(t) > maxText {
			return notReport("un de ses textes est démesuré")
		}
		p.text.Write(t)
	}
	return nil
}

func (p *reportParser) start(name string) error {
	switch {
	case len(p.path) == 0 && p.seen:
		return notReport("il a deux racines")
	case len(p.path) == 0 && name == "flux":
		return data.Refuse("C’est le fichier envoyé à la Caisse des Dépôts, non son accusé de traitement.").Hint("Téléchargez l’accusé de traitement sur l’espace du certificateur.")
	case len(p.path) == 0 && name != rootName:
		return notReport("il commence par « %s », non par « %s »", clip(name), rootName)
	case len(p.path) >= maxDepth:
		return notReport("ses éléments s’emboîtent trop")
	case name == acceptedList || name == refusedList:
		if p.list != "" {
			return notReport("une liste de passages en contient une autre")
		}
		p.list = name
	case name == onePassage && p.list != "":
		if err := p.flush(); err != nil {
			return err
		}
	}
	p.seen = true
	p.path = append(p.path, name)
	p.text.Reset()
	return nil
}

func (p *reportParser) end(name string) error {
	if len(p.path) == 0 || p.path[len(p.path)-1] != name {
		return notReport("ses éléments ne se ferment pas dans l’ordre")
	}
	p.path = p.path[:len(p.path)-1]
	text := strings.Join(strings.Fields(p.text.String()), " ")
	p.text.Reset()
	if p.list == "" {
		p.head(name, text)
		return nil
	}
	return p.inList(name, text)
}

func (p *reportParser) head(name, text string) {
	switch name {
	case "nomfichier":
		p.report.File = text
	case "idflux":
		p.report.Flux = text
	case "idtraitement":
		p.report.Treatment = text
	}
}

func (p *reportParser) inList(name, text string) error {
	switch {
	case name == p.list:
		p.list = ""
		return p.flushAs(name)
	case name == onePassage:
		return p.flush()
	case name == technicalTag && text != "":
		if p.pending && p.current.ID != "" {
			if err := p.flush(); err != nil {
				return err
			}
		}
		p.current.ID, p.pending = text, true
	case (strings.HasPrefix(name, "message") || strings.HasPrefix(name, "erreur")) && text != "":
		p.current.Messages, p.pending = append(p.current.Messages, text), true
	}
	return nil
}

func (p *reportParser) flush() error { return p.flushAs(p.list) }

// flushAs hands over the verdict that has been gathered, of the list named.
func (p *reportParser) flushAs(list string) error {
	if !p.pending {
		return nil
	}
	v := p.current
	p.current, p.pending = Verdict{}, false
	if v.ID == "" {
		return notReport("une ligne n’a pas d’identifiant (idTechnique)")
	}
	if v.Accepted = list == acceptedList; v.Accepted {
		p.report.Accepted++
	} else {
		p.report.Refused++
	}
	return p.each(v)
}

func (p *reportParser) finish() error {
	switch {
	case !p.seen:
		return notReport("il est vide")
	case len(p.path) > 0:
		return notReport("il s’arrête avant sa fin")
	case p.report.Accepted+p.report.Refused == 0:
		return data.Refuse("L’accusé de traitement ne contient aucun passage.").Hint("Le fichier a peut-être été refusé en entier : lisez le message de l’espace du certificateur.")
	}
	return nil
}

func notReport(format string, args ...any) error {
	return data.Refuse("Ce n’est pas un accusé de traitement entier : "+format+".", args...).Hint("Téléchargez-le à nouveau, sans l’ouvrir ni le modifier.")
}

func unreadable(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case data.IsRefusal(err):
		return err
	case errors.As(err, &syntax):
		return data.Refuse("L’accusé de traitement ne se lit pas : il est abîmé à la ligne %d.", syntax.Line).Hint("Téléchargez-le à nouveau, sans l’ouvrir ni le modifier.").Because(err)
	}
	return data.Refuse("L’accusé de traitement ne se lit pas.").Hint("Téléchargez-le à nouveau, sans l’ouvrir ni le modifier.").Because(err)
}

// clip shortens a text of a stranger for a sentence.
func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
