package disposal

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/ui/widget"
)

// underWay is the list that waits for its visa, or to be carried out.
func (p *Page) underWay(d data.Disposal) fyne.CanvasObject {
	says := "Dressé le " + d.On.French() + ". Imprimez-le, envoyez-le au directeur des archives départementales, et entrez ici la référence de son visa quand il revient."
	main := widget.Primary("Entrer le visa…", func() { p.askVisa(d) })
	others := []fyne.CanvasObject{widget.Secondary("Imprimer le bordereau", func() { p.print(d) })}
	if d.Visa.Given() {
		says = fmt.Sprintf("Visa %s du %s, par %s. Ce qui a changé depuis le %s sera laissé.", d.Visa.Reference, d.Visa.On.French(), d.Visa.By, d.On.French())
		main = widget.Primary("Éliminer…", func() { p.askExecution(d) })
		others = append(others, widget.Secondary("Corriger le visa…", func() { p.askVisa(d) }))
	}
	p.focus = main
	if _, removed, _ := d.Totals(); removed == 0 {
		others = append(others, widget.Plain("Abandonner…", func() { p.askAbandon(d) }))
	}
	title := fmt.Sprintf("Bordereau n° %d, %s", d.Number, d.State())
	return widget.Card(widget.VStack(1, widget.Heading(title), widget.Body(says), container.NewBorder(nil, nil, widget.HStack(others...), main), p.lines(d.Lines)))
}

// askVisa asks for what stands on the list that has come back.
func (p *Page) askVisa(d data.Disposal) {
	reference, by, day := widget.NewTextField("par exemple : AD15 – 2031/114"), widget.NewTextField("Nom et qualité"), widget.NewDateField()
	reference.SetText(d.Visa.Reference)
	by.SetText(d.Visa.By)
	day.SetDate(p.desk.Today())
	if d.Visa.Given() {
		day.SetDate(d.Visa.On)
	}
	at := &widget.Field{Label: "Référence du visa", Input: reference, Check: widget.Needed(reference, "La référence du visa manque.")}
	widget.FormDialog{
		Title: fmt.Sprintf("Visa du bordereau n° %d", d.Number), Words: "Recopiez-le du bordereau signé. Entrer le visa n’élimine encore rien.", Action: "Enregistrer le visa",
		Fields: []*widget.Field{at, {Label: "Date du visa", Input: widget.Width(day, 150), Check: widget.Dated(day)},
			{Label: "Signataire", Input: by, Check: widget.Needed(by, "Le signataire du visa manque.")}},
		First: reference, Typed: []*widget.TextField{reference, by}, At: at,
		Do: widget.AtOnce(func() error {
			on, err := day.Date()
			if err != nil {
				return err
			}
			visa := data.Visa{Reference: strings.TrimSpace(reference.Text), On: on, By: strings.TrimSpace(by.Text)}
			return p.desk.Disposals.Endorse(context.Background(), d.ID, visa)
		}),
	}.Show(p.host)
}

// askAbandon asks why the list is given up.
func (p *Page) askAbandon(d data.Disposal) {
	reason := widget.NewTextField("par exemple : visa refusé par les archives")
	at := &widget.Field{Label: "Motif", Hint: "Le bordereau et le journal le gardent.", Input: reason, Check: widget.Needed(reason, "Le motif manque.")}
	widget.FormDialog{
		Title: fmt.Sprintf("Abandonner le bordereau n° %d ?", d.Number), Words: "Rien n’est éliminé. Ce qu’il liste sera proposé à nouveau.", Action: "Abandonner",
		Fields: []*widget.Field{at}, First: reason, Typed: []*widget.TextField{reason}, At: at,
		Do: widget.AtOnce(func() error { return p.desk.Disposals.Abandon(context.Background(), d.ID, reason.Text) }),
	}.Show(p.host)
}

// askExecution asks once more, with the counts, and removes.
func (p *Page) askExecution(d data.Disposal) {
	records, _, _ := d.Totals()
	p.host.Ask(widget.Question{
		Title: fmt.Sprintf("Éliminer %s ?", number(records, "enregistrement")),
		Text: fmt.Sprintf("Les %s du bordereau n° %d sont effacés pour toujours, sous le visa %s du %s. Le bordereau, sans nom, en garde la trace. Cela ne se défait pas.",
			number(records, "enregistrement"), d.Number, d.Visa.Reference, d.Visa.On.French()),
		Confirm: "Éliminer", Do: func() { p.execute(d) },
	})
}

func (p *Page) execute(d data.Disposal) {
	var done data.Disposal
	p.host.Run("Élimination", func(ctx context.Context, _ func(int, int)) (err error) {
		done, err = p.desk.Disposals.Execute(ctx, d.ID)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Refuse(err)
			return
		}
		_, removed, kept := done.Totals()
		said := fmt.Sprintf("Bordereau n° %d : %s éliminés", d.Number, number(removed, "enregistrement"))
		if removed < 2 {
			said = fmt.Sprintf("Bordereau n° %d : %s éliminé", d.Number, number(removed, "enregistrement"))
		}
		if kept > 0 {
			said += fmt.Sprintf(", %s laissés parce que modifiés ou retenus depuis", number(kept, "enregistrement"))
		}
		p.host.Tell(said + ".")
	})
}
