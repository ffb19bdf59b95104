package settings

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/assets"
	"certibloc/data"
	"certibloc/ui/widget"
)

// Passphrases are the rules of every passphrase, and the words that one is drawn of.
var Passphrases = widget.PassphraseRules{
	Missing: app.PassphraseLacks,
	Draw:    func() (string, error) { return app.NewPassphrase(assets.Words()) },
}

// access is the card of who may use the program, and of what opens the folder.
type access struct {
	page *Page
	rows *fyne.Container
}

func newAccess(p *Page) (*access, error) {
	a := &access{page: p, rows: widget.VStack(0.5)}
	return a, a.follow()
}

func (a *access) content() fyne.CanvasObject {
	return widget.Card(widget.VStack(1, widget.Heading("Accès"), a.rows))
}

// administrator reports whether the operator at the desk gives and takes access.
func (a *access) administrator() bool {
	return a.page.desk.Operator().Role == data.RoleAdministrator
}

// follow reads who has access again.
func (a *access) follow() error {
	desk := a.page.desk
	all, err := desk.Operators.All()
	if err != nil {
		return err
	}
	centre, err := desk.Centre.Get()
	if err != nil {
		return err
	}
	a.rows.Objects = nil
	me := desk.Operator()
	mine := "Choisie à la création du centre."
	if !me.Passphrase.IsZero() {
		mine = "Choisie le " + me.Passphrase.French() + "."
	}
	a.row("Votre phrase de passe", mine, widget.Secondary("Changer…", a.askMine))
	if a.administrator() {
		a.sheetRow(centre)
		a.row("Verrouillage", lockWords(centre), widget.Secondary("Modifier…", func() { a.askLock(centre) }))
		a.people(all)
		a.row("Clé des données", "Après un départ ou la perte d’une copie du dossier, tout se chiffre à nouveau. Les phrases de passe restent.", widget.Secondary("Changer la clé…", a.askRotation))
	}
	a.row("Sauvegardes", "Où elles vont, quand elles ont été vérifiées, et comment restaurer.",
		widget.Secondary("Ouvrir…", func() { a.page.host.Go(widget.Place{Area: widget.AreaBackups}) }))
	a.rows.Refresh()
	return nil
}

func (a *access) row(title, value string, buttons ...fyne.CanvasObject) {
	if len(a.rows.Objects) > 0 {
		a.rows.Add(fw.NewSeparator())
	}
	var right fyne.CanvasObject
	if len(buttons) > 0 {
		right = container.NewCenter(widget.HStack(buttons...))
	}
	a.rows.Add(container.NewBorder(nil, nil, nil, right, widget.VStack(-1.5, widget.Strong(title), widget.Body(value))))
}

func (a *access) sheetRow(centre data.Centre) {
	value, action := "Aucune : si la phrase de passe se perd, tout le dossier est perdu.", "Faire la feuille…"
	if !centre.Sheet.IsZero() {
		value, action = "Sous clé depuis le "+centre.Sheet.French()+". Une nouvelle feuille la remplace.", "Nouvelle feuille…"
	}
	a.row("Feuille de secours", value, widget.Secondary(action, func() { widget.AskSheet(a.page.host, a.page.desk.Operators, a.page.Refresh) }))
}

func lockWords(centre data.Centre) string {
	switch minutes := centre.LocksAfter(); {
	case centre.Example:
		return "Par Ctrl+L. Le centre d’exemple ne se verrouille pas de lui-même."
	case minutes == 0:
		return "Par Ctrl+L seulement."
	default:
		return fmt.Sprintf("Après %s sans activité, et par Ctrl+L.", minutesOf(minutes))
	}
}

func minutesOf(n int) string {
	if n == 1 {
		return "1 minute"
	}
	return strconv.Itoa(n) + " minutes"
}

// people lists who has access, once there are several, and who had.
func (a *access) people(all []data.Operator) {
	add := widget.Secondary("Donner un accès…", func() { a.askPerson(data.Operator{Role: data.RoleTrainer}) })
	if len(all) == 1 {
		a.row("Autres personnes", "Vous êtes seul à ouvrir ce dossier. Chacun peut avoir sa phrase de passe, et son rôle.", add)
		return
	}
	for _, o := range all {
		switch {
		case o.Gone():
			a.row(o.Name, "N’a plus d’accès depuis le "+o.Left.French()+".")
		case o.ID == a.page.desk.Operator().ID:
			a.row(o.Name, a.roleWords(o)+" C’est vous.", widget.Secondary("Modifier…", func() { a.askPerson(o) }))
		default:
			a.row(o.Name, a.roleWords(o), widget.Secondary("Modifier…", func() { a.askPerson(o) }),
				widget.Secondary("Phrase perdue…", func() { a.askReset(o) }), widget.Secondary("Retirer…", func() { a.askLeave(o) }))
		}
	}
	a.row("Une personne de plus", "", add)
}

