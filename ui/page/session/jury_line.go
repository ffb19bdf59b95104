package session

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// outcomes are the decisions to choose from.
var outcomes = []widget.Choice{
	{Key: string(data.OutcomeAcquired), Label: "Acquis"}, {Key: string(data.OutcomeNotAcquired), Label: "Non acquis"},
	{Key: string(data.OutcomeAbsent), Label: "Non présenté"}, {Key: string(data.OutcomeDeferred), Label: "Reporté"},
}

// juryLine is one bloc of one candidate: its results, what they propose, and beside it what the jury decides.
type juryLine struct {
	list      *juryDecisions
	rank      int
	enrolment data.ID
	bloc      rncp.Bloc

	proposal rules.Proposal
	decision data.Decision
	decided  bool
	stale    string       // why the decision must be confirmed, or empty
	waiting  data.Outcome // chosen, and waiting for its reason
	refused  string       // why the last choice was not recorded

	results, proposed, grounds, remarks, note *fw.RichText
	follow, confirm                           *widget.Button
	choice                                    *segments
	reason                                    *widget.TextField
	content                                   *fyne.Container
}

func newJuryLine(d *juryDecisions, enrolment data.ID, bloc rncp.Bloc, rank int) *juryLine {
	l := &juryLine{list: d, rank: rank, enrolment: enrolment, bloc: bloc}
	l.results, l.grounds, l.proposed = widget.Small(""), widget.Small(""), widget.Body("")
	l.remarks = widget.Coloured("", theme.ColorNameWarning)
	l.note = widget.Coloured("", theme.ColorNameWarning)
	l.follow = widget.Plain("Suivre la proposition", func() { l.take(l.proposal.Outcome, false) })
	l.confirm = widget.Secondary("", l.again)
	l.choice = newSegments(outcomes, func(key string, byKey bool) { l.take(data.Outcome(key), byKey) })
	l.choice.onLeave = func(down bool) { d.leave(rank, down) }
	l.reason = widget.NewTextField("motif du jury, en une phrase")
	l.reason.OnSubmitted = func(string) { l.giveReason(true) }
	l.reason.OnLeave = func() { l.giveReason(false) }
	l.reason.OnEscape = l.drop
	l.follow.SetIcon(theme.NavigateNextIcon())
	title := tight(widget.Body(bloc.Title), l.results)
	proposal := container.NewVBox(tight(l.proposed, l.grounds, l.remarks), l.follow)
	decision := container.NewVBox(l.choice, l.note, l.reason, l.confirm)
	l.content = container.New(lineColumns, title, proposal, decision)
	return l
}

// show shows the facts of the line; a reason that is being typed stays.
func (l *juryLine) show(k *rules.Case, stale string) {
	view := l.list.step.view
	before := l.decision
	l.proposal = rules.Propose(view.Fiche, &view.Session.Rules, k, l.bloc.Key)
	l.decision, l.decided = k.Decision(l.bloc.Key)
	if l.stale = stale; !l.decided {
		l.stale = ""
	}
	if l.waiting == "" && l.reason.Text == before.Reason {
		l.reason.SetText(l.decision.Reason)
	}
	widget.SetText(l.results, resultsInShort(view.Fiche, &view.Session.Rules, k, l.bloc.Key))
	widget.SetText(l.proposed, proposedInWords(l.proposal.Outcome))
	showText(l.grounds, strings.Join(l.proposal.Grounds, " "))
	showText(l.remarks, strings.Join(l.proposal.Remarks, " "))
	l.showDecision()
}

func (l *juryLine) showDecision() {
	sealed, dated := l.list.step.isSealed(), l.list.step.isOpen()
	l.choice.set(string(l.decision.Outcome), string(l.waiting), string(l.proposal.Outcome))
	if sealed || !dated {
		l.choice.Disable()
	} else {
		l.choice.Enable()
	}
	visible(l.follow, !sealed && dated && !l.decided && l.waiting == "" && l.proposal.Outcome != data.OutcomeNone)
	visible(l.confirm, !sealed && dated && l.stale != "" && l.waiting == "")
	l.confirm.SetText("Confirmer « " + string(l.decision.Outcome) + " »")
	visible(l.reason, !sealed && (l.waiting != "" || l.decided && l.decision.Departs()))
	showText(l.note, l.noteText())
	colour := theme.ColorNameWarning
	switch {
	case l.refused != "":
		colour = theme.ColorNameError
	case sealed || l.waiting == "" && l.stale == "":
		colour = widget.ColorQuiet
	}
	recolour(l.note, colour)
}

