package session

import (
	"certibloc/app"
	"certibloc/ui/widget"
)

// doPreview shows what would be issued, marked as a specimen.
func (s *documentsStep) doPreview() { s.showPapers(s.kinds.chosen(s.plan)) }

func (s *documentsStep) showPapers(drafts []app.Draft) {
	session := s.view.Session.ID
	var papers []widget.Paper
	for _, d := range drafts {
		title := d.Kind.Title() + ", " + d.About()
		if b, ok := s.view.Fiche.Bloc(d.Bloc); ok {
			title += ", " + b.Title
		}
		papers = append(papers, widget.Paper{Title: title, PDF: func() ([]byte, error) { return s.desk.Documents.Preview(session, d) }})
	}
	widget.ShowPapers(s.host, s.desk.Documents, "Avant d’émettre", papers)
}
