package store

import (
	"path/filepath"
	"syscall"
)

// fileSystem returns the type of the file system that holds a folder, or would hold it; empty where it is not known.
func fileSystem(dir string) string {
	var disk syscall.Statfs_t
	for syscall.Statfs(dir, &disk) != nil {
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
	var name []byte
	for _, c := range disk.Fstypename {
		if c == 0 {
			break
		}
		name = append(name, byte(c))
	}
	return string(name)
}
