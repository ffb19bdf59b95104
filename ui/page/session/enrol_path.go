package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// pathForm is the way to the certification: route, confirmed track, dates. What is hidden counts for nothing.
type pathForm struct {
	desk    *app.Desk
	host    widget.Host
	fiche   *rncp.Fiche
	view    app.View
	known   data.Path // what the path was before, without an identifier when it is a new one
	changed func()    // the track
	dated   func()    // one of the dates

	route, tracks               *widget.Radio
	routeField, trackField      *widget.Field
	from, to, imFrom, imTo      *widget.DateField
	vae, filed                  *widget.DateField
	filedField                  *widget.Field
	training, immersion, vaeBox *fyne.Container
	noRight                     [3]*fyne.Container // why there is none: below the route, the entry in training, the VAE
	form                        *widget.Form
	note                        *fyne.Container // that a path known already goes on
	whole                       *fyne.Container
}

func newPathForm(desk *app.Desk, host widget.Host, view app.View) *pathForm {
	p := &pathForm{desk: desk, host: host, fiche: view.Fiche, view: view, route: widget.NewRadio(), tracks: widget.NewRadio(),
		from: widget.NewDateField(), to: widget.NewDateField(), imFrom: widget.NewDateField(), imTo: widget.NewDateField(),
		vae: widget.NewDateField(), filed: widget.NewDateField(), note: container.NewVBox(),
		noRight: [3]*fyne.Container{container.NewVBox(), container.NewVBox(), container.NewVBox()}}
	p.listen()
	p.routeField = &widget.Field{Label: "Voie d’accès", Hint: p.offerRoutes(), Input: p.route.Content(), Check: p.checkRoute}
	p.trackField = &widget.Field{Label: "Modalité d’évaluation", Input: p.tracks.Content(), Check: p.checkTrack}
	p.filedField = &widget.Field{Label: "Dépôt du dossier de validation", Input: p.filed, Check: p.checkFiled}
	p.form = widget.NewForm(host.Focus, p.routeField, p.trackField,
		&widget.Field{Label: "Première entrée en formation", Hint: "Le droit à la certification en dépend.", Input: p.from, Check: p.checkFrom},
		&widget.Field{Label: "Fin de formation", Hint: "Un portefeuille de preuves en a besoin ; elle peut venir plus tard.", Input: p.to, Check: p.checkTo},
		&widget.Field{Label: "Début de l’immersion professionnelle", Hint: "Pour un portefeuille de preuves ; peut venir plus tard.", Input: p.imFrom, Check: p.checkImmersionFrom},
		&widget.Field{Label: "Fin de l’immersion professionnelle", Input: p.imTo, Check: p.checkImmersionTo},
		&widget.Field{Label: "Décision de recevabilité de la VAE", Hint: "Le droit à la certification en dépend.", Input: p.vae, Check: p.checkVAE}, p.filedField)
	p.layOut()
	p.term()
	p.propose()
	return p
}

// listen follows what is chosen and typed.
func (p *pathForm) listen() {
	p.route.OnChanged = func(string) {
		p.routeField.Tell(nil)
		p.propose()
	}
	p.tracks.OnChanged = func(string) {
		p.trackField.Tell(nil)
		p.show()
	}
	for _, f := range p.dates() {
		f.OnChanged = func(string) {
			p.explain()
			if f == p.filed {
				p.term()
			}
			if p.dated != nil {
				p.dated()
			}
			p.whole.Refresh()
		}
	}
}

func (p *pathForm) dates() []*widget.DateField {
	return []*widget.DateField{p.from, p.to, p.imFrom, p.imTo, p.vae, p.filed}
}

// exam is the last day of the assessments, on which the right of a candidature individuelle hangs.
func (p *pathForm) exam() data.Date { return p.view.Session.To }

// offerRoutes offers the routes that the fiche opens, and returns a line on those that it does not.
func (p *pathForm) offerRoutes() string {
	var routes []widget.Choice
	closed := ""
	for _, r := range p.fiche.Routes {
		if r.Open.Open() {
			routes = append(routes, widget.Choice{Key: string(r.Key), Label: r.Short})
		} else {
			closed += " " + r.Short + "."
		}
	}
	p.route.SetChoices(routes)
	if closed != "" {
		return "La fiche n’ouvre pas :" + closed
	}
	return ""
}

// layOut puts the dates that go together into boxes that come and go with the route.
func (p *pathForm) layOut() {
	fields := p.form.Content().(*fyne.Container).Objects
	p.training = widget.VStack(1, container.NewVBox(fields[2], p.noRight[1]), fields[3])
	p.immersion = widget.VStack(1, fields[4], fields[5])
	p.vaeBox = widget.VStack(1, container.NewVBox(fields[6], p.noRight[2]), fields[7])
	p.note.Hide()
	p.whole = widget.VStack(1, widget.Heading("Le parcours"), p.note, container.NewVBox(fields[0], p.noRight[0]), fields[1], p.training, p.immersion, p.vaeBox)
}

