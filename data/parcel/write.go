package parcel

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/seal"
)

// Contents is what goes into a parcel. The order of the lines counts for nothing: they are written by identifier.
type Contents struct {
	Certifications []Certification
	Blocs          []Bloc
	Documents      []Document
	Counts         []Count
	FollowUps      []FollowUp
}

// Write writes a parcel, signed by a key, and returns its manifest as written. Of the manifest given, the format, the
// period, the key and the parts are filled in. The same arguments always give the same bytes.
func Write(w io.Writer, m Manifest, c Contents, columns Columns, key data.SigningKey) (Manifest, error) {
	m.Format, m.Made = Format, m.Made.Truncate(1e9)
	m.Key = Key{ID: string(key.ID), Public: key.Public}
	m.From, m.To = c.period()
	files, err := c.files(columns)
	if err != nil {
		return m, err
	}
	m.Parts = nil
	for _, f := range files {
		sum := sha256.Sum256(f.content)
		m.Parts = append(m.Parts, Part{File: f.name, SHA256: hex.EncodeToString(sum[:]), Size: int64(len(f.content)), Lines: f.lines})
	}
	if err := m.Validate(); err != nil {
		return m, err
	}
	manifest, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return m, fmt.Errorf("write a manifest: %w", err)
	}
	manifest = append(manifest, '\n')
	signature, err := seal.SignDetached(manifest, key)
	if err != nil {
		return m, err
	}
	files = append([]file{{name: manifestName, content: manifest}, {name: signatureName, content: []byte(signature + "\n")}}, files...)
	return m, zipped(w, m, files)
}

// file is one file of a parcel while it is made.
type file struct {
	name    string
	content []byte
	lines   int
}

func zipped(w io.Writer, m Manifest, files []file) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		into, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: m.Made.UTC()})
		if err != nil {
			return fmt.Errorf("begin %s: %w", f.name, err)
		}
		if _, err := into.Write(f.content); err != nil {
			return fmt.Errorf("write %s: %w", f.name, err)
		}
	}
	return z.Close()
}

func (c Contents) files(columns Columns) ([]file, error) {
	var files []file
	for _, write := range []func() ([]file, error){
		func() ([]file, error) {
			return both(PartCertifications, c.Certifications, certificationFields, columns)
		},
		func() ([]file, error) { return both(PartBlocs, c.Blocs, blocFields, columns) },
		func() ([]file, error) { return both(PartDocuments, c.Documents, documentFields, columns) },
		func() ([]file, error) { return both(PartCounts, c.Counts, countFields, columns) },
		func() ([]file, error) { return both(PartFollowUps, c.FollowUps, followUpFields, columns) },
	} {
		two, err := write()
		if err != nil {
			return nil, err
		}
		files = append(files, two...)
	}
	return files, nil
}

// both writes the two files of a part: the lines as JSON, and as a table.
func both[T Line](part string, lines []T, fields []field[T], columns Columns) ([]file, error) {
	lines = slices.SortedFunc(slices.Values(lines), func(a, b T) int { return strings.Compare(a.head().ID, b.head().ID) })
	var text, rows bytes.Buffer
	out := json.NewEncoder(&text)
	out.SetEscapeHTML(false)
	for i, line := range lines {
		if err := line.Validate(); err != nil {
			return nil, err
		}
		if i > 0 && lines[i-1].head().ID == line.head().ID {
			return nil, broken("la ligne %s y est deux fois", line.head().ID)
		}
		if err := out.Encode(line); err != nil {
			return nil, fmt.Errorf("write line %s: %w", line.head().ID, err)
		}
	}
	if err := table(&rows, lines, columnsOf(columns, part, fields), style{columns.FrenchDates}); err != nil {
		return nil, fmt.Errorf("write %s.csv: %w", part, err)
	}
	return []file{{part + ".jsonl", text.Bytes(), len(lines)}, {part + ".csv", rows.Bytes(), len(lines)}}, nil
}

// period returns the first and the last jury day of the lines.
func (c Contents) period() (from, to data.Date) {
	see := func(day data.Date) {
		if from.IsZero() || day.Before(from) {
			from = day
		}
		if to.Before(day) {
			to = day
		}
	}
	for _, l := range c.Certifications {
		see(l.Decided)
	}
	for _, l := range c.Blocs {
		see(l.Decided)
	}
	for _, l := range c.Counts {
		see(l.Jury)
	}
	return from, to
}
