package pdf

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
)

func day(y int, m time.Month, d int) data.Date { return rncp.NewDate(y, m, d) }

// base is what the two kinds of sheet have in common.
func base() data.Sheet {
	return data.Sheet{
		Delivered: day(2021, time.July, 15),
		Place:     "Aurillac",
		Centre:    data.SheetCentre{Name: "CCI Cantal", Address: "44 boulevard du Pont-Rouge, 15000 Aurillac"},
		Certification: data.SheetCertification{
			Title: "Attaché(e) commercial(e)", RNCP: "RNCP27413", Certifier: "CCI France - Réseau Negoventis",
			LevelEurope: 5, Nomenclature1969: "III",
			NSF:    []rncp.Coded{{Code: "312t", Label: "Négociation et vente"}},
			Decree: "Arrêté du 30 août 2016", Published: day(2016, time.September, 7),
			From: day(2016, time.May, 12), Until: day(2021, time.September, 7),
		},
		Holder: data.SheetHolder{Sex: data.Female, GivenNames: "Marie Élise", BirthName: "Lacœuilhe",
			BirthDate: day(1998, time.March, 12), BirthPlace: "Aurillac (15)"},
		Session: "Printemps 2021", JuryOn: day(2021, time.July, 8), Blocs: 4,
	}
}

// competences are those of the four blocs of RNCP 27413, by official number.
var competences = map[int][]string{
	1: {
		"Sélectionner les clients et prospects à contacter, en vérifiant la mise à jour des informations détenues",
		"Sélectionner les actions de prospection à mettre en œuvre en tenant compte des données recueillies sur leur profil client",
		"Déterminer les acteurs à rencontrer afin d’optimiser ses démarches",
		"Structurer l’ensemble des actions à conduire auprès des clients et prospects, que ce soit par téléphone, mailing, ou actions directes",
		"Préparer les entretiens à conduire en veillant à identifier les bons interlocuteurs à contacter, et en faisant une première étude de leurs besoins potentiels",
		"Organiser son planning afin de limiter les pertes de temps",
		"Analyser les actions mises en œuvre et les résultats obtenus en déterminant les raisons à l’origine des succès ou des échecs afin d’identifier les ajustements à apporter à une prochaine campagne",
	},
	3: {
		"Organiser les modalités de gestion et d’actualisation de son portefeuille clients en définissant la méthode et la fréquence à mettre en œuvre",
		"Actualiser les données les concernant en définissant les informations complémentaires à rechercher et les sources à consulter",
		"Analyser les composantes de son portefeuille afin de dégager des axes de croissances et les actions à développer",
		"Effectuer le bilan des ventes réalisées auprès de chaque client et prospect afin d’approfondir sa connaissance de ceux-ci et de mieux identifier leurs besoins",
		"Analyser les comportements d’achat de ses clients, afin de déterminer les clients à fidéliser, à réactiver, à forte valeur ajoutée, ceux qui sont à risque ou à prospecter",
		"Personnaliser les actions de communication à mener auprès de ses clients en leur proposant des offres ciblées et en mettant en œuvre des actions contribuant à les fidéliser",
		"Identifier les prestations/produits pouvant faire l’objet de nouvelles offres afin d’être force de propositions auprès de sa hiérarchie",
	},
}

// aCertificate is a bloc certificate with nothing wrong, changed by the functions given.
func aCertificate(change ...func(*data.Sheet)) data.Sheet {
	s := base()
	s.Kind, s.Number = data.KindBlocCertificate, "CANTAL-CB-2021-0001"
	s.Bloc = &data.SheetBloc{Number: 1, Title: "Réaliser une démarche de prospection", Competences: competences[1]}
	s.Signatory = data.Signatory{Name: "Jeanne Delmas", Capacity: "Directrice de la formation",
		Delegation: "Délégation n° 2021-04 du 4 janvier 2021"}
	for _, f := range change {
		f(&s)
	}
	return s
}

