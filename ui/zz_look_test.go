package ui

import (
	"testing"

	"certibloc/data"
	"certibloc/ui/uitest"
)

func TestLook(t *testing.T) {
	h := uitest.NewHost(t)
	w := NewWelcome(h.Window, uitest.Config(t).Fiches[0], WelcomeOptions{})
	h.Window.Resize(Size)
	shot := func(n string) {
		for range 3 {
			h.Window.Content().Refresh()
		}
		_ = uitest.Shot(h.Window, "/tmp/welcome/"+n+".png")
	}
	shot("empty")
	h.Type("saint")
	shot("pick")
	w.create()
	shot("error")
	NewUnlock(h.Window, "/home/martine/.local/share/certibloc/centre", func([]byte) error { return data.Refuse("La phrase de passe ne correspond pas.") })
	h.Type("x")
	h.Press("Return")
	shot("unlock")
}
