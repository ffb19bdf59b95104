//go:build unix

package store

import "syscall"

// restrictNewFiles makes every file that this process creates from now on private to its owner: Badger asks for 0644.
func restrictNewFiles() { syscall.Umask(0o077) }
