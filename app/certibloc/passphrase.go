package main

import (
	"fmt"

	"golang.org/x/term"

	"certibloc/data"
)

// passphraseEnv is where a script gives the passphrase; it never stands on a command line, which others can read.
const passphraseEnv = "CERTIBLOC_PASSPHRASE"

// passphrase returns the one of the environment, or asks for it; twice when it is new.
func (t terminal) passphrase(isNew bool) ([]byte, error) {
	if p := t.getenv(passphraseEnv); p != "" {
		return []byte(p), nil
	}
	first, err := t.ask("Phrase de passe : ")
	if err != nil || !isNew {
		return first, err
	}
	second, err := t.ask("La même, une seconde fois : ")
	if err == nil && string(first) != string(second) {
		err = data.Refuse("Les deux saisies diffèrent.").Hint("Recommencez : rien n’a été créé.")
	}
	return first, err
}

func (t terminal) ask(prompt string) ([]byte, error) {
	missing := data.Refuse("La phrase de passe n’est pas donnée.").
		Hint("Lancez la commande dans un terminal, ou donnez la variable %s.", passphraseEnv)
	if t.in == nil || !term.IsTerminal(int(t.in.Fd())) {
		return nil, missing
	}
	_, _ = fmt.Fprint(t.err, prompt)
	p, err := term.ReadPassword(int(t.in.Fd()))
	_, _ = fmt.Fprintln(t.err)
	if err != nil {
		return nil, missing.Because(err)
	}
	if len(p) == 0 {
		return nil, missing
	}
	return p, nil
}
