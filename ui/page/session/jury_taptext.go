package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"
)

// tapText is a quiet text that one can tap. The keyboard has a key for what it does, so it takes no stop of the Tab key.
type tapText struct {
	fw.Label
	tapped func()
}

func newTapText(said string, tapped func()) *tapText {
	t := &tapText{tapped: tapped}
	t.Text, t.Importance, t.SizeName = said, fw.LowImportance, theme.SizeNameCaptionText
	t.ExtendBaseWidget(t)
	return t
}

// Tapped is for Fyne.
func (t *tapText) Tapped(*fyne.PointEvent) { t.tapped() }

// Cursor is for Fyne.
func (t *tapText) Cursor() desktop.Cursor { return desktop.PointerCursor }
