package session

import (
	"fmt"
	"strings"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// outcomes are the decisions on a bloc to choose from.
var outcomes = []widget.Choice{
	{Key: string(data.OutcomeAcquired), Label: "Acquis"}, {Key: string(data.OutcomeNotAcquired), Label: "Non acquis"},
	{Key: string(data.OutcomeAbsent), Label: "Non présenté"}, {Key: string(data.OutcomeDeferred), Label: "Reporté"},
}

// certificationOutcomes are those on the certification as a whole.
var certificationOutcomes = []widget.Choice{
	{Key: string(data.OutcomeAcquired), Label: "Prononcée"}, {Key: string(data.OutcomeNotAcquired), Label: "Non prononcée"},
	{Key: string(data.OutcomeDeferred), Label: "Reporté"},
}

// wholeTitle is how the certification as a whole is called among the blocs.
const wholeTitle = "Certification complète"

// juryLine is one bloc of one candidate, or his certification as a whole: its results, what they propose, and what the
// jury decides. Its face, which shows it, is there only while it is near what is in sight.
type juryLine struct {
	list      *juryDecisions
	rank      int // among the lines as they are shown
	enrolment data.ID
	bloc      rncp.Bloc // with the key data.WholeCertification for the certification as a whole

	kase     *rules.Case
	proposal rules.Proposal
	decision data.Decision
	decided  bool
	stale    string       // why the decision must be confirmed, or empty
	waiting  data.Outcome // chosen, and waiting for its reason
	refused  string       // why the last choice was not recorded
	unfolded bool         // whether what the examiners noted is shown
	earlier  []data.Decision

	*lineFace
}

func newJuryLine(d *juryDecisions, enrolment data.ID, bloc rncp.Bloc) *juryLine {
	return &juryLine{list: d, enrolment: enrolment, bloc: bloc}
}

func (l *juryLine) whole() bool { return l.bloc.Key == data.WholeCertification }

func (l *juryLine) choices() []widget.Choice {
	if l.whole() {
		return certificationOutcomes
	}
	return outcomes
}

// words names an outcome as the line offers it: « acquis », or « prononcée » of the certification.
func (l *juryLine) words(o data.Outcome) string {
	for _, c := range l.choices() {
		if c.Key == string(o) && l.whole() && o != data.OutcomeDeferred {
			return strings.ToLower(c.Label)
		}
	}
	return string(o)
}

// title names the line within its group: the bloc, or, where the group is the bloc, the candidate.
func (l *juryLine) title() string {
	if l.list.byBloc {
		return l.kase.Candidate.Name()
	}
	return l.bloc.Title
}

// show takes the facts of the line over; a reason that is being typed stays.
func (l *juryLine) show(view *app.View, k *rules.Case, stale string) {
	before := l.decision
	l.kase = k
	l.proposal = rules.Propose(view.Fiche, &view.Session.Rules, k, l.bloc.Key)
	l.decision, l.decided = k.Decision(l.bloc.Key)
	if l.stale = stale; !l.decided {
		l.stale = ""
	}
	if l.lineFace != nil {
		l.showFace(before.Reason)
	}
}

// orphaned reports whether the certification was decided for who lacks a bloc of it: that decision can only be taken back.
func (l *juryLine) orphaned() bool {
	return l.whole() && l.decided && l.proposal.Outcome == data.OutcomeNone
}

// noteText is the sentence below the decision: what is wrong, what it waits for, or the jury's reason.
func (l *juryLine) noteText() string {
	switch {
	case l.refused != "":
		return l.refused
	case l.waiting != "":
		return fmt.Sprintf("« %s » s’écarte de la proposition. Écrivez le motif, puis Entrée ; Échap y renonce.", capital(l.words(l.waiting)))
	case l.stale != "":
		return l.stale
	case l.list.step.isSealed() && l.decision.Reason != "" && !l.decision.Correction:
		return "Motif du jury : " + l.decision.Reason
	case l.decided && l.decision.Departs() && !l.list.step.isSealed():
		return "Le jury s’écarte de la proposition, pour ce motif :"
	}
	return ""
}

// take records what is chosen. Where it departs from the proposal it waits for its reason first.
func (l *juryLine) take(o data.Outcome, byKey bool) {
	if !l.list.step.isOpen() {
		return
	}
	l.refused = ""
	if l.mustSayWhy(o) {
		l.waiting = o
		l.list.face(l)
		l.showDecision()
		l.list.step.layOut()
		l.list.step.host.Focus(l.reason)
		return
	}
	l.waiting = ""
	l.record(o, byKey)
}

// mustSayWhy reports whether an outcome needs a reason before it can be recorded.
func (l *juryLine) mustSayWhy(o data.Outcome) bool {
	same := l.decided && l.stale == "" && o == l.decision.Outcome
	return l.departs(o) && !same
}

// again confirms the decision after what it stood on has changed, or takes back the one that nothing stands behind.
func (l *juryLine) again() {
	l.refused = ""
	switch {
	case l.orphaned():
		l.withdraw()
	case l.departs(l.decision.Outcome) && strings.TrimSpace(l.reason.Text) == "":
		l.take(l.decision.Outcome, false)
	default:
		l.record(l.decision.Outcome, true)
	}
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
	if l.departs(o) && l.lineFace != nil {
		d.Reason = strings.TrimSpace(l.reason.Text)
	}
	waited := l.waiting
	l.waiting = "" // before the page refreshes
	if err := l.list.decide(l, d); err != nil {
		l.waiting = waited
		l.refuse(err)
		return
	}
	l.refused = ""
	l.showDecision()
	l.list.step.host.Tell("Décision enregistrée.")
	if byKey {
		l.list.onwards(l.rank)
	}
}

// withdraw takes the decision back: there is none any more.
func (l *juryLine) withdraw() {
	if !l.list.step.isOpen() || !l.decided {
		return
	}
	l.refused = ""
	if err := l.list.withdraw(l); err != nil {
		l.refuse(err)
		return
	}
	l.list.step.host.Tell("Décision retirée : " + l.named() + ".")
	if l.list.holds(l) {
		l.list.focus(l)
	}
}

// refuse says on the line why something was not recorded.
func (l *juryLine) refuse(err error) {
	l.refused = err.Error()
	if l.lineFace != nil {
		l.showDecision()
	}
	l.list.step.layOut()
}

// named names the line where it stands alone: « Élodie Lœuillet, « Prospection » ».
func (l *juryLine) named() string {
	return l.kase.Candidate.Name() + ", « " + l.bloc.Title + " »"
}

// resultsInShort writes « Écrit 14,5 · Oral 13 », with a dash for what is missing.
func resultsInShort(f *rncp.Fiche, r *data.Rules, k *rules.Case, bloc rncp.BlocKey) string {
	var parts []string
	for _, item := range rules.Due(f, r, k, bloc) {
		value := "—"
		if res, ok := k.Result(item); ok {
			value = res.Value.String()
		}
		parts = append(parts, item.Label()+" : "+value)
	}
	return strings.Join(parts, " · ")
}

// standing writes what the line stands on: the results of the bloc, or how many blocs are acquired.
func (l *juryLine) standing() string {
	view := &l.list.step.view
	if !l.whole() {
		return resultsInShort(view.Fiche, &view.Session.Rules, l.kase, l.bloc.Key)
	}
	n, before := 0, 0
	for _, b := range view.Fiche.Blocs {
		_, held := l.kase.Held[b.Key]
		switch d, _ := l.kase.Decision(b.Key); {
		case held:
			n, before = n+1, before+1
		case d.Outcome == data.OutcomeAcquired:
			n++
		}
	}
	said := fmt.Sprintf("Blocs acquis : %d sur %d", n, len(view.Fiche.Blocs))
	if before > 0 {
		said += fmt.Sprintf(", dont %d avant cette session", before)
	}
	return said
}

func (l *juryLine) proposedInWords() string {
	if l.proposal.Outcome == data.OutcomeNone {
		return "Pas de proposition"
	}
	return "Proposition : " + l.words(l.proposal.Outcome)
}
