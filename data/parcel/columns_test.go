package parcel_test

import (
	"bytes"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/parcel"
)

func TestAFileOfColumnsRenamesAndReorders(t *testing.T) {
	columns, err := parcel.ReadColumns(strings.NewReader("\ufeff# réseau\ndates = françaises\n\n[certifications]\nNom de naissance = nomNaissance\nid\nDécision = dateDecision\n"))
	must(t, err)
	var b bytes.Buffer
	_, err = parcel.Write(&b, manifest(), contents(), columns, key(t, 1))
	must(t, err)
	for _, e := range unzip(t, b.Bytes()) {
		switch e.name {
		case "certifications.csv":
			if want := "\ufeffNom de naissance;id;Décision\r\nd’Aubigné-Lefèvre;CANTAL-27413-c00001;30/06/2021\r\n"; !strings.HasPrefix(string(e.content), want) {
				t.Errorf("got %s", e.content)
			}
		case "blocs.csv":
			if !strings.HasPrefix(string(e.content), "\ufeffid;etat;remplace;centre;") {
				t.Errorf("a part that is not named changes: %s", e.content)
			}
		}
	}
	if _, err := read(b.Bytes()); err != nil {
		t.Error(err)
	}
}

func TestABadFileOfColumnsIsRefusedWithItsLine(t *testing.T) {
	for text, says := range map[string]string{
		"[personnes]\n":                        "ligne 1 : la partie « personnes » n’existe pas",
		"\n[blocs]\nNom = nom\n":               "ligne 3 : le champ « nom » n’existe pas",
		"[blocs]\nid\nid\n":                    "ligne 3 : l’en-tête « id » est déjà donné",
		"[blocs]\nid\n[blocs]\nid\n":           "ligne 3 : la partie [blocs]",
		"[blocs]\n":                            "aucune colonne",
		"Nom = nomNaissance\n":                 "n’est pas un réglage",
		"dates = chinoises\n":                  "n’est pas un réglage",
		"[blocs]\n = id\n":                     "l’en-tête manque",
		"[blocs]\n" + strings.Repeat("x", 1e5): "ne se lit pas",
	} {
		if _, err := parcel.ReadColumns(strings.NewReader(text)); !data.IsRefusal(err) || !strings.Contains(err.Error(), says) {
			t.Errorf("%.30q: %v", text, err)
		}
	}
}
