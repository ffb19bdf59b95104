package candidate

import (
	"context"
	"strings"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// earlierForm asks what is known of an original that was delivered before the program, to issue a duplicate of it.
type earlierForm struct {
	page   *Page
	prior  data.Prior
	number *widget.TextField
	on     *widget.DateField
	source *widget.TextField
	reason *widget.TextField
}

// askEarlier opens the form, or says at once why no duplicate can be issued.
func (p *Page) askEarlier(prior data.Prior) {
	registration, err := p.desk.Documents.EarlierRegistration(prior)
	if err != nil {
		p.host.Refuse(err)
		return
	}
	f := &earlierForm{page: p, prior: prior, number: widget.NewTextField("vide s’il n’est pas connu"), on: widget.NewDateField(),
		source: widget.NewTextField("registre et page"), reason: widget.NewTextField("par exemple : perdu, demandé par courrier du 3 mars")}
	f.number.SetText(prior.Number)
	f.source.SetText(prior.Source)
	source := &widget.Field{Label: "Registre", Hint: "Tel que le duplicata le cite.", Input: f.source,
		Check: widget.Needed(f.source, "Le registre manque : le duplicata le cite.")}
	widget.FormDialog{
		Title: "Établir un duplicata", Action: "Émettre le duplicata", First: f.number, At: source,
		Words: "« " + p.subject(prior.Bloc) + " », acquis le " + prior.On.French() + ". Le duplicata porte l’intitulé d’alors, « " + registration.Title + " » (" +
			lowerFirst(registration.Decree) + "), l’identité enregistrée aujourd’hui et un numéro à la suite des certificats.",
		Typed: []*widget.TextField{f.number, &f.on.TextField, f.source, f.reason},
		Fields: []*widget.Field{
			{Label: "Numéro de l’original", Input: f.number, Check: longest(f.number, 40)},
			{Label: "Original délivré le", Hint: "Vide si la date n’est pas connue.", Input: widget.Width(f.on, 150), Check: widget.DatedOrEmpty(f.on)},
			source,
			{Label: "Demande", Hint: "Facultative ; le journal la garde.", Input: f.reason},
		},
		Aside: widget.Secondary("Aperçu", f.preview),
		Do:    f.issue,
	}.Show(p.host)
}

// typed is what the fields say of the original.
func (f *earlierForm) typed() app.Earlier {
	on, _ := f.on.Date()
	return app.Earlier{Number: strings.TrimSpace(f.number.Text), On: on, Source: strings.TrimSpace(f.source.Text)}
}

func (f *earlierForm) preview() {
	earlier := f.typed()
	docs := f.page.desk.Documents
	widget.ShowPapers(f.page.host, docs, "Aperçu du duplicata", []widget.Paper{{
		Title: f.page.subject(f.prior.Bloc) + ", " + f.page.person.Candidate.Name(),
		PDF:   func() ([]byte, error) { return docs.PreviewEarlier(f.prior.ID, earlier) },
	}})
}

func (f *earlierForm) issue(done func(error)) {
	host, docs, earlier, reason := f.page.host, f.page.desk.Documents, f.typed(), strings.TrimSpace(f.reason.Text)
	var doc data.Document
	host.Run("Émission du duplicata", func(ctx context.Context, _ func(int, int)) (err error) {
		doc, err = docs.DuplicateEarlier(ctx, f.prior.ID, earlier, reason)
		return err
	}, func(err error) {
		done(err)
		if err == nil {
			host.Tell("Duplicata émis : " + doc.Number.String() + ".")
			host.Go(widget.Place{Area: widget.AreaRegister, ID: doc.ID})
		}
	})
}

// lowerFirst writes « arrêté » for « Arrêté ».
func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
