package rncp

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// entry reads a FICHE, and passes over it as soon as its number says so.
func (o *openData) entry() error {
	whole, chosen := &element{name: "FICHE"}, false
	for o.held = 0; ; {
		token, err := o.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if !chosen {
				return wrongFile(takeTheExport, "Une fiche du fichier n’a pas de numéro (NUMERO_FICHE).")
			}
			return o.fn(ficheOf(whole))
		case xml.StartElement:
			e, err := o.element(t.Name.Local)
			if err != nil {
				return err
			}
			whole.children = append(whole.children, e)
			if e.name != "NUMERO_FICHE" {
				continue
			}
			code, ok := strings.CutPrefix(strings.TrimSpace(e.text), "RNCP")
			if chosen = ok && codeForm.MatchString(code) && o.want(code); !chosen {
				return o.skip()
			}
		}
	}
}

// element reads the element that has begun.
func (o *openData) element(name string) (*element, error) {
	e := &element{name: name}
	var text strings.Builder
	for {
		token, err := o.next()
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.EndElement:
			e.text = text.String()
			return e, nil
		case xml.CharData:
			text.Write(t)
			o.held += len(t)
		case xml.StartElement:
			child, err := o.element(t.Name.Local)
			if err != nil {
				return nil, err
			}
			e.children = append(e.children, child)
			o.held += elementFee
		}
		if o.held > maxEntry {
			return nil, wrongFile(takeTheExport, "Une fiche du fichier dépasse %d Mo : ce n’est pas un export de France compétences.", maxEntry>>20)
		}
	}
}

// skip reads on to the end of the element that has begun.
func (o *openData) skip() error {
	for end := o.depth - 1; o.depth > end; {
		if _, err := o.next(); err != nil {
			return err
		}
	}
	return nil
}

// next returns the next token. io.EOF comes only after the end of the root.
func (o *openData) next() (xml.Token, error) {
	o.guard.left = maxText
	token, err := o.dec.Token()
	if err != nil {
		return nil, o.broken(err)
	}
	switch token.(type) {
	case xml.Directive:
		return nil, wrongFile(takeTheExport, "Le fichier déclare un type de document (DOCTYPE) : il pourrait faire lire d’autres fichiers ou remplir la mémoire, il est refusé.")
	case xml.StartElement:
		o.depth++
	case xml.EndElement:
		o.depth--
	}
	if o.depth > maxDepth {
		return nil, wrongFile(takeTheExport, "Les éléments du fichier s’emboîtent sur plus de %d niveaux : ce n’est pas un export de France compétences.", maxDepth)
	}
	return token, nil
}

// broken says in words why the file cannot be read on.
func (o *openData) broken(err error) error {
	var known *OpenDataError
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, io.EOF):
		return err
	case errors.As(err, &known):
		return known
	case o.guard.refused != nil:
		return o.guard.refused
	case errors.Is(err, io.ErrUnexpectedEOF): // in the middle of a sign
		return wrongFile("Téléchargez-le à nouveau.", "Le fichier s’arrête avant la fin.")
	case strings.HasPrefix(err.Error(), "xml: "): // another version of XML, say
		return wrongFile(takeTheExport, "Le fichier n’est pas du XML que ce programme sait lire.")
	case !errors.As(err, &syntax):
		return fmt.Errorf("read open data: %w", err)
	case strings.Contains(syntax.Msg, "EOF"):
		return wrongFile("Téléchargez-le à nouveau.", "Le fichier s’arrête avant la fin, à la ligne %d.", syntax.Line)
	case strings.Contains(syntax.Msg, "entity"):
		return wrongFile(takeTheExport, "Le fichier appelle une entité qui n’est pas du XML de base, à la ligne %d : elle n’est pas remplacée.", syntax.Line)
	case strings.Contains(syntax.Msg, "UTF-8"):
		return wrongFile("Téléchargez-le à nouveau.", "Le fichier n’est pas écrit dans le codage qu’il annonce, à la ligne %d.", syntax.Line)
	}
	return wrongFile("Téléchargez-le à nouveau.", "Le fichier n’est pas du XML bien formé, à la ligne %d.", syntax.Line)
}

// cut keeps a text of the file short enough for a sentence.
func cut(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
