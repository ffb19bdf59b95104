//go:build !linux && !darwin && !windows

package store

// fileSystem does not know.
func fileSystem(string) string { return "" }
