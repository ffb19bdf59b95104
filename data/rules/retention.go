package rules

import (
	"slices"

	"certibloc/data"
)

// Stored is what a centre keeps of one kind about one person, or about a session where Person is empty.
type Stored struct {
	Kind    data.RetentionKind
	Session data.ID // where it is of one
	About   string  // the session's name
	Person  data.ID
	Records []data.Change
	From    data.Date // of the first and of the last record
	To      data.Date
	Since   data.Date // what the period runs from; zero while it does not run
	Held    string    // why it stays whatever its age: a session is open, a duty runs
}

// Elimination is what the retention periods say of what a centre holds.
type Elimination struct {
	Lines []data.DisposalLine // what is due, without its volume
	Held  []Stored            // what would be due, but for a reason to keep it
	Next  data.Date           // when more is due; zero when nothing will be
}

// Eliminate returns what is due on a day: by kind, in the order of the retentions, then by session. A kind kept without a limit
// is never due, nor is what has no beginning to its period.
func Eliminate(list []data.Retention, holdings []Stored, today data.Date) Elimination {
	var d Elimination
	listed := map[data.Change]bool{}
	for _, r := range list {
		if r.Fixed || r.Years == 0 {
			continue
		}
		at := map[data.ID]int{} // by session: its line
		for _, h := range holdings {
			if h.Kind != r.Kind || h.Since.IsZero() || len(h.Records) == 0 {
				continue
			}
			due := h.Since.AddMonths(12 * r.Years)
			switch {
			case today.Before(due):
				if h.Held == "" && (d.Next.IsZero() || due.Before(d.Next)) {
					d.Next = due
				}
				continue
			case h.Held != "":
				d.Held = append(d.Held, h)
				continue
			}
			n, begun := at[h.Session]
			if !begun {
				n = len(d.Lines)
				at[h.Session] = n
				d.Lines = append(d.Lines, newLine(r, h))
			}
			h.Records = slices.DeleteFunc(slices.Clone(h.Records), func(c data.Change) bool { return listed[c] }) // one may be of two persons
			for _, c := range h.Records {
				listed[c] = true
			}
			d.Lines[n] = withStored(d.Lines[n], h)
		}
	}
	return d
}

func newLine(r data.Retention, h Stored) data.DisposalLine {
	l := data.DisposalLine{Kind: r.Kind, Session: h.Session, Title: r.Title, From: h.From, To: h.To, Years: r.Years, Start: r.Start, Basis: r.Basis, Fate: r.Fate}
	if h.About != "" {
		l.Title += ", " + h.About
	}
	return l
}

// withStored returns the line with one holding more.
func withStored(l data.DisposalLine, h Stored) data.DisposalLine {
	if h.From.Before(l.From) {
		l.From = h.From
	}
	if h.To.After(l.To) {
		l.To = h.To
	}
	l.Records += len(h.Records)
	l.Items = append(l.Items, data.DisposalItem{Person: h.Person, Records: h.Records})
	if h.Person != "" {
		l.People++
	}
	return l
}

// StillDue reports whether what a list had of a person is due in the same line today, with the very same records.
func StillDue(now Elimination, line data.DisposalLine, item data.DisposalItem) bool {
	return slices.ContainsFunc(now.Lines, func(l data.DisposalLine) bool {
		return l.Kind == line.Kind && l.Session == line.Session && slices.ContainsFunc(l.Items, func(i data.DisposalItem) bool {
			return i.Person == item.Person && slices.Equal(i.Records, item.Records)
		})
	})
}
