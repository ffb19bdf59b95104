// Package app is what an operator can do. One act is one line of the journal, whole or not at all. The command line
// and the window both work through it, and never around it.
package app

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"io"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"

	"certibloc/data"
	"certibloc/data/places"
	"certibloc/data/rncp"
	"certibloc/data/store"
)

// Drawer draws documents. It is what app needs of pdf.
type Drawer interface {
	// Template returns the version of the drawing of a kind of document.
	Template(kind data.DocumentKind) int
	// Draw returns the PDF of a sheet, the same bytes for the same sheet, or a refusal that names the text that cannot be
	// printed. Several sheets of one kind of working paper make one PDF. It is called from several goroutines.
	Draw(sheets ...data.Sheet) ([]byte, error)
	// Check refuses what Draw would refuse, and draws nothing: a data.Unfit lists all that is to be settled.
	Check(sheets ...data.Sheet) error
	// Sentences returns the fixed sentences of the documents as the program has them.
	Sentences() []data.Sentence
	// CheckSentence refuses a text that cannot stand for a sentence: unknown, without one of its values, not printable.
	CheckSentence(name, text string) error
	// Merge returns one PDF of several, laid out for printing. It is never kept.
	Merge(pdfs [][]byte, layout data.Layout) ([]byte, error)
	// TestPage returns the pages on which one measures how far a printer is off, moved by shifts.
	TestPage(shifts data.Shifts) ([]byte, error)
}

// Viewer shows what is on a page of a PDF. It is what app needs of pdf/view.
type Viewer interface {
	// Pages returns how many pages a PDF has.
	Pages(pdf []byte) (int, error)
	// Page returns the picture of a page, from 0, at so many dots an inch.
	Page(pdf []byte, page, dpi int) (image.Image, error)
}

// Config is what a desk works with.
type Config struct {
	Fiches []*rncp.Fiche    // those of the program, at least one; the first is of new sessions until the centre chooses
	Drawer Drawer           // needed to issue documents
	Viewer Viewer           // needed to show them
	Clock  func() time.Time // the hour of the centre; nil: time.Now
	Rand   io.Reader        // for identifiers and the journal's salts; nil: the machine's
	Places *places.Atlas    // communes and countries of birth; nil: none is known
	Verify string           // the page that verifies codes in a browser, without its keys; needed to export it
	// Program is the version of the program, which parcels name; empty: « développement ».
	Program string
	// Memory is a folder, outside those of the centres, in which this machine remembers where the journal of each ended; empty:
	// it remembers nothing.
	Memory string
	Store  store.Options // Clock and Rand are filled in from above
}

// Desk is the work place of an operator on the folder of one centre. Its areas are small types over one act.
type Desk struct {
	Centre      Centre
	Candidates  Candidates
	Sessions    Sessions
	Enrolments  Enrolments
	Assessments Assessments
	Results     Results
	Juries      Juries
	Documents   Documents
	Evidence    Evidence
	Wording     Wording
	Search      Search
	Codes       Codes
	Imports     Imports
	Marks       Marks
	Disposals   Disposals
	Reference   Reference
	Parcels     Parcels
	Statistics  Statistics
	Rights      Rights
	Operators   Operators
	Backups     Backups
	Lines       Lines

	core *core
}

// core is what the areas share.
type core struct {
	store  *store.Store
	shelf  shelf
	drawer Drawer
	viewer Viewer

	verifyPage string
	program    string
	places     *places.Atlas

	clock    func() time.Time
	rand     io.Reader
	operator data.Operator
	logs     *logs
	memory   memory
	past     data.Date // the day of a desk on the past; none for the desk on the folder as it is

	writer    sync.Mutex // held by an act, and while documents are issued
	tick      int64      // the last identifier's time, in parts of a millisecond
	searched  searched
	pictures  pictures
	fitting   fitting
	reminder  reminder
	sent      sent
	listening sync.Mutex
	listeners []func([]data.Change)
	saving    sync.Mutex // held while backups are made, and while what is known of them changes
}

// ErrNoFiche means that a desk was given no register entry to work with.
var ErrNoFiche = errors.New("no register entry given")

