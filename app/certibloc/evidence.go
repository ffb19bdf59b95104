package main

import (
	"context"
	"strings"
	"time"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
)

type evidenceCmd struct {
	Session   string `help:"Code ou identifiant d’une session." placeholder:"CODE"`
	Candidate string `help:"Nom ou identifiant d’un candidat." placeholder:"NOM"`
	From      string `help:"Premier jour d’une période, jj/mm/aaaa : c’est la date du jury qui compte." placeholder:"DATE"`
	To        string `help:"Dernier jour de la période." placeholder:"DATE"`
	Out       string `required:"" help:"Dossier où écrire l’archive." placeholder:"DOSSIER" type:"path"`
	Minutes   bool   `help:"Joint les procès-verbaux au dossier d’un candidat : ils nomment les autres."`
}

// Run writes the evidence file of a session, a candidate or a period.
func (cmd *evidenceCmd) Run(ctx context.Context, t terminal, c *cli) error {
	from, err := cmd.day("--from", cmd.From)
	if err != nil {
		return err
	}
	to, err := cmd.day("--to", cmd.To)
	if err != nil {
		return err
	}
	return c.desk(t, func(desk *app.Desk) error {
		scope := app.Scope{From: from, To: to, Minutes: cmd.Minutes}
		if cmd.Session != "" {
			session, err := desk.Sessions.Find(cmd.Session)
			if err != nil {
				return err
			}
			scope.Session = session.ID
		}
		if cmd.Candidate != "" {
			candidate, err := desk.Candidates.Find(cmd.Candidate)
			if err != nil {
				return err
			}
			scope.Candidate = candidate.ID
		}
		path, err := desk.Evidence.Write(ctx, scope, cmd.Out)
		if err == nil {
			t.printf("Dossier de preuves écrit : %s", path)
		}
		return err
	})
}

// day reads a date as one types it in France, and none as the zero one.
func (*evidenceCmd) day(option, text string) (data.Date, error) {
	if strings.TrimSpace(text) == "" {
		return data.Date{}, nil
	}
	at, err := time.Parse("2/1/2006", strings.TrimSpace(text))
	if err != nil {
		return data.Date{}, data.Refuse("« %s » n’est pas une date (%s).", text, option).Hint("Écrivez jj/mm/aaaa, par exemple 07/09/2021.")
	}
	return rncp.DateOf(at), nil
}

// writeEvidence writes one evidence file of a session of the example, and one of a candidate.
func writeEvidence(ctx context.Context, t terminal, desk *app.Desk, dir string) error {
	sessions, err := desk.Sessions.All()
	if err != nil {
		return err
	}
	people, err := desk.Candidates.All()
	if err != nil {
		return err
	}
	t.printf("Dossiers de preuves :")
	for _, scope := range []app.Scope{{Session: sessions[0].ID}, {Candidate: people[0].ID}} {
		path, err := desk.Evidence.Write(ctx, scope, dir)
		if err != nil {
			return err
		}
		t.printf("  %s", path)
	}
	return nil
}
