package app

import (
	"slices"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
)

type exampleSession struct {
	code, name             string
	opened, from, to, jury data.Date
	members                []data.Member
	ties                   map[string]exampleTie // by name of the member
	corrections            []exampleCorrection
	attested               []string // who asked for an attestation of enrolment
	parchments             bool     // the certifier lets the centre print them from now on
	answered               bool     // the network has answered the parcel made after the session
}

// exampleTie binds a member of a jury to a candidate.
type exampleTie struct {
	person string
	kind   data.TieKind
}

// exampleCorrection is a decision that the jury corrected after the session was sealed.
type exampleCorrection struct {
	person  string
	bloc    rncp.BlocKey
	outcome data.Outcome
	on      data.Date
	reason  string
}

// examplePrior is a bloc acquired before the program.
type examplePrior struct {
	bloc   rncp.BlocKey
	on     data.Date
	source string
}

type examplePerson struct {
	key       string
	candidate data.Candidate
	path      data.Path
	sittings  map[string][]exampleBloc // by code of session
	priors    []examplePrior
}

// exampleBloc is a bloc asked for and what came of it. jury is empty where the jury follows the proposal.
type exampleBloc struct {
	bloc    rncp.BlocKey
	way     rncp.WayKey
	results string // one word for each assessment due
	on      data.Date
	jury    data.Outcome
	reason  string
}

const (
	spring = "2021-PRINTEMPS"
	winter = "2021-HIVER"

	prospection  rncp.BlocKey = "prospection"
	organisation rncp.BlocKey = "organisation"
	portefeuille rncp.BlocKey = "portefeuille"
	negociation  rncp.BlocKey = "negociation"
)

func day(year int, month time.Month, d int) data.Date { return rncp.NewDate(year, month, d) }

func exampleCentre() data.Centre {
	return data.Centre{
		Name: "CCI Cantal", Code: "CANTAL", City: "Aurillac", Address: "1 place de l’Exemple, 15000 Aurillac", Example: true,
		Head: data.Signatory{Name: "Claire Vermenouze", Capacity: "Directrice de la formation"},
		Delegate: data.Signatory{
			Name: "Hélène Maisonobe", Capacity: "Par délégation du Président",
			Delegation: "Délégation d’exemple n° 2020-15 du 3 février 2020",
		},
		Rules: data.DefaultRules(), SignedCodes: true,
	}
}

var exampleSessions = []exampleSession{{
	code: spring, name: "Printemps 2021",
	opened: day(2021, time.January, 12), from: day(2021, time.May, 17), to: day(2021, time.May, 28), jury: day(2021, time.June, 15),
	members: []data.Member{
		present("Bernard Salarnier", data.Male, "president", "Dirigeant d’entreprise", true),
		present("Sylvie Puech", data.Female, "employeurs", "Directrice commerciale", true),
		present("Driss Benali", data.Male, "salaries", "Attaché commercial", true),
		present("Odile Tourde", data.Female, "organisme", "Responsable pédagogique", false),
		substitute("Alain Cros", data.Male, "employeurs", "Gérant de société"),
	},
	ties: map[string]exampleTie{"Sylvie Puech": {"ķeizars", data.TieOther}},
	corrections: []exampleCorrection{{"mac orlan", organisation, data.OutcomeDeferred, day(2021, time.June, 22),
		"Certificat médical du 17 mai 2021, reçu après la délibération : l’absence est excusée."}},
	attested: []string{"hoarau"},
	answered: true,
}, {
	code: winter, name: "Hiver 2021–2022",
	opened: day(2021, time.September, 20), from: day(2022, time.January, 10), to: day(2022, time.January, 21), jury: day(2022, time.February, 8),
	members: []data.Member{
		present("Bernard Salarnier", data.Male, "president", "Dirigeant d’entreprise", true),
		present("Gaël Kerautret", data.Male, "employeurs", "Chef des ventes", true),
		present("Mireille Chassang", data.Female, "salaries", "Conseillère clientèle", true),
		present("Odile Tourde", data.Female, "organisme", "Responsable pédagogique", false),
	},
	parchments: true,
}}

