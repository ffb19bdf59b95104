package pdf

// The sentences of the working papers, for review by whoever answers for them. What stands in braces is replaced by the
// value of that name. No-break spaces are put in by typography: write ordinary ones.

// What several papers say.
const (
	paperFoot  = "{centre} – {session} – édité le {date}"
	paperTitle = "{certification} ({rncp})"
	paperBloc  = "n° {numéro} – {intitulé}"
	paperCount = "{document} – {session}" // title of a PDF that holds several sheets

	// How a page after the first says what it belongs to.
	paperRunning = "{titre} – {objet}"
	paperNumber  = "n° {numéro}"

	paperMadam = "Madame"
	paperSir   = "Monsieur"

	paperHour      = "{heures} h"
	paperHourMin   = "{heures} h {minutes}"
	paperMinutes   = "{minutes} min"
	paperLasts     = "durée : {durée}"
	paperDayAt     = "{jour}, {heure}"
	paperDay       = "{semaine} {date}"
	paperUsageName = "nom d’usage : {nom}"

	labelPaperBloc       = "Bloc"
	labelPaperAssessment = "Épreuve"
	labelPaperDay        = "Jour"
	labelPaperHour       = "Heure"
	labelPaperPlace      = "Lieu"
	labelPaperExaminer   = "Examinateur"
	labelPaperCandidate  = "Candidat"
	labelPaperBorn       = "Naissance"
)

// The convocation of a candidate.
const (
	convocationTitle   = "Convocation aux épreuves"
	convocationIntroM  = "Vous êtes convoqué aux épreuves ci-dessous, organisées par {centre} pour la certification « {certification} » ({rncp})."
	convocationIntroF  = "Vous êtes convoquée aux épreuves ci-dessous, organisées par {centre} pour la certification « {certification} » ({rncp})."
	convocationNumberM = "Candidat"
	convocationNumberF = "Candidate"

	convocationColumnDay   = "Jour et heure"
	convocationColumnWhat  = "Épreuve et bloc de compétences"
	convocationColumnPlace = "Lieu"
	convocationBloc        = "Bloc : {intitulé}"

	convocationToKnow = "À savoir"
	convocationBring  = "Présentez-vous à chaque épreuve avec une pièce d’identité et la présente convocation."
	convocationSign   = "La feuille d’émargement se signe à chaque épreuve."
	convocationStands = "Votre numéro dans la session est le {numéro}. Il tient lieu de nom sur la liste de résultats qui est affichée : gardez-le."
	convocationUnable = "Si vous ne pouvez pas venir, prévenez le centre dès que possible."
)

// The letter to a member of the jury. The sex of a member is not known: every sentence holds for all.
const (
	juryLetterTitle    = "Convocation au jury"
	juryLetterDear     = "Madame, Monsieur,"
	juryLetterIntro    = "Le jury de la certification « {certification} » ({rncp}) se réunit pour la session « {session} ». Nous vous prions d’y prendre part :"
	juryLetterReserve  = "Le jury de la certification « {certification} » ({rncp}) se réunit pour la session « {session} ». Nous vous prions de rester disponible pour y siéger en suppléance :"
	juryLetterOne      = "1 candidat"
	juryLetterSeveral  = "{nombre} candidats"
	juryLetterSeat     = "{collège}, en suppléance"
	juryLetterPresides = "{collège}, présidence du jury"

	labelJuryDay     = "Jour"
	labelJuryHour    = "Heure"
	labelJuryPlace   = "Lieu"
	labelJurySeat    = "Collège"
	labelJuryQuality = "Qualité"
	labelJuryCases   = "À examiner"

	juryLetterReturn = "Merci de remplir la déclaration ci-dessous, de la signer et de la remettre au centre avant la réunion du jury."
	// The words between guillemets are those of the article.
	juryLetterVAE = "La session comprend au moins un candidat à la VAE. Article D. 6412-6 du code du travail : « Les membres du jury ne doivent entretenir " +
		"ou avoir entretenu aucune relation professionnelle ou personnelle avec le candidat, ni avoir accompagné le candidat dans sa démarche " +
		"de validation des acquis de l’expérience. »"

	declarationCut   = "partie à détacher et à remettre au centre"
	declarationTitle = "Déclaration relative aux conflits d’intérêts"
	declarationWho   = "{nom}, pour le jury du {jury}, certification « {certification} » ({rncp}), session « {session} »."
	declarationNames = "Candidats de la session : {noms}."
	declarationI     = "Je déclare, à ma connaissance :"
	declarationNone  = "n’avoir ni formé ni accompagné aucun des candidats, et n’avoir de lien personnel ou professionnel avec aucun d’entre eux ;"
	declarationSome  = "avoir formé ou accompagné les candidats nommés ici, ou avoir un lien personnel ou professionnel avec eux (noms et nature du lien) :"
	// On VAE, the article speaks of the past too.
	declarationNoneVAE = "n’avoir ni formé ni accompagné aucun des candidats, et n’avoir, aujourd’hui ou par le passé, de lien personnel ou " +
		"professionnel avec aucun d’entre eux ;"
	declarationSomeVAE = "avoir formé ou accompagné les candidats nommés ici, ou avoir avec eux, aujourd’hui ou par le passé, un lien personnel ou " +
		"professionnel (noms et nature du lien) :"
	declarationAt   = "Fait à"
	declarationOn   = "le"
	declarationSign = "Signature"
)

