package assets

import _ "embed" // the two lists

//go:generate go run gen/registry.go gen/communes.go gen/history.go gen/countries.go

// Communes is the list of the communes of France, of today and since 1943, compressed; places.New reads it.
//
//go:embed communes.txt.gz
var Communes []byte

// Countries is the list of the countries with the code that INSEE gives them; places.New reads it.
//
//go:embed countries.txt
var Countries []byte
