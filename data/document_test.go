package data

import (
	"strings"
	"testing"
)

func TestADocumentSaysWhatItDoublesOrReplaces(t *testing.T) {
	number := Number{Centre: "CANTAL", Kind: KindBlocCertificate, Year: 2021, Rank: 1}
	copied := number
	copied.Copy = 1
	whole := Document{ID: "d", Number: number, Session: "s", Candidate: "c", Enrolment: "e", Bloc: "prospection",
		SHA256: strings.Repeat("a", 64), Size: 1}
	earlier := Document{ID: "d", Number: number, Candidate: "c", Bloc: "prospection", Relation: RelationEarlier, Prior: "p",
		SHA256: whole.SHA256, Size: 1}
	with := func(d Document, change func(*Document)) Document {
		change(&d)
		return d
	}
	for name, d := range map[string]Document{
		"an original":                        whole,
		"a duplicate":                        with(whole, func(d *Document) { d.Number, d.Relation, d.Of = copied, RelationDuplicate, "o" }),
		"a replacement":                      with(whole, func(d *Document) { d.Relation, d.Of = RelationReplacement, "o" }),
		"a duplicate of an earlier original": earlier,
	} {
		if err := d.Validate(); err != nil {
			t.Errorf("%s is refused: %v", name, err)
		}
	}
	for name, d := range map[string]Document{
		"an original of another":                  with(whole, func(d *Document) { d.Of = "o" }),
		"a duplicate without its rank":            with(whole, func(d *Document) { d.Relation, d.Of = RelationDuplicate, "o" }),
		"an original with an earlier acquisition": with(whole, func(d *Document) { d.Prior = "p" }),
		"an earlier original that is not known":   with(whole, func(d *Document) { d.Relation = RelationEarlier }),
	} {
		refuses(t, name, d.Validate(), "ne dit pas ce qu’il double ou remplace")
	}
	refuses(t, "of nobody", with(earlier, func(d *Document) { d.Candidate = "" }).Validate(), "rattaché à personne")
	refuses(t, "of no session", with(whole, func(d *Document) { d.Session = "" }).Validate(), "rattaché à personne")
}
