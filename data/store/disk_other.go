//go:build !unix

package store

import (
	"path/filepath"
	"strings"
)

// SameDisk reports whether two folders are known to be on one disk: what breaks the one breaks the other.
func SameDisk(a, b string) bool {
	return strings.EqualFold(filepath.VolumeName(a), filepath.VolumeName(b))
}
