package app

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"slices"
	"strconv"

	"certibloc/data"
	"certibloc/data/exchange"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// Imports is the area of the people that come in by a file.
type Imports struct{ core *core }

// ImportField is what a column of a file may hold.
type ImportField = exchange.Field

// ImportLine is one person of a file.
type ImportLine = exchange.Line

// ImportFinding is something wrong, or to be looked at, on a line.
type ImportFinding = exchange.Finding

// ImportTable is the lines of a file under their headers.
type ImportTable = exchange.Table

// Matching says what each column of a file holds.
type Matching = exchange.Matching

// ImportFields returns what a column may hold.
func ImportFields() []exchange.FieldInfo { return exchange.Fields() }

// ImportFile is a file that was opened, with what its columns seem to hold.
type ImportFile struct {
	Path     string
	SHA256   string
	Table    *ImportTable
	Matching Matching
	Notes    []string // on the columns
	// Known is true when nothing is to be asked: every header is one that the program knows, or the centre chose for the same
	// headers before.
	Known bool
}

// ImportPlan is what an import of a file would do; nothing is written yet.
type ImportPlan struct {
	File    ImportFile
	Session data.ID // or empty: people and their acquisitions alone
	Lines   []PlannedLine
}

// PlannedLine is a line with who it may be.
type PlannedLine struct {
	ImportLine
	// Alike are the people already known who may be the one of the line, the likeliest first.
	Alike []KnownAlike
}

// KnownAlike is someone known who looks like the person of a line.
type KnownAlike struct {
	Candidate data.Candidate
	Likeness  data.Likeness
}

// ImportChoice says what becomes of a line.
type ImportChoice struct {
	Take bool
	// As is the person already known that the line is about; empty for someone new.
	As data.ID
}

// Ready reports whether a line needs no choice: nothing is wrong, and it resembles nobody known.
func (l *PlannedLine) Ready() bool { return !l.Wrong() && len(l.Alike) == 0 }

// Count returns how many lines are ready, wait for a choice, and are wrong.
func (p *ImportPlan) Count() (ready, waiting, wrong int) {
	for i := range p.Lines {
		switch l := &p.Lines[i]; {
		case l.Wrong():
			wrong++
		case l.Ready():
			ready++
		default:
			waiting++
		}
	}
	return ready, waiting, wrong
}

// Open reads a file and proposes what its columns hold.
func (a Imports) Open(path string) (ImportFile, error) {
	content, err := exchange.ReadFile(path)
	if err != nil {
		return ImportFile{}, err
	}
	table, err := exchange.Open(filepath.Base(path), content)
	if err != nil {
		return ImportFile{}, err
	}
	sum := sha256.Sum256(content)
	file := ImportFile{Path: path, SHA256: hex.EncodeToString(sum[:]), Table: table}
	var remembered map[string]string
	err = a.core.store.View(func(tx *store.Tx) error {
		if m, ok := store.Matchings.Get(tx, exchange.HeadersID(table.Header)); ok {
			remembered = m.Fields
		}
		return nil
	})
	file.Matching, file.Notes = exchange.Match(table, remembered)
	file.Known = file.Matching.Check() == nil && (remembered != nil || !slices.Contains(file.Matching, "") && len(file.Notes) == 0)
	return file, err
}

// Plan says what an import would do, and everything that is wrong with every line. It writes nothing.
func (a Imports) Plan(file ImportFile, session data.ID) (ImportPlan, error) {
	plan := ImportPlan{File: file, Session: session}
	if err := file.Matching.Check(); err != nil {
		return plan, err
	}
	err := a.core.store.View(func(tx *store.Tx) error {
		d, err := a.core.diagnosis(tx, session)
		if err != nil {
			return err
		}
		reader := exchange.Reader{Fiche: d.fiche, Rules: d.rules, Matching: file.Matching, Enrol: session != "", Today: a.core.today()}
		for _, line := range reader.Read(file.Table) {
			plan.Lines = append(plan.Lines, d.plan(tx, line))
		}
		return nil
	})
	return plan, err
}

// diagnosis is what the lines of a file are held against.
type diagnosis struct {
	fiche    *rncp.Fiche
	rules    *data.Rules
	view     *View            // of the session, or nil
	enrolled map[data.ID]bool // candidates who are in it
	known    map[string][]data.Candidate
	before   map[string][]*exchange.Line // lines of the file already seen
}

