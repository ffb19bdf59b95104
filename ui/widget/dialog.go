package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"
)

// ShowDialog lays a dialog over a canvas and returns what closes it. Escape closes it; the focus goes to focus, or, when
// it is nil, to the first thing in it that can have it.
func ShowDialog(c fyne.Canvas, title string, content fyne.CanvasObject, focus fyne.Focusable) func() {
	body := Margin(container.NewBorder(VStack(1, Heading(title), fw.NewSeparator()), nil, nil, nil, content), 2)
	before := c.Focused()
	var popup *fw.PopUp
	var stop func()
	closed := false
	closeIt := func() {
		if closed { // Escape may have come first; what lies over the canvas now is another's
			return
		}
		closed = true
		stop()
		popup.Hide()
		if before != nil {
			c.Focus(before)
		}
	}
	popup = fw.NewModalPopUp(body, c)
	stop = onEscape(c, closeIt)
	popup.Show()
	if focus == nil {
		focus = Focusable(content)
	}
	if focus != nil {
		c.Focus(focus)
	}
	return closeIt
}

// Confirm lays a question over a canvas. Return on the focused button answers; Escape leaves things as they are.
func Confirm(c fyne.Canvas, q Question) {
	var closeIt func()
	do := Primary(q.Confirm, func() {
		closeIt()
		q.Do()
	})
	leave := Secondary("Annuler", func() { closeIt() })
	words := Width(Body(q.Text), 460)
	closeIt = ShowDialog(c, q.Title, VStack(2, words, container.NewBorder(nil, nil, nil, HStack(leave, do))), do)
}

// onEscape calls fn when Escape is pressed and nothing that has the focus takes it. It returns what undoes that.
func onEscape(c fyne.Canvas, fn func()) func() {
	previous := c.OnTypedKey()
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyEscape {
			fn()
			return
		}
		if previous != nil {
			previous(ev)
		}
	})
	return func() { c.SetOnTypedKey(previous) }
}

// bubble hands a key that the focused widget has no use for to its canvas, where Escape closes a dialog. Fyne's own
// widgets keep every key to themselves.
func bubble(o fyne.CanvasObject, ev *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil { // o is embedded in the widget that lies on the canvas: the one that has the focus
		for _, w := range fyne.CurrentApp().Driver().AllWindows() {
			if w.Canvas().Focused() != nil {
				c = w.Canvas()
			}
		}
	}
	if c == nil {
		return
	}
	if fn := c.OnTypedKey(); fn != nil {
		fn(ev)
	}
}
