package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/seal"
)

func TestAKeyIsTrustedOncePerCentre(t *testing.T) {
	h := newHall(t)
	file := func(keys ...seal.PublicKey) string { return seal.WriteKeys(keys) }
	cantal, other := h.public("CANTAL"), h.public("LYON")
	centre, err := h.Trust(file(cantal), "", false)
	h.must(err)
	if centre.Code != "CANTAL" || centre.Name != "CCI CANTAL" {
		t.Errorf("%+v", centre)
	}
	t.Run("again", func(t *testing.T) {
		_, err := h.Trust(file(cantal), "", false)
		h.must(err)
	})
	t.Run("another centre's", func(t *testing.T) {
		if _, err := h.Trust(file(cantal), "LYON", true); !data.IsRefusal(err) {
			t.Errorf("says %v", err)
		}
	})
	t.Run("a stranger's", func(t *testing.T) {
		stranger := other
		stranger.Centre = "CCI CANTAL"
		if _, err := h.Trust(file(stranger), "", false); !data.IsRefusal(err) || !strings.Contains(err.Error(), "--another") {
			t.Errorf("says %v", err)
		}
		centre, err := h.Trust(file(stranger), "", true)
		if err != nil || len(centre.Keys) != 2 {
			t.Errorf("%+v, %v", centre, err)
		}
	})
	t.Run("one that continues", func(t *testing.T) {
		next := h.public("AUTRE")
		next.Centre = "CCI CANTAL"
		retired := cantal
		retired.Retired = rncp.NewDate(2026, 1, 1)
		centre, err := h.Trust(file(retired, next), "", false)
		h.must(err)
		if len(centre.Keys) != 3 {
			t.Errorf("%+v", centre)
		}
		all, err := h.Trusted()
		h.must(err)
		if len(all) != 1 || len(all[0].Keys) != 3 || all[0].Keys[0].Retired.IsZero() {
			t.Errorf("%+v", all)
		}
	})
}

func TestWhatIsNoKeyIsNotTrusted(t *testing.T) {
	h := newHall(t)
	if _, err := h.Trust("Bonjour", "", false); !data.IsRefusal(err) {
		t.Errorf("says %v", err)
	}
	k := h.public("CANTAL")
	k.Centre = "CCI"
	if _, err := h.Trust(seal.WriteKeys([]seal.PublicKey{k}), "", false); !data.IsRefusal(err) || !strings.Contains(err.Error(), "--centre") {
		t.Errorf("says %v", err)
	}
	if _, err := h.Trust(seal.WriteKeys([]seal.PublicKey{k}), "../SORTIE", false); !data.IsRefusal(err) {
		t.Errorf("says %v", err)
	}
	h.must(os.MkdirAll(filepath.Join(h.Dir, keyFolder), 0o700))
	h.must(os.WriteFile(filepath.Join(h.Dir, keyFolder, "LYON.txt"), []byte("abîmé"), 0o600))
	if _, err := h.Trusted(); !data.IsRefusal(err) {
		t.Errorf("says %v", err)
	}
}

func TestSettingsAreKeptAndChecked(t *testing.T) {
	h := newHall(t)
	s, err := h.Settings()
	h.must(err)
	if s.Contract != "MCFCER000000" || s.MaxPassages != 200_000 || s.Schema != "1.1.2" {
		t.Errorf("%+v", s)
	}
	s.Sender = "court"
	if err := h.SetSettings(s); !data.IsRefusal(err) {
		t.Errorf("says %v", err)
	}
	if s, err := h.Settings(); err != nil || s.Sender != "AB123CDE" {
		t.Errorf("%+v, %v", s, err)
	}
	for _, text := range []string{"", "{", `{"format":1,"autre":2}`, `{"format":1,"idContrat":""}`} {
		h.must(os.WriteFile(filepath.Join(h.Dir, settingsFile), []byte(text), 0o600))
		if _, err := h.Settings(); !data.IsRefusal(err) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
