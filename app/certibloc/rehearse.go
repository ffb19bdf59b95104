package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"time"

	"certibloc/data/store"
)

// self is the path of this program. The tests, which are another program, put theirs in its place.
var self = os.Executable

// longestRehearsal ends a child that does not answer: the engine reads a store of a centre in seconds.
const longestRehearsal = 5 * time.Minute

type rehearseCmd struct{}

// Run is the program as its own child after an unclean stop: it opens a copy of the store, and may die of it.
func (cmd *rehearseCmd) Run(t terminal) error {
	return store.Rehearse(t.in, t.out)
}

// rehearse runs the child. What it is told goes through its input, which no list of processes shows.
func rehearse(in []byte) ([]byte, error) {
	path, err := self()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), longestRehearsal)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, "rehearse")
	cmd.Stdin = bytes.NewReader(in)
	return cmd.Output()
}
