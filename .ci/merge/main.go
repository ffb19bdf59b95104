// Command merge draws certificates into a folder, and merges those of a folder as a print run does: two processes, so that the
// memory of the second is that of merging alone.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"certibloc/app"
	"certibloc/assets"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/pdf"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 3 && args[0] == "draw" {
		n, err := strconv.Atoi(args[2])
		if err != nil {
			return err
		}
		return draw(args[1], n)
	}
	switch {
	case len(args) == 2 && args[0] == "merge":
		return merge(args[1], data.Layout{})
	case len(args) == 2 && args[0] == "full": // blank backs, and every page moved
		return merge(args[1], data.Layout{Backs: true, Shifts: data.Shifts{Landscape: data.Shift{Right: 10}}})
	}
	return errors.New("usage: merge draw FOLDER NUMBER | merge merge FOLDER | merge full FOLDER")
}

// draw draws n certificates of the example centre, each with a number of its own.
func draw(dir string, n int) error {
	drawer, err := pdf.New()
	if err != nil {
		return err
	}
	sheet, err := certificate(dir, drawer)
	if err != nil {
		return err
	}
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		group.Go(func() error {
			own := sheet
			own.Number = fmt.Sprintf("CANTAL-CB-2021-%04d", i+1)
			drawn, err := drawer.Draw(own)
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(dir, own.Number+".pdf"), drawn, 0o600)
		})
	}
	return group.Wait()
}

// certificate returns the sheet of a certificate of the example centre.
func certificate(dir string, drawer *pdf.Drawer) (data.Sheet, error) {
	text, err := assets.Fiche("27413")
	if err != nil {
		return data.Sheet{}, err
	}
	fiche, err := rncp.Parse(text)
	if err != nil {
		return data.Sheet{}, err
	}
	desk, err := app.Example(context.Background(), filepath.Join(dir, "centre"), []byte("exemple exemple exemple exemple exemple exemple exemple"),
		app.Config{Fiches: []*rncp.Fiche{fiche}, Drawer: drawer}, func(string) {})
	if err != nil {
		return data.Sheet{}, err
	}
	entries, err := desk.Documents.Register()
	if err == nil {
		err = desk.Close()
	}
	for _, e := range entries {
		if e.Document.Number.Kind == data.KindBlocCertificate {
			return e.Document.Sheet, err
		}
	}
	return data.Sheet{}, errors.Join(err, errors.New("the example has no certificate"))
}

// merge prints how many documents it merged, how long that took, and the most memory that it held, in MB.
func merge(dir string, layout data.Layout) error {
	paths, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil {
		return err
	}
	var pdfs [][]byte
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		pdfs = append(pdfs, content)
	}
	drawer, err := pdf.New()
	if err != nil {
		return err
	}
	start := time.Now()
	merged, err := drawer.Merge(pdfs, layout)
	if err != nil {
		return err
	}
	fmt.Printf("%d %.2f %s %d\n", len(pdfs), time.Since(start).Seconds(), peak(), len(merged)>>20)
	return nil
}

// peak returns the most memory that this process held, in MB, or 0 where the system does not say so.
func peak() string {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "0"
	}
	for line := range strings.Lines(string(status)) {
		if kB, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			n, _ := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(kB), "kB")))
			return strconv.Itoa(n >> 10)
		}
	}
	return "0"
}
