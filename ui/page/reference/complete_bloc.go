package reference

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// blocRows asks for the assessments of a bloc, one a line, each with the tracks that offer it.
type blocRows struct {
	c       *completion
	bloc    rncp.Bloc
	rows    []*assessmentRow
	list    *fyne.Container
	content fyne.CanvasObject
}

func newBlocRows(c *completion, b rncp.Bloc) *blocRows {
	r := &blocRows{c: c, bloc: b, list: widget.VStack(0.5)}
	rows := widget.VStack(0.5, widget.Heading(b.Title))
	if len(b.Evaluation) > 0 {
		said := widget.VStack(-1.6, widget.Small("Ce que dit l’export :"))
		for _, line := range b.Evaluation {
			said.Add(widget.Small("– " + line))
		}
		rows.Add(said)
	}
	header := widget.Shares(rowShares, widget.Strong("Nature"), widget.Strong("Nom court"), widget.Strong("Épreuve"), widget.Strong("Modalités"), widget.Strong(""))
	more := widget.Plain("Ajouter une épreuve", func() {
		added := r.add(rncp.Row{Kind: rncp.KindWritten, Tracks: []rncp.Track{rncp.TrackInitial, rncp.TrackContinuing}})
		c.page.host.Focus(added.text)
	})
	buttons := container.NewHBox(more)
	if len(b.Evaluation) > 0 {
		buttons.Add(widget.Plain("Reprendre ce que dit l’export", func() { r.show(rncp.Propose(b)) }))
	}
	rows.Add(header)
	rows.Add(r.list)
	rows.Add(buttons)
	r.content = widget.Card(rows)
	if tracks := b.Tracks; len(tracks) > 0 {
		r.show(tracks)
	} else {
		r.show(rncp.Propose(b))
	}
	return r
}

// show puts assessments in the place of those that stand there.
func (r *blocRows) show(tracks []rncp.Modality) {
	r.rows = nil
	r.list.RemoveAll()
	for _, row := range rncp.Rows(rncp.Bloc{Tracks: tracks}) {
		r.add(row)
	}
	r.c.follow()
}

func (r *blocRows) add(row rncp.Row) *assessmentRow {
	a := newAssessmentRow(r, row)
	r.rows = append(r.rows, a)
	r.list.Add(a.whole)
	return a
}

func (r *blocRows) remove(a *assessmentRow) {
	r.rows = slices.DeleteFunc(r.rows, func(other *assessmentRow) bool { return other == a })
	r.list.Remove(a.whole)
	r.c.follow()
}

// tracks returns what is typed; what was not touched stays as it was.
func (r *blocRows) tracks() []rncp.Modality {
	var rows []rncp.Row
	for _, a := range r.rows {
		rows = append(rows, a.row())
	}
	was := rncp.Rows(r.bloc)
	if slices.EqualFunc(was, rows, sameRow) {
		return r.bloc.Tracks
	}
	return rncp.TracksOf(rows)
}

func sameRow(a, b rncp.Row) bool {
	return a.Key == b.Key && a.Kind == b.Kind && a.Short == b.Short && a.Text == b.Text && a.Window == b.Window &&
		slices.Equal(a.Parts, b.Parts) && slices.Equal(a.Tracks, b.Tracks)
}

// rowShares are the columns of an assessment: its kind, its short name, the register's words, the tracks, taking it away.
var rowShares = []float32{0.15, 0.2, 0.36, 0.2, 0.09}

// kinds are the kinds that one chooses among.
var kinds = []widget.Choice{
	{Key: string(rncp.KindWritten), Label: "Écrit"}, {Key: string(rncp.KindOral), Label: "Oral"}, {Key: string(rncp.KindCaseStudy), Label: "Étude de cas"},
	{Key: string(rncp.KindWrittenFile), Label: "Dossier écrit"}, {Key: string(rncp.KindWorkplace), Label: "En entreprise"},
	{Key: string(rncp.KindPortfolio), Label: "Portefeuille"},
}

