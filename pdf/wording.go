package pdf

import "strings"

// Every fixed sentence of the documents stands here, for review by whoever answers for them. What stands in braces is
// replaced by the value of that name. No-break spaces are put in by typography: write ordinary ones.

// The certificate of a bloc. The certifier certifies; a bloc has no level, its certification has one.
const (
	certificateTitle = "Certificat de bloc de compétences"
	blocOfEntry      = "Bloc de compétences n° {numéro} de la fiche n° {fiche}"
	ofCertification  = "de la certification « {certification} » ({rncp}, certification de niveau {niveau})"
	deliveredTo      = "délivré à"

	certifies = "{certificateur} certifie que {titulaire} a acquis, par décision du jury du {jury}, les compétences de ce bloc :"
	holderM   = "le titulaire"
	holderF   = "la titulaire"

	notTheCertification = "Ce certificat atteste l’acquisition d’un bloc de compétences ; il ne vaut pas délivrance de la certification."
	blocUnlimited       = "Le bloc est acquis sans limite de durée (validité illimitée)."

	certificateSubject = "{numéro} – {intitulé}"

	registration = "Certification « {certification} », enregistrée au répertoire national des certifications professionnelles " +
		"sous le code {rncp} : {arrêté} publié au Journal officiel du {publication}, avec effet du {effet} jusqu’au {fin}. " +
		"Certification de {niveaux}. {nsf}."

	deliveredAt = "Délivré à {lieu}, le {date}"
	heldBy      = "Évaluations organisées par {centre}"
	duplicateIs = "Duplicata n° {rang}, délivré le {date}"
	// Of a duplicate whose original is older than the program: what is known of that original follows.
	duplicateOfEarlier = "{duplicata}, d’un original {original} ({registre})"
	earlierSource      = "registre : {source}" // left out where the source begins with that word itself
	earlierOn          = "délivré le {date}"
	earlierUndated     = "dont la date n’est pas connue"
	earlierNo          = "n° {numéro} {date}"
	duplicateBy        = "Duplicata établi par {centre}"
	replacementIs      = "Annule et remplace le document n° {numéro} du {date}"
	certificateNo      = "Certificat n° {numéro}"
	onBehalfOf         = "Pour {certificateur}"
	delegationIs       = "Délégation : {délégation}"
)

// What both documents say of the certification and of the person.
const (
	levels       = "niveau {niveau} du cadre national et du cadre européen des certifications (CEC)"
	formerLevel  = ", ancien niveau {ancien} de la nomenclature de 1969"
	nsfOne       = "Code NSF : {codes}"
	nsfSeveral   = "Codes NSF : {codes}"
	nsfCode      = "{code} – {libellé}"
	nsfSeparator = " ; "

	bornM = "né le {date} à {lieu}"
	bornF = "née le {date} à {lieu}"

	birthThenUsage = "{naissance}, nom d’usage : {nom}"

	specimen = "SPÉCIMEN – centre d’exemple"
	preview  = "SPÉCIMEN – aperçu"
)

// The attestation of results, which the centre issues in its own name.
const (
	attestationTitle = "Attestation de résultats"
	attestationNo    = "Attestation n° {numéro}"
	attests          = "{centre} atteste que le jury a arrêté les résultats ci-dessous pour"

	labelCertification = "Certification"
	labelCertifier     = "Certificateur"
	labelRegistration  = "Enregistrement"
	labelLevel         = "Niveau"
	labelNSF           = "NSF"
	labelSession       = "Session"
	attestationLevel   = "Certification de niveau {niveau} (cadre national et cadre européen des certifications)"
	attestationEntry   = "{rncp} (répertoire national des certifications professionnelles). {arrêté}, Journal officiel " +
		"du {publication}, effet du {effet} au {fin}"
	sessionAndJury = "{session}, jury du {jury}"

	columnBloc    = "Bloc de compétences de la fiche n° {fiche}, épreuves"
	columnResult  = "Résultat"
	columnOutcome = "Décision du jury"
	blocTitle     = "Bloc n° {numéro} – {intitulé}"

	noneAcquired    = "Aucun bloc acquis sur {total}"
	oneAcquired     = "1 bloc acquis sur {total}"
	severalAcquired = "{acquis} blocs acquis sur {total}"
	earlierIncluded = "Ce total comprend les blocs acquis lors de sessions antérieures. Un bloc acquis l’est sans limite de durée."
	allAcquired     = "Tous les blocs étant acquis, la délivrance de la certification appartient au certificateur, {certificateur}."
	pronounced      = "Le jury a prononcé la certification complète ; sa délivrance appartient au certificateur, {certificateur}."
	notACertificate = "La présente attestation rend compte de résultats ; elle ne vaut ni certificat de bloc, ni délivrance de la certification."

	doneAt      = "Fait à {lieu}, le {date}"
	forCentre   = "Pour {centre}"
	nameToWrite = "Nom, qualité et signature"
	runningHead = "{titre} – {nom}"
	pageOf      = "page {page}/{pages}"
)

// fill replaces the braces of a sentence by values, given as name and value by turns. Values are left as they are.
func fill(sentence string, values ...string) string {
	sentence = typography(sentence)
	pairs := make([]string, len(values))
	for i, v := range values {
		if i%2 == 0 {
			v = "{" + v + "}"
		}
		pairs[i] = v
	}
	return strings.NewReplacer(pairs...).Replace(sentence)
}

var noBreak = strings.NewReplacer("« ", "«\u00a0", " »", "\u00a0»", " :", "\u00a0:", " ;", "\u00a0;", " ?", "\u00a0?",
	" !", "\u00a0!", "n° ", "n°\u00a0", " –", "\u00a0–", "niveau ", "niveau\u00a0", "nom d’", "nom\u00a0d’")

// typography puts the no-break spaces that French wants.
func typography(s string) string { return noBreak.Replace(s) }
