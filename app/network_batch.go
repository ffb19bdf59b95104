package app

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
	"certibloc/data/seal"
)

// maxParcels bounds how many parcels are merged at once: each is an open file.
const maxParcels = 500

// batch is the parcels that are worked on together, by name. Nothing of them is kept in memory but their manifests.
type batch struct {
	parcels []*batchParcel
	notes   []string // sentences on what was left aside
}

// batchParcel is one parcel of a batch.
type batchParcel struct {
	*parcel.Reader
	path       string
	file       *os.File
	manifest   parcel.Manifest
	superseded bool // by a later full parcel of the same centre
}

// openBatch opens parcels and checks what they say of themselves: their signatures, by keys that are trusted. It tells all
// that is wrong, and opens none where one is bad.
func (n NetworkDesk) openBatch(paths []string, identity seal.Identity) (*batch, error) {
	if len(paths) > maxParcels {
		return nil, data.Refuse("%d lots sont donnés ; %d à la fois suffisent.", len(paths), maxParcels).Hint("Faites-le en plusieurs fois.")
	}
	trusted, err := n.Trusted()
	if err != nil {
		return nil, err
	}
	b := &batch{}
	var wrong []error
	for _, path := range paths {
		p, err := openParcel(path, identity)
		if err == nil {
			b.parcels = append(b.parcels, p)
			err = p.checkTrust(trusted)
		}
		if err != nil {
			wrong = append(wrong, about(path, err))
		}
	}
	if err := errors.Join(append(wrong, b.sort())...); err != nil {
		return nil, errors.Join(err, b.close())
	}
	return b, nil
}

func (b *batch) close() error {
	var errs []error
	for _, p := range b.parcels {
		errs = append(errs, p.file.Close())
	}
	return errors.Join(errs...)
}

// about says of which file a sentence is.
func about(path string, err error) error {
	var why *data.Refusal
	if !errors.As(err, &why) {
		return fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	said := data.Refuse("%s : %s", filepath.Base(path), why.What).Because(err)
	said.Do = why.Do
	return said
}

func openParcel(path string, identity seal.Identity) (*batchParcel, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, data.Refuse("le fichier ne peut pas être lu.").Hint("Vérifiez son nom et son emplacement.").Because(err)
	}
	p := &batchParcel{path: path, file: file}
	if p.Reader, err = readParcel(file, identity); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	p.manifest = p.Manifest()
	return p, nil
}

func readParcel(file *os.File, identity seal.Identity) (*parcel.Reader, error) {
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, data.Refuse("ce n’est pas un fichier.").Hint("Donnez le lot « LOT-….zip ».").Because(err)
	}
	beginning := make([]byte, 64)
	n, _ := file.ReadAt(beginning, 0) // a shorter file is no parcel, which the reader says
	if !seal.IsEncrypted(beginning[:n]) {
		return parcel.NewReader(file, info.Size())
	}
	plain, size, err := identity.DecryptAt(file, info.Size())
	if err != nil {
		return nil, err
	}
	return parcel.NewReader(plain, size)
}

// checkTrust refuses a parcel that the centre whose it says to be has not signed, or not with a key of its time.
func (p *batchParcel) checkTrust(trusted []TrustedCentre) error {
	m := p.manifest
	at := slices.IndexFunc(trusted, func(c TrustedCentre) bool { return c.Code == m.Centre.Code })
	if at < 0 {
		return data.Refuse("le centre %s (%s) n’est pas connu.", m.Centre.Code, m.Centre.Name).
			Hint("Ajoutez-le avec « certibloc network trust » et le fichier « Clés publiques » qu’il vous a remis.")
	}
	key, err := p.SignedBy(trusted[at].Keys)
	if err != nil {
		return err
	}
	if made := rncp.DateOf(m.Made); !key.Retired.IsZero() && made.After(key.Retired) {
		return data.Refuse("le lot du %s est signé d’une clé remplacée le %s.", made.French(), key.Retired.French()).
			Hint("Demandez au centre pourquoi, et de le refaire.")
	}
	return nil
}

