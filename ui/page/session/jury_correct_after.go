package session

import (
	"fmt"
	"slices"
	"strings"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// history returns, for each line whose decision was corrected, every decision that was taken on it, oldest first.
func (d *juryDecisions) history() map[lackKey][]data.Decision {
	view := &d.step.view
	taken := map[lackKey][]data.Decision{}
	for i := range view.Cases {
		k := &view.Cases[i]
		if !d.step.isSealed() || !slices.ContainsFunc(k.Decisions, func(x data.Decision) bool { return x.Correction }) {
			continue
		}
		all, err := d.step.desk.Juries.Decisions(k.Enrolment.ID)
		if err != nil {
			d.step.host.Refuse(err)
			return taken
		}
		for _, x := range all {
			key := lackKey{k.Enrolment.ID, x.Bloc}
			taken[key] = append(taken[key], x)
		}
	}
	return taken
}

// corrections says what was corrected on the line and why: « Corrigé le 20 juin 2021 : acquis devient non acquis. Motif : … ».
func (l *juryLine) corrections() string {
	var said []string
	for _, d := range l.earlier {
		if !d.Correction {
			continue
		}
		was := "sans décision"
		if i := slices.IndexFunc(l.earlier, func(o data.Decision) bool { return o.ID == d.Supersedes }); i >= 0 && l.earlier[i].Outcome != data.OutcomeWithdrawn {
			was = l.words(l.earlier[i].Outcome)
		}
		said = append(said, fmt.Sprintf("Corrigé le %s : %s devient %s. Motif : %s", d.On.French(), was, l.words(d.Outcome), d.Reason))
	}
	return strings.Join(said, "\n")
}

// showAfter says what the corrections of a sealed session entail, and leads there.
func (d *juryDecisions) showAfter() {
	d.after.RemoveAll()
	for _, said := range d.entailed() {
		d.after.Add(widget.Banner(widget.ToneWarning, said.sentence, said.actions...))
	}
	visible(d.after, len(d.after.Objects) > 0)
}

// entail is one thing that follows from corrections.
type entail struct {
	sentence string
	actions  []*widget.Button
}

func (d *juryDecisions) entailed() []entail {
	view := &d.step.view
	if !d.step.isSealed() || !slices.ContainsFunc(view.Cases, corrected) {
		return nil
	}
	plan, err := d.step.desk.Documents.Plan(view.Session.ID)
	if err != nil {
		d.step.host.Refuse(err)
		return nil
	}
	var all []entail
	if said := minutesDue(plan); said != "" {
		all = append(all, entail{said, []*widget.Button{
			widget.Secondary("Aller aux documents", func() { d.step.host.Go(placeIn(*view, widget.StepDocuments)) })}})
	}
	for _, doc := range plan.Overtaken {
		all = append(all, entail{sentence: overtakenInWords(view, doc)})
	}
	for i := range view.Cases {
		if said := d.certificationAfter(&view.Cases[i]); said != "" {
			all = append(all, entail{sentence: said})
		}
	}
	return all
}

func corrected(k rules.Case) bool {
	return slices.ContainsFunc(k.Decisions, func(d data.Decision) bool { return d.Correction })
}

// minutesDue says that minutes are to be issued since decisions were corrected, or nothing.
func minutesDue(plan app.Plan) string {
	due := slices.ContainsFunc(plan.Ready, func(d app.Draft) bool { return d.Kind == data.KindMinutes }) ||
		slices.ContainsFunc(plan.Withheld, func(w app.Withheld) bool { return w.Kind == data.KindMinutes })
	switch {
	case !due:
		return ""
	case hasMinutes(plan):
		return "Une décision est corrigée : un procès-verbal corrigé est maintenant à émettre."
	}
	return "Une décision est corrigée avant que le procès-verbal soit émis : il est à émettre, et dira la correction."
}

// hasMinutes reports whether minutes were issued already: the next ones correct them.
func hasMinutes(plan app.Plan) bool {
	return slices.ContainsFunc(plan.Issued, func(d data.Document) bool { return d.Number.Kind == data.KindMinutes })
}

// overtakenInWords says what becomes of a certificate whose bloc the jury has taken back.
func overtakenInWords(view *app.View, doc data.Document) string {
	bloc, _ := view.Fiche.Bloc(doc.Bloc)
	name := ""
	if k := view.Case(doc.Enrolment); k != nil {
		name = k.Candidate.Name()
	}
	if bloc.Title == "" {
		return fmt.Sprintf("%s %s, pour %s, ne vaut plus : ne le remettez pas ; s’il est remis, faites-le rendre.", doc.Number.Kind.Title(), doc.Number, name)
	}
	return fmt.Sprintf("Le certificat %s de %s, « %s », ne vaut plus : ne le remettez pas ; s’il est remis, faites-le rendre.", doc.Number, name, bloc.Title)
}

// certificationAfter says where a correction leaves the certification of a case at odds with its blocs.
func (d *juryDecisions) certificationAfter(k *rules.Case) string {
	decision, decided := k.Decision(data.WholeCertification)
	due := rules.CertificationDue(d.step.view.Fiche, k)
	switch {
	case !corrected(*k):
		return ""
	case decided && decision.Outcome == data.OutcomeAcquired && !due:
		return k.Candidate.Name() + " n’a plus tous les blocs : la certification complète ne tient plus. Corrigez aussi cette décision."
	case due && !decided:
		return k.Candidate.Name() + " a maintenant tous les blocs : le jury peut prononcer la certification complète, sur sa ligne."
	}
	return ""
}
