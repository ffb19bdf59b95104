package app

import (
	"fmt"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// dossier is an evidence file in the making.
type dossier struct {
	core      *core
	title     string // what the archive is called
	scope     Scope
	centre    data.Centre
	wording   *data.SheetWording // the centre's own sentences, nil when it has none
	everybody []data.Candidate   // of the centre: nobody else may be named in a candidate's file

	candidate data.Candidate // of a candidate's file
	views     []View         // the sessions, in the order in which they were opened
	sittings  []sitting
	priors    []data.Prior
	documents []Entry // in the order of their issue
	papers    []data.PaperBack

	touched   map[data.ID]bool // the records that the file is about
	operators map[data.ID]string
	entered   map[data.ID]entering // when and by whom each of them was first written
	lines     []evidenceLine
	chain     data.SheetEvidenceChain
}

func newDossier(c *core, scope Scope) *dossier {
	return &dossier{core: c, title: data.KindEvidence.Title(), scope: scope, touched: map[data.ID]bool{}, operators: map[data.ID]string{}, entered: map[data.ID]entering{}}
}

// sitting is a candidate in a session, with every fact ever recorded, those that were superseded included.
type sitting struct {
	view      *View
	kase      *rules.Case
	results   []data.Result
	seconds   []data.SecondEntry
	ticks     []data.Tick
	decisions []data.Decision
}

// open finds the sessions and the person that the scope names, or refuses.
func (d *dossier) open(tx *store.Tx) (err error) {
	if d.centre, err = theCentre(tx); err != nil {
		return err
	}
	d.wording = wordingOf(tx).Sheet()
	d.everybody = slices.Collect(store.Candidates.All(tx))
	for o := range store.Operators.All(tx) {
		d.operators[o.ID] = o.Name
	}
	period := !d.scope.From.IsZero() || !d.scope.To.IsZero()
	switch {
	case d.scope.Candidate != "" && d.scope.Session == "" && !period:
		return d.openCandidate(tx)
	case d.scope.Session != "" && d.scope.Candidate == "" && !period:
		return d.openSession(tx, d.scope.Session)
	case period && d.scope.Candidate == "" && d.scope.Session == "":
		return d.openPeriod(tx)
	}
	return data.Refuse("On ne sait pas sur quoi porte le dossier de preuves.").Hint("Choisissez un candidat, une session ou une période, et un seul des trois.")
}

func (d *dossier) openCandidate(tx *store.Tx) (err error) {
	if d.candidate, err = whoIs(tx, d.scope.Candidate); err != nil {
		return err
	}
	d.scope.Candidate = d.candidate.ID
	in := map[data.ID]bool{}
	for _, path := range store.PathsOfCandidate.Of(tx, d.candidate.ID) {
		for _, e := range store.EnrolmentsOfPath.Of(tx, path.ID) {
			in[e.Session] = true
		}
	}
	for s := range store.Sessions.All(tx) {
		if in[s.ID] {
			if err := d.openSession(tx, s.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *dossier) openSession(tx *store.Tx, id data.ID) error {
	v, err := d.core.view(tx, id)
	d.views = append(d.views, v)
	return err
}

func (d *dossier) openPeriod(tx *store.Tx) error {
	from, to := d.scope.From, d.scope.To
	switch {
	case !from.Valid() || !to.Valid():
		return data.Refuse("La période n’a pas ses deux dates, ou l’une d’elles n’existe pas.").Hint("Donnez le premier et le dernier jour, jj/mm/aaaa.")
	case to.Before(from):
		return data.Refuse("La période finit (%s) avant de commencer (%s).", to.French(), from.French()).Hint("Corrigez l’une des dates.")
	}
	for s := range store.Sessions.All(tx) {
		jury, _ := store.Juries.Get(tx, s.ID)
		if on := jury.On; !on.IsZero() && !on.Before(from) && !on.After(to) && !on.After(d.core.today()) {
			if err := d.openSession(tx, s.ID); err != nil {
				return err
			}
		}
	}
	if len(d.views) == 0 {
		return data.Refuse("Aucun jury n’a siégé du %s au %s.", from.French(), to.French()).Hint("Élargissez la période : c’est la date du jury qui compte.")
	}
	return nil
}

// about says in words what the file is about.
func (d *dossier) about() string {
	switch {
	case d.scope.Candidate != "":
		return d.candidate.Name()
	case d.scope.Session != "":
		return d.views[0].Session.Name
	}
	return fmt.Sprintf("Jurys du %s au %s", d.scope.From.French(), d.scope.To.French())
}

// name is that of the archive, without its ending.
func (d *dossier) name() string {
	about := d.about()
	if d.scope.Candidate == "" && d.scope.Session == "" {
		about = fmt.Sprintf("jurys du %s au %s", d.scope.From, d.scope.To)
	}
	return cleanName(strings.Join([]string{d.title, about, d.core.today().String()}, " – "))
}

// kind says which of the three scopes it is.
func (d *dossier) kind() string {
	switch {
	case d.scope.Candidate != "":
		return "Candidat"
	case d.scope.Session != "":
		return "Session"
	}
	return "Période"
}

// fiche is the register entry that the list at the head of the file names.
func (d *dossier) fiche() *rncp.Fiche {
	if len(d.views) > 0 {
		return d.views[0].Fiche
	}
	return d.core.fiches()[0]
}

// hidden replaces a text in which another candidate is named, in the file of one.
const hidden = "[texte retiré : il nomme une autre personne]"

// free returns a text that somebody typed, unless it names another candidate in the file of one.
func (d *dossier) free(text string) string {
	if d.scope.Candidate == "" || text == "" {
		return text
	}
	if len(rules.NamesIn(text, d.candidate.ID, d.everybody)) > 0 {
		return hidden
	}
	for _, other := range d.everybody { // who shares the name of the candidate is told by the given name
		if other.ID != d.candidate.ID && len(other.GivenNames) > 0 && !sameGiven(other, d.candidate) &&
			strings.Contains(loose(text), loose(other.GivenNames[0]+other.BirthName)) {
			return hidden
		}
	}
	return text
}

func sameGiven(a, b data.Candidate) bool {
	return len(b.GivenNames) > 0 && loose(a.GivenNames[0]) == loose(b.GivenNames[0])
}

// loose is a name without what people leave out: accents, hyphens, apostrophes, spaces.
func loose(name string) string {
	return strings.NewReplacer("-", "", "'", "", " ", "").Replace(data.Fold(name))
}
