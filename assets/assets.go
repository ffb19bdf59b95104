// Package assets holds the embedded files.
package assets

import "embed"

//go:embed fiches/*.json
var fiches embed.FS

// Fiche returns the file of a register entry by its code.
func Fiche(code string) ([]byte, error) { return fiches.ReadFile("fiches/rncp" + code + ".json") }
