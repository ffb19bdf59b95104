package main

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"certibloc/data"
	"certibloc/data/cdc"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
	"certibloc/data/seal"
)

// sendParcel writes the keys and a parcel of an example centre that has no folder: « send-parcel LYON lot.zip clés.txt Zoé,Léa ».
func sendParcel(ts *testscript.TestScript, _ bool, args []string) {
	code := args[0]
	var seed [32]byte
	copy(seed[:], code)
	key, err := seal.NewSigningKey(seed)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(seal.WriteKeys([]seal.PublicKey{{
		ID: string(key.ID), Public: key.Public, Centre: "CCI " + code, From: rncp.NewDate(2021, 1, 4)}})), 0o600))
	day := rncp.NewDate(2021, 6, 30)
	var lines []parcel.Certification
	for i, name := range strings.Split(args[3], ",") {
		c := data.Candidate{ID: data.ID(fmt.Sprintf("c%03d", i)), Sex: data.Female, BirthName: "Roche", GivenNames: []string{name}, BirthDate: rncp.NewDate(1999, 3, 1+i),
			BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15", Code: "15014"}}
		lines = append(lines, parcel.Certification{
			Head: parcel.Head{ID: fmt.Sprintf("%s-27413-%s", code, c.ID), State: parcel.StateNew},
			Course: parcel.Course{Centre: code, Code: "RNCP27413", Session: "2021-06", Route: rncp.RouteContinuing, Track: rncp.TrackContinuing,
				Access: string(cdc.AccessOf(rncp.RouteContinuing)), From: day, To: day, Decided: day, Since: day},
			Person: parcel.PersonOf(c, day), Type: "RNCP", Title: "Attaché(e) commercial(e)",
			Blocs: []parcel.HeldBloc{{Key: "prospection", Title: "Réaliser une démarche de prospection", On: day, Ground: data.GroundJury}},
		})
	}
	var b bytes.Buffer
	m := parcel.Manifest{Name: parcel.NameOf(code, 2021, 1), Centre: parcel.Centre{Code: code, Name: "CCI " + code}, Kind: parcel.KindFull,
		Made: time.Date(2021, 7, 5, 10, 30, 0, 0, time.UTC), Program: "1.0", Example: true}
	_, err = parcel.Write(&b, m, parcel.Contents{Certifications: lines}, parcel.Columns{}, key)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b.Bytes(), 0o600))
}

var passageInFlux = regexp.MustCompile(`(?s)<cpf:idTechnique>(.*?)</cpf:idTechnique>.*?<cpf:prenom1>(.*?)</cpf:prenom1>`)

// treat answers a national file as the Caisse des Dépôts does, refusing some by their first given names: « treat flux.xml
// rapport.xml Zoé,Léa ».
func treat(ts *testscript.TestScript, _ bool, args []string) {
	refused := strings.Split(args[2], ",")
	var ok, ko strings.Builder
	for _, m := range passageInFlux.FindAllStringSubmatch(ts.ReadFile(args[0]), -1) {
		if strings.Contains(","+strings.Join(refused, ",")+",", ","+m[2]+",") {
			fmt.Fprintf(&ko, "<passage><idTechnique>%s</idTechnique><messageErreur>Aucun titulaire ne correspond aux critères obligatoires</messageErreur></passage>\n", m[1])
			continue
		}
		fmt.Fprintf(&ok, "<idTechnique>%s</idTechnique>\n", m[1])
	}
	text := fmt.Sprintf("<?xml version=\"1.0\"?>\n<rapport xmlns=\"urn:cdc:cpf:pc5:rapport:schema\">\n<nomFichier>flux.xml</nomFichier>\n<PassagesKO>\n%s</PassagesKO>\n<PassagesOK>\n%s</PassagesOK>\n</rapport>\n", ko.String(), ok.String())
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o600))
}

// damage alters one byte in the middle of a file: « damage lot.zip abîmé.zip ».
func damage(ts *testscript.TestScript, _ bool, args []string) {
	content, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	content[len(content)/2] ^= 1
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), content, 0o600))
}
