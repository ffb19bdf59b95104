package exchange

import (
	"slices"
	"strings"
	"unicode"

	"certibloc/data"
	"certibloc/data/rncp"
)

// Field is something that a column of a file may hold. The name is kept in the settings of a centre and never changes.
type Field string

// The fields, in the order of a template.
const (
	BirthName     Field = "birth-name"
	UsageName     Field = "usage-name"
	GivenName     Field = "given-name" // the first, or all of them with commas between
	SecondName    Field = "given-name-2"
	ThirdName     Field = "given-name-3"
	Sex           Field = "sex"
	BirthDate     Field = "birth-date"
	Commune       Field = "birth-commune"
	BirthCode     Field = "birth-insee" // INSEE code of the commune or country of birth
	Department    Field = "birth-department"
	Country       Field = "birth-country"
	Route         Field = "route"
	Track         Field = "track"
	TrainingFrom  Field = "training-from"
	TrainingTo    Field = "training-to"
	ImmersionFrom Field = "immersion-from"
	ImmersionTo   Field = "immersion-to"
	VAEAdmissible Field = "vae-admissible"
	VAEFiled      Field = "vae-filed"
	Blocs         Field = "blocs"
	PriorBlocs    Field = "prior-blocs"
	PriorOn       Field = "prior-on"
	PriorGround   Field = "prior-ground"
	PriorSource   Field = "prior-source"
	PriorRef      Field = "prior-reference"
	PriorNumber   Field = "prior-number"
	PriorBy       Field = "prior-checked-by"
	PriorChecked  Field = "prior-checked-on"
)

// FieldInfo says what a field is called, what goes into it, and which headers mean it.
type FieldInfo struct {
	Field  Field
	Label  string // the header of a template
	Help   string // what one writes there
	Needed bool   // no file makes sense without it
	// Session says that the field is about an enrolment, Prior that it is about what was acquired before.
	Session, Prior bool

	width    float64
	synonyms []string // other headers, as heading has them
}

