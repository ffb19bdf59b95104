package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/seal"
	"certibloc/pdf/view"
)

type verifyCmd struct {
	File      string `arg:"" optional:"" name:"fichier" help:"Le PDF du certificat, ou de son scan." type:"path"`
	Code      string `help:"Le texte d’un code, lu par un téléphone ; « - » le lit sur l’entrée." placeholder:"TEXTE"`
	Key       string `help:"Fichier de clés publiques du centre ; sans lui, celles du dossier." placeholder:"FICHIER" type:"path"`
	Cancelled string `help:"Liste signée des numéros annulés du centre." placeholder:"FICHIER" type:"path"`
}

// errOneOf says that a command wants a file or a text.
var errOneOf = errors.New("Donnez le PDF à vérifier, ou le texte d’un code avec --code : l’un des deux.")

// Validate is called by the parser of the command line.
func (cmd *verifyCmd) Validate() error {
	if (cmd.File == "") == (cmd.Code == "") {
		return errOneOf
	}
	return nil
}

// Run verifies the codes of a PDF, or the text of one.
func (cmd *verifyCmd) Run(ctx context.Context, t terminal, c *cli) error {
	v, err := cmd.verifier(t, c)
	if err != nil {
		return err
	}
	if cmd.Cancelled != "" {
		text, err := readSmall(cmd.Cancelled)
		if err != nil {
			return err
		}
		if v.Cancelled, err = v.ReadCancelled(text); err != nil {
			return err
		}
	}
	all, err := cmd.check(ctx, t, v)
	for _, checked := range all {
		report(t, checked)
	}
	if err == nil && !app.Valid(all) {
		err = errReported
	}
	return err
}

func (cmd *verifyCmd) check(ctx context.Context, t terminal, v app.Verifier) ([]app.Checked, error) {
	if cmd.Code != "" {
		text := cmd.Code
		if text == "-" && t.in != nil {
			raw, err := io.ReadAll(io.LimitReader(t.in, maxSmall))
			if err != nil {
				return nil, data.Refuse("Le texte du code ne se lit pas sur l’entrée.").Hint("Donnez-le après --code, entre guillemets.").Because(err)
			}
			text = string(raw)
		}
		return []app.Checked{v.Text(text)}, nil
	}
	pdf, err := readFile(cmd.File, app.MaxVerified)
	if err != nil {
		return nil, err
	}
	return v.PDF(ctx, pdf)
}

// verifier takes its keys from a file, and what became of a number from the centre's folder where that can be opened without
// asking. Without a file of keys it is the folder that has them, and its passphrase is asked for.
func (cmd *verifyCmd) verifier(t terminal, c *cli) (v app.Verifier, err error) {
	reader := view.New()
	_, missing := os.Lstat(c.folder())
	switch {
	case cmd.Key == "" && missing != nil:
		return v, data.Refuse("Il n’y a pas de clé pour vérifier.").
			Hint("Donnez le fichier de clés publiques du centre avec --key, ou le dossier du centre avec --data.")
	case cmd.Key == "" || c.Data != "" && missing == nil && t.getenv(passphraseEnv) != "":
		err = c.desk(t, func(desk *app.Desk) (err error) {
			v, err = desk.Codes.Verifier(reader)
			return err
		})
		if err != nil {
			return v, err
		}
	}
	v.Reader = reader
	if cmd.Key != "" {
		text, err := readSmall(cmd.Key)
		if err != nil {
			return v, err
		}
		if v.Keys, err = seal.ParseKeys(text); err != nil {
			return v, err
		}
	}
	if len(v.Keys) == 0 {
		return v, data.Refuse("Le centre de ce dossier n’a pas de clé : ses certificats ne sont pas signés.").Hint("Donnez le fichier de clés publiques d’un autre centre avec --key.")
	}
	return v, nil
}

// maxSmall is the largest file of keys or of cancelled numbers, in bytes.
const maxSmall = 1 << 20

func readSmall(path string) (string, error) {
	text, err := readFile(path, maxSmall)
	return string(text), err
}

// readFile reads a file of at most so many bytes.
func readFile(path string, most int64) ([]byte, error) {
	unreadable := func(err error) error {
		return data.Refuse("Le fichier « %s » ne peut pas être lu.", path).Hint("Vérifiez son nom et son emplacement.").Because(err)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(err)
	}
	content, err := io.ReadAll(io.LimitReader(f, most+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, unreadable(err)
	}
	if int64(len(content)) > most {
		return nil, data.Refuse("Le fichier « %s » dépasse %d Mo.", path, most>>20).Hint("Donnez le PDF du seul certificat.")
	}
	return content, nil
}

// report tells what one code came to, the verdict last: it is what stays in sight.
func report(t terminal, c app.Checked) {
	var b strings.Builder
	if c.Page > 0 {
		fmt.Fprintf(&b, "Page %d\n", c.Page)
	}
	if c.Code != "" {
		b.WriteString("Le code dit :\n")
		for line := range strings.Lines(strings.TrimSpace(c.Code)) {
			b.WriteString("  | " + strings.TrimRight(line, "\r\n") + "\n")
		}
	}
	if c.Compared {
		b.WriteString("La page imprime :\n")
		for _, f := range c.Facts {
			switch {
			case f.Printed:
				fmt.Fprintf(&b, "  = %-13s  %s\n", f.Label, f.Code)
			case f.Near != "":
				fmt.Fprintf(&b, "  ≠ %-13s  %s   (le code dit : %s)\n", f.Label, f.Near, f.Code)
			default:
				fmt.Fprintf(&b, "  ≠ %-13s  introuvable   (le code dit : %s)\n", f.Label, f.Code)
			}
		}
	}
	if c.Same {
		b.WriteString("Le fichier est, octet pour octet, celui du registre.\n")
	}
	for _, note := range c.Notes {
		b.WriteString(note + "\n")
	}
	verdict := fmt.Sprintf("%s. %s", c.Verdict, c.Reason)
	if c.Verdict == app.VerdictValid {
		t.printf("%s%s", b.String(), verdict)
		return
	}
	t.printf("%s", strings.TrimSuffix(b.String(), "\n"))
	t.refuse("%s", verdict)
}

// writeCodes writes what others verify the certificates with.
func writeCodes(t terminal, desk *app.Desk, dir string) error {
	t.printf("Pour vérifier les certificats :")
	for _, export := range []func(string) (string, error){
		desk.Codes.ExportKeys, desk.Codes.ExportKeySheet, desk.Codes.ExportCancelled, desk.Codes.ExportVerifyPage,
	} {
		path, err := export(dir)
		if err != nil {
			return err
		}
		t.printf("  %s", path)
	}
	return nil
}
