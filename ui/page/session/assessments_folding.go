package session

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"certibloc/data"
	"certibloc/ui/widget"
)

// folding is a list that is folded behind a button. Its rows are built when it is unfolded, and no more than a few at a
// time: two hundred candidates in each of six sittings would keep the window waiting.
type folding struct {
	rowOf func(enrolment data.ID) fyne.CanvasObject
	grown func()

	all    []data.ID
	shown  int
	open   bool
	laid   []data.ID // the rows as they are laid out
	button *widget.Button
	more   *widget.Button
	list   *fyne.Container
}

func newFolding(rowOf func(data.ID) fyne.CanvasObject, grown func()) *folding {
	f := &folding{rowOf: rowOf, grown: grown, shown: rowsAtOnce, list: container.NewVBox()}
	f.button = widget.Plain("", func() { f.unfold(!f.open) })
	f.button.SetIcon(theme.MenuExpandIcon())
	f.more = widget.Plain("", func() {
		f.shown += rowsAtOnce
		f.lay()
		f.grown()
	})
	f.list.Hide()
	return f
}

// show gives the list its rows; those that are unfolded show the facts as they are now.
func (f *folding) show(all []data.ID) {
	f.all = all
	if f.open {
		f.lay()
	}
}

func (f *folding) unfold(open bool) {
	f.open = open
	icon := theme.MenuExpandIcon()
	if open {
		icon = theme.MenuDropDownIcon()
		f.lay()
	}
	f.button.SetIcon(icon)
	visible(f.list, open)
	f.grown()
}

func (f *folding) lay() {
	ids := f.all[:min(f.shown, len(f.all))]
	rows := make([]fyne.CanvasObject, len(ids), len(ids)+1)
	for i, id := range ids {
		rows[i] = f.rowOf(id)
	}
	rest := len(f.all) - len(ids)
	f.more.SetText(fmt.Sprintf("Afficher la suite (%d)", rest))
	if slices.Equal(ids, f.laid) && (rest > 0) == (len(f.list.Objects) > len(ids)) {
		return
	}
	if rest > 0 {
		rows = append(rows, f.more)
	}
	f.laid, f.list.Objects = slices.Clone(ids), rows
	f.list.Refresh()
}

// reach unfolds the list as far as a row.
func (f *folding) reach(enrolment data.ID) {
	for i, id := range f.all {
		if id == enrolment {
			f.shown = max(f.shown, i+1)
		}
	}
	f.unfold(true)
}

func ids(seats []seat) []data.ID {
	list := make([]data.ID, len(seats))
	for i, one := range seats {
		list[i] = one.enrolment()
	}
	return list
}
