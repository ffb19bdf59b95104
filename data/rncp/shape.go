package rncp

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// shaper holds JSON values against the types that they are for, and gathers what does not fit.
type shaper struct{ found FieldErrors }

// refuse notes a problem and returns the empty value that stands for what was refused.
func (s *shaper) refuse(path, format string, args ...any) any {
	s.found = append(s.found, FieldError{path, fmt.Sprintf(format, args...)})
	return nil
}

// value returns the value when it fits the type, and otherwise null, so that the rest can still be read and checked.
func (s *shaper) value(path string, value any, t reflect.Type) any {
	switch {
	case t == reflect.TypeFor[Date]():
		return s.date(path, value)
	case t.Kind() == reflect.Pointer:
		return s.value(path, value, t.Elem())
	case t.Kind() == reflect.Slice:
		return s.list(path, value, t.Elem())
	case t.Kind() == reflect.Struct:
		if object, ok := value.(map[string]any); ok {
			return s.object(path, object, t)
		}
		return s.refuse(path, "un objet est attendu.")
	case t.Kind() == reflect.Int:
		if n, ok := value.(json.Number); ok {
			if _, err := strconv.Atoi(n.String()); err == nil {
				return n
			}
		}
		return s.refuse(path, "un nombre entier est attendu.")
	case t.Kind() == reflect.Bool:
		if _, ok := value.(bool); ok {
			return value
		}
		return s.refuse(path, "« true » ou « false » est attendu, sans guillemets.")
	default:
		return s.text(path, value)
	}
}

// object checks that every field that is not marked omitempty is there, and no other.
func (s *shaper) object(path string, object map[string]any, t reflect.Type) any {
	shaped := map[string]any{}
	known := map[string]bool{}
	for i := range t.NumField() {
		name, options, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		known[name] = true
		value, there := object[name]
		switch {
		case there:
			shaped[name] = s.value(join(path, name), value, t.Field(i).Type)
		case options != "omitempty":
			s.refuse(join(path, name), "le champ manque ; écrivez-le, vide si le registre le laisse vide.")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		if !known[name] {
			s.refuse(join(path, name), "ce champ n’existe pas dans une fiche ; retirez-le ou corrigez son nom.")
		}
	}
	return shaped
}

func (s *shaper) list(path string, value any, of reflect.Type) any {
	items, ok := value.([]any)
	if !ok {
		return s.refuse(path, "une liste est attendue, vide s’il le faut.")
	}
	shaped := make([]any, len(items))
	for i, item := range items {
		shaped[i] = s.value(fmt.Sprintf("%s[%d]", path, i), item, of)
	}
	return shaped
}

func (s *shaper) date(path string, value any) any {
	text, ok := value.(string)
	if !ok {
		return s.refuse(path, "une date de la forme AAAA-MM-JJ est attendue, ou un texte vide.")
	}
	if _, err := ParseDate(text); err != nil && text != "" {
		return s.refuse(path, "%v ; une date qui existe est attendue.", err)
	}
	return value
}

// text refuses what would print as a box or a gap: a fiche is printed as it stands.
func (s *shaper) text(path string, value any) any {
	text, ok := value.(string)
	switch {
	case !ok:
		return s.refuse(path, "un texte entre guillemets est attendu, vide s’il le faut.")
	case strings.ContainsFunc(text, unicode.IsControl):
		return s.refuse(path, "le texte contient un saut de ligne ou un autre caractère de commande ; écrivez-le d’un seul tenant.")
	case strings.ContainsRune(text, unicode.ReplacementChar):
		return s.refuse(path, "le texte contient un caractère illisible ; récrivez-le en UTF-8.")
	case text != strings.TrimSpace(text) || strings.Contains(text, "  "):
		return s.refuse(path, "le texte a des espaces de trop ; une seule entre deux mots et aucune aux bouts sont attendues.")
	}
	return text
}

// doubles refuses a field that an object holds twice, of which JSON would silently keep the last. The text has been read
// once and is known to be sound.
func (s *shaper) doubles(dec *json.Decoder, path string) {
	switch open, _ := dec.Token(); open {
	case json.Delim('{'):
		seen := map[string]bool{}
		for dec.More() {
			name, _ := dec.Token()
			at := join(path, fmt.Sprint(name))
			if seen[at] {
				s.refuse(at, "le champ figure deux fois ; gardez-en un.")
			}
			seen[at] = true
			s.doubles(dec, at)
		}
	case json.Delim('['):
		for i := 0; dec.More(); i++ {
			s.doubles(dec, fmt.Sprintf("%s[%d]", path, i))
		}
	default:
		return
	}
	_, _ = dec.Token() // the closing bracket
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
