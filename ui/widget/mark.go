package widget

import (
	"slices"
	"strings"

	"certibloc/data"
)

// valueWords are the short ways to type what is not a mark, folded. Those of two kinds are told apart by what the assessment takes.
var valueWords = map[string]data.ValueKind{
	"a": data.ValueAbsent, "abs": data.ValueAbsent, "absent": data.ValueAbsent, "absente": data.ValueAbsent,
	"e": data.ValueExcused, "exc": data.ValueExcused, "excuse": data.ValueExcused, "excusee": data.ValueExcused,
	"d": data.ValueExempt, "disp": data.ValueExempt, "dispense": data.ValueExempt, "dispensee": data.ValueExempt,
	"+": data.ValueAcquired, "o": data.ValueAcquired, "oui": data.ValueAcquired, "acquis": data.ValueAcquired,
	"-": data.ValueNotAcquired, "n": data.ValueNotAcquired, "non": data.ValueNotAcquired, "non acquis": data.ValueNotAcquired,
}

// ParseValue reads a result as one types it: a mark with a decimal comma or point, A absent, E excused, D exempt, + or O
// for acquis, - or N for non acquis. It refuses what the kinds given do not hold.
func ParseValue(text string, scale data.Scale, kinds []data.ValueKind) (data.Value, error) {
	text = strings.TrimSpace(text)
	if kind, ok := valueWords[data.Fold(text)]; ok {
		if !slices.Contains(kinds, kind) {
			return data.Value{}, data.Refuse("« %s » ne convient pas ici.", kind).Hint("Tapez %s.", ValueHelp(scale, kinds))
		}
		return data.Value{Kind: kind}, nil
	}
	if !slices.Contains(kinds, data.ValueMark) {
		return data.Value{}, data.Refuse("« %s » ne convient pas ici.", text).Hint("Tapez %s.", ValueHelp(scale, kinds))
	}
	mark, err := scale.ParseMark(text)
	return data.Value{Kind: data.ValueMark, Mark: mark}, err
}

// ValueHelp says what may be typed, as « + pour acquis, - pour non acquis ou A pour absent ».
func ValueHelp(scale data.Scale, kinds []data.ValueKind) string {
	var ways []string
	for _, w := range []struct {
		kind data.ValueKind
		say  string
	}{
		{data.ValueMark, "une note de 0 à " + scale.Max.String()}, {data.ValueAcquired, "+ pour acquis"}, {data.ValueNotAcquired, "- pour non acquis"},
		{data.ValueAbsent, "A pour absent"}, {data.ValueExcused, "E pour excusé"}, {data.ValueExempt, "D pour dispensé"},
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
