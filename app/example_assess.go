package app

import (
	"fmt"
	"strings"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
)

// exampleDays are the days of a session on which its assessments take place, one after the other, weekends left out.
var exampleDays = []int{0, 1, 2, 3, 4, 8}

// assess summons everybody, then notes who came: who has an absence or an excuse among the results was not there.
func (x *example) assess(session data.Session) error {
	view, err := x.desk.Sessions.View(session.ID)
	if err != nil {
		return err
	}
	convocations := exampleConvocations(view)
	if err := x.desk.Assessments.Summon(x.ctx, session.ID, convocations); err != nil {
		return err
	}
	x.clock.set(session.To)
	var attendances []data.Attendance
	for _, c := range convocations {
		presence := x.presence(session, view, c)
		n := data.Attendance{Enrolment: c.Enrolment, Bloc: c.Bloc, Assessment: c.Assessment, Presence: presence}
		if c.Enrolment == view.Cases[0].Enrolment.ID && c.Assessment == "oral" && c.Bloc == negociation {
			n.Incident = "Alerte incendie de 9 h 10 à 9 h 25 : l’oral a été prolongé d’autant."
		}
		attendances = append(attendances, n)
	}
	if err := x.desk.Assessments.Attend(x.ctx, session.ID, attendances); err != nil {
		return err
	}
	x.say(fmt.Sprintf("Épreuves : %d convocations, %d présences notées.", len(convocations), len(attendances)))
	return nil
}

// exampleConvocations plans a session: an assessment a day, written ones for all at nine, orals one after the other.
func exampleConvocations(v View) []data.Convocation {
	var list []data.Convocation
	day := 0
	for _, b := range v.Fiche.Blocs {
		for _, key := range []string{"ecrit", "dossier-ecrit", "etude-de-cas", "oral"} {
			at, any := data.Hour("09:00"), false
			for i := range v.Cases {
				for _, a := range rules.Assessments(v.Fiche, &v.Session.Rules, &v.Cases[i], b.Key) {
					if a.Key != key || !rules.Summoned(a.Kind) {
						continue
					}
					c := data.Convocation{Enrolment: v.Cases[i].Enrolment.ID, Bloc: b.Key, Assessment: key,
						On: v.Session.From.AddDays(exampleDays[day%len(exampleDays)]), At: at, Minutes: 120, Place: "CCI Cantal, salle Puy Mary", Examiner: "Paul Rigal"}
					if a.Kind == rncp.KindOral {
						c.Minutes, c.Place, c.Examiner = 30, "CCI Cantal, bureau 12", "Jeanne Vidalenc"
						at = at.Plus(30)
					}
					list, any = append(list, c), true
				}
			}
			if any {
				day++
			}
		}
	}
	return list
}

// presence reads from the results to come whether somebody was there.
func (x *example) presence(session data.Session, v View, c data.Convocation) data.Presence {
	k := v.Case(c.Enrolment)
	for _, p := range examplePeople {
		if x.candidates[p.key] != k.Candidate.ID {
			continue
		}
		for _, b := range p.sittings[session.Code] {
			if b.bloc == c.Bloc {
				return presenceIn(b, rules.Due(v.Fiche, &v.Session.Rules, k, b.bloc), c.Assessment)
			}
		}
	}
	return data.Present
}

func presenceIn(b exampleBloc, items []rules.Item, assessment string) data.Presence {
	for n, word := range strings.Fields(b.results) {
		if n < len(items) && items[n].Assessment.Key == assessment {
			switch word {
			case "A":
				return data.Absent
			case "E":
				return data.Excused
			case "D":
				return data.PresenceUnknown
			}
		}
	}
	return data.Present
}

// correct lets the jury correct what it corrected, and issues the corrected minutes.
func (x *example) correct(session data.Session, s exampleSession, enrolments map[string]data.Enrolment) error {
	for _, c := range s.corrections {
		x.clock.set(c.on)
		_, err := x.desk.Juries.Correct(x.ctx, data.Decision{Enrolment: enrolments[c.person].ID, Bloc: c.bloc, Outcome: c.outcome, On: c.on, Reason: c.reason})
		if err != nil {
			return fmt.Errorf("correct %s: %w", c.person, err)
		}
	}
	if len(s.corrections) == 0 {
		return nil
	}
	x.say(fmt.Sprintf("Décisions corrigées après la clôture : %d.", len(s.corrections)))
	return x.issue(session)
}

// fulfil notes what the certifier did within the terms of the law.
func (x *example) fulfil(session data.Session, s exampleSession) error {
	for _, d := range []data.Fulfilled{
		{Duty: data.DutyNotifyVAE, On: s.jury.AddDays(8), Note: "Notifié par le certificateur, procès-verbal transmis le lendemain du jury."},
		{Duty: data.DutyFiling, On: s.jury.AddDays(40), Note: "Déclaré par le certificateur."},
	} {
		x.clock.set(d.On)
		d.Session = session.ID
		if err := x.desk.Sessions.Fulfil(x.ctx, d); err != nil {
			return err
		}
	}
	return nil
}
