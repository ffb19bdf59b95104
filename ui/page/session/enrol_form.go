package session

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// enrolForm enrols a person, known or new: who, by which way, for which blocs. What an act has recorded before a later
// one is refused is kept and used again.
type enrolForm struct {
	step      *enrolmentsStep
	enrolment data.Enrolment // empty identifier: a new one
	person    *identityForm
	path      *pathForm
	blocs     *blocsForm
	said      *fyne.Container
	whole     fyne.CanvasObject
}

func newEnrolForm(s *enrolmentsStep, id data.ID) (*enrolForm, error) {
	f := &enrolForm{step: s, said: container.NewVBox()}
	var err error
	if f.person, err = newIdentityForm(s.desk, s.host); err != nil {
		return nil, err
	}
	f.path = newPathForm(s.desk, s.host, s.view.Fiche)
	f.blocs = newBlocsForm(s.view.Fiche)
	f.path.changed = func() { f.blocs.offer(f.path.track(), nil) }
	f.person.picked = f.pick
	for _, c := range s.view.Cases {
		if id != "" && c.Enrolment.ID == id {
			f.enrolment = c.Enrolment
			f.person.pick(c.Candidate)
			f.path.set(c.Path)
			f.blocs.offer(c.Path.Track, nil)
			f.blocs.set(c.Enrolment.Blocs)
		}
	}
	label, title := "Inscrire", "Inscrire un candidat"
	if id != "" {
		label, title = "Enregistrer", "Inscription de "+f.person.candidate.Name()
	}
	buttons := widget.HStack(widget.Secondary("Annuler", s.closeForm), widget.Primary(label, f.submit))
	cards := container.NewGridWithColumns(2,
		widget.Card(f.person.content()),
		widget.VStack(2, widget.Card(f.path.content()), widget.Card(f.blocs.content())))
	foot := widget.VStack(1, f.said, container.NewBorder(nil, nil, nil, buttons))
	f.whole = container.NewBorder(widget.Heading(title), foot, nil, nil, container.NewVScroll(cards))
	return f, nil
}

func (f *enrolForm) content() fyne.CanvasObject { return f.whole }

func (f *enrolForm) focus() fyne.Focusable { return f.person.focus() }

// pick takes up what is known of a person: the path to this certification, and the blocs held.
func (f *enrolForm) pick(c data.Candidate) {
	person, err := f.step.desk.Candidates.Person(c.ID)
	if err != nil {
		f.tell(err)
		return
	}
	for _, p := range person.Paths {
		if p.Fiche == f.step.view.Fiche.Code {
			f.path.set(p)
		}
	}
	f.blocs.offer(f.path.track(), person.Ledger)
}

func (f *enrolForm) tell(err error) {
	f.said.RemoveAll()
	if err != nil {
		f.said.Add(widget.Banner(widget.ToneRefused, err.Error()))
	}
	f.whole.Refresh()
}

// submit checks everything, shows all that is wrong at once, and records the person, the path and the enrolment.
func (f *enrolForm) submit() {
	okPerson, okPath := f.person.valid(), f.path.valid(f.blocs.portfolio())
	f.tell(nil)
	if !okPerson || !okPath {
		f.tell(data.Refuse("Quelque chose manque ou ne va pas.").Hint("Chaque champ concerné dit quoi."))
		return
	}
	if err := f.record(context.Background()); err != nil {
		f.tell(err)
		return
	}
	f.step.host.Tell("Inscrit : " + f.person.candidate.Name() + ".")
	f.step.closeForm()
}

func (f *enrolForm) record(ctx context.Context) error {
	desk, blocs := f.step.desk, f.blocs.requests()
	if len(blocs) == 0 {
		return data.Refuse("Aucun bloc n’est demandé.").Hint("Cochez au moins un bloc de compétences.")
	}
	if err := f.person.save(ctx, desk); err != nil {
		return err
	}
	path := f.path.made()
	path.Candidate, path.Fiche = f.person.candidate.ID, f.step.view.Fiche.Code
	saved, err := desk.Enrolments.SavePath(ctx, path)
	if err != nil {
		return err
	}
	f.path.known = saved
	if f.enrolment.ID != "" {
		return desk.Enrolments.Change(ctx, f.enrolment.ID, blocs)
	}
	f.enrolment, err = desk.Enrolments.Enrol(ctx, f.step.view.Session.ID, saved.ID, blocs)
	if err != nil {
		f.enrolment = data.Enrolment{}
	}
	return err
}

// pathForm is the way to the certification: route, confirmed track, dates.
type pathForm struct {
	desk    *app.Desk
	fiche   *rncp.Fiche
	known   data.Path
	changed func()

	route, tracks               *widget.Radio
	trackField                  *widget.Field
	from, to, imFrom, imTo, vae *widget.DateField
	training, immersion, vaeBox *fyne.Container
	form                        *widget.Form
	whole                       *fyne.Container
	needsImmersion              bool
}

