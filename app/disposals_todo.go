package app

import (
	"fmt"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// todoDisposal says that a retention period is over, at most once a year: a list drawn up within the year, whatever became of
// it, is reminder enough.
func (c *core) todoDisposal(tx *store.Tx) ([]Todo, error) {
	for d := range store.Disposals.All(tx) {
		if d.Open() || c.today().Before(d.On.AddMonths(12)) {
			return nil, nil
		}
	}
	all, err := c.holdings(tx)
	if err != nil {
		return nil, err
	}
	due := rules.Eliminate(conservation(tx).Retentions(), all, c.today())
	if len(due.Lines) == 0 {
		return nil, nil
	}
	records, _, _ := data.Disposal{Lines: due.Lines}.Totals()
	return []Todo{{Kind: TodoDisposal, Sentence: fmt.Sprintf(
		"Une durée de conservation est passée : %s peuvent être proposés aux archives départementales.", count(records, "enregistrement"))}}, nil
}
