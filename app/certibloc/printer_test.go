package main

import (
	"context"
	"errors"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"certibloc/data"
)

// spoken is a system that answers commands, and notes what it was asked.
type spoken struct {
	answers map[string]string // by the beginning of the command
	fails   map[string]error
	asked   []string
	env     []string
}

func (s *spoken) run(_ context.Context, env []string, name string, args ...string) (string, error) {
	command := strings.Join(append([]string{name}, args...), " ")
	s.asked, s.env = append(s.asked, command), env
	for begin, err := range s.fails {
		if strings.HasPrefix(command, begin) {
			return s.answers[begin], err
		}
	}
	for begin, answer := range s.answers {
		if strings.HasPrefix(command, begin) {
			return answer, nil
		}
	}
	return "", nil
}

func TestPrintersAreListedTheUsualOneFirst(t *testing.T) {
	cups := &spoken{answers: map[string]string{"lpstat -e": "Atelier\nAccueil\n", "lpstat -d": "system default destination: Accueil\n"}}
	windows := &spoken{answers: map[string]string{"powershell.exe": " Atelier\r\n*Accueil\r\n"}}
	for _, p := range []printers{{run: cups.run}, {windows: true, run: windows.run}} {
		if names, err := p.list(t.Context()); err != nil || !slices.Equal(names, []string{"Accueil", "Atelier"}) {
			t.Errorf("windows %v: got %q, %v", p.windows, names, err)
		}
	}
	cups.answers["lpstat -d"] = "no system default destination\n"
	if names, err := (printers{run: cups.run}).list(t.Context()); err != nil || !slices.Equal(names, []string{"Atelier", "Accueil"}) {
		t.Errorf("without a usual one: %q, %v", names, err)
	}
}

func TestNoPrinterIsASentence(t *testing.T) {
	for name, s := range map[string]*spoken{
		"none installed":  {},
		"no CUPS at all":  {fails: map[string]error{"lpstat": exec.ErrNotFound, "powershell.exe": exec.ErrNotFound}},
		"no CUPS running": {answers: map[string]string{"lpstat -e": "lpstat: Bad file descriptor"}, fails: map[string]error{"lpstat -e": errors.New("exit status 1")}},
	} {
		for _, windows := range []bool{false, true} {
			_, err := printers{windows: windows, run: s.run}.list(t.Context())
			if !data.IsRefusal(err) || !strings.Contains(err.Error(), "ouvrez le PDF dans le lecteur") {
				t.Errorf("%s: got %v", name, err)
			}
		}
	}
}

func TestAPDFIsSentByTheSystemsOwnCommand(t *testing.T) {
	cups := &spoken{answers: map[string]string{"lpstat -e": "Accueil\n"}}
	if err := (printers{run: cups.run}).print(t.Context(), "/d/Tirage – été.pdf", "Accueil"); err != nil {
		t.Fatal(err)
	}
	if got := cups.asked[len(cups.asked)-1]; got != "lp -d Accueil -o print-scaling=none -- /d/Tirage – été.pdf" {
		t.Errorf("asked %q", got)
	}
	windows := &spoken{answers: map[string]string{"powershell.exe": "*L’accueil\r\n"}}
	if err := (printers{windows: true, run: windows.run}).print(t.Context(), `C:\Tirage d’été.pdf`, "L’accueil"); err != nil {
		t.Fatal(err)
	}
	if got := windows.asked[len(windows.asked)-1]; !strings.Contains(got, "-Verb PrintTo") || strings.Contains(got, "été") ||
		!slices.Contains(windows.env, `CERTIBLOC_FILE=C:\Tirage d’été.pdf`) || !slices.Contains(windows.env, "CERTIBLOC_PRINTER=L’accueil") {
		t.Errorf("asked %q with %q", got, windows.env)
	}
}

func TestAPrinterThatIsNotThereOrFailsSaysWhatToDo(t *testing.T) {
	cups := &spoken{answers: map[string]string{"lpstat -e": "Accueil\nAtelier\n", "lp ": "lp: Le bac est vide.\n"},
		fails: map[string]error{"lp ": errors.New("exit status 1")}}
	p := printers{run: cups.run}
	for printer, want := range map[string]string{"Grenier": "prenez-en une autre : Accueil, Atelier.", "Accueil": "n’a pas pris le tirage (lp: Le bac est vide)."} {
		err := p.print(t.Context(), "/d/t.pdf", printer)
		if !data.IsRefusal(err) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v", printer, err)
		}
	}
	cups.answers["lpstat -p Atelier"] = "printer Atelier disabled since Mon Nov 23 07:25:33 2026 -\n\treason unknown\n"
	if err := p.print(t.Context(), "/d/t.pdf", "Atelier"); !data.IsRefusal(err) || !strings.Contains(err.Error(), "est à l’arrêt") {
		t.Errorf("a stopped one: got %v", err)
	}
	cups.fails["lp "] = context.DeadlineExceeded
	if err := p.print(t.Context(), "/d/t.pdf", "Accueil"); !strings.Contains(err.Error(), "sans réponse après 30 secondes") || !strings.Contains(err.Error(), "/d/t.pdf") {
		t.Errorf("got %v", err)
	}
}
