package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/seal"
)

// staffed returns a closed store of two operators, with its recovery sheet.
func staffed(t *testing.T) (dir, sheet string) {
	t.Helper()
	opt := testOptions()
	opt.Operator = testID("operator", 1)
	dir = filepath.Join(t.TempDir(), "centre")
	s, err := Create(dir, passphrase, opt)
	if err != nil {
		t.Fatal(err)
	}
	putOperators(t, s, testOperator(1), testOperator(2))
	err = s.SetPassphrase(testID("operator", 2), []byte("celle de la seconde"))
	if err == nil {
		sheet, err = s.SetRecovery()
	}
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	return dir, sheet
}

func putOperators(t *testing.T, s *Store, all ...data.Operator) {
	t.Helper()
	seq, _ := s.Head()
	_, err := s.Update(testAct(int(seq)+100), func(tx *Tx) error {
		for _, o := range all {
			if err := Operators.Put(tx, o); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func openWith(t *testing.T, dir, secret string) *Store {
	t.Helper()
	s, err := Open(dir, []byte(secret), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func closed(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestThePassphraseSaysWhoWorks(t *testing.T) {
	dir, sheet := staffed(t)
	for secret, who := range map[string]data.ID{string(passphrase): testID("operator", 1), "celle de la seconde": testID("operator", 2), sheet: ""} {
		s := openWith(t, dir, secret)
		if s.Operator() != who || s.Recovered() != (who == "") || !s.HasRecovery() {
			t.Errorf("%q: %q", secret, s.Operator())
		}
		if who != "" {
			if err := s.Confirm(who, []byte(secret)); err != nil {
				t.Error(err)
			}
			mustRefuse(t, s.Confirm("somebody", []byte(secret)))
		}
		closed(t, s)
	}
}

func TestAnAccessThatWasTakenAwayOpensNothing(t *testing.T) {
	dir, _ := staffed(t)
	s := openWith(t, dir, string(passphrase))
	left := testOperator(2)
	left.Left = rncp.NewDate(2021, time.June, 21)
	putOperators(t, s, left)
	closed(t, s) // killed between the act and the keyring
	_, err := Open(dir, []byte("celle de la seconde"), testOptions())
	if mustRefuse(t, err); !strings.Contains(err.Error(), "retiré") {
		t.Error(err)
	}
	closed(t, openWith(t, dir, string(passphrase))) // who opens the folder clears it away
	ring, err := seal.ReadKeyring(filepath.Join(dir, keyringName))
	if err != nil || ring.Has(seal.KindPassphrase, testID("operator", 2)) {
		t.Error("the slot is still there:", err)
	}
	s = openWith(t, dir, string(passphrase))
	mustRefuse(t, s.RemovePassphrase(testID("operator", 1)))
}

func TestAnotherPassphraseWritesNoDataAnew(t *testing.T) {
	dir, _ := staffed(t)
	s := openWith(t, dir, string(passphrase))
	before := fingerprint(t, filepath.Join(dir, engineName))
	if err := s.SetPassphrase(testID("operator", 1), []byte("une autre")); err != nil {
		t.Fatal(err)
	}
	if after := fingerprint(t, filepath.Join(dir, engineName)); len(after) != len(before) {
		t.Error("the store was written")
	}
	closed(t, s)
	if _, err := Open(dir, passphrase, testOptions()); !errors.Is(err, seal.ErrPassphrase) {
		t.Error(err)
	}
	openWith(t, dir, "une autre")
}

func TestCheapSlotsAreMadeAnew(t *testing.T) {
	dir, _ := staffed(t)
	opt := testOptions()
	opt.KDF.Time = 2
	s, err := Open(dir, passphrase, opt)
	if err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	ring, err := seal.ReadKeyring(filepath.Join(dir, keyringName))
	if err != nil {
		t.Fatal(err)
	}
	if _, slot, err := ring.Enter(passphrase); err != nil || slot.Params.Time != 2 {
		t.Error(slot.Params, err)
	}
}

func TestWrongPassphrasesMakeOneWait(t *testing.T) {
	dir, _ := staffed(t)
	now := time.Date(2021, 6, 21, 9, 30, 0, 0, time.UTC)
	opt := testOptions()
	opt.Clock = func() time.Time { return now }
	try := func(secret string) error {
		s, err := Open(dir, []byte(secret), opt)
		if err == nil {
			t.Cleanup(func() { _ = s.Close() })
		}
		return err
	}
	for n := range 12 {
		if err := try("fausse"); !errors.Is(err, seal.ErrPassphrase) {
			t.Fatal(n, err)
		}
		if n == 0 {
			continue // a slip
		}
		due := min(time.Second<<(n-1), longestWait)
		now = now.Add(due - time.Millisecond)
		err := try(string(passphrase)) // the right one is not looked at either
		if mustRefuse(t, err); !errors.Is(err, ErrWait) || !strings.Contains(err.Error(), "1 seconde ") {
			t.Fatal(n, err)
		}
		now = now.Add(time.Millisecond)
	}
	now = now.Add(-24 * time.Hour) // a clock that was set back
	if err := try(string(passphrase)); !errors.Is(err, ErrWait) || !strings.Contains(err.Error(), "5 minutes") {
		t.Fatal(err)
	}
	now = now.Add(24*time.Hour + longestWait)
	s, err := Open(dir, passphrase, opt)
	if err != nil {
		t.Fatal(err)
	}
	if u := s.LastUse(); u.Refused != 12 || u.Operator != testID("operator", 1) {
		t.Errorf("%+v", u)
	}
	closed(t, s)
	opt.Machine = "PC-ACCUEIL"
	for _, want := range []string{"", "PC-ACCUEIL"} { // the machine of the time before
		s, err = Open(dir, passphrase, opt)
		if err != nil {
			t.Fatal(err)
		}
		if u := s.LastUse(); u.Refused != 0 || u.Machine != want || !u.At.Equal(now) {
			t.Errorf("%+v", u)
		}
		closed(t, s)
	}
	for _, spoilt := range []string{"", "{", `{"refused":-4}`, `{"refused":1,"last":"AAAA"}`} {
		if err := os.WriteFile(filepath.Join(dir, usesName), []byte(spoilt), 0o600); err != nil {
			t.Fatal(err)
		}
		closed(t, openWith(t, dir, string(passphrase)))
	}
}
