package pdf

// The sentences of the transcript and of the minutes, set as those of wording.go are.

// The transcript of results, which the centre issues in its own name. It proves nothing and says so.
const (
	transcriptTitle  = "Relevé de résultats"
	transcriptNo     = "Relevé n° {numéro}"
	transcribes      = "{centre} communique les résultats ci-dessous, épreuve par épreuve, de"
	notAnAttestation = "Ce relevé rend compte de résultats ; il ne vaut ni certificat de bloc, ni attestation, ni délivrance de la certification."
)

// The head of the minutes. The certifier certifies; the centre organises and writes the minutes.
const (
	minutesTitle   = "Procès-verbal de délibération du jury"
	correctedTitle = "Procès-verbal rectificatif de délibération du jury"
	minutesNo      = "Procès-verbal n° {numéro}"
	minutesFor     = "Procès-verbal établi par {centre}, qui organise la session. Le certificateur est {certificateur}."
	minutesHead    = "{titre} – {session}, jury du {jury}"
)

// What corrected minutes say of the first ones. Those stay: a document that was issued never changes.
const (
	headingCorrections = "Rectifications"
	correctsThose      = "Le présent procès-verbal rectifie le procès-verbal n° {numéro} du {date}, qui reste conservé. Il reprend toutes les " +
		"décisions du jury, rectifications comprises."
	correctsUndated = "Le présent procès-verbal rectifie le procès-verbal n° {numéro}, qui reste conservé. Il reprend toutes les " +
		"décisions du jury, rectifications comprises."
	noCorrection     = "Aucune décision n’est modifiée."
	correctedBloc    = "{bloc} : décision « {avant} » rectifiée en « {après} », le {date}."
	correctedBecause = "Motif : {motif}"
)

// The certification and the session.
const (
	headingCertification = "Certification"
	headingSession       = "Session et délibération"
	labelAssessed        = "Évaluations"
	labelDeliberation    = "Délibération"
	labelPlace           = "Lieu"
	labelHeld            = "Jury tenu par"
	labelShared          = "Jury tenu avec"
	labelReceived        = "Procès-verbal reçu"
	sessionAndCode       = "{session} (code {code})"
	fromDayToDay         = "du {début} au {fin}"
	onDay                = "le {jour}"
	fromHour             = "le {jour}, à partir de {début}"
	fromHourToHour       = "le {jour}, de {début} à {fin}"
)

// The jury.
const (
	headingJury      = "Jury"
	heldElsewhere    = "Aucun membre n’est inscrit au jury de ce centre : la délibération a été tenue par {jury}."
	takenOver        = "Les décisions sont reprises du procès-verbal reçu."
	noMembers        = "Aucun membre n’est inscrit au jury de ce centre."
	captionAsked     = "Composition demandée par la fiche n° {fiche}"
	captionFound     = "Constat de composition"
	captionSetAside  = "Points écartés, avec leur motif"
	captionTies      = "Liens avec un candidat et retraits"
	columnMember     = "Membre et qualité"
	columnCollege    = "Collège"
	columnDeclared   = "Déclaration d’intérêts"
	columnPresence   = "Présence"
	presides         = "présidence"
	fromOutside      = "membre extérieur"
	substitutes      = "en suppléance"
	declaredOn       = "reçue le {date}"
	notDeclared      = "non reçue"
	presenceNotNoted = "non notée"
	setAsideFor      = "{point} Motif : {motif}"
	tieRecused       = "{membre} et {candidat} : {lien}. Retrait pour ce candidat."
	tieStayed        = "{membre} et {candidat} : {lien}. Pas de retrait."
	noTies           = "Aucun lien entre un membre du jury et un candidat n’est noté."
	castingVote      = "Un candidat au moins relève de la validation des acquis de l’expérience. Pour cette voie, la voix du président du jury " +
		"est prépondérante en cas de partage des voix (code du travail, article D6412-6)."
)

