package session

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"certibloc/data"
	"certibloc/data/rules"
)

// parse reads what one types for an item.
func (s *resultsStep) parse(item rules.Item, text string) (data.Value, error) {
	return data.ParseValue(text, s.view.Session.Rules.Scale.Value, s.kinds(item))
}

func (s *resultsStep) kinds(item rules.Item) []data.ValueKind {
	return rules.KindsFor(&s.view.Session.Rules, item.Assessment.Kind)
}

// record puts a result on disk and says so. Where no day is given it has its usual one.
func (s *resultsStep) record(k *rules.Case, item rules.Item, text string, on data.Date) error {
	value, err := s.parse(item, text)
	if err != nil {
		return err
	}
	if on.IsZero() {
		on = s.view.UsualDay(k, item)
	}
	result := resultOf(k, item)
	result.Value, result.On = value, on
	if _, err := s.desk.Results.Record(context.Background(), result, ""); err != nil {
		return err
	}
	s.host.Tell("Enregistré : " + k.Candidate.Name() + ", " + item.Label() + ", " + value.String() + ".")
	return nil
}

// withdraw takes a result back that was entered by mistake, and says so.
func (s *resultsStep) withdraw(k *rules.Case, item rules.Item) error {
	if err := s.desk.Results.Withdraw(context.Background(), resultOf(k, item)); err != nil {
		return err
	}
	s.host.Tell("Retiré : " + k.Candidate.Name() + ", " + item.Label() + ". L’épreuve attend de nouveau un résultat.")
	return nil
}

func resultOf(k *rules.Case, item rules.Item) data.Result {
	return data.Result{Enrolment: k.Enrolment.ID, Bloc: item.Bloc, Assessment: item.Assessment.Key, Part: item.Part.Key}
}

// valueText writes a recorded value as one types it.
func valueText(k *rules.Case, item rules.Item) string {
	r, ok := k.Result(item)
	if !ok {
		return ""
	}
	return r.Value.String()
}

// theValue names a value in a sentence: « la note 12,5 », « le résultat « absent » ».
func theValue(v data.Value) string {
	if v.Kind == data.ValueMark {
		return "la note " + v.String()
	}
	return "le résultat « " + v.String() + " »"
}

// withdrawWords is what a button says that takes a value back.
func withdrawWords(v data.Value) string {
	if v.Kind == data.ValueMark {
		return "Retirer la note"
	}
	return "Retirer « " + v.String() + " »"
}

// rulesText says what the rules give an item of its own, as « coefficient 2 · éliminatoire sous 6 · seuil 10 », or nothing.
// The first part of an assessment says what holds for all its parts together.
func (s *resultsStep) rulesText(item rules.Item) string {
	if !slices.Contains(s.kinds(item), data.ValueMark) {
		return ""
	}
	r := &s.view.Session.Rules
	whole := r.Assessments[data.RefOf(item.Bloc, item.Assessment.Key, "")]
	if item.Part.Key == "" {
		return strings.Join(ownRules(whole), " · ")
	}
	parts := ownRules(r.Assessments[data.RefOf(item.Bloc, item.Assessment.Key, item.Part.Key)])
	if together := ownRules(whole); len(together) > 0 && item.Part.Key == item.Assessment.Parts[0].Key {
		parts = append(parts, "les parties ensemble : "+strings.Join(together, ", "))
	}
	return strings.Join(parts, " · ")
}

func ownRules(a data.AssessmentRules) []string {
	var words []string
	if a.Weight.Value > 1 {
		words = append(words, "coefficient "+strconv.Itoa(a.Weight.Value))
	}
	if a.Eliminatory.Value > 0 {
		words = append(words, "éliminatoire sous "+a.Eliminatory.Value.String())
	}
	if a.PassMark.Value > 0 {
		words = append(words, "seuil "+a.PassMark.Value.String())
	}
	return words
}

// blocPass says the pass mark of a bloc where some of its items are marked, or nothing.
func (s *resultsStep) blocPass(items []rules.Item) string {
	for _, item := range items {
		if slices.Contains(s.kinds(item), data.ValueMark) {
			return "seuil du bloc : " + s.view.Session.Rules.PassMarkOf(item.Bloc).String()
		}
	}
	return ""
}

// hint says what an item is and what may be typed for it.
func (s *resultsStep) hint(k *rules.Case, item rules.Item) string {
	text := item.Assessment.Text
	if item.Part.Key != "" {
		text += " " + item.Part.Text
	}
	if from, to, ok := rules.PortfolioWindow(item.Assessment, k.Path); ok {
		text += " : du " + from.French() + " au " + to.French()
	}
	return text + ". Tapez " + data.ValueHelp(s.view.Session.Rules.Scale.Value, s.kinds(item)) + "."
}
