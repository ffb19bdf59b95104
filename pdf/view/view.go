// Package view shows a page of a PDF as a picture. It alone knows the engine that draws it.
package view

import (
	"fmt"
	"image"
	"image/draw"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
)

// Viewer draws pages. The engine takes some seconds to start, once, when the first page is asked for. It can be used by
// several goroutines, one at a time.
type Viewer struct {
	mu     sync.Mutex
	engine pdfium.Pdfium
}

// New returns a viewer whose engine is not started yet.
func New() *Viewer { return &Viewer{} }

// Pages returns how many pages a PDF has.
func (v *Viewer) Pages(pdf []byte) (n int, err error) {
	err = v.open(pdf, func(engine pdfium.Pdfium, doc references.FPDF_DOCUMENT) error {
		count, err := engine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc})
		if err == nil {
			n = count.PageCount
		}
		return err
	})
	return n, err
}

// Page returns the picture of a page, the first one being 0, at so many dots an inch.
func (v *Viewer) Page(pdf []byte, page, dpi int) (picture image.Image, err error) {
	err = v.open(pdf, func(engine pdfium.Pdfium, doc references.FPDF_DOCUMENT) error {
		drawn, err := engine.RenderPageInDPI(&requests.RenderPageInDPI{
			DPI: dpi, Page: requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: page}},
		})
		if err != nil {
			return err
		}
		defer drawn.Cleanup()
		picture = copied(drawn.Result.RenderedImage) // its own memory goes with the cleanup
		return nil
	})
	return picture, err
}

// open opens a PDF in the engine, which it starts if need be.
func (v *Viewer) open(pdf []byte, use func(pdfium.Pdfium, references.FPDF_DOCUMENT) error) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.engine == nil {
		pool, err := webassembly.Init(webassembly.Config{MinIdle: 1, MaxIdle: 1, MaxTotal: 1})
		if err != nil {
			return fmt.Errorf("start the viewer: %w", err)
		}
		if v.engine, err = pool.GetInstance(time.Minute); err != nil {
			return fmt.Errorf("start the viewer: %w", err)
		}
	}
	doc, err := v.engine.OpenDocument(&requests.OpenDocument{File: &pdf})
	if err != nil {
		return fmt.Errorf("view PDF: %w", err)
	}
	err = use(v.engine, doc.Document)
	if _, closing := v.engine.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: doc.Document}); err == nil {
		err = closing
	}
	return err
}

func copied(m image.Image) image.Image {
	c := image.NewRGBA(m.Bounds())
	draw.Draw(c, c.Rect, m, m.Bounds().Min, draw.Src)
	return c
}
