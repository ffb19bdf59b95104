package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/page/settings"
	"certibloc/ui/widget"
)

// WelcomeOptions is what the first start can do.
type WelcomeOptions struct {
	// Create makes the centre and opens it.
	Create func(centre data.Centre, operator string, passphrase []byte) error
	// Example opens the example centre.
	Example func() error
	// Restore shows how a centre comes back from a backup; nil: it cannot.
	Restore func()
	// Warning says why the place where the centre will lie is a dangerous one; empty where it is not.
	Warning string
}

// Welcome is the first start: choosing the centre, or looking at the example.
type Welcome struct {
	window fyne.Window
	fiche  *rncp.Fiche
	opt    WelcomeOptions

	centre                        *widget.Picker
	centreField                   *widget.Field
	operator, city                *widget.TextField
	signatory, capacity, delegate *widget.TextField
	passphrase                    *widget.NewPassphrase
	insisted                      string // the name that is not in the fiche and was asked about
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
	w.passphrase = widget.ChoosePassphrase("Phrase de passe", settings.Passphrases)
	for _, f := range []*widget.TextField{w.operator, w.city, w.signatory, w.capacity, w.delegate, w.passphrase.First, w.passphrase.Again} {
		f.OnSubmitted = func(string) { w.create() }
	}
	w.centreField = &widget.Field{Label: "Votre centre", Hint: knownCentre, Input: w.centre.Content(), Check: w.checkCentre}
	w.centre.OnTyped = w.remark
	w.form = widget.NewForm(window.Canvas().Focus,
		w.centreField,
		&widget.Field{Label: "Ville où les documents sont délivrés", Input: w.city, Check: w.checkCity},
		&widget.Field{Label: "Qui utilise le programme", Input: w.operator, Check: filled(w.operator, "Le nom manque.")},
		w.passphrase.Fields[0], w.passphrase.Fields[1],
	)
	window.SetContent(w.content())
	window.Resize(Size)
	window.Canvas().Focus(w.centre.Focus())
	return w
}

func (w *Welcome) content() fyne.CanvasObject {
	later := widget.NewForm(nil,
		&widget.Field{Label: "Signataire des certificats de bloc", Input: w.signatory},
		&widget.Field{Label: "Sa qualité", Input: w.capacity},
		&widget.Field{Label: "Référence de la délégation", Hint: "Le certificateur la donne ; sans elle, aucun certificat de bloc n’est émis. L’attestation du centre l’est.", Input: w.delegate},
	)
	look := widget.Secondary("Ouvrir le centre d’exemple", w.example)
	strip := widget.Banner(widget.ToneInfo, "Seulement regarder ? Le centre d’exemple montre deux sessions complètes, avec des personnes inventées.", look)
	var restore fyne.CanvasObject
	if w.opt.Restore != nil {
		restore = widget.Plain("Restaurer une sauvegarde…", w.opt.Restore)
	}
	left := widget.Card(widget.VStack(1, widget.Heading("Créer votre centre"), w.form.Content()))
	right := widget.VStack(2,
		widget.Card(widget.VStack(1, widget.Heading("Qui signe : plus tard, si vous voulez"), later.Content())),
		w.said, container.NewBorder(nil, nil, restore, widget.Primary("Créer le centre", w.create)))
	head := container.NewVBox(widget.Title("Bienvenue dans Certibloc"),
		widget.Quiet("Inscrire, évaluer bloc par bloc, réunir le jury, imprimer les certificats : sur ce poste, sans serveur."))
	if w.opt.Warning != "" {
		head.Add(widget.Banner(widget.ToneWarning, w.opt.Warning))
	}
	return container.NewVScroll(widget.Margin(widget.VStack(1.5, head, strip, widget.Halves(left, right)), 3))
}

// knownCentre is said while the centre's name is one of the fiche's, or not typed yet.
const knownCentre = "L’un des lieux de préparation de la fiche, ou un autre nom."

// remark says of a name that the fiche does not list that it is taken as it is.
func (w *Welcome) remark(string) {
	w.centreField.Hint = knownCentre
	if name := w.name(); name != "" && !w.fiche.Prepares(name) && len(w.centre.Offered()) == 0 {
		w.centreField.Hint = "« " + name + " » n’est pas un lieu de préparation de la fiche. Le nom sera imprimé tel quel."
	}
	w.centreField.Tell(nil)
}

// name returns the centre's name, as the fiche spells it where it is one of the fiche's.
func (w *Welcome) name() string {
	name := strings.TrimSpace(w.centre.Text())
	for _, known := range w.fiche.Preparation.Centres {
		if data.Fold(known) == data.Fold(name) {
			return known
		}
	}
	return name
}

func filled(f *widget.TextField, sentence string) func() error {
	return func() error {
		return filledText(f.Text, sentence)
	}
}

func (w *Welcome) checkCentre() error {
	if err := filledText(w.centre.Text(), "Le nom du centre manque."); err != nil {
		return err
	}
	centre := w.made()
	if len(w.centre.Offered()) > 0 && !w.fiche.Prepares(centre.Name) && w.insisted != centre.Name {
		w.insisted = centre.Name
		return data.Refuse("« %s » n’est pas un lieu de préparation de la fiche.", centre.Name).
			Hint("Choisissez dans la liste, ou validez à nouveau pour garder ce nom.")
	}
	centre.City = ""
	return centre.Validate()
}

func (w *Welcome) checkCity() error {
	if err := filledText(w.city.Text, "La ville manque."); err != nil {
		return err
	}
	centre := w.made()
	centre.Name = "CCI"
	return centre.Validate()
}

func filledText(text, sentence string) error {
	if strings.TrimSpace(text) == "" {
		return data.Refuse("%s", sentence)
	}
	return nil
}

func (w *Welcome) made() data.Centre {
	centre := data.Centre{
		Name: w.name(), City: strings.TrimSpace(w.city.Text), Rules: data.DefaultRules(),
		Delegate: data.Signatory{
			Name: strings.TrimSpace(w.signatory.Text), Capacity: strings.TrimSpace(w.capacity.Text), Delegation: strings.TrimSpace(w.delegate.Text),
		},
	}
	if centre.Code = data.CentreCode(centre.Name); len(centre.Code) < 2 {
		centre.Code = "CENTRE" // the settings change it as long as no document bears it
	}
	return centre
}

func (w *Welcome) create() {
	w.tell(nil)
	if w.form.Valid() {
		w.tell(w.opt.Create(w.made(), strings.TrimSpace(w.operator.Text), w.passphrase.Value()))
	}
}

func (w *Welcome) example() { w.tell(w.opt.Example()) }

func (w *Welcome) tell(err error) {
	w.said.RemoveAll()
	if err != nil {
		w.said.Add(widget.Banner(widget.ToneRefused, inFrench(err).Error()))
	}
	w.window.Content().Refresh()
}

// inFrench names what is no refusal as the fault that it is.
func inFrench(err error) error {
	if err == nil || data.IsRefusal(err) {
		return err
	}
	return data.Refuse("Erreur inattendue : %v.", err).Hint("Rien n’est perdu ; fermez le programme et recommencez.").Because(err)
}
