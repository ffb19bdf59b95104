//go:build !unix

package store

// restrictNewFiles does nothing: here the folder's own access rules are inherited.
func restrictNewFiles() {}
