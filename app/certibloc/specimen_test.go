package main

import (
	"context"
	"path/filepath"
	"testing"

	"certibloc/app"
	"certibloc/data"
)

// TestSpecimensAreDrawn draws every kind of document of both invented people, with settings that are complete and not.
func TestSpecimensAreDrawn(t *testing.T) {
	cfg, err := config()
	if err != nil {
		t.Fatal(err)
	}
	passphrase := []byte("sept mots pour essayer tous les documents")
	desk, err := app.Create(context.Background(), filepath.Join(t.TempDir(), "centre"), passphrase, data.Centre{Name: "CCI Cantal", Code: "CANTAL", Rules: data.DefaultRules()}, "Martine", cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer desk.Close()
	for _, kind := range app.Specimens {
		for _, abroad := range []bool{false, true} {
			pdf, err := desk.Documents.Specimen(kind, abroad)
			if err != nil {
				t.Errorf("%s, abroad %v: %v", kind, abroad, err)
				continue
			}
			if pages, err := desk.Documents.Pages(pdf); err != nil || pages == 0 {
				t.Errorf("%s: %d pages, %v", kind, pages, err)
			}
		}
	}
	if _, err := desk.Wording.Change(context.Background(), map[string]string{"held-by": "Chez {centre}"}, "Essai"); err != nil {
		t.Error(err)
	}
}
