package data

import (
	"maps"

	"certibloc/data/rncp"
)

// Origin tells where a setting's value comes from, so that nobody takes a default for a rule.
type Origin string

// The origins.
const (
	OriginExample  Origin = "exemple"   // a value to begin with, to be confirmed
	OriginInferred Origin = "deduction" // inferred from the fiche, to be confirmed
	OriginNetwork  Origin = "reseau"    // the network's règlement
	OriginCentre   Origin = "centre"    // the centre's own choice
)

// Label returns what the user reads beside the value.
func (o Origin) Label() string {
	switch o {
	case OriginExample:
		return "valeur d’exemple, à confirmer par le règlement du réseau"
	case OriginInferred:
		return "déduit de la fiche, à confirmer par le règlement du réseau"
	case OriginNetwork:
		return "règlement du réseau"
	case OriginCentre:
		return "choix du centre"
	}
	return "origine inconnue"
}

// Setting is a value that the fiche leaves open, with where it comes from.
type Setting[T any] struct {
	Value  T      `json:"value"`
	Origin Origin `json:"origin"`
}

func example[T any](v T) Setting[T]  { return Setting[T]{Value: v, Origin: OriginExample} }
func inferred[T any](v T) Setting[T] { return Setting[T]{Value: v, Origin: OriginInferred} }

// WorkplaceMeaning is what « validation du bloc professionnel » stands for; the fiche does not say.
type WorkplaceMeaning string

// The two meanings.
const (
	WorkplaceVerdict WorkplaceMeaning = "avis"  // a verdict of its own, beside the marks
	WorkplaceOutcome WorkplaceMeaning = "issue" // the bloc's outcome itself: nothing more to record
)

// WindowPolicy is what happens when a portfolio lies outside the fiche's months.
type WindowPolicy string

// The two policies.
const (
	WindowWarns   WindowPolicy = "signaler"
	WindowRefuses WindowPolicy = "refuser"
)

// Rules (règlement) is what the fiche leaves open. A session keeps the rules with which it was opened.
type Rules struct {
	Scale     Setting[Scale]            `json:"scale"`
	PassMark  Setting[Mark]             `json:"passMark"`  // of a bloc: the mean of its assessments reaches it
	CaseParts Setting[bool]             `json:"caseParts"` // whether the parts of a case study are marked apart
	Workplace Setting[WorkplaceMeaning] `json:"workplace"`
	Portfolio Setting[WindowPolicy]     `json:"portfolio"`
	// Tracks is the track proposed for each route; a route that is not there leaves the choice to the person.
	Tracks map[rncp.Route]Setting[rncp.Track] `json:"tracks"`
}

// DefaultRules returns the rules of a new centre. The fiche states none of these values: each says so itself.
func DefaultRules() Rules {
	return Rules{
		Scale:     example(Scale{Max: Points(20), Step: 25}),
		PassMark:  example(Points(10)),
		CaseParts: example(true),
		Workplace: example(WorkplaceVerdict),
		Portfolio: example(WindowWarns),
		Tracks: map[rncp.Route]Setting[rncp.Track]{
			rncp.RouteStudent:         inferred(rncp.TrackInitial),
			rncp.RouteApprentice:      inferred(rncp.TrackInitial),
			rncp.RouteContinuing:      inferred(rncp.TrackContinuing),
			rncp.RouteProfessionalism: inferred(rncp.TrackContinuing),
			rncp.RouteVAE:             inferred(rncp.TrackVAE),
		},
	}
}

// Clone returns rules that share nothing with r.
func (r Rules) Clone() Rules {
	r.Tracks = maps.Clone(r.Tracks)
	return r
}

// Validate refuses rules under which no bloc could be proposed.
func (r Rules) Validate() error {
	if err := r.Scale.Value.Validate(); err != nil {
		return err
	}
	if err := r.Scale.Value.Check(r.PassMark.Value); err != nil {
		return Refuse("Le seuil d’un bloc (%s) n’est pas une note de l’échelle.", r.PassMark.Value).
			Hint("L’échelle va de %s.", r.Scale.Value).Because(err)
	}
	if w := r.Workplace.Value; w != WorkplaceVerdict && w != WorkplaceOutcome {
		return Refuse("Le sens de la « validation du bloc professionnel » n’est pas réglé.").
			Hint("Choisissez un avis à part ou l’issue du bloc elle-même.")
	}
	if p := r.Portfolio.Value; p != WindowWarns && p != WindowRefuses {
		return Refuse("Le délai du portefeuille de preuves n’est pas réglé.").Hint("Choisissez de signaler ou de refuser.")
	}
	return nil
}