// sort puts the parcels in order, drops those that are given twice, and marks those that a later full one supersedes.
func (b *batch) sort() error {
	slices.SortStableFunc(b.parcels, func(a, c *batchParcel) int {
		return cmp.Or(cmp.Compare(a.manifest.Centre.Code, c.manifest.Centre.Code), a.manifest.Name.Compare(c.manifest.Name))
	})
	var wrong []error
	var kept []*batchParcel
	for _, p := range b.parcels {
		last := len(kept) - 1
		switch {
		case last < 0 || kept[last].manifest.Name != p.manifest.Name:
			kept = append(kept, p)
		case p.sameAs(kept[last]):
			b.notes = append(b.notes, fmt.Sprintf("Le lot %s est donné deux fois : il ne compte qu’une fois.", p.manifest.Name))
			wrong = append(wrong, p.file.Close())
		default:
			wrong = append(wrong, data.Refuse("Deux lots différents s’appellent %s : « %s » et « %s ».", p.manifest.Name, filepath.Base(kept[last].path), filepath.Base(p.path)).
				Hint("Demandez au centre lequel est le bon."))
			kept = append(kept, p)
		}
		if kept[0].manifest.Example != p.manifest.Example {
			wrong = append(wrong, data.Refuse("Un lot du centre d’exemple est parmi de vrais lots : %s.", filepath.Base(p.path)).Hint("Retirez-le."))
		}
	}
	b.parcels = kept
	b.supersede()
	return errors.Join(wrong...)
}

// sameAs reports whether two parcels say the same, and are signed alike.
func (p *batchParcel) sameAs(o *batchParcel) bool {
	return p.manifest.Made.Equal(o.manifest.Made) && p.manifest.Key.ID == o.manifest.Key.ID && slices.Equal(p.manifest.Parts, o.manifest.Parts)
}

func (b *batch) supersede() {
	given := map[parcel.Name]bool{}
	for _, p := range b.parcels {
		given[p.manifest.Name] = true
	}
	full := map[string]parcel.Name{}
	for _, p := range slices.Backward(b.parcels) {
		m := p.manifest
		if later, ok := full[m.Centre.Code]; ok {
			p.superseded = true
			b.notes = append(b.notes, fmt.Sprintf("Le lot %s n’est pas fusionné : le lot complet %s le remplace.", m.Name, later))
			continue
		}
		if m.Kind == parcel.KindFull {
			full[m.Centre.Code] = m.Name
		}
	}
	for i, p := range b.parcels {
		m := p.manifest
		if i > 0 && !p.superseded && m.Since != "" && !given[m.Since] && b.parcels[i-1].manifest.Centre.Code == m.Centre.Code && m.Kind == parcel.KindNew {
			b.notes = append(b.notes, fmt.Sprintf("Le lot %s part du lot %s, qui n’est pas donné : vérifiez qu’il n’en manque pas.", m.Name, m.Since))
		}
	}
}

// lineKey stands for the identifier of a line.
type lineKey [16]byte

func keyOf(id string) lineKey {
	sum := sha256.Sum256([]byte(id))
	return lineKey(sum[:16])
}

// shortKey stands for a text where two that are taken for one another do no harm.
func shortKey(text string) uint64 {
	sum := sha256.Sum256([]byte(text))
	return binary.LittleEndian.Uint64(sum[:])
}

// eachParcel runs a function on every parcel, on several at once, and returns all that is wrong.
func (b *batch) eachParcel(ctx context.Context, fn func(i int, p *batchParcel) error) error {
	wrong := make([]error, len(b.parcels))
	turn := make(chan struct{}, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for i, p := range b.parcels {
		all.Go(func() {
			turn <- struct{}{}
			defer func() { <-turn }()
			if wrong[i] = ctx.Err(); wrong[i] == nil {
				wrong[i] = fn(i, p)
			}
		})
	}
	all.Wait()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return errors.Join(wrong...)
}
