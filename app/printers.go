package app

import (
	"context"
	"slices"

	"certibloc/data"
	"certibloc/data/store"
)

// SetShifts keeps how far the pages of a printer are moved to meet pre-printed paper; no shift at all forgets it.
func (a Centre) SetShifts(ctx context.Context, p data.Printer) error {
	return a.core.act(ctx, ActPrinter, "", func(tx *store.Tx) error {
		centre, err := theCentre(tx)
		if err != nil {
			return err
		}
		centre.Printers = slices.DeleteFunc(slices.Clone(centre.Printers), func(old data.Printer) bool { return old.Name == p.Name })
		if p.Shifts != (data.Shifts{}) {
			centre.Printers = append(centre.Printers, p)
		}
		return store.Centres.Put(tx, centre)
	})
}

// TestPage writes the pages on which one measures how far a printer is off, moved by what the centre has for it, into a
// folder, and returns the path.
func (a Documents) TestPage(printer, dir string) (string, error) {
	centre, err := Centre(a).Get()
	if err != nil {
		return "", err
	}
	pdf, err := a.core.drawer.TestPage(centre.ShiftsOf(printer))
	if err != nil {
		return "", err
	}
	if err := makeFolder(dir); err != nil {
		return "", err
	}
	return writeBeside(dir, pdf, versions("Page de calage")...)
}
