package parcel

import (
	"fmt"
	"strings"

	"certibloc/data"
)

// headFields, courseFields and personFields are the columns of what lines share.
func headFields[T Line]() []field[T] {
	return []field[T]{
		text("id", func(l T) string { return l.head().ID }),
		text("etat", func(l T) string { return string(l.head().State) }),
		text("remplace", func(l T) string { return string(l.head().Replaces) }),
	}
}

func courseFields[T Line](of func(T) Course) []field[T] {
	return []field[T]{
		text("centre", func(l T) string { return of(l).Centre }),
		text("code", func(l T) string { return of(l).Code }),
		text("session", func(l T) string { return of(l).Session }),
		text("voie", func(l T) string { return string(of(l).Route) }),
		text("modalite", func(l T) string { return string(of(l).Track) }),
		text("modaliteAcces", func(l T) string { return of(l).Access }),
		date("entreeFormation", func(l T) data.Date { return of(l).Training }),
		date("recevabiliteVAE", func(l T) data.Date { return of(l).VAE }),
		date("dateDebutExamen", func(l T) data.Date { return of(l).From }),
		date("dateFinExamen", func(l T) data.Date { return of(l).To }),
		date("dateDecision", func(l T) data.Date { return of(l).Decided }),
		date("dateDebutValidite", func(l T) data.Date { return of(l).Since }),
		date("dateFinValidite", func(l T) data.Date { return of(l).Until }),
	}
}

func personFields[T Line](of func(T) Person) []field[T] {
	return []field[T]{
		text("personne", func(l T) string { return string(of(l).Holder) }),
		text("nomNaissance", func(l T) string { return of(l).BirthName }),
		text("nomUsage", func(l T) string { return of(l).UsageName }),
		text("prenom1", func(l T) string { return of(l).GivenName }),
		text("prenom2", func(l T) string { return of(l).SecondName }),
		text("prenom3", func(l T) string { return of(l).ThirdName }),
		text("sexe", func(l T) string { return string(of(l).Sex) }),
		number("anneeNaissance", func(l T) int { return of(l).BirthYear }),
		known("moisNaissance", func(l T) int { return of(l).BirthMonth }),
		known("jourNaissance", func(l T) int { return of(l).BirthDay }),
		text("codeInseeNaissance", func(l T) string { return of(l).BirthCode }),
		text("libelleCommuneNaissance", func(l T) string { return of(l).Commune }),
		text("departementNaissance", func(l T) string { return of(l).Department }),
		text("codePaysNaissance", func(l T) string { return of(l).CountryCode }),
		text("libellePaysNaissance", func(l T) string { return of(l).Country }),
		date("identiteVerifieeLe", func(l T) data.Date { return of(l).Verified }),
	}
}

func join[T Line](lists ...[]field[T]) []field[T] {
	var all []field[T]
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

// The columns of each part, in the order in which they are written.
var (
	certificationFields = join(headFields[Certification](), courseFields(func(c Certification) Course { return c.Course }),
		personFields(func(c Certification) Person { return c.Person }), []field[Certification]{
			text("type", func(c Certification) string { return c.Type }),
			text("intitule", func(c Certification) string { return c.Title }),
			number("nombreBlocs", func(c Certification) int { return len(c.Blocs) }),
			text("blocs", heldBlocs),
		})
	blocFields = join(headFields[Bloc](), courseFields(func(b Bloc) Course { return b.Course }),
		personFields(func(b Bloc) Person { return b.Person }), []field[Bloc]{
			text("bloc", func(b Bloc) string { return string(b.Key) }),
			number("numeroOfficiel", func(b Bloc) int { return b.Number }),
			text("intitule", func(b Bloc) string { return b.Title }),
		})
	documentFields = join(headFields[Document](), []field[Document]{
		text("centre", func(d Document) string { return d.Centre }),
		text("code", func(d Document) string { return d.Code }),
		text("session", func(d Document) string { return d.Session }),
		text("nature", func(d Document) string { return string(d.Kind) }),
		text("numero", func(d Document) string { return d.Number }),
		text("ligne", func(d Document) string { return d.Line }),
		text("personne", func(d Document) string { return string(d.Person) }),
		date("delivreLe", func(d Document) data.Date { return d.On }),
		date("annuleLe", func(d Document) data.Date { return d.Cancelled }),
		text("remplacePar", func(d Document) string { return d.By }),
		text("sha256", func(d Document) string { return d.SHA256 }),
		number("octets", func(d Document) int { return d.Size }),
	})
	countFields = join(headFields[Count](), []field[Count]{
		text("centre", func(c Count) string { return c.Centre }),
		text("code", func(c Count) string { return c.Code }),
		text("session", func(c Count) string { return c.Session }),
		date("dateDecision", func(c Count) data.Date { return c.Jury }),
		text("bloc", func(c Count) string { return string(c.Bloc) }),
		known("numeroOfficiel", func(c Count) int { return c.Number }),
		text("intitule", func(c Count) string { return c.Title }),
		text("voie", func(c Count) string { return string(c.Route) }),
		text("modalite", func(c Count) string { return string(c.Track) }),
		number("inscrits", func(c Count) int { return c.Enrolled }),
		number("presents", func(c Count) int { return c.Present }),
		number("absents", func(c Count) int { return c.Absent }),
		number("acquis", func(c Count) int { return c.Acquired }),
		number("nonAcquis", func(c Count) int { return c.NotAcquired }),
		number("reportes", func(c Count) int { return c.Deferred }),
	})
	followUpFields = join(headFields[FollowUp](), []field[FollowUp]{
		text("centre", func(f FollowUp) string { return f.Centre }),
		text("code", func(f FollowUp) string { return f.Code }),
		number("promotion", func(f FollowUp) int { return f.Year }),
		number("mois", func(f FollowUp) int { return f.Months }),
		text("voie", func(f FollowUp) string { return string(f.Route) }),
		number("certifies", func(f FollowUp) int { return f.Holders }),
		number("emploiVise", func(f FollowUp) int { return f.InJob }),
		number("autreEmploi", func(f FollowUp) int { return f.OtherJob }),
		number("sansEmploi", func(f FollowUp) int { return f.Seeking }),
		number("neutralises", func(f FollowUp) int { return f.Neutralised }),
		number("sansReponse", func(f FollowUp) int { return f.Silent }),
		text("secteurs", sectors),
	})
)

// heldBlocs writes the blocs of a certification in one cell: « prospection le 2021-06-30 (décision du jury) | … ».
func heldBlocs(c Certification) string {
	var all []string
	for _, b := range c.Blocs {
		all = append(all, fmt.Sprintf("%s le %s (%s)", b.Key, b.On, b.Ground))
	}
	return strings.Join(all, " | ")
}

func sectors(f FollowUp) string {
	var all []string
	for _, s := range f.Sectors {
		all = append(all, fmt.Sprintf("%s : %d", s.Name, s.N))
	}
	return strings.Join(all, " | ")
}
