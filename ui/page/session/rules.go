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
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// stepRules is the règlement of the session. It is none of the steps that one goes through: its button stands in the head.
const stepRules widget.Step = "Règlement"

// rulesStep shows the règlement of the session, and changes it for this session alone.
type rulesStep struct {
	desk *app.Desk
	host widget.Host
	view app.View

	change *widget.Button
	toggle *widget.Button    // shows the whole règlement, or folds it
	all    bool              // the whole règlement is shown, not only what differs
	form   *widget.RulesForm // while it is being changed
	bar    *widget.SaveBar
	whole  *fyne.Container
}

// rulesDraft is what was typed into the règlement of a session and not kept.
type rulesDraft struct {
	rules  widget.RulesDraft
	reason string
}

type rulesDraftKey struct {
	desk    *app.Desk
	session data.ID
}

// rulesDrafts keeps what was typed when one looks at another page meanwhile: coming back finds it.
var rulesDrafts = map[rulesDraftKey]rulesDraft{}

func newRulesStep(desk *app.Desk, host widget.Host, view app.View) *rulesStep {
	s := &rulesStep{desk: desk, host: host, view: view, whole: container.NewStack()}
	s.change = widget.Secondary("Modifier le règlement", func() {
		s.edit()
		s.host.Focus(s.focus())
	})
	s.refresh(view)
	if d, ok := rulesDrafts[s.key()]; ok && !s.sealed() {
		s.edit()
		s.form.Restore(d.rules)
		s.bar.Reason.SetText(d.reason)
		s.edited()
	}
	return s
}

func (s *rulesStep) key() rulesDraftKey { return rulesDraftKey{s.desk, s.view.Session.ID} }

func (s *rulesStep) sealed() bool { return s.view.Stage == rules.StageSealed }

func (s *rulesStep) content() fyne.CanvasObject { return s.whole }

func (s *rulesStep) focus() fyne.Focusable {
	switch {
	case s.form != nil:
		return s.form.Focus()
	case s.sealed():
		return s.toggle
	}
	return s.change
}

func (s *rulesStep) refresh(view app.View) {
	s.view = view
	if s.form != nil && !s.sealed() {
		s.form.Follow(view.Session.Rules)
		s.edited()
		return
	}
	s.form = nil
	s.read()
}

func (s *rulesStep) unsaved() string {
	if s.form == nil || !s.form.Changed() {
		return ""
	}
	return "Le règlement que vous modifiez n’est pas enregistré."
}

// read shows the règlement to be read: what differs from the examples, and, when asked for, all of it.
func (s *rulesStep) read() {
	head := container.NewBorder(nil, nil, widget.Heading("Règlement de la session"), s.change)
	rows := []fyne.CanvasObject{head,
		widget.Quiet("La session a été ouverte avec le règlement du centre, et le garde. Ce qui y a été changé depuis est au journal, avec son motif.")}
	if s.sealed() {
		s.change.Hide()
		rows = append(rows, widget.Banner(widget.ToneInfo, "La session est close : son règlement ne change plus."))
	}
	rows = append(rows, s.differing())
	if card := s.centreDiffers(); card != nil {
		rows = append(rows, card)
	}
	rows = append(rows, s.wholeRules())
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, widget.Unit), widget.VStack(2, rows...)))
	s.toggle.OnKey = widget.ScrollKeys(scroll)
	s.change.OnKey = s.toggle.OnKey
	s.show(scroll)
}

// centreDiffers is what the centre's règlement of today has otherwise, nil where it is the same. Which of the two changed
// since the session was opened, only the journal knows.
func (s *rulesStep) centreDiffers() fyne.CanvasObject {
	centre, err := s.desk.Centre.Get()
	if err != nil {
		return nil
	}
	rows := []fyne.CanvasObject{widget.Heading("Le centre a aujourd’hui un autre règlement")}
	for _, d := range widget.RulesDifferences(s.view.Fiche, s.view.Session.Rules, centre.Rules) {
		rows = append(rows, rulesRow(d.Label, "ici : "+orNone(d.Value), "au centre : "+orNone(d.Other)))
	}
	if len(rows) == 1 {
		return nil
	}
	return widget.Card(container.NewVBox(rows...))
}

// orNone stands for a setting that one of two règlements does not have.
func orNone(value string) string {
	if value == "" {
		return "–"
	}
	return value
}

// differing is what the session has otherwise than the values that a new centre begins with.
func (s *rulesStep) differing() fyne.CanvasObject {
	rows := []fyne.CanvasObject{widget.Heading("Ce qui diffère des valeurs d’exemple")}
	for _, d := range widget.RulesDifferences(s.view.Fiche, s.view.Session.Rules, data.DefaultRules()) {
		rows = append(rows, rulesRow(d.Label, orNone(d.Value), "exemple : "+orNone(d.Other)))
	}
	if len(rows) == 1 {
		rows = append(rows, widget.Body("Rien : la session suit les valeurs d’exemple."))
	}
	return widget.Card(container.NewVBox(rows...))
}

