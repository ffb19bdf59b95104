package app

import (
	"crypto/sha256"
	"encoding/json"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"certibloc/data"
	"certibloc/data/store"
)

// Fit looks through a plan before anything of it is issued: what could not be printed whole, for a name that is too long or has
// a letter that the font lacks, goes from Ready to Unfit, with all that is to be settled. The rest can be issued. Certificates
// that wait for the signed minutes are looked at too, so that a name is settled before the first paper bears it.
func (a Documents) Fit(session data.ID, plan Plan) (Plan, error) {
	drafts := slices.Clone(plan.Ready)
	for _, w := range plan.Withheld {
		if w.Waits && data.HasStatement(w.Kind) {
			drafts = append(drafts, w.Draft)
		}
	}
	if len(drafts) == 0 {
		return plan, nil
	}
	sheets, err := a.core.asIssued(session, drafts)
	if err != nil {
		return plan, err
	}
	reasons, err := a.core.fit(sheets)
	if err != nil {
		return plan, err
	}
	ready := len(plan.Ready)
	plan.Ready, plan.Unfit = nil, nil
	for i, draft := range drafts {
		switch {
		case reasons[i] != nil:
			plan.Unfit = append(plan.Unfit, Withheld{Draft: draft, Reason: reasons[i]})
		case i < ready:
			plan.Ready = append(plan.Ready, draft)
		}
	}
	return plan, nil
}

// asIssued gathers what drafts would show if they were issued now, with the next numbers and codes as long as theirs.
func (c *core) asIssued(session data.ID, drafts []Draft) ([]drawn, error) {
	var sheets []drawn
	err := c.store.View(func(tx *store.Tx) error {
		composer, err := newComposer(tx, c, session)
		if err != nil {
			return err
		}
		for _, d := range drafts {
			doc, err := composer.document(d)
			if err != nil {
				return err
			}
			sheets = append(sheets, drawn{doc: doc})
		}
		if err := numberSheets(tx, sheets); err != nil {
			return err
		}
		for i := range sheets {
			coded, err := codes(tx, sheets[i].doc.Number.Kind)
			if err != nil {
				return err
			}
			if coded {
				sheets[i].doc.Sheet.Code = specimenCode(sheets[i].doc.Sheet)
			}
		}
		return nil
	})
	return sheets, err
}

// fit returns why each sheet cannot be printed, or nil.
func (c *core) fit(sheets []drawn) ([]error, error) {
	reasons := make([]error, len(sheets))
	var workers errgroup.Group
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for i := range sheets {
		workers.Go(func() error {
			reason, err := c.fitting.check(sheets[i].doc.Sheet, c.drawer.Check)
			reasons[i] = reason
			return err
		})
	}
	err := workers.Wait()
	return reasons, err
}

// fitting is what was found about sheets that were looked at already: a page looks at them again after every act.
type fitting struct {
	mutex sync.Mutex
	known map[[sha256.Size]byte]error
}

// mostKnown is how many sheets are remembered, some 2 MB.
const mostKnown = 20_000

// check returns the refusal of a sheet, or nil; err is a fault.
func (f *fitting) check(s data.Sheet, look func(...data.Sheet) error) (refusal, err error) {
	text, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	key := sha256.Sum256(text)
	f.mutex.Lock()
	refusal, seen := f.known[key]
	f.mutex.Unlock()
	if seen {
		return refusal, nil
	}
	if refusal = look(s); refusal != nil && !data.IsRefusal(refusal) {
		return nil, refusal
	}
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if f.known == nil || len(f.known) >= mostKnown {
		f.known = map[[sha256.Size]byte]error{}
	}
	f.known[key] = refusal
	return refusal, nil
}
