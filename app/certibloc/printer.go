package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"

	"certibloc/data"
)

// printers are those of the machine, reached through the system's own command: CUPS, or PowerShell on Windows.
type printers struct {
	windows bool
	// run runs a command with more environment and returns what it writes, the error output after the rest.
	run func(ctx context.Context, env []string, name string, args ...string) (string, error)
}

// patience is how long the system may take to answer: a print server that is off takes its time to be missed.
const patience = 30 * time.Second

func systemPrinters() printers {
	return printers{windows: runtime.GOOS == "windows", run: runCommand}
}

func runCommand(ctx context.Context, env []string, name string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), env...)
	cmd.WaitDelay = time.Second // what it has started may hold its output open
	withoutConsole(cmd)
	var complaint strings.Builder
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil && ctx.Err() != nil { // the command was killed: what it says of that helps nobody
		err = ctx.Err()
	}
	return string(out) + complaint.String(), err
}

// powerShell keeps a script's accents, and ends with an error where one of its commands does.
const powerShell = "$ErrorActionPreference='Stop'; [Console]::OutputEncoding=[Text.Encoding]::UTF8; "

// The scripts take what they work on from the environment: no name of a file or printer is ever read as a command.
const (
	listScript  = powerShell + "Get-CimInstance Win32_Printer | ForEach-Object { $(if ($_.Default) {'*'} else {' '}) + $_.Name }"
	printScript = powerShell + `Start-Process -FilePath $env:CERTIBLOC_FILE -Verb PrintTo -ArgumentList ('"' + $env:CERTIBLOC_PRINTER + '"') -WindowStyle Hidden`
)

func (p printers) powerShell(ctx context.Context, script string, env ...string) (string, error) {
	return p.run(ctx, env, "powershell.exe", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-Command", script)
}

// list returns the names of the printers, the usual one first. It refuses when there is none.
func (p printers) list(ctx context.Context) ([]string, error) {
	find := p.listCUPS
	if p.windows {
		find = p.listWindows
	}
	names, err := find(ctx)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if len(names) == 0 {
		return nil, data.Refuse("Aucune imprimante n’est installée sur ce poste.").
			Hint("Ajoutez-en une dans les réglages du système, ou ouvrez le PDF dans le lecteur et imprimez de là.").Because(err)
	}
	return names, nil
}

func (p printers) listCUPS(ctx context.Context) ([]string, error) {
	out, err := p.run(ctx, []string{"LC_ALL=C"}, "lpstat", "-e")
	if err != nil {
		return nil, err
	}
	names := lines(out)
	said, err := p.run(ctx, []string{"LC_ALL=C"}, "lpstat", "-d") // « system default destination: NAME »
	if _, usual, ok := strings.Cut(said, ": "); err == nil && ok {
		names = first(names, strings.TrimSpace(usual))
	}
	return names, nil
}

func (p printers) listWindows(ctx context.Context) ([]string, error) {
	out, err := p.powerShell(ctx, listScript)
	if err != nil {
		return nil, err
	}
	var names []string
	usual := ""
	for _, line := range lines(out) {
		name, isUsual := strings.CutPrefix(line, "*")
		if isUsual {
			usual = name
		}
		names = append(names, name)
	}
	return first(names, usual), nil
}

// lines returns the lines of an output that say something.
func lines(out string) []string {
	var all []string
	for line := range strings.Lines(out) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

// first moves a name to the front, when it is among them.
func first(names []string, name string) []string {
	if i := slices.Index(names, name); i > 0 {
		names = slices.Insert(slices.Delete(names, i, i+1), 0, name)
	}
	return names
}

// print sends a PDF to a printer. It returns when the system has taken it, which is before the paper comes out.
func (p printers) print(ctx context.Context, path, printer string) error {
	names, err := p.list(ctx)
	if err != nil {
		return err
	}
	if !slices.Contains(names, printer) {
		return data.Refuse("L’imprimante « %s » n’est pas là.", printer).
			Hint("Allumez-la et vérifiez son branchement, ou prenez-en une autre : %s.", strings.Join(names, ", "))
	}
	send := p.sendCUPS
	if p.windows {
		send = p.sendWindows
	}
	said, err := send(ctx, path, printer)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil && !data.IsRefusal(err) {
		return notTaken(printer, path, said, err)
	}
	return err
}

// sendCUPS refuses a printer that is stopped: CUPS would take the file, and keep it.
func (p printers) sendCUPS(ctx context.Context, path, printer string) (said string, err error) {
	state, err := p.run(ctx, []string{"LC_ALL=C"}, "lpstat", "-p", printer)
	if err == nil && strings.HasPrefix(state, "printer "+printer+" disabled") {
		return "", data.Refuse("L’imprimante « %s » est à l’arrêt : rien n’en sortirait.", printer).
			Hint("Remettez-la en marche dans les réglages du système, ou ouvrez le PDF dans le lecteur : %s", path)
	}
	return p.run(ctx, nil, "lp", "-d", printer, "-o", "print-scaling=none", "--", path)
}

func (p printers) sendWindows(ctx context.Context, path, printer string) (said string, err error) {
	return p.powerShell(ctx, printScript, "CERTIBLOC_FILE="+path, "CERTIBLOC_PRINTER="+printer)
}

// notTaken tells what the system says of a printer that does not take a file, and that the file is there all the same.
func notTaken(printer, path, said string, err error) error {
	told := strings.Join(lines(said), " ")
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		told = fmt.Sprintf("sans réponse après %d secondes", int(patience.Seconds()))
	case told == "":
		told = err.Error()
	}
	return data.Refuse("L’imprimante « %s » n’a pas pris le tirage (%s).", printer, strings.TrimSuffix(told, ".")).
		Hint("Le PDF est prêt : ouvrez-le dans le lecteur et imprimez de là. Il est ici : %s", path).Because(err)
}