// anAttestation is an attestation of results with nothing wrong, changed by the functions given.
func anAttestation(change ...func(*data.Sheet)) data.Sheet {
	s := base()
	s.Kind, s.Number = data.KindAttestation, "CANTAL-AR-2021-0001"
	s.Acquired = 3
	s.Results = []data.SheetResult{
		{Number: 1, Title: "Réaliser une démarche de prospection", Way: "Épreuves", Outcome: data.OutcomeAcquired, Lines: []data.SheetLine{
			{Label: "Écrit : dossier de prospection", Value: "12,5 / 20"}, {Label: "Oral : entretien de prospection", Value: "14 / 20"},
			{Label: "Validation du bloc professionnel", Value: "acquis"}}},
		{Number: 2, Title: "Organiser son activité commerciale", Way: "Épreuves", Outcome: data.OutcomeAcquired, Lines: []data.SheetLine{
			{Label: "Écrit : organisation commerciale", Value: "11,75 / 20"}, {Label: "Validation du bloc professionnel", Value: "acquis"}}},
		{Number: 3, Title: "Gérer son portefeuille et la relation client", Way: "Épreuves", Outcome: data.OutcomeNotAcquired, Lines: []data.SheetLine{
			{Label: "Étude de cas : analyse quantitative", Value: "6 / 20"}, {Label: "Étude de cas : analyse qualitative", Value: "9,25 / 20"},
			{Label: "Étude de cas : actions de développement", Value: "absente"}, {Label: "Validation du bloc professionnel", Value: "acquis"}}},
		{Number: 4, Title: "Négocier et suivre une vente", Way: "Portefeuille de preuves", Outcome: data.OutcomeAcquired, Lines: []data.SheetLine{
			{Label: "Portefeuille de preuves", Value: "acquis"}}},
	}
	for _, f := range change {
		f(&s)
	}
	return s
}

func example(s *data.Sheet) { s.Example = true }

// bornAbroad makes the holder a man born abroad, with a usage name and letters that few fonts have.
func bornAbroad(s *data.Sheet) {
	s.Holder = data.SheetHolder{Sex: data.Male, GivenNames: "Ķārlis Văn", BirthName: "d’Œuvray-Nguyễn", UsageName: "O'Brien",
		BirthDate: day(1987, time.December, 1), BirthPlace: "Liepāja (Lettonie)"}
}

// yearAlone leaves the day and the month of the birth unknown.
func yearAlone(s *data.Sheet) { s.Holder.BirthDate = day(1987, 0, 0) }

func longName(s *data.Sheet) {
	s.Holder.GivenNames = "Marie-Bernadette-Philippine-Joséphine-Alexandrine-Clémentine Anne-Charlotte-Sophie-Emmanuelle-Françoise-Elisabeth-Louise " +
		"Éléonore-Cunégonde-Hildegarde-Théodora-Maximilienne-Victorine"
	s.Holder.BirthName = "de La Rochefoucauld-Montmorency-Châtillon d’Aubigné-Lacœuill"
}

func longBloc(s *data.Sheet) {
	s.Bloc = &data.SheetBloc{Number: 3, Title: "Gérer son portefeuille et la relation client", Competences: competences[3]}
}

var shared = sync.OnceValues(New)

func everyBloc(s *data.Sheet) {
	s.Acquired = 4
	s.Results[2].Outcome = data.OutcomeAcquired
	s.Signatory = data.Signatory{Name: "Jeanne Delmas", Capacity: "Directrice de la formation"}
}

// alone is who held every bloc and came for the certification.
func alone(s *data.Sheet) {
	s.Acquired, s.Results, s.Pronounced = 4, nil, true
}

// duplicate is a duplicate delivered years later.
func duplicate(s *data.Sheet) {
	s.Number, s.Duplicate, s.DuplicateOn = s.Number+"-D1", 1, rncp.NewDate(2026, time.March, 3)
}

// byDecision is the longest bloc of RNCP36612, which a decision of France compétences has registered.
func byDecision(s *data.Sheet) {
	s.Certification = data.SheetCertification{
		Title: "Assistant en ressources humaines", RNCP: "RNCP36612", Certifier: "CCI FRANCE", LevelEurope: 5,
		NSF:    []rncp.Coded{{Code: "315t", Label: "Etablissement de la paie, recrutement du personnel et relations sociales"}},
		Decree: "Décision du directeur général de France compétences en date du 1er juillet 2022", Decision: true,
		From: day(2022, time.July, 1), Until: day(2027, time.July, 1),
	}
	if s.Bloc != nil {
		s.Bloc = &data.SheetBloc{Number: 1, Title: "Gestion des opérations d’administration et de suivi des conditions de travail du personnel", Competences: sisterCompetences}
	}
}

