package app

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/store"
)

// later moves the room's clock to a day.
func (r *room) later(year int, month time.Month, dayOf int) {
	r.t.Helper()
	now := time.Date(year, month, dayOf, 9, 0, 0, 0, time.UTC)
	r.cfg.Clock = func() time.Time { now = now.Add(time.Millisecond); return now }
	r.reopen()
}

func (r *room) visa() data.Visa {
	return data.Visa{Reference: "AD15-7", On: r.Today(), By: "La directrice des archives départementales"}
}

// titles returns what a proposal lists.
func titles(p Proposal) string {
	var all []string
	for _, l := range p.Lines {
		all = append(all, string(l.Kind))
	}
	return strings.Join(all, " ")
}

func TestADisposalListIsProposedDrawnUpEndorsedAndCarriedOut(t *testing.T) {
	r := newRoom(t)
	s, enrolments := r.sealed("PRINTEMPS", "Ambre", "Coralie")
	r.path("Introuvable") // who never sat
	if p := ok(r.Disposals.Propose())(t); len(p.Lines) != 0 || p.Next != day(2022, 6, 15) {
		t.Errorf("on the day of the jury: %v, next %v", titles(p), p.Next)
	}
	r.later(2022, 6, 15)
	lines := r.lines()
	if p := ok(r.Disposals.Propose())(t); titles(p) != "notes" || p.Lines[0].People != 2 || p.Lines[0].Records != 2 || p.Lines[0].Bytes == 0 {
		t.Errorf("after a year: %v", p.Lines)
	}
	if r.lines() != lines {
		t.Error("proposing has written")
	}
	r.later(2081, 6, 15)
	p := ok(r.Disposals.Propose())(t)
	if titles(p) != "notes sans résultat" {
		t.Fatalf("after sixty years: %v", titles(p))
	}
	names := ok(r.Disposals.People(p.Lines[1]))(t)
	if len(names) != 1 || names[0] != "Introuvable Lœuillet" {
		t.Errorf("people %v", names)
	}
	d := ok(r.Disposals.DrawUp(r.ctx))(t)
	_, err := r.Disposals.Execute(r.ctx, d.ID)
	r.refused(err, "visa")
	_, err = r.Disposals.DrawUp(r.ctx)
	r.refused(err, "n° 1")
	r.refused(r.Disposals.Endorse(r.ctx, d.ID, data.Visa{Reference: "AD15-7", On: r.Today()}), "signataire")
	r.refused(r.Disposals.Endorse(r.ctx, d.ID, data.Visa{Reference: "AD15-7", By: "x", On: day(2081, 6, 14)}), "avant")
	if err := r.Disposals.Endorse(r.ctx, d.ID, r.visa()); err != nil {
		t.Fatal(err)
	}
	done := ok(r.Disposals.Execute(r.ctx, d.ID))(t)
	if _, removed, kept := done.Totals(); removed != 4 || kept != 0 || done.State() != data.DisposalExecuted || done.Lines[0].Items != nil {
		t.Errorf("removed %d, kept %d: %+v", removed, kept, done)
	}
	_, err = r.Disposals.Execute(r.ctx, d.ID)
	r.refused(err, "éliminé")
	r.reopen()
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) > 0 {
		t.Error(report.Findings)
	}
	if all := ok(r.Candidates.All())(t); len(all) != 2 {
		t.Errorf("%d people left", len(all))
	}
	if bytes.Contains(r.journal(), []byte("Introuvable")) {
		t.Error("the journal still names who was removed")
	}
	v := ok(r.Sessions.View(s.ID))(t)
	person := ok(r.Candidates.Person(v.Case(enrolments[0].ID).Candidate.ID))(t)
	if len(person.Ledger) != 1 {
		t.Errorf("the bloc is no longer held: %v", person.Ledger)
	}
}

