package session

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/ui/widget"
)

// documentsFolder is where the files of a session go unless one chooses another folder. Tests put another in its place.
var documentsFolder = func(session string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = "."
	}
	return filepath.Join(home, "Documents", "Certibloc", folderName(session))
}

// folderName makes the name of a session fit for a folder on Windows, which is the strictest.
func folderName(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, s)
	if s = strings.Trim(s, " ."); s == "" {
		return "Session"
	}
	return s
}

// folderKey is the preference that keeps the folder chosen for a session. Losing it loses nothing: the usual one serves.
func folderKey(session data.Session) string { return "documents.folder." + string(session.ID) }

// folderOf is the folder that the files of a session are written to.
func folderOf(session data.Session) string {
	return fyne.CurrentApp().Preferences().StringWithFallback(folderKey(session), documentsFolder(session.Name))
}

func (l *issuedList) dir() string { return folderOf(l.step.view.Session) }

// askFolder asks where to, and exports every document there.
func (l *issuedList) askFolder() {
	var closeIt func()
	input := widget.NewTextField("")
	input.SetText(l.dir())
	field := &widget.Field{Label: "Dossier", Input: widget.Width(input, 560), Check: func() error { return checkFolder(input.Text) },
		Hint: "Il est créé s’il n’existe pas. Aucun autre fichier n’y est écrasé."}
	form := widget.NewForm(l.step.host.Focus, field)
	export := func() {
		if !form.Valid() {
			return
		}
		closeIt()
		fyne.CurrentApp().Preferences().SetString(folderKey(l.step.view.Session), filepath.Clean(strings.TrimSpace(input.Text)))
		l.showFolder()
		l.exportAll(nil)
	}
	input.OnSubmitted = func(string) { export() }
	buttons := widget.HStack(widget.Secondary("Annuler", func() { closeIt() }), widget.Primary("Exporter "+count(len(l.docs), "document", "documents", ""), export))
	closeIt = l.step.host.Show("Exporter tous les documents", widget.VStack(2, form.Content(), container.NewBorder(nil, nil, nil, buttons)), input)
}

// checkFolder refuses what does not say where a folder is, whatever folder the program was started from.
func checkFolder(text string) error {
	switch text = strings.TrimSpace(text); {
	case text == "":
		return data.Refuse("Le dossier manque.").Hint("Écrivez son chemin complet.")
	case !filepath.IsAbs(text):
		return data.Refuse("« %s » n’est pas un chemin complet.", text).Hint("Écrivez-le depuis la racine du disque, par exemple %s.", documentsFolder("Printemps"))
	}
	return nil
}
