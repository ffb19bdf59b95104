package app

import (
	"fmt"
	"path/filepath"
	"strings"

	"certibloc/data"
	"certibloc/data/exchange"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// FileKind is how a table is written.
type FileKind string

// The kinds, as files end.
const (
	FileXLSX FileKind = ".xlsx"
	FileCSV  FileKind = ".csv"
)

// kindOf returns the kind that the name of a file asks for.
func kindOf(path string) (FileKind, error) {
	switch kind := FileKind(strings.ToLower(filepath.Ext(path))); kind {
	case FileXLSX, FileCSV:
		return kind, nil
	}
	return "", data.Refuse("« %s » ne finit ni par .xlsx ni par .csv.", filepath.Base(path)).Hint("Donnez au fichier l’un de ces noms.")
}

// Template writes an empty file to be filled in and brought back, into a folder, and returns its path. A file of another
// content is never overwritten.
func (a Imports) Template(dir string, kind FileKind) (string, error) {
	content, err := a.table(a.core.fiches()[0], nil, kind, true)
	if err != nil {
		return "", err
	}
	return keepTable(dir, "Modèle – Candidats", kind, content)
}

// TemplateTo writes an empty file under a name of its own; the ending says which kind.
func (a Imports) TemplateTo(path string) error {
	kind, err := kindOf(path)
	if err != nil {
		return err
	}
	content, err := a.table(a.core.fiches()[0], nil, kind, true)
	if err != nil {
		return err
	}
	return writeKept(path, content)
}

// Export writes the candidates of a session, or everybody where session is empty, in the columns that an import reads, into
// a folder.
func (a Imports) Export(session data.ID, dir string, kind FileKind) (string, error) {
	fiche, lines, name, err := a.lines(session)
	if err != nil {
		return "", err
	}
	content, err := a.table(fiche, lines, kind, session != "")
	if err != nil {
		return "", err
	}
	return keepTable(dir, name, kind, content)
}

func (a Imports) table(fiche *rncp.Fiche, lines []exchange.Line, kind FileKind, enrolments bool) ([]byte, error) {
	rows := exchange.Cells(fiche, lines, enrolments)
	if kind == FileCSV {
		return exchange.CSV(exchange.Header(enrolments), rows)
	}
	return exchange.XLSX(fiche, rows, enrolments)
}

// lines returns people as lines of a file, with the certification of their acquisitions, and what to call it.
func (a Imports) lines(session data.ID) (fiche *rncp.Fiche, lines []exchange.Line, name string, err error) {
	err = a.core.store.View(func(tx *store.Tx) error {
		if session == "" {
			name, fiche = "Candidats", a.core.fiches()[0]
			for c := range everyone(tx) {
				lines = append(lines, lineOf(tx, fiche, c))
			}
			return nil
		}
		view, err := a.core.view(tx, session)
		if err != nil {
			return err
		}
		name, fiche = "Candidats – "+view.Session.Name, view.Fiche
		for _, k := range view.Cases {
			lines = append(lines, withEnrolment(lineOf(tx, fiche, k.Candidate), k))
		}
		return nil
	})
	return fiche, lines, name, err
}

func lineOf(tx *store.Tx, fiche *rncp.Fiche, c data.Candidate) exchange.Line {
	line := exchange.Line{Candidate: c}
	for _, p := range data.CurrentPriors(store.PriorsOfCandidate.Of(tx, c.ID)) {
		if p.Fiche == fiche.Code {
			line.Priors = append(line.Priors, p)
		}
	}
	return line
}

func withEnrolment(line exchange.Line, k rules.Case) exchange.Line {
	path := k.Path
	line.Path, line.Blocs = &path, k.Enrolment.Blocs
	return line
}

// Report writes what is wrong with each line beside the file that was read, and returns the path of the report.
func (a Imports) Report(plan ImportPlan) (string, error) {
	content, err := plan.report()
	if err != nil {
		return "", err
	}
	base := filepath.Base(plan.File.Path)
	name := "Rapport – " + strings.TrimSuffix(base, filepath.Ext(base))
	return keepTable(filepath.Dir(plan.File.Path), name, FileCSV, content)
}

// ReportTo writes the report under a name of its own.
func (a Imports) ReportTo(plan ImportPlan, path string) error {
	content, err := plan.report()
	if err != nil {
		return err
	}
	return writeKept(path, content)
}

func (p *ImportPlan) report() ([]byte, error) {
	lines := make([]exchange.Line, len(p.Lines))
	for i, l := range p.Lines {
		lines[i] = l.ImportLine
	}
	return exchange.ReportCSV(p.File.Table, lines)
}

// keepTable writes a file under its name, or with a number after it where that name is taken by another content.
func keepTable(dir, name string, kind FileKind, content []byte) (string, error) {
	if err := makeFolder(dir); err != nil {
		return "", err
	}
	names := []string{cleanName(name)}
	for n := 2; n < 100; n++ {
		names = append(names, fmt.Sprintf("%s (%d)", names[0], n))
	}
	return writeNamed(dir, string(kind), content, names...)
}
