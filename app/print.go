package app

import (
	"context"
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
	OrderGiven    Order = ""         // as the documents are listed: the one of an earlier run
)

// Printing is what a print run is to be.
type Printing struct {
	Session   data.ID
	Documents []data.ID // those annulled, or overtaken by a correction, are left out
	Order     Order
	Backs     bool   // blank pages keep two documents off one sheet of paper
	Separate  bool   // one file each, byte for byte as frozen, instead of one PDF
	Printer   string // whose shifts move the pages; empty for the viewer of the machine
	Dir       string // the folder of the session's files
	// Send hands the PDF to the printer. Nil leaves it at the file.
	Send func(ctx context.Context, path string) error
}

// Printed is a print run that was made: what the register keeps of it, and its PDF or the folder of its files.
type Printed struct {
	Run  data.PrintRun
	Path string
}

// Print makes a print run of frozen documents and records it once it is made: a run whose file could not be written, or that
// the printer did not take, never was, and is simply made again. progress, if not nil, is called after each document. With
// the error of a printer the path of the PDF is returned, which is there to be opened.
func (a Documents) Print(ctx context.Context, p Printing, progress func(done, of int)) (Printed, error) {
	docs, err := a.inOrder(p.Session, p.Documents, p.Order)
	if err != nil {
		return Printed{}, err
	}
	run := data.PrintRun{Session: p.Session, On: a.core.today(), Printer: p.Printer}
	for _, doc := range docs {
		run.Documents = append(run.Documents, doc.ID)
	}
	if err := run.Validate(); err != nil {
		return Printed{}, err
	}
	done := Printed{Run: run}
	if p.Separate {
		done.Path, err = a.writeEach(ctx, p, docs, progress)
	} else {
		done.Path, err = a.writeOne(ctx, p, docs, progress)
	}
	if err == nil && p.Send != nil {
		err = p.Send(ctx, done.Path)
	}
	if err != nil {
		return done, err
	}
	err = a.core.act(ctx, ActPrint, "", func(tx *store.Tx) error {
		done.Run.ID = a.core.newID()
		return store.PrintRuns.Put(tx, done.Run)
	})
	return done, err
}

// Spoil notes that the last sheet printed of each of some documents of a session was spoiled. They can be printed again at
// once: the bytes are the same. What was noted before stays noted.
func (a Documents) Spoil(ctx context.Context, session data.ID, documents []data.ID) error {
	return a.core.act(ctx, ActPrint, "", func(tx *store.Tx) error {
		runs := store.PrintRunsOfSession.Of(tx, session)
		last := map[data.ID]int{}
		for i, run := range runs {
			for _, id := range run.Documents {
				last[id] = i
			}
		}
		spoiled := map[int][]data.ID{}
		for _, id := range documents {
			i, printed := last[id]
			if !printed {
				return data.Refuse("Un de ces documents n’a pas encore été imprimé : aucune de ses feuilles n’est gâchée.").Hint("Choisissez parmi ceux des tirages.")
			}
			if !slices.Contains(runs[i].Spoiled, id) {
				spoiled[i] = append(spoiled[i], id)
			}
		}
		for i, run := range runs {
			if len(spoiled[i]) == 0 {
				continue
			}
			run.Spoiled = slices.Concat(run.Spoiled, spoiled[i])
			if err := store.PrintRuns.Put(tx, run); err != nil {
				return err
			}
		}
		return nil
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

// printable reports whether a document is in force and may still be handed over.
func printable(tx *store.Tx, doc data.Document) bool {
	return annulment(tx, doc.ID) == nil && !overtaken(tx, doc)
}

// ToPrint returns the documents of a session that may be printed: those of which no sheet is known to be good, never in a run
// or spoiled in their last one, and the others.
func (a Documents) ToPrint(session data.ID) (left, printed []data.Document, err error) {
	err = a.core.store.View(func(tx *store.Tx) error {
		_, err := get(tx, store.Sessions, session, "Cette session n’existe pas dans ce dossier.")
		if err != nil {
			return err
		}
		good := map[data.ID]bool{}
		for _, run := range store.PrintRunsOfSession.Of(tx, session) {
			for _, id := range run.Documents {
				good[id] = !slices.Contains(run.Spoiled, id)
			}
		}
		for _, doc := range store.DocumentsOfSession.Of(tx, session) {
			switch {
			case !printable(tx, doc):
			case good[doc.ID]:
				printed = append(printed, doc)
			default:
				left = append(left, doc)
			}
		}
		return nil
	})
	return left, printed, err
}

// inOrder returns the documents of a session that may be printed and are asked for, in an order.
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
			if !slices.Contains(ids, doc.ID) || !printable(tx, doc) {
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
		switch order {
		case OrderGiven:
			return slices.Index(ids, a.doc.ID) - slices.Index(ids, b.doc.ID)
		case OrderAlphabet:
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
