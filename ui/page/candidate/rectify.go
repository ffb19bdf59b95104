package candidate

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// readRectified reads the rectifications, and whether a change of the identity is one.
func (p *Page) readRectified() (err error) {
	if p.rectified, err = p.desk.Rights.Rectifications(p.id); err != nil {
		return err
	}
	p.rests, err = p.desk.Rights.Needed(p.id)
	label := "Corriger l’identité"
	if p.rests {
		label = "Rectifier l’identité…"
	}
	p.edit.SetText(label)
	return err
}

// rectify opens the form of the identity, then asks on which ground it is changed.
func (p *Page) rectify() {
	form := identityForm{host: p.host, atlas: p.desk.Places(), title: "Rectifier l’identité", confirm: "Continuer"}
	form.note = widget.Banner(widget.ToneInfo, "Des documents sont émis, ou une session est close, sous cette identité. L’ancienne sera gardée, et ce qui la porte sera à refaire.")
	form.then = func(c data.Candidate) {
		c.ID = p.id
		changes := data.IdentityChanges(p.person.Candidate, c)
		if len(changes) == 0 {
			form.closeIt()
			p.host.Tell("Rien n’a changé.")
			return
		}
		if data.Completes(p.person.Candidate, c) { // nothing was wrong
			if err := p.save(c); err != nil {
				form.say(widget.Coloured(err.Error(), theme.ColorNameError))
				return
			}
			form.closeIt()
			return
		}
		p.askBasis(c, changes, form.closeIt)
	}
	form.open(p.person.Candidate)
}

// askBasis asks why an identity is changed and on which paper, and changes it.
func (p *Page) askBasis(c data.Candidate, changes []data.IdentityChange, then func()) {
	choices := make([]widget.Choice, len(data.Bases))
	for i, b := range data.Bases {
		choices[i] = widget.Choice{Key: string(b), Label: upper(string(b))}
	}
	basis, on, reason := widget.NewRadio(choices...), widget.NewDateField(), widget.NewTextField("par exemple : accent oublié à la saisie")
	basis.Set(string(data.BasisCivil))
	last := &widget.Field{Label: "Ce qui était faux", Input: reason, Check: func() error {
		if err := widget.Needed(reason, "Le motif manque : l’historique le garde.")(); err != nil {
			return err
		}
		return longest(reason, 300)()
	}}
	widget.FormDialog{
		Title: "Rectifier l’identité de " + p.person.Candidate.Name() + " ?", Action: "Rectifier l’identité", First: reason,
		Words: changed(changes), Typed: []*widget.TextField{reason, &on.TextField}, At: last,
		Fields: []*widget.Field{last, {Label: "Sur quelle pièce ?", Hint: "Elle se lit et ne se copie pas.", Input: basis.Content()},
			{Label: "Datée du", Input: widget.Width(on, 150), Check: widget.Dated(on)}},
		Do: func(done func(error)) {
			day, _ := on.Date()
			_, err := p.desk.Rights.Rectify(context.Background(), c, data.Rectification{Basis: data.Basis(basis.Key()), BasisOn: day, Reason: reason.Text})
			done(err)
			if err == nil {
				then()
				p.host.Tell("Identité rectifiée. Ce qui est à refaire est sur cette page et à l’accueil.")
				p.host.Focus(p.edit)
			}
		},
	}.Show(p.host)
}

// changed writes what changes, a line for each field.
func changed(changes []data.IdentityChange) string {
	words := make([]string, len(changes))
	for i, c := range changes {
		words[i] = changeWords(c)
	}
	return strings.Join(words, "\n")
}

// changeWords writes one: « Prénoms : « Élodie », au lieu de « Elodie » ».
func changeWords(c data.IdentityChange) string {
	switch {
	case c.Before == "":
		return c.Field + " : « " + c.After + " », ajouté"
	case c.After == "":
		return c.Field + " : « " + c.Before + " », retiré"
	}
	return c.Field + " : « " + c.After + " », au lieu de « " + c.Before + " »"
}

