package app

import (
	"context"
	"maps"
	"strings"

	"certibloc/data"
	"certibloc/data/store"
)

// Wording is the area of the documents' fixed sentences, which a centre may adapt. Each change is a new version; documents
// already issued keep the one they have.
type Wording struct{ core *core }

// Sentences returns the sentences as the program has them, document by document.
func (a Wording) Sentences() []data.Sentence { return a.core.drawer.Sentences() }

// Check refuses a text that cannot stand for a sentence.
func (a Wording) Check(name, text string) error { return a.core.drawer.CheckSentence(name, text) }

// Current returns the version that documents are issued with; the zero version is the program's own sentences.
func (a Wording) Current() (data.Wording, error) {
	var w data.Wording
	err := a.core.store.View(func(tx *store.Tx) error {
		w = wordingOf(tx)
		return nil
	})
	return w, err
}

// Versions returns every version, the latest first.
func (a Wording) Versions() ([]data.Wording, error) {
	var all []data.Wording
	err := a.core.store.View(func(tx *store.Tx) error {
		for w := range store.Wordings.All(tx) {
			all = append([]data.Wording{w}, all...)
		}
		return nil
	})
	return all, err
}

func wordingOf(tx *store.Tx) data.Wording {
	var last data.Wording
	for w := range store.Wordings.All(tx) {
		if w.Version > last.Version {
			last = w
		}
	}
	return last
}

// Change makes a new version of the adapted sentences, all of which are given; the ones that say what the program says are
// left out. It is refused, and nothing changes, when a document could not be drawn with them.
func (a Wording) Change(ctx context.Context, sentences map[string]string, reason string) (data.Wording, error) {
	if strings.TrimSpace(reason) == "" {
		return data.Wording{}, data.Refuse("La raison du changement manque.").Hint("Écrivez-la en une phrase : le journal la garde.")
	}
	own, err := a.own(sentences)
	if err == nil {
		err = a.try(own)
	}
	if err != nil {
		return data.Wording{}, err
	}
	var w data.Wording
	err = a.core.act(ctx, ActWording, reason, func(tx *store.Tx) error {
		last := wordingOf(tx)
		if maps.Equal(own, last.Sentences) {
			return data.Refuse("Aucune phrase n’a changé.").Hint("Modifiez une phrase, puis enregistrez.")
		}
		w = data.Wording{ID: a.core.newID(), Version: last.Version + 1, On: a.core.today(), Sentences: own}
		return store.Wordings.Put(tx, w)
	})
	return w, err
}

// own returns the sentences that differ from the program's, or refuses the first that cannot stand.
func (a Wording) own(sentences map[string]string) (map[string]string, error) {
	own := map[string]string{}
	for _, s := range a.Sentences() {
		text, ok := sentences[s.Name]
		text = strings.TrimSpace(text)
		if !ok || text == s.Text {
			continue
		}
		if err := a.Check(s.Name, text); err != nil {
			return nil, data.Refuse("%s, « %s » : %s", s.Part, s.Text, err).Hint("Corrigez cette phrase, ou reprenez celle d’origine.")
		}
		own[s.Name] = text
	}
	return own, nil
}

// try draws every document of both invented people with the sentences.
func (a Wording) try(own map[string]string) error {
	for _, kind := range Specimens {
		for _, abroad := range []bool{false, true} {
			if _, err := a.Look(kind, abroad, own); err != nil {
				return data.Refuse("Avec ces phrases, un document ne peut plus être imprimé. %s", err).Hint("Raccourcissez la phrase.")
			}
		}
	}
	return nil
}
