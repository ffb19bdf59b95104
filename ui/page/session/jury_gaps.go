package session

import (
	"strings"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
)

// firstGap is the first field that keeps the jury from being complete.
func (f *juryForm) firstGap() fyne.Focusable {
	switch {
	case f.view.Jury.On.IsZero():
		return f.date
	case strings.TrimSpace(f.place.Text) == "":
		return f.place
	case f.view.Jury.Held == data.HeldElsewhere:
		return f.held.reference
	}
	for _, r := range f.rows {
		if r.kept.Name == "" {
			return r.name
		}
	}
	if unnoted := f.unnoted(); len(unnoted) > 0 {
		return unnoted[0].presence
	}
	return f.rows[0].college
}

// fieldOf is where a lack of the jury is mended; what lies in the details of a member is unfolded for it. The rules say
// their lacks in sentences alone, so it goes by a word of each; a test holds these against the rules.
func (f *juryForm) fieldOf(l rules.Lack) fyne.Focusable {
	if l.Kind == rules.LackPresence {
		return f.firstGap()
	}
	if l.Enrolment != "" {
		return f.fieldOfTie(l)
	}
	for _, gap := range []struct {
		word  string
		field func() fyne.Focusable
	}{
		{"date du jury", func() fyne.Focusable { return f.date }},
		{"lieu du jury", func() fyne.Focusable { return f.place }},
		{"procès-verbal reçu", func() fyne.Focusable { return f.held.reference }},
		{"conflits d’intérêts", func() fyne.Focusable { return f.detail(undeclared, declaredField) }},
		{"extérieure", func() fyne.Focusable { return f.detail(notExternal, externalField) }},
		{"même sexe", func() fyne.Focusable { return f.detail(func(data.Member) bool { return true }, sexField) }},
		{"présidents", f.secondPresident},
		{"collège que la fiche ne connaît pas", f.unknownCollege},
	} {
		if strings.Contains(l.Sentence, gap.word) {
			if field := gap.field(); field != nil {
				return field
			}
		}
	}
	return f.openSeat(l.Sentence)
}

func undeclared(m data.Member) bool                 { return m.Declared.IsZero() }
func notExternal(m data.Member) bool                { return !m.External }
func declaredField(d *memberDetails) fyne.Focusable { return d.declared }
func externalField(d *memberDetails) fyne.Focusable { return d.external }
func sexField(d *memberDetails) fyne.Focusable      { return d.sex }

// detail unfolds the details of the first member who sits and is so, and returns a field of them.
func (f *juryForm) detail(is func(data.Member) bool, field func(*memberDetails) fyne.Focusable) fyne.Focusable {
	for _, m := range rules.Seated(f.view.Fiche, f.view.Jury, "") {
		if r := f.row(m.Name); r != nil && is(m) {
			r.open()
			return field(r.details)
		}
	}
	return nil
}

// row is the one of a member, or nil.
func (f *juryForm) row(name string) *memberRow {
	for _, r := range f.rows {
		if r.kept.Name == name {
			return r
		}
	}
	return nil
}

// fieldOfTie is the tie of a member who sits for a candidate; where a recusal leaves the jury short, what adds a member.
func (f *juryForm) fieldOfTie(l rules.Lack) fyne.Focusable {
	k := f.view.Case(l.Enrolment)
	if k == nil {
		return f.date
	}
	for _, m := range rules.Seated(f.view.Fiche, f.view.Jury, k.Candidate.ID) {
		_, tied := m.Tie(k.Candidate.ID)
		if r := f.row(m.Name); tied && r != nil && strings.HasPrefix(l.Sentence, m.Name) {
			r.open()
			if line := r.details.ties.line(k.Candidate.ID); line != nil {
				return line.recused
			}
		}
	}
	return f.more
}

func (f *juryForm) secondPresident() fyne.Focusable {
	seen := false
	for _, m := range rules.Seated(f.view.Fiche, f.view.Jury, "") {
		if c, _ := f.view.Fiche.College(m.College); !c.President {
			continue
		}
		if r := f.row(m.Name); seen && r != nil {
			return r.college
		}
		seen = true
	}
	return nil
}

func (f *juryForm) unknownCollege() fyne.Focusable {
	for _, r := range f.rows {
		if _, known := f.view.Fiche.College(r.kept.College); !known && r.kept.Name != "" {
			return r.college
		}
	}
	return nil
}

// openSeat is the seat that a sentence names and nobody holds, else the first one, else what adds a member: those who hold
// the seats did not come.
func (f *juryForm) openSeat(sentence string) fyne.Focusable {
	var first fyne.Focusable
	for _, r := range f.rows {
		c, _ := f.view.Fiche.College(r.collegeKey())
		switch {
		case r.kept.Name != "":
		case asksFor(sentence, c):
			return r.name
		case first == nil:
			first = r.name
		}
	}
	if first == nil {
		return f.more
	}
	return first
}

func asksFor(sentence string, c rncp.College) bool {
	return c.Text != "" && strings.Contains(strings.ToLower(sentence), strings.ToLower(c.Text))
}
