// Command codes takes the example centre one step further than the demo, for the check in a browser: it annuls a certificate,
// renews the key, and exports what verifies codes, with the codes of the annulled certificate and of a later duplicate.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"certibloc/app"
	"certibloc/assets"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/pdf"
)

func main() {
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(folder, passphrase, out string) (err error) {
	text, err := assets.Fiche("27413")
	if err != nil {
		return err
	}
	fiche, err := rncp.Parse(text)
	if err != nil {
		return err
	}
	drawer, err := pdf.New()
	if err != nil {
		return err
	}
	desk, err := app.Open(folder, []byte(passphrase), app.Config{Fiches: []*rncp.Fiche{fiche}, Drawer: drawer, Verify: assets.VerifyPage()})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, desk.Close()) }()
	annulled, kept, err := twoCertificates(desk)
	if err != nil {
		return err
	}
	ctx := context.Background()
	err = errors.Join(
		desk.Documents.Annul(ctx, data.Annulment{Document: annulled.ID, On: desk.Today(), Reason: "Essai."}),
		desk.Codes.Renew(ctx, "Essai."))
	if err != nil {
		return err
	}
	again, err := desk.Documents.Duplicate(ctx, kept.ID, "")
	if err != nil {
		return err
	}
	for _, export := range []func(string) (string, error){desk.Codes.ExportCancelled, desk.Codes.ExportVerifyPage} {
		if _, err := export(out); err != nil {
			return err
		}
	}
	for name, doc := range map[string]data.Document{"annulled": annulled, "old": kept, "again": again} {
		if err := os.WriteFile(filepath.Join(out, name), []byte(doc.Sheet.Code), 0o600); err != nil {
			return err
		}
	}
	return nil
}

func twoCertificates(desk *app.Desk) (first, second data.Document, err error) {
	register, err := desk.Documents.Register()
	for _, e := range register {
		if e.Document.Number.Kind == data.KindBlocCertificate && e.Annulled == nil {
			first, second = second, e.Document
		}
	}
	return first, second, err
}
