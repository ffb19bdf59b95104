package data

// SheetEnrolment is how a person is enrolled in a session. The blocs asked for stand in the results of the sheet, without an
// outcome.
type SheetEnrolment struct {
	Code  string `json:"code"` // of the session
	From  Date   `json:"from"` // first and last day of its assessments
	To    Date   `json:"to"`
	Route string `json:"route"` // « Formation continue »
	Track string `json:"track"` // « Formation initiale »
	// TrainingFrom and TrainingTo bound the training; zero where there is none, or it is not known.
	TrainingFrom Date `json:"trainingFrom"`
	TrainingTo   Date `json:"trainingTo"`
}

// SheetStanding is how far a person had come towards the certification when the jury of the session sat.
type SheetStanding struct {
	Acquired  []SheetEarlier `json:"acquired"` // in the order of the fiche, this session included
	Remaining []SheetBloc    `json:"remaining,omitempty"`
}

// SheetRequest is what a request for a parchment tells the certifier.
type SheetRequest struct {
	Address  []string         `json:"address,omitempty"` // of the certifier, as the fiche gives it, its name first
	Enclosed []SheetEnclosure `json:"enclosed"`          // the minutes that pronounce the certification come first
}

// SheetEnclosure is a document that goes with a letter.
type SheetEnclosure struct {
	Title  string `json:"title"`
	Number string `json:"number"`
	On     Date   `json:"on"`
}