// The decisions, candidate by candidate.
const (
	headingCases  = "Décisions, candidat par candidat"
	juryDecides   = "Les décisions ci-dessous sont celles du jury. La proposition tirée des résultats n’est rappelée que là où le jury s’en écarte, avec son motif."
	oneCase       = "1 candidat"
	severalCases  = "{nombre} candidats"
	whole1        = "1 certification complète prononcée"
	wholes        = "{nombre} certifications complètes prononcées"
	partial1      = "1 validation partielle"
	partials      = "{nombre} validations partielles"
	none1         = "1 candidat sans bloc acquis"
	nones         = "{nombre} candidats sans bloc acquis"
	allBlocs1     = "1 candidat dont tous les blocs sont acquis"
	allBlocsMany  = "{nombre} candidats dont tous les blocs sont acquis"
	countList     = "{candidats} : {comptes}."
	columnBlocs   = "Bloc de compétences"
	columnResults = "Résultats"
	columnDecided = "Décision"
	continued     = "{nom} (suite)"

	candidateStatus  = "{naissance} ; voie d’accès : {voie} ; parcours : {parcours}"
	statusNoTrack    = "{naissance} ; voie d’accès : {voie}"
	bornOnM          = "né le {date}"
	bornOnF          = "née le {date}"
	bornAndUsage     = "{naissance}, nom d’usage : {nom}"
	departs          = "Proposition : {proposition}. Motif du jury : {motif}"
	departsNoReason  = "Proposition : {proposition}."
	juryReason       = "Motif du jury : {motif}"
	heldBefore       = "antérieur"
	heldOn           = "{fondement}, {date}"
	wholeTitle       = "Certification complète"
	wholeGranted     = "prononcée"
	wholeRefused     = "non prononcée"
	finalWhole       = "Certification complète prononcée"
	finalAll         = "Tous les blocs sont acquis"
	finalPartial     = "Validation partielle : {blocs}"
	finalNone        = "Aucun bloc acquis"
	finalAbsent      = "Aucun bloc acquis : non présenté"
	finalDeferred1   = "décision reportée pour 1 bloc"
	finalDeferred    = "décision reportée pour {nombre} blocs"
	blocs1           = "1 bloc acquis"
	blocsMany        = "{nombre} blocs acquis"
	blocsEarlier     = "{blocs}, dont {nombre} antérieurement"
	blocsOutOf       = "{blocs} sur {total}"
	numberedBloc     = "n° {numéro}"
	enumerationComma = ", "
	enumerationLast  = " et "
)

// Incidents and signatures.
const (
	headingIncidents  = "Incidents et observations"
	noIncidents       = "Aucun incident n’est noté."
	headingSignatures = "Signatures"
	signedHere        = "Fait à {lieu}, le {date}."
	signedElsewhere   = "Fait à {lieu}, le {date}. Décisions du jury reprises par {centre}."
	capacityFor       = "{qualité}, pour {centre}"
	signsPresident    = "Présidence du jury"
	footHash          = "Empreinte SHA-256 du contenu : {empreinte}"
	hashBegins        = "{début}…"
)

// What the president may read out: short sentences. Nobody is named who acquires nothing.
const (
	headingAloud   = "À lire par le président"
	aloudOpening   = "Mesdames, Messieurs,"
	aloudSession   = "Le jury de la session « {session} » a délibéré le {jury}."
	aloudOne       = "Il a examiné les résultats d’un candidat à la certification « {certification} »."
	aloudMany      = "Il a examiné les résultats de {nombre} candidats à la certification « {certification} »."
	aloudBlocList  = "Les blocs de compétences sont : {blocs}."
	aloudBlocItem  = "n° {numéro}, {intitulé}"
	aloudSeparator = " ; "
	aloudCorrected = "Les rectifications du procès-verbal du {date} y sont comprises."

	aloudAcquires      = "Acquiert {blocs} : {noms}."
	aloudAcquire       = "Acquièrent {blocs} : {noms}."
	aloudOneUnnamed    = "Un candidat acquiert {blocs}."
	aloudManyUnnamed   = "{nombre} candidats acquièrent {blocs}."
	aloudOneBloc       = "le bloc {numéros}"
	aloudBlocs         = "les blocs {numéros}"
	aloudEvery         = "les {total} blocs"
	aloudNone1         = "Pour un candidat, aucun bloc n’est acquis à cette session."
	aloudNones         = "Pour {nombre} candidats, aucun bloc n’est acquis à cette session."
	aloudWhole         = "Le jury prononce la certification complète pour {noms}."
	aloudWholeUnnamed  = "Le jury prononce la certification complète pour {nombre} candidats."
	aloudWholeUnnamed1 = "Le jury prononce la certification complète pour un candidat."
	aloudSeeMinutes    = "Le procès-verbal donne les décisions nom par nom."
	aloudCertifier     = "La délivrance de la certification appartient au certificateur, {certificateur}."
	aloudDecisions     = "Ces décisions sont celles du jury."
	aloudThanks        = "Au nom du jury, je remercie les candidats, et toutes les personnes qui ont préparé et tenu cette session."
	numberedName       = "{nom} (n° {numéro})"
)
