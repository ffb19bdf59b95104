package session

import (
	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/widget"
)

// levelChoices are the levels to choose from.
var levelChoices = []widget.Choice{
	{Key: string(data.LevelAcquired), Label: "Acquis"}, {Key: string(data.LevelOnTheWay), Label: "En cours"},
	{Key: string(data.LevelNotAcquired), Label: "Non acquis"},
}

// levels is a choice among the levels in one stop of the Tab key. Left and Right choose, a first letter too; what is
// chosen is kept when one moves on: by Tab, Return, Up or Down, or with the mouse at once. Delete, Left of the first, and
// choosing again what is chosen take it back.
type levels struct {
	segments
	keep    func()
	onwards func(by int)
}

func newLevels(keep func(), onwards func(by int)) *levels {
	l := &levels{keep: keep, onwards: onwards}
	l.choices, l.at = levelChoices, -1
	l.onTake = func(key string, _ bool) {
		if key == l.key {
			key = ""
		}
		l.choose(l.index(key))
		l.keep()
	}
	l.ExtendBaseWidget(l)
	return l
}

// level returns what is chosen, kept or not.
func (l *levels) level() data.Level { return data.Level(l.key) }

// show shows what is recorded.
func (l *levels) show(level data.Level) {
	if string(level) != l.key {
		l.choose(l.index(string(level)))
	}
}

// choose takes one of the choices, or none for -1.
func (l *levels) choose(i int) {
	if l.at, l.key = i, ""; i >= 0 {
		l.key = l.choices[i].Key
	}
	l.Refresh()
}

// FocusGained shows where the keyboard is, and brings it in sight.
func (l *levels) FocusGained() {
	l.focused = true
	l.Refresh()
	widget.Reveal(l)
}

// FocusLost keeps what is chosen.
func (l *levels) FocusLost() {
	l.focused = false
	l.Refresh()
	l.keep()
}

// Tapped takes what is under the pointer, or takes it back.
func (l *levels) Tapped(ev *fyne.PointEvent) {
	x := float32(0)
	widths, _ := l.widths(l.Size().Width)
	for i, w := range widths {
		if x += w; ev.Position.X < x {
			if !l.Disabled() {
				l.onTake(l.choices[i].Key, false)
			}
			return
		}
	}
}

// TypedRune chooses the level that begins with a letter.
func (l *levels) TypedRune(r rune) {
	for i, c := range l.choices {
		if data.Fold(string(r)) == data.Fold(c.Label)[:1] {
			l.choose(i)
			return
		}
	}
}

// TypedKey chooses, and moves on.
func (l *levels) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		l.choose(max(l.at-1, -1))
	case fyne.KeyRight:
		l.choose(min(l.at+1, len(l.choices)-1))
	case fyne.KeyDelete, fyne.KeyBackspace:
		l.choose(-1)
	case fyne.KeySpace:
		l.keep()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		l.keep()
		l.onwards(1)
	case fyne.KeyUp:
		l.keep()
		l.onwards(-1)
	}
}
