package journal

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// maxFields is how many fields of a line are shown: an import writes thousands.
const maxFields = 80

// openLine shows all that a line says below the table.
func (p *Page) openLine(key data.ID) {
	seq, err := strconv.ParseUint(string(key), 10, 64)
	if err != nil {
		return
	}
	d, err := p.book.Detail(seq)
	if err != nil {
		p.host.Refuse(err)
		return
	}
	p.open = seq
	shut := widget.Plain("", p.closeLine)
	shut.SetIcon(theme.CancelIcon())
	buttons := container.NewHBox()
	for _, b := range append(p.asOf(d), shut) {
		b.OnEscape = p.closeLine
		buttons.Add(b)
	}
	head := container.NewBorder(nil, nil, nil, container.NewCenter(buttons), widget.VStack(-1.5, widget.Strong(d.Action.Title()), widget.Small(about(d))))
	chain := widget.Small("Empreinte " + short(d.Hash) + ", après " + short(d.Prev) + " · contenu " + short(d.Payload))
	body := container.NewBorder(head, chain, nil, nil, container.NewVScroll(written(d)))
	p.detail.Objects = []fyne.CanvasObject{widget.Height(widget.Card(body), 300)}
	p.whole.Refresh()
	p.host.Focus(shut)
}

// closeLine gives the table its room back.
func (p *Page) closeLine() {
	p.open, p.detail.Objects = 0, nil
	p.whole.Refresh()
	p.host.Focus(p.table.Focus())
}

func short(hash string) string {
	if hash == "" {
		return "rien : c’est la première ligne"
	}
	return hash[:16] + "…"
}

// about says which line it is.
func about(d app.LineDetail) string {
	words := []string{fmt.Sprintf("Ligne %d", d.Seq), d.At.Format("02/01/2006 15:04:05")}
	for _, w := range []string{d.Operator, d.Machine} {
		if w != "" {
			words = append(words, w)
		}
	}
	if d.Reason != "" {
		words = append(words, "motif : "+d.Reason)
	}
	return strings.Join(words, " · ")
}

// asOf leads to what the act was about as it was on its day.
func (p *Page) asOf(d app.LineDetail) []*widget.Button {
	var buttons []*widget.Button
	for _, kind := range []struct {
		kind  app.FoundKind
		area  widget.Area
		label string
	}{{app.FoundCandidate, widget.AreaCandidates, "Voir la personne à cette date"}, {app.FoundSession, widget.AreaSessions, "Voir la session à cette date"}} {
		var only []app.Touched
		for _, t := range d.Touched {
			if t.Kind == kind.kind && t.ID != "" {
				only = append(only, t)
			}
		}
		if len(only) == 1 {
			buttons = append(buttons, widget.Secondary(kind.label, func() {
				p.host.GoBack(rncp.DateOf(d.At), widget.Place{Area: kind.area, ID: only[0].ID})
			}))
		}
	}
	return buttons
}

// written lists the records of an act, each with what it changed.
func written(d app.LineDetail) fyne.CanvasObject {
	rows := widget.VStack(-1)
	if d.Gone {
		rows.Add(widget.Body("Ce que cette ligne avait écrit a été éliminé avec le visa des archives. La ligne reste, et la chaîne tient."))
		return rows
	}
	if d.Eliminated > 0 {
		rows.Add(widget.Body(fmt.Sprintf("Enregistrements éliminés : %d.", d.Eliminated)))
	}
	left, shown := 0, 0
	for _, r := range d.Records {
		if shown >= maxFields {
			left++
			continue
		}
		title := r.Title
		if len(r.Fields) == 0 {
			title += " : rien n’a changé"
		} else if !r.New {
			title += " : avant → après"
		}
		rows.Add(widget.Strong(title))
		for _, f := range r.Fields {
			shown++
			rows.Add(field(f, r.New))
		}
	}
	if left > 0 {
		rows.Add(widget.Quiet(fmt.Sprintf("Et %d autres enregistrements de la même sorte.", left)))
	}
	return rows
}

// field writes what became of a field.
func field(f app.FieldOf, isNew bool) fyne.CanvasObject {
	says := f.After
	switch {
	case isNew:
	case f.Before == "":
		says = "→ " + f.After
	case f.After == "":
		says = f.Before + " → (rien)"
	default:
		says = f.Before + " → " + f.After
	}
	return widget.Shares([]float32{0.3, 0.7}, widget.Quiet(f.Label), widget.Body(says))
}
