package candidate

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// since shows what became of a certified person; nil where the centre does not follow it or the person is not certified.
func (p *Page) since() fyne.CanvasObject {
	if len(p.followed) == 0 {
		return nil
	}
	var rows []fyne.CanvasObject
	for _, k := range p.followed {
		for _, months := range data.Horizons {
			label := fmt.Sprintf("À %d mois, le %s", months, widget.FormatDate(k.On.AddMonths(months)))
			if len(p.followed) > 1 {
				label += ", RNCP" + k.Fiche.Code
			}
			said, action := "Pas encore demandée", "Noter la situation…"
			if answer, ok := k.Answer(months); ok {
				said, action = answered(answer), "Corriger…"
			}
			b := p.button(data.ID(fmt.Sprintf("suivi %s %d", k.Fiche.Code, months)), action, func() { p.follow(k, months) })
			b.SetText(action)
			rows = append(rows, container.NewBorder(nil, nil, nil, middle(b), tight(widget.Quiet(label), widget.Body(said))))
		}
	}
	return container.NewVBox(widget.Heading("Depuis la certification"), lines(rows...))
}

// answered says an answer in a line.
func answered(f data.FollowUp) string {
	parts := []string{upper(string(f.Situation))}
	if f.Job != "" {
		parts = append(parts, f.Job)
	}
	if f.Situation == data.SituationEmployed {
		parts = append(parts, map[bool]string{true: "métier visé", false: "autre métier que ceux visés"}[f.Target])
	}
	for _, part := range []string{string(f.Contract), f.Sector} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ") + ", le " + widget.FormatDate(f.On)
}

// otherJob is the choice of a job that the certification does not aim at.
const otherJob = "–"

// followForm is a dialog in which one notes what a certified person does.
type followForm struct {
	page      *Page
	certified app.Certified
	months    int

	on        *widget.DateField
	situation *widget.Select
	job       *widget.Select
	words     *widget.TextField
	rome      *widget.Select
	sector    *widget.Select
	contract  *widget.Select
	form      *widget.Form
	work      *fyne.Container
	said      *fyne.Container
	closeIt   func()
}

func (p *Page) follow(k app.Certified, months int) {
	f := &followForm{page: p, certified: k, months: months, on: widget.NewDateField(), words: widget.NewTextField("le métier, en quelques mots"), said: container.NewVBox()}
	f.situation = widget.NewSelect(func(string) { f.arrange() }, append([]widget.Choice{{Label: "Choisissez"}}, choices(data.Situations)...)...)
	jobs := []widget.Choice{{Label: "Choisissez"}, {Key: otherJob, Label: "Un autre métier que ceux de la fiche"}}
	for _, j := range k.Fiche.Jobs {
		jobs = append(jobs, widget.Choice{Key: j, Label: j})
	}
	f.job = widget.NewSelect(func(string) { f.arrange() }, jobs...)
	rome := []widget.Choice{{Label: "non précisé"}}
	for _, r := range k.Fiche.ROME {
		rome = append(rome, widget.Choice{Key: r.Code, Label: r.Code + " " + r.Label})
	}
	f.rome = widget.NewSelect(nil, rome...)
	sectors := []widget.Choice{{Label: "non précisé"}}
	for _, s := range k.Fiche.Sectors.Shares {
		sectors = append(sectors, widget.Choice{Key: s.Name, Label: upper(s.Name)})
	}
	sectors = append(sectors, widget.Choice{Key: "autre secteur", Label: "Autre secteur"})
	f.sector = widget.NewSelect(nil, sectors...)
	f.contract = widget.NewSelect(nil, append([]widget.Choice{{Label: "non précisé"}}, choices(data.Contracts)...)...)
	f.on.SetDate(p.desk.Today())
	if answer, ok := k.Answer(months); ok {
		f.fill(answer)
	}
	f.layOut()
	f.arrange()
	buttons := widget.HStack(widget.Secondary("Annuler", func() { f.closeIt() }), widget.Primary("Enregistrer", f.submit))
	foot := widget.VStack(1, f.said, container.NewBorder(nil, nil, nil, buttons))
	title := fmt.Sprintf("Situation à %d mois de la certification", months)
	f.closeIt = p.host.Show(title, container.NewBorder(nil, foot, nil, nil, container.NewStack(room(620, 420), widget.VStack(1, f.form.Content(), f.work))), f.situation)
}