// noteText is the sentence below the decision: what is wrong, what it waits for, or the jury's reason.
func (l *juryLine) noteText() string {
	switch {
	case l.refused != "":
		return l.refused
	case l.waiting != "":
		return fmt.Sprintf("« %s » s’écarte de la proposition. Écrivez le motif, puis Entrée ; Échap y renonce.", capital(string(l.waiting)))
	case l.stale != "":
		return l.stale
	case l.list.step.isSealed() && l.decision.Reason != "":
		return "Motif du jury : " + l.decision.Reason
	case l.decided && l.decision.Departs():
		return "Le jury s’écarte de la proposition, pour ce motif :"
	}
	return ""
}

// take records what is chosen. Where it departs from the proposal it waits for its reason first.
func (l *juryLine) take(o data.Outcome, byKey bool) {
	if !l.list.step.isOpen() {
		return
	}
	l.refused = ""
	same := l.decided && l.stale == "" && o == l.decision.Outcome
	if l.departs(o) && !same {
		l.waiting = o
		l.showDecision()
		l.list.step.layOut()
		l.list.step.host.Focus(l.reason)
		return
	}
	l.waiting = ""
	l.record(o, byKey)
}

// again confirms the decision after what it stood on has changed.
func (l *juryLine) again() {
	l.refused = ""
	if l.departs(l.decision.Outcome) && strings.TrimSpace(l.reason.Text) == "" {
		l.take(l.decision.Outcome, false)
		return
	}
	l.record(l.decision.Outcome, true)
}

func (l *juryLine) departs(o data.Outcome) bool {
	return l.proposal.Outcome != data.OutcomeNone && o != l.proposal.Outcome
}

// giveReason records the choice that waits, or another reason of the decision. An empty reason is told when one
// confirms it; who merely leaves the field finds his choice still waiting.
func (l *juryLine) giveReason(byKey bool) {
	text := strings.TrimSpace(l.reason.Text)
	o := l.waiting
	switch {
	case l.list.step.isSealed() || !l.reason.Visible():
		return
	case o == "" && text == l.decision.Reason:
		if byKey {
			l.list.onwards(l.rank)
		}
		return
	case o == "":
		o = l.decision.Outcome
	}
	if text == "" && !byKey {
		return
	}
	l.record(o, byKey)
}

// drop gives up the choice that waits, or puts the recorded reason back.
func (l *juryLine) drop() {
	l.waiting, l.refused = "", ""
	l.reason.SetText(l.decision.Reason)
	l.list.step.host.Focus(l.choice)
	l.showDecision()
	l.list.step.layOut()
}

func (l *juryLine) record(o data.Outcome, byKey bool) {
	d := data.Decision{Enrolment: l.enrolment, Bloc: l.bloc.Key, Outcome: o}
	if l.departs(o) {
		d.Reason = strings.TrimSpace(l.reason.Text)
	}
	waited := l.waiting
	l.waiting = "" // before the page refreshes
	if _, err := l.list.step.desk.Juries.Decide(context.Background(), d); err != nil {
		l.waiting, l.refused = waited, err.Error()
		l.showDecision()
		l.list.step.layOut()
		return
	}
	l.refused = ""
	l.showDecision()
	l.list.step.host.Tell("Décision enregistrée.")
	if byKey {
		l.list.onwards(l.rank)
	}
}

// resultsInShort writes « Écrit 14,5 · Oral 13 », with a dash for what is missing.
func resultsInShort(f *rncp.Fiche, r *data.Rules, k *rules.Case, bloc rncp.BlocKey) string {
	var parts []string
	for _, item := range rules.Due(f, r, k, bloc) {
		value := "—"
		if res, ok := k.Result(item); ok {
			value = res.Value.String()
		}
		parts = append(parts, item.Label()+" : "+value)
	}
	return strings.Join(parts, " · ")
}

func proposedInWords(o data.Outcome) string {
	if o == data.OutcomeNone {
		return "Pas de proposition"
	}
	return "Proposition : " + string(o)
}
