package candidate

import (
	"context"

	"certibloc/app"
	"certibloc/ui/widget"
)

// askGive asks who wants all that is held on the person, and writes it.
func (p *Page) askGive() {
	dir, err := documentsFolder()
	if err != nil {
		p.host.Refuse(err)
		return
	}
	name := p.person.Candidate.Name()
	asker, reason := widget.NewTextField("la personne, ou qui elle a désigné"), widget.NewTextField("facultatif ; par exemple : courrier du 3 mars")
	asker.SetText(name)
	request := app.Request{Candidate: p.id}
	widget.AskEvidence(widget.EvidenceQuestion{
		Host: p.host, Title: "Données de la personne", Dir: dir, Action: "Écrire les données",
		Words: "Un seul fichier .zip réunit tout ce que le programme détient sur " + name +
			" : un PDF à lire, les enregistrements pour un programme, les documents émis et les papiers numérisés. Rien n’y concerne les autres candidats. L’historique garde que ces données ont été données, et à qui.",
		Fields: []*widget.Field{
			{Label: "Demandées par", Input: asker, Check: func() error {
				if err := widget.Needed(asker, "On ne sait pas qui demande ces données.")(); err != nil {
					return err
				}
				return longest(asker, 120)()
			}},
			{Label: "Demande", Input: reason, Check: longest(reason, 300)}},
		Typed: []*widget.TextField{reason, asker},
		Ready: func() { request.Asker, request.Reason = asker.Text, reason.Text },
		Write: func(ctx context.Context, dir string) (string, error) {
			return p.desk.Rights.Everything(ctx, request, dir)
		},
	})
}
