package app

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// Disposals is the area of retention: how long each kind of record is kept, what is proposed for elimination, and, once the
// archives have given their visa, its removal. Nothing is ever removed otherwise.
type Disposals struct{ core *core }

// Proposal is what is due today. It writes nothing.
type Proposal struct {
	rules.Elimination
	Open *data.Disposal // the list that is drawn up and not done with, or nil: there is one at a time
}

// Settings returns what the centre has set of its retention.
func (a Disposals) Settings() (data.Conservation, error) {
	var c data.Conservation
	err := a.core.store.View(func(tx *store.Tx) error {
		c = conservation(tx)
		return nil
	})
	return c, err
}

func conservation(tx *store.Tx) data.Conservation {
	c, _ := store.Retentions.Get(tx, data.ConservationID)
	return c
}

// Save keeps other settings, with the reason. Lists already drawn up stay as they are; what is no longer due is left out when
// they are carried out.
func (a Disposals) Save(ctx context.Context, c data.Conservation, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return data.Refuse("Le motif du changement manque.").Hint("Écrivez-le en une phrase : le journal le garde.")
	}
	return a.core.act(ctx, ActRetention, reason, func(tx *store.Tx) error { return store.Retentions.Put(tx, c) })
}

// Propose returns what is due today, with its volume.
func (a Disposals) Propose() (Proposal, error) {
	a.core.writer.Lock()
	defer a.core.writer.Unlock()
	due, err := a.core.due(a.core.store.View)
	if err != nil {
		return Proposal{}, err
	}
	p := Proposal{Elimination: due}
	err = a.core.store.View(func(tx *store.Tx) error {
		for d := range store.Disposals.All(tx) {
			if d.Open() {
				p.Open = &d
			}
		}
		return nil
	})
	return p, err
}

// due returns what is due today. Of who never had a result, the journal may know of a later act than the records tell: an
// identity that was corrected. The journal must not be read while view runs: view is called anew after it.
func (c *core) due(view func(func(*store.Tx) error) error) (rules.Elimination, error) {
	var all []rules.Stored
	var list []data.Retention
	err := view(func(tx *store.Tx) (err error) {
		list = conservation(tx).Retentions()
		all, err = c.holdings(tx)
		return err
	})
	if err != nil {
		return rules.Elimination{}, err
	}
	d := rules.Eliminate(list, all, c.today())
	if slices.ContainsFunc(d.Lines, func(l data.DisposalLine) bool { return l.Session == "" }) {
		if err := c.lastActs(all); err != nil {
			return d, err
		}
		d = rules.Eliminate(list, all, c.today())
	}
	return d, view(func(tx *store.Tx) error {
		for i := range d.Lines {
			d.Lines[i].Bytes = volume(tx, d.Lines[i])
		}
		return nil
	})
}

// within lets due read what an act sees.
func within(tx *store.Tx) func(func(*store.Tx) error) error {
	return func(fn func(*store.Tx) error) error { return fn(tx) }
}

// lastActs moves the beginning of the period of a person to the last line of the journal about him.
func (c *core) lastActs(holdings []rules.Stored) error {
	at := map[data.Change]int{}
	for i, h := range holdings {
		if h.Session != "" {
			continue
		}
		for _, r := range h.Records {
			at[r] = i
		}
	}
	return c.store.Journal(func(line store.Line, payload *store.Payload) error {
		if payload == nil {
			return nil
		}
		day := rncp.DateOf(line.At.In(c.clock().Location()))
		for _, w := range payload.Changes {
			i, ok := at[data.Change{Table: w.Table, ID: w.ID}]
			if ok && day.After(holdings[i].Since) {
				holdings[i].Since, holdings[i].To = day, day
			}
		}
		return nil
	})
}

// volume returns how many bytes the records of a line take, with the scans that they name.
func volume(tx *store.Tx, l data.DisposalLine) int {
	total := 0
	for _, item := range l.Items {
		for _, r := range item.Records {
			t, _ := retainedIn(r.Table)
			record, _ := t.get(tx, r.ID)
			body, _ := json.Marshal(record)
			total += len(body)
			if p, ok := record.(data.PaperBack); ok && p.Scan != nil {
				total += p.Scan.Size
			}
		}
	}
	return total
}

