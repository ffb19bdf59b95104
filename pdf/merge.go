package pdf

import (
	"bytes"
	"fmt"
	"io"
	"runtime/debug"
	"sync"

	"github.com/jung-kurt/gofpdf"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"certibloc/data"
)

// pdfcpu writes a folder of its own into the user's configuration unless it is told not to.
var noConfigFolder = sync.OnceFunc(api.DisableConfigDir)

// Merge returns one PDF of several, in their order, for a print run. With backs, a blank page follows wherever a document
// would else print its first page on the back of another's last; shifts move every page to meet what its paper bears. What
// it returns differs from run to run, so it is printed and never kept: the frozen documents are the ones that it is made of.
func (d *Drawer) Merge(pdfs [][]byte, layout data.Layout) ([]byte, error) {
	noConfigFolder()
	defer sparing()()
	var parts []io.ReadSeeker
	for i, pdf := range pdfs {
		parts = append(parts, bytes.NewReader(pdf))
		if !layout.Backs {
			continue
		}
		blank, err := blankBack(pdf)
		if err != nil {
			return nil, fmt.Errorf("merge document %d: %w", i+1, err)
		}
		if blank != nil {
			parts = append(parts, bytes.NewReader(blank))
		}
	}
	var merged bytes.Buffer
	if err := api.MergeRaw(parts, &merged, false, quietly()); err != nil {
		return nil, fmt.Errorf("merge: %w", err)
	}
	return shifted(merged.Bytes(), layout.Shifts)
}

// merging is held by the one merge at a time that may change how often memory is tidied up.
var merging sync.Mutex

// sparing has memory tidied up more often, until what it returns is called: a run of a thousand documents then holds some
// 200 MB instead of 300, and takes a tenth longer.
func sparing() (end func()) {
	merging.Lock()
	usual := debug.SetGCPercent(40)
	return func() {
		debug.SetGCPercent(usual)
		merging.Unlock()
	}
}

// Pages returns how many pages a PDF has.
func (d *Drawer) Pages(pdf []byte) (int, error) {
	noConfigFolder()
	return api.PageCount(bytes.NewReader(pdf), quietly())
}

func quietly() *model.Configuration {
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationRelaxed
	return conf
}

// blankBack returns a blank page as large as the last one of a PDF, or nil where the number of its pages is even.
func blankBack(pdf []byte) ([]byte, error) {
	dims, err := api.PageDims(bytes.NewReader(pdf), quietly())
	if err != nil {
		return nil, err
	}
	if len(dims)%2 == 0 {
		return nil, nil
	}
	last := dims[len(dims)-1]
	doc := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: last.Width, Ht: last.Height}})
	doc.AddPage()
	var page bytes.Buffer
	err = doc.Output(&page)
	return page.Bytes(), err
}
