package seal

import (
	"crypto/ed25519"
	"errors"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
)

func signingKey(t testing.TB, first byte) data.SigningKey {
	t.Helper()
	k, err := NewSigningKey([ed25519.SeedSize]byte{first})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func public(k data.SigningKey) PublicKey {
	return PublicKey{ID: string(k.ID), Public: k.Public, Centre: "CCI Cantal", From: rncp.NewDate(2021, 1, 11)}
}

const someText = "CERTIFICAT\nFrançoise Lézé\nnée le 3 mai 1994 à Aurillac (15)"

func signed(t testing.TB, k data.SigningKey) string {
	t.Helper()
	s, err := SignText(someText, k)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func verify(t testing.TB, text string, keys ...PublicKey) error {
	t.Helper()
	s, err := ParseSigned(text)
	if err != nil {
		return err
	}
	_, err = s.Verify(keys)
	return err
}

func TestASignedTextVerifiesWithItsKeyAlone(t *testing.T) {
	old, now := signingKey(t, 1), signingKey(t, 2)
	text := signed(t, old)
	if !strings.HasPrefix(text, someText+"\nCB1 "+string(old.ID)+" ") {
		t.Errorf("it reads\n%s", text)
	}
	if err := verify(t, text, public(now), public(old)); err != nil {
		t.Errorf("the former key no longer verifies: %v", err)
	}
	if err := verify(t, text, public(now)); !errors.Is(err, ErrUnknownKey) {
		t.Errorf("another key: %v", err)
	}
	impostor := public(now)
	impostor.ID = string(old.ID)
	if err := verify(t, text, impostor); !errors.Is(err, ErrAltered) {
		t.Errorf("a key under another's name: %v", err)
	}
	if text != signed(t, old) {
		t.Error("the same text has two signatures")
	}
}

func TestOneFlippedLetterAnywhereIsRefused(t *testing.T) {
	k := signingKey(t, 1)
	text := signed(t, k)
	for i := range []byte(text) {
		flipped := []byte(text)
		flipped[i] ^= 1
		if err := verify(t, string(flipped), public(k)); err == nil {
			t.Errorf("with the letter at %d flipped it verifies: %s", i, flipped)
		}
	}
	for name, other := range map[string]string{
		"a line more":       strings.Replace(text, "\nnée", "\nmention bien\nnée", 1),
		"a name changed":    strings.Replace(text, "Françoise", "Francoise", 1),
		"a line end before": "\n\n" + strings.Replace(text, "CERTIFICAT\n", "CERTIFICAT\n\n", 1),
	} {
		if err := verify(t, other, public(k)); !errors.Is(err, ErrAltered) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatCopyingChangesUnseenDoesNotCount(t *testing.T) {
	k := signingKey(t, 1)
	text := signed(t, k)
	for name, copied := range map[string]string{
		"line ends of Windows":     strings.ReplaceAll(text, "\n", "\r\n"),
		"a line end after":         text + "\r\n",
		"spaces around":            "  \n" + text + " \n",
		"accents taken apart":      strings.ReplaceAll(text, "é", "e\u0301"),
		"a byte order mark before": "\ufeff" + text,
	} {
		if err := verify(t, copied, public(k)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatIsNotSignedIsToldApart(t *testing.T) {
	line := "CB1 " + strings.Repeat("ABCD-", 3) + "ABCD " + strings.Repeat("A", 86)
	for name, text := range map[string]string{
		"nothing": "", "a text": someText, "a signature alone": line, "an address": "https://exemple.fr/verifier?n=1",
		"another format": strings.Replace("x\n"+line, "CB1", "CB2", 1), "cut": "x\n" + line[:90], "not UTF-8": "\xff\n" + line,
		"bits too many": "x\n" + line[:len(line)-1] + "B",
	} {
		if _, err := ParseSigned(text); !errors.Is(err, ErrNotSigned) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatIsNotComposedIsNotSigned(t *testing.T) {
	k := signingKey(t, 1)
	for _, text := range []string{"", "x\n", "e\u0301", "\xff"} {
		if s, err := SignText(text, k); err == nil {
			t.Errorf("%q is signed: %q", text, s)
		}
	}
}

func TestAFileOfKeysIsReadBack(t *testing.T) {
	old, now := public(signingKey(t, 1)), public(signingKey(t, 2))
	old.Retired = rncp.NewDate(2022, 3, 1)
	text := WriteKeys([]PublicKey{old, now})
	got, err := ParseKeys(strings.ReplaceAll(text, "\n", "\r\n"))
	if err != nil || len(got) != 2 || got[0].Retired != old.Retired || got[0].From != old.From || !got[1].Public.Equal(now.Public) || !got[1].Retired.IsZero() || got[1].Centre != "CCI Cantal" {
		t.Fatalf("got %+v, %v", got, err)
	}
	for name, broken := range map[string]string{
		"nothing":             "",
		"another file":        "Madame,",
		"no key":              keyFileTitle + "\nCentre : CCI Cantal\n",
		"another fingerprint": strings.Replace(text, keyFingerprint+old.Fingerprint(), keyFingerprint+now.Fingerprint(), 1),
		"another identifier":  strings.Replace(text, keyName+old.ID, keyName+now.ID, 1),
		"a letter changed":    strings.Replace(text, "base64) : ", "base64) : A", 1),
	} {
		_, err := ParseKeys(broken)
		if name == "nothing" && data.IsRefusal(err) {
			continue
		}
		mustRefuse(t, err)
	}
}

func TestAKeyHasItsNameForEver(t *testing.T) {
	k := signingKey(t, 7)
	if got, again := KeyID(k.Public), string(k.ID); got != again || len(got) != 19 {
		t.Errorf("%s, %s", got, again)
	}
	if got := KeyID(make([]byte, 32)); got != "MZUH-VLPY-MK6X-O3EP" {
		t.Errorf("the naming changed: %s", got)
	}
	if err := k.Validate(); err == nil {
		t.Error("a key without its day is kept")
	}
	if s := k.String(); strings.Contains(s, "7 0 0") {
		t.Errorf("it shows its seed: %s", s)
	}
}

// FuzzParseSigned: what is read is written again as it was but for what copying changes, and never panics.
func FuzzParseSigned(f *testing.F) {
	k := signingKey(f, 1)
	f.Add(signed(f, k))
	f.Add("x\nCB1 ")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ParseSigned(text)
		if err != nil {
			return
		}
		if again, err := ParseSigned(s.String()); err != nil || again.String() != s.String() {
			t.Errorf("%q became %q, %v", s.String(), again.String(), err)
		}
		if _, err := s.Verify([]PublicKey{public(k)}); err == nil && s.Text != someText {
			t.Errorf("%q verifies", text)
		}
	})
}

// FuzzParseKeys: what is read is written again and read the same.
func FuzzParseKeys(f *testing.F) {
	f.Add(WriteKeys([]PublicKey{public(signingKey(f, 1))}))
	f.Add(keyFileTitle)
	f.Fuzz(func(t *testing.T, text string) {
		keys, err := ParseKeys(text)
		if err != nil {
			return
		}
		for _, k := range keys {
			if KeyID(k.Public) != k.ID {
				t.Errorf("%s is not the name of its key", k.ID)
			}
		}
	})
}
