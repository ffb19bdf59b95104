package app

import (
	"context"
	"errors"
	"strings"
	"time"

	"certibloc/data"
	"certibloc/data/cdc"
	"certibloc/data/parcel"
)

// maxSaid is how many sentences are told of one parcel; the others are counted.
const maxSaid = 20

// indexed is what is kept of a certification while parcels are merged: numbers, no name.
type indexed struct {
	key    lineKey // of its identifier
	sketch data.Sketch
	holder lineKey // of the centre and its own key of the person
	fiche  string  // the code, shared by all
	since  data.Date
	parcel int32 // that it stands in
	gone   bool  // withdrawn by the centre
	held   bool  // not declared: another has it already
}

// index is the certifications of a batch, one for each identifier: the last word of its centre.
type index struct {
	lines  []indexed
	at     map[lineKey]int32 // where in lines
	fiches []string          // codes, as they first came
	gone   int
}

// find returns where the line of an identifier is, if it is the one of that parcel.
func (x *index) find(id string, in int) (int32, bool) {
	i, ok := x.at[keyOf(id)]
	return i, ok && x.lines[i].parcel == int32(in)
}

// index reads every parcel whole, which verifies it, and indexes what is to be merged. It tells all that is wrong in any of
// them, and with each certification that check, if there is one, refuses.
func (b *batch) index(ctx context.Context, check func(parcel.Certification) error) (*index, error) {
	found := make([]parcelIndex, len(b.parcels))
	err := b.eachParcel(ctx, func(i int, p *batchParcel) error {
		if err := found[i].read(p, check, int32(i)); err != nil {
			return about(p.path, err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	x := &index{at: map[lineKey]int32{}}
	for i, p := range b.parcels {
		if p.superseded {
			continue
		}
		for _, line := range found[i].lines {
			if before, ok := x.at[line.key]; ok {
				x.lines[before] = line
				continue
			}
			x.at[line.key] = int32(len(x.lines))
			x.lines = append(x.lines, line)
		}
		found[i].lines = nil
	}
	x.count()
	return x, x.wrong(b, found)
}

// count lists the certifications and counts what is withdrawn.
func (x *index) count() {
	shared := map[string]string{}
	for i := range x.lines {
		line := &x.lines[i]
		if line.gone {
			x.gone++
		}
		if _, known := shared[line.fiche]; !known {
			shared[line.fiche] = line.fiche
			x.fiches = append(x.fiches, line.fiche)
		}
		line.fiche = shared[line.fiche]
	}
}

// wrong tells what is wrong with the lines that count; one that was corrected since does not.
func (x *index) wrong(b *batch, found []parcelIndex) error {
	var wrong []error
	for i, p := range b.parcels {
		said := 0
		for _, w := range found[i].wrong {
			at, ok := x.at[w.key]
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
	lines []indexed
	wrong []wrongLine
}

// wrongLine is a certification that the national file could not carry.
type wrongLine struct {
	key lineKey
	err error
}

// read reads a parcel to the end of every part.
func (x *parcelIndex) read(p *batchParcel, check func(parcel.Certification) error, at int32) error {
	fiches := map[string]string{}
	for line, err := range p.Certifications() {
		if err != nil {
			return err
		}
		if err := p.owns(line); err != nil {
			return err
		}
		code, known := fiches[line.Code]
		if !known {
			code = strings.Clone(line.Code)
			fiches[code] = code
		}
		key := keyOf(line.ID)
		x.lines = append(x.lines, indexed{
			key: key, sketch: data.SketchOf(line.Candidate()), holder: keyOf(line.Centre + " " + string(line.Holder)), fiche: code,
			since: line.Since, parcel: at, gone: line.State == parcel.StateWithdrawn,
		})
		if check != nil {
			if err := check(line); err != nil {
				x.wrong = append(x.wrong, wrongLine{key, err})
			}
		}
	}
	return errors.Join(p.VerifyTables(), drain(p.Blocs()), drain(p.Documents()), drain(p.Counts()), drain(p.FollowUps()))
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

// declaredAs returns a certification as the national file declares it. A jury has judged, so it is obtained by admission, and
// what it has sealed is final.
func declaredAs(line parcel.Certification, settings cdc.Settings) cdc.Entry {
	p := cdc.Passage{
		ID: line.ID, Obtained: cdc.ByAdmission, Final: true, ExamFrom: line.From, ExamTo: line.To, Delivered: line.Since, Until: line.Until,
		Access: cdc.Access(line.Access), Holder: line.Candidate(),
	}
	if p.Access == cdc.AccessVAE {
		p.VAEWay = settings.VAEWay
	}
	return cdc.Entry{Fiche: line.Code, Passage: p}
}
