package session

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// lineColumns are those of a bloc: what it is and its results, the proposal, the decision.
var lineColumns = shared{0.33, 0.27, 0.4}

// juryDecisions is what the jury decides: candidates with the blocs asked for under each, or blocs with their candidates.
type juryDecisions struct {
	step   *juryStep
	byBloc bool
	lines  []*juryLine
	shown  []lackKey // what the lines are about
	undone []undo    // what was decided on this page, the last at the end

	head    *fw.RichText
	turn    *widget.Button // candidates or blocs first
	back    *widget.Button // undoes the last decision
	project *widget.Button
	follow  *widget.Button // every proposal
	confirm *widget.Button // every decision that only the day of the jury has overtaken
	hint    *fyne.Container
	groups  *fyne.Container
	whole   *fyne.Container
}

func newJuryDecisions(s *juryStep) *juryDecisions {
	d := &juryDecisions{step: s, head: widget.Heading(""), hint: container.NewVBox(), groups: widget.VStack(2)}
	d.turn = widget.Secondary("", func() {
		d.byBloc = !d.byBloc
		d.shown = nil
		d.show()
	})
	d.back = widget.Secondary("Annuler la dernière décision", d.undo)
	d.project = widget.Secondary("Projeter", d.doProject)
	d.follow = widget.Secondary("", d.askFollow)
	d.confirm = widget.Secondary("", d.askConfirm)
	top := container.NewBorder(nil, nil, d.head, widget.HStack(d.confirm, d.follow))
	tools := widget.HStack(d.turn, d.back, d.project)
	d.whole = widget.VStack(1, top, tools, d.hint, d.groups)
	return d
}

func (d *juryDecisions) content() fyne.CanvasObject { return d.whole }

// show shows the decisions as they are. Lines stay the same objects while what is to be decided does.
func (d *juryDecisions) show() {
	view := d.step.view
	if keys := d.keys(); d.shown == nil || !slices.Equal(keys, d.shown) {
		d.build(keys)
	}
	lacks := staleBy(view.Lacks)
	for _, line := range d.lines {
		line.show(view.Case(line.enrolment), lacks[lackKey{line.enrolment, line.bloc.Key}])
	}
	d.showHead()
}

// keys lists what is to be decided, in the order in which it is shown. The certification as a whole comes and goes with the
// blocs that it takes.
func (d *juryDecisions) keys() []lackKey {
	view := d.step.view
	keys := []lackKey{}
	if !d.byBloc {
		for i := range view.Cases {
			k := &view.Cases[i]
			for _, b := range view.Fiche.Blocs {
				if _, asked := k.Enrolment.Asks(b.Key); asked {
					keys = append(keys, lackKey{k.Enrolment.ID, b.Key})
				}
			}
			if d.pronounces(k) {
				keys = append(keys, lackKey{k.Enrolment.ID, data.WholeCertification})
			}
		}
		return keys
	}
	for _, b := range view.Fiche.Blocs {
		for i := range view.Cases {
			if _, asked := view.Cases[i].Enrolment.Asks(b.Key); asked {
				keys = append(keys, lackKey{view.Cases[i].Enrolment.ID, b.Key})
			}
		}
	}
	for i := range view.Cases {
		if d.pronounces(&view.Cases[i]) {
			keys = append(keys, lackKey{view.Cases[i].Enrolment.ID, data.WholeCertification})
		}
	}
	return keys
}

// pronounces reports whether the certification of a candidate is before the jury, or was.
func (d *juryDecisions) pronounces(k *rules.Case) bool {
	_, decided := k.Decision(data.WholeCertification)
	return decided || rules.CertificationDue(d.step.view.Fiche, k)
}

