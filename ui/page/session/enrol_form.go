package session

import (
	"context"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/data/rules"
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
	cards     [3]fyne.CanvasObject // person, path, blocs
	left      *fyne.Container
	right     *fyne.Container
	said      *fyne.Container
	confirm   *widget.Button
	whole     fyne.CanvasObject
	before    typed // as the form was when it opened
}

// typed is all that the form holds.
type typed struct {
	candidate data.Candidate
	path      data.Path
	blocs     []data.BlocRequest
}

func newEnrolForm(s *enrolmentsStep, id data.ID) (*enrolForm, error) {
	f := &enrolForm{step: s, said: container.NewVBox(), path: newPathForm(s.desk, s.host, s.view), blocs: newBlocsForm(s.view)}
	var err error
	if f.person, err = newIdentityForm(s.desk, s.host, s.view.Session); err != nil {
		return nil, err
	}
	f.layOut(id)
	f.path.changed = func() {
		f.blocs.offer(f.path.track(), nil)
		f.arrange()
	}
	f.path.dated = func() { f.blocs.remark(f.path.made()) }
	f.blocs.changed = f.path.dated
	f.person.picked, f.person.released = f.pick, f.release
	f.person.fields.OnSubmit(f.submit)
	f.person.fields.OnGrown(func() { f.whole.Refresh() })
	f.path.onSubmit(f.submit)
	if err := f.open(id); err != nil {
		return nil, err
	}
	f.before = f.typed()
	return f, nil
}

func (f *enrolForm) layOut(id data.ID) {
	label, title := "Inscrire", "Inscrire un candidat"
	for _, c := range f.step.view.Cases {
		if c.Enrolment.ID == id {
			label, title = "Enregistrer", "Inscription de "+c.Candidate.Name()
		}
	}
	person, path, blocs := widget.Card(f.person.content()), widget.Card(f.path.content()), widget.Card(f.blocs.content())
	f.left, f.right = widget.VStack(2), widget.VStack(2)
	f.cards = [3]fyne.CanvasObject{person, path, blocs}
	f.arrange()
	f.confirm = widget.Primary(label, f.submit)
	buttons := widget.HStack(widget.Secondary("Annuler", f.step.closeForm), f.confirm)
	foot := widget.VStack(1, f.said, container.NewBorder(nil, nil, nil, buttons))
	f.whole = container.NewBorder(widget.Heading(title), foot, nil, nil, container.NewVScroll(widget.Halves(f.left, f.right)))
}

// arrange sets the person beside the path and the blocs; where both person and path are known, the blocs are all that is
// left to say, and come before the path.
func (f *enrolForm) arrange() {
	person, path, blocs := f.cards[0], f.cards[1], f.cards[2]
	f.left.Objects, f.right.Objects = []fyne.CanvasObject{person}, []fyne.CanvasObject{path, blocs}
	if f.person.chosen && f.path.known.ID != "" {
		f.left.Objects, f.right.Objects = []fyne.CanvasObject{person, blocs}, []fyne.CanvasObject{path}
	}
	f.left.Refresh()
	f.right.Refresh()
}

// open shows an enrolment as it is; the person in it does not change any more.
func (f *enrolForm) open(id data.ID) error {
	for _, c := range f.step.view.Cases {
		if id == "" || c.Enrolment.ID != id {
			continue
		}
		standing, err := f.step.desk.Candidates.Standing(c.Enrolment.Session, c.Candidate.ID)
		if err != nil {
			return err
		}
		f.enrolment, f.blocs.asked = c.Enrolment, c.Enrolment
		f.person.take(c.Candidate, false)
		f.path.reuse(c.Path, false)
		f.blocs.offer(c.Path.Track, &standing)
		f.blocs.set(c.Enrolment.Blocs)
	}
	return nil
}

func (f *enrolForm) content() fyne.CanvasObject { return f.whole }

// focus is the person, or what one may still choose once that is known.
func (f *enrolForm) focus() fyne.Focusable {
	if !f.person.chosen {
		return f.person.focus()
	}
	if f.path.known.ID != "" {
		return f.focusOfBlocs()
	}
	return f.path.focus()
}

