package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/seal"
	"certibloc/pdf/view"
)

// memoryEnv is where the program of a script remembers what it has closed; the tests themselves remember nothing.
const memoryEnv = "CERTIBLOC_TEST_MEMORY"

func TestMain(m *testing.M) {
	memory = os.Getenv(memoryEnv)
	costs = seal.Params{Time: 1, Memory: 64, Threads: 1}
	testscript.Main(m, map[string]func(){
		"certibloc": func() {
			self = func() (string, error) { return exec.LookPath("certibloc") }
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
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "open-session": openSession, "encode": encode,
			"complete-sister": completeSister, "hold-sister": holdSister, "printed": printed, "fill": fill, "answer": answer, "as-csv": asCSV, "rename-only": renameOnly,
			"send-parcel": sendParcel, "treat": treat, "damage": damage, "sheet-code": sheetCode, "copy-tree": copyTree, "spoil": spoil},
		Setup: func(env *testscript.Env) error {
			env.Setenv("CERTIBLOC_PASSPHRASE", "une phrase de passe pour les essais")
			env.Setenv("XDG_DATA_HOME", env.WorkDir+"/share")
			env.Setenv(memoryEnv, env.WorkDir+"/memory")
			return errors.Join(os.Symlink(mustAbs("../../assets/fiches"), env.WorkDir+"/fiches"),
				os.Symlink(mustAbs("../../data/rncp/testdata"), env.WorkDir+"/rncp"))
		},
	})
}

// copyTree copies a folder with all that is in it.
func copyTree(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(ts.MkAbs(args[0]))))
}

// spoil turns over a byte in the middle of the first file that fits a pattern.
func spoil(ts *testscript.TestScript, _ bool, args []string) {
	found, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(found) == 0 {
		ts.Fatalf("no %s", args[0])
	}
	content, err := os.ReadFile(found[0])
	ts.Check(err)
	content[len(content)/2] ^= 0xFF
	ts.Check(os.WriteFile(found[0], content, 0o600))
}

// sheetCode reads the groups of a recovery sheet, as who copies them does, into the environment.
func sheetCode(ts *testscript.TestScript, _ bool, args []string) {
	text, err := view.New().Text([]byte(ts.ReadFile(args[0])), 0)
	ts.Check(err)
	groups := regexp.MustCompile(`\b[0-9A-HJKMNP-TV-Z]{5}\b`).FindAllString(text, -1)
	if len(groups) != 7 {
		ts.Fatalf("%d groups on the sheet", len(groups))
	}
	ts.Setenv("CERTIBLOC_RECOVERY", strings.Join(groups, " "))
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

// openSession opens a session in a centre, as the window does: « open-session centre 2021-PRINTEMPS ».
func openSession(ts *testscript.TestScript, _ bool, args []string) {
	cfg, err := config()
	ts.Check(err)
	desk, err := app.Open(ts.MkAbs(args[0]), []byte(ts.Getenv("CERTIBLOC_PASSPHRASE")), cfg)
	ts.Check(err)
	_, err = desk.Sessions.Open(context.Background(), data.Session{
		Code: args[1], Name: args[1], From: rncp.NewDate(2021, 5, 17), To: rncp.NewDate(2021, 5, 28)})
	ts.Check(err)
	ts.Check(desk.Close())
}

// encode writes a text file in another encoding: « encode UTF-16LE from.csv to.csv ».
func encode(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[1])
	encodings := map[string]encoding.Encoding{
		"UTF-8-BOM": unicode.UTF8BOM, "UTF-16LE": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"UTF-16BE": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "Windows-1252": charmap.Windows1252,
	}
	out, err := encodings[args[0]].NewEncoder().String(text)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(out), 0o600))
}

// renameOnly gives the one folder within a folder a name: « rename-only garde archive ».
func renameOnly(ts *testscript.TestScript, _ bool, args []string) {
	inside, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(inside) != 1 {
		ts.Fatalf("%s holds %d things", args[0], len(inside))
	}
	ts.Check(os.Rename(filepath.Join(ts.MkAbs(args[0]), inside[0].Name()), ts.MkAbs(args[1])))
}

// asCSV writes the first sheet of a workbook as a spreadsheet saves it in France: its hidden column and line too.
func asCSV(ts *testscript.TestScript, _ bool, args []string) {
	book, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	rows, err := book.GetRows(book.GetSheetList()[0])
	ts.Check(err)
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma = ';'
	ts.Check(w.WriteAll(rows))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.ReplaceAll(b.String(), "12.5", "12,5")), 0o600))
}

// fill types into a cell of the first sheet of a workbook: « fill grille.xlsx E5 12.5 ».
func fill(ts *testscript.TestScript, _ bool, args []string) {
	book, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	if mark, err := strconv.ParseFloat(args[2], 64); err == nil {
		ts.Check(book.SetCellValue(book.GetSheetList()[0], args[1], mark))
	} else {
		ts.Check(book.SetCellValue(book.GetSheetList()[0], args[1], args[2]))
	}
	ts.Check(book.Save())
}
