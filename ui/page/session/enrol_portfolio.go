package session

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// remark says, of the portfolios asked for, when the fiche expects them and whether the immersion is as long as it asks,
// from the dates typed so far. Portfolios with the same months are spoken of once.
func (b *blocsForm) remark(path data.Path) {
	b.remarks.RemoveAll()
	var seen []rncp.Window
	for _, req := range b.requests() {
		bloc, _ := b.fiche.Bloc(req.Bloc)
		way, _ := rules.FindWay(bloc, b.track, req.Way)
		for _, a := range way.Assessments {
			if a.Window == nil || slices.Contains(seen, *a.Window) {
				continue
			}
			seen = append(seen, *a.Window)
			b.remarks.Add(widget.VStack(0.5, windowRemark(a, path), immersionRemark(a, path)))
		}
	}
	b.whole.Refresh()
}

// windowRemark says from when to when a portfolio is due.
func windowRemark(a rncp.Assessment, path data.Path) fyne.CanvasObject {
	months := monthSpan(a.Window.MinMonths, a.Window.MaxMonths)
	from, to, ok := rules.PortfolioWindow(a, path)
	if !ok {
		return remark(widget.ToneInfo, "Portefeuille de preuves : "+months+" après la fin de formation. Saisissez cette date pour en voir le délai.")
	}
	return remark(widget.ToneInfo, "Portefeuille de preuves : du "+from.French()+" au "+to.French()+", "+months+" après la fin de formation.")
}

// immersionRemark says whether the work immersion is as long as the fiche asks.
func immersionRemark(a rncp.Assessment, path data.Path) fyne.CanvasObject {
	months := monthSpan(a.Window.ImmersionMinMonths, a.Window.ImmersionMaxMonths)
	if path.ImmersionFrom.IsZero() || path.ImmersionTo.IsZero() {
		return remark(widget.ToneInfo, "Immersion professionnelle : la fiche demande "+months+". Saisissez ses dates, ou complétez-les plus tard.")
	}
	path.TrainingTo = path.ImmersionTo // so that the window says nothing: the immersion alone is asked about
	from, _, _ := rules.PortfolioWindow(a, path)
	if len(rules.PortfolioRemarks(a, path, from)) > 0 {
		return remark(widget.ToneWarning, "L’immersion professionnelle n’a pas la durée que demande la fiche : "+months+".")
	}
	return remark(widget.ToneDone, "L’immersion professionnelle a la durée que demande la fiche : "+months+".")
}

func remark(tone widget.Tone, sentence string) fyne.CanvasObject {
	return widget.Notice(tone, widget.Body(sentence))
}

func monthSpan(least, most int) string {
	if least == most {
		return fmt.Sprintf("%d mois", least)
	}
	return fmt.Sprintf("%d à %d mois", least, most)
}
