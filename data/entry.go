package data

import (
	"slices"
	"strings"
)

// valueWords are the short ways to type what is not a mark, folded. Those of two kinds are told apart by what the assessment takes.
var valueWords = map[string]ValueKind{
	"a": ValueAbsent, "abs": ValueAbsent, "absent": ValueAbsent, "absente": ValueAbsent,
	"e": ValueExcused, "exc": ValueExcused, "excuse": ValueExcused, "excusee": ValueExcused,
	"d": ValueExempt, "disp": ValueExempt, "dispense": ValueExempt, "dispensee": ValueExempt,
	"+": ValueAcquired, "o": ValueAcquired, "oui": ValueAcquired, "acquis": ValueAcquired,
	"-": ValueNotAcquired, "n": ValueNotAcquired, "non": ValueNotAcquired, "non acquis": ValueNotAcquired,
}

// ParseValue reads a result as one types it: a mark with a decimal comma or point, A absent, E excused, D exempt, + or O
// for acquis, - or N for non acquis. It refuses what the kinds given do not hold.
func ParseValue(text string, scale Scale, kinds []ValueKind) (Value, error) {
	text = strings.TrimSpace(text)
	if kind, ok := valueWords[Fold(text)]; ok {
		if !slices.Contains(kinds, kind) {
			return Value{}, Refuse("« %s » ne convient pas ici.", kind).Hint("Tapez %s.", ValueHelp(scale, kinds))
		}
		return Value{Kind: kind}, nil
	}
	if !slices.Contains(kinds, ValueMark) {
		return Value{}, Refuse("« %s » ne convient pas ici.", text).Hint("Tapez %s.", ValueHelp(scale, kinds))
	}
	mark, err := scale.ParseMark(text)
	return Value{Kind: ValueMark, Mark: mark}, err
}

// ValueHelp says what may be typed, as « + pour acquis, - pour non acquis ou A pour absent ».
func ValueHelp(scale Scale, kinds []ValueKind) string {
	var ways []string
	for _, w := range []struct {
		kind ValueKind
		say  string
	}{
		{ValueMark, "une note de 0 à " + scale.Max.String()}, {ValueAcquired, "+ pour acquis"}, {ValueNotAcquired, "- pour non acquis"},
		{ValueAbsent, "A pour absent"}, {ValueExcused, "E pour excusé"}, {ValueExempt, "D pour dispensé"},
	} {
		if slices.Contains(kinds, w.kind) {
			ways = append(ways, w.say)
		}
	}
	last := len(ways) - 1
	if last < 1 {
		return strings.Join(ways, "")
	}
	return strings.Join(ways[:last], ", ") + " ou " + ways[last]
}
