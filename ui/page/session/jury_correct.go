package session

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/ui/widget"
)

// askCorrection asks what the jury has corrected, when and why.
func (l *juryLine) askCorrection() {
	step := l.list.step
	var choices []widget.Choice
	for _, c := range l.choice.choices {
		if c.Key != string(l.decision.Outcome) {
			choices = append(choices, c)
		}
	}
	outcome, on, reason := widget.NewRadio(choices...), widget.NewDateField(), widget.NewTextField("en une phrase")
	on.SetDate(step.desk.Today())
	decided := &widget.Field{Label: "Nouvelle décision", Input: outcome.Content(), Check: func() error {
		if outcome.Key() == "" {
			return data.Refuse("La nouvelle décision manque.").Hint("Choisissez-la.")
		}
		return nil
	}}
	why := &widget.Field{Label: "Motif", Hint: "Le procès-verbal rectificatif le cite.", Input: reason, Check: func() error { return needed(reason.Text, "Le motif manque.") }}
	form := widget.NewForm(step.host.Focus, decided,
		&widget.Field{Label: "Décidée par le jury le", Input: widget.Width(on, 150), Check: func() error { return neededDate(on) }}, why)
	var closeIt func()
	do := func() {
		if !form.Valid() {
			return
		}
		day, _ := on.Date()
		_, err := step.desk.Juries.Correct(context.Background(), data.Decision{Enrolment: l.enrolment, Bloc: l.bloc.Key,
			Outcome: data.Outcome(outcome.Key()), On: day, Reason: strings.TrimSpace(reason.Text)})
		if err != nil {
			why.Tell(err)
			return
		}
		closeIt()
		step.host.Tell("Décision corrigée : un procès-verbal rectificatif est à émettre.")
	}
	reason.OnSubmitted = func(string) { do() }
	words := "La décision « " + string(l.decision.Outcome) + " » reste au dossier ; la nouvelle la corrige. Un procès-verbal rectificatif citera le premier."
	if l.certified() {
		words += " Un certificat est déjà émis pour ce bloc : s’il n’est plus acquis, ne le remettez pas, ou demandez-le en retour."
	}
	buttons := container.NewBorder(nil, nil, nil, widget.HStack(widget.Secondary("Annuler", func() { closeIt() }), widget.Primary("Corriger la décision", do)))
	closeIt = step.host.Show("Corriger une décision du jury", widget.Width(widget.VStack(2, widget.Body(words), form.Content(), buttons), 540), widget.Focusable(outcome.Content()))
}

// certified reports whether a certificate was issued for the bloc.
func (l *juryLine) certified() bool {
	docs, err := l.list.step.desk.Documents.Issued(l.list.step.view.Session.ID)
	return err == nil && slices.ContainsFunc(docs, func(d data.Document) bool {
		return d.Number.Kind == data.KindBlocCertificate && d.Enrolment == l.enrolment && d.Bloc == l.bloc.Key
	})
}

// wasBefore says what a correction has corrected.
func (d *juryDecisions) wasBefore(correction data.Decision) string {
	all, err := d.step.desk.Juries.Decisions(correction.Enrolment)
	if err != nil {
		return ""
	}
	if i := slices.IndexFunc(all, func(o data.Decision) bool { return o.ID == correction.Supersedes }); i >= 0 {
		return " : « " + string(all[i].Outcome) + " » est devenu « " + string(correction.Outcome) + " »"
	}
	return ""
}
