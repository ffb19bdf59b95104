package candidate

import (
	"context"

	"certibloc/app"
	"certibloc/ui/widget"
)

// askEvidence asks whether the minutes join the evidence file of the person, and writes it.
func (p *Page) askEvidence() {
	dir, err := documentsFolder()
	if err != nil {
		p.host.Refuse(err)
		return
	}
	scope := app.Scope{Candidate: p.id}
	minutes := widget.NewToggle("Joindre les procès-verbaux (ils nomment les autres candidats)")
	widget.AskEvidence(widget.EvidenceQuestion{
		Host: p.host, Title: "Dossier de preuves", Dir: dir,
		Words: "Un seul fichier .zip réunit les preuves qui concernent " + p.person.Candidate.Name() +
			" : inscriptions, résultats, appréciations, décisions, documents émis, papiers reçus, extrait du journal, et les empreintes qui permettent de tout vérifier. Les autres candidats n’y sont pas nommés, sauf si vous joignez les procès-verbaux.",
		Fields: []*widget.Field{{Label: "Procès-verbaux", Input: minutes}},
		Ready:  func() { scope.Minutes = minutes.On() },
		Write:  func(ctx context.Context, dir string) (string, error) { return p.desk.Evidence.Write(ctx, scope, dir) },
	})
}
