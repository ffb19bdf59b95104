//go:build cgo || ci

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"certibloc/app"
	"certibloc/assets"
	"certibloc/data"
	"certibloc/ui"
	"certibloc/ui/widget"
)

// window is the program as a window, from its start to the centre it is open on.
type window struct {
	ctx    context.Context
	t      terminal
	cli    *cli
	cfg    app.Config
	window fyne.Window
	desk   *app.Desk

	started bool   // the window is on the screen
	release func() // what the desk has the runtime do when the program crashes
	first   bool   // the centre has just been created
}

// ended says that a fault of the program ended it, leaves what is needed to mend it, and closes the folder.
func (w *window) ended(fault any) {
	w.t.refuse("%v", data.Refuse("Le programme s’est arrêté sur une erreur inattendue (%v).", fault).
		Hint("Ce qui était confirmé est gardé. Relancez-le, et transmettez le texte ci-dessous à qui l’entretient."))
	_, _ = w.t.err.Write(debug.Stack())
	if w.desk != nil {
		w.desk.Crashed(fault, debug.Stack())
		if err := w.desk.Close(); err != nil {
			w.t.refuse("%v", err)
		}
	}
}

// openWindow runs the program as a window until it is closed.
func openWindow(ctx context.Context, t terminal, c *cli) (err error) {
	if t.forward(c.folder()) {
		return nil
	}
	if runtime.GOOS == "linux" && t.getenv("DISPLAY") == "" && t.getenv("WAYLAND_DISPLAY") == "" {
		return noDisplay()
	}
	// The driver panics when it finds no screen, and ends the program with a line in the log when it finds no OpenGL;
	// whoever reads those learns nothing from them.
	screen := &driverLog{t: t}
	log.SetOutput(screen)
	w := &window{ctx: ctx, t: t, cli: c}
	defer func() {
		if fault := recover(); fault != nil {
			err = errors.Join(errReported, fmt.Errorf("%v", fault))
			switch {
			case w.started:
				w.ended(fault)
			case !screen.said:
				t.refuse("%v", noDisplay())
			}
		}
	}()
	if w.cfg, err = config(); err != nil {
		return err
	}
	if err := ui.French(); err != nil {
		return err
	}
	a := fyneapp.NewWithID("fr.certibloc.certibloc")
	a.Lifecycle().SetOnStarted(func() { w.started = true })
	a.SetIcon(fyne.NewStaticResource("certibloc.svg", assets.Icon))
	a.Settings().SetTheme(widget.Theme{})
	w.window = a.NewWindow("Certibloc")
	w.window.SetPadded(false)
	w.window.SetMaster()
	defer w.listen()()
	w.start()
	w.window.CenterOnScreen()
	w.window.ShowAndRun()
	if w.desk != nil {
		w.release()
		return w.desk.Close()
	}
	return nil
}

// listen brings the window forward when the program is launched on its folder again. It returns what ends that.
func (w *window) listen() func() {
	socket, err := instanceSocket(w.cli.folder())
	if err != nil {
		return func() {}
	}
	stop, err := listenInstance(socket, func() {
		fyne.Do(func() {
			w.window.Show()
			w.window.RequestFocus()
		})
	})
	if err != nil {
		return func() {}
	}
	return stop
}

// driverLog passes on what Fyne logs, and says in a sentence what ends the program.
type driverLog struct {
	t    terminal
	said bool
}

func (l *driverLog) Write(line []byte) (int, error) {
	if !l.said && (bytes.Contains(line, []byte("window creation error")) || bytes.Contains(line, []byte("failed to initialise GLFW"))) {
		l.said = true
		l.t.refuse("%v", noDisplay())
	}
	if !l.said {
		return l.t.err.Write(line)
	}
	return len(line), nil
}

func noDisplay() error {
	return data.Refuse("La fenêtre ne peut pas s’ouvrir : ce poste n’offre pas d’écran, ou pas d’OpenGL.").
		Hint("Lancez le programme depuis une session graphique, mettez à jour le pilote de la carte graphique, ou employez la ligne de commande : « certibloc --help ».")
}

// start asks for what is missing before the centre can be opened: a centre, or its passphrase.
func (w *window) start() { w.startAfter(nil) }

