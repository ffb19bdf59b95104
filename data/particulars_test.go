package data

import (
	"strings"
	"testing"
)

func TestHowAPersonIsReached(t *testing.T) {
	for check, texts := range map[string]struct {
		fn           func(string) error
		right, wrong []string
	}{
		"email": {CheckEmail, []string{"", "a@b.fr", "prénom.nom@sous.domaine.example"}, []string{"a", "@b.fr", "a@b", "a b@c.fr", "a@b.", "a@"}},
		"phone": {CheckPhone, []string{"", "04 71 45 40 40", "+33471454040", "+32 2 123.45.67", "(05) 12-34-56-78"}, []string{"12", "04 71 45", "zéro", "0471454040 poste 3", "1 98 03 15 014 123", "+123456789012345678"}},
		"SIRET": {CheckSIRET, []string{"", "18750002000073", "18750002000065", "35600000000048", "35600000000001"}, []string{"18750002000074", "187500020000", "1875000200007A", "35600000000002"}},
	} {
		for _, s := range texts.right {
			if err := texts.fn(s); err != nil {
				t.Errorf("%s %q: %v", check, s, err)
			}
		}
		for _, s := range texts.wrong {
			if err := texts.fn(s); !IsRefusal(err) {
				t.Errorf("%s %q passes", check, s)
			}
		}
	}
}

func TestANumberOfSocialSecurityIsKeptNowhere(t *testing.T) {
	whole := Particulars{Candidate: "c", Street: []string{"14, rue des Carmes"}, City: "Aurillac"}
	for _, s := range []string{"198031501412345", "1 98 03 15 014 123 45", "n° 298032A014123", "2980315014123."} {
		for name, p := range map[string]Particulars{
			"street": {Candidate: "c", Street: []string{s}}, "tutor": {Candidate: "c", Tutor: Tutor{Name: s}}, "city": {Candidate: "c", City: s},
			"words": {Candidate: "c", Arrangements: []Arrangement{{Kind: ArrangementOther, Words: s}}},
		} {
			if err := p.Validate(); err == nil || !strings.Contains(err.Error(), "sécurité sociale") {
				t.Errorf("%s %q: %v", name, s, err)
			}
		}
	}
	if err := whole.Validate(); err != nil {
		t.Error(err)
	}
	whole.Employer.SIRET = "18750002000073" // not taken for one
	if err := whole.Validate(); err != nil {
		t.Error(err)
	}
}

func TestWhatIsArranged(t *testing.T) {
	third := []Arrangement{{Kind: ArrangementRoom}, {Kind: ArrangementTime, Extra: 33}}
	for _, k := range []struct {
		minutes int
		list    []Arrangement
		want    int
	}{{120, nil, 120}, {120, third, 160}, {30, third, 40}, {100, third, 134}, {60, []Arrangement{{Kind: ArrangementTime, Extra: 50}}, 90}, {60, third[:1], 60}} {
		if got := Longer(k.minutes, k.list); got != k.want {
			t.Errorf("%d with %v: %d, want %d", k.minutes, k.list, got, k.want)
		}
	}
	if s := third[1].String(); s != "temps majoré d’un tiers" {
		t.Error(s)
	}
	for words, list := range map[string][]Arrangement{
		"n’est pas de la liste": {{Kind: "?"}}, "donné deux fois": {{Kind: ArrangementRoom}, {Kind: ArrangementRoom}}, "dépasse 200": {{Kind: ArrangementTime}},
		"pour cent": {{Kind: ArrangementRoom, Extra: 3}}, "pas décrit": {{Kind: ArrangementOther}},
	} {
		if err := (Particulars{Candidate: "c", Arrangements: list}).Validate(); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%v: %v", list, err)
		}
	}
}

func TestAnAnswerContradictsItself(t *testing.T) {
	day := Date{Year: 2022, Month: 1, Day: 8}
	right := FollowUp{Candidate: "c", Fiche: "27413", Months: 6, On: day, Situation: SituationEmployed, Target: true, Contract: "CDI"}
	if err := right.Validate(); err != nil {
		t.Error(err)
	}
	for words, spoil := range map[string]func(*FollowUp){
		"aucune personne": func(f *FollowUp) { f.Candidate = "" }, "à 12 mois": func(f *FollowUp) { f.Months = 12 }, "La date": func(f *FollowUp) { f.On = Date{} },
		"La situation manque": func(f *FollowUp) { f.Situation = "" }, "en emploi": func(f *FollowUp) { f.Situation = SituationSilent },
		"de la liste": func(f *FollowUp) { f.Contract = "stage" }, "120": func(f *FollowUp) { f.Job = strings.Repeat("a", 121) },
	} {
		f := right
		spoil(&f)
		if err := f.Validate(); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v", words, err)
		}
	}
}
