package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/adrg/xdg"
)

// A window listens on a socket named after its folder. A second launch on the same folder asks it to come forward, and ends.
// The folder's lock is what keeps two programs from writing to it; the socket is a courtesy, and one that cannot be made or
// does not answer keeps nobody from working.

// The protocol is one line each way.
const (
	comeForward = "certibloc: come forward\n"
	coming      = "certibloc: coming\n"
)

// answerTime is how long the other window has to answer.
const answerTime = 2 * time.Second

// instanceSocket returns where the window on a folder listens: in a folder that is the user's alone, whatever way the folder
// is named.
func instanceSocket(folder string) (string, error) {
	dir := xdg.RuntimeDir
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		cache, err := os.UserCacheDir()
		if err != nil {
			return "", err
		}
		dir = filepath.Join(cache, "certibloc")
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return "", err
		}
	}
	return filepath.Join(dir, socketName(folder)), nil
}

func socketName(folder string) string {
	if whole, err := filepath.Abs(folder); err == nil {
		folder = whole
	}
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	sum := sha256.Sum256([]byte(filepath.Clean(folder)))
	return "certibloc-" + hex.EncodeToString(sum[:8]) + ".sock" // short: a path of 104 bytes is all that some systems take
}

// wakeInstance asks the window that listens at a socket to come forward, and reports whether there is one.
func wakeInstance(socket string) bool {
	c, err := net.DialTimeout("unix", socket, answerTime)
	if err != nil {
		return false
	}
	defer func() { _ = c.Close() }()
	_ = c.SetDeadline(time.Now().Add(answerTime))
	if _, err := io.WriteString(c, comeForward); err != nil {
		return false
	}
	answer, err := bufio.NewReader(io.LimitReader(c, 64)).ReadString('\n')
	return err == nil && answer == coming
}

// listenInstance calls wake, on a goroutine of its own, whenever another launch asks for the window. What a program that was
// killed left at the socket is replaced.
func listenInstance(socket string, wake func()) (stop func(), err error) {
	l, err := net.Listen("unix", socket)
	if err != nil && !wakeInstance(socket) {
		if removed := os.Remove(socket); removed == nil || errors.Is(removed, os.ErrNotExist) {
			l, err = net.Listen("unix", socket)
		}
	}
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(socket, 0o600); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return // closed
			}
			answerInstance(c, wake)
		}
	}()
	return func() { _ = l.Close() }, nil
}

func answerInstance(c net.Conn, wake func()) {
	defer func() { _ = c.Close() }()
	_ = c.SetDeadline(time.Now().Add(answerTime))
	asked, err := bufio.NewReader(io.LimitReader(c, 64)).ReadString('\n')
	if err != nil || asked != comeForward {
		return
	}
	wake()
	_, _ = io.WriteString(c, coming)
}

// forward asks the window that is open on a folder to come forward, and says so.
func (t terminal) forward(folder string) bool {
	socket, err := instanceSocket(folder)
	if err != nil || !wakeInstance(socket) {
		return false
	}
	t.printf("Certibloc est déjà ouvert sur ce dossier : sa fenêtre passe devant.")
	return true
}
