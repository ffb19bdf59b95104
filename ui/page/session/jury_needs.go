package session

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// showNeeds lists what the fiche asks of a jury: what is missing, as the rules say it, and what is there, with who.
func showNeeds(into *fyne.Container, view app.View) {
	lines := tight(widget.Strong("La fiche demande"))
	if view.Stage != rules.StageSealed { // a jury that has sat is complete
		for _, lack := range rules.JuryLacks(view.Fiche, &view.Session.Rules, view.Jury, view.Cases) {
			lines.Add(marked(theme.WarningIcon(), theme.ColorNameWarning, widget.Body(lack.Sentence)))
		}
	}
	for _, met := range needsMet(view) {
		lines.Add(marked(theme.ConfirmIcon(), theme.ColorNameSuccess, widget.Quiet(met)))
	}
	into.Objects = []fyne.CanvasObject{lines}
	into.Refresh()
}

// tight stacks texts as the lines of a paragraph: each brings a margin of its own, and two of them are too many.
func tight(texts ...fyne.CanvasObject) *fyne.Container { return widget.VStack(-1.25, texts...) }

func needsMet(view app.View) []string {
	var met []string
	if n := len(view.Jury.Members); n >= view.Fiche.Jury.Minimum {
		met = append(met, fmt.Sprintf("%d membres (au moins %d).", n, view.Fiche.Jury.Minimum))
	}
	for _, c := range view.Fiche.Jury.Colleges {
		var names []string
		for _, m := range view.Jury.Members {
			if m.College == c.Key {
				names = append(names, m.Name)
			}
		}
		if n := len(names); n > 0 && n >= c.Seats && (n == 1 || !c.President) {
			met = append(met, c.Text+" : "+strings.Join(names, ", ")+".")
		}
	}
	return slices.Clip(met)
}

// marked sets an icon before a text that wraps. The words carry the meaning; the icon and its colour only help.
func marked(icon fyne.Resource, colour fyne.ThemeColorName, words *fw.RichText) fyne.CanvasObject {
	picture := fw.NewIcon(theme.NewColoredResource(icon, colour))
	beside := container.New(layout.NewCustomPaddedLayout(widget.Unit, 0, widget.Unit, 0), picture)
	return container.NewBorder(nil, nil, container.NewVBox(beside), nil, words)
}
