package exchange

import (
	"regexp"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
)

// path reads the enrolment asked for. A line that says nothing of it and brings acquisitions is for these alone.
func (p *parser) path() {
	asked := slices.ContainsFunc(fields, func(info FieldInfo) bool { return info.Session && p.cell(info.Field) != "" })
	if !p.Enrol || !asked && len(p.line.Priors) > 0 {
		return
	}
	limit := p.Today.AddMonths(5 * 12)
	path := &data.Path{
		Candidate: "?", Fiche: p.Fiche.Code,
		TrainingFrom: p.date(TrainingFrom, limit), TrainingTo: p.date(TrainingTo, limit),
		ImmersionFrom: p.date(ImmersionFrom, limit), ImmersionTo: p.date(ImmersionTo, limit),
		VAEAdmissible: p.date(VAEAdmissible, limit), VAEFiled: p.date(VAEFiled, limit),
	}
	p.line.Path = path
	path.Route = p.route()
	path.Track = p.track(path.Route)
	p.blocs(path.Track)
	if path.Route == "" || path.Track == "" || p.bad[TrainingFrom] || p.bad[VAEAdmissible] {
		path.Candidate = ""
		return // said already
	}
	if err := rules.CheckPath(p.Fiche, *path); err != nil {
		p.line.Refuse(err)
	}
	path.Candidate = ""
}

func (p *parser) route() rncp.Route {
	cell := p.cell(Route)
	if cell == "" {
		p.say(Route, data.Refuse("La voie d’accès manque.").Hint("Écrivez l’une de celles-ci : %s.", strings.Join(p.routeNames(), ", ")))
		return ""
	}
	said := heading(cell)
	for _, r := range p.Fiche.Routes {
		if said == heading(r.Short) || said == heading(r.Text) || said == heading(string(r.Key)) {
			return r.Key
		}
	}
	if r, ok := routeWords[said]; ok {
		if _, open := p.Fiche.Route(r); open {
			return r
		}
	}
	p.say(Route, data.Refuse("« %s » n’est pas une voie d’accès de la fiche.", cell).Hint("Écrivez l’une de celles-ci : %s.", strings.Join(p.routeNames(), ", ")))
	return ""
}

func (p *parser) routeNames() []string {
	var names []string
	for _, r := range p.Fiche.Routes {
		names = append(names, "« "+r.Short+" »")
	}
	return names
}

// track reads the track; where the file gives none the rules propose one, which whoever imports the line confirms.
func (p *parser) track(route rncp.Route) rncp.Track {
	cell := p.cell(Track)
	if cell != "" {
		track, ok := trackWords[heading(cell)]
		if !ok {
			p.say(Track, data.Refuse("« %s » n’est pas une modalité.", cell).Hint("Écrivez formation initiale, formation continue ou VAE."))
		}
		return track
	}
	if route == "" {
		return ""
	}
	track, ok := rules.ProposeTrack(p.Rules, route)
	if !ok {
		p.say(Track, data.Refuse("La modalité manque.").Hint("Sur cette voie aucune n’est proposée : écrivez formation initiale, formation continue ou VAE."))
		return ""
	}
	p.warn(Track, "La modalité n’est pas donnée : « "+trackNames[track]+" », d’après la voie d’accès.", "Vérifiez-la.")
	return track
}

var wayAfter = regexp.MustCompile(`^(.*?)\s*\(([^()]*)\)$`)

// blocs reads the blocs asked for, each with the way after it where it is not the usual one.
func (p *parser) blocs(track rncp.Track) {
	cell := p.cell(Blocs)
	if all := heading(cell); cell == "" || all == "tous" || all == "tous les blocs" || all == "certification" || all == "certification complete" {
		p.line.All = true
		return
	}
	for _, text := range p.list(cell) {
		bloc, way := text, ""
		if m := wayAfter.FindStringSubmatch(text); m != nil {
			if _, whole := p.bloc(text); whole != nil {
				bloc, way = m[1], heading(m[2])
			}
		}
		b, err := p.bloc(bloc)
		if err != nil {
			p.say(Blocs, data.Refuse("%s.", strings.TrimSuffix(err.Error(), ".")))
			continue
		}
		key, ok := wayOf(b, track, way)
		if !ok {
			p.say(Blocs, data.Refuse("Le bloc « %s » ne s’évalue pas par « %s » dans cette modalité.", b.Title, way).Hint("Écrivez (épreuves) ou (portefeuille) après le bloc, comme la fiche l’offre."))
			continue
		}
		if slices.ContainsFunc(p.line.Blocs, func(r data.BlocRequest) bool { return r.Bloc == b.Key }) {
			p.say(Blocs, data.Refuse("Le bloc « %s » est demandé deux fois.", b.Title).Hint("Retirez-en un."))
			continue
		}
		p.line.Blocs = append(p.line.Blocs, data.BlocRequest{Bloc: b.Key, Way: key})
	}
}

