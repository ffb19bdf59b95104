package session

import (
	"context"
	"fmt"

	"certibloc/data"
)

// deed is what was decided or withdrawn at once on this page: one step that can be undone.
type deed []change

// change is one decision as it was before it changed.
type change struct {
	line *juryLine
	was  data.Decision
	had  bool // whether there was one
}

// decide records a decision of a line, and keeps what was before it.
func (d *juryDecisions) decide(l *juryLine, decision data.Decision) error {
	before := change{l, l.decision, l.decided}
	kept, err := d.step.desk.Juries.Decide(context.Background(), decision)
	if err == nil && kept.ID != before.was.ID {
		d.did(deed{before})
	}
	return err
}

// withdraw takes the decision of a line back, and keeps it for who changes his mind.
func (d *juryDecisions) withdraw(l *juryLine) error {
	before := change{l, l.decision, l.decided}
	err := d.step.desk.Juries.Withdraw(context.Background(), l.enrolment, l.bloc.Key)
	if err == nil {
		d.did(deed{before})
	}
	return err
}

func (d *juryDecisions) did(one deed) {
	d.trail = append(d.trail, one)
	d.undoneSaid = ""
	d.showHead()
}

func (d *juryDecisions) showUndo() {
	visible(d.undo, d.step.isOpen())
	label := "Annuler la dernière décision"
	if n := len(d.trail); n > 0 && len(d.trail[n-1]) > 1 {
		label = fmt.Sprintf("Annuler les %d dernières décisions", len(d.trail[n-1]))
	}
	d.undo.SetText(label)
	if len(d.trail) == 0 {
		d.undo.Disable()
		return
	}
	d.undo.Enable()
}

// undoLast puts back what was before the last thing done on this page, and says what that was.
func (d *juryDecisions) undoLast() {
	if len(d.trail) == 0 || !d.step.isOpen() {
		return
	}
	last := d.trail[len(d.trail)-1]
	left := len(last)
	work := func(ctx context.Context, progress func(int, int)) error {
		for left > 0 {
			if err := d.restore(ctx, last[left-1]); err != nil {
				return err
			}
			left--
			progress(len(last)-left, len(last))
		}
		return nil
	}
	d.step.host.Run("Annulation", work, func(err error) {
		if left == 0 {
			d.trail = d.trail[:len(d.trail)-1]
		} else {
			d.trail[len(d.trail)-1] = last[:left]
		}
		d.showUndo()
		if err != nil {
			d.step.host.Refuse(err)
			if d.projector.shown() {
				d.projector.said("Cette décision ne peut pas être annulée ici. Quittez la projection pour lire pourquoi.")
				d.projector.refresh()
			}
			return
		}
		d.tellUndone(last)
	})
}

func (d *juryDecisions) restore(ctx context.Context, c change) error {
	if !c.had {
		return d.step.desk.Juries.Withdraw(ctx, c.line.enrolment, c.line.bloc.Key)
	}
	_, err := d.step.desk.Juries.Decide(ctx, data.Decision{
		Enrolment: c.line.enrolment, Bloc: c.line.bloc.Key, Outcome: c.was.Outcome, Reason: c.was.Reason,
	})
	return err
}

func (d *juryDecisions) tellUndone(last deed) {
	first := last[0]
	said := fmt.Sprintf("Annulé : %d décisions.", len(last))
	if len(last) == 1 {
		said = "Annulé. " + first.line.named() + " : " + first.words() + "."
	}
	d.step.host.Tell(said)
	if d.projector.shown() {
		d.projector.undone(last)
		return
	}
	d.undoneSaid = said
	d.showHead()
	if d.holds(first.line) {
		d.focus(first.line)
	}
}

// words says what stands again.
func (c change) words() string {
	if !c.had {
		return "de nouveau sans décision"
	}
	return "de nouveau « " + c.line.words(c.was.Outcome) + " »"
}
