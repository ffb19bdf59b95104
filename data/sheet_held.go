package data

// SheetHeld is everything that the centre holds on a person, in words that the person reads.
type SheetHeld struct {
	Asker    string             `json:"asker"`            // who asked, and to whom it is given
	Reason   string             `json:"reason,omitempty"` // the request
	Sections []SheetHeldSection `json:"sections"`
}

// SheetHeldSection is what is held of one kind.
type SheetHeldSection struct {
	Title string         `json:"title"`
	Rows  []SheetHeldRow `json:"rows"` // none: nothing of this kind is held
}

// SheetHeldRow is one fact: a field with its value, or a day with what happened.
type SheetHeldRow struct {
	Label string `json:"label,omitempty"`
	Text  string `json:"text"`
	Note  string `json:"note,omitempty"` // a comment, a reason
}
