package app

import (
	"context"
	"fmt"
	"path/filepath"

	"certibloc/data"
	"certibloc/data/exchange"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// MarksPlan is what a grid that comes back would change; nothing is written yet.
type MarksPlan struct {
	File     string // its name
	Session  data.ID
	Changes  []MarkChange
	Refusals []MarkRefusal
	Notes    []string // on how the file was read
}

// MarkChange is a result that differs from the one on record.
type MarkChange struct {
	Place     string // « feuille « Résultats », E5 »
	Candidate string
	Bloc      string // the official title
	Label     string // of the assessment
	Old       data.Value
	Result    data.Result
	// Warning says that the result on record is no longer the one that the grid was written with; else empty.
	Warning string

	oldOn data.Date // the day of the result on record
}

// MarkRefusal is a cell, a line or a sheet that cannot be taken.
type MarkRefusal struct {
	Place string
	Err   error
}

// Sentence says where, what, and what to do.
func (r MarkRefusal) Sentence() string { return r.Place + " : " + r.Err.Error() }

// Read says what a grid would change in a session. It writes nothing. A session that is sealed is refused as a whole.
func (a Marks) Read(path string, session data.ID) (MarksPlan, error) {
	content, err := exchange.ReadFile(path)
	if err != nil {
		return MarksPlan{}, err
	}
	grid, err := exchange.OpenGrid(filepath.Base(path), content)
	if err != nil {
		return MarksPlan{}, err
	}
	plan := MarksPlan{File: grid.Name, Session: session, Notes: grid.Notes}
	err = a.core.store.View(func(tx *store.Tx) error {
		v, err := a.core.openView(tx, session)
		if err != nil {
			return err
		}
		r := gridReader{view: &v, plan: &plan, seen: map[string]string{}}
		for i := range grid.Sheets {
			r.sheet(tx, &grid.Sheets[i])
		}
		return nil
	})
	return plan, err
}

// gridReader holds the cells of a grid against a session.
type gridReader struct {
	view *View
	plan *MarksPlan
	seen map[string]string // where an assessment of an enrolment was met first
}

func (r *gridReader) refuse(sheet *exchange.FilledSheet, cell string, err error) {
	r.plan.Refusals = append(r.plan.Refusals, MarkRefusal{placeOf(sheet, cell), err})
}

func placeOf(sheet *exchange.FilledSheet, cell string) string {
	return fmt.Sprintf("Feuille « %s », %s", sheet.Name, cell)
}

func (r *gridReader) sheet(tx *store.Tx, s *exchange.FilledSheet) {
	if s.Session != r.view.Session.ID {
		whose := "d’une session que ce dossier ne connaît pas"
		if other, known := store.Sessions.Get(tx, s.Session); known {
			whose = "de la session « " + other.Name + " »"
		}
		r.refuse(s, "A1", data.Refuse("La grille est celle %s.", whose).Hint("Reprenez-la dans sa session, ou écrivez une grille de « %s ».", r.view.Session.Name))
		return
	}
	for i := range s.Rows {
		r.row(s, &s.Rows[i])
	}
}

func (r *gridReader) row(s *exchange.FilledSheet, row *exchange.FilledRow) {
	first := -1
	for i, c := range row.Cells {
		if first < 0 && c.Touched() {
			first = i
		}
	}
	if first < 0 {
		return
	}
	k, err := r.person(row)
	if err != nil {
		r.refuse(s, fmt.Sprintf("C%d", row.Line), err)
		return
	}
	for i, c := range row.Cells {
		if !c.Touched() {
			continue
		}
		cell := fmt.Sprintf("%s%d", s.Columns[i].Letter, row.Line)
		if err := r.cell(placeOf(s, cell), k, s.Columns[i], c); err != nil {
			r.refuse(s, cell, err)
		}
	}
}

// person finds whom a line is about, and refuses a line that no longer is about who it was written for.
func (r *gridReader) person(row *exchange.FilledRow) (*rules.Case, error) {
	if row.Enrolment == "" {
		return nil, data.Refuse("La ligne « %s » n’est pas de la grille.", row.Name).Hint("Inscrivez d’abord la personne, puis écrivez une grille neuve.")
	}
	k := r.view.Case(row.Enrolment)
	if k == nil {
		return nil, data.Refuse("« %s » n’est plus à la session.", row.Name).Hint("Retirez ses résultats de la grille.")
	}
	again := "Vérifiez de qui il s’agit, puis reportez ses résultats dans une grille neuve."
	if exchange.IdentityHash(k.Candidate) != row.Identity {
		return nil, data.Refuse("L’identité de « %s » a changé depuis que la grille a été écrite : c’est aujourd’hui « %s ».", row.Name, exchange.GridName(k.Candidate)).Hint("%s", again)
	}
	if name := exchange.GridName(k.Candidate); data.Fold(name) != data.Fold(row.Name) || exchange.GridBirth(k.Candidate) != row.Birth {
		return nil, data.Refuse("La ligne a été écrite pour « %s », et porte « %s », %s.", name, row.Name, row.Birth).Hint("%s", again)
	}
	return k, nil
}

// cell notes the change that a cell makes, if any.
func (r *gridReader) cell(place string, k *rules.Case, column exchange.FilledColumn, c exchange.FilledCell) error {
	item, due := dueUnder(r.view, k, column.Ref)
	if !due {
		return data.Refuse("%s n’a pas, ou plus, à passer l’épreuve « %s ».", k.Candidate.Name(), column.Label).
			Hint("Effacez la case, ou corrigez d’abord l’inscription.")
	}
	b, _ := r.view.Fiche.Bloc(item.Bloc)
	if data.Fold(column.Bloc) != data.Fold(b.Title) || data.Fold(column.Label) != data.Fold(item.Label()) {
		return data.Refuse("La colonne a été écrite pour « %s », bloc « %s », et porte « %s ».", item.Label(), b.Title, column.Label).
			Hint("Reportez ses résultats dans une grille neuve.")
	}
	key := string(k.Enrolment.ID) + " " + string(column.Ref)
	if at, twice := r.seen[key]; twice {
		return data.Refuse("Le même résultat est déjà donné : %s.", at).Hint("Gardez un seul des deux.")
	}
	r.seen[key] = place
	value, err := data.ParseValue(c.Text, r.view.Session.Rules.Scale.Value, rules.KindsFor(&r.view.Session.Rules, item.Assessment.Kind))
	if err != nil {
		return err
	}
	old, _ := k.Result(item)
	if value == old.Value {
		return nil
	}
	result := data.Result{
		Enrolment: k.Enrolment.ID, Bloc: item.Bloc, Assessment: item.Assessment.Key, Part: item.Part.Key,
		Value: value, On: r.view.UsualDay(k, item),
	}
	if err := rules.CheckResult(r.view.Fiche, &r.view.Session.Rules, k, result); err != nil {
		return err
	}
	change := MarkChange{Place: place, Candidate: k.Candidate.Name(), Bloc: b.Title, Label: item.Label(), Old: old.Value, Result: result}
	if c.Written != old.Value.String() {
		change.Warning = "Le résultat a été saisi ou changé ici depuis que la grille a été écrite."
	}
	r.plan.Changes = append(r.plan.Changes, change)
	return nil
}

// Apply records every change of a plan, in one act, or none. What was refused is left. It refuses when a result on record
// is no longer the one that the plan showed.
func (a Marks) Apply(ctx context.Context, plan MarksPlan) error {
	if len(plan.Changes) == 0 {
		return data.Refuse("La grille ne change aucun résultat.").Hint("Il n’y a rien à enregistrer.")
	}
	return a.core.act(ctx, ActResult, "Grille « "+plan.File+" »", func(tx *store.Tx) error {
		v, err := a.core.openView(tx, plan.Session)
		if err != nil {
			return err
		}
		for _, change := range plan.Changes {
			k, err := caseFor(&v, change.Result.Enrolment)
			if err != nil {
				return err
			}
			if old, _ := sameAssessment(k, change.Result); old.Value != change.Old {
				return data.Refuse("%s : le résultat de %s vient d’être changé.", change.Place, change.Candidate).Hint("Reprenez la grille pour voir ce qui diffère encore.")
			}
			if _, err := Results(a).recordIn(tx, &v, k, change.Result); err != nil {
				return err
			}
		}
		return nil
	})
}

// Words says what a change makes of a result: « 12 → 13,5 ».
func (m MarkChange) Words() string {
	old := m.Old.String()
	if old == "" {
		old = "rien"
	}
	return old + " → " + m.Result.Value.String()
}
