package rncp

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"unicode/utf8"
)

// whole stands for the path of the fiche itself.
const whole = "fiche"

// Load reads a fiche to the end of r. What is wrong with it comes as FieldErrors (see Parse), a failed reading as it is.
func Load(r io.Reader) (*Fiche, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read fiche: %w", err)
	}
	return Parse(text)
}

// Parse reads a fiche and refuses one that is not whole, with all the errors at once (FieldErrors). Every field of the
// format must be there, an empty one too: what is left out by mistake is not taken for what the register leaves empty.
func Parse(text []byte) (*Fiche, error) {
	raw, err := decode(text)
	if err != nil {
		return nil, err
	}
	f, misshapen, err := shaped(text, raw)
	if err != nil {
		return nil, err
	}
	found := slices.Concat(misshapen, misshapen.beyond(f.check()))
	if err := found.orNil(); err != nil {
		return nil, err
	}
	return f, nil
}

// shaped reads what fits the format, and returns what does not.
func shaped(text []byte, raw map[string]any) (*Fiche, FieldErrors, error) {
	var s shaper
	s.doubles(json.NewDecoder(bytes.NewReader(text)), "")
	fit, err := json.Marshal(s.object("", raw, reflect.TypeFor[Fiche]()))
	if err != nil {
		return nil, nil, fmt.Errorf("write shaped fiche: %w", err)
	}
	var f Fiche
	if err := json.Unmarshal(fit, &f); err != nil {
		return nil, nil, fmt.Errorf("read shaped fiche: %w", err)
	}
	return &f, s.found, nil
}

// Validate returns what is wrong with a fiche (FieldErrors), or nil when it is whole. A fiche that Parse returned is;
// one that was put together otherwise must be asked before it is used.
func (f *Fiche) Validate() error { return f.check().orNil() }

// decode reads the one JSON object that a fiche is.
func decode(text []byte) (map[string]any, error) {
	if !utf8.Valid(text) {
		return nil, FieldErrors{{whole, "le fichier n’est pas écrit en UTF-8 ; enregistrez-le dans ce codage."}}
	}
	var raw any
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber() // or a number too great for the format would lose digits before it is refused
	if err := dec.Decode(&raw); err != nil {
		return nil, notJSON(err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, FieldErrors{{whole, "du texte suit la fin du JSON ; retirez-le."}}
	}
	object, ok := raw.(map[string]any)
	if !ok {
		return nil, FieldErrors{{whole, "un objet est attendu."}}
	}
	return object, nil
}

func notJSON(err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return FieldErrors{{whole, fmt.Sprintf("le fichier n’est pas du JSON (vers l’octet %d).", syntax.Offset)}}
	}
	return FieldErrors{{whole, "le fichier est vide ou s’arrête avant la fin."}}
}
