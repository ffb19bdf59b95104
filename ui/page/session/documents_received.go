package session

import (
	"cmp"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// readReceived reads what came back signed, and whose identity was verified.
func (s *documentsStep) readReceived() {
	papers, err := s.desk.Documents.Received(s.view.Session.ID)
	if err != nil {
		s.host.Refuse(err)
		return
	}
	for i := range s.view.Cases {
		about, err := s.desk.Documents.ReceivedOf(s.view.Cases[i].Candidate.ID)
		if err != nil {
			s.host.Refuse(err)
			return
		}
		for _, p := range about {
			if p.Session == "" { // an identity is verified once, for every session
				papers = append(papers, p)
			}
		}
	}
	slices.SortFunc(papers, func(a, b data.PaperBack) int { return cmp.Compare(a.ID, b.ID) }) // identifiers follow time
	s.received = papers
	s.papersBack.SetText(fmt.Sprintf("Papiers reçus (%d)…", len(papers)))
}

// showReceived lists what came back signed, with the scans, and what is still awaited.
func (s *documentsStep) showReceived() {
	var closeIt func()
	list := container.NewVBox(widget.Quiet("Rien n’est encore noté. Les feuilles d’émargement se notent à l’étape « Épreuves », le procès-verbal ici, une fois émis ; les preuves de l’employeur sur la page du candidat."))
	if len(s.received) > 0 {
		list.Objects = []fyne.CanvasObject{widget.PaperList(s.host, s.desk.Documents, s.received, named{s.view}.of, s.scans, func() { closeIt() })}
	}
	scroll := container.NewVScroll(list)
	scroll.SetMinSize(fyne.NewSize(640, min(420, list.MinSize().Height+widget.Unit)))
	shut := widget.Primary("Fermer", func() { closeIt() })
	buttons := widget.HStack()
	if s.minutesAwaited() {
		buttons.Add(widget.Secondary("Noter le retour du procès-verbal", func() {
			closeIt()
			s.askBack()
		}))
	}
	buttons.Add(shut)
	closeIt = s.host.Show("Papiers reçus pour la session", container.NewBorder(nil, container.NewBorder(nil, nil, nil, buttons), nil, nil, scroll), shut)
}

// scans is the folder that copies of scans are written to.
func (s *documentsStep) scans() (string, error) { return folderOf(s.view.Session), nil }

// named says what the papers of a session are about.
type named struct{ view app.View }

func (n named) of(p data.PaperBack) string {
	if p.Bloc != "" {
		b, _ := n.view.Fiche.Bloc(p.Bloc)
		said := b.Title
		for _, s := range sittingsIn(n.view) {
			if s.key == (sittingKey{p.Bloc, p.Assessment}) {
				said += " · " + s.assessment.Short
			}
		}
		if !p.Day.IsZero() {
			said += ", épreuve du " + p.Day.French()
		}
		return said
	}
	for i := range n.view.Cases {
		if c := n.view.Cases[i].Candidate; c.ID == p.Candidate {
			return c.Name()
		}
	}
	return ""
}

func sittingsIn(v app.View) []sitting {
	sittings, _ := sittingsOf(v)
	return sittings
}