func (d *juryDecisions) showHead() {
	view := d.step.view
	decided := 0
	for _, l := range d.lines {
		if l.decided {
			decided++
		}
	}
	said := "Décisions du jury"
	if len(d.lines) > 0 {
		said += fmt.Sprintf(" : %d sur %d", decided, len(d.lines))
	}
	widget.SetText(d.head, said)
	d.turn.SetText("Voir bloc par bloc")
	if d.byBloc {
		d.turn.SetText("Voir candidat par candidat")
	}
	visible(d.turn, len(view.Cases) > 1)
	visible(d.back, len(d.undone) > 0 && d.step.isOpen())
	centre, err := d.step.desk.Centre.Get()
	visible(d.project, err == nil && centre.Shown.Projector && len(d.lines) > 0)
	showBulk(d.follow, "Suivre toutes les propositions", len(d.toFollow()))
	showBulk(d.confirm, "Confirmer toutes les décisions", len(d.toConfirm()))
	d.hint.RemoveAll()
	switch {
	case len(view.Cases) == 0:
		d.hint.Add(widget.Banner(widget.ToneInfo, "Aucun candidat n’est inscrit : il n’y a rien à décider.",
			widget.Secondary("Inscrire des candidats", func() { d.step.host.Go(placeIn(view, widget.StepEnrolment)) })))
	case !d.step.isSealed() && !d.step.isOpen():
		d.hint.Add(widget.Banner(widget.ToneWarning, "La délibération n’est pas ouverte : préparez d’abord le jury, et réglez ou écartez ce qui manque.",
			widget.Secondary("Préparer le jury", func() { d.step.turn(false) })))
	case d.step.isOpen() && view.Jury.Held == data.HeldElsewhere:
		d.hint.Add(widget.Banner(widget.ToneInfo, "Le jury est tenu par "+view.Jury.With+" : saisissez ici les décisions de son procès-verbal."))
	case !d.step.isSealed():
		d.hint.Add(widget.Small("Au clavier : flèches gauche et droite pour choisir, Entrée pour décider et passer à la suite."))
	}
}

// showBulk shows a button with how many it is about, and hides it where a single line does as well.
func showBulk(b *widget.Button, label string, n int) {
	b.SetText(fmt.Sprintf("%s (%d)", label, n))
	visible(b, n >= 2)
}

// build makes a line for each thing to decide, those of one candidate or of one bloc in a card.
func (d *juryDecisions) build(keys []lackKey) {
	before := map[lackKey]*juryLine{} // what is being typed stays
	if d.shown != nil {
		for _, l := range d.lines {
			before[lackKey{l.enrolment, l.bloc.Key}] = l
		}
	}
	d.shown, d.lines = keys, nil
	d.groups.RemoveAll()
	var rows *fyne.Container
	for i, key := range keys {
		k := d.step.view.Case(key.enrolment)
		if i == 0 || d.byBloc && key.bloc != keys[i-1].bloc || !d.byBloc && key.enrolment != keys[i-1].enrolment {
			rows = widget.VStack(1, d.groupHead(k, key.bloc))
			d.groups.Add(widget.Card(rows))
		}
		line := before[key]
		if line == nil {
			line = newJuryLine(d, k, d.blocOf(key.bloc))
		}
		line.rank = len(d.lines)
		d.lines = append(d.lines, line)
		rows.Add(fw.NewSeparator())
		rows.Add(line.content)
	}
}

// groupHead names the candidate, with the blocs held before, or the bloc.
func (d *juryDecisions) groupHead(k *rules.Case, bloc rncp.BlocKey) fyne.CanvasObject {
	if d.byBloc {
		return widget.Strong(d.blocOf(bloc).Title)
	}
	var held []string
	for _, b := range d.step.view.Fiche.Blocs {
		h, ok := k.Held[b.Key]
		if _, asked := k.Enrolment.Asks(b.Key); ok && !asked {
			held = append(held, "« "+b.Title+" », le "+widget.FormatDate(h.On)+" ("+h.Words()+")")
		}
	}
	if len(held) == 0 {
		return widget.Strong(k.Candidate.Name())
	}
	return tight(widget.Strong(k.Candidate.Name()), widget.Small("Déjà acquis : "+strings.Join(held, " ; ")+"."))
}

