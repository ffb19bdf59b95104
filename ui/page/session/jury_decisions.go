package session

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// lineColumns are those of a bloc: what it is and its results, the proposal, the decision.
var lineColumns = shared{0.33, 0.27, 0.4}

// juryDecisions is the list of what the jury decides: candidates, and under each the blocs asked for.
type juryDecisions struct {
	step  *juryStep
	lines []*juryLine

	head    *fw.RichText
	follow  *widget.Button // every proposal
	confirm *widget.Button // every decision that only the day of the jury has overtaken
	hint    *fyne.Container
	groups  *fyne.Container
	whole   *fyne.Container
}

func newJuryDecisions(s *juryStep) *juryDecisions {
	d := &juryDecisions{step: s, head: widget.Heading(""), hint: container.NewVBox(), groups: widget.VStack(2)}
	d.follow = widget.Secondary("", d.askFollow)
	d.confirm = widget.Secondary("", d.askConfirm)
	top := container.NewBorder(nil, nil, d.head, widget.HStack(d.confirm, d.follow))
	d.whole = widget.VStack(1, top, d.hint, d.groups)
	return d
}

func (d *juryDecisions) content() fyne.CanvasObject { return d.whole }

// show shows the decisions as they are. Lines stay the same objects while the blocs asked for do.
func (d *juryDecisions) show() {
	view := d.step.view
	if !d.sameLines() {
		d.build()
	}
	lacks := staleBy(view.Lacks)
	n := 0
	for i := range view.Cases {
		for _, b := range view.Fiche.Blocs {
			if _, asked := view.Cases[i].Enrolment.Asks(b.Key); asked {
				line := d.lines[n]
				line.show(&view.Cases[i], lacks[lackKey{line.enrolment, line.bloc.Key}])
				n++
			}
		}
	}
	d.showHead()
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
		said += fmt.Sprintf(" : %d sur %d", decided, len(d.lines))
	}
	widget.SetText(d.head, said)
	showBulk(d.follow, "Suivre toutes les propositions", len(d.toFollow()))
	showBulk(d.confirm, "Confirmer toutes les décisions", len(d.toConfirm()))
	d.hint.RemoveAll()
	switch {
	case len(view.Cases) == 0:
		d.hint.Add(widget.Banner(widget.ToneInfo, "Aucun candidat n’est inscrit : il n’y a rien à décider.",
			widget.Secondary("Inscrire des candidats", func() { d.step.host.Go(placeIn(view, widget.StepEnrolment)) })))
	case !d.step.isSealed() && !d.step.isOpen():
		d.hint.Add(widget.Banner(widget.ToneWarning, "La délibération n’est pas ouverte : préparez d’abord le jury, et réglez ou écartez ce qui manque.",
			widget.Secondary("Préparer le jury", func() { d.step.turn(false) })))
	case !d.step.isSealed():
		d.hint.Add(widget.Small("Au clavier : flèches gauche et droite pour choisir, Entrée pour décider et passer au bloc suivant."))
	}
}

// showBulk shows a button with how many it is about, and hides it where a single line does as well.
func showBulk(b *widget.Button, label string, n int) {
	b.SetText(fmt.Sprintf("%s (%d)", label, n))
	if n < 2 {
		b.Hide()
		return
	}
	b.Show()
}

func (d *juryDecisions) sameLines() bool {
	n := 0
	for i := range d.step.view.Cases {
		e := &d.step.view.Cases[i].Enrolment
		for _, b := range d.step.view.Fiche.Blocs {
			if _, asked := e.Asks(b.Key); !asked {
				continue
			}
			if n >= len(d.lines) || d.lines[n].enrolment != e.ID || d.lines[n].bloc.Key != b.Key {
				return false
			}
			n++
		}
	}
	return n == len(d.lines)
}

func (d *juryDecisions) build() {
	d.lines = nil
	d.groups.RemoveAll()
	for i := range d.step.view.Cases {
		d.groups.Add(d.group(&d.step.view.Cases[i]))
	}
}

func (d *juryDecisions) group(k *rules.Case) fyne.CanvasObject {
	rows := widget.VStack(1, widget.Strong(k.Candidate.Name()))
	for _, b := range d.step.view.Fiche.Blocs {
		if _, asked := k.Enrolment.Asks(b.Key); !asked {
			continue
		}
		line := newJuryLine(d, k.Enrolment.ID, b, len(d.lines))
		d.lines = append(d.lines, line)
		rows.Add(fw.NewSeparator())
		rows.Add(line.content)
	}
	return widget.Card(rows)
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
				if _, err := d.step.desk.Juries.Decide(ctx, decision); err != nil {
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
