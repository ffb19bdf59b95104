package app

import (
	"bytes"
	"fmt"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/store"
)

// Parcels is the area of the files for the network: the parcels that the centre makes, and the receipts that come back.
type Parcels struct{ core *core }

// UnreadyKind tells why something does not go into a parcel, and so where to mend it.
type UnreadyKind string

// The kinds.
const (
	UnreadyIdentity UnreadyKind = "identité"
	UnreadyVerified UnreadyKind = "vérification" // of the identity on a document
	UnreadyBlocs    UnreadyKind = "blocs"        // the certification does not stand on all of them
	UnreadyRight    UnreadyKind = "droit"        // to the registration
	UnreadySession  UnreadyKind = "session"      // not sealed: its decisions do not count yet
	UnreadyPlace    UnreadyKind = "naissance"    // the place has no code of INSEE
)

// Unready is something that a parcel leaves out, or that one should look at before it leaves.
type Unready struct {
	Kind      UnreadyKind
	Candidate data.ID // where it is about one
	Session   data.ID // where it is about one
	Sentence  string
	// Goes says that it goes into the parcel all the same.
	Goes bool
}

// ParcelPlan is what a parcel made now would hold.
type ParcelPlan struct {
	Name  string
	Full  bool
	Since string // the last accepted parcel, or empty
	// Awaited is the last parcel that waits for its answer, or empty, and Repeated how many lines were in one like that, the same.
	Awaited  string
	Repeated int
	Parts    []PartPlan
	// Unready is what is left out, then what is to be looked at.
	Unready []Unready

	since    data.ID
	rank     int
	manifest parcel.Manifest
	contents parcel.Contents
	index    []data.ParcelLine
}

// PartPlan is how many lines of a part a parcel holds.
type PartPlan struct {
	Part                      string // parcel.PartCertifications…
	Title                     string // « Certifications »
	New, Corrected, Withdrawn int
}

// Lines returns how many there are in all.
func (p PartPlan) Lines() int { return p.New + p.Corrected + p.Withdrawn }

// Lines returns how many lines the parcel would have; without any there is nothing to send.
func (p ParcelPlan) Lines() int { return len(p.index) }

// Left returns what does not go into the parcel although the jury has decided it.
func (p ParcelPlan) Left() []Unready {
	var left []Unready
	for _, u := range p.Unready {
		if !u.Goes {
			left = append(left, u)
		}
	}
	return left
}

// partTitles name the parts as a screen shows them.
var partTitles = map[string]string{
	parcel.PartCertifications: "Certifications", parcel.PartBlocs: "Blocs", parcel.PartDocuments: "Documents",
	parcel.PartCounts: "Comptes des épreuves", parcel.PartFollowUps: "Suivi de l’insertion",
}

// Plan says what a parcel made now would hold, and everything that is not ready. It writes nothing. A full one holds all
// that the centre has, another what is new, corrected or withdrawn since what the network has accepted.
func (a Parcels) Plan(full bool) (ParcelPlan, error) {
	a.core.writer.Lock()
	defer a.core.writer.Unlock()
	return a.core.planParcel(full)
}

// planParcel is Plan for who holds the writer's lock.
func (c *core) planParcel(full bool) (ParcelPlan, error) {
	plan := ParcelPlan{Full: full}
	verified, err := c.verifiedPeople()
	if err != nil {
		return plan, err
	}
	err = c.store.View(func(tx *store.Tx) error {
		known, err := c.whatSent(tx)
		if err != nil {
			return err
		}
		g, err := c.gather(tx, verified, known)
		if err != nil {
			return err
		}
		plan.Unready = g.unready
		if plan.contents, plan.index, plan.Repeated, err = g.since(known, full); err != nil {
			return err
		}
		plan.Awaited = known.awaited()
		return c.number(tx, g, known, &plan)
	})
	return plan, err
}

// number gives the plan its name, and says what the manifest says.
func (c *core) number(tx *store.Tx, g *gathering, known *ledgerSent, plan *ParcelPlan) error {
	year := c.today().Year
	plan.rank = 1
	for p := range store.Parcels.All(tx) {
		if p.Year == year {
			plan.rank = max(plan.rank, p.Rank+1)
		}
	}
	if n := len(known.parcels); n > 0 && c.clock().Before(known.parcels[n-1].Made) {
		return data.Refuse("L’horloge de ce poste (%s) retarde sur le lot %s.", c.today().French(), known.parcels[n-1].Name).Hint("Réglez-la, puis recommencez.")
	}
	name := parcel.NameOf(g.centre.Code, year, plan.rank)
	plan.Name = string(name)
	plan.manifest = parcel.Manifest{Name: name, Centre: parcel.Centre{Code: g.centre.Code, Name: g.centre.Name}, Kind: parcel.KindNew,
		Made: c.clock(), Program: c.program, Example: g.centre.Example}
	if plan.Full {
		plan.manifest.Kind = parcel.KindFull
	}
	if last := known.lastAccepted(); last != nil {
		plan.Since, plan.since, plan.manifest.Since = last.Name, last.ID, parcel.Name(last.Name)
	}
	var err error
	if plan.manifest.Fiches, plan.manifest.Rules, err = g.versions(); err != nil {
		return err
	}
	plan.Parts = partPlans(plan.contents)
	return nil
}

func partPlans(c parcel.Contents) []PartPlan {
	return []PartPlan{
		partPlan(parcel.PartCertifications, c.Certifications), partPlan(parcel.PartBlocs, c.Blocs), partPlan(parcel.PartDocuments, c.Documents),
		partPlan(parcel.PartCounts, c.Counts), partPlan(parcel.PartFollowUps, c.FollowUps),
	}
}

func partPlan[T parcel.Line](part string, lines []T) PartPlan {
	p := PartPlan{Part: part, Title: partTitles[part]}
	for _, l := range lines {
		switch parcel.StateOf(l) {
		case parcel.StateNew:
			p.New++
		case parcel.StateCorrected:
			p.Corrected++
		case parcel.StateWithdrawn:
			p.Withdrawn++
		}
	}
	return p
}

// All returns the parcels that the centre has made, the latest first, with what became of each.
func (a Parcels) All() ([]ParcelState, error) {
	var all []ParcelState
	err := a.core.store.View(func(tx *store.Tx) error {
		known, err := a.core.whatSent(tx)
		if err != nil {
			return err
		}
		centre, err := theCentre(tx)
		if err != nil {
			return err
		}
		for i := len(known.parcels) - 1; i >= 0; i-- {
			all = append(all, a.core.stateOf(tx, centre, known, known.parcels[i]))
		}
		return nil
	})
	return all, err
}

// Find returns the parcel of a name.
func (a Parcels) Find(name string) (data.Parcel, error) {
	var found data.Parcel
	err := a.core.store.View(func(tx *store.Tx) error {
		for p := range store.Parcels.All(tx) {
			if p.Name == name {
				found = p
				return nil
			}
		}
		return data.Refuse("Le lot « %s » n’existe pas dans ce dossier.", name).Hint("Vérifiez son nom dans la liste des lots.")
	})
	return found, err
}

// open reads the kept file of a parcel.
func (c *core) openParcel(p data.Parcel) (*parcel.Reader, error) {
	content, err := c.store.File(p.SHA256)
	if err != nil {
		return nil, err
	}
	r, err := parcel.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, fmt.Errorf("read parcel %s again: %w", p.Name, err)
	}
	return r, nil
}
