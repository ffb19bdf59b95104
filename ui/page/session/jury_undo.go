package session

import (
	"context"

	"certibloc/data"
	"certibloc/data/rncp"
)

// undo is a decision taken on this page, with the one that stood before it.
type undo struct {
	enrolment data.ID
	bloc      rncp.BlocKey
	before    data.Decision // zero where there was none
}

// decide records a decision, and how to undo it.
func (d *juryDecisions) decide(ctx context.Context, decision data.Decision) error {
	step := undo{enrolment: decision.Enrolment, bloc: decision.Bloc}
	if view, err := d.step.desk.Sessions.View(d.step.view.Session.ID); err == nil {
		if k := view.Case(decision.Enrolment); k != nil {
			step.before, _ = k.Decision(decision.Bloc)
		}
	}
	d.undone = append(d.undone, step) // before the page refreshes
	_, err := d.step.desk.Juries.Decide(ctx, decision)
	if err != nil {
		d.undone = d.undone[:len(d.undone)-1]
	}
	return err
}

// withdraw takes a decision back.
func (d *juryDecisions) withdraw(l *juryLine) {
	d.undone = append(d.undone, undo{l.enrolment, l.bloc.Key, l.decision})
	if err := d.step.desk.Juries.Withdraw(context.Background(), l.enrolment, l.bloc.Key); err != nil {
		d.undone = d.undone[:len(d.undone)-1]
		d.step.host.Refuse(err)
		return
	}
	d.step.host.Tell("Décision retirée.")
	d.focusOn(l.enrolment, l.bloc.Key)
}

// undo puts back what stood before the last decision of this page.
func (d *juryDecisions) undo() {
	n := len(d.undone) - 1
	if n < 0 || !d.step.isOpen() {
		return
	}
	last := d.undone[n]
	d.undone = d.undone[:n]
	ctx, juries := context.Background(), d.step.desk.Juries
	var err error
	if last.before.ID == "" {
		err = juries.Withdraw(ctx, last.enrolment, last.bloc)
	} else {
		_, err = juries.Decide(ctx, data.Decision{Enrolment: last.enrolment, Bloc: last.bloc, Outcome: last.before.Outcome, Reason: last.before.Reason})
	}
	if err != nil {
		d.step.host.Refuse(err)
		return
	}
	said := "Décision annulée : "
	if k := d.step.view.Case(last.enrolment); k != nil {
		said += k.Candidate.Name() + ", "
	}
	d.step.host.Tell(said + d.blocOf(last.bloc).Title + ".")
	d.focusOn(last.enrolment, last.bloc)
}

// focusOn puts the focus on the line of a bloc, if it is shown.
func (d *juryDecisions) focusOn(enrolment data.ID, bloc rncp.BlocKey) {
	for _, l := range d.lines {
		if l.enrolment == enrolment && l.bloc.Key == bloc {
			d.step.host.Focus(l.choice)
		}
	}
}
