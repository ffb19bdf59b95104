// Command startup times how long a real window takes from nothing until it stands and answers: a bare one, or the
// program's home page on an unlocked centre. It prints milliseconds and ends.
package main

import (
	"fmt"
	"os"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/assets"
	"certibloc/data/rncp"
	"certibloc/pdf"
	"certibloc/ui"
	"certibloc/ui/widget"
)

func main() {
	var desk *app.Desk
	if len(os.Args) > 1 {
		desk = unlocked(os.Args[1])
	}
	start := time.Now()
	a := fyneapp.NewWithID("fr.certibloc.startup")
	a.Settings().SetTheme(widget.Theme{})
	window := a.NewWindow("Certibloc")
	window.Resize(ui.Size)
	if desk == nil {
		window.SetContent(fw.NewLabel("Certibloc"))
	} else if _, err := ui.Open(window, desk, ui.Options{Runner: ui.Background()}); err != nil {
		fail(err)
	}
	a.Lifecycle().SetOnStarted(func() {
		// What is asked for now comes round in the loop that draws, once the window stands.
		go fyne.Do(func() {
			fmt.Printf("%.1f\n", float64(time.Since(start).Microseconds())/1000)
			a.Quit()
		})
	})
	window.ShowAndRun()
	if desk != nil {
		_ = desk.Close()
	}
}

func unlocked(folder string) *app.Desk {
	text, err := assets.Fiche("27413")
	fail(err)
	fiche, err := rncp.Parse(text)
	fail(err)
	drawer, err := pdf.New()
	fail(err)
	desk, err := app.Open(folder, []byte(os.Getenv("CERTIBLOC_PASSPHRASE")), app.Config{Fiches: []*rncp.Fiche{fiche}, Drawer: drawer})
	fail(err)
	return desk
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
