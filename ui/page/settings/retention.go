package settings

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// archivesFolder is where the entry in the register of processing is written. Tests put another in its place.
var archivesFolder = func() (string, error) { return widget.DocumentsFolder("Archives") }

// retention is the card of how long each kind of record is kept.
type retention struct {
	page *Page
	own  data.Conservation
	rows *fyne.Container
}

func newRetention(p *Page) (*retention, error) {
	r := &retention{page: p, rows: widget.VStack(0.5)}
	return r, r.follow()
}

func (r *retention) content() fyne.CanvasObject {
	buttons := widget.HStack(widget.Secondary("Proposer une liste d’élimination", func() { r.page.host.Go(widget.Place{Area: widget.AreaDisposal}) }),
		widget.Secondary("Fiche du registre (article 30)", r.processing), widget.Secondary("Archive en clair…", r.archive))
	return widget.Card(widget.VStack(1, widget.Heading("Conservation"),
		widget.Body("Rien ne s’efface de soi-même. Une durée passée fait proposer une liste d’élimination, que les archives départementales visent."),
		buttons, r.rows))
}

// follow reads the rules again.
func (r *retention) follow() (err error) {
	if r.own, err = r.page.desk.Disposals.Settings(); err != nil {
		return err
	}
	r.rows.Objects = nil
	for _, rule := range r.own.Retentions() {
		var change fyne.CanvasObject
		if !rule.Fixed {
			change = container.NewCenter(widget.Secondary("Modifier…", func() { r.ask(rule) }))
		}
		r.row(rule.Title, lasts(rule), rule.Basis, change)
	}
	dpo := r.own.DPO
	if dpo == "" {
		dpo = "À compléter : la fiche du registre le nomme."
	}
	r.row("Délégué à la protection des données", dpo, "", container.NewCenter(widget.Secondary("Modifier…", r.askDPO)))
	r.row("Journal technique", strconv.Itoa(r.own.Months())+" mois.", "Ce que le programme a fait et ses pannes, sans donnée personnelle. La CNIL recommande de 6 à 12 mois.",
		container.NewCenter(widget.Secondary("Modifier…", r.askLogs)))
	r.rows.Refresh()
	return nil
}

func (r *retention) row(title, value, basis string, button fyne.CanvasObject) {
	words := widget.VStack(-1.5, widget.Strong(title), widget.Body(value))
	if basis != "" {
		words.Add(widget.Small(basis))
	}
	if len(r.rows.Objects) > 0 {
		r.rows.Add(fw.NewSeparator())
	}
	r.rows.Add(container.NewBorder(nil, nil, nil, button, words))
}

// archive writes everything in the clear, after a question: it is not encrypted.
func (r *retention) archive() {
	r.page.host.Ask(widget.Question{Title: "Écrire l’archive en clair ?", Confirm: "Écrire l’archive",
		Text: "Tout ce que le centre a, en fichiers lisibles sans le programme, et d’où un centre se reconstruit. Elle n’est pas chiffrée et porte des données personnelles : gardez-la sous clé.",
		Do: func() {
			dir, err := archivesFolder()
			if err != nil {
				r.page.host.Refuse(err)
				return
			}
			path := ""
			r.page.host.Run("Écriture de l’archive", func(ctx context.Context, progress func(int, int)) (err error) {
				path, err = r.page.desk.Archive(ctx, dir, progress)
				return err
			}, func(err error) {
				if err == nil {
					err = r.page.host.OpenFile(path)
				}
				if err != nil {
					r.page.host.Refuse(err)
					return
				}
				r.page.host.Tell("Archive écrite : " + path)
			})
		}})
}

// lasts says how long, and how sure that is.
func lasts(rule data.Retention) string {
	switch {
	case rule.Fixed:
		return rule.Fate + "."
	case rule.Years == 0:
		return "Sans limite de durée."
	}
	says := app.Years(rule.Years) + " après " + rule.Start
	if !rule.Sure {
		return says + " : proposition à confirmer."
	}
	return says + "."
}