// All returns every list ever drawn up, the latest first.
func (a Disposals) All() ([]data.Disposal, error) {
	var all []data.Disposal
	err := a.core.store.View(func(tx *store.Tx) error {
		all = slices.Collect(store.Disposals.All(tx))
		slices.SortFunc(all, func(x, y data.Disposal) int { return y.Number - x.Number })
		return nil
	})
	return all, err
}

// People returns the names of those whom a line is about, in the order of the French alphabet; those removed have none.
func (a Disposals) People(l data.DisposalLine) ([]string, error) {
	var names []string
	err := a.core.store.View(func(tx *store.Tx) error {
		for _, item := range l.Items {
			if c, ok := store.Candidates.Get(tx, item.Person); ok {
				names = append(names, c.Name())
			}
		}
		return nil
	})
	collate.New(language.French).SortStrings(names)
	return names, err
}

// DrawUp makes a list of what is due today, to be sent to the archives.
func (a Disposals) DrawUp(ctx context.Context) (data.Disposal, error) {
	var drawn data.Disposal
	err := a.core.act(ctx, ActPropose, "", func(tx *store.Tx) error {
		number := 1
		for d := range store.Disposals.All(tx) {
			if d.Open() {
				return data.Refuse("Le bordereau n° %d n’est pas terminé.", d.Number).Hint("Exécutez-le, ou abandonnez-le avec un motif.")
			}
			number = max(number, d.Number+1)
		}
		due, err := a.core.due(within(tx))
		if err != nil {
			return err
		}
		if len(due.Lines) == 0 {
			return data.Refuse("Rien n’est à éliminer aujourd’hui.").Hint("Une liste se dresse quand une durée de conservation est passée.")
		}
		line, _ := a.core.store.Head()
		drawn = data.Disposal{ID: a.core.newID(), Number: number, On: a.core.today(), By: a.core.operator.ID, Line: line, Lines: due.Lines}
		if drawn.SHA256, err = data.HashOf(drawn.Lines); err != nil {
			return err
		}
		return store.Disposals.Put(tx, drawn)
	})
	return drawn, err
}

// Endorse notes the visa of the archives on a list. Until the list is carried out it can be noted again, corrected.
func (a Disposals) Endorse(ctx context.Context, id data.ID, visa data.Visa) error {
	return a.core.act(ctx, ActVisa, "", func(tx *store.Tx) error {
		d, err := openDisposal(tx, id)
		switch {
		case err != nil:
			return err
		case !visa.Given():
			return data.Refuse("La référence du visa, sa date ou son signataire manque.").Hint("Recopiez-les du bordereau revenu des archives départementales.")
		case visa.On.Before(d.On) || visa.On.After(a.core.today()):
			return data.Refuse("Le visa est daté du %s, avant le bordereau (%s) ou dans l’avenir.", visa.On.French(), d.On.French()).Hint("Corrigez la date.")
		}
		d.Visa = visa
		return store.Disposals.Put(tx, d)
	})
}

// Abandon gives a list up, with the reason. What it lists stays, and is proposed again.
func (a Disposals) Abandon(ctx context.Context, id data.ID, reason string) error {
	return a.core.act(ctx, ActAbandon, reason, func(tx *store.Tx) error {
		d, err := openDisposal(tx, id)
		if err != nil {
			return err
		}
		if strings.TrimSpace(reason) == "" {
			return data.Refuse("Le motif de l’abandon manque.").Hint("Écrivez-le en une phrase : le bordereau le garde.")
		}
		if _, removed, _ := d.Totals(); removed > 0 {
			return data.Refuse("L’élimination du bordereau n° %d a commencé.", d.Number).Hint("Terminez-la.")
		}
		d.Abandoned, d.AbandonedOn = strings.TrimSpace(reason), a.core.today()
		d.Lines = slices.Clone(d.Lines)
		for i := range d.Lines {
			d.Lines[i].Items = nil
		}
		return store.Disposals.Put(tx, d)
	})
}

func openDisposal(tx *store.Tx, id data.ID) (data.Disposal, error) {
	d, err := get(tx, store.Disposals, id, "Ce bordereau n’existe pas dans ce dossier.")
	if err == nil && !d.Open() {
		err = data.Refuse("Le bordereau n° %d est %s.", d.Number, d.State()).Hint("Il ne change plus.")
	}
	return d, err
}
