package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/parcel"
)

func (r *room) fileOf(name, text string) string {
	r.t.Helper()
	path := filepath.Join(r.t.TempDir(), name)
	r.must(os.WriteFile(path, []byte(text), 0o600))
	return path
}

func TestAReceiptThatIsNotForThisParcelIsRefused(t *testing.T) {
	r := newRoom(t)
	r.holders("P", "Élodie", "Ana")
	_, rd := r.parcel(false)
	id := certificationsOf(t, rd)[0].ID
	lines := r.lines()
	for name, c := range map[string]struct{ text, says string }{
		"another centre":           {"lot;id;statut\nLOT-LOT-2021-0001;x;ok\n", "d’un autre centre (LOT)"},
		"another centre's own":     {"lot;centre;id;statut\nLOT-CANTAL-2021-0001;LOT;x;ok\n", "d’un autre centre (LOT)"},
		"an unknown parcel":        {"lot;id;statut\nLOT-CANTAL-2021-0009;" + id + ";ok\n", "LOT-CANTAL-2021-0009, que ce dossier ne connaît pas"},
		"a line of nobody":         {"lot;id;statut\nLOT-CANTAL-2021-0001;CANTAL-x;ok\n", "qui n’est pas dans le lot"},
		"a line never sent":        {"id;statut\nCANTAL-x;ok\n", "jamais envoyée"},
		"nothing of this centre":   {"id;statut\nLOT-x;ok\n", "Aucune ligne"},
		"a number for no one":      {"id;statut;numeroParchemin;dateParchemin\n" + id + ";ok;12;2031-01-01\n", "avant la date du document"},
		"a report without passage": {"<rapport/>", ""},
		"an XML bomb":              {"<!DOCTYPE r [<!ENTITY a \"b\">]><rapport>&a;</rapport>", ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := r.Parcels.Receive(r.ctx, r.fileOf("accuse.csv", c.text))
			r.refused(err, c.says)
		})
	}
	if r.lines() != lines {
		t.Error("something was written")
	}
	_, err := r.Parcels.Receive(r.ctx, filepath.Join(t.TempDir(), "absent.csv"))
	r.refused(err, "ne peut pas être lu")
	r.sound()
}

func TestAReceiptIsReadOnce(t *testing.T) {
	r := newRoom(t)
	r.holders("P", "Élodie")
	_, rd := r.parcel(false)
	ok(r.answer(rd))(t)
	lines := r.lines()
	_, err := r.answer(rd)
	r.refused(err, "déjà lu")
	if r.lines() != lines {
		t.Error("something was written")
	}
}

func TestALaterReceiptSupersedesAWrongOne(t *testing.T) {
	r := newRoom(t)
	r.holders("P", "Élodie", "Ana")
	_, rd := r.parcel(false)
	ok(r.answer(rd, "Ana"))(t)
	ok(r.answer(rd))(t) // Ana accepted after all
	state := ok(r.Parcels.All())(t)[0]
	if state.Refused != 0 || len(state.Receipts) != 2 || len(r.todo(TodoRefused)) != 0 {
		t.Errorf("state %+v", state)
	}
	ok(r.answer(rd, "Élodie"))(t)
	if plan := ok(r.Parcels.Plan(false))(t); plan.Parts[0].New != 1 {
		t.Errorf("plan %+v", plan.Parts)
	}
}

func TestAReceiptOutOfOrderIsSaid(t *testing.T) {
	r := newRoom(t)
	r.holders("P", "Élodie")
	_, first := r.parcel(false)
	_, second := r.parcel(false) // nobody has answered the first: it is all there again
	ok(r.answer(second))(t)
	reading := ok(r.answer(first, "Élodie"))(t)
	if len(reading.Notes) != 1 || !strings.Contains(reading.Notes[0], "suivi du lot LOT-CANTAL-2021-0002") {
		t.Errorf("notes %q", reading.Notes)
	}
	if len(r.todo(TodoRefused)) != 0 {
		t.Error("an old refusal is to be mended although the line was accepted since")
	}
	if plan := ok(r.Parcels.Plan(false))(t); plan.Lines() != 0 {
		t.Errorf("plan %+v", plan.Parts)
	}
}

