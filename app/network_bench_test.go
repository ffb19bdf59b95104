package app

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"testing"

	"certibloc/data/parcel"
)

// BenchmarkMerge merges the parcels of 57 centres into the national file: passages a second, and the memory that the machine
// has given, in MB, which the making of the parcels is part of.
func BenchmarkMerge(b *testing.B) {
	const centres = 57
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			codes := make([]string, centres)
			for i := range codes {
				codes[i] = fmt.Sprintf("CENTRE%02d", i)
			}
			h := newHall(b, codes...)
			var paths []string
			for i, code := range codes {
				var lines []parcel.Certification
				for k := i; k < n; k += centres {
					lines = append(lines, holderOf(code, k))
				}
				paths = append(paths, h.send(posted{centre: code, lines: lines}))
			}
			runtime.GC()
			for b.Loop() {
				dir := b.TempDir()
				done, err := h.Merge(context.Background(), Merge{Parcels: paths, XML: filepath.Join(dir, "flux.xml"), CSV: filepath.Join(dir, "flux.csv"), Doubles: filepath.Join(dir, "d.csv")})
				if err != nil || done.Declared+done.Held() != n {
					b.Fatalf("%d declared, %v", done.Declared, err)
				}
				if len(done.Doubles) > n/100 {
					b.Fatalf("%d likenesses: the people are not what they are in life", len(done.Doubles))
				}
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "passages/s")
			var mem runtime.MemStats
			runtime.ReadMemStats(&mem)
			b.ReportMetric(float64(mem.Sys)/1e6, "MB")
		})
	}
}
