package data

import "testing"

var outOfTwenty = Scale{Max: Points(20), Step: 25}

func TestParseMark(t *testing.T) {
	for text, want := range map[string]Mark{
		"0": 0, "20": 2000, "12,5": 1250, "12.5": 1250, " 9,75 ": 975, "14,00": 1400, "07": 700, "12,": 1200,
	} {
		if got, err := outOfTwenty.ParseMark(text); err != nil || got != want {
			t.Errorf("%q: got %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{
		"", ",5", "-1", "20,25", "21", "12,3", "12,125", "douze", "1 2", "12,5,5", "١٢", "99999999999999999999", "+3", "1e1",
	} {
		if got, err := outOfTwenty.ParseMark(text); !IsRefusal(err) {
			t.Errorf("%q: got %d, %v; want a refusal", text, got, err)
		}
	}
}

func TestMarkIsWrittenInFrench(t *testing.T) {
	for mark, want := range map[Mark]string{0: "0", 1275: "12,75", 950: "9,5", 1400: "14", 5: "0,05", -50: "-0,5", 2000: "20", 10000: "100"} {
		if got := mark.String(); got != want {
			t.Errorf("%d: got %q, want %q", int(mark), got, want)
		}
	}
}

func FuzzParseMark(f *testing.F) {
	f.Add("12,5")
	f.Add("20.00")
	f.Fuzz(func(t *testing.T, text string) {
		m, err := outOfTwenty.ParseMark(text)
		if err != nil {
			return
		}
		if again, err := outOfTwenty.ParseMark(m.String()); err != nil || again != m {
			t.Errorf("%q reads as %s, which reads as %s, %v", text, m, again, err)
		}
	})
}

func TestScaleRefusesWhatNoMarkFits(t *testing.T) {
	for _, s := range []Scale{{}, {Max: 2000}, {Max: -1, Step: 1}, {Max: 2000, Step: 30}} {
		if s.Validate() == nil {
			t.Errorf("%+v is accepted", s)
		}
	}
}
