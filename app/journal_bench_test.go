package app

import "testing"

// BenchmarkJournal reads a journal of 10,000 lines, and searches it as one types.
func BenchmarkJournal(b *testing.B) {
	r := newRoom(b)
	e := r.enrol(r.session("P"), r.path("Élodie"))
	for i := range 10_000 {
		ok(r.Results.Record(r.ctx, written(e, i%20), "Essai."))(b)
	}
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			r.book()
		}
	})
	book := r.book()
	b.Run("key", func(b *testing.B) {
		for b.Loop() {
			if len(book.Find(LineFilter{Text: "elodie loe"})) < 10_000 {
				b.Fatal("lines are missing")
			}
		}
	})
	b.Run("detail", func(b *testing.B) {
		for b.Loop() {
			ok(book.Detail(9_000))(b)
		}
	})
}
