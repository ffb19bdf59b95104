package session

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// doIssue issues what is chosen of what can be issued.
func (s *documentsStep) doIssue() { s.issueDrafts(s.kinds.chosen(s.plan)) }

// next is what comes after issuing: issuing what is left, or printing what was issued.
func (s *documentsStep) next(docs []data.Document) fyne.Focusable {
	if len(docs) > 0 && len(s.plan.Ready) == 0 {
		return s.issued.printer
	}
	return s.focus()
}

// split tells the refusals of single documents, which are joined, from any other error.
func split(err error) (refused []error, other error) {
	var joined interface{ Unwrap() []error }
	if err == nil || !errors.As(err, &joined) {
		return nil, err
	}
	for _, e := range joined.Unwrap() {
		if data.IsRefusal(e) {
			refused = append(refused, e)
			continue
		}
		other = errors.Join(other, e)
	}
	return refused, other
}

// reason is why documents are withheld, how many, and whose.
type reason struct {
	said   string
	number int
	people []string
}

// grouped puts the documents that cannot be issued together by why.
func grouped(withheld []app.Withheld) []*reason {
	var reasons []*reason
	at := map[string]*reason{}
	for _, w := range withheld {
		said := w.Reason.Error()
		if at[said] == nil {
			at[said] = &reason{said: said}
			reasons = append(reasons, at[said])
		}
		at[said].number++
		if name := w.About(); !slices.Contains(at[said].people, name) {
			at[said].people = append(at[said].people, name)
		}
	}
	return reasons
}

// namesShown is how many of the persons that share a reason are named.
const namesShown = 3

// showWithheld says what cannot be issued and why, and what the last issue refused.
func (s *documentsStep) showWithheld() {
	s.withheld.RemoveAll()
	if len(s.refused) > 0 {
		lines := tight(widget.Heading("Documents qui n’ont pas pu être émis"))
		for _, err := range s.refused {
			lines.Add(marked(theme.ErrorIcon(), theme.ColorNameError, widget.Body(err.Error())))
		}
		s.withheld.Add(widget.Card(lines))
	}
	if len(s.plan.Withheld) > 0 {
		s.withheld.Add(s.withheldCard())
	}
	visible(s.withheld, len(s.withheld.Objects) > 0)
}

func (s *documentsStep) withheldCard() fyne.CanvasObject {
	lines := tight(widget.Heading("Documents qui ne peuvent pas être émis"))
	for _, r := range grouped(s.plan.Withheld) {
		lines.Add(marked(theme.WarningIcon(), theme.ColorNameWarning, widget.Body(r.said)))
		lines.Add(widget.Small(r.inShort()))
	}
	settings := s.backButton()
	if centre, err := s.desk.Centre.Get(); err == nil && (len(centre.MissingForCertificate()) > 0 || centre.Parchment.Allowed && len(centre.MissingForParchment()) > 0) {
		settings = append(settings, widget.Secondary("Compléter les réglages", func() { s.host.Go(widget.Place{Area: widget.AreaSettings}) }))
	}
	return widget.Card(container.NewBorder(nil, nil, nil, container.NewCenter(container.NewHBox(settings...)), lines))
}

// inShort says how many documents a reason withholds and names the first few persons.
func (r *reason) inShort() string {
	names := r.people[:min(len(r.people), namesShown)]
	said := count(r.number, "document", "documents", "") + " : " + strings.Join(names, ", ")
	if more := len(r.people) - len(names); more > 0 {
		said += " et " + count(more, "autre personne", "autres personnes", "")
	}
	return said + "."
}

// showOvertaken lists the certificates that must not be handed over any more, since the jury has taken their bloc back.
func (s *documentsStep) showOvertaken() {
	s.stale.RemoveAll()
	if len(s.plan.Overtaken) > 0 {
		lines := tight(widget.Heading("Documents à ne plus remettre"), widget.Body("Le jury a corrigé sa décision depuis : ils ne disent plus ce qu’il a décidé."))
		for _, doc := range s.plan.Overtaken {
			lines.Add(marked(theme.WarningIcon(), theme.ColorNameWarning, widget.Body(overtakenInWords(&s.view, doc))))
		}
		s.stale.Add(widget.Card(lines))
	}
	visible(s.stale, len(s.plan.Overtaken) > 0)
}
