// Package exchange is the page on which candidates come in from a file: the file, its columns, what it would do, and what it
// did.
package exchange

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// templatesFolder is where templates and lists are written. Tests put another in its place.
var templatesFolder = func() (string, error) { return widget.DocumentsFolder("Échanges") }

// endings are those of the files that can be chosen.
var endings = []string{".csv", ".xlsx", ".xlsm", ".txt"}

// Page takes a file from its choice to the people in it.
type Page struct {
	desk    *app.Desk
	host    widget.Host
	session data.Session // zero: people and their acquisitions alone

	file   app.ImportFile
	typing bool // something chosen would be lost
	focus  fyne.Focusable
	body   *fyne.Container
	foot   *fyne.Container // what one does next, always in sight
	scroll *container.Scroll
	whole  *fyne.Container
}

// New returns the page for a session, or for everybody where session is empty.
func New(desk *app.Desk, host widget.Host, session data.ID) (*Page, error) {
	p := &Page{desk: desk, host: host, body: widget.VStack(1.5), foot: widget.VStack(1)}
	p.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, widget.Unit, 0, widget.Unit), p.body))
	p.whole = container.NewBorder(nil, p.foot, nil, nil, p.scroll)
	if session != "" {
		view, err := desk.Sessions.View(session)
		if err != nil {
			return nil, err
		}
		p.session = view.Session
	}
	return p, p.start()
}

// Content is what is shown.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Focus is what one does next.
func (p *Page) Focus() fyne.Focusable { return p.focus }

// Refresh leaves what is being chosen as it is: what the folder holds by now is looked at when the import is made.
func (p *Page) Refresh() {}

// Unsaved says what would be lost of an import that is being prepared.
func (p *Page) Unsaved() string {
	if !p.typing {
		return ""
	}
	return "L’import que vous préparez n’est pas fait."
}

// back is where one comes from.
func (p *Page) back() widget.Place {
	if p.session.ID == "" {
		return widget.Place{Area: widget.AreaCandidates}
	}
	return widget.Place{Area: widget.AreaSessions, ID: p.session.ID, Step: widget.StepEnrolment}
}

// show puts parts on the page, below its title, with what one does next at its foot, and gives one thing the focus.
func (p *Page) show(focus fyne.Focusable, foot []fyne.CanvasObject, parts ...fyne.CanvasObject) {
	label, about := "Tous les candidats", "Des personnes et leurs acquis antérieurs, sans inscription."
	if p.session.ID != "" {
		label, about = "Retour à la session", "Chaque ligne est inscrite à la session « "+p.session.Name+" »."
	}
	back := widget.Plain(label, func() { p.host.Go(p.back()) })
	back.SetIcon(theme.NavigateBackIcon())
	head := container.NewVBox(container.NewHBox(back), widget.Title("Importer des candidats"), widget.Quiet(about))
	p.body.Objects = append([]fyne.CanvasObject{head}, parts...)
	p.focus, p.foot.Objects = focus, foot
	p.scroll.ScrollToTop()
	p.whole.Refresh()
	if focus != nil {
		p.host.Focus(focus)
	}
}

// start asks for a file, offers templates, and shows what was brought in lately.
func (p *Page) start() error {
	p.typing = false
	recent, err := p.desk.Imports.All()
	if err != nil {
		return err
	}
	choose := widget.Primary("Choisir un fichier…", p.choose)
	words := "Un fichier Excel (.xlsx) ou CSV, une personne par ligne, dans n’importe quel ordre de colonnes. Rien n’est écrit avant que vous n’ayez vu ce qui sera fait."
	file := widget.Card(widget.VStack(1, widget.Heading("Le fichier"), widget.Body(words), container.NewHBox(choose)))
	template := widget.Card(widget.VStack(1, widget.Heading("Pas encore de fichier ?"),
		widget.Body("Un modèle vide se remplit dans le tableur et revient sans question. La liste se relit ici telle quelle, ou dans un autre centre."),
		widget.HStack(widget.Secondary("Modèle Excel", func() { p.template(app.FileXLSX) }), widget.Secondary("Modèle CSV", func() { p.template(app.FileCSV) }),
			widget.Plain("Enregistrer la liste des candidats", p.export))))
	parts := []fyne.CanvasObject{file, template}
	if len(recent) > 0 {
		parts = append(parts, widget.Card(p.recent(recent)))
	}
	p.show(choose, nil, parts...)
	return nil
}

// recent lists the latest imports, each of which can be taken back.
func (p *Page) recent(all []data.Import) fyne.CanvasObject {
	const shown = 5
	rows := widget.VStack(0.5, widget.Heading("Imports récents"))
	for i, record := range all {
		if i == shown {
			break
		}
		undo := widget.Plain("Annuler cet import", func() { p.askUndo(record) })
		about := record.File + ", le " + record.On.French() + " : " + count(record.People, "ligne", "lignes")
		rows.Add(container.NewBorder(nil, nil, nil, undo, widget.Body(about)))
	}
	return rows
}

func (p *Page) choose() {
	p.host.ChooseFile(endings, func(path string) {
		if path != "" {
			p.open(path)
		}
	})
}

// open reads a file, and asks about its columns unless all of them are known.
func (p *Page) open(path string) {
	var file app.ImportFile
	var plan app.ImportPlan
	p.host.Run("Lecture du fichier", func(context.Context, func(int, int)) (err error) {
		if file, err = p.desk.Imports.Open(path); err == nil && file.Known {
			plan, err = p.desk.Imports.Plan(file, p.session.ID)
		}
		return err
	}, func(err error) {
		if err != nil {
			p.host.Refuse(err)
			return
		}
		p.file, p.typing = file, true
		if file.Known {
			newPreview(p, plan).show()
			return
		}
		newColumns(p).show()
	})
}

func (p *Page) template(kind app.FileKind) {
	p.write("Modèle enregistré : ", func(dir string) (string, error) { return p.desk.Imports.Template(dir, kind) })
}

func (p *Page) export() {
	p.write("Liste enregistrée : ", func(dir string) (string, error) { return p.desk.Imports.Export(p.session.ID, dir, app.FileXLSX) })
}

// write writes a file and hands it to the system.
func (p *Page) write(said string, fn func(dir string) (string, error)) {
	dir, err := templatesFolder()
	if err != nil {
		p.host.Refuse(err)
		return
	}
	path := ""
	p.host.Run("Écriture du fichier", func(context.Context, func(int, int)) (err error) {
		path, err = fn(dir)
		return err
	}, func(err error) {
		if err == nil {
			err = p.host.OpenFile(path)
		}
		if err != nil {
			p.host.Refuse(err)
			return
		}
		p.host.Tell(said + path)
	})
}