// blocOf is a bloc of the fiche, or what stands for the certification as a whole.
func (d *juryDecisions) blocOf(key rncp.BlocKey) rncp.Bloc {
	if key == data.WholeCertification {
		return rncp.Bloc{Key: key, Title: "Certification complète"}
	}
	b, _ := d.step.view.Fiche.Bloc(key)
	return b
}

// nextOpen returns the first line from the one of a rank on that waits for a decision, or nil.
func (d *juryDecisions) nextOpen(from int) *juryLine {
	for _, l := range d.lines[min(from, len(d.lines)):] {
		if !l.decided || l.stale != "" {
			return l
		}
	}
	return nil
}

// onwards moves the focus from a line that is decided to the next that is not, and at the end to the closing.
func (d *juryDecisions) onwards(from int) {
	next := d.nextOpen(from + 1)
	if next == nil {
		next = d.nextOpen(0)
	}
	switch {
	case next != nil:
		d.step.host.Focus(next.choice)
	case !d.step.closing.button.Disabled():
		d.step.host.Focus(d.step.closing.button)
	}
}

// leave moves the focus to the line below or above.
func (d *juryDecisions) leave(from int, down bool) {
	to := from - 1
	if down {
		to = from + 1
	}
	if to >= 0 && to < len(d.lines) {
		d.step.host.Focus(d.lines[to].choice)
	}
}

// toFollow are the lines without a decision for which there is a proposal.
func (d *juryDecisions) toFollow() []*juryLine {
	return d.openLines(func(l *juryLine) bool { return !l.decided && l.proposal.Outcome != data.OutcomeNone })
}

// toConfirm are the decisions that stand on the same results, under another day of the jury.
func (d *juryDecisions) toConfirm() []*juryLine {
	return d.openLines(func(l *juryLine) bool {
		return l.decided && l.stale != "" && l.decision.Proposed == l.proposal.Outcome
	})
}

func (d *juryDecisions) openLines(is func(*juryLine) bool) []*juryLine {
	if !d.step.isOpen() {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(d.lines), func(l *juryLine) bool { return l.waiting != "" || !is(l) })
}

func (d *juryDecisions) askFollow() {
	var decisions []data.Decision
	for _, l := range d.toFollow() {
		decisions = append(decisions, data.Decision{Enrolment: l.enrolment, Bloc: l.bloc.Key, Outcome: l.proposal.Outcome})
	}
	d.ask(widget.Question{
		Title:   "Suivre les propositions ?",
		Text:    fmt.Sprintf("Le jury décide comme proposé pour les %d blocs sans décision. Chaque décision pourra changer jusqu’à la clôture.", len(decisions)),
		Confirm: fmt.Sprintf("Suivre %d propositions", len(decisions)),
	}, decisions)
}

func (d *juryDecisions) askConfirm() {
	var decisions []data.Decision
	for _, l := range d.toConfirm() {
		decisions = append(decisions, data.Decision{Enrolment: l.enrolment, Bloc: l.bloc.Key, Outcome: l.decision.Outcome, Reason: l.decision.Reason})
	}
	d.ask(widget.Question{
		Title:   "Confirmer les décisions ?",
		Text:    fmt.Sprintf("La date du jury a changé. Les %d décisions restent les mêmes et porteront la date du %s.", len(decisions), d.step.view.Jury.On.French()),
		Confirm: fmt.Sprintf("Confirmer %d décisions", len(decisions)),
	}, decisions)
}

// ask asks once, then records the decisions beside the window.
func (d *juryDecisions) ask(q widget.Question, decisions []data.Decision) {
	q.Do = func() {
		work := func(ctx context.Context, progress func(int, int)) error {
			for n, decision := range decisions {
				if err := d.decide(ctx, decision); err != nil {
					return err
				}
				progress(n+1, len(decisions))
			}
			return nil
		}
		d.step.host.Run("Enregistrement des décisions", work, func(err error) {
			if err != nil {
				d.step.host.Refuse(err)
				return
			}
			d.step.host.Tell(fmt.Sprintf("%d décisions enregistrées.", len(decisions)))
			d.onwards(-1)
		})
	}
	d.step.host.Ask(q)
}
