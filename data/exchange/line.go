package exchange

import (
	"cmp"
	"errors"
	"reflect"
	"slices"

	"certibloc/data"
	"certibloc/data/rncp"
)

// Line is one person of a file: the identity, the enrolment asked for, and what was acquired before. Identifiers are empty.
type Line struct {
	Number    int            // of the line in the file
	Also      []int          // of further lines on the same person
	Candidate data.Candidate // names as written
	Path      *data.Path     // nil where the line asks for no enrolment
	Blocs     []data.BlocRequest
	All       bool // every bloc that is not held yet: none is named
	Priors    []data.Prior
	Findings  []Finding
}

// Finding is something wrong, or to be looked at, on a line.
type Finding struct {
	Line    int
	Column  string // header of the column; empty when the line as a whole is meant
	What    string // the sentence
	Do      string // what to do, or empty
	Warning bool   // does not keep the line out
}

// Sentence writes the finding without its place.
func (f Finding) Sentence() string {
	if f.Do == "" {
		return f.What
	}
	return f.What + " " + f.Do
}

// Wrong reports whether something keeps the line out.
func (l *Line) Wrong() bool {
	for _, f := range l.Findings {
		if !f.Warning {
			return true
		}
	}
	return false
}

// Refuse adds what an error says as a finding on the line as a whole.
func (l *Line) Refuse(err error) {
	l.Findings = append(l.Findings, findingOf(l.Number, "", err, false))
}

// Warn adds something to look at on the line as a whole.
func (l *Line) Warn(what, do string) {
	l.Findings = append(l.Findings, Finding{Line: l.Number, What: what, Do: do, Warning: true})
}

func findingOf(line int, column string, err error, warning bool) Finding {
	f := Finding{Line: line, Column: column, What: err.Error(), Warning: warning}
	var refusal *data.Refusal
	if errors.As(err, &refusal) {
		f.What, f.Do = refusal.What, refusal.Do
	}
	return f
}

// Reader turns the lines of a table into people.
type Reader struct {
	Fiche    *rncp.Fiche
	Rules    *data.Rules // propose a track where the file gives none
	Matching Matching
	Enrol    bool // the lines are enrolled in a session
	Today    data.Date
}

// Read reads every line and says everything that is wrong with each. A line that repeats the identity of an earlier one and
// brings only what was acquired before is joined to it.
func (r Reader) Read(t *Table) []Line {
	lines := make([]Line, 0, len(t.Rows))
	first := map[string]int{} // identities, to the lines that begin them
	named := map[string]namedBloc{}
	for _, row := range t.Rows {
		p := parser{Reader: r, table: t, row: row, line: Line{Number: row.Line}, named: named}
		p.read()
		key := identityKey(p.line.Candidate)
		at, known := first[key]
		if known && p.line.Path == nil && len(p.line.Priors) > 0 && reflect.DeepEqual(lines[at].Candidate, p.line.Candidate) {
			lines[at].Also = append(lines[at].Also, row.Line)
			lines[at].Priors = append(lines[at].Priors, p.line.Priors...)
			lines[at].Findings = append(lines[at].Findings, p.line.Findings...)
			continue
		}
		if !known {
			first[key] = len(lines)
		}
		lines = append(lines, p.line)
	}
	return lines
}

func identityKey(c data.Candidate) string {
	key := c.BirthName + "|" + c.BirthDate.String()
	for _, n := range c.GivenNames {
		key += "|" + n
	}
	return key
}

// parser reads one line.
type parser struct {
	Reader
	table *Table
	row   Row
	line  Line
	bad   map[Field]bool // cells that could not be read: nothing more is said of them
	named map[string]namedBloc
}

// namedBloc is what a text of the file means as a bloc. The lines of a list say the same few things again and again.
type namedBloc struct {
	bloc rncp.Bloc
	err  error
}

// bloc reads how the file names a bloc.
func (p *parser) bloc(text string) (rncp.Bloc, error) {
	b, known := p.named[text]
	if !known {
		b.bloc, b.err = p.Fiche.FindBloc(text)
		p.named[text] = b
	}
	return b.bloc, b.err
}

func (p *parser) cell(f Field) string { return p.row.Cell(p.Matching.Column(f)) }

func (p *parser) column(f Field) string {
	if at := p.Matching.Column(f); at >= 0 {
		return p.table.Header[at]
	}
	return f.Label()
}

// say adds a finding on a field. A cell that could not be read is said once.
func (p *parser) say(f Field, err error) {
	if err == nil || p.bad[f] {
		return
	}
	p.line.Findings = append(p.line.Findings, findingOf(p.row.Line, p.column(f), err, false))
}

func (p *parser) warn(f Field, what, do string) {
	p.line.Findings = append(p.line.Findings, Finding{Line: p.row.Line, Column: p.column(f), What: what, Do: do, Warning: true})
}

// unreadable notes that a cell could not be read.
func (p *parser) unreadable(f Field, err error) {
	p.say(f, err)
	if p.bad == nil {
		p.bad = map[Field]bool{}
	}
	p.bad[f] = true
}

func (p *parser) read() {
	for _, f := range p.Matching {
		if f != "" && spoilt(p.cell(f)) {
			p.unreadable(f, data.Refuse("« %s » a des accents abîmés.", p.cell(f)).Hint("Enregistrez le fichier en « CSV UTF-8 » ou en .xlsx."))
		}
	}
	p.identity()
	p.priors()
	p.path()
	slices.SortStableFunc(p.line.Findings, func(a, b Finding) int { return cmp.Compare(p.rank(a), p.rank(b)) })
}

// rank is where the column of a finding stands in the file; what is about the line as a whole comes last.
func (p *parser) rank(f Finding) int {
	if at := slices.Index(p.table.Header, f.Column); f.Column != "" && at >= 0 {
		return at
	}
	return len(p.table.Header)
}

// date reads a date; limit is the last year that two figures may stand for.
func (p *parser) date(f Field, limit data.Date) data.Date {
	cell := p.cell(f)
	if cell == "" || p.bad[f] {
		return data.Date{}
	}
	day, short, err := readDate(cell, p.table.Epoch1904, limit)
	switch {
	case err != nil:
		p.unreadable(f, err)
	case short:
		p.warn(f, "« "+cell+" » est lu comme le "+day.French()+".", "Vérifiez le siècle.")
	}
	return day
}
