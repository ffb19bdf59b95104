package exchange

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// shownLines is how many lines are shown in full; the report has them all.
const shownLines = 60

// Keys of the choices about someone who looks like somebody known.
const (
	asOther = "autre"
	aside   = "côté"
)

// preview is the screen that says what the import would do.
type preview struct {
	page   *Page
	plan   app.ImportPlan
	chosen map[int]app.ImportChoice
	open   map[int]bool // lines that wait for a choice

	do    *widget.Button
	first fyne.Focusable // the first choice to make
}

func newPreview(p *Page, plan app.ImportPlan) *preview {
	v := &preview{page: p, plan: plan, chosen: map[int]app.ImportChoice{}, open: map[int]bool{}}
	v.do = widget.Primary("Importer", v.apply)
	for i := range plan.Lines {
		switch l := &plan.Lines[i]; {
		case l.Ready():
			v.chosen[l.Number] = app.ImportChoice{Take: true}
		case !l.Wrong():
			v.open[l.Number] = true
		}
	}
	return v
}

func (v *preview) show() {
	p := v.page
	parts := []fyne.CanvasObject{widget.Card(widget.VStack(1, widget.Heading("Ce que fera l’import de « "+p.file.Table.Name+" »"), v.summary(), notes(p.file)))}
	if lines := v.lines(); lines != nil {
		parts = append(parts, widget.Card(lines))
	}
	v.count()
	report := widget.Secondary("Enregistrer le rapport", v.report)
	other := widget.Secondary("Choisir un autre fichier…", p.choose)
	back := widget.Plain("Revoir les colonnes", func() { newColumns(p).show() })
	var focus fyne.Focusable = v.do
	switch {
	case v.first != nil:
		focus = v.first
	case v.do.Disabled():
		focus = report
	}
	p.show(focus, []fyne.CanvasObject{widget.HStack(v.do, report, other, back)}, parts...)
}

// summary tells in a line of each kind how many lines there are.
func (v *preview) summary() fyne.CanvasObject {
	ready, waiting, wrong := v.plan.Count()
	box := widget.VStack(0.5)
	if ready > 0 {
		box.Add(widget.Banner(widget.ToneDone, count(ready, "ligne est prête.", "lignes sont prêtes.")))
	}
	if waiting > 0 {
		box.Add(widget.Banner(widget.ToneWarning, count(waiting, "ligne ressemble à une personne déjà connue : dites de qui il s’agit.", "lignes ressemblent à des personnes déjà connues : dites de qui il s’agit.")))
	}
	if wrong > 0 {
		box.Add(widget.Banner(widget.ToneRefused, count(wrong, "ligne a des erreurs et ne sera pas importée.", "lignes ont des erreurs et ne seront pas importées.")+" Corrigez le fichier, puis choisissez-le à nouveau."))
	}
	return box
}

// lines shows the lines on which there is something to say: those that wait first, then the wrong ones, then the others.
func (v *preview) lines() fyne.CanvasObject {
	box, left := widget.VStack(1.2), 0
	for _, wanted := range []func(*app.PlannedLine) bool{
		func(l *app.PlannedLine) bool { return !l.Wrong() && !l.Ready() },
		func(l *app.PlannedLine) bool { return l.Wrong() },
		func(l *app.PlannedLine) bool { return l.Ready() && len(l.Findings) > 0 },
	} {
		for i := range v.plan.Lines {
			if l := &v.plan.Lines[i]; wanted(l) {
				if len(box.Objects) == shownLines {
					left++
					continue
				}
				box.Add(v.line(l))
			}
		}
	}
	if left > 0 {
		box.Add(widget.Small("Et " + count(left, "autre ligne", "autres lignes") + " : le rapport les a toutes."))
	}
	if len(box.Objects) == 0 {
		return nil
	}
	return box
}

