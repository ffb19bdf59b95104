package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/ui/widget"
)

// options are what few centres want. Each is one fact, hence kept as soon as it is switched.
type options struct {
	page   *Page
	all    []*option
	origin *widget.Radio // of double entry, which is a rule
}

type option struct {
	toggle *widget.Toggle
	says   string
	read   func(data.Centre) bool
	write  func(*data.Centre, bool)
	reason string // for the journal, where a rule changes
}

func newOptions(p *Page) *options {
	o := &options{page: p}
	o.add("Compétences cochées", "À l’étape « Résultats », chaque compétence d’un bloc peut être cochée et commentée ; rien n’en est calculé.", "",
		func(c data.Centre) bool { return c.Shown.Competences },
		func(c *data.Centre, on bool) { c.Shown.Competences = on })
	o.add("Mode projecteur", "À l’étape « Jury », la délibération peut être projetée dans une salle, sans donnée personnelle.", "",
		func(c data.Centre) bool { return c.Shown.Projector },
		func(c *data.Centre, on bool) { c.Shown.Projector = on })
	o.add("Papier préimprimé", "À l’impression, les pages peuvent être décalées de quelques millimètres, pour chaque imprimante.", "",
		func(c data.Centre) bool { return c.Shown.Offsets },
		func(c *data.Centre, on bool) { c.Shown.Offsets = on })
	o.add("Suivi de l’insertion", "À 6 et à 24 mois de la certification, le programme rappelle de demander à chaque personne ce qu’elle est devenue, pour les statistiques d’insertion.", "",
		func(c data.Centre) bool { return c.Shown.FollowUp },
		func(c *data.Centre, on bool) { c.Shown.FollowUp = on })
	o.add("Certificats sans attendre", "Les certificats s’émettent dès la clôture, sans attendre que le procès-verbal soit revenu signé.", "",
		func(c data.Centre) bool { return c.EarlyCertificates },
		func(c *data.Centre, on bool) { c.EarlyCertificates = on })
	o.add("Parchemins", "Le certificateur laisse le centre imprimer les parchemins de la certification. Sans cela, le centre lui en fait la demande.", "",
		func(c data.Centre) bool { return c.Parchment.Allowed },
		func(c *data.Centre, on bool) { c.Parchment.Allowed = on })
	o.add("Double saisie", "Chaque résultat est saisi deux fois, la seconde sans voir la première. Vaut pour les sessions ouvertes ensuite ; une session la garde.",
		"Option « Double saisie » changée dans les réglages",
		func(c data.Centre) bool { return c.Rules.DoubleEntry.Value },
		func(c *data.Centre, on bool) {
			c.Rules.DoubleEntry = data.Setting[bool]{Value: on, Origin: data.OriginCentre}
		})
	o.origin = widget.NewRadioRow(widget.Choice{Key: string(data.OriginNetwork), Label: "Règlement du réseau"},
		widget.Choice{Key: string(data.OriginCentre), Label: "Choix du centre"})
	o.origin.OnChanged = func(key string) {
		p.host.Refuse(o.keep("Origine de la double saisie précisée", func(c *data.Centre) { c.Rules.DoubleEntry.Origin = data.Origin(key) }))
	}
	return o
}

func (o *options) add(label, says, reason string, read func(data.Centre) bool, write func(*data.Centre, bool)) {
	opt := &option{toggle: widget.NewToggle(label), says: says, read: read, write: write, reason: reason}
	opt.toggle.OnChanged = func(on bool) { o.save(opt, on) }
	o.all = append(o.all, opt)
}

func (o *options) content() fyne.CanvasObject {
	rows := []fyne.CanvasObject{container.NewVBox(widget.Heading("Options"),
		widget.Quiet("Ce que peu de centres utilisent. Une option change dès que vous la cochez."))}
	for i, opt := range o.all {
		if i > 0 {
			rows = append(rows, fw.NewSeparator())
		}
		rows = append(rows, widget.Shares([]float32{5, 15}, opt.toggle, widget.Body(opt.says)))
	}
	rows = append(rows, widget.Shares([]float32{5, 15}, widget.Small(""), o.origin.Content()))
	return widget.Card(widget.VStack(1, rows...))
}

// save keeps one option.
func (o *options) save(opt *option, on bool) {
	if err := o.keep(opt.reason, func(c *data.Centre) { opt.write(c, on) }); err != nil {
		opt.toggle.Set(!on)
		o.page.host.Refuse(err)
		return
	}
	state := "désactivée"
	if on {
		state = "activée"
	}
	o.page.host.Tell("Option « " + opt.toggle.Text + " » " + state + ".")
}

// keep changes the settings on disk, and nothing of what is typed on the page.
func (o *options) keep(reason string, change func(*data.Centre)) error {
	p := o.page
	centre, err := p.desk.Centre.Get()
	if err != nil {
		return err
	}
	change(&centre)
	if err := p.desk.Centre.Save(context.Background(), centre, reason); err != nil {
		return err
	}
	p.Refresh()
	return nil
}

// follow shows the options as they are on disk.
func (o *options) follow() {
	for _, opt := range o.all {
		if opt.toggle.On() != opt.read(o.page.saved) {
			opt.toggle.Set(opt.read(o.page.saved))
		}
	}
	o.origin.Set(string(o.page.saved.Rules.DoubleEntry.Origin))
	if o.page.saved.Rules.DoubleEntry.Value {
		o.origin.Content().Show()
	} else {
		o.origin.Content().Hide()
	}
}
