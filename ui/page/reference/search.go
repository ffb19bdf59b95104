package reference

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/ui/widget"
)

// mostFound is how many passages a search shows.
const mostFound = 40

// finding is a passage that holds what is searched for.
type finding struct {
	section int
	under   string // the name that it stands under, or empty
	part    part
}

// find returns the passages that hold every word of a folded query.
func find(sections []section, query string) []finding {
	var all []finding
	for i, s := range sections {
		under := ""
		for _, p := range s.parts {
			switch {
			case p.names():
				under = p.cells[0]
			case p.matches(query):
				all = append(all, finding{i, under, p})
			}
		}
	}
	return all
}

// found shows what a search has found, below the names of the sections.
func (p *Page) found(query string) fyne.CanvasObject {
	all := find(p.sections, query)
	rows, section, under := stack(widget.Quiet(foundWords(len(all)))), -1, ""
	for _, f := range all[:min(len(all), mostFound)] {
		if f.section != section {
			section, under = f.section, ""
			open := widget.Secondary(p.sections[section].name, func() { p.openAndFocus(f.section) })
			open.OnKey = p.search.OnKey
			rows.Add(spaced(container.NewHBox(open), 2, 1))
		}
		if f.under != under {
			under = f.under
			rows.Add(newPart(kindSub, under).content())
		}
		rows.Add(f.part.content())
	}
	return page(rows)
}

func foundWords(total int) string {
	switch {
	case total == 0:
		return "Rien ne correspond. Essayez un autre mot, ou effacez la recherche pour tout relire."
	case total == 1:
		return "1 passage trouvé. Entrée ouvre sa partie de la fiche."
	case total > mostFound:
		return fmt.Sprintf("%d passages trouvés ; voici les %d premiers. Précisez la recherche.", total, mostFound)
	}
	return fmt.Sprintf("%d passages trouvés. Entrée ouvre la partie du premier.", total)
}

// openFirst opens the first section in which something was found.
func (p *Page) openFirst() {
	query := data.Fold(p.search.Text)
	if all := find(p.sections, query); query != "" && len(all) > 0 {
		p.openAndFocus(all[0].section)
	}
}

// openAndFocus opens a section and puts the focus on it in the index.
func (p *Page) openAndFocus(i int) {
	p.open(i)
	p.host.Focus(p.names[i])
}
