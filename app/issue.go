package app

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"certibloc/data"
	"certibloc/data/store"
)

// issue is one run of issuing. The writer's lock is held throughout: the next numbers are set aside in memory, the
// sheets are drawn, each PDF is written and only then committed with its number. Killed anywhere, a number either has
// its bytes or was never taken.
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

func (i *issue) run(ctx context.Context) error {
	sheets, err := i.prepare()
	if err != nil {
		return err
	}
	sheets, refused, err := i.draw(ctx, sheets)
	if err != nil {
		return err
	}
	for n, d := range sheets {
		if err := i.commit(ctx, d); err != nil {
			return errors.Join(append(refused, err)...)
		}
		if i.progress != nil {
			i.progress(n+1, len(sheets))
		}
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

// draw numbers the sheets and draws them side by side. A sheet that is refused gives its number back, so the ones
// after it are numbered and drawn again: numbers have no gaps.
func (i *issue) draw(ctx context.Context, sheets []drawn) (ok []drawn, refused []error, err error) {
	for {
		if err := i.number(sheets); err != nil {
			return nil, nil, err
		}
		var group errgroup.Group
		group.SetLimit(runtime.GOMAXPROCS(0))
		for n := range sheets {
			group.Go(func() error {
				if ctx.Err() == nil {
					sheets[n].pdf, sheets[n].err = i.core.drawer.Draw(sheets[n].doc.Sheet)
				}
				return ctx.Err()
			})
		}
		if err := group.Wait(); err != nil {
			return nil, nil, err
		}
		before := len(sheets)
		sheets = slices.DeleteFunc(sheets, func(d drawn) bool {
			if d.err != nil {
				refused = append(refused, fmt.Errorf("%s : %w", titleOf(d.doc), d.err))
			}
			return d.err != nil
		})
		if len(sheets) == before {
			return sheets, refused, nil
		}
	}
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
		numberSheets(tx, sheets)
		for n := range sheets {
			if err := i.core.sign(tx, &sheets[n].doc); err != nil {
				return err
			}
		}
		return nil
	})
}

// numberSheets gives sheets the next numbers of their series.
func numberSheets(tx *store.Tx, sheets []drawn) {
	type series struct {
		kind data.DocumentKind
		year int
	}
	last := map[series]int{}
	for doc := range store.Documents.All(tx) {
		s := series{doc.Number.Kind, doc.Number.Year}
		last[s] = max(last[s], doc.Number.Rank)
	}
	for n := range sheets {
		doc := &sheets[n].doc
		s := series{doc.Number.Kind, doc.Number.Year}
		last[s]++
		doc.Number.Rank = last[s]
		doc.Sheet.Number = doc.Number.String()
	}
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
