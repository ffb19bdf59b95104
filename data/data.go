// Package data is what a centre knows: the entities, their values, and the sentences that refuse a wrong one.
package data

import (
	"strings"

	"certibloc/data/rncp"
)

// ID names a record for ever: a UUID of version 7, in lower case.
type ID string

// Date is a day of the civil calendar.
type Date = rncp.Date

// Record is what the store keeps: it has a key of its own and can say what is wrong with it.
type Record interface {
	// Key returns the identifier under which the record lies.
	Key() ID
	// Validate returns a refusal with the user's sentence when the record must not be kept.
	Validate() error
}

// Change names a record that an act has written.
type Change struct {
	Table string `json:"table"`
	ID    ID     `json:"id"`
}

// tooLong reports whether a text has more than n characters.
func tooLong(s string, n int) bool { return len([]rune(s)) > n }

// blank reports whether a text has nothing to read.
func blank(s string) bool { return strings.TrimSpace(s) == "" }
