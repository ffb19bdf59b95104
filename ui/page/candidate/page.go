package candidate

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// Page is one person: identity, blocs held, sittings, documents, history.
type Page struct {
	desk   *app.Desk
	host   widget.Host
	id     data.ID
	person app.Person
	edit   *widget.Button
	body   *fyne.Container
	whole  *container.Scroll
}

// New returns the page of a person.
func New(desk *app.Desk, host widget.Host, id data.ID) (*Page, error) {
	p := &Page{desk: desk, host: host, id: id, body: widget.VStack(1.5)}
	p.edit = widget.Secondary("Corriger l’identité", p.correct)
	p.whole = container.NewVScroll(p.body)
	return p, p.read()
}

// Content is what is shown.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Focus is the correction of the identity.
func (p *Page) Focus() fyne.Focusable { return p.edit }

// Refresh reads the facts again.
func (p *Page) Refresh() { p.host.Refuse(p.read()) }

func (p *Page) read() error {
	person, err := p.desk.Candidates.Person(p.id)
	if err != nil {
		return err
	}
	history, err := p.desk.Candidates.History(p.id)
	if err != nil {
		return err
	}
	p.person = person
	p.body.Objects = []fyne.CanvasObject{
		widget.Title(strings.Join(person.Candidate.GivenNames, " ") + " " + person.Candidate.BirthName),
		container.NewGridWithColumns(2, widget.Card(p.identity()), widget.Card(p.held())),
		widget.Card(p.sittings()), widget.Card(p.documents()), widget.Card(historyOf(history)),
	}
	p.body.Refresh()
	return nil
}

func (p *Page) identity() fyne.CanvasObject {
	c := p.person.Candidate
	born := "né"
	if c.Sex == data.Female {
		born = "née"
	}
	lines := widget.VStack(0, widget.Heading("Identité"), widget.Body(born+" le "+c.BirthDate.French()+" à "+c.BirthPlace.String()))
	if c.UsageName != "" {
		lines.Add(widget.Body("Nom d’usage : " + c.UsageName))
	}
	lines.Add(container.NewHBox(p.edit))
	return lines
}

func (p *Page) held() fyne.CanvasObject {
	fiche := p.desk.Fiches()[0]
	lines := widget.VStack(0, widget.Heading("Blocs acquis"))
	for _, b := range fiche.Blocs {
		words := "pas encore"
		if h, ok := p.person.Ledger[b.Key]; ok {
			words = "acquis le " + h.On.French()
		}
		lines.Add(widget.Body(b.Title + " : " + words))
	}
	if p.person.Ledger.Complete(fiche) {
		lines.Add(widget.Strong("Tous les blocs sont acquis : la certification se demande au certificateur."))
	}
	return lines
}

func (p *Page) sittings() fyne.CanvasObject {
	lines := widget.VStack(0, widget.Heading("Sessions"))
	if len(p.person.Sittings) == 0 {
		lines.Add(widget.Quiet("Aucune inscription."))
	}
	for _, s := range p.person.Sittings {
		open := widget.Plain(s.Session.Name, func() { p.host.Go(widget.Place{Area: widget.AreaSessions, ID: s.Session.ID}) })
		lines.Add(container.NewHBox(open))
		for _, b := range s.Case.Enrolment.Blocs {
			bloc, _ := p.desk.Fiches()[0].Bloc(b.Bloc)
			lines.Add(widget.Body("     " + bloc.Title + " : " + p.outcome(s, b)))
		}
	}
	return lines
}

// outcome says what came of a bloc: the decision, or how far it has come.
func (p *Page) outcome(s app.Sitting, b data.BlocRequest) string {
	if d, ok := s.Case.Decision(b.Bloc); ok {
		words := string(d.Outcome)
		if s.Session.Sealed.IsZero() {
			words += " (session encore ouverte)"
		}
		return words
	}
	if missing := rules.Missing(p.desk.Fiches()[0], &s.Session.Rules, &s.Case, b.Bloc); len(missing) > 0 {
		return "résultats à saisir"
	}
	return "en attente du jury"
}

func (p *Page) documents() fyne.CanvasObject {
	lines := widget.VStack(0, widget.Heading("Documents"))
	if len(p.person.Documents) == 0 {
		lines.Add(widget.Quiet("Aucun document émis."))
	}
	for _, d := range p.person.Documents {
		words := d.Number.Kind.Title()
		if d.Sheet.Bloc != nil {
			words += " : " + d.Sheet.Bloc.Title
		}
		open := widget.Plain(words+" ("+d.Number.String()+", "+d.Sheet.Delivered.French()+")", func() { p.open(d) })
		lines.Add(container.NewHBox(open))
	}
	return lines
}

// documentsFolder is where documents are written to be looked at.
var documentsFolder = func() (string, error) {
	home, err := os.UserHomeDir()
	return filepath.Join(home, "Documents", "Certibloc"), err
}

func (p *Page) open(d data.Document) {
	dir, err := documentsFolder()
	if err != nil {
		p.host.Refuse(err)
		return
	}
	path, err := p.desk.Documents.Export(d, dir)
	if err == nil {
		err = p.host.OpenFile(path)
	}
	if err != nil {
		p.host.Refuse(err)
		return
	}
	p.host.Tell("Écrit : " + path)
}

// correct opens the form of the identity.
func (p *Page) correct() {
	fields := widget.NewIdentityFields(p.host.Focus)
	fields.Set(p.person.Candidate)
	said := container.NewVBox()
	var closeIt func()
	save := widget.Primary("Enregistrer", func() {
		said.RemoveAll()
		if !fields.Valid() {
			return
		}
		c := fields.Candidate()
		c.ID = p.id
		if _, err := p.desk.Candidates.Save(context.Background(), c); err != nil {
			said.Add(widget.Banner(widget.ToneRefused, err.Error()))
			return
		}
		closeIt()
		p.host.Tell("Identité enregistrée. Les documents déjà émis ne changent pas.")
	})
	cancel := widget.Secondary("Annuler", func() { closeIt() })
	buttons := container.NewBorder(nil, nil, nil, widget.HStack(cancel, save))
	closeIt = p.host.Show("Corriger l’identité", widget.Width(widget.VStack(1, fields.Content(), said, buttons), 520), fields.Focus())
}

// actionWords are the actions of the journal in the reader's words.
var actionWords = map[app.Action]string{
	app.ActCandidate: "Identité enregistrée", app.ActEnrol: "Parcours ou inscription", app.ActResult: "Résultat saisi",
	app.ActDecision: "Décision du jury", app.ActIssue: "Document émis",
}

func historyOf(events []app.Event) fyne.CanvasObject {
	lines := widget.VStack(0, widget.Heading("Historique"))
	for _, e := range events {
		words, ok := actionWords[e.Action]
		if !ok {
			words = string(e.Action)
		}
		if e.Reason != "" {
			words += " : " + e.Reason
		}
		lines.Add(widget.Small(e.At.Local().Format("02/01/2006 15:04") + " · " + e.Operator + " · " + words))
	}
	return lines
}