// present is a member of a jury who came and whose declaration was received.
func present(name string, sex data.Sex, college rncp.CollegeKey, quality string, external bool) data.Member {
	return data.Member{Name: name, Sex: sex, College: college, Quality: quality, External: external,
		Presence: data.Present, Declared: day(2021, time.May, 3)}
}

// substitute is a member who came to sit where the member of the college does not.
func substitute(name string, sex data.Sex, college rncp.CollegeKey, quality string) data.Member {
	m := present(name, sex, college, quality, true)
	m.Substitute = true
	return m
}

// exams lists the blocs asked for by exams, with their results in the order of the fiche.
func exams(results map[rncp.BlocKey]string) []exampleBloc {
	var blocs []exampleBloc
	for _, key := range []rncp.BlocKey{prospection, organisation, portefeuille, negociation} {
		if r, ok := results[key]; ok {
			blocs = append(blocs, exampleBloc{bloc: key, way: rncp.WayExams, results: r})
		}
	}
	return blocs
}

// portfolio asks for a bloc by an evidence portfolio done on a day.
func portfolio(bloc rncp.BlocKey, on data.Date, result string) exampleBloc {
	return exampleBloc{bloc: bloc, way: rncp.WayPortfolio, results: result, on: on}
}

// vae asks for a bloc by the VAE. An empty result leaves the proposal open: the jury decides on the file.
func vae(bloc rncp.BlocKey, result string, jury data.Outcome) exampleBloc {
	return exampleBloc{bloc: bloc, way: rncp.WayVAE, results: result, jury: jury}
}

func person(key string, sex data.Sex, names []string, birthName, usageName string, born data.Date, place data.BirthPlace) examplePerson {
	return examplePerson{key: key, candidate: data.Candidate{
		Sex: sex, GivenNames: names, BirthName: birthName, UsageName: usageName, BirthDate: born, BirthPlace: place,
	}}
}

func (p examplePerson) trained(route rncp.Route, track rncp.Track, from, to data.Date) examplePerson {
	p.path.Route, p.path.Track, p.path.TrainingFrom, p.path.TrainingTo = route, track, from, to
	return p
}

func (p examplePerson) immersed(from, to data.Date) examplePerson {
	p.path.ImmersionFrom, p.path.ImmersionTo = from, to
	return p
}

func (p examplePerson) admissible(on data.Date) examplePerson {
	p.path.Route, p.path.Track, p.path.VAEAdmissible = rncp.RouteVAE, rncp.TrackVAE, on
	return p
}

func (p examplePerson) filed(on data.Date) examplePerson {
	p.path.VAEFiled = on
	return p
}

func (p examplePerson) holds(bloc rncp.BlocKey, on data.Date, source string) examplePerson {
	p.priors = append(slices.Clip(p.priors), examplePrior{bloc, on, source})
	return p
}

func (p examplePerson) sits(code string, blocs ...exampleBloc) examplePerson {
	sittings := map[string][]exampleBloc{code: blocs}
	for k, v := range p.sittings {
		sittings[k] = v
	}
	p.sittings = sittings
	return p
}

func in(commune, department string) data.BirthPlace {
	return data.BirthPlace{Commune: commune, Department: department}
}

func abroad(commune, country string) data.BirthPlace {
	return data.BirthPlace{Commune: commune, Country: country}
}

// at is a place of birth in France with its code.
func at(code, commune string) data.BirthPlace {
	return data.BirthPlace{Commune: commune, Department: data.DepartmentOf(code), Code: code}
}

// abroadIn is a place of birth abroad with the code of its country.
func abroadIn(code, commune, country string) data.BirthPlace {
	return data.BirthPlace{Commune: commune, Country: country, Code: code}
}

const mendeMinutes = "Procès-verbal d’exemple n° 2019-04, jury de Mende"

