package session

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// blocsForm is the blocs asked for, each by one of the ways that the fiche offers.
type blocsForm struct {
	fiche *rncp.Fiche
	held  rules.Ledger
	track rncp.Track
	rows  map[rncp.BlocKey]*blocRow
	list  *fyne.Container
	said  *fyne.Container // what is wrong
	whole *fyne.Container
}

type blocRow struct {
	toggle *widget.Toggle
	ways   *widget.Radio
}

func newBlocsForm(f *rncp.Fiche) *blocsForm {
	b := &blocsForm{fiche: f, rows: map[rncp.BlocKey]*blocRow{}, list: container.NewVBox(), said: container.NewVBox()}
	b.whole = widget.VStack(1, widget.Heading("Les blocs demandés"), b.list, b.said)
	b.offer("", nil)
	return b
}

func (b *blocsForm) content() fyne.CanvasObject { return b.whole }

// offer lists what the fiche offers on a track; held, where it is not nil, is what the person holds already. What is
// chosen stays where it is still offered.
func (b *blocsForm) offer(track rncp.Track, held rules.Ledger) {
	if held != nil {
		b.held = held
	}
	kept := b.requests()
	b.track, b.rows = track, map[rncp.BlocKey]*blocRow{}
	b.list.RemoveAll()
	b.said.RemoveAll()
	if track == "" {
		b.list.Add(widget.Quiet("Choisissez d’abord la modalité : elle décide de ce que la fiche offre."))
		b.whole.Refresh()
		return
	}
	for _, bloc := range b.fiche.Blocs {
		b.list.Add(b.row(bloc))
	}
	if only, ok := b.portfolioOnly(); ok && only != track {
		b.list.Add(widget.Small("Le portefeuille de preuves n’existe qu’en " + strings.ToLower(widget.TrackName(only)) + "."))
	}
	b.set(kept)
	b.whole.Refresh()
}

// portfolioOnly returns the one track on which the fiche offers a portfolio, if there is just one.
func (b *blocsForm) portfolioOnly() (only rncp.Track, ok bool) {
	for _, t := range []rncp.Track{rncp.TrackInitial, rncp.TrackContinuing} {
		if slices.ContainsFunc(b.fiche.Blocs, func(bloc rncp.Bloc) bool {
			_, offered := rules.FindWay(bloc, t, rncp.WayPortfolio)
			return offered
		}) {
			only, ok = t, only == ""
		}
	}
	return only, ok
}

func (b *blocsForm) row(bloc rncp.Bloc) fyne.CanvasObject {
	title := fmt.Sprintf("%s (n° %d de la fiche)", bloc.Title, bloc.Number)
	if holding, held := b.held[bloc.Key]; held {
		return widget.Small(title + " : déjà acquis le " + holding.On.French() + ", sans limite de durée.")
	}
	offered := rules.Ways(bloc, b.track)
	if len(offered) == 0 {
		return widget.Small(title + " : la fiche ne l’ouvre pas à cette modalité.")
	}
	r := &blocRow{toggle: widget.NewToggle(title)}
	var choices []widget.Choice
	for _, w := range offered {
		choices = append(choices, widget.Choice{Key: string(w.Key), Label: widget.WayName(w.Key)})
	}
	r.ways = widget.NewRadio(choices...)
	r.ways.Set(choices[0].Key)
	b.rows[bloc.Key] = r
	if len(choices) == 1 {
		r.toggle.OnChanged = func(bool) { b.said.RemoveAll() }
		return r.toggle
	}
	ways := container.NewPadded(widget.Margin(r.ways.Content(), 1))
	ways.Hide()
	r.toggle.OnChanged = func(on bool) {
		b.said.RemoveAll()
		set(ways, on)
		b.whole.Refresh()
	}
	return container.NewVBox(r.toggle, ways)
}

// requests returns what is asked for, in the order of the fiche.
func (b *blocsForm) requests() []data.BlocRequest {
	var list []data.BlocRequest
	for _, bloc := range b.fiche.Blocs {
		if r, ok := b.rows[bloc.Key]; ok && r.toggle.On() {
			list = append(list, data.BlocRequest{Bloc: bloc.Key, Way: rncp.WayKey(r.ways.Key())})
		}
	}
	return list
}

func (b *blocsForm) set(requests []data.BlocRequest) {
	for _, req := range requests {
		r, ok := b.rows[req.Bloc]
		if !ok {
			continue
		}
		r.toggle.Set(true)
		if r.toggle.OnChanged != nil {
			r.toggle.OnChanged(true)
		}
		before := r.ways.Key()
		if r.ways.Set(string(req.Way)); r.ways.Key() == "" { // no longer offered
			r.ways.Set(before)
		}
	}
}

// focus is the first bloc that can be asked for, or nil.
func (b *blocsForm) focus() fyne.Focusable { return widget.Focusable(b.list) }

// valid reports whether a bloc is asked for, and says what to do when none is.
func (b *blocsForm) valid() bool {
	b.said.RemoveAll()
	switch {
	case len(b.requests()) > 0:
		return true
	case b.track != "" && len(b.rows) == 0:
		b.said.Add(widget.Coloured("Il n’y a plus de bloc à demander.", theme.ColorNameError))
	default:
		b.said.Add(widget.Coloured("Aucun bloc n’est demandé. Cochez au moins un bloc de compétences.", theme.ColorNameError))
	}
	b.whole.Refresh()
	return false
}
