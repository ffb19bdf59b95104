// Package fts sets the search of the program beside SQLite's. It is a module of its own, so that the program's stays short.
package fts

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"

	_ "modernc.org/sqlite"

	"certibloc/data"
)

// texts are 100,000 invented candidates: three names and a date.
func texts() []string {
	list := make([]string, 100_000)
	syllables := strings.Fields("ba be bri cha cre da del du fé fon ga gné jo la lou ma mar mo na no pe pra qué ra ri ro sa sé ta ver vi zé")
	name := func(n int) string {
		s := ""
		for range 3 {
			s += syllables[n%len(syllables)]
			n /= len(syllables)
		}
		return s
	}
	for i := range list {
		list[i] = fmt.Sprintf("%s %s %s %02d/%02d/19%02d", name(i*7919), name(i*104729), name(i*1299709), i%28+1, i%12+1, i%100)
	}
	return list
}

// queries are typed by both; SQLite forgives no typing error.
var queries = []string{"m", "mar", "marlou", "bagneze 12", "1998", "sachafon cha", "verfevi ta"}

func BenchmarkSearchHere(b *testing.B) {
	x := data.NewIndex(texts())
	for i := 0; b.Loop(); i++ {
		x.Find(queries[i%len(queries)], 50)
	}
}

func BenchmarkSearchSQLite(b *testing.B) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	must := func(_ sql.Result, err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	must(db.Exec(`CREATE VIRTUAL TABLE c USING fts5(t, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3')`))
	tx, err := db.Begin()
	if err != nil {
		b.Fatal(err)
	}
	for _, t := range texts() {
		must(tx.Exec("INSERT INTO c VALUES (?)", t))
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	find, err := db.Prepare("SELECT rowid FROM c WHERE c MATCH ? LIMIT 50")
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		words := strings.Fields(queries[i%len(queries)])
		rows, err := find.Query(strings.Join(words, "* ") + "*")
		if err != nil {
			b.Fatal(err)
		}
		for rows.Next() {
			var id int
			if err := rows.Scan(&id); err != nil {
				b.Fatal(err)
			}
		}
		rows.Close()
	}
}
