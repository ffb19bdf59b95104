package widget

import (
	"os"
	"path/filepath"
	"strings"

	"certibloc/data"
)

// DocumentsFolder is where the files of a session are written unless one chooses another folder.
func DocumentsFolder(session string) (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", data.Refuse("Le dossier de l’utilisateur est introuvable.").Hint("Exportez le document depuis sa session, dans un dossier de votre choix.").Because(err)
	}
	return filepath.Join(home, "Documents", "Certibloc", FolderName(session)), nil
}

// FolderName makes the name of a session fit for a folder on Windows, which is the strictest.
func FolderName(s string) string {
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
