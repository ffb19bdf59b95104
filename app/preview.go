package app

import (
	"image"

	"certibloc/data"
	"certibloc/data/store"
)

// Preview draws a document as it would be issued now, marked « SPÉCIMEN » and without a number. Nothing is kept.
func (a Documents) Preview(session data.ID, draft Draft) ([]byte, error) {
	var doc data.Document
	var coded bool
	err := a.core.store.View(func(tx *store.Tx) error {
		composer, err := newComposer(tx, a.core, session)
		if err != nil {
			return err
		}
		doc, err = composer.document(draft)
		if err == nil {
			coded, err = codes(tx, draft.Kind)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	doc.Sheet.Preview, doc.Sheet.Number = true, "aperçu"
	if coded {
		doc.Sheet.Code = specimenCode(doc.Sheet)
	}
	return a.core.draw(doc.Sheet)
}

// Pages returns how many pages a PDF has.
func (a Documents) Pages(pdf []byte) (int, error) {
	if a.core.viewer == nil {
		return 0, data.Refuse("Ce programme ne sait pas montrer un PDF.").Hint("Ouvrez-le avec le lecteur du poste.")
	}
	return a.core.viewer.Pages(pdf)
}

// Picture returns a page of a PDF as a picture, the first one being 0, at so many dots an inch.
func (a Documents) Picture(pdf []byte, page, dpi int) (image.Image, error) {
	if a.core.viewer == nil {
		return nil, data.Refuse("Ce programme ne sait pas montrer un PDF.").Hint("Ouvrez-le avec le lecteur du poste.")
	}
	return a.core.viewer.Page(pdf, page, dpi)
}
