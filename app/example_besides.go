package app

import "certibloc/data"

// exampleParticulars are what the example centre knows of some people beside their identity, by key of person. Numbers are of the
// range that is kept for fiction (ARCEP), and addresses end in .example (RFC 2606).
var exampleParticulars = map[string]data.Particulars{
	"lœuillet": {
		Email: "elodie.loeuillet@courriel.example", Phone: "06 39 98 12 03", Street: []string{"14, rue des Carmes"}, PostalCode: "15000", City: "Aurillac",
		Employer:     data.Employer{Name: "Fromagerie des Volcans", City: "Aurillac"},
		Tutor:        data.Tutor{Name: "Gérard Vigouroux", Function: "chef des ventes", Phone: "06 39 98 45 40"},
		Arrangements: []data.Arrangement{{Kind: data.ArrangementTime, Extra: 33}},
	},
	"aubigné": {
		Email: "fx.daubigne@courriel.example", Phone: "06 39 98 01 11", Street: []string{"Le Bourg", "Roffiac"}, PostalCode: "15100", City: "Saint-Flour",
	},
	"hoarau": {
		Phone: "06 39 98 17 01", Street: []string{"3, avenue de la République"}, PostalCode: "15000", City: "Aurillac",
		Employer: data.Employer{Name: "Assurances du Haut Pays", City: "Vic-sur-Cère"},
	},
}
