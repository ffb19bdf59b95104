package rncp

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// ParseDraft reads a fiche that may still have gaps (see Gaps): what Encode wrote.
func ParseDraft(text []byte) (*Fiche, error) {
	raw, err := decode(text)
	if err != nil {
		return nil, err
	}
	f, found, err := shaped(text, raw)
	if err != nil {
		return nil, err
	}
	if err := found.orNil(); err != nil {
		return nil, err
	}
	return f, nil
}

// Encode writes a fiche as Parse and ParseDraft read it.
func (f *Fiche) Encode() ([]byte, error) {
	whole := *f
	filled(reflect.ValueOf(&whole).Elem())
	text, err := json.Marshal(whole)
	if err != nil {
		return nil, fmt.Errorf("write fiche: %w", err)
	}
	return text, nil
}

// filled puts an empty list wherever there is none, since the format wants every field written. It copies the lists on the
// way, so that nothing of the fiche itself changes.
func filled(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				filled(v.Field(i))
			}
		}
	case reflect.Slice:
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		for i := range own.Len() {
			filled(own.Index(i))
		}
		v.Set(own)
	}
}
