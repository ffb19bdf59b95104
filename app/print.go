package app

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"certibloc/data"
	"certibloc/data/store"
)

// Order is that of the sheets of a print run.
type Order string

// The orders.
const (
	OrderAlphabet Order = "alphabet" // of the holders, as French sorts names; the minutes first
	OrderSession  Order = "session"  // the candidates in the order of the session, as they are called at the ceremony
)

// Print returns the frozen documents of a session in one PDF, in an order, and records the run. With backs, blank pages keep
// two documents off one sheet of paper. Documents that are no longer in force are left out.
func (a Documents) Print(ctx context.Context, session data.ID, ids []data.ID, order Order, backs bool) ([]byte, data.PrintRun, error) {
	docs, err := a.inOrder(session, ids, order)
	if err != nil {
		return nil, data.PrintRun{}, err
	}
	run := data.PrintRun{Session: session, On: a.core.today()}
	var pdfs [][]byte
	for _, doc := range docs {
		if err := ctx.Err(); err != nil {
			return nil, run, err
		}
		pdf, err := a.PDF(doc)
		if err != nil {
			return nil, run, err
		}
		pdfs, run.Documents = append(pdfs, pdf), append(run.Documents, doc.ID)
	}
	if err := run.Validate(); err != nil {
		return nil, run, err
	}
	merged, err := a.core.drawer.Merge(pdfs, backs)
	if err != nil {
		return nil, run, err
	}
	err = a.core.act(ctx, ActPrint, "", func(tx *store.Tx) error {
		run.ID = a.core.newID()
		return store.PrintRuns.Put(tx, run)
	})
	return merged, run, err
}

// Spoil notes which sheets of a run were spoiled. They can be printed again at once: the bytes are the same.
func (a Documents) Spoil(ctx context.Context, run data.ID, spoiled []data.ID) error {
	return a.core.act(ctx, ActPrint, "", func(tx *store.Tx) error {
		r, err := get(tx, store.PrintRuns, run, "Ce tirage n’existe pas dans ce dossier.")
		if err != nil {
			return err
		}
		r.Spoiled = spoiled
		return store.PrintRuns.Put(tx, r)
	})
}

// PrintRuns returns the runs of a session, oldest first.
func (a Documents) PrintRuns(session data.ID) ([]data.PrintRun, error) {
	var runs []data.PrintRun
	err := a.core.store.View(func(tx *store.Tx) error {
		runs = store.PrintRunsOfSession.Of(tx, session)
		return nil
	})
	return runs, err
}

// inOrder returns the documents of a session that are in force and asked for, in an order.
func (a Documents) inOrder(session data.ID, ids []data.ID, order Order) ([]data.Document, error) {
	type sheet struct {
		doc    data.Document
		number int    // of the candidate in the session
		name   []byte // the holder's, as French sorts it
	}
	var sheets []sheet
	err := a.core.store.View(func(tx *store.Tx) error {
		v, err := a.core.view(tx, session)
		if err != nil {
			return err
		}
		sorter, buffer := collate.New(language.French), &collate.Buffer{}
		for _, doc := range store.DocumentsOfSession.Of(tx, session) {
			if !slices.Contains(ids, doc.ID) || annulment(tx, doc.ID) != nil {
				continue
			}
			s := sheet{doc: doc}
			if k := v.Case(doc.Enrolment); k != nil {
				s.number = k.Number
				s.name = sorter.KeyFromString(buffer, k.Candidate.BirthName+" "+strings.Join(k.Candidate.GivenNames, " "))
			}
			sheets = append(sheets, s)
		}
		return nil
	})
	slices.SortStableFunc(sheets, func(a, b sheet) int { // the documents of one person stay together, in the order of their issue
		if order == OrderAlphabet {
			if n := slices.Compare(a.name, b.name); n != 0 {
				return n
			}
		}
		return a.number - b.number
	})
	docs := make([]data.Document, len(sheets))
	for i, s := range sheets {
		docs[i] = s.doc
	}
	return docs, err
}

// PrintFile is Print, written into a folder for the printer; its name says what it is.
func (a Documents) PrintFile(ctx context.Context, session data.ID, ids []data.ID, order Order, backs bool, dir string) (string, data.PrintRun, error) {
	pdf, run, err := a.Print(ctx, session, ids, order, backs)
	if err != nil {
		return "", run, err
	}
	if err := makeFolder(dir); err != nil {
		return "", run, err
	}
	view, err := Sessions(a).View(session)
	if err != nil {
		return "", run, err
	}
	path, err := writeBeside(dir, pdf, versions(cleanName(fmt.Sprintf("Tirage – %s – %s", view.Session.Name, count(len(run.Documents), "document"))))...)
	return path, run, err
}

// versions are the names that a file may take: its own, then with (2), (3) and so on.
func versions(name string) []string {
	names := []string{name}
	for n := 2; n < 100; n++ {
		names = append(names, fmt.Sprintf("%s (%d)", name, n))
	}
	return names
}

func makeFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return data.Refuse("Le dossier « %s » ne peut pas être créé.", dir).Hint("Choisissez-en un autre.").Because(err)
	}
	return nil
}
