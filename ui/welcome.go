package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// WelcomeOptions is what the first start can do.
type WelcomeOptions struct {
	// Create makes the centre and opens it.
	Create func(centre data.Centre, operator string, passphrase []byte) error
	// Example opens the example centre.
	Example func() error
}

// Welcome is the first start: choosing the centre, or looking at the example.
type Welcome struct {
	window fyne.Window
	fiche  *rncp.Fiche
	opt    WelcomeOptions

	centre                        *widget.Picker
	operator, city                *widget.TextField
	signatory, capacity, delegate *widget.TextField
	passphrase, again             *widget.TextField
	form                          *widget.Form
	said                          *fyne.Container
}

// NewWelcome shows the first start in a window.
func NewWelcome(window fyne.Window, fiche *rncp.Fiche, opt WelcomeOptions) *Welcome {
	w := &Welcome{window: window, fiche: fiche, opt: opt, said: container.NewVBox()}
	var choices []widget.Choice
	for _, name := range fiche.Preparation.Centres {
		choices = append(choices, widget.Choice{Key: name, Label: name})
	}
	w.centre = widget.NewPicker("Tapez quelques lettres : cantal", choices)
	w.operator = widget.NewTextField("Prénom et nom")
	w.city = widget.NewTextField("Aurillac")
	w.signatory = widget.NewTextField("Prénom et nom")
	w.capacity = widget.NewTextField("Par délégation du Président")
	w.delegate = widget.NewTextField("Référence et date")
	w.passphrase, w.again = secret(), secret()
	w.again.OnSubmitted = func(string) { w.create() }
	w.form = widget.NewForm(window.Canvas().Focus,
		&widget.Field{Label: "Votre centre", Hint: "L’un des lieux de préparation de la fiche, ou un autre nom.", Input: w.centre.Content(), Check: w.checkCentre},
		&widget.Field{Label: "Ville où les documents sont délivrés", Input: w.city, Check: filled(w.city, "La ville manque.")},
		&widget.Field{Label: "Qui utilise le programme", Input: w.operator, Check: filled(w.operator, "Le nom manque.")},
		&widget.Field{Label: "Phrase de passe", Hint: "Elle protège toutes les données. Sans elle, personne ne rouvre ce dossier : notez-la en lieu sûr.",
			Input: w.passphrase, Check: w.checkPassphrase},
		&widget.Field{Label: "La même, une seconde fois", Input: w.again, Check: w.checkAgain},
	)
	later := widget.NewForm(nil,
		&widget.Field{Label: "Signataire des certificats de bloc", Input: w.signatory},
		&widget.Field{Label: "Sa qualité", Input: w.capacity},
		&widget.Field{Label: "Référence de sa délégation", Hint: "Le certificateur certifie ; sans délégation, aucun certificat de bloc n’est émis.", Input: w.delegate},
	)
	left := widget.Card(widget.VStack(1, widget.Heading("Créer votre centre"), w.form.Content()))
	right := widget.VStack(2,
		widget.Card(widget.VStack(1, widget.Heading("Qui signe (plus tard si vous voulez)"), later.Content())),
		widget.Card(widget.VStack(1, widget.Heading("Seulement regarder ?"),
			widget.Body("Le centre d’exemple montre deux sessions complètes, avec des personnes inventées."),
			widget.HStack(widget.Secondary("Ouvrir le centre d’exemple", w.example)))),
		w.said, widget.HStack(widget.Primary("Créer le centre", w.create)))
	page := widget.VStack(2, widget.Title("Bienvenue dans Certibloc"),
		widget.Quiet("Inscrire, évaluer bloc par bloc, réunir le jury, imprimer les certificats : sur ce poste, sans serveur."),
		container.NewGridWithColumns(2, left, right))
	window.SetContent(container.NewVScroll(widget.Margin(page, 3)))
	window.Resize(Size)
	window.Canvas().Focus(w.centre.Focus())
	return w
}

func secret() *widget.TextField {
	f := widget.NewTextField("")
	f.Password = true
	return f
}

func filled(f *widget.TextField, sentence string) func() error {
	return func() error {
		if strings.TrimSpace(f.Text) == "" {
			return data.Refuse("%s", sentence)
		}
		return nil
	}
}

func (w *Welcome) checkCentre() error {
	if err := filledText(w.centre.Text(), "Le nom du centre manque."); err != nil {
		return err
	}
	return w.made().Validate()
}

func filledText(text, sentence string) error {
	if strings.TrimSpace(text) == "" {
		return data.Refuse("%s", sentence)
	}
	return nil
}

func (w *Welcome) checkPassphrase() error {
	if len([]rune(w.passphrase.Text)) < 12 {
		return data.Refuse("La phrase de passe est trop courte.").Hint("Prenez au moins 12 caractères, mieux : plusieurs mots.")
	}
	return nil
}

func (w *Welcome) checkAgain() error {
	if w.again.Text != w.passphrase.Text {
		return data.Refuse("Les deux saisies diffèrent.").Hint("Tapez deux fois la même phrase.")
	}
	return nil
}

func (w *Welcome) made() data.Centre {
	name := strings.TrimSpace(w.centre.Text())
	return data.Centre{
		Name: name, Code: data.CentreCode(name), City: strings.TrimSpace(w.city.Text), Rules: data.DefaultRules(),
		Delegate: data.Signatory{Name: w.signatory.Text, Capacity: w.capacity.Text, Delegation: w.delegate.Text},
	}
}

func (w *Welcome) create() {
	w.tell(nil)
	if w.form.Valid() {
		w.tell(w.opt.Create(w.made(), strings.TrimSpace(w.operator.Text), []byte(w.passphrase.Text)))
	}
}

func (w *Welcome) example() { w.tell(w.opt.Example()) }

func (w *Welcome) tell(err error) {
	w.said.RemoveAll()
	if err != nil {
		w.said.Add(widget.Banner(widget.ToneRefused, err.Error()))
	}
}

// Unlock asks for the passphrase of a centre.
type Unlock struct {
	field *widget.Field
	input *widget.TextField
	open  func([]byte) error
}

// NewUnlock shows, in a window, the field for the passphrase of the centre that lies in a folder.
func NewUnlock(window fyne.Window, folder string, open func(passphrase []byte) error) *Unlock {
	u := &Unlock{input: secret(), open: open}
	u.field = &widget.Field{Label: "Phrase de passe", Hint: "Dossier : " + folder, Input: u.input}
	form := widget.NewForm(window.Canvas().Focus, u.field)
	u.input.OnSubmitted = func(string) { u.submit() }
	card := widget.Card(widget.VStack(2, widget.Title("Certibloc"), form.Content(), widget.HStack(widget.Primary("Ouvrir", u.submit))))
	window.SetContent(container.NewCenter(widget.Width(card, 480)))
	window.Resize(Size)
	window.Canvas().Focus(u.input)
	return u
}

func (u *Unlock) submit() {
	if u.input.Text == "" {
		u.field.Tell(data.Refuse("La phrase de passe manque."))
		return
	}
	u.field.Tell(u.open([]byte(u.input.Text)))
}
