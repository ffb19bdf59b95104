package session

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// resitPerson is someone who sat for blocs in the original session without acquiring them.
type resitPerson struct {
	candidate data.Candidate
	path      data.Path
	blocs     []*resitBloc
}

// resitBloc is one of these blocs, to be sat for again in the same way.
type resitBloc struct {
	request data.BlocRequest
	label   string
	refused string // why it cannot be, in a sentence
	toggle  *widget.Toggle
}

// asked are the blocs ticked.
func (p *resitPerson) asked() []data.BlocRequest {
	var blocs []data.BlocRequest
	for _, b := range p.blocs {
		if b.toggle.On() {
			blocs = append(blocs, b.request)
		}
	}
	return blocs
}

// resitPeople returns who can be taken over into a resit session, without those who are enrolled in it already.
func resitPeople(desk *app.Desk, view app.View) (first app.View, people []*resitPerson, err error) {
	if first, err = desk.Sessions.View(view.Session.ResitOf); err != nil {
		return first, nil, err
	}
	enrolled := map[data.ID]bool{}
	for _, c := range view.Cases {
		enrolled[c.Candidate.ID] = true
	}
	for _, c := range first.Cases {
		if enrolled[c.Candidate.ID] {
			continue
		}
		standing, err := standingOf(desk, first, c)
		if err != nil {
			return first, nil, err
		}
		p := &resitPerson{candidate: c.Candidate, path: c.Path}
		for _, b := range first.Fiche.Blocs {
			if bloc := resitBlocOf(view, c, b, standing); bloc != nil {
				p.blocs = append(p.blocs, bloc)
			}
		}
		if len(p.blocs) > 0 {
			people = append(people, p)
		}
	}
	return first, people, nil
}

// standingOf is what someone of the original session brings to the resit.
func standingOf(desk *app.Desk, first app.View, c rules.Case) (rules.Standing, error) {
	st := rules.Standing{Resat: &rules.Sitting{Session: first.Session, Decisions: c.Decisions}}
	person, err := desk.Candidates.Person(c.Candidate.ID)
	if err != nil {
		return st, err
	}
	var sittings []rules.Sitting
	for _, s := range person.Sittings {
		if s.Session.Fiche == first.Fiche.Code {
			sittings = append(sittings, rules.Sitting{Session: s.Session, Decisions: s.Case.Decisions})
		}
	}
	st.Attempts = rules.Attempts(sittings)
	st.Held, err = desk.Candidates.Ledger(c.Candidate.ID, first.Fiche.Code)
	return st, err
}

// resitBlocOf returns a bloc to be sat for again, nil where there is nothing to sit for again.
func resitBlocOf(view app.View, c rules.Case, b rncp.Bloc, st rules.Standing) *resitBloc {
	d, decided := c.Decision(b.Key)
	request, asked := c.Enrolment.Asks(b.Key)
	if _, held := st.Held[b.Key]; held || !decided || !asked || d.Outcome == data.OutcomeAcquired {
		return nil
	}
	r := &resitBloc{request: request, label: b.Title + " – " + string(d.Outcome)}
	if request.Way == rncp.WayPortfolio {
		r.label = b.Title + " (portefeuille) – " + string(d.Outcome)
	}
	e := data.Enrolment{Session: view.Session.ID, Path: c.Path.ID, Blocs: []data.BlocRequest{request}}
	if err := rules.CheckEnrolment(view.Fiche, &view.Session.Rules, c.Path, e, st); err != nil {
		r.refused = err.Error()
	}
	r.toggle = widget.NewToggle(r.label)
	r.toggle.Set(r.refused == "")
	return r
}

// resitPanel lists who can be taken over from the original session, all ticked, and enrols them in one go.
type resitPanel struct {
	step   *enrolmentsStep
	people []*resitPerson
	enrol  *widget.Button
	cancel *widget.Button
	whole  fyne.CanvasObject
}

// buttons are what enrols: in a resit session, taking candidates over comes first.
func (s *enrolmentsStep) buttons(view app.View) fyne.CanvasObject {
	s.resit = widget.Secondary("Reprendre les candidats", func() { s.openResit(nil) })
	s.bring = widget.Plain("Importer…", func() { s.host.Go(widget.Place{Area: widget.AreaImport, ID: s.view.Session.ID}) })
	if view.Session.ResitOf == "" {
		return container.NewHBox(s.add, s.resit, s.bring)
	}
	s.table.Empty = "Personne n’est inscrit. Reprenez les candidats de la session d’origine."
	s.add.Importance, s.resit.Importance = fw.MediumImportance, fw.HighImportance
	return container.NewHBox(s.resit, s.add, s.bring)
}

// first is what enrols the first candidate.
func (s *enrolmentsStep) first() fyne.Focusable {
	if s.resit.Visible() {
		return s.resit
	}
	return s.add
}

// resits reports whether people can be taken over from an original session.
func resits(view app.View) bool {
	return view.Session.ResitOf != "" && view.Stage != rules.StageSealed
}