// The attendance sheet.
const (
	attendanceTitle = "Feuille d’émargement"

	attendanceColumnNumber  = "N°"
	attendanceColumnName    = "NOM de naissance, prénoms"
	attendanceColumnBorn    = "Naissance"
	attendanceColumnHour    = "Heure"
	attendanceColumnSign    = "Signature"
	attendanceColumnRemarks = "Arrivée, remarques"

	attendanceExpectedOne = "1 candidat attendu."
	attendanceExpected    = "{nombre} candidats attendus."
	attendancePresent     = "Présents :"
	attendanceAbsent      = "Absents :"
	attendanceIncidents   = "Incidents et observations (néant s’il n’y en a pas)"
	attendanceExaminer    = "Examinateur ou surveillant"
	attendanceName        = "Nom"
	attendanceEnded       = "Date et heure de fin"
	attendanceSignature   = "Signature"
)

// The examiner's blank sheet. The boxes help the examiner; the jury alone decides.
const (
	examinerTitle = "Fiche d’examinateur"

	examinerColumnCompetence  = "Compétences du bloc"
	examinerColumnAcquired    = "acquis"
	examinerColumnUnderWay    = "en cours"
	examinerColumnNotAcquired = "non acquis"
	examinerColumnRemark      = "Remarque"

	examinerComment = "Commentaire"
	examinerOpen    = "Le candidat peut demander à lire ce commentaire."
	examinerMark    = "Note"
	examinerMarks   = "Notes"
	examinerVerdict = "Avis"
	examinerScale   = "échelle : {échelle}"
	examinerName    = "Nom"
	examinerDate    = "Date"
	examinerSign    = "Signature"
	examinerHand    = "Examinateur"
)

// The list of results to post: numbers, never a name.
const (
	postedTitle         = "Liste de résultats"
	postedIntro         = "{session} – résultats arrêtés par le jury du {jury}"
	postedColumnNumber  = "Candidat"
	postedColumnBloc    = "Bloc n° {numéro}"
	postedColumnWhole   = "Certification"
	postedLegend        = "Bloc n° {numéro}"
	postedNotAsked      = "–"
	postedCandidate     = "n° {numéro}"
	postedSovereign     = "Ces résultats sont ceux du jury. Chaque candidat reçoit son relevé de résultats."
	postedNumbers       = "Le numéro est celui qui figure sur la convocation. Le tiret signale ce qui n’était pas soumis au jury."
	postedCertifier     = "La colonne « Certification » donne la décision du jury sur la certification entière, dont la délivrance appartient à {certificateur}."
	postedAcquired      = "acquise"
	postedNotAcquired   = "non acquise"
	postedAbsent        = "non présentée"
	postedDeferred      = "reportée"
	postedCertification = "« {certification} » ({rncp})"
)

// The names of the days, from Sunday.
var paperWeekdays = [...]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}
