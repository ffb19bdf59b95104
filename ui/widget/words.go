package widget

import (
	"strings"

	"certibloc/data/rncp"
)

// TrackName returns the name of a track on a screen.
func TrackName(t rncp.Track) string {
	switch t {
	case rncp.TrackInitial:
		return "Formation initiale"
	case rncp.TrackContinuing:
		return "Formation continue"
	case rncp.TrackVAE:
		return "VAE"
	}
	return string(t)
}

// WayName returns the name of a way on a screen.
func WayName(w rncp.WayKey) string {
	switch w {
	case rncp.WayExams:
		return "Épreuves"
	case rncp.WayPortfolio:
		return "Portefeuille de preuves"
	case rncp.WayVAE:
		return "Dossier de validation"
	}
	return string(w)
}

// Folded breaks a long text at its spaces into lines of at most so many letters, for a cell of a table.
func Folded(s string, most int) string {
	var lines []string
	for _, word := range strings.Fields(s) {
		last := len(lines) - 1
		if last >= 0 && len([]rune(lines[last]))+1+len([]rune(word)) <= most {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return strings.Join(lines, "\n")
}

// AllBlocs writes « Les quatre blocs ».
func AllBlocs(f *rncp.Fiche) string {
	words := []string{"", "", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"}
	if n := len(f.Blocs); n > 1 && n < len(words) {
		return "Les " + words[n] + " blocs"
	}
	return "Tous les blocs"
}
