//go:build linux || darwin

package store

import "syscall"

// freeSpace returns how many bytes this user may still write to the disk of a folder.
func freeSpace(dir string) (bytes uint64, ok bool) {
	var disk syscall.Statfs_t
	if err := syscall.Statfs(dir, &disk); err != nil {
		return 0, false
	}
	return disk.Bavail * uint64(disk.Bsize), true
}