// startAfter is start that says first what was refused, or nothing.
func (w *window) startAfter(refused error) {
	folder := w.cli.folder()
	if refused == nil {
		refused = app.FinishSwitch(folder)
	}
	if _, err := os.Lstat(folder); errors.Is(err, fs.ErrNotExist) {
		ui.NewWelcome(w.window, w.cfg.Fiches[0], ui.WelcomeOptions{Create: w.create, Example: w.example, Restore: w.askRestore, Warning: app.Hazard(folder)})
		return
	}
	if p := w.t.getenv(passphraseEnv); p != "" && refused == nil {
		if refused = w.unlock([]byte(p)); refused == nil {
			return
		}
	}
	ui.NewUnlock(w.window, folder, ui.UnlockOptions{Open: w.unlock, Recover: w.recover, Restore: w.askRestore}).Refuse(refused)
}

func (w *window) unlock(passphrase []byte) error {
	desk, err := app.Open(w.cli.folder(), passphrase, w.cfg)
	if app.IsDamaged(err) {
		w.showDamage(passphrase, err)
		return nil
	}
	if err != nil {
		return err
	}
	return w.show(desk)
}

func (w *window) recover(sheet, passphrase []byte) error {
	desk, err := app.Recover(w.ctx, w.cli.folder(), sheet, passphrase, w.cfg)
	if app.IsDamaged(err) {
		w.showDamage(sheet, err)
		return nil
	}
	if err != nil {
		return err
	}
	return w.show(desk)
}

func (w *window) create(centre data.Centre, operator string, passphrase []byte) error {
	desk, err := app.Create(w.ctx, w.cli.folder(), passphrase, centre, operator, w.cfg)
	if err != nil {
		return err
	}
	w.first = true
	return w.show(desk)
}

// example opens the example centre, which is made beside the user's own the first time.
func (w *window) example() error {
	folder := filepath.Join(filepath.Dir(w.cli.folder()), "exemple")
	if _, err := os.Lstat(folder); errors.Is(err, fs.ErrNotExist) {
		made, err := app.Example(w.ctx, folder, []byte(examplePassphrase), w.cfg, func(string) {})
		if made != nil {
			err = errors.Join(err, made.Close())
		}
		if err != nil {
			return err
		}
	}
	desk, err := app.Open(folder, []byte(examplePassphrase), w.cfg)
	if err != nil {
		return err
	}
	return w.show(desk)
}

func (w *window) show(desk *app.Desk) error {
	w.desk, w.release = desk, desk.CatchCrashes()
	system := systemPrinters()
	_, err := ui.Open(w.window, desk, ui.Options{Runner: ui.Background(), OpenFile: openFile, Printers: system.list, PrintFile: system.print, FirstStart: w.first, Switch: w.switchRestored})
	return err
}

// openFile hands a file or a folder to the system.
func openFile(path string) error {
	name, args := "xdg-open", []string{path}
	switch runtime.GOOS {
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", path}
	case "darwin":
		name = "open"
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		return data.Refuse("« %s » ne peut pas être ouvert depuis le programme.", path).
			Hint("Ouvrez-le vous-même à cet endroit.").Because(err)
	}
	return cmd.Process.Release()
}

// askRestore shows how the centre comes back from a backup.
func (w *window) askRestore() {
	folder := w.cli.folder()
	ui.NewRestore(w.window, ui.RestoreOptions{Folder: folder, Runner: ui.Background(), Back: w.start, Switch: w.switchRestored,
		Restore: func(ctx context.Context, from []app.Snapshot, secret []byte, progress func(int, int)) (string, error) {
			r, lost, err := app.RestoreBeside(ctx, from, secret, folder, w.cfg, progress)
			return app.AboutRestore(r, lost, time.Local), err
		}})
}

// switchRestored closes the centre, puts what was restored in its place, and asks for its passphrase.
func (w *window) switchRestored() error {
	folder := w.cli.folder()
	if w.desk != nil {
		folder = w.desk.Folder() // the example centre has its own
		if err := w.desk.Close(); err != nil {
			return err
		}
		w.desk = nil
	}
	_, err := app.SwitchRestored(folder, time.Now())
	w.startAfter(err)
	return nil
}
