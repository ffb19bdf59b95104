package data

import "strings"

var noBreak = strings.NewReplacer("« ", "«\u00a0", " »", "\u00a0»", " :", "\u00a0:", " ;", "\u00a0;", " ?", "\u00a0?",
	" !", "\u00a0!", "n° ", "n°\u00a0", " –", "\u00a0–", "niveau ", "niveau\u00a0", "nom d’", "nom\u00a0d’")

// Typography puts the no-break spaces that French wants, so that no line begins or ends where it must not. Sentences are
// written with ordinary spaces.
func Typography(s string) string { return noBreak.Replace(s) }
