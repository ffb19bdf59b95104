package settings

import (
	"fyne.io/fyne/v2"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// rulesCard is what the fiche leaves open, each with where its value comes from.
func (p *Page) rulesCard() fyne.CanvasObject {
	rows := []fyne.CanvasObject{
		widget.Heading("Règles des nouvelles sessions"),
		widget.Quiet("La fiche ne fixe pas ces valeurs. Les sessions déjà ouvertes gardent les règles qu’elles ont."),
		p.scaleRow(), p.casePartsRow(), p.workplaceRow(), p.portfolioRow(),
		fw.NewSeparator(),
		widget.Strong("Modalité proposée selon la voie d’accès"),
		widget.Small("Une proposition seulement : la personne qui inscrit la confirme. La voie VAE va toujours avec la modalité VAE."),
	}
	for _, route := range p.desk.Fiches()[0].Routes {
		if route.Open.Open() && route.Key != rncp.RouteVAE {
			rows = append(rows, p.trackRow(route))
		}
	}
	return widget.Card(widget.VStack(1, rows...))
}

// row is a rule: its fields at the left, where its value comes from at the right.
func (p *Page) row(r *rule, fields ...*widget.Field) fyne.CanvasObject {
	return widget.VStack(1, fw.NewSeparator(), widget.Halves(p.column(fields...), r.content()))
}

func (p *Page) scaleRow() fyne.CanvasObject {
	top, topIn := p.text("20",
		func(c data.Centre) string { return c.Rules.Scale.Value.Max.String() },
		func(c *data.Centre, s string) { c.Rules.Scale.Value.Max, _ = number(s) })
	step, stepIn := p.text("0,25",
		func(c data.Centre) string { return c.Rules.Scale.Value.Step.String() },
		func(c *data.Centre, s string) { c.Rules.Scale.Value.Step, _ = number(s) })
	pass, passIn := p.text("10",
		func(c data.Centre) string { return c.Rules.PassMark.Value.String() },
		func(c *data.Centre, s string) { c.Rules.PassMark.Value, _ = number(s) })
	scale := p.rule([]*input{topIn, stepIn}, func(r *data.Rules) *data.Origin { return &r.Scale.Origin })
	mark := p.rule([]*input{passIn}, func(r *data.Rules) *data.Origin { return &r.PassMark.Origin })
	return widget.VStack(1,
		p.row(scale, &widget.Field{Label: "Échelle des notes", Check: func() error { return checkScale(top, step) },
			Input: widget.HStack(fw.NewLabel("de 0 à"), widget.Width(top, 84), fw.NewLabel("par pas de"), widget.Width(step, 84))}),
		p.row(mark, &widget.Field{Label: "Seuil d’un bloc", Hint: "Le bloc est proposé acquis quand la moyenne de ses épreuves l’atteint.", Check: func() error { return checkPass(pass, top, step) },
			Input: widget.HStack(widget.Width(pass, 84))}))
}

// number reads a number of points.
func number(text string) (data.Mark, error) {
	n, err := data.Scale{Max: data.Points(9999), Step: 1}.ParseMark(text)
	if err != nil {
		return 0, data.Refuse("« %s » n’est pas un nombre de points.", text).Hint("Écrivez par exemple 20 ou 0,25.")
	}
	return n, nil
}

func scaleOf(top, step *widget.TextField) (data.Scale, error) {
	highest, err := number(trimmed(top))
	if err != nil {
		return data.Scale{}, err
	}
	by, err := number(trimmed(step))
	if err != nil {
		return data.Scale{}, err
	}
	s := data.Scale{Max: highest, Step: by}
	return s, s.Validate()
}

func checkScale(top, step *widget.TextField) error {
	_, err := scaleOf(top, step)
	return err
}

func checkPass(pass, top, step *widget.TextField) error {
	mark, err := number(trimmed(pass))
	if err != nil {
		return err
	}
	scale, err := scaleOf(top, step)
	if err != nil {
		return nil // said beside the scale
	}
	return scale.Check(mark)
}

func (p *Page) casePartsRow() fyne.CanvasObject {
	const apart, together = "à part", "ensemble"
	radio := widget.NewRadio(widget.Choice{Key: apart, Label: "Une note pour chaque partie"}, widget.Choice{Key: together, Label: "Une seule note pour l’étude de cas"})
	in := p.choice(radio,
		func(c data.Centre) string {
			if c.Rules.CaseParts.Value {
				return apart
			}
			return together
		},
		func(c *data.Centre, s string) { c.Rules.CaseParts.Value = s == apart })
	r := p.rule([]*input{in}, func(r *data.Rules) *data.Origin { return &r.CaseParts.Origin })
	return p.row(r, &widget.Field{Label: "Parties d’une étude de cas", Input: radio.Content()})
}

func (p *Page) workplaceRow() fyne.CanvasObject {
	radio := widget.NewRadio(
		widget.Choice{Key: string(data.WorkplaceVerdict), Label: "Un avis à part, à côté des notes"},
		widget.Choice{Key: string(data.WorkplaceOutcome), Label: "L’issue du bloc elle-même : rien de plus à saisir"})
	in := p.choice(radio,
		func(c data.Centre) string { return string(c.Rules.Workplace.Value) },
		func(c *data.Centre, s string) { c.Rules.Workplace.Value = data.WorkplaceMeaning(s) })
	r := p.rule([]*input{in}, func(r *data.Rules) *data.Origin { return &r.Workplace.Origin })
	return p.row(r, &widget.Field{Label: "« Validation du bloc professionnel »", Hint: "La fiche la cite en formation initiale sans la définir.", Input: radio.Content()})
}

func (p *Page) portfolioRow() fyne.CanvasObject {
	radio := widget.NewRadio(
		widget.Choice{Key: string(data.PolicyWarns), Label: "Le signaler et accepter le résultat"},
		widget.Choice{Key: string(data.PolicyRefuses), Label: "Refuser le résultat"})
	in := p.choice(radio,
		func(c data.Centre) string { return string(c.Rules.Portfolio.Value) },
		func(c *data.Centre, s string) { c.Rules.Portfolio.Value = data.Policy(s) })
	r := p.rule([]*input{in}, func(r *data.Rules) *data.Origin { return &r.Portfolio.Origin })
	return p.row(r, &widget.Field{Label: "Portefeuille de preuves hors du délai de la fiche", Input: radio.Content()})
}

// trackRow is the track proposed on a route. No proposal at all is a choice too.
func (p *Page) trackRow(route rncp.RouteAccess) fyne.CanvasObject {
	radio := widget.NewRadioRow(
		widget.Choice{Key: string(rncp.TrackInitial), Label: "Formation initiale"},
		widget.Choice{Key: string(rncp.TrackContinuing), Label: "Formation continue"},
		widget.Choice{Key: noTrack, Label: "Au choix"})
	in := p.choice(radio,
		func(c data.Centre) string {
			if track := c.Rules.Tracks[route.Key].Value; track != "" {
				return string(track)
			}
			return noTrack
		},
		func(c *data.Centre, s string) {
			delete(c.Rules.Tracks, route.Key)
			if s != noTrack {
				c.Rules.Tracks[route.Key] = data.Setting[rncp.Track]{Value: rncp.Track(s)}
			}
		})
	r := p.trackRule(in, route.Key)
	return p.row(r, &widget.Field{Label: route.Short, Input: radio.Content()})
}
