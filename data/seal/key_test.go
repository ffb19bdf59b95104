package seal

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func mustKey(t testing.TB) Key {
	t.Helper()
	k, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestSealAndOpen(t *testing.T) {
	key := mustKey(t)
	rapid.Check(t, func(t *rapid.T) {
		plain, context := rapid.SliceOf(rapid.Byte()).Draw(t, "plain"), rapid.SliceOf(rapid.Byte()).Draw(t, "context")
		sealed, err := key.Seal(plain, context)
		if err != nil || len(sealed) != len(plain)+Overhead {
			t.Fatal(len(sealed), err)
		}
		got, err := key.Open(sealed, context)
		if err != nil || !bytes.Equal(got, plain) {
			t.Fatal(got, err)
		}
		sealed[rapid.IntRange(0, len(sealed)-1).Draw(t, "at")] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		if _, err := key.Open(sealed, context); !errors.Is(err, ErrDamaged) {
			t.Fatal("a flipped bit passes:", err)
		}
	})
}

func TestOpenRefuses(t *testing.T) {
	key := mustKey(t)
	sealed, err := key.Seal([]byte("secret"), []byte("here"))
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string]struct {
		key     Key
		sealed  []byte
		context string
	}{
		"another key":     {mustKey(t), sealed, "here"},
		"another context": {key, sealed, "there"},
		"cut bytes":       {key, sealed[:len(sealed)-1], "here"},
		"too few bytes":   {key, sealed[:Overhead-1], "here"},
		"no bytes":        {key, nil, "here"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if _, err := c.key.Open(c.sealed, []byte(c.context)); !errors.Is(err, ErrDamaged) {
				t.Error(err)
			}
		})
	}
}

func TestSealNeverRepeatsItself(t *testing.T) {
	key := mustKey(t)
	a, errA := key.Seal([]byte("same"), nil)
	b, errB := key.Seal([]byte("same"), nil)
	if err := errors.Join(errA, errB); err != nil || bytes.Equal(a, b) {
		t.Error("the same bytes twice", err)
	}
}

func TestSub(t *testing.T) {
	key := Key{1, 2, 3}
	if key.Sub("a") == key.Sub("b") || key.Sub("a") == key || key.Sub("a") != key.Sub("a") {
		t.Error("labels do not make distinct, constant keys")
	}
	if (Key{9}).Sub("a") == key.Sub("a") {
		t.Error("the key does not count")
	}
	// A folder written years ago must open: the derivation may never change.
	sub := key.Sub("store")
	if got := fmt.Sprintf("%x", sub[:4]); got != "166d68e2" {
		t.Errorf("the derivation changed: %s", got)
	}
}

func TestKeyDoesNotPrintItself(t *testing.T) {
	key := Key{0xAB, 0xCD}
	for _, verb := range []string{"%v", "%s", "%x", "%d", "%#v", "%+v"} {
		if got := fmt.Sprintf(verb, key); !strings.Contains(got, "hidden") || strings.Contains(got, "171") {
			t.Errorf("%s prints %s", verb, got)
		}
	}
}
