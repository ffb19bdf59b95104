package settings

import (
	"context"
	"fmt"
	"maps"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/ui/widget"
)

// wording is the documents' fixed sentences: the program's, and those that the centre says in its own words. Each change is
// a new version, which the documents issued from then on bear.
type wording struct {
	page      *Page
	sentences []data.Sentence
	current   data.Wording
	state     *fw.RichText
	table     *widget.Table
}

func newWording(p *Page) (*wording, error) {
	w := &wording{page: p, sentences: p.desk.Wording.Sentences(), state: widget.Body("")}
	return w, w.follow()
}

func (w *wording) content() fyne.CanvasObject {
	review := widget.HStack(widget.Secondary("Voir les documents…", w.page.specimens), widget.Secondary("Revoir les textes…", w.review))
	return widget.Card(widget.VStack(1, widget.Heading("Documents"),
		widget.Body("Chaque document peut être vu ici avant qu’il n’y ait rien à émettre, pour une personne née en France et une autre née à l’étranger."), w.state,
		widget.Small("Un document déjà émis garde les textes avec lesquels il l’a été."), review))
}

// follow reads the version in force.
func (w *wording) follow() error {
	current, err := w.page.desk.Wording.Current()
	if err != nil {
		return err
	}
	w.current = current
	widget.SetText(w.state, w.says())
	w.fill()
	return nil
}

func (w *wording) says() string {
	switch n := len(w.current.Sentences); {
	case w.current.Version == 0:
		return "Les documents disent les phrases du programme. Aucune n’est adaptée."
	case n == 0:
		return fmt.Sprintf("Version %d, du %s : toutes les phrases sont de nouveau celles du programme.", w.current.Version, w.current.On.French())
	case n == 1:
		return fmt.Sprintf("Version %d, du %s : une phrase est adaptée.", w.current.Version, w.current.On.French())
	default:
		return fmt.Sprintf("Version %d, du %s : %d phrases sont adaptées.", w.current.Version, w.current.On.French(), n)
	}
}

// text returns a sentence as documents say it now.
func (w *wording) text(s data.Sentence) string {
	if own, ok := w.current.Sentences[s.Name]; ok {
		return own
	}
	return s.Text
}

// review lists all sentences.
func (w *wording) review() {
	w.table = widget.NewTable([]widget.Column{{Title: "Document", Share: 7}, {Title: "Phrase", Share: 20}, {Title: "Texte", Share: 3}},
		"Chercher un document ou des mots")
	w.table.Empty = "Aucune phrase ne contient ces mots."
	w.table.OnOpen = w.open
	w.fill()
	var closeIt func()
	shut := widget.Secondary("Fermer", func() { closeIt() })
	words := widget.Quiet("Ouvrez une phrase pour la dire autrement. Ce qui est entre accolades est remplacé par sa valeur.")
	body := container.NewBorder(words, container.NewBorder(nil, nil, nil, shut), nil, nil, widget.Height(w.table.Content(), 460))
	closeIt = w.page.host.Show("Textes des documents", widget.Width(body, 980), w.table.Focus())
}

func (w *wording) fill() {
	if w.table == nil {
		return
	}
	rows := make([]widget.TableRow, len(w.sentences))
	for i, s := range w.sentences {
		state := ""
		if _, own := w.current.Sentences[s.Name]; own {
			state = "adapté"
		}
		rows[i] = widget.TableRow{Key: data.ID(s.Name), Cells: []string{s.Part, w.text(s), state}}
	}
	w.table.SetRows(rows)
}

// open shows one sentence to be said otherwise.
func (w *wording) open(name data.ID) {
	for _, s := range w.sentences {
		if s.Name == string(name) {
			(&sentence{wording: w, is: s}).show()
		}
	}
}

// sentence is a dialog on one of the sentences.
type sentence struct {
	wording *wording
	is      data.Sentence
	text    *widget.TextField
	reason  *widget.TextField
	field   *widget.Field
	form    *widget.Form
	whole   *fyne.Container
	close   func()
}

func (s *sentence) show() {
	s.text, s.reason = widget.NewTextArea("", 4), widget.NewTextField("Demande du réseau du 3 mars")
	s.text.SetText(s.wording.text(s.is))
	s.text.OnSubmitted = func(string) { s.save() }
	s.reason.OnSubmitted = func(string) { s.save() }
	s.field = &widget.Field{Label: "Ce que disent vos documents", Input: s.text, Check: s.check}
	why := &widget.Field{Label: "Pourquoi", Hint: "Le journal garde ce motif.", Input: s.reason, Check: func() error {
		if trimmed(s.reason) == "" {
			return data.Refuse("Le motif manque.").Hint("Dites en quelques mots pourquoi le texte change.")
		}
		return nil
	}}
	s.form = widget.NewForm(s.wording.page.host.Focus, s.field, why)
	version := s.wording.current.Version + 1
	buttons := container.NewBorder(nil, nil, widget.HStack(widget.Secondary("Voir le document", s.look),
		widget.Secondary("Reprendre le texte du programme", func() { s.text.SetText(s.is.Text) })),
		widget.HStack(widget.Secondary("Annuler", func() { s.close() }), widget.Primary(fmt.Sprintf("Enregistrer la version %d", version), s.save)))
	s.whole = container.NewStack(widget.Width(widget.VStack(2, container.NewVBox(widget.Strong("Ce que dit le programme"), widget.Body(s.is.Text)),
		s.form.Content(), buttons), 760))
	s.close = s.wording.page.host.Show(s.is.Part, s.whole, s.text)
}

// typed is the text on one line, as a sentence is.
func (s *sentence) typed() string {
	return strings.TrimSpace(strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ").Replace(s.text.Text))
}

func (s *sentence) check() error { return s.wording.page.desk.Wording.Check(s.is.Name, s.typed()) }

// sentences are the centre's own with this one among them.
func (s *sentence) sentences() map[string]string {
	all := maps.Clone(s.wording.current.Sentences)
	if all == nil {
		all = map[string]string{}
	}
	all[s.is.Name] = s.typed()
	return all
}

func (s *sentence) save() {
	valid := s.form.Valid()
	s.whole.Refresh() // what is wrong takes room
	if !valid {
		return
	}
	page, sentences, why := s.wording.page, s.sentences(), trimmed(s.reason)
	var w data.Wording
	page.host.Run("Essai des documents", func(ctx context.Context, _ func(int, int)) (err error) {
		w, err = page.desk.Wording.Change(ctx, sentences, why)
		return err
	}, func(err error) {
		if err != nil {
			s.field.Tell(err)
			s.whole.Refresh()
			return
		}
		s.close()
		page.host.Tell(fmt.Sprintf("Les documents émis désormais portent la version %d des textes.", w.Version))
	})
}

// look shows the document of both invented people with the sentence as it is typed.
func (s *sentence) look() {
	err := s.check()
	s.field.Tell(err)
	s.whole.Refresh()
	if err != nil {
		return
	}
	page, sentences := s.wording.page, s.sentences()
	showSpecimens(page, []data.DocumentKind{s.is.Kind}, func(kind data.DocumentKind, abroad bool) ([]byte, error) {
		return page.desk.Wording.Look(kind, abroad, sentences)
	})
}
