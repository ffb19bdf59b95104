package store

import (
	"path/filepath"
	"syscall"
	"unsafe"
)

var driveType = syscall.NewLazyDLL("kernel32.dll").NewProc("GetDriveTypeW")

// driveRemote is what GetDriveTypeW answers of a letter that stands for another machine's disk.
const driveRemote = 4

// fileSystem returns « remote » for a folder on a letter that stands for another machine's disk, and nothing otherwise.
func fileSystem(dir string) string {
	root, err := syscall.UTF16PtrFromString(filepath.VolumeName(dir) + `\`)
	if err != nil {
		return ""
	}
	if kind, _, _ := driveType.Call(uintptr(unsafe.Pointer(root))); kind == driveRemote {
		return "remote"
	}
	return ""
}
