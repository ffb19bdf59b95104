package session

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"certibloc/data"
	"certibloc/ui/widget"
)

// previewed is how many candidates the preview names, and how many clashes it tells.
const (
	previewed = 12
	clashing  = 4
)

// planPreview shows who comes when, and who cannot.
type planPreview struct {
	form    *planForm
	list    *fyne.Container // of the clashes
	who     *fyne.Container
	free    *widget.Button // takes the next hour at which everybody is free
	next    data.Hour
	clashes int // how many reasons there are why somebody cannot come
	content *fyne.Container
}

func newPlanPreview(f *planForm) *planPreview {
	p := &planPreview{form: f, list: tight(), who: container.NewStack()}
	p.free = widget.Secondary("", func() {
		f.at.SetHour(p.next)
		f.line.list.step.host.Focus(f.at)
	})
	p.free.Hide()
	p.content = container.NewVBox(p.list, container.NewHBox(p.free), p.who)
	return p
}

// show follows what is typed. While a field is not whole the preview says nothing.
func (p *planPreview) show() {
	now, whole := p.form.read()
	p.list.RemoveAll()
	p.free.Hide()
	p.clashes = 0
	if whole {
		p.showClashes(now)
	}
	if whole && len(p.form.seats) > 1 && now.check(len(p.form.taken())) == nil {
		p.who.Objects = []fyne.CanvasObject{p.whoComes(now)}
	} else {
		p.who.RemoveAll()
	}
	p.content.Refresh()
}

// whoComes lists the candidates with their hours, in two columns; of a long list the first and the last.
func (p *planPreview) whoComes(now plan) fyne.CanvasObject {
	seats := p.form.taken()
	if now.every == 0 {
		var names []string
		for _, one := range seats[:min(len(seats), previewed)] {
			names = append(names, one.kase.Candidate.Name())
		}
		said := capital(longDay(now.on)) + " à " + now.at.French() + ", ensemble : " + strings.Join(names, ", ")
		if more := len(seats) - len(names); more > 0 {
			said += " et " + count(more, "autre candidat", "autres candidats", "")
		}
		return widget.Quiet(said + ".")
	}
	left, right := tight(), tight()
	rows := []int{}
	for i := range seats {
		if len(seats) <= previewed || i < previewed-1 || i == len(seats)-1 {
			rows = append(rows, i)
		}
	}
	for n, i := range rows {
		row := container.New(previewColumns{}, widget.Strong(now.hour(i).French()), widget.Quiet(seats[i].kase.Candidate.Name()))
		if n < (len(rows)+1)/2 {
			left.Add(row)
		} else {
			right.Add(row)
		}
	}
	if len(seats) > previewed {
		right.Objects = append(right.Objects[:len(right.Objects)-1], widget.Small("…"), right.Objects[len(right.Objects)-1])
	}
	return tight(widget.Quiet(capital(longDay(now.on))+" :"), widget.Halves(left, right))
}

// showClashes tells, before the act refuses it, what stands in the way, and offers the next hour.
func (p *planPreview) showClashes(now plan) {
	f := p.form
	step := f.line.list.step
	checked := now
	if checked.place == "" {
		checked.place = "—" // that it lacks is said at the end, beside its field
	}
	if err := now.check(len(f.taken())); err != nil {
		p.list.Add(marked(theme.WarningIcon(), theme.ColorNameWarning, widget.Body(err.Error())))
		return
	}
	told := map[string]bool{}
	rest := 0
	for _, err := range checked.clashes(step.view, f.line.sitting.key, f.taken()) {
		var refusal *data.Refusal
		if !errors.As(err, &refusal) || told[refusal.What] {
			continue
		}
		if told[refusal.What] = true; len(told) > clashing {
			rest++
			continue
		}
		p.list.Add(marked(theme.WarningIcon(), theme.ColorNameWarning, widget.Body(refusal.What)))
	}
	if rest > 0 {
		p.list.Add(widget.Small("Et " + count(rest, "autre candidat", "autres candidats", "") + "."))
	}
	if p.clashes = len(told); p.clashes == 0 {
		return
	}
	if found, ok := f.free(now); ok && found.at != now.at {
		p.next = found.at
		p.free.SetText("Prendre " + found.at.French() + ", la prochaine heure libre")
		p.free.Show()
	}
}

// previewColumns gives the hour a column of its own, so that the names stand below one another.
type previewColumns struct{}

const previewHour = 9 * widget.Unit

// Layout is for Fyne.
func (previewColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(previewHour, size.Height))
	objects[1].Move(fyne.NewPos(previewHour, 0))
	objects[1].Resize(fyne.NewSize(size.Width-previewHour, size.Height))
}

// MinSize is for Fyne.
func (previewColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(previewHour+60, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}
