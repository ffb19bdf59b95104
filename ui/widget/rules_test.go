package widget

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"certibloc/assets"
	"certibloc/data"
	"certibloc/data/rncp"
)

func theFiche(t *testing.T) *rncp.Fiche {
	t.Helper()
	text, err := assets.Fiche("27413")
	if err != nil {
		t.Fatal(err)
	}
	fiche, err := rncp.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return fiche
}

func newRules(t *testing.T, saved data.Rules) *RulesForm {
	t.Helper()
	test.NewApp()
	return NewRulesForm(theFiche(t), func(fyne.Focusable) {}, saved)
}

func TestAnUntouchedFormGivesTheRulesBack(t *testing.T) {
	fiche, oral := theFiche(t), data.RefOf("negociation", "oral", "")
	odd := data.DefaultRules()
	odd.Scale.Value, odd.PassMark.Value = data.Scale{Max: data.Points(40), Step: 50}, data.Points(20)
	odd.Attempts.Value = 3
	odd.Blocs = map[rncp.BlocKey]data.Setting[data.Mark]{"organisation": {Value: data.Points(24), Origin: data.OriginNetwork}}
	odd.Assessments = map[data.AssessmentRef]data.AssessmentRules{oral: {
		Weight: data.Setting[int]{Value: 2, Origin: data.OriginNetwork}, Eliminatory: data.Setting[data.Mark]{Value: data.Points(8), Origin: data.OriginCentre}}}
	verdict := data.DefaultRules()
	verdict.Scale.Value = data.Scale{Verdict: true}
	for name, saved := range map[string]data.Rules{"defaults": data.DefaultRules(), "odd": odd, "verdict": verdict} {
		t.Run(name, func(t *testing.T) {
			f := newRules(t, saved)
			got := f.Rules()
			if f.Changed() || got.Scale != saved.Scale || got.Assessments[oral] != saved.Assessments[oral] || len(RulesDifferences(fiche, got, saved)) > 0 {
				t.Errorf("the form has %+v", got)
			}
			if !f.Valid() {
				t.Error("rules that are on disk are refused")
			}
		})
	}
}

func TestAnExampleIsConfirmedAsItStands(t *testing.T) {
	f := newRules(t, data.DefaultRules())
	o := f.origins[0] // of the scale
	if o.radio.Key() != "" {
		t.Fatalf("an example passes for %s", o.radio.Key())
	}
	o.radio.Set(string(data.OriginCentre))
	o.radio.OnChanged(string(data.OriginCentre))
	if got := f.Rules().Scale; !f.Changed() || got.Origin != data.OriginCentre || got.Value.Max != data.Points(20) {
		t.Errorf("the form has %+v", got)
	}
}

func TestADraftIsShownAgain(t *testing.T) {
	f := newRules(t, data.DefaultRules())
	f.scale.radio.Set(scaleVerdict)
	f.scale.radio.OnChanged(scaleVerdict)
	again := newRules(t, data.DefaultRules())
	again.Restore(f.Draft())
	if got := again.Rules().Scale; !got.Value.Verdict || got.Origin != data.OriginCentre {
		t.Errorf("came back with %+v", got)
	}
}

func TestWhatDiffersIsSaidInWords(t *testing.T) {
	fiche, mine, theirs := theFiche(t), data.DefaultRules(), data.DefaultRules()
	mine.Attempts.Value = 2
	mine.Jury.Trainer.Value = data.PolicyRefuses
	theirs.Blocs = map[rncp.BlocKey]data.Setting[data.Mark]{"organisation": {Value: data.Points(12)}}
	delete(theirs.Tracks, rncp.RouteStudent)
	want := []RulesDifference{
		{"Passages d’un même bloc", "2 au plus", "sans limite"},
		{"Le formateur du candidat siège", "refusé", "signalé"},
		{"Modalité proposée, Statut d’élève ou d’étudiant", "Formation initiale", "au choix"},
		{"« Organiser son activité commerciale », seuil", "", "12"},
	}
	if got := RulesDifferences(fiche, mine, theirs); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestOnlyWhatCanHaveAMarkHasAWeight(t *testing.T) {
	for _, b := range theFiche(t).Blocs {
		seen := map[data.AssessmentRef]bool{}
		for _, item := range ruleItems(b) {
			if seen[item.ref] {
				t.Errorf("%s stands twice", item.ref)
			}
			seen[item.ref] = true
			if item.ref == data.RefOf(b.Key, "bloc-professionnel", "") {
				t.Errorf("%s has a weight", item.ref)
			}
		}
		if len(seen) == 0 {
			t.Errorf("%s has no assessment", b.Key)
		}
	}
}
