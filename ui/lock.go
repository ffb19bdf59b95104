package ui

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// locked is what lies behind the lock: the page as it was, with what was being typed.
type locked struct {
	content fyne.CanvasObject
	dialogs []fyne.CanvasObject
	onKey   func(*fyne.KeyEvent)
	focus   fyne.Focusable
	field   *widget.Field // of the passphrase
}

// Lock hides everything until the operator at the desk gives the passphrase. While work goes on beside the window it waits.
func (w *Window) Lock() {
	if w.locked != nil || w.closed || w.working.Load() > 0 {
		return
	}
	c := w.window.Canvas()
	w.locked = &locked{content: w.window.Content(), onKey: c.OnTypedKey(), focus: c.Focused()}
	for c.Overlays().Top() != nil {
		top := c.Overlays().Top()
		w.locked.dialogs = append([]fyne.CanvasObject{top}, w.locked.dialogs...)
		c.Overlays().Remove(top)
	}
	c.SetOnTypedKey(nil)
	secret := widget.NewSecret()
	field := &widget.Field{Label: "Phrase de passe", Hint: "Ce que vous étiez en train de taper est gardé.", Input: secret}
	w.locked.field = field
	form := widget.NewForm(w.Focus, field)
	open := func() {
		given := []byte(secret.Text)
		err := w.desk.Operators.Confirm(given)
		clear(given)
		if err != nil {
			field.Tell(inFrench(err))
			return
		}
		w.unlock()
	}
	secret.OnSubmitted = func(string) { open() }
	head := container.NewVBox(widget.Title("Verrouillé"), widget.Quiet(w.desk.Operator().Name))
	button := container.NewBorder(nil, nil, nil, widget.Primary("Déverrouiller", open))
	w.window.SetContent(container.NewCenter(widget.Width(widget.Card(widget.VStack(1, head, form.Content(), button)), 480)))
	w.Focus(secret)
}

// closeLocked closes the locked window, unless something typed would be lost.
func (w *Window) closeLocked() {
	if p, ok := w.page.(widget.Unsaved); ok && p.Unsaved() != "" {
		w.locked.field.Tell(data.Refuse("%s", p.Unsaved()).Hint("Déverrouillez d’abord."))
		return
	}
	w.leave()
}

// unlock shows again what was there.
func (w *Window) unlock() {
	was, c := w.locked, w.window.Canvas()
	w.locked = nil
	w.window.SetContent(was.content)
	for _, d := range was.dialogs {
		c.Overlays().Add(d)
	}
	c.SetOnTypedKey(was.onKey)
	if was.focus != nil {
		c.Focus(was.focus)
	}
	w.idle = idle{}
}

// idle is since when nothing has moved in the window.
type idle struct {
	signs string
	since time.Time
}

// idleTick is how often the window looks.
const idleTick = 10 * time.Second

// watchIdle locks the window once nothing has moved in it for as long as the settings say. Fyne tells nobody of every key and
// click; what they change is looked at instead.
func (w *Window) watchIdle() {
	w.opt.Runner.After(idleTick, func() {
		if w.closed {
			return
		}
		w.lockIfIdle(time.Now())
		w.watchIdle()
	})
}

func (w *Window) lockIfIdle(now time.Time) {
	centre, err := w.desk.Centre.Get()
	if err != nil || w.locked != nil {
		return
	}
	signs := w.signs()
	if signs != w.idle.signs || w.idle.since.IsZero() || now.Before(w.idle.since) || w.working.Load() > 0 {
		w.idle = idle{signs, now}
		return
	}
	if minutes := centre.LocksAfter(); minutes > 0 && now.Sub(w.idle.since) >= time.Duration(minutes)*time.Minute {
		w.Lock()
	}
}

// signs says what using the window changes: where the focus is, what is typed there, how far the page is scrolled, which page
// and which dialog are shown.
func (w *Window) signs() string {
	c := w.window.Canvas()
	var b strings.Builder
	fmt.Fprintf(&b, "%v %p %p", w.place, c.Focused(), c.Overlays().Top())
	if f, ok := c.Focused().(*widget.TextField); ok {
		fmt.Fprintf(&b, " %d %d %d", len(f.Text), f.CursorRow, f.CursorColumn)
	}
	scrolled(c.Content(), func(s *container.Scroll) { fmt.Fprintf(&b, " %v", s.Offset) })
	lines, _ := w.desk.Journal()
	fmt.Fprint(&b, " ", lines)
	return b.String()
}

// scrolled visits what scrolls in the containers of a page.
func scrolled(o fyne.CanvasObject, visit func(*container.Scroll)) {
	switch c := o.(type) {
	case *container.Scroll:
		visit(c)
		scrolled(c.Content, visit)
	case *fyne.Container:
		for _, child := range c.Objects {
			scrolled(child, visit)
		}
	}
}

// tellLastUse says at entry when the program was used before, and what was tried since.
func (w *Window) tellLastUse() {
	last, err := w.desk.Operators.LastUse()
	if err != nil || last.At.IsZero() {
		return
	}
	at := last.At.Local()
	said := fmt.Sprintf("Dernière ouverture le %s à %s", rncp.DateOf(at).French(), at.Format("15:04"))
	if last.By != "" {
		said += ", par " + last.By
	}
	if last.Machine != "" {
		said += ", sur " + last.Machine
	}
	said += "."
	switch {
	case last.Refused == 1:
		said += " Une phrase de passe a été refusée depuis."
	case last.Refused > 1:
		said += fmt.Sprintf(" %d phrases de passe ont été refusées depuis.", last.Refused)
	}
	w.Tell(strings.Join(append(w.desk.Mended(), said), " "))
}