// journal returns every payload, in plain text.
func (r *room) journal() []byte {
	r.t.Helper()
	var all bytes.Buffer
	err := r.core.store.Journal(func(_ store.Line, p *store.Payload) error {
		if p != nil {
			for _, w := range p.Changes {
				all.Write(w.Value)
			}
		}
		return nil
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return all.Bytes()
}

func TestWhatChangedSinceTheListIsLeftOut(t *testing.T) {
	r := newRoom(t)
	r.path("Ambre")
	gone := r.path("Coralie")
	r.later(2031, 6, 15)
	d := ok(r.Disposals.DrawUp(r.ctx))(t)
	if d.Lines[0].People != 2 {
		t.Fatalf("%+v", d.Lines)
	}
	people := ok(r.Candidates.All())(t)
	for _, c := range people {
		if c.ID != gone.Candidate {
			c.UsageName = "Revenue"
			ok(r.Candidates.Save(r.ctx, c))(t)
		}
	}
	if err := r.Disposals.Endorse(r.ctx, d.ID, r.visa()); err != nil {
		t.Fatal(err)
	}
	done := ok(r.Disposals.Execute(r.ctx, d.ID))(t)
	if _, removed, kept := done.Totals(); removed != 2 || kept != 2 {
		t.Errorf("removed %d, kept %d", removed, kept)
	}
	if all := ok(r.Candidates.All())(t); len(all) != 1 || all[0].UsageName != "Revenue" {
		t.Errorf("left: %v", all)
	}
}

func TestTwoRecordsOfOnePersonGoTogether(t *testing.T) {
	r := newRoom(t)
	_, enrolments := r.sealed("PRINTEMPS", "Ambre")
	v := ok(r.Sessions.View(enrolments[0].Session))(t)
	proven := v.Cases[0].Candidate.ID
	for name, kept := range map[string]data.ID{"Ambree": proven, "Zoé": r.path("Zoe").Candidate} {
		if err := r.Candidates.Merge(r.ctx, kept, r.path(name).Candidate, "Même personne."); err != nil {
			t.Fatal(err)
		}
	}
	r.later(2031, 6, 15)
	p := ok(r.Disposals.Propose())(t)
	if titles(p) != "notes sans résultat" || p.Lines[1].People != 1 || p.Lines[1].Records != 5 { // two records, two paths, one pair
		t.Fatalf("%+v", p.Lines)
	}
	d := ok(r.Disposals.DrawUp(r.ctx))(t)
	if err := r.Disposals.Endorse(r.ctx, d.ID, r.visa()); err != nil {
		t.Fatal(err)
	}
	if _, removed, kept := ok(r.Disposals.Execute(r.ctx, d.ID))(t).Totals(); removed != 6 || kept != 0 {
		t.Errorf("removed %d, kept %d", removed, kept)
	}
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) > 0 {
		t.Error(report.Findings)
	}
}

func TestAListGivenUpRemovesNothing(t *testing.T) {
	r := newRoom(t)
	r.path("Ambre")
	r.later(2031, 6, 15)
	d := ok(r.Disposals.DrawUp(r.ctx))(t)
	r.refused(r.Disposals.Abandon(r.ctx, d.ID, " "), "motif")
	if err := r.Disposals.Abandon(r.ctx, d.ID, "Visa refusé."); err != nil {
		t.Fatal(err)
	}
	_, err := r.Disposals.Execute(r.ctx, d.ID)
	r.refused(err, "abandonné")
	if p := ok(r.Disposals.Propose())(t); len(p.Lines) != 1 || p.Open != nil {
		t.Errorf("not proposed again: %+v", p)
	}
	if again := ok(r.Disposals.DrawUp(r.ctx))(t); again.Number != 2 {
		t.Errorf("number %d", again.Number)
	}
}

func TestNobodyWithAnOpenSessionIsProposed(t *testing.T) {
	r := newRoom(t)
	s := r.session("OUVERTE")
	r.enrol(s, r.path("Ambre"))
	r.later(2081, 6, 15)
	p := ok(r.Disposals.Propose())(t)
	if len(p.Lines) != 0 || len(p.Held) != 1 || !strings.Contains(p.Held[0].Held, "ouverte") {
		t.Errorf("%+v", p)
	}
}

func TestTheRulesOfRetentionChangeWithAReason(t *testing.T) {
	r := newRoom(t)
	r.path("Ambre")
	r.later(2031, 6, 15)
	c := ok(r.Disposals.Settings())(t)
	rule := c.Retentions()[3]
	rule.Years, rule.Basis, rule.Sure = 20, "Instruction lue avec les archives départementales.", true
	r.refused(r.Disposals.Save(r.ctx, c.With(rule), ""), "motif")
	if err := r.Disposals.Save(r.ctx, c.With(rule), "Réponse des archives."); err != nil {
		t.Fatal(err)
	}
	if p := ok(r.Disposals.Propose())(t); len(p.Lines) != 0 || p.Next != day(2041, 6, 15) {
		t.Errorf("%v, next %v", titles(p), p.Next)
	}
	rule.Kind = data.KeepRegister
	r.refused(r.Disposals.Save(r.ctx, c.With(rule), "Essai."), "définitive")
}

func TestTheExampleSixtyYearsOnProposesWhatHasNoTimeLeft(t *testing.T) {
	dir := t.TempDir() + "/exemple"
	cfg := testConfig(t)
	desk := ok(Example(context.Background(), dir, passphrase, cfg, func(string) {}))(t)
	if err := desk.Close(); err != nil {
		t.Fatal(err)
	}
	cfg.Clock = func() time.Time { return time.Date(2081, 6, 15, 9, 0, 0, 0, time.UTC) }
	r := &room{Desk: ok(Open(dir, passphrase, cfg))(t), t: t, ctx: context.Background(), dir: dir, cfg: cfg}
	t.Cleanup(func() { _ = r.Close() })
	p := ok(r.Disposals.Propose())(t)
	if titles(p) != "notes notes convocations convocations coordonnées" || p.Lines[0].People != 10 || len(p.Held) != 0 {
		t.Errorf("%v, held %v", titles(p), p.Held)
	}
	d := ok(r.Disposals.DrawUp(r.ctx))(t)
	if err := r.Disposals.Endorse(r.ctx, d.ID, r.visa()); err != nil {
		t.Fatal(err)
	}
	documents := len(ok(r.Documents.Register())(t))
	done := ok(r.Disposals.Execute(r.ctx, d.ID))(t)
	if records, removed, kept := done.Totals(); removed != records || kept != 0 {
		t.Errorf("%d records, %d removed, %d kept", records, removed, kept)
	}
	r.reopen()
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) > 0 {
		t.Error(report.Findings)
	}
	if n := len(ok(r.Documents.Register())(t)); n != documents {
		t.Errorf("%d documents of %d left in the register", n, documents)
	}
	r.nothingIsBroken()
}

