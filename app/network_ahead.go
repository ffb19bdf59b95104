package app

import (
	"context"
	"errors"
	"io"

	"certibloc/data/cdc"
)

// entryReader reads entries in a routine of its own, so that reading and writing go on side by side. It holds some hundred of them.
type entryReader struct {
	batches chan []cdc.Entry
	failed  chan error // one, when reading ends
	cancel  context.CancelFunc
	current []cdc.Entry
	err     error
}

// aheadSize is how many entries are handed over at once, and aheadDepth how many handfuls wait.
const (
	aheadSize  = 64
	aheadDepth = 4
)

// readAhead begins to read what a function yields. Whoever reads it calls stop in the end.
func readAhead(ctx context.Context, read func(yield func(cdc.Entry) bool) error) *entryReader {
	ctx, cancel := context.WithCancel(ctx)
	a := &entryReader{batches: make(chan []cdc.Entry, aheadDepth), failed: make(chan error, 1), cancel: cancel}
	go func() {
		defer close(a.batches)
		var batch []cdc.Entry
		hand := func() bool {
			select {
			case a.batches <- batch:
				batch = nil
				return true
			case <-ctx.Done():
				return false
			}
		}
		err := read(func(e cdc.Entry) bool {
			batch = append(batch, e)
			return len(batch) < aheadSize || hand()
		})
		if err == nil && len(batch) > 0 {
			hand()
		}
		a.failed <- errors.Join(err, ctx.Err())
	}()
	return a
}

// next returns the next entry, or io.EOF after the last.
func (a *entryReader) next() (cdc.Entry, error) {
	for len(a.current) == 0 && a.err == nil {
		batch, ok := <-a.batches
		if a.current = batch; !ok {
			if a.err = <-a.failed; a.err == nil {
				a.err = io.EOF
			}
		}
	}
	if len(a.current) == 0 {
		return cdc.Entry{}, a.err
	}
	e := a.current[0]
	a.current = a.current[1:]
	return e, nil
}

// stop ends the reading and waits until nothing is read any more.
func (a *entryReader) stop() {
	a.cancel()
	for range a.batches { // until the routine closes it
	}
}

func eofIsNil(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