// create is Create for any passphrase: the one of the example centre is known to everybody.
func create(ctx context.Context, dir string, passphrase []byte, centre data.Centre, operator string, cfg Config) (*Desk, error) {
	cfg = cfg.withDefaults()
	if len(cfg.Fiches) == 0 {
		return nil, ErrNoFiche
	}
	if err := centre.Validate(); err != nil { // before anything is written
		return nil, err
	}
	first := data.Operator{Name: operator, Role: data.RoleAdministrator}
	if err := first.Validate(); err != nil {
		return nil, err
	}
	d := newDesk(nil, cfg)
	first.ID = d.core.newID()
	cfg.Store.Operator = first.ID
	s, err := store.Create(dir, passphrase, cfg.Store)
	if err != nil {
		return nil, err
	}
	d.core.store, d.core.operator, d.core.logs = s, first, openLogs(dir)
	err = d.core.act(ctx, ActCreate, "", func(tx *store.Tx) error {
		return errors.Join(store.Operators.Put(tx, first), store.Centres.Put(tx, centre), d.core.firstKey(tx, centre))
	})
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	d.remember(cfg.Memory, dir)
	d.core.memory.replaced = "" // whatever lay here before is no matter
	return d, nil
}

// Create makes a new, empty centre in dir, with its first operator as administrator, and opens it. It refuses a passphrase that
// is easily guessed.
func Create(ctx context.Context, dir string, passphrase []byte, centre data.Centre, operator string, cfg Config) (*Desk, error) {
	if err := checkStrength(passphrase); err != nil {
		return nil, err
	}
	return create(ctx, dir, passphrase, centre, operator, cfg)
}

