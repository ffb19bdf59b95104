//go:build !windows

package main

import "os/exec"

// withoutConsole is for Windows alone: elsewhere a command opens no window.
func withoutConsole(*exec.Cmd) {}
