package app

import (
	"context"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// Assessments is the area of the day itself: who is summoned when and where, who came, what happened.
type Assessments struct{ core *core }

// Summon keeps when and where candidates of a session pass their assessments, all of them or none. Each convocation
// supersedes the one that the same assessment of the same candidate had.
func (a Assessments) Summon(ctx context.Context, session data.ID, convocations []data.Convocation) error {
	return a.core.act(ctx, ActSummon, "", func(tx *store.Tx) error {
		v, err := a.core.openView(tx, session)
		if err != nil {
			return err
		}
		for _, c := range convocations {
			k, err := caseFor(&v, c.Enrolment)
			if err != nil {
				return err
			}
			if err := rules.CheckConvocation(v.Fiche, &v.Session, k, c); err != nil {
				return err
			}
			old, had := k.Convocation(c.Bloc, c.Assessment)
			c.ID, c.Supersedes = old.ID, old.Supersedes
			if had && c == old {
				continue
			}
			c.ID, c.Supersedes = a.core.newID(), old.ID
			k.Convocations = data.CurrentConvocations(append(k.Convocations, c))
			if err := store.Convocations.Put(tx, c); err != nil {
				return err
			}
		}
		return nil
	})
}

// Attend notes who came to an assessment of a session, all of the list or none. Who is absent or excused has that for a
// result where no result is recorded yet.
func (a Assessments) Attend(ctx context.Context, session data.ID, attendances []data.Attendance) error {
	return a.core.act(ctx, ActAttend, "", func(tx *store.Tx) error {
		v, err := a.core.openView(tx, session)
		if err != nil {
			return err
		}
		for _, n := range attendances {
			k, err := caseFor(&v, n.Enrolment)
			if err != nil {
				return err
			}
			if err := a.attend(tx, &v, k, n); err != nil {
				return err
			}
		}
		return nil
	})
}

func caseFor(v *View, enrolment data.ID) (*rules.Case, error) {
	if k := v.Case(enrolment); k != nil {
		return k, nil
	}
	return nil, data.Refuse("Cette inscription n’est pas de la session « %s ».", v.Session.Name).Hint("Choisissez un candidat de la session.")
}

func (a Assessments) attend(tx *store.Tx, v *View, k *rules.Case, n data.Attendance) error {
	convocation, summoned := k.Convocation(n.Bloc, n.Assessment)
	if today := a.core.today(); summoned && today.Before(convocation.On) {
		return data.Refuse("L’épreuve a lieu le %s : personne n’a encore pu y venir.", convocation.On.French()).Hint("Notez les présences ce jour-là.")
	}
	old, had := k.Attendance(n.Bloc, n.Assessment)
	if err := a.follow(tx, v, k, n, old); err != nil {
		return err
	}
	if had && old.Presence == n.Presence && old.Incident == n.Incident {
		return nil
	}
	n.ID, n.Supersedes = a.core.newID(), old.ID
	k.Attendances = data.CurrentAttendances(append(k.Attendances, n))
	return store.Attendances.Put(tx, n)
}

// follow records the result that an absence is, and takes back the one that an earlier note of absence was.
func (a Assessments) follow(tx *store.Tx, v *View, k *rules.Case, n, old data.Attendance) error {
	kinds := map[data.Presence]data.ValueKind{data.Absent: data.ValueAbsent, data.Excused: data.ValueExcused}
	was, is := kinds[old.Presence], kinds[n.Presence]
	convocation, _ := k.Convocation(n.Bloc, n.Assessment)
	for _, item := range rules.Due(v.Fiche, &v.Session.Rules, k, n.Bloc) {
		res, has := k.Result(item)
		ours := has && was != "" && res.Value.Kind == was // recorded by the earlier note
		if item.Assessment.Key != n.Assessment || was == is || has && !ours || !has && is == "" {
			continue
		}
		now := data.Result{
			ID: a.core.newID(), Supersedes: res.ID, Enrolment: n.Enrolment, Bloc: n.Bloc, Assessment: n.Assessment, Part: item.Part.Key,
			Value: data.Value{Kind: is}, On: convocation.On, Operator: a.core.operator.ID,
		}
		if is == "" {
			now.Value.Kind = data.ValueWithdrawn
		}
		k.Results = data.CurrentResults(append(k.Results, now))
		if err := store.Results.Put(tx, now); err != nil {
			return err
		}
	}
	return rules.CheckAttendance(v.Fiche, &v.Session.Rules, k, n)
}
