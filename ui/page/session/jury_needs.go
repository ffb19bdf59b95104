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
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// needsShown is how many points of one sort are shown here; the list before the deliberation has them all.
const needsShown = 7

// showNeeds lists what the fiche asks of a jury and what is found: what keeps it from sitting, what is there, with who, and
// what is pointed out. Each sort has its mark, and what is pointed out its heading.
func showNeeds(into *fyne.Container, view app.View) {
	said := tight()
	var blocking, warnings []rules.Lack
	if view.Stage != rules.StageSealed { // a jury that has sat is complete
		for _, l := range rules.JuryLacks(view.Fiche, &view.Session.Rules, view.Jury, view.Cases) {
			if l.Warning {
				warnings = append(warnings, l)
			} else {
				blocking = append(blocking, l)
			}
		}
	}
	title := fmt.Sprintf("La fiche demande au moins %d personnes", view.Fiche.Jury.Minimum)
	if view.Jury.Held == data.HeldElsewhere {
		title = "Ce qu’il faut d’un jury tenu ailleurs"
	}
	said.Add(widget.Strong(title))
	addNeeds(said, blocking, func(l rules.Lack) fyne.CanvasObject {
		return marked(theme.ErrorIcon(), theme.ColorNameError, widget.Body(l.Sentence))
	})
	for _, m := range needsMet(view) {
		said.Add(marked(theme.ConfirmIcon(), theme.ColorNameSuccess, widget.Quiet(m)))
	}
	if len(warnings) > 0 {
		said.Add(apart(widget.Strong("À vérifier, ou à écarter avec un motif")))
		addNeeds(said, warnings, func(l rules.Lack) fyne.CanvasObject {
			if _, aside := view.Jury.SetAsideReason(l.Sentence); aside {
				return marked(theme.ConfirmIcon(), widget.ColorQuiet, widget.Quiet(l.Sentence+" Écarté."))
			}
			return marked(theme.WarningIcon(), theme.ColorNameWarning, widget.Body(l.Sentence))
		})
	}
	into.Objects = []fyne.CanvasObject{said}
	into.Refresh()
}

// addNeeds adds the first points of a sort, and says how many more there are.
func addNeeds(to *fyne.Container, lacks []rules.Lack, line func(rules.Lack) fyne.CanvasObject) {
	for n, l := range lacks {
		if n == needsShown {
			to.Add(widget.Quiet("… et encore " + count(len(lacks)-n, "point", "points", "") + "."))
			return
		}
		to.Add(line(l))
	}
}

// showVAE says which rules the law adds where somebody comes by the VAE, and who that is.
func showVAE(into *fyne.Container, view app.View) {
	into.RemoveAll()
	names := vaeNames(view)
	visible(into, len(names) > 0 && view.Jury.Held != data.HeldElsewhere)
	if !into.Visible() {
		return
	}
	who := strings.Join(names, ", ")
	if len(names) > 3 {
		who = strings.Join(names[:3], ", ") + " et " + count(len(names)-3, "autre", "autres", "")
	}
	said := tight(widget.Strong("En plus pour la VAE (Code du travail, art. D6412-6)"), widget.Quiet("Concerne "+who+"."))
	for _, rule := range []string{
		"Si les voix se partagent, celle du président l’emporte.",
		"Aucun membre n’a accompagné le candidat, ni n’a de lien personnel ou professionnel avec lui : sinon, récusez-le.",
		"La composition du jury concourt à l’équilibre entre les femmes et les hommes.",
	} {
		said.Add(marked(theme.InfoIcon(), widget.ColorQuiet, widget.Quiet(rule)))
	}
	into.Add(said)
}

func vaeNames(view app.View) []string {
	var names []string
	for i := range view.Cases {
		if view.Cases[i].Path.Route == rncp.RouteVAE {
			names = append(names, candidateLabel(view, view.Cases[i].Candidate))
		}
	}
	return names
}

// tight stacks texts as the lines of a paragraph: each brings a margin of its own, and two of them are too many.
func tight(texts ...fyne.CanvasObject) *fyne.Container { return widget.VStack(-1.25, texts...) }

// apart leaves some room above a heading between lines that are tight.
func apart(heading fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(widget.Unit, 0, 0, 0), heading)
}

// needsMet says what the fiche asks and finds: enough members who sit, and who sits in each college.
func needsMet(view app.View) []string {
	if view.Jury.Held == data.HeldElsewhere {
		return receivedMet(view.Jury)
	}
	var met []string
	seated := rules.Seated(view.Fiche, view.Jury, "")
	if n := len(seated); n >= view.Fiche.Jury.Minimum {
		met = append(met, fmt.Sprintf("%d membres (au moins %d).", n, view.Fiche.Jury.Minimum))
	}
	for _, c := range view.Fiche.Jury.Colleges {
		var names []string
		for _, m := range seated {
			if m.College == c.Key {
				names = append(names, m.Name)
			}
		}
		if n := len(names); n > 0 && n >= c.Seats && (n == 1 || !c.President) {
			met = append(met, c.Text+" : "+strings.Join(names, ", ")+".")
		}
	}
	return slices.Clip(met)
}

// receivedMet says what is noted of a jury held elsewhere.
func receivedMet(j data.Jury) []string {
	met := []string{"Tenu par " + j.With + "."}
	if !j.On.IsZero() && j.Place != "" {
		met = append(met, "Le "+j.On.French()+", "+j.Place+".")
	}
	if j.Reference != "" {
		met = append(met, "Procès-verbal reçu : "+j.Reference+".")
	}
	return met
}

// marked sets an icon before a text that wraps. The words carry the meaning; the icon and its colour only help.
func marked(icon fyne.Resource, colour fyne.ThemeColorName, words *fw.RichText) fyne.CanvasObject {
	picture := fw.NewIcon(theme.NewColoredResource(icon, colour))
	beside := container.New(layout.NewCustomPaddedLayout(widget.Unit, 0, widget.Unit, 0), picture)
	return container.NewBorder(nil, nil, container.NewVBox(beside), nil, words)
}
