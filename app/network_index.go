package app

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"certibloc/data"
	"certibloc/data/cdc"
	"certibloc/data/parcel"
)

// maxWrong is how many wrong lines of a parcel are looked at, in case they were corrected since.
const maxWrong = 1000

// maxSaid is how many sentences are told of one parcel; the others are counted.
const maxSaid = 20

// indexed is what is kept of a certification while parcels are merged: numbers, no name, in some seventy bytes.
type indexed struct {
	key       lineKey // of its identifier
	sketch    data.Sketch
	holder    uint64 // of the centre and its own key of the person
	parcel    int32  // that it stands in
	fiche     uint16 // its place in the list of codes
	gone      bool   // withdrawn by the centre
	held      bool   // not declared: another has it already, or it was accepted before
	corrected bool
}

// index is the certifications of a batch, one for each identifier: the last word of its centre.
type index struct {
	lines  []indexed // by key
	fiches []string  // the codes, sorted
	gone   int
}

// find returns where the line of an identifier is, if it is the one of that parcel.
func (x *index) find(id string, in int) (int32, bool) {
	i, ok := x.search(keyOf(id))
	return int32(i), ok && x.lines[i].parcel == int32(in)
}

func (x *index) search(key lineKey) (int, bool) {
	return slices.BinarySearchFunc(x.lines, key, func(l indexed, k lineKey) int { return bytes.Compare(l.key[:], k[:]) })
}

