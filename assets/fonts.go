package assets

import "embed"

//go:embed fonts/*.ttf
var fontFiles embed.FS

// The faces of the fonts that documents are set in.
const (
	FontRegular  = "EBGaramond_400Regular.ttf"
	FontItalic   = "EBGaramond_400Regular_Italic.ttf"
	FontSemiBold = "EBGaramond_600SemiBold.ttf"
)

// Font returns a copy of the TrueType file of a face, which the caller may change.
func Font(name string) ([]byte, error) {
	return fontFiles.ReadFile("fonts/" + name)
}
