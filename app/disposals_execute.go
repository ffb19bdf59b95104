package app

import (
	"context"
	"slices"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// disposalBatch is how many records one act removes: a list longer than that is carried out in several acts, each whole.
// Tests make it smaller.
var disposalBatch = 2000

// Execute removes what an endorsed list names, and returns the list as it is kept: with counts, without anybody. A line is
// left out as far as it is no longer due, or was written to since the list was drawn up. Stopped in the middle, it is taken up
// again by a second Execute.
func (a Disposals) Execute(ctx context.Context, id data.ID) (data.Disposal, error) {
	var scans []string
	for {
		var d data.Disposal
		err := a.core.act(ctx, ActDispose, "", func(tx *store.Tx) (err error) {
			if d, err = openDisposal(tx, id); err != nil {
				return err
			}
			if !d.Visa.Given() {
				return data.Refuse("Le bordereau n° %d n’a pas le visa des archives départementales : rien n’est éliminé.", d.Number).
					Hint("Entrez la référence du visa quand il est revenu (code du patrimoine, art. L212-2).")
			}
			more, err := a.removeSome(tx, &d)
			scans = append(scans, more...)
			return err
		})
		if err != nil {
			return d, err
		}
		if !d.Executed.IsZero() {
			return d, a.removeScans(scans)
		}
	}
}

// removeSome removes as many records as one act takes, and closes the list when none is left.
func (a Disposals) removeSome(tx *store.Tx, d *data.Disposal) (scans []string, err error) {
	now, err := a.core.due(within(tx))
	if err != nil {
		return nil, err
	}
	touched, err := a.touchedSince(d.Line)
	if err != nil {
		return nil, err
	}
	d.Lines = slices.Clone(d.Lines)
	var gone []data.Change
	for i := range d.Lines {
		l := &d.Lines[i]
		for len(l.Items) > 0 && (len(gone) == 0 || len(gone)+len(l.Items[0].Records) <= disposalBatch) {
			item := l.Items[0]
			l.Items = l.Items[1:]
			if !rules.StillDue(now, *l, item) || slices.ContainsFunc(item.Records, func(r data.Change) bool { return touched[r] }) {
				l.Kept += len(item.Records)
				continue
			}
			l.Removed += len(item.Records)
			gone = append(gone, item.Records...)
		}
		if len(l.Items) == 0 {
			l.Items = nil
		}
	}
	if !slices.ContainsFunc(d.Lines, func(l data.DisposalLine) bool { return len(l.Items) > 0 }) {
		d.Executed, d.ExecutedBy = a.core.today(), a.core.operator.ID
	}
	if err := store.Disposals.Put(tx, *d); err != nil {
		return nil, err
	}
	return removeRecords(tx, gone)
}

// removeRecords disposes of records, and returns the scans that went with them.
func removeRecords(tx *store.Tx, gone []data.Change) (scans []string, err error) {
	for _, r := range gone {
		t, ok := retainedIn(r.Table)
		if !ok {
			return nil, data.Refuse("Le bordereau nomme des enregistrements que ce programme n’élimine pas (%s).", r.Table).Hint("Abandonnez-le et dressez-en un nouveau.")
		}
		record, _ := t.get(tx, r.ID)
		if p, ok := record.(data.PaperBack); ok && p.Scan != nil {
			scans = append(scans, p.Scan.SHA256)
		}
		if err := t.dispose(tx, r.ID); err != nil {
			return nil, err
		}
	}
	return scans, nil
}

// touchedSince returns the records that were written after a line of the journal.
func (a Disposals) touchedSince(seq uint64) (map[data.Change]bool, error) {
	touched := map[data.Change]bool{}
	err := a.core.store.Journal(func(line store.Line, payload *store.Payload) error {
		if line.Seq <= seq || payload == nil {
			return nil
		}
		for _, w := range payload.Changes {
			touched[data.Change{Table: w.Table, ID: w.ID}] = true
		}
		return nil
	})
	return touched, err
}

// removeScans deletes the scans that no paper names any more. One that is left behind by a sudden stop is swept by Check.
func (a Disposals) removeScans(scans []string) error {
	if len(scans) == 0 {
		return nil
	}
	named := map[string]bool{}
	err := a.core.store.View(func(tx *store.Tx) error {
		for p := range store.PapersBack.All(tx) {
			if p.Scan != nil {
				named[p.Scan.SHA256] = true
			}
		}
		for d := range store.Documents.All(tx) {
			named[d.SHA256] = true
		}
		return nil
	})
	for _, sha := range scans {
		if err == nil && !named[sha] {
			err = a.core.store.RemoveFile(sha)
		}
	}
	return err
}

// goneOf returns what was disposed of in a session: the number of the list, by kind.
func goneOf(tx *store.Tx, session data.ID) map[data.RetentionKind]int {
	gone := map[data.RetentionKind]int{}
	for d := range store.Disposals.All(tx) {
		for _, l := range d.Lines {
			if l.Session == session && l.Removed > 0 {
				gone[l.Kind] = d.Number
			}
		}
	}
	return gone
}

// disposedUnder returns the number of the list under which a person was removed. The journal names it by its identifier alone.
func (c *core) disposedUnder(candidate data.ID) (number int, gone bool) {
	var list data.ID
	err := c.store.Journal(func(_ store.Line, payload *store.Payload) error {
		if payload != nil && slices.Contains(payload.Disposed, data.Change{Table: store.Candidates.Name(), ID: candidate}) {
			for _, w := range payload.Changes {
				list = w.ID // the list itself: such an act writes nothing else
			}
		}
		return nil
	})
	if err != nil || list == "" {
		return 0, false
	}
	err = c.store.View(func(tx *store.Tx) error {
		d, ok := store.Disposals.Get(tx, list)
		number, gone = d.Number, ok
		return nil
	})
	return number, gone && err == nil
}
