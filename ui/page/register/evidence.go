package register

import (
	"context"
	"time"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// askEvidence asks for a period, and writes the evidence file of the sessions whose jury sat then.
func (l *List) askEvidence() {
	dir, err := documentsFolder("Dossiers de preuves")
	if err != nil {
		l.host.Refuse(err)
		return
	}
	var scope app.Scope
	from, to := widget.NewDateField(), widget.NewDateField()
	from.SetDate(rncp.NewDate(l.desk.Today().Year, time.January, 1))
	to.SetDate(l.desk.Today())
	last := &widget.Field{Label: "Au", Input: widget.Width(to, 150), Check: func() error {
		end, err := to.Date()
		begin, _ := from.Date()
		switch {
		case err != nil || end.IsZero():
			return widget.Dated(to)()
		case !begin.IsZero() && end.Before(begin):
			return data.Refuse("La période finit avant de commencer.").Hint("Corrigez l’une des dates.")
		}
		return nil
	}}
	widget.AskEvidence(widget.EvidenceQuestion{
		Host: l.host, Title: "Dossier de preuves d’une période", Dir: dir,
		Words: "Un seul fichier .zip réunit les sessions dont le jury a siégé dans la période : inscriptions, résultats, appréciations, décisions, procès-verbaux, documents émis, papiers reçus, " +
			"extrait du journal, et les empreintes qui permettent de tout vérifier.",
		Fields: []*widget.Field{{Label: "Jurys du", Input: widget.Width(from, 150), Check: widget.Dated(from)}, last}, Dates: []*widget.DateField{from, to},
		Ready: func() {
			scope.From, _ = from.Date() // both were checked
			scope.To, _ = to.Date()
		},
		Write: func(ctx context.Context, dir string) (string, error) { return l.desk.Evidence.Write(ctx, scope, dir) },
	})
}
