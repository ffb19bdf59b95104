package store

import (
	"testing"

	"certibloc/data"
)

// newLargeStore has 10,000 records and 2,000 documents of 60 KB.
func newLargeStore(b *testing.B) (*Store, int64) {
	b.Helper()
	s, _ := newTestStore(b)
	const documents, size = 2000, 60 << 10
	for at := 0; at < 8000; at += 500 {
		numbers := make([]int, 500)
		for i := range numbers {
			numbers[i] = at + i
		}
		mustPut(b, s, numbers...)
	}
	for n := 0; n < documents; n += 100 {
		var papers []data.PaperBack
		for i := range 100 {
			papers = append(papers, scanned(b, s, n+i, size))
		}
		_, err := s.Update(testAct(100_000+n), func(tx *Tx) error {
			for _, p := range papers {
				if err := PapersBack.Put(tx, p); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return s, documents * size
}

func benchmarkBackup(b *testing.B, before func(s *Store, place string, n int) string) {
	s, size := newLargeStore(b)
	place := b.TempDir()
	if err := s.PreparePlace(place); err != nil {
		b.Fatal(err)
	}
	n := 0
	var written int64
	for b.Loop() {
		b.StopTimer()
		n++
		to := before(s, place, n)
		b.StartTimer()
		written = mustBackup(b, s, to).Written
	}
	b.ReportMetric(float64(size)*float64(b.N)/1e6/b.Elapsed().Seconds(), "MB/s")
	b.ReportMetric(float64(written), "written-B/op")
}

// BenchmarkBackup is a first backup, verified by a restore.
func BenchmarkBackup(b *testing.B) {
	benchmarkBackup(b, func(s *Store, _ string, _ int) string {
		fresh := b.TempDir()
		if err := s.PreparePlace(fresh); err != nil {
			b.Fatal(err)
		}
		return fresh
	})
}

// BenchmarkBackupAgain is the next one, after one candidate and one document more; it is verified as a whole, too.
func BenchmarkBackupAgain(b *testing.B) {
	benchmarkBackup(b, func(s *Store, place string, n int) string {
		if n == 1 {
			mustBackup(b, s, place)
		}
		mustPut(b, s, 20_000+n)
		putScan(b, s, 10_000+n, 60<<10)
		return place
	})
}
