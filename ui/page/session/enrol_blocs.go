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

// blocsForm is the blocs asked for, each by one of the ways that the fiche offers.
type blocsForm struct {
	fiche    *rncp.Fiche
	rules    *data.Rules // of the session
	standing rules.Standing
	asked    data.Enrolment // what was asked for before, when the form opens on an enrolment
	track    rncp.Track
	changed  func() // what is asked for
	rows     map[rncp.BlocKey]*blocRow
	list     *fyne.Container
	remarks  *fyne.Container // on the portfolios asked for
	said     *fyne.Container // what is wrong
	whole    *fyne.Container
}

type blocRow struct {
	toggle *widget.Toggle
	ways   *widget.Radio
}

func newBlocsForm(view app.View) *blocsForm {
	b := &blocsForm{fiche: view.Fiche, rules: &view.Session.Rules, rows: map[rncp.BlocKey]*blocRow{}, list: container.NewVBox(),
		remarks: container.NewVBox(), said: container.NewVBox()}
	b.whole = widget.VStack(1, widget.Heading("Les blocs demandés"), b.list, b.remarks, b.said)
	b.offer("", nil)
	return b
}

func (b *blocsForm) content() fyne.CanvasObject { return b.whole }

// offer lists what the fiche offers on a track; standing, where it is not nil, is what the person brings. What is chosen
// stays where it is still offered.
func (b *blocsForm) offer(track rncp.Track, standing *rules.Standing) {
	if standing != nil {
		b.standing = *standing
	}
	kept := b.requests()
	b.track, b.rows = track, map[rncp.BlocKey]*blocRow{}
	b.list.RemoveAll()
	b.said.RemoveAll()
	switch held := b.standing.Held; {
	case held.Pronounced():
		whole := held[data.WholeCertification]
		b.list.Add(widget.Notice(widget.ToneInfo, widget.Body("La certification est prononcée depuis le "+whole.On.French()+" ("+whole.Words()+"). Il n’y a plus rien à demander.")))
	case b.certificationAlone():
		b.list.Add(widget.Notice(widget.ToneInfo, widget.Body(widget.AllBlocs(b.fiche)+" sont acquis. L’inscription porte sur la certification complète, que le jury peut prononcer.")))
		b.offerBlocs()
	case track == "":
		b.list.Add(widget.Quiet("Choisissez d’abord la modalité : elle décide de ce que la fiche offre."))
	default:
		b.offerBlocs()
	}
	b.set(kept)
	b.tell()
	b.whole.Refresh()
}

// certificationAlone reports whether there is nothing to ask for but the certification as a whole.
func (b *blocsForm) certificationAlone() bool {
	return b.standing.Held.Complete(b.fiche) && !b.standing.Held.Pronounced()
}

func (b *blocsForm) offerBlocs() {
	for _, bloc := range b.fiche.Blocs {
		b.list.Add(b.row(bloc))
	}
	if b.standing.Held.Blocs(b.fiche) > 0 {
		b.list.Add(widget.Small("Un bloc acquis l’est sans limite de durée."))
	}
	if only, ok := b.portfolioOnly(); ok && only != b.track && len(b.rows) > 0 {
		b.list.Add(widget.Small("Le portefeuille de preuves n’existe qu’en " + strings.ToLower(widget.TrackName(only)) + "."))
	}
}

// tell says that what is asked for has changed.
func (b *blocsForm) tell() {
	if b.changed != nil {
		b.changed()
	}
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
	title := fmt.Sprintf("%s (n° %d de la fiche)", bloc.Title, bloc.Number)
	if holding, held := b.standing.Held[bloc.Key]; held {
		return notOffered(theme.NewColoredResource(theme.ConfirmIcon(), theme.ColorNameSuccess), title,
			"Déjà acquis le "+holding.On.French()+" : "+holding.Words()+".")
	}
	offered := rules.Ways(bloc, b.track)
	if len(offered) == 0 {
		return notOffered(theme.NewColoredResource(theme.CancelIcon(), widget.ColorQuiet), title, "La fiche ne l’ouvre pas à cette modalité.")
	}
	if err := b.refusal(bloc.Key, offered[0].Key); err != nil {
		return notOffered(theme.NewColoredResource(theme.CancelIcon(), widget.ColorQuiet), title, predicate(err, bloc))
	}
	return b.choice(bloc.Key, title, offered)
}

// notOffered is a bloc that cannot be asked for, and why.
func notOffered(icon fyne.Resource, title, why string) fyne.CanvasObject {
	const in = widget.Unit // icon and words stand below those of a toggle
	mark := container.New(layout.NewCustomPaddedLayout(in, 0, in, 0), container.NewVBox(fw.NewIcon(icon)))
	words := widget.VStack(-1.2, widget.Body(title), widget.Small(why))
	return container.NewBorder(nil, nil, mark, nil, container.New(layout.NewCustomPaddedLayout(0, 0, -in, 0), words))
}

// predicate is a refusal below the title of its bloc, which it need not name again.
func predicate(err error, bloc rncp.Bloc) string {
	said, named := strings.CutPrefix(err.Error(), "Le bloc « "+bloc.Title+" » ")
	if named {
		said = strings.ToUpper(said[:1]) + said[1:]
	}
	return said
}

// refusal asks the rules whether a bloc can be asked for. What is asked for already stays: it was let through then.
func (b *blocsForm) refusal(bloc rncp.BlocKey, way rncp.WayKey) error {
	if _, already := b.asked.Asks(bloc); already {
		return nil
	}
	e := data.Enrolment{Session: "x", Path: "x", Blocs: []data.BlocRequest{{Bloc: bloc, Way: way}}} // of that bloc alone, not kept
	return rules.CheckEnrolment(b.fiche, b.rules, data.Path{Track: b.track}, e, b.standing)
}

// choice is a bloc that can be asked for, by one of the ways offered.
func (b *blocsForm) choice(bloc rncp.BlocKey, title string, offered []rncp.Way) fyne.CanvasObject {
	r := &blocRow{toggle: widget.NewToggle(title)}
	var choices []widget.Choice
	for _, w := range offered {
		choices = append(choices, widget.Choice{Key: string(w.Key), Label: widget.WayName(w.Key)})
	}
	r.ways = widget.NewRadio(choices...)
	r.ways.Set(choices[0].Key)
	r.ways.OnChanged = func(string) { b.tell() }
	b.rows[bloc] = r
	ways := container.NewPadded(widget.Margin(r.ways.Content(), 1))
	ways.Hide()
	r.toggle.OnChanged = func(on bool) {
		b.said.RemoveAll()
		set(ways, on && len(choices) > 1)
		b.tell()
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

// valid reports whether something is asked for, and says what to do when nothing is.
func (b *blocsForm) valid() bool {
	b.said.RemoveAll()
	switch {
	case len(b.requests()) > 0 || b.certificationAlone():
		return true
	case b.standing.Held.Pronounced():
		b.said.Add(widget.Coloured("La certification est déjà prononcée : il n’y a rien à inscrire.", theme.ColorNameError))
	case b.track != "" && len(b.rows) == 0:
		b.said.Add(widget.Coloured("Il n’y a plus de bloc à demander dans cette session.", theme.ColorNameError))
	default:
		b.said.Add(widget.Coloured("Aucun bloc n’est demandé. Cochez au moins un bloc de compétences.", theme.ColorNameError))
	}
	b.whole.Refresh()
	return false
}