// rectifications shows each change with its ground, and what it still calls for; nil where there is none.
func (p *Page) rectifications() fyne.CanvasObject {
	if len(p.rectified) == 0 {
		return nil
	}
	var rows []fyne.CanvasObject
	for _, r := range p.rectified {
		words := tight()
		for _, c := range r.Changes() {
			words.Add(widget.Body(changeWords(c)))
		}
		words.Add(widget.Small("Motif : " + r.Reason))
		words.Add(widget.Small(upper(string(r.Basis)) + " du " + r.BasisOn.French()))
		rows = append(rows, widget.Shares([]float32{0.18, 0.57, 0.25}, widget.Quiet(widget.FormatDate(r.On)), words, widget.Quiet(r.By)))
		for _, d := range r.Redo {
			rows = append(rows, p.toRedo(r, d))
		}
	}
	head := container.NewBorder(nil, nil, widget.Heading("Rectifications"), p.replaceButton())
	return container.NewVBox(head, lines(rows...))
}

// replaceButton replaces in one go all that can be; nothing where one document or none is left.
func (p *Page) replaceButton() fyne.CanvasObject {
	n := 0
	for _, r := range p.rectified {
		for _, d := range r.Redo {
			if d.Kind == app.RedoReplace {
				n++
			}
		}
	}
	if n < 2 {
		return container.NewHBox()
	}
	b := p.button("remplacer", "", p.askReplaceAll)
	b.SetText(fmt.Sprintf("Remplacer les %d documents…", n))
	return container.NewCenter(b)
}

// askReplaceAll asks, then issues what replaces each document.
func (p *Page) askReplaceAll() {
	p.host.Ask(widget.Question{
		Title: "Remplacer ses documents ?", Confirm: "Annuler et remplacer",
		Text: "Chaque document qui porte l’ancienne identité est annulé, et un nouveau, qui le cite, est émis à sa place. Les décisions ne changent pas.",
		Do: func() {
			issued := 0
			p.host.Run("Remplacement des documents", func(ctx context.Context, progress func(int, int)) error {
				done, err := p.desk.Rights.ReplaceAll(ctx, p.id, progress)
				issued = len(done)
				return err
			}, func(err error) {
				if issued > 0 {
					p.host.Tell(fmt.Sprintf("%d documents remplacés.", issued))
				}
				if err != nil {
					p.host.Refuse(err)
				}
				p.host.Focus(p.edit)
			})
		},
	})
}

// toRedo is one thing that a rectification calls for.
func (p *Page) toRedo(r app.Rectified, d app.Redo) fyne.CanvasObject {
	title := d.Title
	if d.Detail != "" {
		title += " – " + d.Detail
	}
	words := tight(widget.Coloured("À refaire : "+title, widget.ColorAccent), widget.Small(d.Sentence))
	buttons := widget.HStack()
	if d.Document != "" {
		buttons.Add(p.button("voir "+r.ID+d.What, "Voir au registre", func() { p.host.Go(widget.Place{Area: widget.AreaRegister, ID: d.Document}) }))
	}
	buttons.Add(p.button("régler "+r.ID+d.What, "Noter comme réglé…", func() { p.settle(r, d) }))
	return container.NewBorder(nil, nil, nil, container.NewCenter(buttons), words)
}

// settle asks how and when something was settled, and notes it.
func (p *Page) settle(r app.Rectified, d app.Redo) {
	on, note := widget.NewDateField(), widget.NewTextField("par exemple : envoyé au réseau par courriel")
	on.SetDate(p.desk.Today())
	last := &widget.Field{Label: "Comment", Hint: "L’historique le garde.", Input: note, Check: func() error {
		if err := widget.Needed(note, "Dites en une phrase comment ce point est réglé.")(); err != nil {
			return err
		}
		return longest(note, 300)()
	}}
	widget.FormDialog{
		Title: d.Title, Words: d.Sentence, Action: "Noter comme réglé", First: note, Typed: []*widget.TextField{&on.TextField, note}, At: last,
		Fields: []*widget.Field{{Label: "Réglé le", Input: widget.Width(on, 150), Check: widget.Dated(on)}, last},
		Do: widget.AtOnce(func() error {
			day, _ := on.Date()
			err := p.desk.Rights.Settle(context.Background(), r.ID, data.Settled{What: d.What, On: day, Note: note.Text})
			if err == nil {
				p.host.Tell("Noté comme réglé.")
				p.host.Focus(p.edit) // the button that had it is gone
			}
			return err
		}),
	}.Show(p.host)
}
