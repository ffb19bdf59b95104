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

// Propose computes the proposal for a bloc of an enrolment, or for data.WholeCertification, from the fiche, the session's
// rules and the facts alone:
//   - nothing is proposed while a result is missing, or its second entry where the rules want one, nor on the VAE without
//     a verdict on the file;
//   - an absence proposes « non présenté », an excused one « reporté »;
//   - a verdict « non acquis », an eliminatory mark, or a mark under the pass mark of its assessment proposes « non acquis »;
//   - otherwise the weighted mean of the marks is held against the pass mark of the bloc.
//
// What is exempt counts neither way. None of this stands in the fiche: these are rules of the session.
func Propose(f *rncp.Fiche, r *data.Rules, c *Case, bloc rncp.BlocKey) Proposal {
	if bloc == data.WholeCertification {
		return proposeCertification(f, c)
	}
	t := tally{rules: r, bloc: bloc}
	for _, item := range Due(f, r, c, bloc) {
		res, ok := c.Result(item)
		if !ok {
			if !item.Optional {
				t.missing = append(t.missing, item)
			}
			continue
		}
		t.add(item, res, c.Path)
	}
	t.waiting, t.differing = Unchecked(f, r, c, bloc)
	return t.propose()
}

// tally gathers the results of one bloc. Means are kept as fractions, so that no rounding ever decides.
type tally struct {
	rules                   *data.Rules
	bloc                    rncp.BlocKey
	missing                 []Item
	waiting, differing      []Item
	absent, excused, failed []string
	eliminated              []string
	exempt, verdicts        int
	remarks                 []string
	marks                   []assessmentMark
}

// assessmentMark is the mean of the parts of one assessment: sum/weight.
type assessmentMark struct {
	assessment  rncp.Assessment
	sum, weight int64
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
		t.addMark(item, res.Value.Mark)
	}
	if evaluated(res.Value.Kind) {
		t.remarks = append(t.remarks, PortfolioRemarks(item.Assessment, p, res.On)...)
	}
}

func (t *tally) addMark(item Item, mark data.Mark) {
	weight := int64(1)
	if item.Part.Key != "" {
		ref := data.RefOf(t.bloc, item.Assessment.Key, item.Part.Key)
		weight = int64(t.rules.WeightOf(ref))
		if least := t.rules.Assessments[ref].Eliminatory.Value; mark < least {
			t.eliminated = append(t.eliminated, fmt.Sprintf("%s %s (minimum %s)", item.Label(), mark, least))
		}
	}
	for i := range t.marks {
		if m := &t.marks[i]; m.assessment.Key == item.Assessment.Key {
			m.sum += weight * int64(mark)
			m.weight += weight
			return
		}
	}
	t.marks = append(t.marks, assessmentMark{item.Assessment, weight * int64(mark), weight})
}

// under lists the assessments whose mean is below the mark that the rules give it.
func (t *tally) under(least func(data.AssessmentRules) data.Mark) []string {
	var list []string
	for _, m := range t.marks {
		bar := least(t.rules.Assessments[data.RefOf(t.bloc, m.assessment.Key, "")])
		if m.sum < int64(bar)*m.weight {
			list = append(list, fmt.Sprintf("%s %s (minimum %s)", m.assessment.Short, data.Mark(m.sum/m.weight), bar))
		}
	}
	return list
}

