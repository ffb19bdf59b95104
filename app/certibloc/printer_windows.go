package main

import (
	"os/exec"
	"syscall"
)

// withoutConsole keeps a black window from flashing up.
func withoutConsole(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true} }