func newPathForm(desk *app.Desk, host widget.Host, fiche *rncp.Fiche) *pathForm {
	p := &pathForm{desk: desk, fiche: fiche, from: widget.NewDateField(), to: widget.NewDateField(),
		imFrom: widget.NewDateField(), imTo: widget.NewDateField(), vae: widget.NewDateField()}
	var routes []widget.Choice
	closed := ""
	for _, r := range fiche.Routes {
		if r.Open.Open() {
			routes = append(routes, widget.Choice{Key: string(r.Key), Label: r.Short})
		} else {
			closed += " " + r.Short + "."
		}
	}
	p.route, p.tracks = widget.NewRadio(routes...), widget.NewRadio()
	p.route.OnChanged = func(string) { p.propose() }
	p.tracks.OnChanged = func(string) { p.show() }
	p.trackField = &widget.Field{Label: "Modalité d’évaluation", Hint: "Choisissez d’abord la voie d’accès.", Input: p.tracks.Content(), Check: func() error {
		return needed(p.tracks.Key(), "Confirmez la modalité : elle décide des épreuves.")
	}}
	hint := ""
	if closed != "" {
		hint = "La fiche n’ouvre pas :" + closed
	}
	route := &widget.Field{Label: "Voie d’accès", Hint: hint, Input: p.route.Content(), Check: func() error { return needed(p.route.Key(), "Choisissez la voie d’accès.") }}
	from := &widget.Field{Label: "Première entrée en formation", Input: p.from, Check: p.checkFrom}
	to := &widget.Field{Label: "Fin de formation", Hint: "Nécessaire pour un portefeuille de preuves.", Input: p.to, Check: p.checkDate(p.to)}
	imFrom := &widget.Field{Label: "Début de l’immersion professionnelle", Input: p.imFrom, Check: p.checkDate(p.imFrom)}
	imTo := &widget.Field{Label: "Fin de l’immersion professionnelle", Input: p.imTo, Check: p.checkDate(p.imTo)}
	vae := &widget.Field{Label: "Décision de recevabilité de la VAE", Input: p.vae, Check: p.checkVAE}
	p.form = widget.NewForm(host.Focus, route, p.trackField, from, to, imFrom, imTo, vae)
	fields := p.form.Content()
	boxes, _ := fields.(*fyne.Container)
	p.training = container.NewVBox(boxes.Objects[2], boxes.Objects[3])
	p.immersion = container.NewVBox(boxes.Objects[4], boxes.Objects[5])
	p.vaeBox = container.NewVBox(boxes.Objects[6])
	p.whole = widget.VStack(1, widget.Heading("Le parcours"), boxes.Objects[0], boxes.Objects[1], p.training, p.immersion, p.vaeBox)
	p.show()
	return p
}

func (p *pathForm) content() fyne.CanvasObject { return p.whole }

func (p *pathForm) track() rncp.Track { return rncp.Track(p.tracks.Key()) }

// propose offers the tracks of the route: the one that the rules propose first, to be confirmed by choosing it.
func (p *pathForm) propose() {
	route := rncp.Route(p.route.Key())
	choices := []widget.Choice{{Key: string(rncp.TrackInitial), Label: widget.TrackName(rncp.TrackInitial)}, {Key: string(rncp.TrackContinuing), Label: widget.TrackName(rncp.TrackContinuing)}}
	if route == rncp.RouteVAE {
		choices = []widget.Choice{{Key: string(rncp.TrackVAE), Label: widget.TrackName(rncp.TrackVAE)}}
	}
	proposed, ok, err := p.desk.Enrolments.ProposeTrack(route)
	p.trackField.Hint = "La fiche ne dit pas laquelle : choisissez."
	if err == nil && ok {
		for i := range choices {
			if choices[i].Key == string(proposed) {
				choices[i].Label += " (proposée)"
			}
		}
		p.trackField.Hint = "Confirmez la modalité proposée, ou choisissez l’autre."
	}
	p.trackField.Tell(nil)
	p.tracks.SetChoices(choices)
	p.show()
}

// show lets only the dates stand that the route needs.
func (p *pathForm) show() {
	vae := p.route.Key() == string(rncp.RouteVAE)
	set(p.vaeBox, vae)
	set(p.training, p.route.Key() != "" && !vae)
	set(p.immersion, p.track() == rncp.TrackContinuing)
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

func (p *pathForm) set(path data.Path) {
	p.known = path
	p.route.Set(string(path.Route))
	p.propose()
	p.tracks.Set(string(path.Track))
	p.from.SetDate(path.TrainingFrom)
	p.to.SetDate(path.TrainingTo)
	p.imFrom.SetDate(path.ImmersionFrom)
	p.imTo.SetDate(path.ImmersionTo)
	p.vae.SetDate(path.VAEAdmissible)
	p.show()
}

func (p *pathForm) valid(portfolio bool) bool {
	p.needsImmersion = portfolio
	return p.form.Valid()
}

func (p *pathForm) checkFrom() error {
	if p.route.Key() == string(rncp.RouteVAE) || p.route.Key() == string(rncp.RouteIndividual) && p.from.Text == "" {
		return nil
	}
	return neededDate(p.from)
}

func (p *pathForm) checkVAE() error {
	if p.route.Key() != string(rncp.RouteVAE) {
		return nil
	}
	return neededDate(p.vae)
}

func (p *pathForm) checkDate(f *widget.DateField) func() error {
	return func() error {
		_, err := f.Date()
		return err
	}
}

func (p *pathForm) made() data.Path {
	path := p.known
	path.Route, path.Track = rncp.Route(p.route.Key()), p.track()
	path.TrainingFrom, _ = p.from.Date()
	path.TrainingTo, _ = p.to.Date()
	path.ImmersionFrom, _ = p.imFrom.Date()
	path.ImmersionTo, _ = p.imTo.Date()
	path.VAEAdmissible, _ = p.vae.Date()
	return path
}
