//go:build unix

package store

import (
	"os"
	"syscall"
)

// SameDisk reports whether two folders are known to be on one disk: what breaks the one breaks the other.
func SameDisk(a, b string) bool {
	x, errA := os.Stat(a)
	y, errB := os.Stat(b)
	if errA != nil || errB != nil {
		return false
	}
	s, okA := x.Sys().(*syscall.Stat_t)
	o, okB := y.Sys().(*syscall.Stat_t)
	return okA && okB && s.Dev == o.Dev
}
