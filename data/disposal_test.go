package data

import (
	"strings"
	"testing"

	"certibloc/data/rncp"
)

func TestDisposalIsRefused(t *testing.T) {
	good := Disposal{Number: 1, On: rncp.NewDate(2031, 6, 15), SHA256: strings.Repeat("0", 64), Lines: []DisposalLine{{Kind: KeepMarks}}}
	if err := good.Validate(); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*Disposal){
		"without a number":           func(d *Disposal) { d.Number = 0 },
		"without a day":              func(d *Disposal) { d.On = Date{} },
		"without a line":             func(d *Disposal) { d.Lines = nil },
		"without its hash":           func(d *Disposal) { d.SHA256 = "" },
		"carried out without a visa": func(d *Disposal) { d.Executed = d.On },
		"carried out under half of one": func(d *Disposal) {
			d.Executed, d.Visa = d.On, Visa{Reference: "AD15", On: d.On, By: " "}
		},
		"with a visa too long": func(d *Disposal) { d.Visa.Reference = strings.Repeat("x", 81) },
	} {
		d := good
		change(&d)
		if err := d.Validate(); !IsRefusal(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestARuleOfRetentionIsRefused(t *testing.T) {
	for name, r := range map[string]Retention{
		"of an unknown kind":       {Kind: "autre", Basis: "x"},
		"of what is kept for good": {Kind: KeepRegister, Years: 50, Basis: "x"},
		"for less than no time":    {Kind: KeepMarks, Years: -1, Basis: "x"},
		"for more than a century":  {Kind: KeepMarks, Years: 101, Basis: "x"},
		"without its ground":       {Kind: KeepMarks, Years: 1, Basis: " "},
	} {
		if err := (Conservation{}.With(r)).Validate(); !IsRefusal(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheProposedPeriodsAreSaidToBeProposals(t *testing.T) {
	for _, r := range (Conservation{}).Retentions() {
		if r.Title == "" || r.Fate == "" || r.Basis == "" || !r.Fixed && (r.Start == "" || r.Years == 0 || r.Sure) || r.Fixed && r.Years != 0 {
			t.Errorf("%+v", r)
		}
	}
	own := Conservation{}.With(Retention{Kind: KeepMarks, Years: 5, Basis: "x", Sure: true})
	own = own.With(Retention{Kind: KeepMarks, Years: 6, Basis: "y", Sure: true})
	if r := own.Retentions()[1]; len(own.Rules) != 1 || r.Years != 6 || r.Basis != "y" || !r.Sure || r.Title == "" {
		t.Errorf("%+v", own.Rules)
	}
}
