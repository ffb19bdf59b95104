package data

// PrintRun is one printing of several documents in one go.
type PrintRun struct {
	ID        ID   `json:"id"`
	Session   ID   `json:"session"`
	On        Date `json:"on"`
	Documents []ID `json:"documents"` // in the order of the sheets
	// Printer is where the sheets were sent; empty where they were handed over as files.
	Printer string `json:"printer,omitempty"`
	// Spoiled is the documents whose sheet was spoiled, to be printed again.
	Spoiled []ID `json:"spoiled,omitempty"`
}

// Key returns the run's identifier.
func (p PrintRun) Key() ID { return p.ID }

// Validate refuses a run of nothing, and a spoiled sheet that was not in it.
func (p PrintRun) Validate() error {
	if p.Session == "" || len(p.Documents) == 0 || !p.On.Valid() {
		return Refuse("Ce tirage n’a aucun document.").Hint("Choisissez au moins un document.")
	}
	in := map[ID]bool{}
	for _, id := range p.Documents {
		in[id] = true
	}
	for _, id := range p.Spoiled {
		if !in[id] {
			return Refuse("Une feuille gâchée n’est pas de ce tirage.").Hint("Choisissez-la dans la liste du tirage.")
		}
	}
	return nil
}
