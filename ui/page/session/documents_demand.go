package session

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// demand asks for whom an attestation of enrolment is issued. Nobody is chosen at first: one asks for his own.
type demand struct {
	step   *documentsStep
	plan   app.Plan
	rows   []*widget.Toggle // one a draft that can be issued
	choice *widget.Field
	close  func()
}

// demandButton offers the attestations of enrolment, whether the session is open or closed.
func (s *documentsStep) demandButton() *widget.Button {
	return widget.Secondary("Attestation d’inscription…", s.askDemand)
}

func (s *documentsStep) askDemand() {
	plan, err := s.desk.Documents.OnDemand(s.view.Session.ID)
	if err == nil {
		plan, err = s.desk.Documents.Fit(s.view.Session.ID, plan)
	}
	if err != nil {
		s.host.Refuse(err)
		return
	}
	d := &demand{step: s, plan: plan}
	people := container.NewVBox()
	for _, draft := range plan.Ready {
		t := widget.NewToggle(draft.About())
		d.rows = append(d.rows, t)
		people.Add(t)
	}
	list := container.NewVScroll(people)
	list.SetMinSize(fyne.NewSize(520, min(people.MinSize().Height, 300)))
	d.choice = &widget.Field{Label: "Pour", Input: list}
	form := widget.NewForm(s.host.Focus, d.choice)
	stack := widget.VStack(2, widget.Body("Elle atteste l’inscription à cette session, ses blocs et sa voie d’accès. Elle porte un numéro et ne change plus."))
	close := widget.Secondary("Fermer", func() { d.close() })
	buttons, first := widget.HStack(close), fyne.Focusable(close)
	if len(d.rows) > 0 {
		stack.Add(form.Content())
		buttons.Add(widget.Secondary("Aperçu", d.preview))
		buttons.Add(widget.Primary("Émettre", d.issue))
		first = d.rows[0]
	}
	if said := d.others(); said != "" {
		stack.Add(widget.Quiet(said))
	}
	stack.Add(container.NewBorder(nil, nil, nil, buttons))
	d.close = s.host.Show("Attestation d’inscription", widget.Width(stack, 560), first)
}

// others says who has one already, why somebody can have none, or that there is nobody.
func (d *demand) others() string {
	var said []string
	for _, r := range grouped(d.plan.Withheld) {
		said = append(said, r.said+" "+r.inShort())
	}
	for _, u := range toSettle(d.plan.Unfit) {
		said = append(said, u.said+" "+u.inShort())
	}
	var have []string
	for _, doc := range d.plan.Issued {
		if k := d.step.view.Case(doc.Enrolment); k != nil && doc.Relation == data.RelationOriginal {
			have = append(have, k.Candidate.Name()+" ("+doc.Number.String()+")")
		}
	}
	if len(have) > 0 {
		said = append(said, "Déjà émise pour "+listed(have)+".")
	}
	if len(d.rows) == 0 && len(said) == 0 {
		said = append(said, "La session n’a pas de candidat.")
	}
	return strings.Join(said, " ")
}

// chosen are the drafts that are ticked, or a refusal where none is.
func (d *demand) chosen() []app.Draft {
	var drafts []app.Draft
	for i, t := range d.rows {
		if t.On() {
			drafts = append(drafts, d.plan.Ready[i])
		}
	}
	if len(drafts) == 0 {
		d.choice.Tell(data.Refuse("Personne n’est choisi.").Hint("Cochez au moins un nom."))
	}
	return drafts
}

func (d *demand) preview() {
	if drafts := d.chosen(); len(drafts) > 0 {
		d.step.showPapers(drafts)
	}
}

func (d *demand) issue() {
	drafts := d.chosen()
	if len(drafts) == 0 {
		return
	}
	d.close()
	d.step.issueDrafts(drafts)
}

// issueDrafts issues drafts beside the window. What was refused is listed; the rest is issued.
func (s *documentsStep) issueDrafts(drafts []app.Draft) {
	var docs []data.Document
	work := func(ctx context.Context, progress func(int, int)) (err error) {
		docs, err = s.desk.Documents.Issue(ctx, s.view.Session.ID, drafts, progress)
		return err
	}
	s.refused = nil
	s.host.Run("Émission des documents", work, func(err error) {
		refused, other := split(err)
		s.refused = refused
		s.refresh(s.view) // what was refused is no fact of the desk: nobody else tells the page
		if other != nil {
			s.host.Refuse(other)
			return
		}
		s.host.Tell(count(len(docs), "document émis.", "documents émis.", "Aucun document émis."))
		if f := s.next(docs); f != nil {
			s.host.Focus(f)
		}
	})
}
