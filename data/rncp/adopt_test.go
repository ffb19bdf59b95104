package rncp

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAVersionAdoptsWhatAPersonHadCompleted(t *testing.T) {
	old, _ := imported(t, sample(t), "36612")
	old.Certifier.Signatory = "Président"
	for i := range old.Blocs {
		old.Blocs[i].Tracks = Propose(old.Blocs[i])
		old.Blocs[i].Key = BlocKey([]string{"personnel", "paie", "recrutement", "competences"}[i])
	}
	later, _ := imported(t, sample(t), "36612")
	later.Blocs[1].Title = "Paie et déclarations sociales" // the number tells that it is the same
	later.Blocs[2].Evaluation = later.Blocs[2].Evaluation[1:]
	later.Adopt(old)
	var keys []BlocKey
	for _, b := range later.Blocs {
		keys = append(keys, b.Key)
	}
	if diff := cmp.Diff([]BlocKey{"personnel", "paie", "recrutement", "competences"}, keys); diff != "" {
		t.Error(diff)
	}
	if later.Certifier.Signatory != "Président" || len(later.Blocs[0].Tracks) != 2 || len(later.Blocs[2].Tracks) != 0 {
		t.Errorf("adopted %q, %d and %d tracks", later.Certifier.Signatory, len(later.Blocs[0].Tracks), len(later.Blocs[2].Tracks))
	}
}

func TestBlocsThatWereExchangedKeepTheirKeys(t *testing.T) {
	old, _ := imported(t, sample(t), "36612")
	later, _ := imported(t, sample(t), "36612")
	later.Blocs[0].Title, later.Blocs[1].Title = later.Blocs[1].Title, later.Blocs[0].Title
	later.Adopt(old)
	if later.Blocs[0].Key != old.Blocs[1].Key || later.Blocs[1].Key != old.Blocs[0].Key {
		t.Errorf("keys %s and %s", later.Blocs[0].Key, later.Blocs[1].Key)
	}
	later.Blocs[1].Title = later.Blocs[0].Title // a fault of the export: two blocs of one title
	later.Adopt(old)
	if later.Blocs[0].Key == later.Blocs[1].Key {
		t.Error("two blocs have one key")
	}
}

func TestTheKeysOfTwoFichesAreApart(t *testing.T) {
	one, _ := imported(t, sample(t), "36612")
	other, _ := imported(t, sample(t), "36612")
	other.Code = "40000"
	other.KeysApart([]*Fiche{carried(t), one})
	for i, b := range other.Blocs {
		if b.Key == one.Blocs[i].Key || !keyForm.MatchString(string(b.Key)) {
			t.Errorf("bloc %d has the key %q", i, b.Key)
		}
	}
}
