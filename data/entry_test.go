package data_test

import (
	"strings"
	"testing"

	"certibloc/data"
)

var (
	scale    = data.Scale{Max: data.Points(20), Step: 25}
	marks    = []data.ValueKind{data.ValueMark, data.ValueAbsent, data.ValueExcused, data.ValueExempt}
	verdicts = []data.ValueKind{data.ValueAcquired, data.ValueNotAcquired, data.ValueAbsent}
)

func TestResultsAreReadAsOneTypesThem(t *testing.T) {
	for _, c := range []struct {
		text  string
		kinds []data.ValueKind
		want  string
	}{
		{"12,5", marks, "12,5"}, {"12.5", marks, "12,5"}, {" 0 ", marks, "0"}, {"20", marks, "20"}, {"9,75", marks, "9,75"},
		{"A", marks, "absent"}, {"abs", marks, "absent"}, {"Absente", marks, "absent"}, {"e", marks, "excusé"}, {"EXCUSÉE", marks, "excusé"},
		{"excuse", marks, "excusé"}, {"d", marks, "dispensé"}, {"dispense", marks, "dispensé"},
		{"+", verdicts, "acquis"}, {"o", verdicts, "acquis"}, {"Oui", verdicts, "acquis"}, {"-", verdicts, "non acquis"}, {"n", verdicts, "non acquis"},
		{"non acquis", verdicts, "non acquis"}, {"a", verdicts, "absent"},
	} {
		got, err := data.ParseValue(c.text, scale, c.kinds)
		if err != nil || got.String() != c.want {
			t.Errorf("%q: %s, %v; want %s", c.text, got, err, c.want)
		}
	}
}

func TestWhatIsNoResultIsRefusedWithWhatMayBeTyped(t *testing.T) {
	for _, c := range []struct {
		text  string
		kinds []data.ValueKind
		says  string
	}{
		{"20,25", marks, "hors de l’échelle"}, {"12,3", marks, "deux échelons"}, {"-1", marks, "n’est pas une note"}, {"douze", marks, "n’est pas une note"},
		{"", marks, "n’est pas une note"}, {"12,,5", marks, "n’est pas une note"}, {"1e1", marks, "n’est pas une note"},
		{"+", marks, "une note de 0 à 20"}, {"12", verdicts, "+ pour acquis"}, {"d", verdicts, "ou A pour absent"}, {"", verdicts, "+ pour acquis"},
	} {
		_, err := data.ParseValue(c.text, scale, c.kinds)
		if !data.IsRefusal(err) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v", c.text, err)
		}
	}
}
