package candidate

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// enrolments shows every path with its enrolments.
func (p *Page) enrolments() fyne.CanvasObject {
	all := container.NewVBox(widget.Heading("Parcours et inscriptions"))
	for _, path := range p.person.Paths {
		all.Add(p.path(path))
		for _, s := range p.person.Sittings {
			if s.Case.Path.ID == path.ID {
				all.Add(p.sitting(s))
			}
		}
	}
	if len(p.person.Paths) == 0 {
		all.Add(widget.Quiet("Aucune inscription. Ouvrez une session, puis inscrivez-y cette personne."))
	}
	return all
}

// path says how the person comes to the certification, and when.
func (p *Page) path(path data.Path) fyne.CanvasObject {
	way := widget.TrackName(path.Track)
	f := p.ficheOf(path.Fiche)
	if route, ok := f.Route(path.Route); ok && route.Short != way {
		way += ", voie d’accès : " + route.Short
	}
	if len(p.desk.Fiches()) > 1 {
		way += ", « " + f.Title + " »"
	}
	var dates []string
	say := func(d data.Date, words string) {
		if !d.IsZero() {
			dates = append(dates, words+" "+d.French())
		}
	}
	say(path.TrainingFrom, "entrée en formation le")
	say(path.TrainingTo, "fin de formation le")
	say(path.ImmersionFrom, "immersion du")
	say(path.ImmersionTo, "fin d’immersion le")
	say(path.VAEAdmissible, "VAE recevable depuis le")
	say(path.VAEFiled, "dossier de validation déposé le")
	if len(dates) == 0 {
		return widget.Body(way)
	}
	return tight(widget.Body(way), widget.Small(sentence(strings.Join(dates, " · "))))
}

// sitting shows a session with what came of each bloc asked for.
func (p *Page) sitting(s app.Sitting) fyne.CanvasObject {
	open := p.button(s.Session.ID, "Voir la session", func() { p.host.Go(widget.Place{Area: widget.AreaSessions, ID: s.Session.ID}) })
	state := "en cours"
	if !s.Session.Sealed.IsZero() {
		state = "close le " + s.Session.Sealed.French()
	}
	head := container.NewBorder(nil, nil, nil, container.NewCenter(open), tight(strong(s.Session.Name), widget.Small("Session "+state)))
	all := container.NewVBox(fw.NewSeparator(), head)
	for _, b := range s.Case.Enrolment.Blocs {
		all.Add(p.bloc(s, b))
	}
	if d, decided := s.Case.Decision(data.WholeCertification); decided || len(s.Case.Enrolment.Blocs) == 0 {
		words, colour := "En attente du jury", theme.ColorNameWarning
		if decided {
			words, colour = outcome(s, d)
		}
		all.Add(widget.Shares(sittingShares, tight(widget.Body("Certification complète")), tight(widget.Body("")), decision(words, colour, d)))
	}
	return all
}

// sittingShares are the columns of a sitting: what was asked for, its results, what the jury decided.
var sittingShares = []float32{0.36, 0.4, 0.24}

// decision says what came of something before the jury. A correction says so, with its own day.
func decision(words string, colour fyne.ThemeColorName, d data.Decision) fyne.CanvasObject {
	right := tight(widget.Coloured(words, colour))
	switch {
	case d.ID == "":
	case d.Correction:
		right.Add(widget.Small("Corrigé par le jury le " + d.On.French()))
	default:
		right.Add(widget.Small("Jury du " + d.On.French()))
	}
	if d.Reason != "" {
		right.Add(widget.Small("Motif : " + d.Reason))
	}
	return right
}

// bloc shows one bloc asked for: its title, its results, what the jury decided.
func (p *Page) bloc(s app.Sitting, asked data.BlocRequest) fyne.CanvasObject {
	bloc, _ := s.Fiche.Bloc(asked.Bloc)
	words, colour := p.outcome(s, asked)
	d, _ := s.Case.Decision(asked.Bloc)
	return widget.Shares(sittingShares,
		tight(widget.Body(bloc.Title), widget.Small(fmt.Sprintf("n° %d de la fiche", bloc.Number))),
		tight(widget.Body(p.results(s, asked)), widget.Small(widget.WayName(asked.Way))), decision(words, colour, d))
}

// results lists what was recorded for a bloc.
func (p *Page) results(s app.Sitting, asked data.BlocRequest) string {
	var said []string
	for _, item := range rules.Due(s.Fiche, &s.Session.Rules, &s.Case, asked.Bloc) {
		if r, ok := s.Case.Result(item); ok {
			said = append(said, item.Label()+" : "+r.Value.String())
		}
	}
	if len(said) == 0 {
		return "Aucun résultat"
	}
	return strings.Join(said, " · ")
}

// outcome says what came of a bloc: the decision, or how far it has come.
func (p *Page) outcome(s app.Sitting, asked data.BlocRequest) (words string, colour fyne.ThemeColorName) {
	d, decided := s.Case.Decision(asked.Bloc)
	_, held := p.person.Ledger[asked.Bloc]
	held = held && s.Session.Fiche == p.fiche.Code
	switch {
	case decided:
		return outcome(s, d)
	case held && s.Session.Sealed.IsZero():
		return "Acquis entre-temps : retirez-le de l’inscription", theme.ColorNameWarning
	case len(rules.Missing(s.Fiche, &s.Session.Rules, &s.Case, asked.Bloc)) > 0:
		return "Résultats à saisir", theme.ColorNameWarning
	}
	return "En attente du jury", theme.ColorNameWarning
}

// outcome says what the jury decided, on a bloc or on the whole certification.
func outcome(s app.Sitting, d data.Decision) (words string, colour fyne.ThemeColorName) {
	words, colour = sentence(string(d.Outcome)), widget.ColorQuiet
	switch d.Outcome {
	case data.OutcomeAcquired:
		colour = theme.ColorNameSuccess
		if d.Bloc == data.WholeCertification {
			words = "Prononcée"
		}
	case data.OutcomeNotAcquired:
		colour = theme.ColorNameError
		if d.Bloc == data.WholeCertification {
			words = "Non prononcée"
		}
	}
	switch {
	case s.Session.Sealed.IsZero():
		words += ", jusqu’à la clôture"
	case d.Correction:
		words += " (corrigé)"
	}
	return words, colour
}

// sentence begins a text with a capital.
func sentence(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}