// openResit opens the panel; refusals are those of what was just tried.
func (s *enrolmentsStep) openResit(refusals []string) {
	first, people, err := resitPeople(s.desk, s.view)
	if err != nil {
		s.host.Refuse(err)
		return
	}
	p := &resitPanel{step: s, people: people}
	p.enrol = widget.Primary("", p.submit)
	p.cancel = widget.Secondary("Revenir à la liste", s.closeForm)
	p.layOut(first.Session, refusals)
	p.follow()
	s.show(p.whole)
	s.host.Focus(p.focus())
}

func (p *resitPanel) focus() fyne.Focusable {
	if p.enrol.Visible() && !p.enrol.Disabled() {
		return p.enrol
	}
	return p.cancel
}

func (p *resitPanel) layOut(first data.Session, refusals []string) {
	rows := []fyne.CanvasObject{widget.Heading("Reprendre les candidats de « " + first.Name + " »")}
	for _, r := range refusals {
		rows = append(rows, widget.Banner(widget.ToneRefused, r))
	}
	if len(p.people) == 0 {
		rows = append(rows, widget.Body("Personne n’est à reprendre : tous ont acquis leurs blocs ou sont déjà inscrits ici."))
		p.enrol.Hide()
	} else {
		rows = append(rows, widget.Quiet("Les blocs non acquis, non présentés ou reportés, avec le même parcours et la même façon d’être évalué. Décochez ce qui ne se repasse pas à cette session."))
	}
	var list []fyne.CanvasObject
	for i, person := range p.people {
		if i > 0 {
			list = append(list, fw.NewSeparator())
		}
		list = append(list, p.row(person))
	}
	if len(list) > 0 {
		rows = append(rows, widget.Card(widget.VStack(1, list...)))
	}
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, widget.Unit), widget.VStack(1, rows...)))
	p.enrol.OnKey = widget.ScrollKeys(scroll)
	p.cancel.OnKey = p.enrol.OnKey
	foot := container.NewBorder(nil, nil, nil, widget.HStack(p.cancel, p.enrol))
	p.whole = container.NewBorder(nil, widget.Margin(foot, 1), nil, nil, scroll)
}

func (p *resitPanel) row(person *resitPerson) fyne.CanvasObject {
	blocs := container.NewVBox()
	for _, b := range person.blocs {
		b.toggle.OnChanged = func(bool) { p.follow() }
		blocs.Add(container.NewHBox(b.toggle))
		if b.refused != "" {
			b.toggle.Disable()
			blocs.Add(widget.Small(b.refused))
		}
	}
	name := container.NewVBox(widget.Body(person.candidate.Name()), widget.Small(wayInLine(p.step.view.Fiche, person.path)))
	return widget.Shares([]float32{8, 13}, name, blocs)
}

// wayInLine is the route with the track, on one line.
func wayInLine(f *rncp.Fiche, p data.Path) string {
	route, _ := f.Route(p.Route)
	if track := widget.TrackName(p.Track); route.Short != track {
		return route.Short + ", " + track
	}
	return route.Short
}

// chosen are those of whom something is ticked.
func (p *resitPanel) chosen() []*resitPerson {
	var list []*resitPerson
	for _, person := range p.people {
		if len(person.asked()) > 0 {
			list = append(list, person)
		}
	}
	return list
}

func (p *resitPanel) follow() {
	n := len(p.chosen())
	if n == 0 {
		p.enrol.SetText("Inscrire")
		p.enrol.Disable()
		return
	}
	p.enrol.SetText("Inscrire " + count(n, "candidat", "candidats", ""))
	p.enrol.Enable()
}

// submit enrols all who are ticked, each by an act of her or his own: one who is refused does not keep the others out.
func (p *resitPanel) submit() {
	desk, session, people := p.step.desk, p.step.view.Session.ID, p.chosen()
	enrolled, refusals := 0, []string(nil)
	blocs := make([][]data.BlocRequest, len(people))
	for i, person := range people {
		blocs[i] = person.asked()
	}
	p.step.host.Run("Inscription des candidats", func(ctx context.Context, progress func(int, int)) error {
		for i, person := range people {
			progress(i, len(people))
			switch _, err := desk.Enrolments.Enrol(ctx, session, person.path.ID, blocs[i]); {
			case data.IsRefusal(err):
				refusals = append(refusals, fmt.Sprintf("%s n’est pas inscrit%s : %s", person.candidate.Name(), feminine(person.candidate), err))
			case err != nil:
				return err
			default:
				enrolled++
			}
		}
		return nil
	}, func(err error) { p.done(enrolled, refusals, err) })
}

func (p *resitPanel) done(enrolled int, refusals []string, err error) {
	p.step.host.Refuse(err)
	if enrolled > 0 {
		p.step.host.Tell(count(enrolled, "candidat inscrit.", "candidats inscrits.", ""))
	}
	if view, failed := p.step.desk.Sessions.View(p.step.view.Session.ID); failed == nil {
		p.step.refresh(view)
	}
	if err != nil || len(refusals) > 0 {
		p.step.openResit(refusals)
		return
	}
	p.step.closeForm()
}