// sisterCompetences are those of the first bloc of RNCP36612.
var sisterCompetences = []string{
	"Réaliser une veille règlementaire régulière en matière de droit social et du travail, en exploitant les canaux et sources d’informations pertinents mis à sa disposition, afin de prendre en compte les évolutions de la législation sociale et de les impacter dans la rédaction et le suivi des contrats de travail.",
	"Rédiger les contrats de travail des salariés de son entreprise, en veillant à l’application des normes en vigueur et en contrôlant l’exactitude de leur contenu au niveau règlementaire, afin de garantir leur conformité.",
	"Assurer le suivi des contrats de travail des salariés de son entreprise, en procédant aux changements nécessaires en cas de modification ou de rupture et en s’assurant de la production et/ou de la diffusion de l’ensemble des justificatifs obligatoires, afin de garantir leur conformité légale tout au long du cycle de vie du contrat.",
	"Gérer les dossiers administratifs du personnel de l’entreprise, en collectant les éléments nécessaires en interne et/ou auprès de chaque collaborateur et en veillant à leur centralisation et leur mise à jour régulière (suivi des visites médicales, mutuelle, prévoyance, entretien professionnel, attestation de suivi de formation…), afin d’assurer l’actualisation et le suivi des informations des salariés.",
	"Réaliser les attestations et déclarations légales liées à l’exécution des contrats de travail des salariés de l’entreprise, en assurant leur transmission et en vérifiant leur réception par les services compétents, afin de garantir la conformité des pratiques de l’entreprise au vu de l’environnement législatif en vigueur.",
	"Opérer le suivi des salariés, notamment en situation de télétravail, en appliquant le protocole fixé par son responsable de service ou sa direction, afin de vérifier le bien-être des salariés, de repérer précocement toute situation détresse et d’en rendre compte à sa hiérarchie pour anticipation ou traitement.",
	"Renseigner les tableaux de bord et outils de reporting de la fonction RH de l’entreprise, en saisissant les informations relatives aux salariés (salaires, absence, maladie, accident du travail, etc.) dans un logiciel informatique dédié (SIRH), afin de permettre la mesure de l’activité et de la performance RH de l’entreprise et de prévenir tout risque d’écart.",
	"Mettre en œuvre les modalités garantissant le bon fonctionnement du CSE de l’entreprise, en préparant et en diffusant les dossiers et documents nécessaires à sa tenue et en organisant les élections, afin de contribuer au dialogue social dans le respect de la législation en vigueur.",
	"Diffuser l’information sociale au sein de l’entreprise, en participant au choix des canaux de communication interne (intranet, journal interne, newsletter…) et en contribuant à la formalisation des outils mobilisés, afin de garantir la bonne information des salariés.",
}

// ofEarlier is a duplicate of an original that is older than the program.
func ofEarlier(s *data.Sheet) {
	s.Number, s.Delivered = "CANTAL-CB-2026-0007", rncp.NewDate(2026, time.March, 3)
	s.Duplicate, s.DuplicateOn = 1, s.Delivered
	s.Certification.Title, s.Certification.Decree = "Attaché commercial", "Arrêté du 19 avril 2011"
	s.Certification.Published, s.Certification.From, s.Certification.Until = rncp.NewDate(2011, time.May, 12), rncp.NewDate(2011, time.January, 31), rncp.NewDate(2016, time.May, 12)
	s.JuryOn = rncp.NewDate(2015, time.June, 15)
	s.Earlier = &data.SheetEarlierOriginal{Number: "2015-17", On: rncp.NewDate(2015, time.July, 1), Source: "registre papier n° 3, page 12"}
}

// undated is a duplicate of an original of which little is known, from a register with the longest name.
func undated(s *data.Sheet) {
	ofEarlier(s)
	s.Earlier = &data.SheetEarlierOriginal{Source: strings.Repeat("Wagram, ", 11)[:88] + "XI"}
}

// replacement annuls and replaces another.
func replacement(s *data.Sheet) {
	s.Replaces, s.ReplacesOn = "CANTAL-AR-2021-0001", rncp.NewDate(2021, time.July, 15)
	s.Number = "CANTAL-AR-2021-0014"
}

