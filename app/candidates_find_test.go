package app

import (
	"testing"

	"certibloc/data"
)

func TestACandidateIsFoundByNameOrIdentifier(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	e := r.named(s, "Māris", "Ķeizars")
	r.named(s, "Zoé", "Vidal")
	r.named(s, "Emma", "Vidal")
	want := r.kase(e).Candidate.ID
	for _, ref := range []string{string(want), "Māris Ķeizars", "maris keizars", " KEIZARS "} {
		if c := ok(r.Candidates.Find(ref))(t); c.ID != want {
			t.Errorf("%q is %s", ref, c.Name())
		}
	}
	_, err := r.Candidates.Find("vidal")
	r.refused(err, "Plusieurs candidats répondent à « vidal »", "Zoé Vidal, née le 12 mars 1998 : ", "Emma Vidal")
	_, err = r.Candidates.Find("Personne")
	r.refused(err, "« Personne » n’existe pas", "prénom et son nom")
	_, err = r.Candidates.Find("")
	if !data.IsRefusal(err) {
		t.Errorf("nobody: %v", err)
	}
}