var fields = []FieldInfo{
	{Field: BirthName, Label: "Nom de naissance", Help: "Comme sur la pièce d’identité.", Needed: true, width: 22, synonyms: []string{
		"nom", "nom de famille", "nom patronymique", "nom de jeune fille", "nom naissance", "nom de naissance du candidat", "nomnaissance",
		"nom du candidat", "nom candidat", "patronyme", "nom jf", "nom jeune fille"}},
	{Field: UsageName, Label: "Nom d’usage", Help: "S’il diffère du nom de naissance.", width: 20, synonyms: []string{
		"nom usage", "nom usuel", "nom marital", "nom d epouse", "nom epouse", "nom de femme mariee", "nomusage", "nom d usage du candidat"}},
	{Field: GivenName, Label: "Prénom", Help: "Le premier ; ou tous, séparés par des virgules.", Needed: true, width: 18, synonyms: []string{
		"prenoms", "prenom s", "premier prenom", "prenom 1", "prenom1", "prenom du candidat", "prenom candidat", "prenom usuel", "1er prenom"}},
	{Field: SecondName, Label: "Deuxième prénom", Help: "S’il y en a un.", width: 18, synonyms: []string{"prenom 2", "prenom2", "second prenom", "2e prenom", "2eme prenom"}},
	{Field: ThirdName, Label: "Troisième prénom", Help: "S’il y en a un.", width: 18, synonyms: []string{"prenom 3", "prenom3", "3e prenom", "3eme prenom"}},
	{Field: Sex, Label: "Sexe", Help: "F ou M.", Needed: true, width: 8, synonyms: []string{"civilite", "genre", "sexe civilite", "sexe f m", "sexe m f", "civ"}},
	{Field: BirthDate, Label: "Date de naissance", Help: "jj/mm/aaaa.", Needed: true, width: 18, synonyms: []string{
		"ne le", "nee le", "ne e le", "naissance", "date naissance", "date nais", "ddn", "datenaissance", "date de naissance du candidat", "date de naiss"}},
	{Field: Commune, Label: "Commune de naissance", Help: "La ville et, si elle est à l’étranger, le pays plus loin.", Needed: true, width: 24, synonyms: []string{
		"lieu de naissance", "lieu naissance", "ville de naissance", "ville naissance", "commune naissance", "ne a", "nee a", "ne e a", "lieu de naiss"}},
	{Field: BirthCode, Label: "Code INSEE de la commune", Help: "Cinq chiffres, s’il est connu ; ce n’est pas le code postal.", width: 16, synonyms: []string{
		"code insee", "code commune", "insee", "code insee commune", "code insee de naissance", "code insee naissance", "code commune de naissance", "code insee de la commune de naissance"}},
	{Field: Department, Label: "Département de naissance", Help: "15, 2A, 971 ; rien à l’étranger.", width: 14, synonyms: []string{
		"departement", "dept", "dep", "dpt", "departement naissance", "code departement", "dept de naissance", "dep naissance", "n departement", "dept naissance"}},
	{Field: Country, Label: "Pays de naissance", Help: "À l’étranger seulement.", width: 18, synonyms: []string{"pays", "pays naissance"}},
	{Field: Route, Label: "Voie d’accès", Help: "Comment la personne vient à la certification.", Session: true, width: 24, synonyms: []string{
		"voie", "voie acces", "voie d acces a la certification", "statut", "dispositif", "type de contrat"}},
	{Field: Track, Label: "Modalité", Help: "Formation initiale, formation continue ou VAE.", Session: true, width: 18, synonyms: []string{"modalite d evaluation", "modalite d acces", "type de parcours"}},
	{Field: TrainingFrom, Label: "Première entrée en formation", Help: "jj/mm/aaaa ; elle ouvre le droit.", Session: true, width: 18, synonyms: []string{
		"premiere entree", "entree en formation", "date d entree", "date entree", "date d entree en formation", "debut de formation", "debut formation", "date de debut", "date debut formation", "date de debut de formation"}},
	{Field: TrainingTo, Label: "Fin de formation", Help: "jj/mm/aaaa.", Session: true, width: 18, synonyms: []string{"fin formation", "date de fin", "date de fin de formation", "sortie de formation", "date de sortie"}},
	{Field: ImmersionFrom, Label: "Début d’immersion", Help: "jj/mm/aaaa, pour un portefeuille de preuves.", Session: true, width: 18, synonyms: []string{"debut immersion", "debut de l immersion", "debut du stage", "debut stage"}},
	{Field: ImmersionTo, Label: "Fin d’immersion", Help: "jj/mm/aaaa.", Session: true, width: 18, synonyms: []string{"fin immersion", "fin de l immersion", "fin du stage", "fin stage"}},
	{Field: VAEAdmissible, Label: "Recevabilité de la VAE", Help: "jj/mm/aaaa, pour une VAE.", Session: true, width: 18, synonyms: []string{"recevabilite", "date de recevabilite", "recevabilite vae", "date recevabilite"}},
	{Field: VAEFiled, Label: "Dépôt du dossier de validation", Help: "jj/mm/aaaa, pour une VAE.", Session: true, width: 18, synonyms: []string{"depot du dossier", "depot dossier", "dossier vae depose le", "depot du dossier de vae"}},
	{Field: Blocs, Label: "Blocs demandés", Help: "Titres ou lettres séparés par des points-virgules ; « (portefeuille) » après un bloc évalué ainsi ; vide : tous ceux qui manquent.", Session: true, width: 40, synonyms: []string{
		"blocs", "bloc", "bloc demande", "blocs de competences", "blocs vises", "blocs presentes", "blocs inscrits"}},
	{Field: PriorBlocs, Label: "Acquis antérieurs", Help: "Titres ou lettres des blocs déjà détenus, ou « certification ».", Prior: true, width: 40, synonyms: []string{
		"acquis", "blocs acquis", "acquis anterieur", "bloc acquis", "blocs deja acquis", "blocs obtenus", "blocs valides"}},
	{Field: PriorOn, Label: "Acquis le", Help: "jj/mm/aaaa.", Prior: true, width: 16, synonyms: []string{"date d acquisition", "date de l acquis", "obtenu le", "date d obtention", "date acquisition", "date obtention", "delivre le", "date du jury"}},
	{Field: PriorGround, Label: "Origine de l’acquis", Help: "Repris du registre, équivalence ou dispense ; vide : repris du registre.", Prior: true, width: 18, synonyms: []string{"origine", "origine acquis"}},
	{Field: PriorSource, Label: "Source de l’acquis", Help: "Le registre et la page, le procès-verbal, la décision.", Prior: true, width: 30, synonyms: []string{"source", "registre", "source acquis", "justificatif"}},
	{Field: PriorRef, Label: "Référence de la source", Help: "S’ajoute à la source.", Prior: true, width: 18, synonyms: []string{"reference", "ref", "reference de l acquis", "page"}},
	{Field: PriorNumber, Label: "N° du document remis autrefois", Help: "Celui que porte le document d’alors ; le programme n’en donne pas.", Prior: true, width: 18, synonyms: []string{
		"n du document", "numero du document", "n du diplome", "numero de diplome", "n du certificat", "numero du certificat"}},
	{Field: PriorBy, Label: "Acquis vérifié par", Help: "Qui a tenu la ligne contre sa source.", Prior: true, width: 20, synonyms: []string{"verifie par", "controle par", "verification par"}},
	{Field: PriorChecked, Label: "Acquis vérifié le", Help: "jj/mm/aaaa.", Prior: true, width: 16, synonyms: []string{"verifie le", "controle le", "date de verification"}},
}

