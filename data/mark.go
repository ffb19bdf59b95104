package data

import (
	"fmt"
	"strconv"
	"strings"
)

// Mark is a mark in hundredths of a point: 1275 is 12,75.
type Mark int

// Points returns a mark of whole points.
func Points(n int) Mark { return Mark(n * 100) }

// String writes the mark as a French reader expects it: "12,75", "9,5", "14".
func (m Mark) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	s := fmt.Sprintf("%s%d,%02d", sign, m/100, m%100)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ",")
}

// Scale is the scale of marks: from nought to Max, by steps of Step. Under a scale of verdicts an assessment is acquis or
// non acquis, and there are no marks.
type Scale struct {
	Max     Mark `json:"max"`
	Step    Mark `json:"step"`
	Verdict bool `json:"verdict,omitempty"`
}

// String writes the scale as « 0 à 20, par 0,25 point ».
func (s Scale) String() string {
	if s.Verdict {
		return "acquis ou non acquis"
	}
	return fmt.Sprintf("0 à %s, par %s point", s.Max, s.Step)
}

// Validate refuses a scale that no mark fits.
func (s Scale) Validate() error {
	if s.Verdict {
		return nil
	}
	if s.Max <= 0 || s.Step <= 0 || s.Max%s.Step != 0 {
		return Refuse("L’échelle de notation est incohérente : maximum %s, pas %s.", s.Max, s.Step).
			Hint("Donnez un maximum et un pas positifs, le pas divisant le maximum.")
	}
	return nil
}

// Check refuses a mark off the scale.
func (s Scale) Check(m Mark) error {
	switch {
	case s.Verdict:
		return Refuse("Le règlement ne prévoit pas de notes.").Hint("Saisissez acquis ou non acquis.")
	case m < 0 || m > s.Max:
		return Refuse("La note %s est hors de l’échelle.", m).Hint("Une note va de 0 à %s.", s.Max)
	case m%s.Step != 0:
		return Refuse("La note %s tombe entre deux échelons.", m).Hint("Les notes vont par %s point.", s.Step)
	}
	return nil
}

// ParseMark reads a mark written with a decimal comma or point and at most two decimals, then checks it on the scale.
func (s Scale) ParseMark(text string) (Mark, error) {
	refused := Refuse("« %s » n’est pas une note.", text).Hint("Écrivez par exemple 12 ou 12,5.")
	whole, frac, _ := strings.Cut(strings.Replace(strings.TrimSpace(text), ".", ",", 1), ",")
	if len(whole) == 0 || len(whole) > 4 || len(frac) > 2 || !digits(whole) || !digits(frac) {
		return 0, refused
	}
	n, err := strconv.Atoi(whole + (frac + "00")[:2])
	if err != nil {
		return 0, refused.Because(err)
	}
	return Mark(n), s.Check(Mark(n))
}

func digits(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}
