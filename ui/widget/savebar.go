package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"certibloc/data"
)

// SaveBar is the foot of a page whose fields are kept together by one act: whether something is to be saved, why, and
// saving it.
type SaveBar struct {
	Reason *TextField
	Field  *Field // of the reason

	needed     bool
	ask, said  fyne.CanvasObject
	refused    *fyne.Container
	save, drop *Button
	whole      *Surface
}

// NewSaveBar returns a bar; edited is told what is typed into the reason, which ask names.
func NewSaveBar(ask string, save, drop, edited func()) *SaveBar {
	b := &SaveBar{Reason: NewTextField("Règlement du réseau reçu le 3 mars"), refused: container.NewVBox()}
	b.Reason.OnChanged = func(string) { edited() }
	b.Reason.OnSubmitted = func(string) { save() }
	b.Field = &Field{Label: ask, Hint: "Le journal garde ce motif.", Input: b.Reason, Check: b.check}
	b.ask = NewForm(nil, b.Field).Content()
	b.save = Primary("Enregistrer", save)
	b.save.SetIcon(theme.DocumentSaveIcon())
	b.drop = Secondary("Annuler les modifications", drop)
	b.said = container.NewCenter(Strong("Modifications à enregistrer"))
	buttons := container.NewBorder(nil, nil, b.said, HStack(b.drop, b.save))
	b.whole = Card(VStack(1, b.refused, b.ask, buttons))
	b.refused.Hide()
	return b
}

// Content is what is shown.
func (b *SaveBar) Content() fyne.CanvasObject { return b.whole }

// Why returns the reason, empty where none is needed.
func (b *SaveBar) Why() string {
	if !b.needed {
		return ""
	}
	return strings.TrimSpace(b.Reason.Text)
}

func (b *SaveBar) check() error {
	if b.needed && b.Why() == "" {
		return data.Refuse("Le motif manque.").Hint("Dites en quelques mots pourquoi les règles changent.")
	}
	return nil
}

// Follow shows whether something is to be saved, and whether it needs a reason.
func (b *SaveBar) Follow(changed, reason bool) {
	b.needed = reason
	for _, button := range []*Button{b.save, b.drop} {
		if changed {
			button.Enable()
		} else {
			button.Disable()
		}
	}
	setVisible(b.said, changed)
	setVisible(b.ask, reason)
}

// Refuse says above the buttons why nothing was saved, or takes that away.
func (b *SaveBar) Refuse(err error) {
	b.refused.RemoveAll()
	if err != nil {
		b.refused.Add(Banner(ToneRefused, err.Error()))
	}
	setVisible(b.refused, err != nil)
	b.whole.Refresh()
}
