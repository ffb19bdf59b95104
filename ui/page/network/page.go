// Package network is the page of what goes to the network and comes back: the next parcel, what is not ready for it, the
// parcels made and the answers to them.
package network

import (
	"context"
	"fmt"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// parcelsFolder is where parcels are written. Tests put another in its place.
var parcelsFolder = func() (string, error) { return widget.DocumentsFolder("Réseau") }

// receiptEndings are those of the files of a receipt.
var receiptEndings = []string{".csv", ".json", ".xml"}

// Page is the page.
type Page struct {
	desk    *app.Desk
	host    widget.Host
	plan    app.ParcelPlan
	parcels []app.ParcelState
	encrypt bool

	all  bool // everything that is not ready is shown
	make *widget.Button
	read *widget.Button
	body *fyne.Container
	page *container.Scroll
}

// New returns the page.
func New(desk *app.Desk, host widget.Host) (*Page, error) {
	p := &Page{desk: desk, host: host, body: widget.VStack(2)}
	p.make = widget.Primary("Établir le lot…", func() { p.askMake(false) })
	p.read = widget.Secondary("Lire un accusé…", p.choose)
	p.page = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, widget.Unit, 0, widget.Unit), p.body)) // beside the scroll bar
	p.make.OnKey, p.read.OnKey = widget.ScrollKeys(p.page), widget.ScrollKeys(p.page)
	return p, p.show()
}

// Content is what is shown.
func (p *Page) Content() fyne.CanvasObject { return p.page }

// Focus is what one does next: the parcel, or the answer to the last one.
func (p *Page) Focus() fyne.Focusable {
	if p.plan.Lines() > p.plan.Repeated {
		return p.make
	}
	return p.read
}

// Refresh reads the facts again.
func (p *Page) Refresh() {
	if err := p.show(); err != nil {
		p.host.Refuse(err)
	}
}

func (p *Page) show() error {
	var err error
	if p.plan, err = p.desk.Parcels.Plan(false); err != nil {
		return err
	}
	if p.parcels, err = p.desk.Parcels.All(); err != nil {
		return err
	}
	centre, err := p.desk.Centre.Get()
	if err != nil {
		return err
	}
	p.encrypt = centre.Network.Encrypt
	p.make.Importance, p.read.Importance = fw.HighImportance, fw.MediumImportance
	if p.plan.Lines() == p.plan.Repeated { // nothing is new: it is for the network to answer
		p.make.Importance, p.read.Importance = fw.MediumImportance, fw.HighImportance
	}
	p.make.Refresh()
	p.read.Refresh()
	p.read.Hide()
	if len(p.parcels) > 0 {
		p.read.Show()
	}
	p.body.Objects = []fyne.CanvasObject{
		container.NewBorder(nil, nil, nil, container.NewCenter(p.read), widget.Title("Réseau")),
		widget.Card(p.next()),
	}
	if len(p.plan.Unready) > 0 {
		p.body.Add(widget.Card(p.unready()))
	}
	if len(p.parcels) > 0 {
		p.body.Add(widget.Card(p.made()))
	}
	p.page.Refresh()
	return nil
}

// partShares are the columns of what a parcel holds.
var partShares = []float32{0.4, 0.2, 0.2, 0.2}

