package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/ui/page/settings"
	"certibloc/ui/widget"
)

// Unlock asks for the passphrase of a centre.
type Unlock struct {
	field *widget.Field
	input *widget.TextField
	opt   UnlockOptions
}

// UnlockOptions is what can be done with a folder that is locked.
type UnlockOptions struct {
	// Open opens it with a passphrase.
	Open func(passphrase []byte) error
	// Recover opens it with what stands on the recovery sheet, and gives it another passphrase.
	Recover func(sheet, passphrase []byte) error
	// Restore shows how the centre comes back from a backup; nil: it cannot.
	Restore func()
}

// NewUnlock shows, in a window, the field for the passphrase of the centre that lies in a folder.
func NewUnlock(window fyne.Window, folder string, opt UnlockOptions) *Unlock {
	u := &Unlock{input: widget.NewSecret(), opt: opt}
	u.field = &widget.Field{Label: "Phrase de passe", Hint: "La vôtre : elle dit aussi qui vous êtes.", Input: u.input}
	form := widget.NewForm(window.Canvas().Focus, u.field)
	u.input.OnSubmitted = func(string) { u.submit() }
	head := container.NewVBox(widget.Title("Certibloc"), widget.Small("Dossier : "+folder))
	sheet := widget.Plain("J’ai la feuille de secours", func() { NewRecover(window, folder, opt) })
	others := container.NewHBox(sheet)
	if opt.Restore != nil {
		others.Add(widget.Plain("Restaurer une sauvegarde…", opt.Restore))
	}
	button := container.NewBorder(nil, nil, others, widget.Primary("Ouvrir", u.submit))
	card := widget.Card(widget.VStack(1, head, form.Content(), button))
	window.SetContent(container.NewCenter(widget.Width(card, 560)))
	window.Resize(Size)
	window.Canvas().Focus(u.input)
	return u
}

// submit tries the passphrase. One that does not open the folder stays for correction.
func (u *Unlock) submit() {
	if u.input.Text == "" {
		u.field.Tell(data.Refuse("La phrase de passe manque."))
		return
	}
	secret := []byte(u.input.Text)
	u.Refuse(u.opt.Open(secret))
	clear(secret)
}

// Refuse says below the field why the centre was not opened.
func (u *Unlock) Refuse(err error) { u.field.Tell(inFrench(err)) }

// Recover asks for what stands on the recovery sheet, and for another passphrase.
type Recover struct {
	code   *widget.TextField
	next   *widget.NewPassphrase
	form   *widget.Form
	opt    UnlockOptions
	window fyne.Window
}

// NewRecover shows, in a window, how a folder is opened with its recovery sheet.
func NewRecover(window fyne.Window, folder string, opt UnlockOptions) *Recover {
	r := &Recover{code: widget.NewTextField("7 groupes de 5 caractères"), next: widget.ChoosePassphrase("Nouvelle phrase de passe", settings.Passphrases), opt: opt, window: window}
	field := &widget.Field{Label: "Code de la feuille", Hint: "Majuscules ou minuscules, avec ou sans espaces.", Input: r.code, Check: widget.Needed(r.code, "Le code manque.")}
	r.form = widget.NewForm(window.Canvas().Focus, field, r.next.Fields[0], r.next.Fields[1])
	for _, f := range []*widget.TextField{r.code, r.next.First, r.next.Again} {
		f.OnSubmitted = func(string) { r.submit() }
	}
	head := container.NewVBox(widget.Title("Feuille de secours"), widget.Small("Dossier : "+folder))
	back := widget.Plain("Retour", func() { NewUnlock(window, folder, opt) })
	button := container.NewBorder(nil, nil, back, widget.Primary("Ouvrir", r.submit))
	window.SetContent(container.NewCenter(widget.Width(widget.Card(widget.VStack(1, head, r.form.Content(), button)), 640)))
	window.Resize(Size)
	window.Canvas().Focus(r.code)
	return r
}

func (r *Recover) submit() {
	if !r.form.Valid() {
		return
	}
	sheet, next := []byte(r.code.Text), r.next.Value()
	r.form.Fields[0].Tell(inFrench(r.opt.Recover(sheet, next)))
	clear(sheet)
	clear(next)
}
