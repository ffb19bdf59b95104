package app

import (
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"certibloc/data"
	"certibloc/data/seal"
	"certibloc/data/store"
)

// What each role may do, said a second time, so that a change of who is seen: a = administrator, m = manager, t = trainer, r =
// reader.
var allowed = map[string][]Action{
	"a": {ActCreate, ActSettings, ActKey, ActArchive, ActRestore, ActWording, ActRetention, ActDispose, ActOperator, ActLeave, ActSheet, ActRecover, ActRotate, ActPlaces},
	"am": {ActCandidate, ActSession, ActEnrol, ActJury, ActDecision, ActSeal, ActIssue, ActSessionChange, ActRules, ActSummon, ActSettle, ActSetAside,
		ActStart, ActWithdraw, ActCorrect, ActPrior, ActDuty, ActDuplicate, ActReplace, ActAnnul, ActDeliver, ActPrint, ActPrinter, ActReceive, ActNetworkNumber,
		ActImport, ActUnimport, ActMerge, ActSeparate, ActApart, ActParticulars, ActFollowUp, ActPropose, ActVisa, ActAbandon, ActFiche, ActComplete,
		ActCorrespond, ActParcel, ActHandParcel, ActReceipt, ActRectify, ActRedo, ActDisclose},
	"amt":  {ActResult, ActAttend, ActTick, ActSecond, ActBackup},
	"amtr": {ActPassphrase},
}

func TestWhoMayDoWhat(t *testing.T) {
	letters := map[rune]data.Role{'a': data.RoleAdministrator, 'm': data.RoleManager, 't': data.RoleTrainer, 'r': data.RoleReader}
	seen := map[Action]bool{}
	for roles, actions := range allowed {
		for _, action := range actions {
			seen[action] = true
			for letter, role := range letters {
				err := action.allow(role)
				if may := slices.Contains([]rune(roles), letter); may != (err == nil) || err != nil && !data.IsRefusal(err) {
					t.Errorf("%s as %s: %v", action, role, err)
				}
			}
		}
	}
	for action := range maps.Keys(who) {
		if !seen[action] {
			t.Errorf("%s is in no line of this table", action)
		}
	}
	if err := Action("inventée").allow(data.RoleAdministrator); err == nil {
		t.Error("an unknown action is allowed")
	}
}

const (
	seven = "colza velours piston merle lucarne bocage tisonnier"
	other = "grange sabot cantine levain ruelle compas falaise"
)

// as returns a room whose desk is that of another operator.
func (r *room) as(passphrase string) *room {
	r.t.Helper()
	r.must(r.Close())
	r.Desk = ok(Open(r.dir, []byte(passphrase), r.cfg))(r.t)
	return r
}

func TestOperators(t *testing.T) {
	r := newRoom(t)
	martine := r.Operator()
	if !r.Operators.Alone() {
		t.Error("she is not alone")
	}
	_, err := r.Operators.Add(r.ctx, data.Operator{Name: "Bruno", Role: data.RoleManager}, []byte("facile"))
	r.refused(err, "facile à deviner")
	bruno := ok(r.Operators.Add(r.ctx, data.Operator{Name: "Bruno Tourde", Role: data.RoleManager}, []byte(seven)))(t)
	_, err = r.Operators.Add(r.ctx, data.Operator{Name: "BRUNO TOURDÉ", Role: data.RoleReader}, []byte(other))
	r.refused(err, "a déjà un accès")

	r.as(seven)
	if r.Operator().ID != bruno.ID || r.Operator().Name != "Bruno Tourde" || r.Operators.Alone() {
		t.Fatalf("%+v", r.Operator())
	}
	// A manager manages no accesses, and changes his own passphrase.
	r.refused(r.Operators.Leave(r.ctx, martine.ID, ""), "rôle")
	r.refused(r.Operators.Reset(r.ctx, martine.ID, []byte(other)), "rôle")
	_, err = r.Operators.NewSheet(r.ctx)
	r.refused(err, "rôle")
	r.refused(r.Operators.RotateKey(r.ctx, func(int, int) {}), "rôle")
	r.refused(r.Operators.ChangePassphrase(r.ctx, []byte("pas la sienne"), []byte(other)), "ne correspond pas")
	r.refused(r.Operators.ChangePassphrase(r.ctx, []byte(seven), []byte("facile")), "facile à deviner")
	r.must(r.Operators.ChangePassphrase(r.ctx, []byte(seven), []byte(other)))
	r.as(other)

	// The last administrator stays one; the one who has lost his passphrase is given another.
	r.as(string(passphrase))
	martine.Role = data.RoleReader
	r.refused(r.Operators.Change(r.ctx, martine), "dernier administrateur")
	r.refused(r.Operators.Leave(r.ctx, martine.ID, ""), "propre accès")
	r.must(r.Operators.Reset(r.ctx, bruno.ID, []byte(seven)))
	if _, err := Open(t.TempDir(), []byte(other), r.cfg); err == nil {
		t.Error("the lost passphrase opens the folder")
	}
	bruno.Role = data.RoleAdministrator
	r.must(r.Operators.Change(r.ctx, bruno))
	r.as(seven)
	r.must(r.Operators.Leave(r.ctx, martine.ID, "Mutation"))
	r.must(r.Close())
	if _, err := Open(r.dir, passphrase, r.cfg); !errors.Is(err, seal.ErrPassphrase) {
		t.Error(err)
	}
	r.Desk = ok(Open(r.dir, []byte(seven), r.cfg))(t)
	all := ok(r.Operators.All())(t)
	if len(all) != 2 || all[0].Name != "Bruno Tourde" || !all[1].Gone() {
		t.Errorf("%+v", all)
	}
	if last := ok(r.Operators.LastUse())(t); last.By != "Bruno Tourde" || last.At.IsZero() {
		t.Errorf("%+v", last)
	}
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) > 0 {
		t.Error(report.Findings)
	}
}