// next says what a parcel made now would hold.
func (p *Page) next() fyne.CanvasObject {
	switch {
	case p.plan.Lines() == 0 && len(p.parcels) == 0:
		return widget.VStack(1, widget.Heading("Rien à envoyer pour l’instant"), widget.Body(
			"Un lot réunit pour le réseau ce que les jurys ont décidé : certifications complètes, blocs, numéros des documents. Il s’établit ici quand une session est close ; "+
				"l’accusé du réseau se lit ensuite, et le lot suivant ne porte que ce qui a changé."))
	case p.plan.Lines() == 0:
		words := "Tout ce qui est prêt est accepté par le réseau."
		if p.plan.Since != "" {
			words = "Rien n’a changé depuis le lot " + p.plan.Since + ", le dernier accepté."
		}
		return widget.VStack(1, widget.Heading("Rien à envoyer pour l’instant"), widget.Body(words), container.NewHBox(p.full()))
	}
	since := "Le réseau n’a encore rien accepté : le lot porte tout ce que les jurys ont décidé."
	if p.plan.Since != "" {
		since = "Ce qui est nouveau, corrigé ou retiré depuis le lot " + p.plan.Since + ", le dernier accepté."
	}
	rows := widget.VStack(0, widget.Shares(partShares, widget.Quiet(""), widget.Quiet("Nouveau"), widget.Quiet("Corrigé"), widget.Quiet("Retiré")))
	for _, part := range p.plan.Parts {
		if part.Lines() > 0 {
			rows.Add(widget.Shares(partShares, widget.Body(part.Title), figure(part.New), figure(part.Corrected), figure(part.Withdrawn)))
		}
	}
	content := widget.VStack(1, widget.Heading("Prochain lot : "+p.plan.Name), widget.Quiet(since))
	if p.plan.Awaited != "" && p.plan.Repeated > 0 {
		content.Add(widget.Banner(widget.ToneInfo, p.awaited()))
	}
	content.Add(widget.Width(rows, 640))
	content.Add(widget.HStack(p.make, p.full()))
	return content
}

// awaited says that what would be sent was sent already, so that one asks for the answer first.
func (p *Page) awaited() string {
	what := "Il porte encore " + count(p.plan.Repeated, "ligne", "lignes") + " du lot " + p.plan.Awaited
	if p.plan.Repeated == p.plan.Lines() {
		what = "Il porte exactement les lignes du lot " + p.plan.Awaited
	}
	return what + ", dont l’accusé n’est pas lu. Lisez-le d’abord : le prochain lot ne portera que ce qui reste."
}

func (p *Page) full() *widget.Button {
	return widget.Plain("Établir un lot complet…", func() { p.askMake(true) })
}

// figure writes a number, and nothing for none.
func figure(n int) fyne.CanvasObject {
	if n == 0 {
		return widget.Quiet("–")
	}
	return widget.Body(fmt.Sprint(n))
}

// askMake says what will be written where, and makes the parcel.
func (p *Page) askMake(full bool) {
	dir, err := parcelsFolder()
	if err != nil {
		p.host.Refuse(err)
		return
	}
	var words []string
	if full {
		words = append(words, "Un lot complet porte tout ce que le centre a, déjà accepté ou non.")
	}
	if n := len(p.plan.Left()); n > 0 {
		words = append(words, "Laissé de côté : "+count(n, "point qui n’est pas prêt", "points qui ne sont pas prêts")+". Un lot suivant le portera.")
	}
	said := "Le fichier n’est pas chiffré et contient des données personnelles : ne le confiez qu’au réseau."
	if p.encrypt {
		said = "Le fichier est chiffré : le réseau seul peut l’ouvrir."
	}
	words = append(words, "Il s’enregistre dans "+dir+", qui s’ouvre ensuite. "+said)
	p.host.Ask(widget.Question{Title: "Établir le lot " + p.plan.Name + " ?", Text: strings.Join(words, "\n\n"), Confirm: "Établir le lot", Do: func() { p.write(full, dir) }})
}

func (p *Page) write(full bool, dir string) {
	var made data.Parcel
	p.work("Lot pour le réseau", dir, func(ctx context.Context) (err error) {
		made, _, err = p.desk.Parcels.Make(ctx, full, dir)
		return err
	}, func() { p.host.Tell(made.Name + " établi. Envoyez-le au réseau, puis notez sa remise.") })
}

// work does something that writes into the folder beside the window, opens the folder and says so.
func (p *Page) work(title, dir string, do func(context.Context) error, done func()) {
	p.host.Run(title, func(ctx context.Context, _ func(int, int)) error {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return data.Refuse("Le dossier « %s » n’a pas pu être créé.", dir).Hint("Vérifiez vos droits sur cet emplacement.").Because(err)
		}
		return do(ctx)
	}, func(err error) {
		if err == nil {
			err = p.host.OpenFile(dir)
		}
		if err != nil {
			p.host.Refuse(err)
			return
		}
		done()
	})
}

func count(n int, one, many string) string {
	if n > 1 {
		return fmt.Sprintf("%d %s", n, many)
	}
	return fmt.Sprintf("%d %s", n, one)
}
