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

// juryDecisions is the room where the jury decides: candidates and under each what is before the jury, or blocs and under
// each the candidates.
type juryDecisions struct {
	step      *juryStep
	byBloc    bool
	known     map[lackKey]*juryLine // every line there was: what is typed on one outlives another order
	lines     []*juryLine           // as they are shown
	trail     []deed                // what was done on this page, the last one last
	projector *projector
	shelf     *shelf

	head       *fw.RichText
	mode       *segments
	project    *widget.Button
	undo       *widget.Button
	undoneSaid string
	undone     *fw.RichText
	follow     *widget.Button // every proposal
	confirm    *widget.Button // every decision that only the day of the jury has overtaken
	hint       *fyne.Container
	after      *fyne.Container // what corrections after the closing entail
	bar        *fyne.Container // the hint, and what can be done for many lines at once
	top        *fyne.Container // stays above what scrolls
	whole      *fyne.Container
}

// The orders of the lines.
const (
	modeByCandidate = "candidat"
	modeByBloc      = "bloc"
)

func newJuryDecisions(s *juryStep) *juryDecisions {
	d := &juryDecisions{step: s, known: map[lackKey]*juryLine{}, head: widget.Heading(""), undone: widget.Small(""),
		hint: container.NewVBox(), after: widget.VStack(1)}
	d.shelf = newShelf(d)
	d.projector = newProjector(d)
	d.mode = newSegments([]widget.Choice{{Key: modeByCandidate, Label: "Candidat par candidat"}, {Key: modeByBloc, Label: "Bloc par bloc"}},
		func(key string, _ bool) { d.turn(key == modeByBloc) })
	d.mode.set(modeByCandidate, "", "")
	d.project = widget.Secondary("Projeter", d.projector.show)
	d.undo = widget.Secondary("", d.undoLast)
	d.follow = widget.Secondary("", d.askFollow)
	d.confirm = widget.Secondary("", d.askConfirm)
	top := container.NewBorder(nil, nil, d.head, widget.HStack(d.undo, container.NewCenter(widget.Width(d.mode, 330)), d.project))
	d.top = container.NewVBox(top, d.undone)
	d.bar = container.NewBorder(nil, nil, nil, container.NewVBox(widget.HStack(d.confirm, d.follow)), d.hint)
	d.whole = widget.VStack(1, d.bar, d.after, d.shelf.box)
	return d
}

func (d *juryDecisions) content() fyne.CanvasObject { return d.whole }

// turn puts the lines in the other order. The line that is at the top stays the one that one works on.
func (d *juryDecisions) turn(byBloc bool) {
	d.byBloc = byBloc
	d.mode.set(map[bool]string{false: modeByCandidate, true: modeByBloc}[byBloc], "", "")
	d.show()
	d.step.layOut()
}

// show shows the decisions as they are. Lines stay the same objects while there is something to decide on them.
func (d *juryDecisions) show() {
	view := &d.step.view
	if d.step.isSealed() {
		d.trail = nil
	}
	lacks := staleBy(view)
	history := d.history()
	cases := map[data.ID]*rules.Case{}
	for i := range view.Cases {
		cases[view.Cases[i].Enrolment.ID] = &view.Cases[i]
	}
	blocks := d.arrange()
	for _, l := range d.lines {
		l.earlier = history[lackKey{l.enrolment, l.bloc.Key}]
		l.show(view, cases[l.enrolment], lacks[lackKey{l.enrolment, l.bloc.Key}])
	}
	d.shelf.set(blocks)
	d.showHead()
	d.showHint()
	d.showAfter()
	d.projector.refresh()
}

// line returns the line of a bloc of an enrolment.
func (d *juryDecisions) line(enrolment data.ID, bloc rncp.Bloc) *juryLine {
	key := lackKey{enrolment, bloc.Key}
	if d.known[key] == nil {
		d.known[key] = newJuryLine(d, enrolment, bloc)
	}
	return d.known[key]
}

// linesOf returns what is before the jury for a case: the blocs asked for, and the certification where it is due.
func (d *juryDecisions) linesOf(k *rules.Case) []*juryLine {
	var lines []*juryLine
	f := d.step.view.Fiche
	for _, b := range f.Blocs {
		if _, asked := k.Enrolment.Asks(b.Key); asked {
			lines = append(lines, d.line(k.Enrolment.ID, b))
		}
	}
	if _, decided := k.Decision(data.WholeCertification); decided || rules.CertificationDue(f, k) {
		lines = append(lines, d.line(k.Enrolment.ID, rncp.Bloc{Key: data.WholeCertification, Title: wholeTitle}))
	}
	return lines
}

// blockLines is how many lines a card holds at most; a bloc with more of them goes over several cards.
const blockLines = 10

// arrange puts the lines in order and groups them.
func (d *juryDecisions) arrange() []*block {
	view := &d.step.view
	var blocks []*block
	if d.byBloc {
		blocks = d.groupedByBloc()
	} else {
		for i := range view.Cases {
			k := &view.Cases[i]
			blocks = append(blocks, &block{key: string(k.Enrolment.ID), title: k.Candidate.Name(), said: heldBefore(view.Fiche, k), lines: d.linesOf(k)})
		}
	}
	d.lines = d.lines[:0]
	for _, b := range blocks {
		for _, l := range b.lines {
			l.rank = len(d.lines)
			d.lines = append(d.lines, l)
		}
	}
	return blocks
}