// Open opens the centre in dir for the operator whose passphrase it is. What stands on the recovery sheet is for Recover.
func Open(dir string, passphrase []byte, cfg Config) (*Desk, error) {
	cfg = cfg.withDefaults()
	if len(cfg.Fiches) == 0 {
		return nil, ErrNoFiche
	}
	began := time.Now()
	s, err := store.Open(dir, passphrase, cfg.Store)
	if err != nil {
		return nil, err
	}
	d := newDesk(s, cfg)
	if err := d.enter(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	d.startLogs(dir, time.Since(began))
	d.remember(cfg.Memory, dir)
	return d, nil
}

// enter seats the operator whose passphrase opened the folder.
func (d *Desk) enter() error {
	s := d.core.store
	if s.Recovered() {
		return data.Refuse("La feuille de secours sert à choisir une nouvelle phrase de passe.").Hint("Prenez « J’ai la feuille de secours », ou « certibloc recover ».").Because(ErrSheet)
	}
	if err := d.core.afterLast(); err != nil {
		return err
	}
	return s.View(func(tx *store.Tx) error {
		o, ok := store.Operators.Get(tx, s.Operator())
		if !ok {
			return data.Refuse("Le dossier n’a pas d’opérateur : sa création s’est interrompue.").
				Hint("Supprimez ce dossier et créez le centre à nouveau : il ne contient rien.")
		}
		d.core.operator = o
		return d.core.fillShelf(tx)
	})
}

func (cfg Config) withDefaults() Config {
	if cfg.Clock == nil {
		cfg.Clock = time.Now
	}
	if cfg.Rand == nil {
		cfg.Rand = randReader
	}
	cfg.Store.Clock, cfg.Store.Rand, cfg.Store.Program = cfg.Clock, cfg.Rand, cmp.Or(cfg.Program, "développement")
	return cfg
}

func newDesk(s *store.Store, cfg Config) *Desk {
	c := &core{store: s, shelf: shelf{own: cfg.Fiches, usable: cfg.Fiches}, drawer: cfg.Drawer, viewer: cfg.Viewer, verifyPage: cfg.Verify,
		program: cmp.Or(cfg.Program, "développement"), places: cfg.Places, clock: cfg.Clock, rand: cfg.Rand}
	return &Desk{
		Centre: Centre{c}, Candidates: Candidates{c}, Sessions: Sessions{c}, Enrolments: Enrolments{c},
		Assessments: Assessments{c}, Results: Results{c}, Juries: Juries{c}, Documents: Documents{c}, Evidence: Evidence{c},
		Wording: Wording{c}, Search: Search{c}, Codes: Codes{c}, Imports: Imports{c}, Marks: Marks{c},
		Disposals: Disposals{c}, Reference: Reference{c}, Parcels: Parcels{c}, Statistics: Statistics{c}, Rights: Rights{c}, Operators: Operators{c}, Backups: Backups{c}, Lines: Lines{c}, core: c,
	}
}

// Close closes the folder. Everything confirmed is on disk before it is called.
func (d *Desk) Close() error {
	line, hash := d.core.store.Head()
	d.core.logs.stop(d.core.clock, line)
	d.core.memory.keep(d.core.clock(), line, hash)
	return d.core.store.Close()
}

// Operator returns who works at the desk.
func (d *Desk) Operator() data.Operator { return d.core.operator }

// Today returns the day at the centre.
func (d *Desk) Today() data.Date { return d.core.today() }

// Fiches returns the register entries that the desk works with, the one of new sessions first.
func (d *Desk) Fiches() []*rncp.Fiche { return slices.Clone(d.core.fiches()) }

// Places returns the communes and countries in which people are born.
func (d *Desk) Places() *places.Atlas { return d.core.places }

// Journal returns how many lines the journal has and the hash of the last one.
func (d *Desk) Journal() (lines uint64, hash string) { return d.core.store.Head() }

// OnChange calls fn after each act, with what it wrote. fn must not call the desk's acts.
func (d *Desk) OnChange(fn func([]data.Change)) {
	d.core.listening.Lock()
	defer d.core.listening.Unlock()
	d.core.listeners = append(d.core.listeners, fn)
}

// act does one thing: it checks the role, runs fn in one transaction with its journal line, and, once the lock is
// released, tells the listeners what changed.
func (c *core) act(ctx context.Context, name Action, reason string, fn func(*store.Tx) error) error {
	c.writer.Lock()
	changes, err := c.write(ctx, name, reason, fn)
	c.writer.Unlock()
	c.publish(changes)
	return err
}

// write is act without the lock, for who holds it already.
func (c *core) write(ctx context.Context, name Action, reason string, fn func(*store.Tx) error) ([]data.Change, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := c.refusePast(); err != nil {
		return nil, err
	}
	if err := name.allow(c.operator.Role); err != nil {
		return nil, err
	}
	act := data.Act{ID: c.newID(), At: c.clock().UTC(), Operator: c.operator.ID, Name: string(name), Reason: reason}
	changes, err := c.store.Update(act, func(tx *store.Tx) error {
		if err := fn(tx); err != nil {
			return err
		}
		return c.within(tx)
	})
	if err == nil {
		err = c.reshelve(changes)
	}
	if err != nil || len(changes) > 0 {
		line, _ := c.store.Head()
		c.logs.did(act.At, name, line, err)
	}
	return changes, err
}

func (c *core) publish(changes []data.Change) {
	if len(changes) == 0 {
		return
	}
	c.searched.forget()
	c.listening.Lock()
	listeners := slices.Clone(c.listeners)
	c.listening.Unlock()
	for _, fn := range listeners {
		fn(changes)
	}
}

// perMilli is how many identifiers a millisecond has room for.
const perMilli = 1 << 12

// newID returns a new identifier, a UUID of version 7 (RFC 9562) made of the desk's own clock and randomness, so that the
// example centre comes out the same every time. It sorts after those before it, even within a millisecond: the people of a
// list keep their order. The caller holds the writer's lock.
func (c *core) newID() data.ID {
	u, err := uuid.NewRandomFromReader(c.rand)
	if err != nil {
		u = uuid.New() // the machine's own randomness; it does not fail
	}
	c.tick = max(c.tick+1, c.clock().UnixMilli()*perMilli)
	for i := range 6 {
		u[i] = byte(c.tick / perMilli >> (40 - 8*i))
	}
	u[6], u[7] = 0x70|byte(c.tick%perMilli>>8), byte(c.tick)
	return data.ID(u.String())
}

// afterLast makes new identifiers sort after those of the last act, even where the clock has gone back since.
func (c *core) afterLast() error {
	seq, _ := c.store.Head()
	last, payload, _, err := c.store.Line(seq)
	if err != nil {
		return err
	}
	ids := []data.ID{last.ID}
	if payload != nil {
		for _, w := range payload.Changes {
			ids = append(ids, w.ID)
		}
	}
	for _, id := range ids {
		if u, err := uuid.Parse(string(id)); err == nil && u.Version() == 7 {
			milli := int64(binary.BigEndian.Uint64(u[:8]) >> 16)
			c.tick = max(c.tick, milli*perMilli+int64(u[6]&0x0F)<<8+int64(u[7]))
		}
	}
	return nil
}

func (c *core) today() data.Date { return rncp.DateOf(c.clock()) }
