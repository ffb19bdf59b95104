package data

import (
	"strings"
	"testing"

	"certibloc/data/rncp"
)

func TestNumbersAreWrittenByTheirPattern(t *testing.T) {
	for _, k := range []struct {
		number Number
		want   string
	}{
		{Number{Centre: "CANTAL", Kind: KindBlocCertificate, Year: 2021, Rank: 1}, "CANTAL-CB-2021-0001"},
		{Number{Centre: "CANTAL", Kind: KindBlocCertificate, Year: 2021, Rank: 1, Copy: 2}, "CANTAL-CB-2021-0001-D2"},
		{Number{Centre: "CANTAL", Kind: KindMinutes, Year: 2026, Rank: 12, Pattern: "{année}.{série}{rang:6}_{centre}"}, "2026.PV000012_CANTAL"},
		{Number{Centre: "CANTAL", Kind: KindAttestation, Year: 2026, Rank: 12345, Pattern: "{série}-{année}-{rang:1}"}, "AR-2026-12345"},
	} {
		if got := k.number.String(); got != k.want {
			t.Errorf("got %s, want %s", got, k.want)
		}
	}
}

func TestAPatternThatCouldRepeatANumberIsRefused(t *testing.T) {
	for _, good := range []string{DefaultNumbering, "{série}{année}{rang}", "{rang:1}.{série}.{année}", "N{année}_{série}_{rang:8}", "{rang}-{série}{année}-{centre}"} {
		if err := CheckNumbering(good, "CANTAL"); err != nil {
			t.Errorf("%q is refused: %v", good, err)
		}
	}
	for pattern, word := range map[string]string{
		"":                                              "zéro fois",
		"{centre}-{année}-{rang}":                       "{série}",
		"{centre}-{série}-{rang}":                       "{année}",
		"{centre}-{série}-{année}":                      "{rang}",
		"{série}-{année}-{rang}-{rang:2}":               "2 fois",
		"{série}-{série}-{année}-{rang}":                "{série} 2 fois",
		"{centre}{centre}-{série}-{année}-{rang}":       "{centre} plusieurs fois",
		"{série}-{année}-{rang:9}":                      "{rang}",
		"{série}-{année}-{rang}-{mois}":                 "« {mois} »",
		"{série}-{année}-{rang}}":                       "« } »",
		"{série}/{année}/{rang}":                        "noms de fichiers",
		"{série} {année} {rang}":                        "un signe qui ne convient pas",
		"n-{série}-{année}-{rang}":                      "majuscules",
		"É-{série}-{année}-{rang}":                      "sans accent",
		"-{série}-{année}-{rang}":                       "commence ou finit",
		"{série}-{année}-{rang}.":                       "commence ou finit",
		"{série}-{année}-D{rang:1}":                     "duplicata",
		"{série}-{rang}-D{année}":                       "duplicata",
		"{série}-{année}-{rang}-D1":                     "duplicata",
		"CERTIFICATION-{centre}-{série}-{année}-{rang}": "trop long",
	} {
		refuses(t, pattern, CheckNumbering(pattern, "CANTAL"), word)
	}
	refuses(t, "a centre that reads as a duplicate", CheckNumbering("{série}-{année}-{rang}-{centre}", "D1"), "duplicata")
	if err := CheckNumbering(DefaultNumbering, strings.Repeat("X", 12)); err != nil {
		t.Errorf("the longest code is refused: %v", err)
	}
}

// A pattern is unambiguous because all but the rank have a fixed length.
func TestEverySeriesHasTwoLetters(t *testing.T) {
	seen := map[string]DocumentKind{}
	for _, k := range []DocumentKind{KindBlocCertificate, KindAttestation, KindTranscript, KindMinutes, KindParchment, KindRequest} {
		s := k.series()
		if len(s) != 2 && s != "" {
			t.Errorf("the series of %s is %q", k, s)
		}
		if other, taken := seen[s]; taken && s != "" {
			t.Errorf("%s and %s share the series %s", k, other, s)
		}
		seen[s] = k
	}
}

func TestANetworkNumber(t *testing.T) {
	good := NetworkNumber{ID: "n", Document: "d", Number: "NGV-2021-0042", On: rncp.NewDate(2021, 7, 1), Received: rncp.NewDate(2021, 7, 9)}
	whole := good
	whole.Document, whole.Candidate, whole.Fiche, whole.Bloc = "", "c", "27413", WholeCertification
	for _, n := range []NetworkNumber{good, whole} {
		if err := n.Validate(); err != nil {
			t.Errorf("%+v is refused: %v", n, err)
		}
	}
	for word, spoil := range map[string]func(*NetworkNumber){
		"aucun document": func(n *NetworkNumber) { n.Document = "" },
		"60 caractères":  func(n *NetworkNumber) { n.Number = " " },
		"document du":    func(n *NetworkNumber) { n.On = Date{} },
		"Le jour où":     func(n *NetworkNumber) { n.Received = Date{} },
		"avant":          func(n *NetworkNumber) { n.Received = rncp.NewDate(2021, 6, 30) },
	} {
		n := good
		spoil(&n)
		refuses(t, word, n.Validate(), word)
	}
}

func TestAPaperSaysWhatItIsAbout(t *testing.T) {
	sheet := PaperBack{ID: "p", Session: "s", Kind: PaperAttendance, On: rncp.NewDate(2021, 5, 18), Bloc: "prospection", Assessment: "ecrit", Day: rncp.NewDate(2021, 5, 17)}
	identity := PaperBack{ID: "p", Candidate: "c", Kind: PaperIdentity, On: rncp.NewDate(2021, 5, 18), Identity: IdentityPassport, IdentityOn: rncp.NewDate(2019, 2, 3)}
	for _, p := range []PaperBack{sheet, identity, {ID: "p", Session: "s", Candidate: "c", Kind: PaperIdentity, On: rncp.NewDate(2021, 5, 18)}} {
		if err := p.Validate(); err != nil {
			t.Errorf("%+v is refused: %v", p, err)
		}
	}
	for word, p := range map[string]PaperBack{
		"avant l’épreuve":  {Session: "s", Kind: PaperAttendance, On: rncp.NewDate(2021, 5, 16), Bloc: "b", Assessment: "a", Day: rncp.NewDate(2021, 5, 17)},
		"aucune épreuve":   {Session: "s", Kind: PaperAttendance, On: rncp.NewDate(2021, 5, 16), Bloc: "b"},
		"aucune session":   {Kind: PaperMinutes, On: rncp.NewDate(2021, 5, 16)},
		"nature":           {Candidate: "c", Kind: PaperIdentity, On: rncp.NewDate(2021, 5, 16), Identity: "carte de fidélité", IdentityOn: rncp.NewDate(2019, 1, 1)},
		"date de la pièce": {Candidate: "c", Kind: PaperIdentity, On: rncp.NewDate(2021, 5, 16), Identity: IdentityCard},
		"avant d’exister":  {Candidate: "c", Kind: PaperIdentity, On: rncp.NewDate(2021, 5, 16), Identity: IdentityCard, IdentityOn: rncp.NewDate(2021, 5, 17)},
	} {
		refuses(t, word, p.Validate(), word)
	}
}