func (d *juryDecisions) groupedByBloc() []*block {
	view := &d.step.view
	under := map[rncp.BlocKey][]*juryLine{}
	for i := range view.Cases {
		for _, l := range d.linesOf(&view.Cases[i]) {
			under[l.bloc.Key] = append(under[l.bloc.Key], l)
			l.kase = &view.Cases[i]
		}
	}
	var blocks []*block
	for _, b := range append(slices.Clone(view.Fiche.Blocs), rncp.Bloc{Key: data.WholeCertification, Title: wholeTitle}) {
		lines := under[b.Key]
		for from := 0; from < len(lines); from += blockLines {
			to := min(from+blockLines, len(lines))
			title := b.Title
			if len(lines) > blockLines {
				title += fmt.Sprintf(" – %d à %d sur %d", from+1, to, len(lines))
			}
			blocks = append(blocks, &block{key: fmt.Sprintf("%s/%d", b.Key, from), title: title, lines: lines[from:to]})
		}
	}
	return blocks
}

// heldBefore says which blocs a candidate held before the session, since when and on which ground.
func heldBefore(f *rncp.Fiche, k *rules.Case) string {
	if h, ok := k.Held[data.WholeCertification]; ok {
		return fmt.Sprintf("Certification complète déjà prononcée (%s, %s).", h.On.French(), h.Words())
	}
	var held []string
	for _, b := range f.Blocs {
		if h, ok := k.Held[b.Key]; ok {
			held = append(held, fmt.Sprintf("« %s » (%s, %s)", b.Title, h.On.French(), h.Words()))
		}
	}
	if len(held) == 0 {
		return ""
	}
	return "Déjà acquis : " + strings.Join(held, " ; ") + "."
}

// holds reports whether a line is among those shown.
func (d *juryDecisions) holds(l *juryLine) bool { return slices.Contains(d.lines, l) }

// face returns a line with a face that lies on the page.
func (d *juryDecisions) face(l *juryLine) *juryLine {
	d.shelf.ensure(l)
	return l
}

// focus moves the focus to what is decided on a line.
func (d *juryDecisions) focus(l *juryLine) { d.step.host.Focus(d.face(l).choice) }

// find returns the line of a lack, or nil.
func (d *juryDecisions) find(l rules.Lack) *juryLine {
	line := d.known[lackKey{l.Enrolment, l.Bloc}]
	if line == nil || !d.holds(line) {
		return nil
	}
	return line
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
		d.focus(next)
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
		d.focus(d.lines[to])
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
	lines := d.toFollow()
	d.ask(widget.Question{
		Title: "Suivre les propositions ?",
		Text: fmt.Sprintf("Le jury décide comme proposé pour les %d lignes sans décision (%s). Chaque décision pourra changer jusqu’à la clôture.",
			len(lines), inKinds(lines)),
		Confirm: fmt.Sprintf("Suivre %d propositions", len(lines)),
	}, lines, func(l *juryLine) (data.Outcome, string) { return l.proposal.Outcome, "" })
}

// inKinds writes « 7 blocs, 1 certification complète ».
func inKinds(lines []*juryLine) string {
	whole := 0
	for _, l := range lines {
		if l.whole() {
			whole++
		}
	}
	var kinds []string
	if n := len(lines) - whole; n > 0 {
		kinds = append(kinds, count(n, "bloc", "blocs", ""))
	}
	if whole > 0 {
		kinds = append(kinds, count(whole, "certification complète", "certifications complètes", ""))
	}
	return strings.Join(kinds, ", ")
}

func (d *juryDecisions) askConfirm() {
	lines := d.toConfirm()
	d.ask(widget.Question{
		Title:   "Confirmer les décisions ?",
		Text:    fmt.Sprintf("La date du jury a changé. Les %d décisions restent les mêmes et porteront la date du %s.", len(lines), d.step.view.Jury.On.French()),
		Confirm: fmt.Sprintf("Confirmer %d décisions", len(lines)),
	}, lines, func(l *juryLine) (data.Outcome, string) { return l.decision.Outcome, l.decision.Reason })
}

// ask asks once, then records what is decided on each line, beside the window. It is one step to undo.
func (d *juryDecisions) ask(q widget.Question, lines []*juryLine, decided func(*juryLine) (data.Outcome, string)) {
	var decisions []data.Decision
	var before deed
	for _, l := range lines {
		outcome, reason := decided(l)
		decisions = append(decisions, data.Decision{Enrolment: l.enrolment, Bloc: l.bloc.Key, Outcome: outcome, Reason: reason})
		before = append(before, change{l, l.decision, l.decided})
	}
	q.Do = func() {
		done := 0
		work := func(ctx context.Context, progress func(int, int)) error {
			for n, decision := range decisions {
				if _, err := d.step.desk.Juries.Decide(ctx, decision); err != nil {
					return err
				}
				done = n + 1
				progress(done, len(decisions))
			}
			return nil
		}
		d.step.host.Run("Enregistrement des décisions", work, func(err error) {
			if done > 0 {
				d.did(before[:done])
			}
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
