package session

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/ui/widget"
)

// correction is the form that corrects one decision of a sealed session: what the jury decides now, when, and why.
type correction struct {
	line    *juryLine
	outcome *widget.Radio
	on      *widget.DateField
	reason  *widget.TextField
	form    *widget.Form
	refused *fw.RichText
	closeIt func()
}

func openCorrection(l *juryLine) {
	host := l.list.step.host
	c := &correction{line: l, on: widget.NewDateField(), reason: widget.NewTextField("ce qui est corrigé, et pourquoi"), refused: widget.Coloured("", theme.ColorNameError)}
	var choices []widget.Choice
	for _, choice := range l.choices() {
		if choice.Key != string(l.decision.Outcome) {
			choices = append(choices, choice)
		}
	}
	c.outcome = widget.NewRadioRow(choices...)
	c.on.SetDate(l.list.step.desk.Today())
	c.refused.Hide()
	c.form = widget.NewForm(host.Focus,
		&widget.Field{Label: "Le jury décide maintenant", Input: c.outcome.Content(), Check: c.checkOutcome},
		&widget.Field{Label: "Jour où le jury a décidé la correction", Input: widget.Width(c.on, 150), Check: c.checkDay,
			Hint: "À partir du " + l.list.step.view.Jury.On.French() + ", jour de la délibération."},
		&widget.Field{Label: "Motif", Input: widget.Width(c.reason, 520), Check: c.checkReason, Hint: "Il figure au procès-verbal corrigé."})
	for _, f := range []*widget.TextField{&c.on.TextField, c.reason} {
		f.OnSubmitted = func(string) { c.do() }
	}
	buttons := widget.HStack(widget.Secondary("Annuler", func() { c.closeIt() }), widget.Primary("Corriger la décision", c.do))
	c.closeIt = host.Show("Corriger une décision du jury", widget.VStack(1.5,
		widget.Width(tight(widget.Body(l.kase.Candidate.Name()+", « "+l.bloc.Title+" »"), widget.Quiet(l.standsInWords())), 560),
		c.form.Content(), c.refused, container.NewBorder(nil, nil, nil, buttons)), nil)
}

// standsInWords says what is decided now.
func (l *juryLine) standsInWords() string {
	if !l.decided {
		return "Aucune décision."
	}
	return fmt.Sprintf("Décision du %s : %s.", l.decision.On.French(), l.words(l.decision.Outcome))
}

func (c *correction) checkOutcome() error {
	if c.outcome.Key() == "" {
		return data.Refuse("La nouvelle décision manque.").Hint("Choisissez-la.")
	}
	return nil
}

func (c *correction) checkDay() error {
	on, err := c.on.Date()
	if err == nil && on.IsZero() {
		err = data.Refuse("Le jour de la correction manque.").Hint("Écrivez-le jj/mm/aaaa.")
	}
	return err
}

func (c *correction) checkReason() error {
	if strings.TrimSpace(c.reason.Text) == "" {
		return data.Refuse("Le motif manque.").Hint("Écrivez en une phrase ce qui est corrigé et pourquoi.")
	}
	return nil
}

func (c *correction) do() {
	if !c.form.Valid() {
		return
	}
	l := c.line
	step := l.list.step
	on, _ := c.on.Date()
	_, err := step.desk.Juries.Correct(context.Background(), data.Decision{
		Enrolment: l.enrolment, Bloc: l.bloc.Key, Outcome: data.Outcome(c.outcome.Key()), On: on, Reason: strings.TrimSpace(c.reason.Text),
	})
	if err != nil {
		showText(c.refused, err.Error())
		return
	}
	c.closeIt()
	step.host.Tell("Décision corrigée. Un procès-verbal corrigé est à émettre.")
	if f := focusIn(l.list.after); f != nil {
		step.host.Focus(f)
	}
}
