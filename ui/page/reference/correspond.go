package reference

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// correspondences lists what the certifier has decided on the blocs of two fiches, and leads to recording more of it.
func (p *Page) correspondences() []fyne.CanvasObject {
	all, err := p.desk.Reference.Correspondences()
	if err != nil {
		return []fyne.CanvasObject{widget.Banner(widget.ToneRefused, err.Error())}
	}
	rows := []fyne.CanvasObject{widget.Quiet("Qui détient les anciens blocs détient les nouveaux, si le certificateur l’a décidé. Sans sa décision, aucun bloc ne passe d’une fiche à l’autre.")}
	for _, c := range all {
		words := widget.VStack(-1.2, widget.Body(titles(c.Old)+" (RNCP"+c.Old.Fiche+") vaut "+titles(c.New)+" (RNCP"+c.New.Fiche+")"),
			widget.Small(c.Reference+" du "+c.On.French()+". Enregistré par "+c.RecordedBy+" le "+c.RecordedOn.French()+"."))
		rows = append(rows, container.NewBorder(nil, nil, nil, container.NewVBox(widget.Plain("Retirer", func() { p.askWithdraw(c) })), words))
	}
	if len(all) == 0 {
		rows = append(rows, widget.Body("Aucune correspondance n’est enregistrée."))
	}
	return append(rows, container.NewHBox(widget.Secondary("Enregistrer une correspondance", p.askCorrespond)))
}

// titleRoom is how many characters of a title stand beside its box; a longer one stands whole below.
const titleRoom = 60

// side is the choice of blocs of one fiche.
type side struct {
	fiches  []*rncp.Fiche
	which   *widget.Select
	blocs   []*widget.Toggle
	list    *fyne.Container
	content fyne.CanvasObject
}

func newSide(fiches []*rncp.Fiche, at int) *side {
	s := &side{fiches: fiches, list: container.NewVBox()}
	var choices []widget.Choice
	for _, f := range fiches {
		choices = append(choices, widget.Choice{Key: f.Code, Label: f.RNCPCode() + " " + f.Title})
	}
	s.which = widget.NewSelect(func(string) { s.follow() }, choices...)
	s.which.Pick(fiches[at].Code)
	s.content = container.NewVBox(s.which, s.list)
	s.follow()
	return s
}

// fiche returns the fiche chosen.
func (s *side) fiche() *rncp.Fiche {
	for _, f := range s.fiches {
		if f.Code == s.which.Key() {
			return f
		}
	}
	return s.fiches[0]
}

func (s *side) follow() {
	s.blocs = nil
	s.list.RemoveAll()
	for _, b := range s.fiche().Blocs {
		t := widget.NewToggle(cutAfterWord(b.Title, titleRoom))
		s.blocs = append(s.blocs, t)
		s.list.Add(t)
		if t.Text != b.Title {
			s.list.Add(widget.Small(b.Title))
		}
	}
}

func (s *side) held() data.BlocsHeld {
	f := s.fiche()
	h := data.BlocsHeld{Fiche: f.Code}
	for i, t := range s.blocs {
		if t.On() {
			h.Blocs = append(h.Blocs, f.Blocs[i].Key)
		}
	}
	return h
}

func (s *side) check() error {
	if len(s.held().Blocs) == 0 {
		return data.Refuse("Choisissez au moins un bloc.")
	}
	return nil
}

// askCorrespond asks what the certifier has decided.
func (p *Page) askCorrespond() {
	fiches := p.desk.Fiches()
	from, to := newSide(fiches, 0), newSide(fiches, 1)
	reference, on := widget.NewTextField("Décision du certificateur n° 2022-12"), widget.NewDateField()
	fields := []*widget.Field{
		{Label: "Qui détient tous ces blocs", Input: from.content, Check: from.check},
		{Label: "détient aussi ceux-ci", Input: to.content, Check: to.check},
		{Label: "Référence de la décision du certificateur", Input: reference, Check: widget.Needed(reference, "Sans la décision du certificateur, aucun bloc ne correspond à un autre.")},
		{Label: "Date de cette décision", Input: on, Check: widget.Dated(on)},
	}
	form := widget.NewForm(p.host.Focus, fields...)
	rows := form.Content().(*fyne.Container).Objects
	var closeIt func()
	var whole *fyne.Container
	submit := func() {
		ok := form.Valid()
		whole.Refresh() // what is wrong takes room
		if !ok {
			return
		}
		day, _ := on.Date()
		_, err := p.desk.Reference.Correspond(context.Background(), data.Correspondence{Old: from.held(), New: to.held(), Reference: strings.TrimSpace(reference.Text), On: day})
		if err != nil {
			fields[2].Tell(err)
			whole.Refresh()
			return
		}
		closeIt()
		p.host.Tell("Correspondance enregistrée.")
	}
	reference.OnSubmitted, on.OnSubmitted = func(string) { submit() }, func(string) { submit() }
	buttons := container.NewBorder(nil, nil, nil, widget.HStack(widget.Secondary("Annuler", func() { closeIt() }), widget.Primary("Enregistrer", submit)))
	whole = widget.Width(widget.VStack(1, widget.Halves(rows[0], rows[1]), widget.Halves(rows[2], rows[3]), buttons), 1000)
	closeIt = p.host.Show("Correspondance entre deux fiches", whole, from.which)
}

// askWithdraw asks why a correspondence is taken back.
func (p *Page) askWithdraw(c data.Correspondence) {
	reason := widget.NewTextField("")
	field := &widget.Field{Label: "Motif du retrait", Hint: "Ce qui a été décidé entre-temps reste acquis.", Input: reason, Check: widget.Needed(reason, "Le motif manque.")}
	widget.FormDialog{Title: "Retirer une correspondance", Words: titles(c.Old) + " vaut " + titles(c.New) + ".", Action: "Retirer", Fields: []*widget.Field{field}, First: reason,
		Typed: []*widget.TextField{reason}, At: field,
		Do: widget.AtOnce(func() error {
			err := p.desk.Reference.WithdrawCorrespondence(context.Background(), c.ID, strings.TrimSpace(reason.Text))
			if err == nil {
				p.host.Tell("Correspondance retirée.")
			}
			return err
		})}.Show(p.host)
}
