package reference

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// factRows asks who signs, and what an export has left out of the certification itself.
type factRows struct {
	signatory          *widget.TextField
	summary, code, nsf *widget.TextField // nil where the export gives them
	level              *widget.Radio
	content            fyne.CanvasObject
}

func newFactRows(c *completion, f *rncp.Fiche) *factRows {
	r := &factRows{signatory: c.text("Président", f.Certifier.Signatory)}
	rows := widget.VStack(1, widget.Heading("Le certificateur"), widget.Quiet(f.Certifier.Name),
		widget.Width(c.field("Qualité de qui signe pour lui", r.signatory, nil), 420))
	if f.Levels.Europe == 0 {
		var levels []widget.Choice
		for n := 3; n <= 8; n++ {
			levels = append(levels, widget.Choice{Key: strconv.Itoa(n), Label: strconv.Itoa(n)})
		}
		r.level = widget.NewRadioRow(levels...)
		r.level.OnChanged = func(string) { c.follow() }
		rows.Add(container.NewVBox(widget.Strong("Niveau européen"), r.level.Content()))
	}
	if len(f.NSF) == 0 {
		r.code, r.nsf = c.text("315t", ""), c.text("Ressources humaines, gestion du personnel", "")
		rows.Add(widget.Shares([]float32{0.2, 0.8}, c.field("Code NSF", r.code, nil), c.field("Libellé de ce code", r.nsf, nil)))
	}
	if f.Summary == "" {
		r.summary = c.text("", "")
		rows.Add(c.field("Résumé de ce que la certification atteste", r.summary, nil))
	}
	r.content = widget.Card(rows)
	return r
}

func (r *factRows) write(f *rncp.Fiche) {
	f.Certifier.Signatory = trimmed(r.signatory)
	if r.level != nil {
		f.Levels.Europe, _ = strconv.Atoi(r.level.Key())
	}
	if r.code != nil && trimmed(r.code) != "" {
		f.NSF = []rncp.Coded{{Code: trimmed(r.code), Label: trimmed(r.nsf)}}
	}
	if r.summary != nil {
		f.Summary = trimmed(r.summary)
	}
}

// juryRows asks for the colleges of the jury, one a line.
type juryRows struct {
	c       *completion
	was     rncp.Jury
	lines   []*widget.TextField
	list    *fyne.Container
	said    *widget.Field
	content fyne.CanvasObject
}

func newJuryRows(c *completion, j rncp.Jury) *juryRows {
	r := &juryRows{c: c, was: j, list: widget.VStack(0.5)}
	for _, line := range j.Lines() {
		r.add(line)
	}
	if len(r.lines) == 0 {
		r.add("1 président")
		r.add("")
	}
	more := widget.Plain("Ajouter un collège", func() {
		r.add("")
		c.page.host.Focus(r.lines[len(r.lines)-1])
	})
	r.said = &widget.Field{Label: "Un collège par ligne, avec son nombre de sièges", Input: r.list, Check: r.check}
	c.form.Fields = append(c.form.Fields, r.said)
	r.content = widget.Card(widget.VStack(1, widget.Heading("Le jury"), widget.NewForm(nil, r.said).Content(), container.NewHBox(more)))
	return r
}

func (r *juryRows) add(line string) {
	f := r.c.text("2 professionnels qualifiés du secteur d’activité", line)
	r.lines = append(r.lines, f)
	var row fyne.CanvasObject
	row = removable(f, func() {
		r.lines = slices.DeleteFunc(r.lines, func(other *widget.TextField) bool { return other == f })
		r.list.Remove(row)
		r.c.follow()
	})
	r.list.Add(row)
}

func (r *juryRows) typed() []string {
	var lines []string
	for _, f := range r.lines {
		if text := trimmed(f); text != "" {
			lines = append(lines, text)
		}
	}
	return lines
}

// check refuses lines of which no jury can be made. None at all may be filled in later.
func (r *juryRows) check() error {
	lines := r.typed()
	if _, ok := rncp.JuryOf(lines, r.was); len(lines) > 1 && !ok {
		return data.Refuse("Ces lignes ne font pas un jury.").Hint("Chacune commence par un nombre, par exemple « 2 professionnels » ; l’une, et une seule, est « 1 président ».")
	}
	return nil
}

func (r *juryRows) write(f *rncp.Fiche) {
	if strings.Join(r.typed(), "\n") == strings.Join(r.was.Lines(), "\n") {
		f.Jury = r.was
		return
	}
	f.Jury, _ = rncp.JuryOf(r.typed(), r.was)
}
