package seal_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/seal"
)

func TestWhatIsEncryptedOpensWithItsIdentityAlone(t *testing.T) {
	mine, recipient, err := seal.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	other, _, err := seal.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	plain := strings.Repeat("lot ", 50000)
	var b bytes.Buffer
	err = seal.EncryptFor(&b, " "+recipient+"\n", func(w io.Writer) error { _, err := io.WriteString(w, plain); return err })
	if err != nil || !seal.IsEncrypted(b.Bytes()) || bytes.Contains(b.Bytes(), []byte("lot lot")) {
		t.Fatalf("encrypted: %v", err)
	}
	open := func(file string, sealed []byte) (string, error) {
		id, err := seal.ParseIdentity(file)
		if err != nil {
			return "", err
		}
		r, size, err := id.DecryptAt(bytes.NewReader(sealed), int64(len(sealed)))
		if err != nil {
			return "", err
		}
		got, err := io.ReadAll(io.NewSectionReader(r, 0, size))
		return string(got), err
	}
	if got, err := open(mine, b.Bytes()); err != nil || got != plain {
		t.Errorf("own identity: %d bytes, %v", len(got), err)
	}
	if _, err := open(other, b.Bytes()); !data.IsRefusal(err) {
		t.Errorf("another identity: %v", err)
	}
	bad := bytes.Clone(b.Bytes())
	bad[len(bad)/2] ^= 1
	if _, err := open(mine, bad); err == nil {
		t.Error("an altered file opens")
	}
	if _, err := open(mine, b.Bytes()[:200]); err == nil {
		t.Error("a cut file opens")
	}
	if _, err := open("AGE-SECRET-KEY-1", b.Bytes()); !data.IsRefusal(err) {
		t.Errorf("no identity: %v", err)
	}
	id, err := seal.ParseIdentity(mine)
	if said := fmt.Sprintf("%v %#v %+v", id, id, id); err != nil || strings.Contains(said, "SECRET") {
		t.Errorf("an identity prints itself: %s", said)
	}
	if err := seal.CheckRecipient("age1abc"); !data.IsRefusal(err) {
		t.Errorf("a recipient that is none: %v", err)
	}
}

func TestADetachedSignatureIsOfTheseBytesByThisKey(t *testing.T) {
	key, err := seal.NewSigningKey([32]byte{1})
	if err != nil {
		t.Fatal(err)
	}
	other, err := seal.NewSigningKey([32]byte{2})
	if err != nil {
		t.Fatal(err)
	}
	line, err := seal.SignDetached([]byte("texte\r\n"), key)
	if err != nil {
		t.Fatal(err)
	}
	if err := seal.VerifyDetached([]byte("texte\r\n"), line, key.Public); err != nil {
		t.Error(err)
	}
	for _, c := range []struct {
		text, line string
		public     []byte
		want       error
	}{
		{"texte\n", line, key.Public, seal.ErrAltered},
		{"texte\r\n", line, other.Public, seal.ErrUnknownKey},
		{"texte\r\n", line + " ", key.Public, seal.ErrNotSigned},
		{"texte\r\n", strings.Replace(line, "CBL1", "CB1", 1), key.Public, seal.ErrNotSigned},
		{"texte\r\n", "", key.Public, seal.ErrNotSigned},
	} {
		if err := seal.VerifyDetached([]byte(c.text), c.line, c.public); !errors.Is(err, c.want) {
			t.Errorf("%q: %v, want %v", c.line, err, c.want)
		}
	}
	code, err := seal.SignText("texte", key)
	if err != nil {
		t.Fatal(err)
	}
	_, last, _ := strings.Cut(code, "\n")
	if err := seal.VerifyDetached([]byte("texte"), strings.Replace(last, "CB1", "CBL1", 1), key.Public); !errors.Is(err, seal.ErrAltered) {
		t.Errorf("the signature of a code passes: %v", err)
	}
}