func (s *rulesStep) wholeRules() fyne.CanvasObject {
	label := "Voir tout le règlement"
	if s.all {
		label = "Replier le règlement"
	}
	s.toggle = widget.Plain(label, func() {
		s.all = !s.all
		s.read()
		s.host.Focus(s.toggle)
	})
	if !s.all {
		return container.NewHBox(s.toggle)
	}
	rows := []fyne.CanvasObject{widget.Heading("Tout le règlement")}
	for i, l := range widget.RulesLines(s.view.Fiche, s.view.Session.Rules) {
		if i > 0 {
			rows = append(rows, fw.NewSeparator())
		}
		origin := ""
		if l.Origin != "" {
			origin = l.Origin.Label()
		}
		rows = append(rows, rulesRow(l.Label, l.Value, origin))
	}
	return container.NewVBox(container.NewHBox(s.toggle), widget.Card(container.NewVBox(rows...)))
}

func rulesRow(label, value, note string) fyne.CanvasObject {
	return widget.Shares([]float32{9, 5, 7}, widget.Quiet(label), widget.Body(value), widget.Small(note))
}

// edit opens the form.
func (s *rulesStep) edit() {
	s.form = widget.NewRulesForm(s.view.Fiche, s.host.Focus, s.view.Session.Rules)
	s.bar = widget.NewSaveBar("Pourquoi le règlement change", s.save, s.drop, s.edited)
	s.form.OnChanged, s.form.OnSubmit = s.edited, s.save
	head := widget.Card(widget.VStack(1,
		container.NewBorder(nil, nil, widget.Heading("Modifier le règlement de la session"), widget.Plain("Revenir à la lecture", s.leave)),
		widget.Quiet("Le changement ne vaut que pour cette session. Il est refusé si un résultat déjà saisi ne va plus avec."), s.form.Intro()))
	cards := widget.VStack(2, head, s.form.Content(), widget.Card(widget.VStack(1, widget.Heading("Saisie"), s.form.DoubleEntry())))
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, widget.Unit), cards))
	s.show(container.NewBorder(nil, s.bar.Content(), nil, nil, scroll))
	s.edited()
}

func (s *rulesStep) edited() {
	changed := s.form.Changed()
	s.bar.Follow(changed, changed)
	delete(rulesDrafts, s.key())
	if changed {
		rulesDrafts[s.key()] = rulesDraft{s.form.Draft(), s.bar.Reason.Text}
	}
	s.whole.Refresh()
}

// leave goes back to what one reads; what was typed stays for the next time.
func (s *rulesStep) leave() {
	if s.unsaved() != "" {
		s.host.Ask(widget.Question{Title: "Laisser les modifications ?", Text: "Le règlement de la session ne change pas.", Confirm: "Laisser", Do: s.drop})
		return
	}
	s.drop()
}

// drop gives up what was typed.
func (s *rulesStep) drop() {
	delete(rulesDrafts, s.key())
	s.form = nil
	s.read()
	s.host.Focus(s.focus())
}

func (s *rulesStep) save() {
	if !s.form.Changed() {
		return
	}
	s.bar.Refuse(nil)
	reason := widget.NewForm(s.host.Focus, s.bar.Field).Valid()
	s.whole.Refresh() // what is wrong takes room
	if valid := s.form.Valid(); !valid || !reason {
		return
	}
	form := s.form
	s.form = nil // the act refreshes the page, which shall show the règlement as it is now
	err := s.desk.Sessions.ChangeRules(context.Background(), s.view.Session.ID, form.Rules(), s.bar.Why())
	if err == nil {
		s.drop()
		s.host.Tell("Règlement de la session modifié.")
		return
	}
	s.form = form
	s.refused(err)
}

// refused says why the règlement was not changed: beside the scale where that is what changed, else above the buttons.
func (s *rulesStep) refused(err error) {
	if s.form.ScaleChanged() {
		s.form.TellScale(err)
		s.host.Focus(s.form.Focus())
	} else {
		s.bar.Refuse(err)
	}
	s.whole.Refresh()
}

func (s *rulesStep) show(o fyne.CanvasObject) {
	s.whole.Objects = []fyne.CanvasObject{o}
	s.whole.Refresh()
}

// resitWords says of which session a session is the resit, or nothing.
func resitWords(desk *app.Desk, s data.Session) string {
	if s.ResitOf == "" {
		return ""
	}
	first, err := desk.Sessions.Find(string(s.ResitOf))
	if err != nil {
		return "rattrapage"
	}
	return fmt.Sprintf("rattrapage de « %s »", first.Name)
}
