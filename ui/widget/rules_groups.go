package widget

import (
	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/data/rncp"
)

// noTrack is the choice of proposing none.
const noTrack = "aucune"

func (f *RulesForm) portfolioGroup() fyne.CanvasObject {
	portfolio, in := f.policy("Signaler, et accepter le résultat", "Refuser le résultat", func(r *data.Rules) *data.Setting[data.Policy] { return &r.Portfolio })
	rows := []fyne.CanvasObject{f.row(in, &Field{Label: "Portefeuille de preuves hors du délai de la fiche", Input: portfolio.Content()})}
	radio := NewRadio(
		Choice{string(data.WorkplaceVerdict), "Un avis à part, à côté des notes"},
		Choice{string(data.WorkplaceOutcome), "L’issue du bloc elle-même : rien de plus à saisir"})
	workplace := f.choice(radio,
		func(r *data.Rules) string { return string(r.Workplace.Value) },
		func(r *data.Rules, key string) { r.Workplace.Value = data.WorkplaceMeaning(key) })
	rows = append(rows, f.row(f.origin(func(r *data.Rules) *data.Origin { return &r.Workplace.Origin }, workplace),
		&Field{Label: "« Validation du bloc professionnel »", Hint: "La fiche la cite en formation initiale sans la définir.", Input: radio.Content()}))
	return f.group("Portefeuille et entreprise", "", rows...)
}

// policy is a choice between pointing something out and refusing it.
func (f *RulesForm) policy(warns, refuses string, at func(*data.Rules) *data.Setting[data.Policy]) (*Radio, *ruleOrigin) {
	radio := NewRadioRow(Choice{string(data.PolicyWarns), warns}, Choice{string(data.PolicyRefuses), refuses})
	in := f.choice(radio,
		func(r *data.Rules) string { return string(at(r).Value) },
		func(r *data.Rules, key string) { at(r).Value = data.Policy(key) })
	return radio, f.origin(func(r *data.Rules) *data.Origin { return &at(r).Origin }, in)
}

// juryPolicies are what a jury should heed, in the words of the form.
var juryPolicies = []struct {
	label string
	at    func(*data.Rules) *data.Setting[data.Policy]
}{
	{"Moins de la moitié des membres vient de l’extérieur", func(r *data.Rules) *data.Setting[data.Policy] { return &r.Jury.External }},
	{"Le formateur du candidat siège", func(r *data.Rules) *data.Setting[data.Policy] { return &r.Jury.Trainer }},
	{"Un membre a un autre lien avec un candidat", func(r *data.Rules) *data.Setting[data.Policy] { return &r.Jury.Tie }},
	{"Un membre se retire et le jury devient incomplet", func(r *data.Rules) *data.Setting[data.Policy] { return &r.Jury.Recusal }},
}

func (f *RulesForm) juryGroup() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, p := range juryPolicies {
		radio, origin := f.policy("Signaler", "Refuser", p.at)
		rows = append(rows, f.row(origin, &Field{Label: p.label, Input: radio.Content()}))
	}
	return f.group("Jury", "Ce qui est refusé empêche de clore la session. En VAE, un lien avec le candidat l’est toujours (Code du travail, article D6412-6).", rows...)
}

func (f *RulesForm) tracksGroup() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, route := range f.fiche.Routes {
		if route.Open.Open() && route.Key != rncp.RouteVAE {
			rows = append(rows, f.trackRow(route))
		}
	}
	return f.group("Modalités", "La modalité proposée selon la voie d’accès ; la personne qui inscrit la confirme. La voie VAE va toujours avec la modalité VAE.", rows...)
}

// trackRow is the track proposed on a route. No proposal at all is a choice too.
func (f *RulesForm) trackRow(route rncp.RouteAccess) fyne.CanvasObject {
	radio := NewRadioRow(Choice{string(rncp.TrackInitial), "Formation initiale"}, Choice{string(rncp.TrackContinuing), "Formation continue"}, Choice{noTrack, "Au choix"})
	in := f.choice(radio,
		func(r *data.Rules) string {
			if track := r.Tracks[route.Key].Value; track != "" {
				return string(track)
			}
			return noTrack
		},
		func(r *data.Rules, key string) {
			delete(r.Tracks, route.Key)
			if key != noTrack {
				r.Tracks[route.Key] = data.Setting[rncp.Track]{Value: rncp.Track(key)}
			}
		})
	origin := f.addOrigin(&ruleOrigin{
		inputs: []*ruleInput{in},
		read:   func(r *data.Rules) data.Origin { return r.Tracks[route.Key].Origin },
		write: func(r *data.Rules, o data.Origin) {
			if s, ok := r.Tracks[route.Key]; ok {
				s.Origin = o
				r.Tracks[route.Key] = s
			}
		},
		none:   func() bool { return in.get() == noTrack },
		absent: "Aucune proposition : la personne qui inscrit choisit.",
	})
	return f.row(origin, &Field{Label: route.Short, Input: radio.Content()})
}
