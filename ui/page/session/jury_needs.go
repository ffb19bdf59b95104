package session

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// showNeeds lists what the fiche asks of a jury: what is missing, as the rules say it, and what is there, with who.
func showNeeds(into *fyne.Container, view app.View) {
	into.RemoveAll()
	into.Add(widget.Strong("La fiche demande"))
	if view.Stage != rules.StageSealed { // a jury that has sat is complete
		for _, lack := range rules.JuryLacks(view.Fiche, view.Jury) {
			into.Add(marked(theme.WarningIcon(), theme.ColorNameWarning, widget.Body(lack)))
		}
	}
	for _, met := range needsMet(view) {
		into.Add(marked(theme.ConfirmIcon(), theme.ColorNameSuccess, widget.Quiet(met)))
	}
	into.Refresh()
}

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
		if len(names) >= max(1, c.Seats) && !(c.President && len(names) > 1) {
			met = append(met, c.Text+" : "+strings.Join(names, ", ")+".")
		}
	}
	return slices.Clip(met)
}

// marked sets an icon before a text that wraps. The words carry the meaning; the icon and its colour only help.
func marked(icon fyne.Resource, colour fyne.ThemeColorName, words *fw.RichText) fyne.CanvasObject {
	picture := fw.NewIcon(theme.NewColoredResource(icon, colour))
	return container.NewBorder(nil, nil, container.NewVBox(container.NewPadded(picture)), nil, words)
}
