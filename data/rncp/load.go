package rncp

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
)

// FieldError is one thing that is wrong with a fiche. Path names the field as « blocs[2].competences ».
type FieldError struct {
	Path    string
	Problem string // a French sentence without the field's name
}

// FieldErrors is all that is wrong with a fiche.
type FieldErrors []FieldError

// Error lists the errors, one a line, each with its field.
func (e FieldErrors) Error() string {
	lines := make([]string, len(e))
	for i, f := range e {
		lines[i] = f.Path + " : " + f.Problem
	}
	return strings.Join(lines, "\n")
}

// Parse reads a fiche and refuses one that is not whole, with all the errors at once (FieldErrors). Every field of the
// format must be there, an empty one too: what is left out by mistake is not taken for what the register leaves empty.
func Parse(text []byte) (*Fiche, error) {
	var raw any
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	if err := dec.Decode(&raw); err != nil {
		return nil, notJSON(err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, FieldErrors{{"fiche", "du texte suit la fin du JSON ; retirez-le."}}
	}
	var missing FieldErrors
	shape("", raw, reflect.TypeFor[Fiche](), &missing)
	if len(missing) > 0 {
		return nil, missing
	}
	var f Fiche
	if err := json.Unmarshal(text, &f); err != nil {
		return nil, notOfType(err)
	}
	if found := f.check(); len(found) > 0 {
		return nil, found
	}
	return &f, nil
}

func notJSON(err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return FieldErrors{{"fiche", fmt.Sprintf("le fichier n’est pas du JSON (vers l’octet %d).", syntax.Offset)}}
	}
	return FieldErrors{{"fiche", "le fichier est vide ou s’arrête avant la fin."}}
}

func notOfType(err error) error {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return FieldErrors{{kind.Field, fmt.Sprintf("la valeur est du mauvais genre (%s).", kind.Value)}}
	}
	return FieldErrors{{"fiche", err.Error()}}
}

// shape holds a JSON value against the type that it is for: every field that is not marked omitempty must be there,
// and no other.
func shape(path string, value any, t reflect.Type, found *FieldErrors) {
	switch {
	case t == reflect.TypeFor[Date]():
	case t.Kind() == reflect.Pointer:
		shape(path, value, t.Elem(), found)
	case t.Kind() == reflect.Slice:
		items, ok := value.([]any)
		if !ok {
			*found = append(*found, FieldError{path, "une liste est attendue, vide s’il le faut."})
			return
		}
		for i, item := range items {
			shape(fmt.Sprintf("%s[%d]", path, i), item, t.Elem(), found)
		}
	case t.Kind() == reflect.Struct:
		object, ok := value.(map[string]any)
		if !ok {
			*found = append(*found, FieldError{orRoot(path), "un objet est attendu."})
			return
		}
		shapeObject(path, object, t, found)
	case value == nil:
		*found = append(*found, FieldError{path, "null n’est pas une valeur ; laissez un texte vide."})
	}
}

func shapeObject(path string, object map[string]any, t reflect.Type, found *FieldErrors) {
	known := map[string]bool{}
	for i := range t.NumField() {
		name, options, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		known[name] = true
		value, there := object[name]
		switch {
		case there:
			shape(join(path, name), value, t.Field(i).Type, found)
		case options != "omitempty":
			*found = append(*found, FieldError{join(path, name), "le champ manque."})
		}
	}
	for name := range object {
		if !known[name] {
			*found = append(*found, FieldError{join(path, name), "ce champ n’existe pas dans une fiche."})
		}
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func orRoot(path string) string {
	if path == "" {
		return "fiche"
	}
	return path
}
