package app

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"certibloc/assets"
	"certibloc/data"
	"certibloc/data/cdc"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
	"certibloc/data/seal"
)

// hall is the network's desk in a test, with the parcels that come to it.
type hall struct {
	NetworkDesk
	t    testing.TB
	dir  string
	keys map[string]data.SigningKey
}

// networkNow is when the network merges.
var networkNow = time.Date(2021, 9, 6, 8, 0, 0, 0, time.UTC)

func newHall(t testing.TB, centres ...string) *hall {
	h := &hall{t: t, dir: t.TempDir(), keys: map[string]data.SigningKey{}}
	h.NetworkDesk = NetworkDesk{Dir: filepath.Join(h.dir, "network"), Clock: func() time.Time { return networkNow }}
	s := cdc.DefaultSettings()
	s.Sender, s.Certifier, s.Contract = "AB123CDE", "E564ACB0", "MCFCER000000"
	h.must(h.SetSettings(s))
	for _, code := range centres {
		_, err := h.Trust(seal.WriteKeys([]seal.PublicKey{h.public(code)}), code, false)
		h.must(err)
	}
	return h
}

func (h *hall) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// key returns the key of a centre, the same in every run.
func (h *hall) key(code string) data.SigningKey {
	if k, ok := h.keys[code]; ok {
		return k
	}
	var seed [32]byte
	copy(seed[:], code)
	k, err := seal.NewSigningKey(seed)
	h.must(err)
	h.keys[code] = k
	return k
}

func (h *hall) public(code string) seal.PublicKey {
	k := h.key(code)
	return seal.PublicKey{ID: string(k.ID), Public: k.Public, Centre: "CCI " + code, From: rncp.NewDate(2021, 1, 4)}
}

// posted is a parcel that a test sends.
type posted struct {
	centre  string
	rank    int // 1 where it is 0
	since   parcel.Name
	made    time.Time
	example bool
	key     string // the centre whose key signs; its own where empty
	lines   []parcel.Certification
	rest    parcel.Contents
}

// send writes a parcel and returns its path. One that builds on another holds what is new, otherwise all.
func (h *hall) send(s posted) string {
	h.t.Helper()
	m := parcel.Manifest{
		Name: parcel.NameOf(s.centre, 2021, cmp.Or(s.rank, 1)), Centre: parcel.Centre{Code: s.centre, Name: "CCI " + s.centre}, Kind: parcel.KindFull,
		Since: s.since, Made: time.Date(2021, 7, 5, 10, 30, 0, 0, time.FixedZone("", 7200)), Program: "1.0", Example: s.example,
	}
	if !s.made.IsZero() {
		m.Made = s.made
	}
	if s.since != "" {
		m.Kind = parcel.KindNew
	}
	s.rest.Certifications = s.lines
	var b bytes.Buffer
	_, err := parcel.Write(&b, m, s.rest, parcel.Columns{}, h.key(cmp.Or(s.key, s.centre)))
	h.must(err)
	path := filepath.Join(h.dir, m.Name.File())
	for n := 2; ; n++ {
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			break
		}
		path = filepath.Join(h.dir, fmt.Sprintf("%s (%d).zip", m.Name, n))
	}
	h.must(os.WriteFile(path, b.Bytes(), 0o600))
	return path
}

// names are what the generated holders are called: no two alike for a long time.
var familyNames = []string{"Lefèvre", "D’Aubigné", "Nuñez", "Müller", "Le Gall", "Roche", "Żak", "Martin", "Bernard", "Petit", "Durand", "Moreau", "Girard"}

// holderOf is the certification of the n-th holder of a centre.
func holderOf(centre string, n int) parcel.Certification {
	c := data.Candidate{
		ID: data.ID(fmt.Sprintf("c%06d", n)), Sex: []data.Sex{data.Female, data.Male}[n%2], BirthName: familyNames[n%len(familyNames)] + inLetters(n) + inLetters(int(centre[0])),
		GivenNames: []string{"Prénom" + inLetters(len(centre)*31+n/7)}, BirthDate: rncp.NewDate(1960, 1, 1).AddDays(n * 37 % 14_000),
		BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15", Code: "15014"},
	}
	return certifiedAs(centre, c)
}

func certifiedAs(centre string, c data.Candidate) parcel.Certification {
	day := rncp.NewDate(2021, 6, 30)
	return parcel.Certification{
		Head: parcel.Head{ID: fmt.Sprintf("%s-27413-%s", centre, c.ID), State: parcel.StateNew},
		Course: parcel.Course{
			Centre: centre, Code: "RNCP27413", Session: "2021-06", Route: rncp.RouteContinuing, Track: rncp.TrackContinuing,
			Access: string(cdc.AccessOf(rncp.RouteContinuing)), Training: rncp.NewDate(2020, 9, 1), From: rncp.NewDate(2021, 6, 1), To: rncp.NewDate(2021, 6, 10), Decided: day, Since: day,
		},
		Person: parcel.PersonOf(c, rncp.NewDate(2021, 3, 1)), Type: "RNCP", Title: "Attaché(e) commercial(e)",
		Blocs: []parcel.HeldBloc{{Key: "prospection", Title: "Réaliser une démarche de prospection", On: day, Ground: data.GroundJury}},
	}
}

// inLetters writes a number in letters, as names have no figures.
func inLetters(n int) string {
	text := ""
	for ; n > 0; n /= 26 {
		text += string(rune('a' + n%26))
	}
	return text
}

func people(centre string, n int) []parcel.Certification {
	var all []parcel.Certification
	for i := range n {
		all = append(all, holderOf(centre, i+len(centre)*1000))
	}
	return all
}

// merge merges parcels into the file « flux.xml » of a new folder.
func (h *hall) merge(paths ...string) (Merged, string, error) {
	dir := h.t.TempDir()
	done, err := h.Merge(context.Background(), Merge{
		Parcels: paths, XML: filepath.Join(dir, "flux.xml"), CSV: filepath.Join(dir, "flux.csv"), Doubles: filepath.Join(dir, "ressemblances.csv")})
	return done, dir, err
}

// refused checks that a merge of parcels is refused with a sentence, and that nothing is written.
func (h *hall) refused(says string, paths ...string) {
	h.t.Helper()
	_, dir, err := h.merge(paths...)
	if !data.IsRefusal(err) || !strings.Contains(err.Error(), says) {
		h.t.Errorf("says %v, not %q", err, says)
	}
	left, _ := os.ReadDir(dir)
	if len(left) > 0 {
		h.t.Errorf("%s is left", left[0].Name())
	}
}

func (h *hall) read(dir, name string) string {
	h.t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, name))
	h.must(err)
	return string(text)
}

func networkFiche(t testing.TB) *rncp.Fiche {
	t.Helper()
	text, err := assets.Fiche("27413")
	if err != nil {
		t.Fatal(err)
	}
	f, err := rncp.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