// index reads every parcel whole, which verifies it, and indexes what is to be merged. It tells all that is wrong in any of
// them, and with each certification that check, if there is one, refuses.
func (b *batch) index(ctx context.Context, check func(parcel.Certification) error) (*index, error) {
	x := &index{lines: make([]indexed, 0, b.expected())}
	wrong := make([][]wrongLine, len(b.parcels))
	var one sync.Mutex
	err := b.eachParcel(ctx, func(i int, p *batchParcel) error {
		read, err := p.index(int32(i), check)
		if err != nil {
			return about(p.path, err)
		}
		one.Lock()
		defer one.Unlock()
		wrong[i] = read.wrong
		if !p.superseded {
			x.add(read)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	x.settle()
	return x, x.wrong(b, wrong)
}

// expected returns how many certifications there are, as far as the manifests are to be believed: one list that is long enough
// from the beginning takes half the memory of one that grows.
func (b *batch) expected() int {
	n := 0
	for _, p := range b.parcels {
		if !p.superseded {
			n += p.manifest.Count(parcel.PartCertifications)
		}
	}
	return min(n, maxExpected)
}

// maxExpected is more certifications than all centres have given in decades.
const maxExpected = 1 << 20

// add takes the lines of a parcel, in whatever order the parcels come.
func (x *index) add(read parcelIndex) {
	places := make([]uint16, len(read.fiches))
	for i, code := range read.fiches {
		at := slices.Index(x.fiches, code)
		if at < 0 {
			at = len(x.fiches)
			x.fiches = append(x.fiches, code)
		}
		places[i] = uint16(at)
	}
	for _, line := range read.lines {
		line.fiche = places[line.fiche]
		x.lines = append(x.lines, line)
	}
}

// settle keeps the last word on each identifier and puts everything in an order of its own.
func (x *index) settle() {
	slices.SortFunc(x.lines, func(a, b indexed) int {
		return cmp.Or(bytes.Compare(a.key[:], b.key[:]), -cmp.Compare(a.parcel, b.parcel))
	})
	x.lines = slices.CompactFunc(x.lines, func(a, b indexed) bool { return a.key == b.key })
	unsorted := slices.Clone(x.fiches)
	slices.Sort(x.fiches)
	for i := range x.lines {
		line := &x.lines[i]
		line.fiche = uint16(slices.Index(x.fiches, unsorted[line.fiche]))
		if line.gone {
			x.gone++
		}
	}
}

// wrong tells what is wrong with the lines that count; one that was corrected since does not.
func (x *index) wrong(b *batch, all [][]wrongLine) error {
	var wrong []error
	for i, p := range b.parcels {
		said := 0
		for _, w := range all[i] {
			at, ok := x.search(w.key)
			if !ok || x.lines[at].parcel != int32(i) || x.lines[at].gone {
				continue
			}
			if said++; said <= maxSaid {
				wrong = append(wrong, about(p.path, w.err))
			}
		}
		if said > maxSaid {
			wrong = append(wrong, data.Refuse("%s : et %d autres certifications qui ne conviennent pas.", p.manifest.Name, said-maxSaid))
		}
	}
	return errors.Join(wrong...)
}

// parcelIndex is the certifications of one parcel.
type parcelIndex struct {
	lines  []indexed
	fiches []string
	wrong  []wrongLine
}

// wrongLine is a certification that the national file could not carry.
type wrongLine struct {
	key lineKey
	err error
}

// maxFiches is more codes than one certifier has.
const maxFiches = 1000

// index reads a parcel to the end of every part.
func (p *batchParcel) index(at int32, check func(parcel.Certification) error) (parcelIndex, error) {
	x := parcelIndex{}
	for line, err := range p.Certifications() {
		if err == nil {
			err = p.owns(line)
		}
		if err != nil {
			return x, err
		}
		fiche := slices.Index(x.fiches, line.Code)
		if fiche < 0 {
			if fiche = len(x.fiches); fiche == maxFiches {
				return x, data.Refuse("il parle de plus de %d certifications du répertoire.", maxFiches).Hint("Demandez au centre de refaire le lot.")
			}
			x.fiches = append(x.fiches, strings.Clone(line.Code))
		}
		key := keyOf(line.ID)
		x.lines = append(x.lines, indexed{
			key: key, sketch: data.SketchOf(line.Candidate()), holder: shortKey(line.Centre + " " + string(line.Holder)), fiche: uint16(fiche),
			parcel: at, gone: line.State == parcel.StateWithdrawn, corrected: line.State == parcel.StateCorrected,
		})
		if check != nil {
			if err := check(line); err != nil {
				x.wrong = append(x.wrong, wrongLine{key, err})
			}
			if len(x.wrong) > maxWrong {
				return x, data.Refuse("plus de %d de ses certifications ne conviennent pas, dont : %v", maxWrong, x.wrong[0].err)
			}
		}
	}
	return x, errors.Join(p.VerifyTables(), drain(p.Blocs()), drain(p.Documents()), drain(p.Counts()), drain(p.FollowUps()))
}

// owns refuses a line that is of another centre than the parcel: its identifier might be that of another's.
func (p *batchParcel) owns(line parcel.Certification) error {
	code := p.manifest.Centre.Code
	if line.Centre != code || !strings.HasPrefix(line.ID, code+"-") {
		return data.Refuse("la ligne %s n’est pas du centre %s.", line.ID, code).Hint("Demandez au centre de refaire le lot.")
	}
	return nil
}

// drain reads lines to their end.
func drain[T any](lines func(func(T, error) bool)) (err error) {
	for _, err = range lines {
		if err != nil {
			return err
		}
	}
	return nil
}

// declarable returns what refuses a certification that the national file could not carry.
func declarable(settings cdc.Settings, today time.Time) func(parcel.Certification) error {
	return func(line parcel.Certification) error {
		entry := declaredAs(line, settings)
		if err := entry.Validate(); err != nil {
			return err
		}
		return entry.Passage.NotAfter(today)
	}
}

// declaredAs returns a certification as the national file declares it. The way of a VAE is the network's to say.
func declaredAs(line parcel.Certification, settings cdc.Settings) cdc.Entry {
	p := passageOf(line)
	if p.Access == cdc.AccessVAE {
		p.VAEWay = settings.VAEWay
	}
	return cdc.Entry{Fiche: line.Code, Passage: p}
}
