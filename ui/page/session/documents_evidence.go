package session

import (
	"context"

	"certibloc/app"
	"certibloc/ui/widget"
)

// askEvidence writes the evidence file of the session.
func (s *documentsStep) askEvidence() {
	session := s.view.Session
	widget.AskEvidence(widget.EvidenceQuestion{
		Host: s.host, Title: "Dossier de preuves de la session", Dir: folderOf(session),
		Words: "Un seul fichier .zip réunit toute la session « " + session.Name + " » : inscriptions, résultats, appréciations, décisions, procès-verbaux, documents émis, papiers reçus, " +
			"extrait du journal, et les empreintes qui permettent de tout vérifier.",
		Write: func(ctx context.Context, dir string) (string, error) {
			return s.desk.Evidence.Write(ctx, app.Scope{Session: session.ID}, dir)
		},
	})
}
