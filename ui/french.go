package ui

import (
	_ "embed" // for the catalogue
	"errors"

	"fyne.io/fyne/v2/lang"
)

//go:embed french.json
var frenchWords []byte

// French makes Fyne's own words French whatever the system's language. Fyne has no way to ask for a language: the French
// catalogue is loaded under the name of the system's locale, and under English, to which every other one falls back.
func French() error {
	return errors.Join(
		lang.AddTranslationsForLocale(frenchWords, "en"),
		lang.AddTranslationsForLocale(frenchWords, lang.SystemLocale()),
	)
}
