package session

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

var tieKinds = []widget.Choice{
	{Key: string(data.TieTrainer), Label: "Formateur"}, {Key: string(data.TieCoach), Label: "Accompagnateur VAE"},
	{Key: string(data.TieOther), Label: "Lien personnel ou professionnel"}, {Key: string(data.TieNone), Label: "Récusation sans motif"},
}

// memberTies is what binds a member to candidates of the session. A tie whose kind is not chosen yet waits.
type memberTies struct {
	row     *memberRow
	lines   []*tieLine
	list    *fyne.Container
	picker  *widget.Picker
	pick    *fyne.Container
	content *fyne.Container
}

// tieLine is one tie.
type tieLine struct {
	tie     data.Tie // its kind is empty while it waits
	kind    *segments
	recused *widget.Toggle
	remove  *widget.Button
	content *fyne.Container
}

func newMemberTies(r *memberRow) *memberTies {
	t := &memberTies{row: r, list: container.NewVBox(), pick: container.NewVBox()}
	t.content = container.NewVBox(widget.Strong("Liens avec des candidats"), t.list, t.pick)
	t.offer()
	return t
}

// offer lets one pick a candidate with whom no tie is noted.
func (t *memberTies) offer() {
	view := t.row.form.view
	var choices []widget.Choice
	for _, k := range view.Cases {
		if !slices.ContainsFunc(t.lines, func(l *tieLine) bool { return l.tie.Candidate == k.Candidate.ID }) {
			choices = append(choices, widget.Choice{Key: string(k.Candidate.ID), Label: candidateLabel(view, k.Candidate)})
		}
	}
	t.pick.RemoveAll()
	switch {
	case len(view.Cases) == 0:
		t.pick.Add(widget.Quiet("Aucun candidat n’est inscrit : un lien se note après les inscriptions."))
	case len(choices) > 0:
		t.picker = widget.NewPicker("chercher un candidat pour noter un lien", choices)
		t.picker.OnPicked = func(c widget.Choice) { t.add(data.ID(c.Key)) }
		t.pick.Add(widget.Width(t.picker.Content(), 420))
	}
}

// show shows the ties that are recorded, and those that wait.
func (t *memberTies) show() {
	var lines []*tieLine
	for _, tie := range t.row.kept.Ties {
		l := t.line(tie.Candidate)
		if l == nil {
			l = t.newLine(tie)
		}
		l.tie = tie
		lines = append(lines, l)
	}
	for _, l := range t.lines {
		if l.tie.Kind == "" && !slices.Contains(lines, l) {
			lines = append(lines, l)
		}
	}
	same := slices.Equal(lines, t.lines)
	t.lines = lines
	for _, l := range lines {
		l.show()
	}
	if same {
		return
	}
	t.list.RemoveAll()
	for _, l := range lines {
		t.list.Add(l.content)
	}
	t.offer()
}

func (t *memberTies) line(candidate data.ID) *tieLine {
	for _, l := range t.lines {
		if l.tie.Candidate == candidate {
			return l
		}
	}
	return nil
}

func (t *memberTies) newLine(tie data.Tie) *tieLine {
	l := &tieLine{tie: tie, recused: widget.NewToggle("Récusé pour ce candidat")}
	l.kind = newSegments(tieKinds, func(key string, _ bool) { t.put(l, data.TieKind(key), l.tie.Recused) })
	l.recused.OnChanged = func(on bool) { t.put(l, l.tie.Kind, on) }
	l.remove = widget.Plain("Retirer le lien", func() { t.remove(l) })
	name := widget.Body(nameOf(t.row.form.view, tie.Candidate))
	head := container.NewBorder(nil, nil, nil, widget.HStack(l.recused, l.remove), name)
	l.content = container.New(layout.NewCustomPaddedLayout(0, widget.Unit, 0, 0), container.NewVBox(head, l.kind))
	return l
}

func (l *tieLine) show() {
	l.kind.set(string(l.tie.Kind), "", "")
	l.recused.Set(l.tie.Recused)
	visible(l.recused, l.tie.Kind != data.TieNone) // which is a recusal by itself
}

// add begins a tie with a candidate; it is recorded once its kind is chosen.
func (t *memberTies) add(candidate data.ID) {
	l := t.newLine(data.Tie{Candidate: candidate})
	t.lines = append(t.lines, l)
	t.list.Add(l.content)
	l.show()
	t.offer()
	t.row.form.grown()
	t.row.form.host.Focus(l.kind)
}

// put records a tie. A recusal without a stated reason is one whatever else is chosen.
func (t *memberTies) put(l *tieLine, kind data.TieKind, recused bool) {
	l.tie.Kind, l.tie.Recused = kind, recused || kind == data.TieNone
	l.show()
	if kind == "" { // waits for its kind
		return
	}
	t.row.change(func(m *data.Member) {
		ties := slices.Clone(m.Ties)
		i := slices.IndexFunc(ties, func(tie data.Tie) bool { return tie.Candidate == l.tie.Candidate })
		if i < 0 {
			ties = append(ties, l.tie)
		} else {
			ties[i] = l.tie
		}
		m.Ties = ties
	})
}

func (t *memberTies) remove(l *tieLine) {
	t.lines = slices.DeleteFunc(t.lines, func(other *tieLine) bool { return other == l })
	t.list.Remove(l.content)
	t.row.change(func(m *data.Member) {
		m.Ties = slices.DeleteFunc(slices.Clone(m.Ties), func(tie data.Tie) bool { return tie.Candidate == l.tie.Candidate })
		if len(m.Ties) == 0 {
			m.Ties = nil
		}
	})
	t.offer()
	if t.picker != nil {
		t.row.form.host.Focus(t.picker.Focus())
	}
}

// candidateLabel is a candidate's name, with the day of birth where another of the session goes by the same.
func candidateLabel(view app.View, c data.Candidate) string {
	for i := range view.Cases {
		if other := view.Cases[i].Candidate; other.ID != c.ID && data.Fold(other.Name()) == data.Fold(c.Name()) {
			return c.Name() + " (" + widget.FormatDate(c.BirthDate) + ")"
		}
	}
	return c.Name()
}

// nameOf is the name of a candidate of the session.
func nameOf(view app.View, candidate data.ID) string {
	for i := range view.Cases {
		if view.Cases[i].Candidate.ID == candidate {
			return candidateLabel(view, view.Cases[i].Candidate)
		}
	}
	return "quelqu’un qui n’est plus candidat"
}

// tieInWords says what binds a member to a candidate.
func tieInWords(view app.View, t data.Tie) string {
	name := nameOf(view, t.Candidate)
	if t.Recused {
		return "récusé pour " + name
	}
	switch t.Kind {
	case data.TieTrainer:
		return "a formé " + name
	case data.TieCoach:
		return "a accompagné " + name
	}
	return "lien avec " + name
}
