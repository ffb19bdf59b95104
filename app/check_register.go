package app

import (
	"fmt"
	"slices"

	"certibloc/data"
	"certibloc/data/store"
)

// numberFindings says which numbers are missing or taken twice. Numbers run from 1 without gaps in each series, whatever
// their patterns; no two documents bear the same text.
func numberFindings(docs []data.Document) []string {
	var findings []string
	borne := map[string]int{}
	ranks := map[data.Series]map[int]data.Number{}
	for _, doc := range docs {
		borne[doc.Number.String()]++
		if doc.Number.Copy > 0 {
			continue // a duplicate bears the number of its original
		}
		series := doc.Number.Series()
		if ranks[series] == nil {
			ranks[series] = map[int]data.Number{}
		}
		if other, taken := ranks[series][doc.Number.Rank]; taken && other != doc.Number {
			findings = append(findings, fmt.Sprintf("Les numéros %s et %s ont le même rang.", other, doc.Number))
		}
		ranks[series][doc.Number.Rank] = doc.Number
	}
	for number, n := range borne {
		if n > 1 {
			findings = append(findings, fmt.Sprintf("Le numéro %s est attribué %d fois.", number, n))
		}
	}
	for _, taken := range ranks {
		findings = append(findings, gaps(taken)...)
	}
	slices.Sort(findings)
	return findings
}

// gaps names the numbers that a series lacks, by the pattern of the number after each.
func gaps(taken map[int]data.Number) []string {
	var missing []string
	highest := 0
	for rank := range taken {
		highest = max(highest, rank)
	}
	number := taken[highest]
	for rank := highest; rank >= 1; rank-- {
		if there, ok := taken[rank]; ok {
			number = there
			continue
		}
		number.Rank = rank
		missing = append(missing, fmt.Sprintf("Le numéro %s manque dans le registre.", number))
	}
	return missing
}

// earlierFindings says which duplicates of earlier originals and which numbers of the network lead nowhere.
func earlierFindings(tx *store.Tx, docs []data.Document) []string {
	var findings []string
	add := func(format string, args ...any) { findings = append(findings, fmt.Sprintf(format, args...)) }
	for _, doc := range docs {
		if !there(tx, store.Priors, doc.Prior) {
			add("Le document %s double un acquis antérieur qui manque.", doc.Number)
		}
	}
	for n := range store.NetworkNumbers.All(tx) {
		if !there(tx, store.Documents, n.Document) || !there(tx, store.Candidates, n.Candidate) {
			add("Le numéro du réseau %s porte sur un document ou une personne qui manque.", n.Number)
		}
	}
	slices.Sort(findings)
	return findings
}

// there reports whether a record exists, where one is named at all.
func there[T data.Record](tx *store.Tx, table *store.Table[T], id data.ID) bool {
	if id == "" {
		return true
	}
	_, ok := table.Get(tx, id)
	return ok
}