func (t *tally) propose() Proposal {
	p := Proposal{Missing: t.missing, Remarks: t.remarks}
	say := func(o data.Outcome, format string, args ...any) Proposal {
		p.Outcome = o
		p.Grounds = append(p.Grounds, fmt.Sprintf(format, args...))
		return p
	}
	t.eliminated = append(t.eliminated, t.under(func(a data.AssessmentRules) data.Mark { return a.Eliminatory.Value })...)
	under := t.under(func(a data.AssessmentRules) data.Mark { return a.PassMark.Value })
	switch {
	case len(t.missing) > 0:
		return say(data.OutcomeNone, "Il manque : %s.", itemLabels(t.missing))
	case len(t.differing) > 0:
		return say(data.OutcomeNone, "Les deux saisies diffèrent : %s.", itemLabels(t.differing))
	case len(t.waiting) > 0:
		return say(data.OutcomeNone, "La seconde saisie manque : %s.", itemLabels(t.waiting))
	case len(t.absent) > 0:
		return say(data.OutcomeAbsent, "Absent à : %s.", join(t.absent))
	case len(t.excused) > 0:
		return say(data.OutcomeDeferred, "Excusé à : %s.", join(t.excused))
	case len(t.failed) > 0:
		return say(data.OutcomeNotAcquired, "Avis « non acquis » : %s.", join(t.failed))
	case len(t.eliminated) > 0:
		return say(data.OutcomeNotAcquired, "Note éliminatoire : %s.", join(t.eliminated))
	case len(under) > 0:
		return say(data.OutcomeNotAcquired, "Sous le seuil de l’épreuve : %s.", join(under))
	case len(t.marks) > 0:
		return say(t.meanOutcome())
	case t.verdicts > 0:
		return say(data.OutcomeAcquired, "Avis « acquis ».")
	case t.exempt > 0:
		return say(data.OutcomeNone, "Dispensé de toutes les épreuves : au jury de décider.")
	}
	return say(data.OutcomeNone, "La fiche ne prévoit pas d’épreuve notée ici : au jury de décider.")
}

// meanOutcome holds the mean of the assessments, each counting by its weight, against the pass mark of the bloc. The
// fractions stay exact in 64 bits for blocs of up to three assessments in weighted parts, more than any fiche has.
func (t *tally) meanOutcome() (data.Outcome, string, any, any, any) {
	num, den, weights := int64(0), int64(1), int64(0)
	for _, m := range t.marks {
		w := int64(t.rules.WeightOf(data.RefOf(t.bloc, m.assessment.Key, "")))
		num, den = num*m.weight+w*m.sum*den, den*m.weight
		weights += w
	}
	den *= weights
	pass := t.rules.PassMarkOf(t.bloc)
	// The mean shown is cut, not rounded: 9,996 must not read as 10 beside « non acquis ».
	shown := data.Mark(num / den)
	outcome, sign := data.OutcomeNotAcquired, "sous le seuil de"
	if num >= int64(pass)*den {
		outcome, sign = data.OutcomeAcquired, "au moins égale au seuil de"
	}
	return outcome, "Moyenne %s, %s %s.", shown, sign, pass
}

// CertificationDue reports whether the certification as a whole is before the jury: with what the candidate holds already
// and what the jury has given in this session, every bloc is acquired, and the certification is not pronounced yet.
func CertificationDue(f *rncp.Fiche, c *Case) bool {
	return !c.Held.Pronounced() && len(lackingWith(f, c)) == 0
}

// lackingWith returns the blocs that are neither held nor acquired by a decision of this case.
func lackingWith(f *rncp.Fiche, c *Case) []string {
	var lacking []string
	for _, b := range f.Blocs {
		_, held := c.Held[b.Key]
		if d, ok := c.Decision(b.Key); !held && (!ok || d.Outcome != data.OutcomeAcquired) {
			lacking = append(lacking, "« "+b.Title+" »")
		}
	}
	return lacking
}

// proposeCertification proposes the certification to who has every bloc of it. The jury pronounces it.
func proposeCertification(f *rncp.Fiche, c *Case) Proposal {
	if lacking := lackingWith(f, c); len(lacking) > 0 {
		return Proposal{Grounds: []string{"Il manque : " + join(lacking) + "."}}
	}
	return Proposal{Outcome: data.OutcomeAcquired, Grounds: []string{fmt.Sprintf("Les %d blocs sont acquis.", len(f.Blocs))}}
}
