package rules

import (
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
)

func TestAConvocationToABlocThatWasDroppedStandsInNobodysWay(t *testing.T) {
	f := theFiche(t)
	s := &data.Session{Rules: data.DefaultRules(), From: date("2021-05-17"), To: date("2021-05-28")}
	c := candidateOn(rncp.TrackContinuing, rncp.WayExams, prospection, organisation)
	c.Convocations = []data.Convocation{{Enrolment: "e", Bloc: organisation, Assessment: "ecrit", On: s.From, At: "09:00", Place: "Salle 2"}}
	v := data.Convocation{Enrolment: "e", Bloc: prospection, Assessment: "ecrit", On: s.From, At: "09:00", Place: "Salle 2"}
	if err := CheckConvocation(f, s, c, v); !data.IsRefusal(err) {
		t.Errorf("two assessments at the same hour are let through: %v", err)
	}
	c.Enrolment.Blocs = c.Enrolment.Blocs[:1]
	if err := CheckConvocation(f, s, c, v); err != nil {
		t.Errorf("the bloc that was dropped still keeps the hour: %v", err)
	}
}
