package app

import (
	"context"
	"fmt"

	"certibloc/data"
	"certibloc/data/exchange"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// PastedCell is one cell of a rectangle that was pasted, and where it falls.
type PastedCell struct {
	Row, Column int // within the rectangle, from 1
	Text        string
	Enrolment   data.ID // empty where the rectangle goes beyond the grid
	Item        rules.Item
	Owed        bool
}

// Rectangle reads what a spreadsheet has put on the clipboard, by lines.
func (a Marks) Rectangle(text string) ([][]string, error) { return exchange.Rectangle(text) }

// Paste says what a rectangle would change in a session. It writes nothing. An empty cell changes nothing.
func (a Marks) Paste(session data.ID, cells []PastedCell) (MarksPlan, error) {
	plan := MarksPlan{File: "collage", Session: session}
	err := a.core.store.View(func(tx *store.Tx) error {
		v, err := a.core.openView(tx, session)
		if err != nil {
			return err
		}
		for _, c := range cells {
			if c.Text == "" {
				continue
			}
			change, err := pasted(&v, c)
			switch {
			case err != nil:
				plan.Refusals = append(plan.Refusals, MarkRefusal{c.place(&v), err})
			case change.Old != change.Result.Value:
				plan.Changes = append(plan.Changes, change)
			}
		}
		return nil
	})
	return plan, err
}

func (c PastedCell) place(v *View) string {
	place := fmt.Sprintf("Ligne %d, colonne %d du collage", c.Row, c.Column)
	if k := v.Case(c.Enrolment); k != nil && c.Owed {
		place += fmt.Sprintf(" (%s, %s)", k.Candidate.Name(), c.Item.Label())
	}
	return place
}

func pasted(v *View, c PastedCell) (MarkChange, error) {
	k := v.Case(c.Enrolment)
	switch {
	case k == nil:
		return MarkChange{}, data.Refuse("« %s » tombe hors de la grille.", c.Text).Hint("Placez-vous sur la première case à remplir, puis collez.")
	case !c.Owed:
		return MarkChange{}, data.Refuse("%s n’a pas cette épreuve à passer.", k.Candidate.Name()).Hint("Videz la case dans le tableur, ou collez ailleurs.")
	}
	value, err := data.ParseValue(c.Text, v.Session.Rules.Scale.Value, rules.KindsFor(&v.Session.Rules, c.Item.Assessment.Kind))
	if err != nil {
		return MarkChange{}, err
	}
	result := data.Result{Enrolment: k.Enrolment.ID, Bloc: c.Item.Bloc, Assessment: c.Item.Assessment.Key, Part: c.Item.Part.Key, Value: value, On: v.UsualDay(k, c.Item)}
	if err := rules.CheckResult(v.Fiche, &v.Session.Rules, k, result); err != nil {
		return MarkChange{}, err
	}
	old, _ := k.Result(c.Item)
	b, _ := v.Fiche.Bloc(c.Item.Bloc)
	return MarkChange{Place: c.place(v), Candidate: k.Candidate.Name(), Bloc: b.Title, Label: c.Item.Label(), Old: old.Value, Result: result, oldOn: old.On}, nil
}

// Undo puts back what a plan had changed, in one act, or refuses when one of its results was changed since. Nothing is deleted: what
// was entered stays in the folder.
func (a Marks) Undo(ctx context.Context, plan MarksPlan) error {
	return a.core.act(ctx, ActResult, "Annulation : "+plan.File, func(tx *store.Tx) error {
		v, err := a.core.openView(tx, plan.Session)
		if err != nil {
			return err
		}
		for _, change := range plan.Changes {
			k, err := caseFor(&v, change.Result.Enrolment)
			if err != nil {
				return err
			}
			now, _ := sameAssessment(k, change.Result)
			if now.Value != change.Result.Value {
				return data.Refuse("Le résultat de %s a été changé depuis : rien n’est annulé.", change.Candidate).Hint("Corrigez les cases une à une.")
			}
			if change.Old.Kind != "" {
				back := change.Result
				back.Value, back.On = change.Old, change.oldOn
				if _, err := Results(a).recordIn(tx, &v, k, back); err != nil {
					return err
				}
				continue
			}
			now.ID, now.Supersedes, now.Value, now.Operator = a.core.newID(), now.ID, data.Value{Kind: data.ValueWithdrawn}, a.core.operator.ID
			if err := store.Results.Put(tx, now); err != nil {
				return err
			}
		}
		return nil
	})
}
