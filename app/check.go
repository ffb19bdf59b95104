package app

import (
	"context"
	"slices"

	"certibloc/data/store"
)

// Report is what a check of the folder found.
type Report struct {
	Journal   uint64 // lines of the journal
	Documents int
	Findings  []string // what is wrong, in sentences; none when all is well
	Swept     int      // files without a number that were removed
}

// Check reads the whole folder again: every record, the journal's chain, every document's bytes and number, and what points
// to what. In a sound folder the files that an interrupted issue left without a number are removed; nothing else is ever
// changed.
func (d *Desk) Check(ctx context.Context) (Report, error) {
	d.core.writer.Lock()
	defer d.core.writer.Unlock()
	var report Report
	report.Journal, _ = d.core.store.Head()
	found, err := d.core.store.Check(ctx)
	if err != nil {
		return report, err
	}
	var orphans []string
	for _, f := range found {
		if f.Kind == store.FindingOrphan {
			orphans = append(orphans, f.Where)
			continue
		}
		report.Findings = append(report.Findings, f.Text)
	}
	err = d.core.store.View(func(tx *store.Tx) error {
		docs := slices.Collect(store.Documents.All(tx))
		report.Documents = len(docs)
		report.Findings = append(report.Findings, numberFindings(docs)...)
		report.Findings = append(report.Findings, linkFindings(tx)...)
		report.Findings = append(report.Findings, earlierFindings(tx, docs)...)
		report.Findings = append(report.Findings, networkFindings(tx)...)
		return nil
	})
	if err != nil || len(report.Findings) > 0 {
		return report, err // in a damaged folder a file without a number may be all that is left of a document
	}
	for _, sha := range orphans {
		if err := d.core.store.RemoveFile(sha); err != nil {
			return report, err
		}
		report.Swept++
	}
	return report, nil
}
