package parcel_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
)

func receipt() parcel.Receipt {
	return parcel.Receipt{Format: 1, Parcel: "LOT-CANTAL-2021-0002", Centre: "CANTAL", Lines: []parcel.ReceiptLine{
		{ID: "a", Verdict: parcel.VerdictAccepted, Number: "04512", On: rncp.NewDate(2021, 9, 1)},
		{ID: "b", Verdict: parcel.VerdictRefused, Message: "Aucun titulaire ne correspond ; « =1 »"},
	}}
}

func TestAReceiptGivesBackWhatWasPutInIt(t *testing.T) {
	var asJSON, asCSV bytes.Buffer
	must(t, parcel.WriteReceipt(&asJSON, receipt()))
	must(t, parcel.WriteReceiptCSV(&asCSV, receipt()))
	for name, text := range map[string]string{"JSON": asJSON.String(), "CSV": asCSV.String()} {
		got, err := parcel.ReadReceipt(strings.NewReader(text))
		must(t, err)
		if diff := cmp.Diff(receipt(), got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestAReceiptThatASpreadsheetHasWrittenIsRead(t *testing.T) {
	for name, text := range map[string]string{
		"Windows-1252": "ID;Statut;Message\r\na;accept\xe9;\r\nb;refus\xe9;Pr\xe9nom\r\n",
		"commas":       "statut,id\nOK,a\nKO,b\n",
		"a French day": "id;statut;numeroParchemin;dateParchemin\r\na;accepté;12;01/09/2021\r\n;;;\r\n",
	} {
		got, err := parcel.ReadReceipt(strings.NewReader(text))
		if err != nil || len(got.Lines) == 0 || got.Lines[0].ID != "a" || got.Lines[0].Verdict != parcel.VerdictAccepted {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestABadReceiptIsRefusedWithASentence(t *testing.T) {
	for name, c := range map[string]struct{ text, says string }{
		"empty":            {"", "vide"},
		"no column":        {"a;b\r\n1;2\r\n", "colonne « id »"},
		"no line":          {"id;statut\r\n", "aucune ligne"},
		"twice":            {"id;statut\r\na;ok\r\na;ko\r\n", "deux fois"},
		"neither":          {"id;statut\r\na;peut-être\r\n", "ni accepté ni refusé"},
		"two parcels":      {"lot;id;statut\r\nLOT-CANTAL-2021-0001;a;ok\r\nLOT-CANTAL-2021-0002;b;ok\r\n", "autre lot"},
		"no parcel's name": {"lot;id;statut\r\nLOT;a;ok\r\n", "nom d’un lot"},
		"a day":            {"id;statut;numeroParchemin;dateParchemin\r\na;ok;1;30/02/2021\r\n", "n’est pas une date"},
		"a number alone":   {"id;statut;numeroParchemin\r\na;ok;1\r\n", "date"},
		"one number twice": {"id;statut;numeroParchemin;dateParchemin\r\na;ok;1;2021-01-01\r\nb;ok;1;2021-01-01\r\n", "à deux lignes"},
		"newer":            {`{"format":2,"lot":"","centre":"","etabli":"","lignes":[]}`, "Mettez le programme à jour"},
		"no JSON":          {`{"format":`, "format du programme"},
		"binary":           {"id\x00", "pas un texte"},
	} {
		if _, err := parcel.ReadReceipt(strings.NewReader(c.text)); !data.IsRefusal(err) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