func TestTheNationalReportIsReadInBothShapes(t *testing.T) {
	for name, shape := range map[string]string{
		"nested": `<rapport xmlns="urn:cdc:cpf:pc5:rapport:schema"><nomFichier>f.xml</nomFichier><idFlux>1</idFlux><idTraitement>2</idTraitement>` +
			`<passagesOK><idTechnique>LOT-9</idTechnique><idTechnique>%s</idTechnique></passagesOK>` +
			`<passagesKO><passage><idTechnique>%s</idTechnique><messageErreur>Aucun titulaire ne correspond aux critères obligatoires</messageErreur></passage></passagesKO></rapport>`,
		"flat": `<rapport><nomFichier>f.xml</nomFichier><idFlux>1</idFlux><idTraitement>2</idTraitement><PassagesOK><idTechnique>LOT-9</idTechnique><idTechnique>%s</idTechnique></PassagesOK>` +
			`<PassagesKO><passage><idTechnique>%s</idTechnique><messageErreur>Aucun titulaire ne correspond aux critères obligatoires</messageErreur></passage></PassagesKO></rapport>`,
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t)
			r.holders("P", "Élodie", "Ana")
			_, rd := r.parcel(false)
			all := certificationsOf(t, rd)
			reading := ok(r.Parcels.Receive(r.ctx, r.fileOf("rapport.xml", fmt.Sprintf(shape, all[0].ID, all[1].ID))))(t)
			if a := reading.Answers[0]; a.Accepted != 1 || a.Refused != 1 || len(reading.Notes) != 1 || !strings.Contains(reading.Notes[0], "1 ligne d’autres centres") {
				t.Errorf("reading %+v", reading)
			}
			if todo := r.todo(TodoRefused); len(todo) != 1 || !strings.Contains(todo[0].Sentence, all[1].GivenName) {
				t.Errorf("to do %+v", todo)
			}
		})
	}
}

func TestAReceiptBringsTheNumberOfTheParchment(t *testing.T) {
	r := newRoom(t)
	_, _, people := r.holders("P", "Élodie")
	_, rd := r.parcel(false)
	c := certificationsOf(t, rd)[0]
	line := parcel.ReceiptLine{ID: c.ID, Verdict: parcel.VerdictAccepted, Number: "N-2021-12", On: day(2021, 6, 15)}
	path := r.receipt(parcel.Receipt{Format: 1, Parcel: rd.Manifest().Name, Centre: "CANTAL", Lines: []parcel.ReceiptLine{line}})
	before := ok(r.Parcels.OpenReceipt(path))(t)
	if before.Answers[0].Parchments != 1 {
		t.Errorf("reading %+v", before)
	}
	ok(r.Parcels.Receive(r.ctx, path))(t)
	numbers := ok(r.Documents.NetworkNumbers(people[0]))(t)
	if len(numbers) != 1 || numbers[0].Number != "N-2021-12" || numbers[0].Bloc != data.WholeCertification || numbers[0].Fiche != "27413" {
		t.Errorf("numbers %+v", numbers)
	}
	if plan := ok(r.Parcels.Plan(false))(t); plan.Lines() != 0 {
		t.Errorf("the network's own number goes back to it: %+v", plan.Parts)
	}
}

func TestARefusalIsToldInPlainWords(t *testing.T) {
	r := newRoom(t)
	r.holders("P", "Élodie")
	_, rd := r.parcel(false)
	id := certificationsOf(t, rd)[0].ID
	for message, says := range map[string]string{
		"": "sans qu’il soit dit pourquoi", "Champ 12 non conforme": "« Champ 12 non conforme »", "Plusieurs titulaires ont été identifiés": "Plusieurs personnes répondent",
	} {
		ok(r.Parcels.Receive(r.ctx, r.fileOf("accuse.csv", "id;statut;message\n"+id+";ko;"+message+"\n")))(t)
		if l := ok(r.Parcels.All())(t)[0].Lines[0]; !strings.Contains(l.Advice.Plain, says) || l.Advice.Do == "" || l.Message != message {
			t.Errorf("%q is told as %+v", message, l)
		}
	}
}
