package app

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"certibloc/data"
	"certibloc/data/store"
)

// issue is one run of issuing. The writer's lock is held throughout: the next numbers are set aside in memory, the sheets
// are drawn side by side, and one after the other each PDF is written and only then committed with its number, while those
// after it are drawn. Killed anywhere, a number either has its bytes or was never taken.
type issue struct {
	core     *core
	session  data.ID
	drafts   []Draft
	progress func(done, of int)

	docs    []data.Document
	changes []data.Change
}

// drawn is a draft on its way: the document to be, and its bytes or why there are none.
type drawn struct {
	doc data.Document
	pdf []byte
	err error
}

// run issues the drafts in their order. A sheet that is refused gives its number back: those after it are numbered, and drawn,
// again, for numbers have no gaps.
func (i *issue) run(ctx context.Context) error {
	sheets, err := i.prepare()
	if err != nil {
		return err
	}
	var refused []error
	for due := len(sheets); len(sheets) > 0; {
		if err := i.number(sheets); err != nil {
			return errors.Join(append(refused, err)...)
		}
		n, refusal, err := i.series(ctx, sheets, due-len(refused))
		if err != nil {
			return errors.Join(append(refused, err)...)
		}
		if refusal == nil {
			break
		}
		refused = append(refused, fmt.Errorf("%s : %w", titleOf(sheets[n].doc), refusal))
		sheets = sheets[n+1:]
	}
	return errors.Join(refused...)
}

// prepare checks that each draft can still be issued and gathers what it shows.
func (i *issue) prepare() ([]drawn, error) {
	var sheets []drawn
	err := i.core.store.View(func(tx *store.Tx) error {
		ready, err := i.core.issuable(tx, i.session, i.drafts)
		if err != nil {
			return err
		}
		composer, err := newComposer(tx, i.core, i.session)
		if err != nil {
			return err
		}
		for _, d := range i.drafts {
			if !slices.ContainsFunc(ready, func(r Draft) bool {
				return r.Kind == d.Kind && r.Enrolment == d.Enrolment && r.Bloc == d.Bloc
			}) {
				return data.Refuse("%s pour %s ne peut pas être émis.", d.Kind.Title(), d.About()).
					Hint("Il l’est déjà, ou les réglages et décisions ont changé : rouvrez la liste.")
			}
			doc, err := composer.document(d)
			if err != nil {
				return err
			}
			sheets = append(sheets, drawn{doc: doc})
		}
		return nil
	})
	return sheets, err
}

// series draws numbered sheets and commits them in their order, up to the first that is refused, whose place it returns.
func (i *issue) series(ctx context.Context, sheets []drawn, of int) (n int, refusal, err error) {
	drawing, stop := context.WithCancel(ctx)
	ready, next, wait := i.draw(drawing, sheets)
	defer func() {
		stop()
		wait()
	}()
	for n := range sheets {
		select {
		case <-ready[n]:
		case <-ctx.Done():
		}
		if err := ctx.Err(); err != nil {
			return n, nil, err
		}
		if sheets[n].err != nil {
			return n, sheets[n].err, nil
		}
		if err := i.commit(ctx, sheets[n]); err != nil {
			return n, nil, err
		}
		sheets[n].pdf = nil
		next()
		if i.progress != nil {
			i.progress(len(i.docs), of)
		}
	}
	return len(sheets), nil, nil
}

// ahead is how many sheets a core may have drawn before they are committed: enough to keep it busy, and no thousand PDFs in
// memory.
const ahead = 4

// draw draws sheets on every core, in their order. ready tells that one is drawn or refused, next that one was committed, and
// wait returns when nothing is being drawn any more.
func (i *issue) draw(ctx context.Context, sheets []drawn) (ready []chan struct{}, next, wait func()) {
	cores := runtime.GOMAXPROCS(0)
	places := make(chan struct{}, ahead*cores)
	ready = make([]chan struct{}, len(sheets))
	for n := range ready {
		ready[n] = make(chan struct{})
	}
	var workers errgroup.Group
	var todo atomic.Int64
	for range min(cores, len(sheets)) {
		workers.Go(func() error {
			for {
				select {
				case places <- struct{}{}:
				case <-ctx.Done():
					return nil
				}
				n := int(todo.Add(1)) - 1
				if n >= len(sheets) || ctx.Err() != nil {
					return nil
				}
				sheets[n].pdf, sheets[n].err = i.core.draw(sheets[n].doc.Sheet)
				close(ready[n])
			}
		})
	}
	return ready, func() { <-places }, func() { _ = workers.Wait() }
}

// titleOf names a document and whom it is about.
func titleOf(doc data.Document) string {
	title := doc.Number.Kind.Title()
	if h := doc.Sheet.Holder; h.BirthName != "" {
		title += " de " + strings.TrimSpace(h.GivenNames+" "+h.BirthName)
	}
	return title
}

// number sets the next numbers aside.
func (i *issue) number(sheets []drawn) error {
	return i.core.store.View(func(tx *store.Tx) error {
		if err := numberSheets(tx, sheets); err != nil {
			return err
		}
		for n := range sheets {
			if err := i.core.sign(tx, &sheets[n].doc); err != nil {
				return err
			}
		}
		return nil
	})
}

// commit writes the bytes, then the document with its number in one transaction.
func (i *issue) commit(ctx context.Context, d drawn) error {
	sha, err := i.core.store.PutFile(d.pdf)
	if err != nil {
		return err
	}
	d.doc.SHA256, d.doc.Size = sha, len(d.pdf)
	changes, err := i.core.write(ctx, ActIssue, "", func(tx *store.Tx) error {
		d.doc.ID = i.core.newID()
		d.doc.Issued = i.core.clock().UTC()
		d.doc.Operator = i.core.operator.ID
		return store.Documents.Put(tx, d.doc)
	})
	if err != nil {
		return err
	}
	i.docs = append(i.docs, d.doc)
	i.changes = append(i.changes, changes...)
	return nil
}
