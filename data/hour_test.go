package data

import "testing"

func TestAnHourReadsAsOneSaysIt(t *testing.T) {
	for hour, want := range map[Hour]string{"09:30": "9 h 30", "14:00": "14 h", "00:05": "0 h 05", "": ""} {
		if got := hour.French(); got != want {
			t.Errorf("%q reads %q, not %q", hour, got, want)
		}
	}
}
