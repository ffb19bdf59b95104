package app

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/cdc"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// gathering is all that the centre has for the network, as it is now.
type gathering struct {
	core     *core
	tx       *store.Tx
	centre   data.Centre
	verified map[data.ID]Verification
	known    *ledgerSent

	contents parcel.Contents
	about    map[string]data.ParcelLine // by identifier: whom a line is about; its fingerprint comes later
	waiting  map[string]bool            // identifiers of what is not ready: neither sent nor withdrawn
	unready  []Unready
	fiches   map[string]*rncp.Fiche
	sessions map[string]data.Session // by code
}

// verifiedPeople returns the last check of everybody's identity.
func (c *core) verifiedPeople() (map[data.ID]Verification, error) {
	var ids []data.ID
	err := c.store.View(func(tx *store.Tx) error {
		for p := range everyone(tx) {
			ids = append(ids, p.ID)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return c.verifications(ids...)
}

func (c *core) gather(tx *store.Tx, verified map[data.ID]Verification, known *ledgerSent) (*gathering, error) {
	g := &gathering{core: c, tx: tx, verified: verified, known: known, about: map[string]data.ParcelLine{}, waiting: map[string]bool{},
		fiches: map[string]*rncp.Fiche{}, sessions: map[string]data.Session{}}
	var err error
	if g.centre, err = theCentre(tx); err != nil {
		return nil, err
	}
	for _, f := range c.fiches() {
		for p := range everyone(tx) {
			if err := g.person(f, p); err != nil {
				return nil, err
			}
		}
		g.followUps(f)
	}
	for s := range store.Sessions.All(tx) {
		if err := g.session(s); err != nil {
			return nil, err
		}
	}
	for doc := range store.Documents.All(tx) {
		g.document(doc)
	}
	slices.SortStableFunc(g.unready, func(a, b Unready) int { return cmp.Compare(rank(a), rank(b)) })
	return g, nil
}

// rank puts what is left out before what only is to be looked at.
func rank(u Unready) int {
	if u.Goes {
		return 1
	}
	return 0
}

// The identifiers of lines. They are made of identifiers that are never used again: that of the candidate whom the jury has
// decided on, whatever record it was merged into since.

func (g *gathering) certificationID(f *rncp.Fiche, candidate data.ID) string {
	return fmt.Sprintf("%s-%s-%s", g.centre.Code, f.Code, candidate)
}

func (g *gathering) blocID(fiche string, bloc rncp.BlocKey, candidate data.ID) string {
	return fmt.Sprintf("%s-%s-%s-%s", g.centre.Code, fiche, bloc, candidate)
}

// person gathers the blocs and the certification that juries of the centre have given to someone.
func (g *gathering) person(f *rncp.Fiche, c data.Candidate) error {
	held := ledgerOf(g.tx, f, c.ID, "")
	for _, b := range f.Blocs {
		if h, ok := held[b.Key]; ok && h.Decision != "" {
			g.bloc(f, b, h, c)
		}
	}
	if h, ok := held[data.WholeCertification]; ok && h.Decision != "" {
		return g.certification(f, h, c, held)
	}
	return nil
}

// holder returns the one whom a line names.
func (g *gathering) holder(c data.Candidate) parcel.Person {
	v, ok := g.verified[c.ID]
	if !ok || v.Stale {
		return parcel.PersonOf(c, data.Date{})
	}
	return parcel.PersonOf(c, v.Paper.On)
}

func (g *gathering) bloc(f *rncp.Fiche, b rncp.Bloc, h rules.Holding, c data.Candidate) {
	course, session, path, err := g.course(f, h)
	line := parcel.Bloc{Head: parcel.Head{ID: g.blocID(f.Code, b.Key, cmp.Or(path.Candidate, c.ID)), State: parcel.StateNew}, Course: course, Person: g.holder(c),
		Key: b.Key, Number: b.Number, Title: b.Title}
	if err == nil {
		err = line.Validate()
	}
	if err != nil {
		g.leave(line.ID, Unready{Kind: UnreadyRight, Candidate: c.ID, Session: session.ID,
			Sentence: fmt.Sprintf("%s, « %s » : %v", c.Name(), b.Title, err)})
		return
	}
	g.contents.Blocs = append(g.contents.Blocs, line)
	g.about[line.ID] = data.ParcelLine{Part: parcel.PartBlocs, Candidate: c.ID, Session: session.ID}
	g.stand(f, session)
}

// followUps gathers what became of those certified, without a name.
func (g *gathering) followUps(f *rncp.Fiche) {
	for _, n := range followUpsOf(g.tx, f) {
		line := parcel.FollowUp{Head: parcel.Head{ID: fmt.Sprintf("%s-%s-suivi-%d-%d-%s", g.centre.Code, f.Code, n.Year, n.Months, n.Route), State: parcel.StateNew},
			Centre: g.centre.Code, Code: n.Fiche, Year: n.Year, Months: n.Months, Route: n.Route, Holders: n.Holders,
			InJob: n.Target, OtherJob: n.Other, Seeking: n.Seeking, Neutralised: n.Neutralised, Silent: n.Silent}
		for _, name := range slices.Sorted(maps.Keys(n.Sectors)) {
			line.Sectors = append(line.Sectors, parcel.SectorCount{Name: name, N: n.Sectors[name]})
		}
		g.contents.FollowUps = append(g.contents.FollowUps, line)
		g.about[line.ID] = data.ParcelLine{Part: parcel.PartFollowUps}
	}
}

// leave keeps a line out of the parcel, and from being taken back if it was sent before.
func (g *gathering) leave(id string, u Unready) {
	g.waiting[id] = true
	g.unready = append(g.unready, u)
}

// course tells how a holding came about, and refuses where there was no right to it.
func (g *gathering) course(f *rncp.Fiche, h rules.Holding) (parcel.Course, data.Session, data.Path, error) {
	decision, _ := store.Decisions.Get(g.tx, h.Decision)
	enrolment, _ := store.Enrolments.Get(g.tx, decision.Enrolment)
	path, _ := store.Paths.Get(g.tx, enrolment.Path)
	session, ok := store.Sessions.Get(g.tx, h.Session)
	if !ok || path.ID == "" {
		return parcel.Course{}, session, path, data.Refuse("la décision ne mène à aucune session.").Hint("Vérifiez le dossier avec « certibloc check ».")
	}
	if _, err := rules.Registration(f, path, session.To); err != nil {
		return parcel.Course{}, session, path, err
	}
	return parcel.Course{Centre: g.centre.Code, Code: f.RNCPCode(), Session: session.Code, Route: path.Route, Track: path.Track, Access: string(cdc.AccessOf(path.Route)),
		Training: path.TrainingFrom, VAE: path.VAEAdmissible, From: session.From, To: session.To, Decided: h.On, Since: h.On}, session, path, nil
}

// stand notes on which entry and rules lines stand.
func (g *gathering) stand(f *rncp.Fiche, s data.Session) { g.fiches[f.Code], g.sessions[s.Code] = f, s }

// versions tells the entries and the rules on which the lines stand, by their fingerprints.
func (g *gathering) versions() ([]parcel.Fiche, []parcel.Rules, error) {
	fiches, rulesOf := []parcel.Fiche{}, []parcel.Rules{}
	for _, f := range g.fiches {
		sum, err := fingerprint(f)
		if err != nil {
			return nil, nil, err
		}
		fiches = append(fiches, parcel.Fiche{Code: f.RNCPCode(), Title: f.Title, SHA256: sum})
	}
	for _, s := range g.sessions {
		sum, err := fingerprint(s.Rules)
		if err != nil {
			return nil, nil, err
		}
		rulesOf = append(rulesOf, parcel.Rules{Session: s.Code, SHA256: sum})
	}
	slices.SortFunc(fiches, func(a, b parcel.Fiche) int { return strings.Compare(a.Code, b.Code) })
	slices.SortFunc(rulesOf, func(a, b parcel.Rules) int { return strings.Compare(a.Session, b.Session) })
	return fiches, rulesOf, nil
}

func fingerprint(v any) (string, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("fingerprint: %w", err)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}
