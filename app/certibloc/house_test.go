package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// pkg is what « go list » tells of a package: its direct imports, those of its tests apart.
type pkg struct {
	ImportPath string
	Imports    []string
}

const module = "certibloc/"

// mayImport is the map of the house: what each package may import of ours. A trailing slash stands for a folder.
var mayImport = map[string][]string{
	"app/certibloc": {"app", "assets", "data", "data/", "pdf", "pdf/", "ui", "ui/"},
	"app":           {"data", "data/"},
	"ui":            {"app", "assets", "data", "data/places", "data/rncp", "data/rules", "ui/"},
	"ui/page/":      {"app", "assets", "data", "data/places", "data/rncp", "data/rules", "ui/widget"},
	"ui/widget":     {"data", "data/places", "data/rncp", "assets"},
	"ui/uitest":     {"app", "assets", "data", "data/", "ui/widget"}, // what the tests of the pages share
	"pdf":           {"assets", "data", "data/rncp"},
	"pdf/view":      {},
	"data/store":    {"data", "data/rncp", "data/rules", "data/seal"},
	"data/exchange": {"data", "data/rncp", "data/rules", "data/seal"},
	"data/seal":     {"data", "data/rncp", "data/rules"},
	"data/parcel":   {"data", "data/rncp", "data/seal"},
	"data/rules":    {"data", "data/rncp"},
	"data/places":   {"data", "data/rncp"},
	"data/cdc":      {"data", "data/rncp"},
	"data":          {"data/rncp"},
	"data/rncp":     {},
	"assets":        {},
}

// onlyIn says where a library may be imported, and nowhere else.
var onlyIn = map[string][]string{
	"github.com/dgraph-io/badger/": {"data/store"},
	"github.com/jung-kurt/gofpdf":  {"pdf"},
	"github.com/pdfcpu/":           {"pdf"},
	"github.com/klippa-app/":       {"pdf/view"},
	"github.com/skip2/":            {"pdf"},
	"github.com/xuri/excelize/":    {"data/exchange"},
	"github.com/makiuchi-d/":       {"pdf/view"},
	"filippo.io/":                  {"data/seal"},
	"fyne.io/fyne/v2/app":          {"app/certibloc"},
	"fyne.io/":                     {"app/certibloc", "ui", "ui/"},
}

func TestTheHouseHoldsItsImports(t *testing.T) {
	for _, cgo := range []string{"0", "1"} {
		t.Run("CGO_ENABLED="+cgo, func(t *testing.T) {
			for _, p := range listPackages(t, cgo) {
				for _, complaint := range complaints(p) {
					t.Error(complaint)
				}
			}
		})
	}
}

func TestTheHouseNoticesAWrongImport(t *testing.T) {
	for _, wrong := range []pkg{
		{"certibloc/data", []string{"certibloc/data/store"}},
		{"certibloc/data", []string{"github.com/google/uuid"}},
		{"certibloc/data/rules", []string{"certibloc/app"}},
		{"certibloc/pdf", []string{"github.com/dgraph-io/badger/v4"}},
		{"certibloc/ui/page/home", []string{"certibloc/ui/page/session"}},
		{"certibloc/app", []string{"certibloc/pdf"}},
		{"certibloc/cellar", nil},
	} {
		if len(complaints(wrong)) == 0 {
			t.Errorf("%s may import %v", wrong.ImportPath, wrong.Imports)
		}
	}
}

func complaints(p pkg) []string {
	name := strings.TrimPrefix(p.ImportPath, module)
	allowed, known := roomOf(name)
	if !known {
		return []string{fmt.Sprintf("%s is not a room of the house", name)}
	}
	var found []string
	for _, path := range p.Imports {
		ours, isOurs := strings.CutPrefix(path, module)
		switch {
		case isOurs && !matches(allowed, ours):
			found = append(found, fmt.Sprintf("%s imports %s", name, ours))
		case !isOurs && name == "data" && strings.Contains(path, ".") && !strings.HasPrefix(path, "golang.org/x/"):
			found = append(found, fmt.Sprintf("data imports %s: it stands on the standard library and golang.org/x alone", path))
		}
		for library, rooms := range onlyIn {
			if strings.HasPrefix(path, library) && !matches(rooms, name) {
				found = append(found, fmt.Sprintf("%s imports %s, which belongs to %v", name, path, rooms))
			}
		}
	}
	return found
}

func roomOf(name string) (allowed []string, known bool) {
	if allowed, known = mayImport[name]; known {
		return allowed, true
	}
	if strings.HasPrefix(name, "ui/page/") {
		return mayImport["ui/page/"], true
	}
	return nil, false
}

func matches(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		return p == name || strings.HasSuffix(p, "/") && strings.HasPrefix(name, p)
	})
}

func listPackages(t *testing.T, cgo string) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Imports", module+"...")
	cmd.Env = append(os.Environ(), "CGO_ENABLED="+cgo)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}