// ask asks for another period, on which ground, and why it changes.
func (r *retention) ask(rule data.Retention) {
	years, basis, reason := widget.NewTextField("0 : sans limite"), widget.NewTextArea("", 2), widget.NewTextField("Réponse des archives départementales du 3 mars")
	years.SetText(strconv.Itoa(rule.Years))
	basis.SetText(rule.Basis)
	sure := widget.NewToggle("Durée confirmée")
	sure.Set(rule.Sure)
	at := &widget.Field{Label: "Années après " + rule.Start, Hint: "0 : sans limite.", Input: widget.Width(years, 90), Check: func() error {
		if _, err := strconv.Atoi(trimmed(years)); err != nil {
			return data.Refuse("« %s » n’est pas un nombre d’années.", trimmed(years)).Hint("Donnez de 1 à 100 ans, ou 0.")
		}
		return nil
	}}
	widget.FormDialog{
		Title: rule.Title, Words: "Une liste déjà dressée reste ; à son exécution, ce qui n’est plus échu est laissé.", Action: "Enregistrer la durée",
		Fields: []*widget.Field{at, {Label: "Fondement", Input: basis, Check: widget.Needed(basis, "Le fondement de la durée manque.")},
			{Label: "Sûreté", Hint: "Cochez-la quand les archives ou le réseau ont confirmé la durée.", Input: sure},
			{Label: "Pourquoi", Hint: "Le journal garde ce motif.", Input: reason, Check: widget.Needed(reason, "Le motif manque.")}},
		First: years, Typed: []*widget.TextField{years, reason}, At: at,
		Do: widget.AtOnce(func() error {
			n, err := strconv.Atoi(trimmed(years))
			if err != nil {
				return err
			}
			rule.Years, rule.Basis, rule.Sure = n, strings.TrimSpace(basis.Text), sure.On()
			return r.save(r.own.With(rule), reason.Text)
		}),
	}.Show(r.page.host)
}

func (r *retention) askDPO() {
	dpo, reason := widget.NewTextField("nom, courriel, téléphone"), widget.NewTextField("Délégué désigné le 3 mars")
	dpo.SetText(r.own.DPO)
	at := &widget.Field{Label: "Ses coordonnées", Input: dpo}
	widget.FormDialog{
		Title: "Délégué à la protection des données", Words: "La fiche du registre des traitements le nomme.", Action: "Enregistrer",
		Fields: []*widget.Field{at, {Label: "Pourquoi", Hint: "Le journal garde ce motif.", Input: reason, Check: widget.Needed(reason, "Le motif manque.")}},
		First:  dpo, Typed: []*widget.TextField{dpo, reason}, At: at,
		Do: widget.AtOnce(func() error {
			own := r.own
			own.DPO = trimmed(dpo)
			return r.save(own, reason.Text)
		}),
	}.Show(r.page.host)
}

// askLogs asks for how long the technical log is kept.
func (r *retention) askLogs() {
	months, reason := widget.NewTextField("6"), widget.NewTextField("Politique de la CCI")
	months.SetText(strconv.Itoa(r.own.Months()))
	at := &widget.Field{Label: "Mois", Hint: "La CNIL recommande de 6 à 12 mois.", Input: widget.Width(months, 90), Check: func() error {
		if n, err := strconv.Atoi(trimmed(months)); err != nil || n < 1 {
			return data.Refuse("« %s » n’est pas un nombre de mois.", trimmed(months)).Hint("Donnez par exemple 6.")
		}
		return nil
	}}
	widget.FormDialog{
		Title: "Journal technique", Words: "Les mois plus anciens s’effacent à l’ouverture du programme.", Action: "Enregistrer la durée",
		Fields: []*widget.Field{at, {Label: "Pourquoi", Hint: "Le journal garde ce motif.", Input: reason, Check: widget.Needed(reason, "Le motif manque.")}},
		First:  months, Typed: []*widget.TextField{months, reason}, At: at,
		Do: widget.AtOnce(func() error {
			n, err := strconv.Atoi(trimmed(months))
			if err != nil {
				return err
			}
			own := r.own
			own.LogMonths = n
			return r.save(own, reason.Text)
		}),
	}.Show(r.page.host)
}

func (r *retention) save(own data.Conservation, reason string) error {
	err := r.page.desk.Disposals.Save(context.Background(), own, strings.TrimSpace(reason))
	if err != nil {
		return err
	}
	r.page.host.Tell("Conservation enregistrée.")
	return r.follow()
}

// processing writes the entry in the register of processing and opens it.
func (r *retention) processing() {
	host, path := r.page.host, ""
	host.Run("Fiche du registre", func(context.Context, func(int, int)) error {
		dir, err := archivesFolder()
		if err == nil {
			path, err = r.page.desk.Disposals.ExportProcessing(dir)
		}
		return err
	}, func(err error) {
		if err == nil {
			err = host.OpenFile(path)
		}
		if err != nil {
			host.Refuse(err)
			return
		}
		host.Tell("Fiche du registre écrite : " + path)
	})
}
