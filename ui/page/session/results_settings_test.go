package session

import (
	"context"
	"testing"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/uitest"
)

// deskWith returns an empty desk whose centre is settled otherwise than usual.
func deskWith(t testing.TB, settle func(*data.Centre)) *app.Desk {
	t.Helper()
	desk := uitest.Empty(t)
	centre, err := desk.Centre.Get()
	if err != nil {
		t.Fatal(err)
	}
	settle(&centre)
	if err := desk.Centre.Save(context.Background(), centre, ""); err != nil {
		t.Fatal(err)
	}
	return desk
}

func withCompetences(c *data.Centre) { c.Shown.Competences = true }

func withDoubleEntry(c *data.Centre) { c.Rules.DoubleEntry.Value = true }

func withVerdicts(c *data.Centre) { c.Rules.Scale.Value = data.Scale{Verdict: true} }

func withOwnRules(c *data.Centre) {
	own := data.AssessmentRules{}
	own.Weight.Value, own.Eliminatory.Value, own.PassMark.Value = 2, data.Points(6), data.Points(10)
	c.Rules.Assessments = map[data.AssessmentRef]data.AssessmentRules{data.RefOf("prospection", "ecrit", ""): own}
}