// roleWords says what an operator may do.
func (a *access) roleWords(o data.Operator) string {
	switch o.Role {
	case data.RoleAdministrator:
		return "Administrateur : tout, réglages et accès compris."
	case data.RoleManager:
		return "Responsable : tout, sauf les réglages et les accès."
	case data.RoleReader:
		return "Lecteur : voit tout, ne change rien."
	}
	names := a.sessionNames(o)
	if len(names) == 0 {
		return "Formateur : aucune session ne lui est confiée."
	}
	return "Formateur : saisit les résultats de " + strings.Join(names, ", ") + "."
}

func (a *access) sessionNames(o data.Operator) []string {
	var names []string
	for _, id := range o.Sessions {
		if view, err := a.page.desk.Sessions.View(id); err == nil {
			names = append(names, view.Session.Name)
		}
	}
	return names
}

// askMine asks for the passphrase that one has and for the next.
func (a *access) askMine() {
	old, next := widget.NewSecret(), widget.ChoosePassphrase("La nouvelle", Passphrases)
	at := &widget.Field{Label: "Votre phrase actuelle", Input: old, Check: widget.Needed(old, "La phrase de passe actuelle manque.")}
	widget.FormDialog{
		Title: "Changer votre phrase de passe", Words: "Les sauvegardes déjà faites s’ouvrent encore avec l’ancienne.", Action: "Changer la phrase",
		Fields: append([]*widget.Field{at}, next.Fields...), First: old, Typed: []*widget.TextField{old, next.First, next.Again}, At: at,
		Do: widget.AtOnce(func() error {
			err := a.page.desk.Operators.ChangePassphrase(context.Background(), []byte(old.Text), next.Value())
			return a.told(err, "Phrase de passe changée.")
		}),
	}.Show(a.page.host)
}

// told says that something is done, and shows it.
func (a *access) told(err error, said string) error {
	if err == nil {
		a.page.host.Tell(said)
		err = a.follow()
	}
	return err
}

func (a *access) askReset(o data.Operator) {
	next := widget.ChoosePassphrase("Sa nouvelle phrase", Passphrases)
	widget.FormDialog{
		Title: "Phrase perdue", Words: "Donnez à " + o.Name + " une phrase de passe, qu’il changera. L’ancienne n’ouvre plus rien.", Action: "Donner la phrase",
		Fields: next.Fields, First: next.First, Typed: []*widget.TextField{next.First, next.Again}, At: next.Fields[0],
		Do: widget.AtOnce(func() error {
			return a.told(a.page.desk.Operators.Reset(context.Background(), o.ID, next.Value()), o.Name+" a une nouvelle phrase de passe.")
		}),
	}.Show(a.page.host)
}

func (a *access) askLeave(o data.Operator) {
	reason := widget.NewTextField("par exemple : a quitté le centre")
	at := &widget.Field{Label: "Pourquoi", Hint: "Le journal garde ce motif.", Input: reason}
	widget.FormDialog{
		Title:  "Retirer l’accès de " + o.Name + " ?",
		Words:  "Ce qu’il a fait reste sous son nom. S’il a pu emporter une copie du dossier ou d’une sauvegarde, changez ensuite la clé des données.",
		Action: "Retirer l’accès", Fields: []*widget.Field{at}, First: reason, Typed: []*widget.TextField{reason}, At: at,
		Do: widget.AtOnce(func() error {
			return a.told(a.page.desk.Operators.Leave(context.Background(), o.ID, strings.TrimSpace(reason.Text)), o.Name+" n’a plus d’accès.")
		}),
	}.Show(a.page.host)
}

func (a *access) askLock(centre data.Centre) {
	minutes := widget.NewTextField("15")
	minutes.SetText(strconv.Itoa(centre.LocksAfter()))
	at := &widget.Field{Label: "Minutes sans activité", Hint: "0 : par Ctrl+L seulement. La saisie en cours est gardée.", Input: widget.Width(minutes, 90)}
	widget.FormDialog{
		Title: "Verrouillage", Words: "La fenêtre se verrouille quand personne n’y travaille : la phrase de passe la rouvre.", Action: "Enregistrer",
		Fields: []*widget.Field{at}, First: minutes, Typed: []*widget.TextField{minutes}, At: at,
		Do: widget.AtOnce(func() error {
			n, err := strconv.Atoi(trimmed(minutes))
			if err != nil || n < 0 || n > 240 {
				return data.Refuse("« %s » n’est pas un nombre de minutes.", trimmed(minutes)).Hint("Donnez de 1 à 240, ou 0.")
			}
			if n == 0 {
				n = -1
			}
			return a.told(a.page.options.keep("", func(c *data.Centre) { c.LockMinutes = n }), "Verrouillage enregistré.")
		}),
	}.Show(a.page.host)
}

func (a *access) askRotation() {
	host := a.page.host
	host.Ask(widget.Question{Title: "Changer la clé des données ?", Confirm: "Changer la clé",
		Text: "Tout le dossier se chiffre à nouveau, ce qui demande la place d’une seconde copie. Les phrases de passe et la feuille de secours restent ; les sauvegardes d’avant gardent l’ancienne clé.",
		Do: func() {
			host.Run("Nouveau chiffrement", a.page.desk.Operators.RotateKey, func(err error) {
				if err != nil {
					host.Refuse(err)
					return
				}
				host.Tell("La clé des données est changée.")
			})
		}})
}