// nothingIsBroken goes through everything that looks at people and sessions.
func (r *room) nothingIsBroken() {
	r.t.Helper()
	ok(r.Todo())(r.t)
	for _, c := range ok(r.Candidates.All())(r.t) {
		ok(r.Candidates.Person(c.ID))(r.t)
		ok(r.Candidates.History(c.ID))(r.t)
		ok(r.Evidence.Write(r.ctx, Scope{Candidate: c.ID}, r.t.TempDir()))(r.t)
	}
	for _, s := range ok(r.Sessions.All())(r.t) {
		v := ok(r.Sessions.View(s.ID))(r.t)
		if v.Gone[data.KeepMarks] != 1 {
			r.t.Errorf("%s does not say that its marks are gone: %v", s.Name, v.Gone)
		}
		if plan := ok(r.Documents.Plan(s.ID))(r.t); len(plan.Ready) > 0 {
			r.t.Errorf("%s has documents to issue: %+v", s.Name, plan.Ready)
		}
		ok(r.Evidence.Write(r.ctx, Scope{Session: s.ID}, r.t.TempDir()))(r.t)
		for _, k := range v.Cases {
			for _, e := range ok(r.Documents.Register())(r.t) {
				if e.InForce() && e.Document.Enrolment == k.Enrolment.ID && e.Document.Number.Kind == data.KindAttestation {
					_, err := r.Documents.Replace(r.ctx, e.Document.ID, "Essai.")
					r.refused(err, "éliminées", "bordereau n° 1")
					return
				}
			}
		}
	}
}

func TestAListCutShortIsTakenUpAgain(t *testing.T) {
	r := newRoom(t)
	disposalBatch = 1
	t.Cleanup(func() { disposalBatch = 2000 })
	gone := r.path("Ambre")
	r.path("Coralie")
	r.later(2031, 6, 15)
	d := ok(r.Disposals.DrawUp(r.ctx))(t)
	if err := r.Disposals.Endorse(r.ctx, d.ID, r.visa()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(r.ctx)
	r.OnChange(func([]data.Change) { cancel() })
	if _, err := r.Disposals.Execute(ctx, d.ID); err == nil {
		t.Fatal("it was not cut short")
	}
	r.reopen()
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) > 0 || len(ok(r.Candidates.All())(t)) != 1 {
		t.Error(report.Findings)
	}
	r.refused(r.Disposals.Abandon(r.ctx, d.ID, "Essai."), "commencé")
	done := ok(r.Disposals.Execute(r.ctx, d.ID))(t)
	if _, removed, kept := done.Totals(); removed != 4 || kept != 0 || len(ok(r.Candidates.All())(t)) != 0 {
		t.Errorf("removed %d, kept %d", removed, kept)
	}
	_, err := r.Candidates.Person(gone.Candidate)
	r.refused(err, "éliminée", "n° 1")
}

func TestADutyThatRunsKeepsWhoItIsAbout(t *testing.T) {
	dir, cfg := t.TempDir()+"/exemple", testConfig(t)
	desk := ok(Example(context.Background(), dir, passphrase, cfg, func(string) {}))(t)
	t.Cleanup(func() { _ = desk.Close() })
	for _, s := range ok(desk.Sessions.All())(t) {
		err := desk.core.store.View(func(tx *store.Tx) error {
			v, err := desk.core.view(tx, s.ID)
			if err != nil {
				return err
			}
			v.Duties = nil // none is noted as done
			h := &holder{core: desk.core, tx: tx, busy: map[data.ID]string{}}
			h.occupy(v)
			for i := range v.Cases {
				whole, _ := v.Cases[i].Decision(data.WholeCertification)
				about := v.Cases[i].Path.Route == rncp.RouteVAE || whole.Outcome == data.OutcomeAcquired
				if (h.held(v.Cases[i].Candidate.ID) != "") != about {
					t.Errorf("%s: %q", v.Cases[i].Candidate.Name(), h.held(v.Cases[i].Candidate.ID))
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