func (v *preview) line(l *app.PlannedLine) fyne.CanvasObject {
	name := strings.TrimSpace(strings.Join(l.Candidate.GivenNames, " ") + " " + l.Candidate.BirthName)
	box := widget.VStack(0.2, widget.Strong(fmt.Sprintf("Ligne %d – %s", l.Number, name)))
	for _, f := range l.Findings {
		text := f.Sentence()
		if f.Line != l.Number {
			text = fmt.Sprintf("Ligne %d : %s", f.Line, text)
		}
		if f.Column != "" {
			text = f.Column + " : " + text
		}
		colour := theme.ColorNameError
		if f.Warning {
			colour = widget.ColorQuiet
		}
		box.Add(widget.Coloured(text, colour))
	}
	switch {
	case l.Wrong():
	case l.Ready():
		take := widget.NewToggle("Importer cette ligne")
		take.Set(true)
		take.OnChanged = func(on bool) { v.choose(l.Number, app.ImportChoice{Take: on}) }
		box.Add(container.NewHBox(take))
	default:
		box.Add(v.who(l))
	}
	return box
}

// who asks of whom a line speaks: someone known, each shown beside the line, or somebody else.
func (v *preview) who(l *app.PlannedLine) fyne.CanvasObject {
	facts := widget.VStack(1)
	var choices []widget.Choice
	for _, k := range l.Alike {
		held, err := v.page.desk.Candidates.Facts(k.Candidate.ID)
		if err != nil {
			v.page.host.Refuse(err)
		}
		facts.Add(widget.SideBySide(widget.Someone{Head: "Dans le fichier", Candidate: l.Candidate}, widget.Someone{Head: "Déjà au centre", Candidate: k.Candidate, Facts: held}))
		label := "C’est " + k.Candidate.Name()
		if len(l.Alike) > 1 {
			label += ", " + widget.FormatDate(k.Candidate.BirthDate)
		}
		choices = append(choices, widget.Choice{Key: string(k.Candidate.ID), Label: label})
	}
	choices = append(choices, widget.Choice{Key: asOther, Label: "C’est quelqu’un d’autre"}, widget.Choice{Key: aside, Label: "Laisser de côté"})
	radio := widget.NewRadioRow(choices...)
	radio.OnChanged = func(key string) {
		switch key {
		case aside:
			v.choose(l.Number, app.ImportChoice{})
		case asOther:
			v.choose(l.Number, app.ImportChoice{Take: true})
		default:
			v.choose(l.Number, app.ImportChoice{Take: true, As: data.ID(key)})
		}
	}
	if v.first == nil {
		v.first = widget.Focusable(radio.Content())
	}
	return widget.VStack(0.2, facts, radio.Content())
}

func (v *preview) choose(line int, choice app.ImportChoice) {
	v.chosen[line] = choice
	delete(v.open, line)
	v.count()
}

// count says on the button how many lines come in, and lets it be pressed once nothing waits for a choice.
func (v *preview) count() {
	taken := 0
	for _, c := range v.chosen {
		if c.Take {
			taken++
		}
	}
	switch {
	case len(v.open) > 0:
		v.do.SetText(count(len(v.open), "choix à faire", "choix à faire"))
		v.do.Disable()
	case taken == 0:
		v.do.SetText("Rien à importer")
		v.do.Disable()
	default:
		v.do.SetText("Importer " + count(taken, "ligne", "lignes"))
		v.do.Enable()
	}
}

func (v *preview) report() {
	path := ""
	v.page.host.Run("Écriture du rapport", func(context.Context, func(int, int)) (err error) {
		path, err = v.page.desk.Imports.Report(v.plan)
		return err
	}, func(err error) {
		if err != nil {
			v.page.host.Refuse(err)
			return
		}
		v.page.host.Tell("Rapport enregistré à côté du fichier : " + path)
	})
}

func (v *preview) apply() {
	var record data.Import
	v.page.host.Run("Import des candidats", func(ctx context.Context, _ func(int, int)) (err error) {
		record, err = v.page.desk.Imports.Apply(ctx, v.plan, v.chosen)
		return err
	}, func(err error) {
		if err != nil {
			v.page.host.Refuse(err)
			return
		}
		v.page.done(record)
	})
}

func count(n int, one, several string) string {
	if n < 2 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, several)
}
