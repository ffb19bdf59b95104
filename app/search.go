package app

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"certibloc/data"
	"certibloc/data/store"
)

// Search is the search over all that the centre knows by a name or a number.
type Search struct{ core *core }

// FoundKind is what something found is.
type FoundKind string

// The kinds, in the order in which they are told.
const (
	FoundCandidate FoundKind = "candidat"
	FoundSession   FoundKind = "session"
	FoundDocument  FoundKind = "document"
)

// Found is something that a search found.
type Found struct {
	Kind  FoundKind
	ID    data.ID
	Title string // « Élodie Lœuillet », « CANTAL-CB-2021-0001 »
	About string // tells it from others of the same title

	text string // what is searched
	key  []byte // by which it is sorted
}

// searched is the index, made when it is first asked for and again after a change.
type searched struct {
	mutex sync.Mutex
	index *data.Index // nil when it is out of date
	all   []Found
}

func (s *searched) forget() {
	s.mutex.Lock()
	s.index = nil
	s.mutex.Unlock()
}

// Find returns at most limit candidates, sessions and documents that have, for each word of the query, a word that begins
// so; accents count for nothing and one typing error in a word of four letters is forgiven. Candidates come as French sorts
// names, then sessions, the latest first, then documents by their numbers.
func (a Search) Find(query string, limit int) ([]Found, error) {
	s := &a.core.searched
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.index == nil {
		if err := a.core.store.View(func(tx *store.Tx) error {
			s.all = everything(tx)
			return nil
		}); err != nil {
			return nil, err
		}
		texts := make([]string, len(s.all))
		for i, f := range s.all {
			texts[i] = f.text
		}
		s.index = data.NewIndex(texts)
	}
	var found []Found
	for _, i := range s.index.Find(query, limit) {
		found = append(found, s.all[i])
	}
	return found, nil
}

func everything(tx *store.Tx) []Found {
	sorter, buffer := collate.New(language.French), &collate.Buffer{}
	var people, sessions, documents []Found
	network := map[data.ID]string{} // the numbers of the network, by document or candidate
	for _, n := range allNetworkNumbers(tx) {
		network[n.Document+n.Candidate] += " " + n.Number
	}
	for c := range everyone(tx) {
		names := strings.Join(c.GivenNames, " ")
		text := strings.Join([]string{names, c.BirthName, c.UsageName, figures(c.BirthDate), network[c.ID]}, " ")
		title := names + " " + c.BirthName
		if c.UsageName != "" {
			title += ", nom d’usage : " + c.UsageName
		}
		about := fmt.Sprintf("%s, %s", c.BirthDate.French(), c.BirthPlace)
		people = append(people, Found{Kind: FoundCandidate, ID: c.ID, Title: title, About: about, text: text,
			key: sorter.KeyFromString(buffer, c.BirthName+" "+names)})
	}
	for s := range store.Sessions.All(tx) {
		about := fmt.Sprintf("du %s au %s", s.From.French(), s.To.French())
		sessions = append(sessions, Found{Kind: FoundSession, ID: s.ID, Title: s.Name, About: about, text: s.Name + " " + s.Code + " " + about,
			key: []byte(s.From.String())})
	}
	for d := range store.Documents.All(tx) {
		documents = append(documents, Found{Kind: FoundDocument, ID: d.ID, Title: d.Number.String(), About: titleOf(d), text: d.Number.String() + network[d.ID],
			key: []byte(d.Number.String())})
	}
	sort := func(list []Found) {
		slices.SortStableFunc(list, func(a, b Found) int { return bytes.Compare(a.key, b.key) })
	}
	sort(people)
	sort(sessions)
	slices.Reverse(sessions)
	sort(documents)
	return slices.Concat(people, sessions, documents)
}

// figures writes a date as one types it, in words of figures.
func figures(d data.Date) string {
	return d.Short()
}
