package store

import "os"

// fileSystem returns the type of the file system that holds a folder, empty where it is not known.
func fileSystem(dir string) string {
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return ""
	}
	return mountedAs(string(mounts), dir)
}
