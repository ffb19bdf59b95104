// Package assets holds the embedded files.
package assets

import "embed"

//go:embed fiches/*.json
var fiches embed.FS

// Fiche returns the file of a register entry by its number, such as "27413". It is rncp.Parse that reads it; a number
// that the program does not carry gives an error that is fs.ErrNotExist.
func Fiche(code string) ([]byte, error) { return fiches.ReadFile("fiches/rncp" + code + ".json") }

// Wording is the file of the documents' fixed sentences; pdf reads it.
//
//go:embed wording.txt
var Wording string
