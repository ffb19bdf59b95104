package ui

import "certibloc/ui/widget"

// warn says what makes the folder unsafe to work in, until it is read.
func (w *Window) warn() {
	for _, warning := range w.desk.Warnings() {
		if w.heeded[warning] {
			continue
		}
		w.above.Add(widget.Banner(widget.ToneWarning, warning, widget.Secondary("Compris", func() { w.heed(warning) })))
	}
}

// heed does not say a warning again before the next opening.
func (w *Window) heed(warning string) {
	if w.heeded == nil {
		w.heeded = map[string]bool{}
	}
	w.heeded[warning] = true
	w.desk.Heed(warning)
	if err := w.showCentre(); err != nil {
		w.Refuse(err)
	}
	w.window.Content().Refresh()
}