func (c *core) diagnosis(tx *store.Tx, session data.ID) (*diagnosis, error) {
	d := &diagnosis{fiche: c.fiches()[0], enrolled: map[data.ID]bool{}, known: map[string][]data.Candidate{}, before: map[string][]*exchange.Line{}}
	centre, err := theCentre(tx)
	if err != nil {
		return nil, err
	}
	d.rules = &centre.Rules
	if session != "" {
		view, err := c.openView(tx, session)
		if err != nil {
			return nil, err
		}
		d.view, d.fiche, d.rules = &view, view.Fiche, &view.Session.Rules
		for _, k := range view.Cases {
			d.enrolled[k.Candidate.ID] = true
		}
	}
	for k := range everyone(tx) {
		for _, key := range data.LikenessKeys(k) {
			d.known[key] = append(d.known[key], k)
		}
	}
	return d, nil
}

// plan completes the findings of a line with what only the folder knows.
func (d *diagnosis) plan(tx *store.Tx, line exchange.Line) PlannedLine {
	p := PlannedLine{ImportLine: line}
	d.repeats(&p)
	if born := line.Candidate.BirthDate; born.Valid() || born.Partial() {
		d.alike(&p)
	}
	if p.Wrong() {
		return p
	}
	as := data.ID("")
	if len(p.Alike) > 0 && p.Alike[0].Likeness.Same {
		as = p.Alike[0].Candidate.ID
	}
	if as != "" && d.enrolled[as] && p.Path != nil {
		p.Warn("Cette personne est déjà inscrite à la session.", "Laissez cette ligne de côté.")
		return p
	}
	if _, err := d.check(tx, line, as); err != nil {
		p.Refuse(err)
	}
	return p
}

// repeats warns of a line that looks like an earlier one of the file, and refuses the same person twice.
func (d *diagnosis) repeats(p *PlannedLine) {
	seen := map[*exchange.Line]bool{}
	for _, key := range data.LikenessKeys(p.Candidate) {
		for _, other := range d.before[key] {
			if seen[other] {
				continue
			}
			seen[other] = true
			switch l := data.Compare(other.Candidate, p.Candidate); {
			case l.Same:
				p.Refuse(data.Refuse("C’est la même personne que la ligne %d.", other.Number).Hint("Gardez une seule des deux lignes."))
			case l.Alike():
				p.Warn("Ressemble à la ligne "+strconv.Itoa(other.Number)+" : "+l.Why+".", "Vérifiez que ce sont deux personnes.")
			}
		}
	}
	line := &p.ImportLine
	kept := *line
	for _, key := range data.LikenessKeys(line.Candidate) {
		d.before[key] = append(d.before[key], &kept)
	}
}

// alike finds those already known who may be the person of a line.
func (d *diagnosis) alike(p *PlannedLine) {
	seen := map[data.ID]bool{}
	for _, key := range data.LikenessKeys(p.Candidate) {
		for _, known := range d.known[key] {
			l := data.Compare(known, p.Candidate)
			if seen[known.ID] || !l.Alike() {
				continue
			}
			seen[known.ID] = true
			at := len(p.Alike)
			if l.Same {
				at = 0
			}
			p.Alike = slices.Insert(p.Alike, at, KnownAlike{known, l})
		}
	}
	for _, k := range p.Alike {
		about := "« " + k.Candidate.Name() + " », " + k.Candidate.BirthDate.French() + ", est déjà au centre : " + k.Likeness.Why + "."
		p.Warn(about, "Dites de qui il s’agit.")
	}
}

// check holds the enrolment and the acquisitions of a line against the fiche and the rules, for someone known or new. It
// returns the blocs asked for.
func (d *diagnosis) check(tx *store.Tx, line exchange.Line, as data.ID) ([]data.BlocRequest, error) {
	standing := rules.Standing{Held: rules.Ledger{}}
	if as != "" {
		standing.Held = ledgerOf(tx, d.fiche, as, "")
	}
	for _, prior := range line.Priors {
		prior.Candidate = "?"
		if err := rules.CheckPrior(d.fiche, prior, standing.Held); err != nil {
			return nil, err
		}
		for bloc, holding := range rules.NewLedger(d.fiche, nil, []data.Prior{prior}) {
			if _, held := standing.Held[bloc]; !held {
				standing.Held[bloc] = holding
			}
		}
	}
	if line.Path == nil {
		return nil, nil
	}
	if as != "" || d.view.Session.ResitOf != "" {
		brought, err := standingOf(tx, d.fiche, d.view.Session, as)
		if err != nil {
			return nil, err
		}
		standing.Attempts, standing.Resat = brought.Attempts, brought.Resat
	}
	if _, err := rules.Registration(d.fiche, *line.Path, d.view.Session.To); err != nil {
		return nil, err
	}
	blocs := exchange.Completed(d.fiche, line, standing.Held)
	e := data.Enrolment{Session: d.view.Session.ID, Path: "?", Blocs: blocs}
	return blocs, rules.CheckEnrolment(d.fiche, d.rules, *line.Path, e, standing)
}
