package main

import (
	"context"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"certibloc": func() {
			os.Exit(run(context.Background(), os.Args[1:], terminal{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv}))
		},
	})
}

// TestScripts runs the program as a user does, one script a story.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
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
