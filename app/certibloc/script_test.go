package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"certibloc": func() {
			os.Exit(run(context.Background(), os.Args[1:], terminal{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv}))
		},
		"lp":     fakeLp,
		"lpstat": fakeLpstat,
	})
}

// fakeLpstat lists the printers that a script has.
func fakeLpstat() {
	if names := os.Getenv("PRINTERS"); names != "" && os.Args[1] == "-e" {
		fmt.Println(names)
	}
}

// fakeLp notes what it is asked, and fails when a script wants it to.
func fakeLp() {
	if said := os.Getenv("PRINTER_FAILS"); said != "" {
		fmt.Fprintln(os.Stderr, said)
		os.Exit(1)
	}
	if err := os.WriteFile("printed", []byte("lp "+strings.Join(os.Args[1:], " ")+"\n"), 0o600); err != nil {
		panic(err)
	}
}

// TestScripts runs the program as a user does, one script a story.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
		Setup: func(env *testscript.Env) error {
			env.Setenv("CERTIBLOC_PASSPHRASE", "une phrase de passe pour les essais")
			env.Setenv("XDG_DATA_HOME", env.WorkDir+"/share")
			return os.Symlink(mustAbs("../../assets/fiches"), env.WorkDir+"/fiches")
		},
	})
}

func mustAbs(path string) string {
	dir, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	return dir + "/" + path
}

// exits runs a command and checks its exit: « exits 1 certibloc check ».
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("run %v: %v", args[1:], err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("%v exits with %d, want %d", args[1:], got, want)
	}
}
