package session

import (
	"context"

	"certibloc/data"
)

// writeLetters writes the letters that summon the members, one a page, and opens them.
func (f *juryForm) writeLetters() {
	desk, session, dir := f.desk, f.view.Session, folderOf(f.view.Session)
	var path string
	work := func(ctx context.Context, _ func(int, int)) (err error) {
		path, err = desk.Documents.ExportPaper(ctx, session.ID, data.KindJuryLetter, "", dir)
		return err
	}
	f.host.Run("Lettres aux membres du jury", work, func(err error) {
		if err == nil {
			err = f.host.OpenFile(path)
		}
		if err != nil {
			f.host.Refuse(err)
			return
		}
		f.host.Tell("Lettres aux membres : " + path)
	})
}