// examplePeople are invented. Their names try the typography, their ways every route and track of the fiche.
var examplePeople = []examplePerson{
	person("lœuillet", data.Female, []string{"Élodie", "Françoise"}, "Lœuillet", "", day(1998, time.March, 12), at("15014", "Aurillac")).
		trained(rncp.RouteStudent, rncp.TrackInitial, day(2019, time.September, 9), day(2021, time.May, 12)).
		sits(spring, exams(map[rncp.BlocKey]string{prospection: "14,5 13 +", organisation: "12,25 +", portefeuille: "15 13,5 14 +", negociation: "16 15,75 +"})...),
	person("aubigné", data.Male, []string{"François-Xavier"}, "d’Aubigné", "", day(1997, time.November, 1), at("15187", "Saint-Flour")).
		trained(rncp.RouteApprentice, rncp.TrackInitial, day(2019, time.September, 16), day(2021, time.May, 7)).
		sits(spring, exams(map[rncp.BlocKey]string{prospection: "11 12,5 +", organisation: "10 +", portefeuille: "9,5 12 11 +", negociation: "8,25 7,5 +"})...).
		sits(winter, exams(map[rncp.BlocKey]string{negociation: "11,5 13 +"})...),
	person("ķeizars", data.Male, []string{"Māris"}, "Ķeizars", "", day(1989, time.July, 30), abroadIn("99107", "Liepāja", "Lettonie")).
		trained(rncp.RouteContinuing, rncp.TrackContinuing, day(2020, time.June, 1), day(2020, time.December, 18)).
		immersed(day(2020, time.December, 21), day(2021, time.April, 2)).
		sits(spring, append(exams(map[rncp.BlocKey]string{organisation: "13", negociation: "12 14,25"}), portfolio(prospection, day(2021, time.April, 12), "+"))...),
	person("hoarau", data.Female, []string{"Marie-Lourdes", "Ihsane"}, "Hoarau-Payet", "", day(1995, time.January, 17), at("97411", "Saint-Denis")).
		trained(rncp.RouteProfessionalism, rncp.TrackContinuing, day(2020, time.September, 14), day(2021, time.May, 14)).
		sits(spring, exams(map[rncp.BlocKey]string{prospection: "12 10,5", organisation: "14", portefeuille: "11 10,25 12,75", negociation: "13 12"})...),
	person("kervadec", data.Female, []string{"Anne-Sophie"}, "Le Goff-Kervadec", "Martin", day(1984, time.April, 3), at("29019", "Brest")).
		trained(rncp.RouteContinuing, rncp.TrackContinuing, day(2021, time.January, 18), day(2021, time.June, 25)).
		immersed(day(2021, time.July, 1), day(2021, time.October, 29)).
		sits(winter, portfolio(prospection, day(2021, time.November, 16), "+"), portfolio(organisation, day(2021, time.November, 16), "15"),
			portfolio(portefeuille, day(2021, time.December, 7), "14,5"), portfolio(negociation, day(2021, time.December, 7), "-")),
	person("nguyễn", data.Male, []string{"Jean-Baptiste"}, "Nguyễn", "", day(1991, time.September, 22), at("69123", "Lyon")).
		trained(rncp.RouteIndividual, rncp.TrackContinuing, data.Date{}, data.Date{}).
		sits(spring, exams(map[rncp.BlocKey]string{prospection: "10,5 9,5", organisation: "11"})...),
	person("héritier", data.Female, []string{"Nathalie", "Œnone"}, "L’Héritier", "", day(1976, time.December, 8), at("63113", "Clermont-Ferrand")).
		admissible(day(2020, time.November, 6)).filed(day(2021, time.March, 15)).
		sits(spring, vae(prospection, "+", data.OutcomeNone), vae(organisation, "+", data.OutcomeNone),
			vae(portefeuille, "", data.OutcomeAcquired), vae(negociation, "-", data.OutcomeNone)),
	person("çelik", data.Female, []string{"Lætitia"}, "Çelik", "", day(1999, time.May, 28), at("12202", "Rodez")).
		trained(rncp.RouteStudent, rncp.TrackInitial, day(2019, time.September, 9), day(2021, time.May, 12)).
		sits(spring, exams(map[rncp.BlocKey]string{prospection: "11 A +", organisation: "12 +"})...).
		sits(winter, exams(map[rncp.BlocKey]string{prospection: "12 13,5 +"})...),
	person("montrouvel", data.Male, []string{"Charles-Édouard", "Hyacinthe", "Marie"}, "de Montrouvel-Castelbarry d’Auberoche de Saint-Mathurin-Hély", "",
		day(1993, time.February, 28), in("Saint-Rémy-de-Chaudes-Aigues", "15")).
		trained(rncp.RouteProfessionalism, rncp.TrackContinuing, day(2020, time.October, 5), day(2021, time.May, 14)).
		holds(prospection, day(2018, time.June, 14), "Registre des certificats 2018, page 12").
		sits(spring, exams(map[rncp.BlocKey]string{portefeuille: "12 12 12", negociation: "14 11"})...),
	person("dupont", data.Female, []string{"Zoé"}, "Dupont", "", day(2000, time.August, 15), at("15120", "Mauriac")).
		trained(rncp.RouteApprentice, rncp.TrackInitial, day(2019, time.September, 16), day(2021, time.May, 7)).
		sits(spring, append(exams(map[rncp.BlocKey]string{prospection: "13 12 +"}),
			exampleBloc{bloc: organisation, way: rncp.WayExams, results: "9,75 +", jury: data.OutcomeAcquired,
				reason: "Compte rendu d’activité en entreprise jugé probant par le jury."})...),
	person("n’diaye", data.Female, []string{"Aïssatou"}, "N’Diaye", "", day(1987, time.October, 19), abroadIn("99341", "Dakar", "Sénégal")).
		trained(rncp.RouteContinuing, rncp.TrackContinuing, day(2021, time.March, 1), day(2021, time.December, 17)).
		holds(prospection, day(2019, time.June, 20), mendeMinutes).holds(organisation, day(2019, time.June, 20), mendeMinutes).
		holds(portefeuille, day(2019, time.June, 20), mendeMinutes).
		sits(winter, exams(map[rncp.BlocKey]string{negociation: "15 16,5"})...),
	person("ångström", data.Male, []string{"Thibaut"}, "Ångström", "", day(1998, time.June, 6), at("75114", "Paris 14e")).
		trained(rncp.RouteStudent, rncp.TrackInitial, day(2020, time.September, 7), day(2021, time.December, 17)).
		sits(winter, exams(map[rncp.BlocKey]string{prospection: "12 E +", organisation: "10,5 +", portefeuille: "13 9 11,5 +"})...),
	person("da silva", data.Male, []string{"José", "Luís"}, "da Silva Ferreira", "", day(1996, time.March, 2), abroad("Braga", "Portugal")).
		trained(rncp.RouteApprentice, rncp.TrackInitial, day(2020, time.September, 14), day(2021, time.December, 17)).
		sits(winter, exams(map[rncp.BlocKey]string{prospection: "14 14 +", organisation: "13 +", portefeuille: "12,5 13 12 +", negociation: "15 13 +"})...),
	person("vérité", data.Female, []string{"Chloé"}, "Vérité", "", day(1994, time.July, 14), at("46102", "Figeac")).
		trained(rncp.RouteProfessionalism, rncp.TrackContinuing, day(2021, time.January, 11), day(2021, time.December, 17)).
		sits(winter, exams(map[rncp.BlocKey]string{prospection: "9,25 10,5", organisation: "12", portefeuille: "10 10 10", negociation: "D 11"})...),
	person("tehuiotoa", data.Male, []string{"Teva"}, "Tehuiotoa", "", day(1982, time.January, 26), at("98735", "Papeete")).
		admissible(day(2021, time.June, 10)).filed(day(2021, time.November, 22)).
		sits(winter, vae(prospection, "+", data.OutcomeNone), vae(organisation, "", data.OutcomeNotAcquired)),
	person("mac orlan", data.Male, []string{"Noël"}, "Mac Orlan", "", day(1990, time.December, 25), at("24520", "Sarlat-la-Canéda")).
		trained(rncp.RouteContinuing, rncp.TrackContinuing, day(2020, time.September, 21), day(2021, time.April, 30)).
		sits(spring, exams(map[rncp.BlocKey]string{prospection: "A A", organisation: "A"})...),
}