func (p *pathForm) content() fyne.CanvasObject { return p.whole }

func (p *pathForm) focus() fyne.Focusable { return widget.Focusable(p.route.Content()) }

func (p *pathForm) track() rncp.Track { return rncp.Track(p.tracks.Key()) }

func (p *pathForm) onSubmit(fn func()) {
	for _, f := range p.dates() {
		f.OnSubmitted = func(string) { fn() }
	}
}

// propose offers the tracks of the route: the one that the rules propose is said to be so, and confirmed by choosing it.
func (p *pathForm) propose() {
	route := rncp.Route(p.route.Key())
	var choices []widget.Choice
	switch route {
	case "":
		p.trackField.Hint = "Choisissez d’abord la voie d’accès."
	case rncp.RouteVAE:
		choices = []widget.Choice{{Key: string(rncp.TrackVAE), Label: widget.TrackName(rncp.TrackVAE)}}
		p.trackField.Hint = "La VAE n’a que cette modalité."
	default:
		choices = p.proposedTracks(route)
	}
	p.trackField.Tell(nil)
	p.tracks.SetChoices(choices)
	if route == rncp.RouteVAE { // nothing to confirm
		p.tracks.Set(string(rncp.TrackVAE))
	}
	p.show()
}

func (p *pathForm) proposedTracks(route rncp.Route) []widget.Choice {
	p.trackField.Hint = "La fiche ne dit pas laquelle : choisissez."
	proposed, ok, err := p.desk.Enrolments.ProposeTrack(route)
	var choices []widget.Choice
	for _, t := range []rncp.Track{rncp.TrackInitial, rncp.TrackContinuing} {
		c := widget.Choice{Key: string(t), Label: widget.TrackName(t)}
		if err == nil && ok && t == proposed {
			c.Label += " (proposée)"
			p.trackField.Hint = "Confirmez la modalité proposée, ou choisissez l’autre."
		}
		choices = append(choices, c)
	}
	return choices
}

// show lets only the dates stand that the route needs.
func (p *pathForm) show() {
	vae := p.route.Key() == string(rncp.RouteVAE)
	set(p.vaeBox, vae)
	set(p.training, p.route.Key() != "" && !vae)
	set(p.immersion, p.track() == rncp.TrackContinuing)
	p.explain()
	if p.changed != nil {
		p.changed()
	}
	p.whole.Refresh()
}

func set(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// reuse shows a path that is known; where another may be, it can be left for a new one.
func (p *pathForm) reuse(path data.Path, another bool) {
	p.note.RemoveAll()
	p.note.Add(widget.Small("Ce parcours est déjà connu ; il vaut pour toutes ses sessions."))
	if another {
		p.note.Add(container.NewHBox(widget.Plain("Saisir un autre parcours", func() {
			p.leave()
			p.host.Focus(p.focus())
		})))
	}
	p.note.Show()
	p.fill(path)
}

// leave goes back to an empty path where a known one was shown. What was typed for a new one stays.
func (p *pathForm) leave() {
	p.note.Hide()
	if p.known.ID != "" {
		p.fill(data.Path{})
	}
}

func (p *pathForm) fill(path data.Path) {
	p.known = path
	p.route.Set(string(path.Route))
	p.propose()
	p.tracks.Set(string(path.Track))
	p.from.SetDate(path.TrainingFrom)
	p.to.SetDate(path.TrainingTo)
	p.imFrom.SetDate(path.ImmersionFrom)
	p.imTo.SetDate(path.ImmersionTo)
	p.vae.SetDate(path.VAEAdmissible)
	p.filed.SetDate(path.VAEFiled)
	if path.ID != "" {
		p.trackField.Hint = "Confirmée à une inscription précédente."
	}
	for _, f := range p.form.Fields {
		f.Tell(nil)
	}
	p.show()
}

// made returns the path as it is typed. A date that the route does not need is left out.
func (p *pathForm) made() data.Path {
	path := p.known
	path.Route, path.Track = rncp.Route(p.route.Key()), p.track()
	path.TrainingFrom, path.TrainingTo = dateIn(p.training, p.from), dateIn(p.training, p.to)
	path.ImmersionFrom, path.ImmersionTo = dateIn(p.immersion, p.imFrom), dateIn(p.immersion, p.imTo)
	path.VAEAdmissible, path.VAEFiled = dateIn(p.vaeBox, p.vae), dateIn(p.vaeBox, p.filed)
	return path
}

// dateIn returns the date of a field, none while the box that it lies in is hidden.
func dateIn(box fyne.CanvasObject, f *widget.DateField) data.Date {
	if !box.Visible() {
		return data.Date{}
	}
	d, _ := f.Date()
	return d
}