func (f *enrolForm) typed() typed {
	t := typed{candidate: f.person.candidate, path: f.path.made(), blocs: f.blocs.requests()}
	if !f.person.chosen {
		t.candidate = f.person.fields.Candidate()
	}
	return t
}

// unsaved reports whether something was typed or chosen since the form opened.
func (f *enrolForm) unsaved() bool { return !reflect.DeepEqual(f.before, f.typed()) }

// pick takes someone known, with the path to this certification and the blocs held.
func (f *enrolForm) pick(c data.Candidate) {
	for _, k := range f.step.view.Cases {
		if k.Candidate.ID == c.ID {
			f.tell(data.Refuse("%s est déjà inscrit%s à cette session.", c.Name(), feminine(c)).Hint("Annulez, puis ouvrez son inscription dans la liste."))
			return
		}
	}
	person, err := f.step.desk.Candidates.Person(c.ID)
	if err != nil {
		f.tell(err)
		return
	}
	standing, err := f.step.desk.Candidates.Standing(f.step.view.Session.ID, c.ID)
	if err != nil {
		f.tell(err)
		return
	}
	f.person.take(c, true)
	f.path.leave()
	for _, p := range person.Paths { // the latest one
		if p.Fiche == f.step.view.Fiche.Code {
			f.path.reuse(p, true)
		}
	}
	f.blocs.offer(f.path.track(), &standing)
	f.arrange()
	f.tell(nil)
	f.step.host.Focus(f.focus())
}

// release lets the person go who was picked, with the path and the blocs that are hers or his alone.
func (f *enrolForm) release() {
	f.path.leave()
	f.blocs.offer(f.path.track(), &rules.Standing{})
	f.arrange()
	f.tell(nil)
	f.step.host.Focus(f.focus())
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
	// Each part puts the focus on its first wrong field; the part that comes first in the form has the last word.
	blocs, path, person := f.blocs.valid(), f.path.form.Valid(), f.person.valid()
	if !blocs && path && person {
		f.step.host.Focus(f.focusOfBlocs())
	}
	if !person || !path || !blocs {
		f.tell(data.Refuse("Quelque chose manque ou ne va pas.").Hint("Chaque champ concerné dit quoi."))
		return
	}
	f.tell(nil)
	looks, err := f.person.alike(f.step.desk)
	if err != nil {
		f.tell(err)
		return
	}
	if len(looks) > 0 {
		f.askAlike(looks)
		return
	}
	if err := f.record(context.Background()); err != nil {
		f.tell(err)
		return
	}
	f.step.closeForm()
}

func (f *enrolForm) focusOfBlocs() fyne.Focusable {
	if first := f.blocs.focus(); first != nil {
		return first
	}
	if f.path.known.ID != "" && f.blocs.certificationAlone() { // all is said
		return f.confirm
	}
	return f.path.focus()
}

// askAlike asks whether one of those known is the one whose identity was typed.
func (f *enrolForm) askAlike(looks []widget.Look) {
	widget.AskSame(f.step.host, f.person.fields.Candidate(), looks, "Prendre cette personne", f.pick, func() {
		for _, l := range looks {
			f.person.others[l.Candidate.ID] = true
		}
		f.submit()
	})
}

func (f *enrolForm) record(ctx context.Context) error {
	desk, blocs := f.step.desk, f.blocs.requests()
	if err := f.person.save(ctx, desk); err != nil {
		return err
	}
	path := f.path.made()
	path.Candidate, path.Fiche = f.person.candidate.ID, f.step.view.Fiche.Code
	if path != f.path.known { // what has not changed leaves no line in the journal
		saved, err := desk.Enrolments.SavePath(ctx, path)
		if err != nil {
			return err
		}
		f.path.known = saved
	}
	said := "Inscription enregistrée : "
	var err error
	switch {
	case f.enrolment.ID == "":
		said = "Inscrit" + feminine(f.person.candidate) + " : "
		_, err = desk.Enrolments.Enrol(ctx, f.step.view.Session.ID, f.path.known.ID, blocs)
	case len(blocs)+len(f.enrolment.Blocs) > 0 && !reflect.DeepEqual(blocs, f.enrolment.Blocs):
		err = desk.Enrolments.Change(ctx, f.enrolment.ID, blocs)
	}
	if err == nil {
		f.step.host.Tell(said + f.person.candidate.Name() + ".")
	}
	return err
}
