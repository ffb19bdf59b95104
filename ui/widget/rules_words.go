package widget

import (
	"fmt"

	"certibloc/data"
	"certibloc/data/rncp"
)

// RulesLine is one setting of the règlement in words.
type RulesLine struct {
	Key, Label, Value string
	Origin            data.Origin
}

// RulesLines says the règlement in words, in the order of the form. What a bloc or an assessment has of its own stands
// there only where it has any.
func RulesLines(f *rncp.Fiche, r data.Rules) []RulesLine {
	lines := []RulesLine{{"scale", "Échelle des notes", r.Scale.Value.String(), r.Scale.Origin}}
	if !r.Scale.Value.Verdict {
		lines = append(lines, RulesLine{"pass", "Seuil d’un bloc", r.PassMark.Value.String(), r.PassMark.Origin})
	}
	lines = append(lines, RulesLine{"parts", "Parties d’une étude de cas", pick(r.CaseParts.Value, "une note pour chaque partie", "une seule note"), r.CaseParts.Origin})
	if !r.Scale.Value.Verdict {
		lines = append(lines, ownLines(f, r)...)
	}
	lines = append(lines,
		RulesLine{"attempts", "Passages d’un même bloc", attemptsWords(r.Attempts.Value), r.Attempts.Origin},
		RulesLine{"resits", "Sessions de rattrapage", pick(r.Resits.Value, "oui", "non"), r.Resits.Origin},
		RulesLine{"portfolio", "Portefeuille de preuves hors du délai", policyWord(r.Portfolio.Value), r.Portfolio.Origin},
		RulesLine{"workplace", "Validation du bloc professionnel", pick(r.Workplace.Value == data.WorkplaceOutcome, "l’issue du bloc elle-même", "un avis à part"), r.Workplace.Origin},
		RulesLine{"double", "Double saisie", pick(r.DoubleEntry.Value, "oui", "non"), r.DoubleEntry.Origin})
	for i, p := range juryPolicies {
		s := p.at(&r)
		lines = append(lines, RulesLine{fmt.Sprint("jury", i), p.label, policyWord(s.Value), s.Origin})
	}
	for _, route := range f.Routes {
		if !route.Open.Open() || route.Key == rncp.RouteVAE {
			continue
		}
		line := RulesLine{Key: "track" + string(route.Key), Label: "Modalité proposée, " + route.Short, Value: "au choix"}
		if s, ok := r.Tracks[route.Key]; ok {
			line.Value, line.Origin = TrackName(s.Value), s.Origin
		}
		lines = append(lines, line)
	}
	return lines
}

func ownLines(f *rncp.Fiche, r data.Rules) []RulesLine {
	var lines []RulesLine
	for _, b := range f.Blocs {
		if own, ok := r.Blocs[b.Key]; ok {
			lines = append(lines, RulesLine{"bloc" + string(b.Key), "« " + b.Title + " », seuil", own.Value.String(), own.Origin})
		}
		name := ""
		for _, item := range ruleItems(b) {
			label := item.label
			if item.part {
				label = name + " – " + label
			} else {
				name = label
			}
			lines = append(lines, itemLines(b, r, item, label)...)
		}
	}
	return lines
}

func itemLines(b rncp.Bloc, r data.Rules, item ruleItem, label string) []RulesLine {
	a, ok := r.Assessments[item.ref]
	if !ok {
		return nil
	}
	var lines []RulesLine
	add := func(what, value string, o data.Origin, is bool) {
		if is {
			lines = append(lines, RulesLine{string(item.ref) + what, "« " + b.Title + " », " + label + ", " + what, value, o})
		}
	}
	add("coefficient", fmt.Sprint(a.Weight.Value), a.Weight.Origin, a.Weight.Value > 0)
	add("seuil", a.PassMark.Value.String(), a.PassMark.Origin, a.PassMark.Value > 0)
	add("note éliminatoire", "sous "+a.Eliminatory.Value.String(), a.Eliminatory.Origin, a.Eliminatory.Value > 0)
	return lines
}

// RulesDifference is a setting that two règlements have otherwise. A value is empty where that one does not have it.
type RulesDifference struct{ Label, Value, Other string }

// RulesDifferences returns what r has otherwise than other, in the order of the form.
func RulesDifferences(f *rncp.Fiche, r, other data.Rules) []RulesDifference {
	var list []RulesDifference
	mine, theirs := RulesLines(f, r), RulesLines(f, other)
	in := map[string]RulesLine{}
	for _, l := range theirs {
		in[l.Key] = l
	}
	for _, l := range mine {
		if in[l.Key].Value != l.Value {
			list = append(list, RulesDifference{l.Label, l.Value, in[l.Key].Value})
		}
		delete(in, l.Key)
	}
	for _, l := range theirs {
		if _, left := in[l.Key]; left {
			list = append(list, RulesDifference{l.Label, "", l.Value})
		}
	}
	return list
}

func pick(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}

func policyWord(p data.Policy) string { return pick(p == data.PolicyRefuses, "refusé", "signalé") }
