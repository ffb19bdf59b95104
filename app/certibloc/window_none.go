//go:build !cgo && !ci

package main

import (
	"context"

	"certibloc/data"
)

// openWindow answers for a program that was built without cgo and so without its window.
func openWindow(context.Context, terminal, *cli) error {
	return data.Refuse("Cette version de Certibloc n’a pas de fenêtre : elle s’emploie en ligne de commande.").
		Hint("Tapez « certibloc --help » pour la liste des commandes, ou « certibloc demo » pour un exemple complet.")
}