// Fields returns all the fields, in the order of a template.
func Fields() []FieldInfo { return slices.Clone(fields) }

// Label returns what a field is called.
func (f Field) Label() string {
	if info, ok := f.info(); ok {
		return info.Label
	}
	return string(f)
}

func (f Field) info() (FieldInfo, bool) {
	if i := slices.IndexFunc(fields, func(info FieldInfo) bool { return info.Field == f }); i >= 0 {
		return fields[i], true
	}
	return FieldInfo{}, false
}

// heading brings a header to the form in which headers are compared: folded, words alone, one space between them.
func heading(s string) string {
	return strings.Join(strings.FieldsFunc(data.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// headings has the field of each header.
var headings = func() map[string]Field {
	m := map[string]Field{}
	for _, info := range fields {
		m[heading(info.Label)] = info.Field
		for _, s := range info.synonyms {
			m[s] = info.Field
		}
	}
	return m
}()

// routeWords are how a file calls a route, beside its key and its name in the fiche.
var routeWords = map[string]rncp.Route{
	"eleve": rncp.RouteStudent, "etudiant": rncp.RouteStudent, "etudiante": rncp.RouteStudent, "scolaire": rncp.RouteStudent, "statut scolaire": rncp.RouteStudent,
	"eleve ou etudiant": rncp.RouteStudent, "statut d eleve": rncp.RouteStudent, "statut d etudiant": rncp.RouteStudent,
	"apprenti": rncp.RouteApprentice, "apprentie": rncp.RouteApprentice, "apprentissage": rncp.RouteApprentice, "contrat d apprentissage": rncp.RouteApprentice,
	"formation continue": rncp.RouteContinuing, "continue": rncp.RouteContinuing, "stagiaire de la formation continue": rncp.RouteContinuing,
	"contrat pro": rncp.RouteProfessionalism, "professionnalisation": rncp.RouteProfessionalism, "contrat de professionnalisation": rncp.RouteProfessionalism,
	"individuelle": rncp.RouteIndividual, "candidature individuelle": rncp.RouteIndividual, "candidat libre": rncp.RouteIndividual, "candidat individuel": rncp.RouteIndividual,
	"vae": rncp.RouteVAE, "experience": rncp.RouteVAE, "validation des acquis de l experience": rncp.RouteVAE,
}

// trackWords are how a file calls a track.
var trackWords = map[string]rncp.Track{
	"formation initiale": rncp.TrackInitial, "initiale": rncp.TrackInitial, "fi": rncp.TrackInitial, "primo apprenant": rncp.TrackInitial,
	"formation continue": rncp.TrackContinuing, "continue": rncp.TrackContinuing, "fc": rncp.TrackContinuing, "salarie": rncp.TrackContinuing, "salariee": rncp.TrackContinuing,
	"vae": rncp.TrackVAE, "validation des acquis de l experience": rncp.TrackVAE,
}

// trackNames are the names that an export gives the tracks.
var trackNames = map[rncp.Track]string{rncp.TrackInitial: "Formation initiale", rncp.TrackContinuing: "Formation continue", rncp.TrackVAE: "VAE"}

// sexWords are how a file calls the sexes; 1 and 2 are those of INSEE.
var sexWords = map[string]data.Sex{
	"f": data.Female, "femme": data.Female, "feminin": data.Female, "feminine": data.Female, "mme": data.Female, "madame": data.Female, "mlle": data.Female,
	"mademoiselle": data.Female, "fille": data.Female, "2": data.Female,
	"m": data.Male, "h": data.Male, "homme": data.Male, "masculin": data.Male, "mr": data.Male, "monsieur": data.Male, "garcon": data.Male, "1": data.Male,
}

// groundWords are how a file calls the grounds.
var groundWords = map[string]data.Ground{
	"": data.GroundRegister, "repris du registre": data.GroundRegister, "registre": data.GroundRegister,
	"equivalence": data.GroundEquivalence, "dispense": data.GroundExemption,
}
