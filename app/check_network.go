package app

import (
	"fmt"
	"slices"

	"certibloc/data"
	"certibloc/data/store"
)

// networkFindings says which parcels are missing from the sequence, and which parcels and receipts lead nowhere.
func networkFindings(tx *store.Tx) []string {
	var findings []string
	add := func(format string, args ...any) { findings = append(findings, fmt.Sprintf(format, args...)) }
	ranks := map[int]map[int]data.Parcel{}
	for p := range store.Parcels.All(tx) {
		if ranks[p.Year] == nil {
			ranks[p.Year] = map[int]data.Parcel{}
		}
		if other, taken := ranks[p.Year][p.Rank]; taken {
			add("Les lots %s et %s ont le même rang.", other.Name, p.Name)
		}
		ranks[p.Year][p.Rank] = p
		if !there(tx, store.Parcels, p.Since) {
			add("Le lot %s part d’un lot qui manque.", p.Name)
		}
	}
	for year, taken := range ranks {
		highest := 0
		for rank := range taken {
			highest = max(highest, rank)
		}
		for rank := 1; rank < highest; rank++ {
			if _, ok := taken[rank]; !ok {
				add("Le lot n° %d de %d manque.", rank, year)
			}
		}
	}
	for r := range store.Receipts.All(tx) {
		if !there(tx, store.Parcels, r.Parcel) {
			add("L’accusé « %s » répond à un lot qui manque.", r.File)
		}
	}
	slices.Sort(findings)
	return findings
}
