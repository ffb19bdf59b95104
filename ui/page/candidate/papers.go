package candidate

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/ui/widget"
)

// received lists what was received or verified about the person, and leads to noting more.
func (p *Page) received() fyne.CanvasObject {
	identity := p.button("identité", "Pièce d’identité vérifiée…", func() { widget.AskIdentity(p.host, p.desk.Documents, p.desk.Today(), p.person.Candidate, p.onPapers) })
	evidence := p.button("preuve", "Preuve de l’employeur reçue…", p.askEmployer)
	buttons := widget.HStack(identity)
	if len(p.person.Sittings) > 0 {
		buttons.Add(evidence)
	}
	head := container.NewBorder(nil, nil, widget.Heading("Papiers reçus"), container.NewCenter(buttons))
	if len(p.papers) == 0 {
		return container.NewVBox(head, widget.Quiet("Rien n’est noté. Une pièce d’identité se vérifie et ne se copie pas ; la preuve de l’employeur peut être numérisée."))
	}
	return container.NewVBox(head, widget.PaperList(p.host, p.desk.Documents, p.papers, p.sessionOf, documentsFolder, func() {}))
}

// onPapers puts the focus back where it was: the buttons outlive a refresh.
func (p *Page) onPapers() { p.host.Focus(p.buttons["identité"]) }

// sessionOf names the session that a paper belongs to.
func (p *Page) sessionOf(paper data.PaperBack) string {
	for _, s := range p.person.Sittings {
		if s.Session.ID == paper.Session {
			return "Session " + s.Session.Name
		}
	}
	return ""
}

// askEmployer asks for the evidence of the employer: the workplace validation, or the papers of a portfolio. It belongs to
// the latest session of the person.
func (p *Page) askEmployer() {
	latest := p.person.Sittings[0].Session
	for _, s := range p.person.Sittings {
		if s.Session.From.After(latest.From) {
			latest = s.Session
		}
	}
	widget.AskPaper(p.host, p.desk.Documents, p.desk.Today(), widget.PaperQuestion{
		Title: "Preuve de l’employeur", Day: "Reçue le", Action: "Noter la réception",
		Words: "La validation du bloc professionnel ou une preuve du portefeuille, signée par l’employeur de " + p.person.Candidate.Name() +
			", pour la session " + latest.Name + ".",
		Paper: data.PaperBack{Session: latest.ID, Candidate: p.id, Kind: data.PaperEvidence},
		Said:  "Réception de la preuve de l’employeur notée.",
		Then:  func() { p.host.Focus(p.buttons["preuve"]) },
	})
}