// assessmentRow is one line.
type assessmentRow struct {
	was                 rncp.Row
	kind                *widget.Select
	short, text, parts  *widget.TextField
	least, most         *widget.TextField // months of a portfolio
	initial, continuing *widget.Toggle
	partsLine, months   fyne.CanvasObject
	whole               *fyne.Container
}

func newAssessmentRow(r *blocRows, was rncp.Row) *assessmentRow {
	a := &assessmentRow{was: was, short: r.c.text("Oral", was.Short), text: r.c.text("comme le dit le registre", was.Text),
		parts: r.c.text("Analyse ; plan d’action", strings.Join(was.Parts, " ; ")), least: r.c.text("3", number(was.Window.MinMonths)), most: r.c.text("6", number(was.Window.MaxMonths)),
		initial: widget.NewToggle("Initiale"), continuing: widget.NewToggle("Continue")}
	a.kind = widget.NewSelect(nil, kinds...)
	a.kind.Pick(string(was.Kind))
	a.kind.OnPicked = func(string) {
		a.follow()
		r.c.follow()
	}
	a.initial.Set(slices.Contains(was.Tracks, rncp.TrackInitial))
	a.continuing.Set(slices.Contains(was.Tracks, rncp.TrackContinuing))
	for _, t := range []*widget.Toggle{a.initial, a.continuing} {
		t.OnChanged = func(bool) { r.c.follow() }
	}
	away := widget.Plain("Retirer", func() { r.remove(a) })
	line := widget.Shares(rowShares, a.kind, a.short, a.text, container.NewGridWithColumns(2, a.initial, a.continuing), away)
	a.partsLine = widget.Shares([]float32{0.35, 0.65}, widget.Small("Parties, séparées par un point-virgule"), a.parts)
	a.months = widget.Shares([]float32{0.35, 0.1, 0.1, 0.45}, widget.Small("Mois après la formation, et d’immersion : de, à"), a.least, a.most, widget.Small("Il remplace les épreuves de sa modalité."))
	a.whole = container.NewVBox(line, a.partsLine, a.months)
	a.follow()
	return a
}

// follow shows what the kind asks for.
func (a *assessmentRow) follow() {
	show := func(o fyne.CanvasObject, yes bool) {
		if yes {
			o.Show()
		} else {
			o.Hide()
		}
	}
	show(a.partsLine, a.kind.Key() == string(rncp.KindCaseStudy))
	show(a.months, a.kind.Key() == string(rncp.KindPortfolio))
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// row returns what is typed.
func (a *assessmentRow) row() rncp.Row {
	row := rncp.Row{Key: a.was.Key, Kind: rncp.Kind(a.kind.Key()), Short: trimmed(a.short), Text: trimmed(a.text)}
	if row.Kind == rncp.KindCaseStudy {
		for part := range strings.SplitSeq(a.parts.Text, ";") {
			if part = strings.Join(strings.Fields(part), " "); part != "" {
				row.Parts = append(row.Parts, part)
			}
		}
	}
	if row.Kind == rncp.KindPortfolio {
		row.Window = a.window()
	}
	if a.initial.On() {
		row.Tracks = append(row.Tracks, rncp.TrackInitial)
	}
	if a.continuing.On() {
		row.Tracks = append(row.Tracks, rncp.TrackContinuing)
	}
	return row
}

// window returns the term typed; the immersion is as long unless it was told apart.
func (a *assessmentRow) window() rncp.Window {
	least, _ := strconv.Atoi(trimmed(a.least))
	most, _ := strconv.Atoi(trimmed(a.most))
	if least == a.was.Window.MinMonths && most == a.was.Window.MaxMonths {
		return a.was.Window
	}
	return rncp.Window{MinMonths: least, MaxMonths: most, ImmersionMinMonths: least, ImmersionMaxMonths: most}
}
