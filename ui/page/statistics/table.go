package statistics

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// about are the columns that say what a line is about.
var about = []struct {
	title string
	share float32
	of    func(rules.StatRow) string
}{
	{"Certification", 1.1, func(r rules.StatRow) string { return r.Fiche }},
	{"Année", 0.6, func(r rules.StatRow) string { return positive(r.Year) }},
	{"Après", 0.8, func(r rules.StatRow) string { return after(r.Months) }},
	{"Objet", 2.9, func(r rules.StatRow) string { return r.Object }},
	{"Voie", 2.1, func(r rules.StatRow) string { return r.Route }},
}

func positive(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

func after(months int) string {
	switch {
	case months == 0:
		return ""
	case months%12 == 0 && months > 12:
		return fmt.Sprintf("%d ans", months/12)
	}
	return fmt.Sprintf("%d mois", months)
}

// table shows a table: what is the same on every line stands above it, once.
func table(t rules.StatTable, rows []rules.StatRow) fyne.CanvasObject {
	var shares []float32
	var used []func(rules.StatRow) string
	var head []fyne.CanvasObject
	title := string(t)
	for _, c := range about {
		switch first, same := oneValue(rows, c.of); {
		case same && first == "":
		case same && c.title == "Certification":
			title += " – " + first
		default:
			share := c.share
			if c.title == "Voie" && t != rules.StatRoutes {
				share = 1.4 // « Toutes les voies », « Hors VAE », « VAE »
			}
			shares, used, head = append(shares, share), append(used, c.of), append(head, widget.Quiet(c.title))
		}
	}
	for _, m := range rows[0].Measures {
		shares, head = append(shares, 1), append(head, widget.Quiet(heading(m.Name)))
	}
	list := widget.VStack(0, widget.Shares(shares, head...), fw.NewSeparator())
	for i, r := range rows {
		if i > 0 && t == rules.StatBlocs && r.Object != rows[i-1].Object {
			list.Add(fw.NewSeparator())
		}
		var cells []fyne.CanvasObject
		again := i > 0 // as long as a line says what the one above does, that is not said again
		for _, of := range used {
			words := of(r)
			if again = again && words == of(rows[i-1]); again {
				words = ""
			}
			cells = append(cells, widget.Body(words))
		}
		for _, m := range r.Measures {
			cells = append(cells, cell(m))
		}
		list.Add(widget.Shares(shares, cells...))
	}
	return widget.VStack(1, widget.Heading(title), list)
}

// oneValue reports whether every line has the same value, and which.
func oneValue(rows []rules.StatRow, of func(rules.StatRow) string) (value string, same bool) {
	value = of(rows[0])
	for _, r := range rows {
		if of(r) != value {
			return "", false
		}
	}
	return value, true
}

// heading begins with a capital.
func heading(name string) string {
	r := []rune(name)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// cell shows a figure. In place of a rate of too few stands how many they are.
func cell(m rules.StatMeasure) fyne.CanvasObject {
	switch percent, ok := m.Percent(); {
	case m.InWords && m.Text == "":
		return widget.Quiet("–")
	case m.InWords:
		return widget.Body(m.Text)
	case ok:
		return widget.Body(strings.Replace(fmt.Sprintf("%.0f %%", percent), ".", ",", 1))
	case m.Rate && m.Of == 0:
		return widget.Quiet("–")
	case m.Rate:
		return widget.Quiet(fmt.Sprintf("n = %d", m.Of))
	}
	return widget.Body(fmt.Sprint(m.Count))
}
