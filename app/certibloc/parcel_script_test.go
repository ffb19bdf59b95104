package main

import (
	"bytes"
	"os"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"certibloc/data/parcel"
)

// answer writes the receipt of a parcel, as the network does, by the ending of its name: « answer lot.zip accuse.csv Zoé »
// refuses the certifications of those whose first given name follows.
func answer(ts *testscript.TestScript, _ bool, args []string) {
	content, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	r, err := parcel.NewReader(bytes.NewReader(content), int64(len(content)))
	ts.Check(err)
	receipt := parcel.Receipt{Format: parcel.Format, Parcel: r.Manifest().Name, Centre: r.Manifest().Centre.Code}
	for c, err := range r.Certifications() {
		ts.Check(err)
		line := parcel.ReceiptLine{ID: c.ID, Verdict: parcel.VerdictAccepted}
		if slices.Contains(args[2:], c.GivenName) {
			line.Verdict, line.Message = parcel.VerdictRefused, "Plusieurs titulaires ont été identifiés"
		}
		receipt.Lines = append(receipt.Lines, line)
	}
	var b bytes.Buffer
	switch {
	case strings.HasSuffix(args[1], ".csv"):
		err = parcel.WriteReceiptCSV(&b, receipt)
	case strings.HasSuffix(args[1], ".xml"):
		b.WriteString(nationalReport(receipt))
	default:
		err = parcel.WriteReceipt(&b, receipt)
	}
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b.Bytes(), 0o600))
}

// nationalReport is the national report on what a receipt is about.
func nationalReport(receipt parcel.Receipt) string {
	accepted, refused := "", ""
	for _, l := range receipt.Lines {
		if l.Verdict == parcel.VerdictAccepted {
			accepted += "<idTechnique>" + l.ID + "</idTechnique>"
			continue
		}
		refused += "<passage><idTechnique>" + l.ID + "</idTechnique><messageErreur>" + l.Message + "</messageErreur></passage>"
	}
	return `<rapport xmlns="urn:cdc:cpf:pc5:rapport:schema"><nomFichier>f.xml</nomFichier><idFlux>1</idFlux><idTraitement>2</idTraitement><PassagesKO>` + refused +
		"</PassagesKO><PassagesOK>" + accepted + "</PassagesOK></rapport>"
}
