package settings

import (
	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// specimens shows every document of both invented people, as the settings on disk have them.
func (p *Page) specimens() { showSpecimens(p, app.Specimens, p.desk.Documents.Specimen) }

// showSpecimens leafs through documents of both invented people. Those of a whole session are shown once: both are in it.
func showSpecimens(p *Page, kinds []data.DocumentKind, draw func(kind data.DocumentKind, abroad bool) ([]byte, error)) {
	var papers []widget.Paper
	for _, kind := range kinds {
		if ofSession(kind) {
			papers = append(papers, widget.Paper{Title: kind.Title(), PDF: func() ([]byte, error) { return draw(kind, false) }})
			continue
		}
		papers = append(papers,
			widget.Paper{Title: kind.Title() + ", personne née en France", PDF: func() ([]byte, error) { return draw(kind, false) }},
			widget.Paper{Title: kind.Title() + ", personne née à l’étranger", PDF: func() ([]byte, error) { return draw(kind, true) }})
	}
	widget.ShowPapers(p.host, p.desk.Documents, "Personnes inventées", papers)
}

func ofSession(kind data.DocumentKind) bool {
	switch kind {
	case data.KindMinutes, data.KindAttendance, data.KindJuryLetter, data.KindResultsList, data.KindKeySheet, data.KindDisposal, data.KindProcessing, data.KindRecovery:
		return true
	}
	return false
}