func TestATrainerEntersTheResultsOfTheSessionsGivenToHim(t *testing.T) {
	r := newRoom(t)
	mine := r.session("P")
	e := r.enrol(mine, r.path("Zoé"))
	ok(r.Results.Record(r.ctx, written(e, 12), ""))(t)
	trainer := ok(r.Operators.Add(r.ctx, data.Operator{Name: "Odile", Role: data.RoleTrainer}, []byte(seven)))(t)
	r.as(seven)
	_, err := r.Results.Record(r.ctx, written(e, 13), "")
	r.refused(err, "pas confiée")
	_, err = r.Sessions.Open(r.ctx, data.Session{Code: "Q", Name: "Q", From: mine.From, To: mine.To})
	r.refused(err, "rôle")
	r.as(string(passphrase))
	trainer.Sessions = []data.ID{mine.ID}
	r.must(r.Operators.Change(r.ctx, trainer))
	r.as(seven)
	ok(r.Results.Record(r.ctx, written(e, 13), ""))(t)
	r.must(r.Operators.ChangePassphrase(r.ctx, []byte(seven), []byte(other)))
	r.refused(r.Centre.Save(r.ctx, ok(r.Centre.Get())(t), ""), "rôle")
}

func TestTheRecoverySheetGivesAccessBack(t *testing.T) {
	r := newRoom(t)
	if r.Operators.HasSheet() {
		t.Error("there is a sheet already")
	}
	first := ok(r.Operators.NewSheet(r.ctx))(t)
	code := ok(r.Operators.NewSheet(r.ctx))(t)
	ok(r.Operators.DrawSheet(code))(t)
	r.must(r.Close())
	_, err := Open(r.dir, []byte(code), r.cfg)
	if !errors.Is(err, ErrSheet) {
		t.Error(err)
	}
	_, err = Recover(r.ctx, r.dir, []byte(code), []byte("facile"), r.cfg)
	r.refused(err, "facile")
	_, err = Recover(r.ctx, r.dir, []byte(first), []byte(seven), r.cfg)
	r.refused(err, "n’ouvre pas ce dossier")
	_, err = Recover(r.ctx, r.dir, passphrase, []byte(seven), r.cfg)
	r.refused(err, "pas une feuille de secours")
	r.Desk = ok(Recover(r.ctx, r.dir, []byte(code), []byte(seven), r.cfg))(t)
	if r.Operator().Name != "Martine" {
		t.Error(r.Operator())
	}
	r.must(r.Close())
	if _, err := Open(r.dir, passphrase, r.cfg); !errors.Is(err, seal.ErrPassphrase) {
		t.Error(err)
	}
	r.Desk = ok(Open(r.dir, []byte(seven), r.cfg))(t)
}

func TestAnotherDataKey(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Zoé", "Élodie")
	r.signed(s)
	plan := ok(r.Documents.Plan(s.ID))(t)
	docs := ok(r.Documents.Issue(r.ctx, s.ID, plan.Ready, nil))(t)
	before := ok(r.Documents.PDF(docs[0]))(t)
	told := 0
	r.must(r.Operators.RotateKey(r.ctx, func(int, int) { told++ }))
	if after := ok(r.Documents.PDF(docs[0]))(t); string(after) != string(before) || told < len(docs) {
		t.Error("the document changed")
	}
	r.reopen()
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) > 0 {
		t.Error(report.Findings)
	}
	if _, err := store.Open(filepath.Join(r.dir, "none"), passphrase, r.cfg.Store); err == nil {
		t.Error("opened nothing")
	}
}