func choices[T ~string](all []T) []widget.Choice {
	list := make([]widget.Choice, len(all))
	for i, v := range all {
		list[i] = widget.Choice{Key: string(v), Label: upper(string(v))}
	}
	return list
}

func (f *followForm) fill(a data.FollowUp) {
	f.on.SetDate(a.On)
	f.situation.Pick(string(a.Situation))
	if slices.Contains(f.certified.Fiche.Jobs, a.Job) {
		f.job.Pick(a.Job)
	} else if a.Situation == data.SituationEmployed {
		f.job.Pick(otherJob)
		f.words.SetText(a.Job)
	}
	f.rome.Pick(a.ROME)
	f.sector.Pick(a.Sector)
	f.contract.Pick(string(a.Contract))
}

func (f *followForm) layOut() {
	day := &widget.Field{Label: "Demandé ou répondu le", Input: widget.Width(f.on, 150), Check: func() error {
		d, err := f.on.Date()
		if err == nil && d.IsZero() {
			err = data.Refuse("La date manque.").Hint("Écrivez jj/mm/aaaa.")
		}
		return err
	}}
	situation := &widget.Field{Label: "Situation", Input: f.situation, Check: func() error {
		if f.situation.Key() == "" {
			return data.Refuse("La situation manque.").Hint("« Sans réponse » en est une.")
		}
		return nil
	}}
	f.form = widget.NewForm(f.page.host.Focus, situation, day)
	f.work = widget.VStack(0.6, widget.Strong("Métier"), f.job, f.words,
		widget.Halves(container.NewVBox(widget.Strong("Code ROME"), f.rome), container.NewVBox(widget.Strong("Contrat"), f.contract)),
		widget.Strong("Secteur"), f.sector)
}

// arrange shows what there is to say of an employment, while there is one.
func (f *followForm) arrange() {
	if f.work == nil {
		return
	}
	if f.situation.Key() == string(data.SituationEmployed) {
		f.work.Show()
	} else {
		f.work.Hide()
	}
	if f.job.Key() == otherJob {
		f.words.Show()
	} else {
		f.words.Hide()
	}
	f.work.Refresh()
}

func (f *followForm) submit() {
	if !f.form.Valid() {
		return
	}
	on, _ := f.on.Date() // Valid has read it
	if f.situation.Key() == string(data.SituationEmployed) && f.job.Key() == "" {
		f.tell(data.Refuse("Le métier n’est pas choisi.").Hint("Prenez-en un de la fiche, ou dites que c’en est un autre."))
		f.page.host.Focus(f.job)
		return
	}
	answer := data.FollowUp{Candidate: f.page.id, Fiche: f.certified.Fiche.Code, Months: f.months, On: on, Situation: data.Situation(f.situation.Key())}
	if answer.Situation == data.SituationEmployed {
		answer.Target, answer.Job = f.job.Key() != otherJob, f.job.Key()
		if !answer.Target {
			answer.Job = strings.TrimSpace(f.words.Text)
		}
		answer.ROME, answer.Sector, answer.Contract = f.rome.Key(), f.sector.Key(), data.Contract(f.contract.Key())
	}
	if err := f.page.desk.Candidates.FollowUp(context.Background(), answer); err != nil {
		f.tell(err)
		return
	}
	f.closeIt()
	f.page.host.Tell("Situation enregistrée.")
}

func (f *followForm) tell(err error) {
	f.said.Objects = []fyne.CanvasObject{widget.Banner(widget.ToneRefused, err.Error())}
	f.said.Refresh()
}
