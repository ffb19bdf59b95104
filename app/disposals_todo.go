package app

import (
	"sync"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// reminder is what was last found due, so that the home page does not go through everybody at each of its refreshes.
type reminder struct {
	mu    sync.Mutex
	at    reminded
	lines []data.DisposalLine
}

// reminded is what the finding depends on. What it leaves out at worst makes a reminder a day late.
type reminded struct {
	day                                     data.Date
	people, sessions, decisions, duties, of int
	conservation                            string
}

// todoDisposal says that a retention period is over, at most once a year: a list drawn up within the year, whatever became of
// it, is reminder enough.
func (c *core) todoDisposal(tx *store.Tx) ([]Todo, error) {
	for d := range store.Disposals.All(tx) {
		if d.Open() || c.today().Before(d.On.AddMonths(12)) {
			return nil, nil
		}
	}
	due, err := c.dueRoughly(tx)
	if err != nil || len(due) == 0 {
		return nil, err
	}
	says := "Une durée de conservation est passée : "
	if records, _, _ := (data.Disposal{Lines: due}).Totals(); records > 1 {
		says += count(records, "enregistrement") + " peuvent être proposés aux archives départementales."
	} else {
		says += "un enregistrement peut être proposé aux archives départementales."
	}
	return []Todo{{Kind: TodoDisposal, Sentence: says}}, nil
}

// dueRoughly returns what is due as far as the records tell, without the journal.
func (c *core) dueRoughly(tx *store.Tx) ([]data.DisposalLine, error) {
	own := conservation(tx)
	text, err := data.HashOf(own)
	if err != nil {
		return nil, err
	}
	at := reminded{
		day: c.today(), people: store.Candidates.Len(tx), sessions: store.Sessions.Len(tx), decisions: store.Decisions.Len(tx),
		duties: store.Duties.Len(tx), of: store.Disposals.Len(tx), conservation: text,
	}
	c.reminder.mu.Lock()
	defer c.reminder.mu.Unlock()
	if c.reminder.at == at {
		return c.reminder.lines, nil
	}
	all, err := c.holdings(tx)
	if err != nil {
		return nil, err
	}
	c.reminder.at, c.reminder.lines = at, rules.Eliminate(own.Retentions(), all, at.day).Lines
	return c.reminder.lines, nil
}