// UsualWay returns the way by which a bloc is evaluated on a track unless another is asked for.
func UsualWay(b rncp.Bloc, track rncp.Track) rncp.WayKey {
	if _, ok := rules.FindWay(b, track, rncp.WayExams); ok {
		return rncp.WayExams
	}
	if ways := rules.Ways(b, track); len(ways) > 0 {
		return ways[0].Key
	}
	return ""
}

func wayOf(b rncp.Bloc, track rncp.Track, word string) (rncp.WayKey, bool) {
	switch word {
	case "":
		return UsualWay(b, track), true
	case "epreuves", "epreuve", "examen", "examens":
		return rncp.WayExams, true
	case "portefeuille", "portefeuille de preuves":
		return rncp.WayPortfolio, true
	case "dossier vae", "vae", "dossier de validation":
		return rncp.WayVAE, true
	}
	return "", false
}

// list splits what names several blocs: at semicolons, bars and line breaks; at commas and « + » where the whole is no bloc.
func (p *parser) list(cell string) []string {
	var parts []string
	for _, part := range strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '|' }) {
		part = strings.TrimSpace(part)
		_, err := p.bloc(part)
		switch {
		case part == "":
		case err == nil || !strings.ContainsAny(part, ",+"):
			parts = append(parts, part)
		default:
			for _, piece := range strings.FieldsFunc(part, func(r rune) bool { return r == ',' || r == '+' }) {
				if piece = strings.TrimSpace(piece); piece != "" {
					parts = append(parts, piece)
				}
			}
		}
	}
	return parts
}

// priors reads what was acquired before: one entry a bloc, all with the same source.
func (p *parser) priors() {
	limit := p.Today
	prior := data.Prior{
		Candidate: "?", Fiche: p.Fiche.Code, Bloc: data.WholeCertification, On: p.date(PriorOn, limit), Source: p.cell(PriorSource),
		Number: p.cell(PriorNumber), CheckedBy: p.cell(PriorBy), CheckedOn: p.date(PriorChecked, limit),
	}
	if ref := p.cell(PriorRef); ref != "" {
		prior.Source = strings.TrimPrefix(prior.Source+", "+ref, ", ")
	}
	cell := p.cell(PriorBlocs)
	if cell == "" {
		if slices.ContainsFunc(fields, func(info FieldInfo) bool { return info.Prior && p.cell(info.Field) != "" }) {
			p.say(PriorBlocs, data.Refuse("La ligne parle d’un acquis sans dire lequel.").Hint("Écrivez le titre ou la lettre du bloc, ou « certification »."))
		}
		return
	}
	ground, ok := groundWords[heading(p.cell(PriorGround))]
	if !ok {
		p.unreadable(PriorGround, data.Refuse("« %s » n’est pas une origine.", p.cell(PriorGround)).Hint("Écrivez repris du registre, équivalence ou dispense."))
	}
	prior.Ground = ground
	p.checkPrior(prior)
	for _, text := range p.list(cell) {
		one := prior
		one.Candidate, one.Bloc = "", data.WholeCertification
		if said := heading(text); said != "certification" && said != "certification complete" && said != "la certification" && said != heading(p.Fiche.Title) {
			b, err := p.bloc(text)
			if err != nil {
				p.say(PriorBlocs, data.Refuse("%s.", strings.TrimSuffix(err.Error(), ".")))
				continue
			}
			one.Bloc = b.Key
		}
		if one.Bloc == data.WholeCertification && ground != data.GroundRegister {
			p.say(PriorGround, data.Refuse("Une équivalence ou une dispense porte sur un bloc.").Hint("Nommez le bloc."))
		}
		p.line.Priors = append(p.line.Priors, one)
	}
}

// checkPrior says everything that is wrong with an acquisition: each cell is held against an entry that is right otherwise.
func (p *parser) checkPrior(prior data.Prior) {
	today := p.Today
	right := data.Prior{Candidate: "?", Fiche: "?", Bloc: data.WholeCertification, Ground: data.GroundRegister, On: today, Source: "?", CheckedBy: "?", CheckedOn: today}
	for _, k := range []struct {
		field Field
		set   func(*data.Prior)
	}{
		{PriorOn, func(q *data.Prior) { q.On = prior.On }},
		{PriorSource, func(q *data.Prior) { q.Source = prior.Source }},
		{PriorBy, func(q *data.Prior) { q.CheckedBy = prior.CheckedBy }},
		{PriorChecked, func(q *data.Prior) { q.CheckedOn, q.On = prior.CheckedOn, earliest(prior) }},
		{PriorNumber, func(q *data.Prior) { q.Number = prior.Number }},
	} {
		one := right
		k.set(&one)
		p.say(k.field, one.Validate())
	}
	for _, k := range []struct {
		field Field
		day   data.Date
	}{{PriorOn, prior.On}, {PriorChecked, prior.CheckedOn}} {
		if k.day.After(today) {
			p.say(k.field, data.Refuse("Cette date (%s) est dans l’avenir.", k.day.French()).Hint("Corrigez-la."))
		}
	}
}

// earliest is the day of an acquisition, or one before any check where it is not known.
func earliest(p data.Prior) data.Date {
	if p.On.Valid() {
		return p.On
	}
	return rncp.NewDate(1900, 1, 1)
}