// fullTable is the longest that must stay on one page: four blocs of five lines.
func fullTable(s *data.Sheet) {
	for i := range s.Results {
		s.Results[i].Lines = nil
		for _, label := range []string{"Dossier écrit : préparation de l’entretien", "Oral de négociation", "Étude de cas : analyse quantitative",
			"Étude de cas : analyse qualitative", "Validation du bloc professionnel"} {
			s.Results[i].Lines = append(s.Results[i].Lines, data.SheetLine{Label: label, Value: "12,75 / 20"})
		}
	}
}

func eightBlocs(s *data.Sheet) {
	fullTable(s)
	s.Results = append(s.Results, s.Results...)
	for i := range s.Results {
		s.Results[i].Number = i + 1
	}
	s.Blocs, s.Acquired = 8, 6
}

// aDrawer reads the fonts once for all tests.
func aDrawer(t testing.TB) *Drawer {
	t.Helper()
	d, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestSamples writes the samples into the folder that PDF_SAMPLES names, to be looked at.
func TestSamples(t *testing.T) {
	dir := os.Getenv("PDF_SAMPLES")
	if dir == "" {
		t.Skip("PDF_SAMPLES names no folder")
	}
	all := samples()
	maps.Copy(all, minutesSamples())
	maps.Copy(all, letterSamples())
	maps.Copy(all, longLetterSamples())
	for name, sheet := range all {
		pdf, err := aDrawer(t).Draw(sheet)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), pdf, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func samples() map[string]data.Sheet {
	return map[string]data.Sheet{
		"certificat":            aCertificate(),
		"certificat-etranger":   aCertificate(bornAbroad),
		"certificat-long":       aCertificate(longName, longBloc),
		"certificat-ancien":     aCertificate(ofEarlier),
		"certificat-non-date":   aCertificate(undated, longBloc, longName),
		"certificat-exemple":    aCertificate(longBloc, example),
		"certificat-code":       aCertificate(coded),
		"certificat-code-ex":    aCertificate(longBloc, example, coded),
		"certificat-tout-long":  aCertificate(everythingLong),
		"certificat-w":          aCertificate(fourTimesSixty, longBloc),
		"attestation-w":         anAttestation(fourTimesSixty, eightBlocs),
		"attestation":           anAttestation(),
		"attestation-exemple":   anAttestation(bornAbroad, example, everyBloc),
		"attestation-pleine":    anAttestation(fullTable, longName),
		"attestation-pleine-1p": anAttestation(fullTable),
		"attestation-huit":      anAttestation(eightBlocs),
	}
}

// everythingLong makes every text of a certificate as long as it may reasonably be.
func everythingLong(s *data.Sheet) {
	s.Certification.Title = "Responsable du développement commercial, de la relation client et de la négociation internationale (option banque-assurance)"
	s.Certification.NSF = []rncp.Coded{{Code: "312t", Label: "Négociation et vente"},
		{Code: "310m", Label: "Spécialités plurivalentes des échanges et de la gestion"}, {Code: "313", Label: "Finances, banque, assurances, immobilier"}}
	s.Bloc.Title = "Concevoir, piloter et évaluer une démarche de prospection commerciale multicanale auprès d’une clientèle de professionnels et de particuliers"
	s.Signatory.Capacity = "Directrice générale adjointe chargée de la formation professionnelle et de l’apprentissage"
	s.Signatory.Delegation = "Délégation n° 2021-04 du 4 janvier 2021, donnée par le président de CCI France - Réseau Negoventis"
	s.Centre.Name = "Chambre de commerce et d’industrie territoriale du Cantal et de la Haute-Auvergne"
	s.Place = "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson"
	s.Number = "ABCDEFGHIJKL-CB-2021-0001"
}

// fourTimesSixty makes each name sixty of the widest letter.
func fourTimesSixty(s *data.Sheet) {
	w := strings.Repeat("W", 60)
	s.Holder.GivenNames, s.Holder.BirthName, s.Holder.UsageName = w+" "+w+" "+w, w, w
	s.Holder.BirthPlace = strings.Repeat("Wé-", 20) + " (République démocratique populaire lao)"
}
