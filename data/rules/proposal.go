package rules

import (
	"fmt"

	"certibloc/data"
	"certibloc/data/rncp"
)

// Proposal is what the facts propose for a bloc. The jury decides.
type Proposal struct {
	Outcome data.Outcome // OutcomeNone while results are missing, or where only the jury can say
	Grounds []string     // why, in sentences
	Remarks []string     // what a reader should know besides: a portfolio outside its months
	Missing []Item       // what is due and has no result
}

// Propose computes the proposal for a bloc of an enrolment, from the fiche, the session's rules and the facts alone:
//   - nothing is proposed while a result is missing, nor on the VAE without a verdict on the file;
//   - an absence proposes « non présenté », an excused one « reporté »;
//   - a verdict « non acquis » proposes it; otherwise the mean of the marks is held against the pass mark.
//
// What is exempt counts neither way. None of this stands in the fiche: these are rules of the session.
func Propose(f *rncp.Fiche, r *data.Rules, c *Case, bloc rncp.BlocKey) Proposal {
	items := Due(f, r, c, bloc)
	t := tally{}
	for _, item := range items {
		res, ok := c.Result(item)
		if !ok {
			if !item.Optional {
				t.missing = append(t.missing, item)
			}
			continue
		}
		t.add(item, res, c.Path)
	}
	return t.propose(r)
}

// tally gathers the results of one bloc. The mean is kept as the fraction num/den over count assessments, so that no
// rounding ever decides.
type tally struct {
	missing                 []Item
	absent, excused, failed []string
	exempt, verdicts        int
	remarks                 []string
	marks                   []assessmentMark
}

type assessmentMark struct {
	key   string
	sum   int64
	parts int64
}

func (t *tally) add(item Item, res data.Result, p data.Path) {
	switch res.Value.Kind {
	case data.ValueAbsent:
		t.absent = append(t.absent, item.Label())
	case data.ValueExcused:
		t.excused = append(t.excused, item.Label())
	case data.ValueExempt:
		t.exempt++
	case data.ValueNotAcquired:
		t.failed = append(t.failed, item.Label())
	case data.ValueAcquired:
		t.verdicts++
	case data.ValueMark:
		t.addMark(item.Assessment.Key, int64(res.Value.Mark))
	}
	if evaluated(res.Value.Kind) {
		t.remarks = append(t.remarks, PortfolioRemarks(item.Assessment, p, res.On)...)
	}
}

func (t *tally) addMark(key string, mark int64) {
	for i := range t.marks {
		if t.marks[i].key == key {
			t.marks[i].sum += mark
			t.marks[i].parts++
			return
		}
	}
	t.marks = append(t.marks, assessmentMark{key: key, sum: mark, parts: 1})
}

func (t *tally) propose(r *data.Rules) Proposal {
	p := Proposal{Missing: t.missing, Remarks: t.remarks}
	say := func(o data.Outcome, format string, args ...any) Proposal {
		p.Outcome = o
		p.Grounds = append(p.Grounds, fmt.Sprintf(format, args...))
		return p
	}
	switch {
	case len(t.missing) > 0:
		return say(data.OutcomeNone, "Il manque : %s.", itemLabels(t.missing))
	case len(t.absent) > 0:
		return say(data.OutcomeAbsent, "Absent à : %s.", join(t.absent))
	case len(t.excused) > 0:
		return say(data.OutcomeDeferred, "Excusé à : %s.", join(t.excused))
	case len(t.failed) > 0:
		return say(data.OutcomeNotAcquired, "Avis « non acquis » : %s.", join(t.failed))
	case len(t.marks) > 0:
		return say(t.meanOutcome(r))
	case t.verdicts > 0:
		return say(data.OutcomeAcquired, "Avis « acquis ».")
	case t.exempt > 0:
		return say(data.OutcomeNone, "Dispensé de toutes les épreuves : au jury de décider.")
	}
	return say(data.OutcomeNone, "La fiche ne prévoit pas d’épreuve notée ici : au jury de décider.")
}

// meanOutcome holds the mean of the assessments, each counting once, against the pass mark.
func (t *tally) meanOutcome(r *data.Rules) (data.Outcome, string, any, any, any) {
	num, den := int64(0), int64(1)
	for _, m := range t.marks {
		num, den = num*m.parts+m.sum*den, den*m.parts
	}
	den *= int64(len(t.marks))
	pass := int64(r.PassMark.Value)
	// The mean shown is cut, not rounded: 9,996 must not read as 10 beside « non acquis ».
	shown := data.Mark(num / den)
	outcome, sign := data.OutcomeNotAcquired, "sous le seuil de"
	if num >= pass*den {
		outcome, sign = data.OutcomeAcquired, "au moins égale au seuil de"
	}
	return outcome, "Moyenne %s, %s %s.", shown, sign, r.PassMark.Value
}
