package pdf

// The sentences of the letters and of the parchment, for review by whoever answers for them. What stands in braces is
// replaced by the value of that name. No-break spaces are put in by typography: write ordinary ones.

// What several letters say.
const (
	letterDear        = "{civilité},"
	letterDearAll     = "Madame, Monsieur,"
	letterRegards     = "Veuillez agréer, {civilité}, l’expression de nos salutations distinguées."
	letterRegardsAll  = "Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées."
	letterUnlimited   = "Un bloc acquis l’est sans limite de durée (validité illimitée)."
	letterDocument    = "{document} du {date}"
	letterNumber      = "n° {numéro}"
	letterFromTo      = "du {début} au {fin}"
	letterFrom        = "depuis le {début}"
	labelLetterNumber = "Référence"

	columnLetterAcquired  = "Blocs de compétences acquis"
	columnLetterOn        = "Acquis le"
	columnLetterRemaining = "Blocs de compétences à acquérir"
)

// The attestation of enrolment, which the centre issues in its own name.
const (
	enrolmentTitle    = "Attestation d’inscription"
	enrolmentNo       = "Attestation n° {numéro}"
	enrolmentAttests  = "{centre} atteste que"
	enrolmentIsM      = "est inscrit à la session « {session} » pour la certification « {certification} »."
	enrolmentIsF      = "est inscrite à la session « {session} » pour la certification « {certification} »."
	enrolmentSession  = "{session} ({code})"
	enrolmentWhole    = "L’inscription porte sur la certification complète, tous ses blocs de compétences étant déjà acquis."
	enrolmentNot      = "La présente attestation rend compte d’une inscription ; elle ne préjuge pas des décisions du jury."
	enrolmentForM     = "Délivrée à la demande de l’intéressé, pour servir et valoir ce que de droit."
	enrolmentForF     = "Délivrée à la demande de l’intéressée, pour servir et valoir ce que de droit."
	enrolmentRegister = "{rncp} (répertoire national des certifications professionnelles)"

	columnEnrolmentBlocs = "Blocs de compétences demandés"
	columnEnrolmentWay   = "Évaluation"

	labelEnrolmentDays     = "Épreuves"
	labelEnrolmentRoute    = "Voie d’accès"
	labelEnrolmentTrack    = "Modalité"
	labelEnrolmentTraining = "Formation"
)

// The letter of partial success.
const (
	partialTitle   = "Lettre de validation partielle"
	partialNo      = "Lettre n° {numéro}"
	partialOne     = "À l’issue de la délibération du jury du {jury}, 1 bloc de compétences sur {total} vous est acquis pour la certification « {certification} » ({rncp})."
	partialSeveral = "À l’issue de la délibération du jury du {jury}, {acquis} blocs de compétences sur {total} vous sont acquis pour la certification « {certification} » ({rncp})."
	partialKept    = "Un bloc acquis l’est sans limite de durée (validité illimitée) : il n’est pas à repasser."
	partialNext    = "Pour les blocs qui restent, adressez-vous au centre : il vous dira si une session peut vous accueillir, et à quelles conditions. " +
		"La certification complète est soumise au jury une fois tous ses blocs acquis."
	partialNot = "La présente lettre rend compte de décisions du jury ; elle ne vaut ni certificat de bloc, ni délivrance de la certification."
)

// The notice of the jury's decision after a VAE. It says what the jury decided, and of the law what the article says.
const (
	noticeTitle  = "Notification de la décision du jury – VAE"
	noticeNo     = "Notification n° {numéro}"
	noticeIntroM = "Vous vous êtes présenté par la validation des acquis de l’expérience (VAE) au jury de la certification « {certification} » ({rncp}), " +
		"dont le certificateur est {certificateur}. {centre}, qui a organisé la session « {session} », vous notifie la décision du jury du {jury} :"
	noticeIntroF = "Vous vous êtes présentée par la validation des acquis de l’expérience (VAE) au jury de la certification « {certification} » ({rncp}), " +
		"dont le certificateur est {certificateur}. {centre}, qui a organisé la session « {session} », vous notifie la décision du jury du {jury} :"

	noticePronounced    = "Le jury a prononcé la certification complète."
	noticeNotPronounced = "Le jury n’a pas prononcé la certification complète."
	noticeDeferred      = "Le jury a reporté sa décision sur la certification complète."
	noticeOneAcquired   = "Le bloc de compétences présenté est acquis."
	noticeAllAcquired   = "Les {nombre} blocs de compétences présentés sont acquis."
	noticeOneOf         = "Validation partielle : 1 bloc de compétences acquis sur les {nombre} présentés."
	noticeSeveralOf     = "Validation partielle : {acquis} blocs de compétences acquis sur les {nombre} présentés."
	noticeOneNot        = "Le bloc de compétences présenté n’est pas acquis."
	noticeNone          = "Aucun des {nombre} blocs de compétences présentés n’est acquis."

	columnNoticeBlocs   = "Blocs de compétences présentés"
	columnNoticeOutcome = "Décision du jury"
	columnNoticeEarlier = "Blocs de compétences acquis auparavant"

	noticeDelivery = "La délivrance de la certification appartient au certificateur, {certificateur}."
	noticeLaw      = "Le résultat est notifié dans les quinze jours de la session du jury ; sur demande, le certificateur délivre une attestation " +
		"de la certification ou des blocs validés (code du travail, article R. 6412-7)."
)

// The parchment of the full certification. The certifier certifies; its title stands alone, as registered.
const (
	parchmentTitle     = "Certification professionnelle"
	parchmentSubject   = "{certification} – {rncp}"
	parchmentNo        = "Parchemin n° {numéro}"
	parchmentLevel     = "niveau {niveau} du cadre national et du cadre européen des certifications (CEC) – {rncp}"
	parchmentTo        = "délivrée à"
	parchmentCertifies = "{certificateur} certifie que {titulaire} a obtenu, par décision du jury du {jury}, cette certification, qui réunit les blocs de compétences :"
	parchmentBloc      = "{intitulé}"
)

// The request for a parchment, to the certifier.
const (
	requestTitle = "Demande de parchemin"
	requestNo    = "Demande n° {numéro}"
	requestIntro = "Le jury du {jury} (procès-verbal n° {numéro}) a prononcé la certification complète « {certification} » ({rncp}) " +
		"en faveur de la personne suivante. Nous vous demandons de délivrer son parchemin."

	labelRequestBirthName = "Nom de naissance"
	labelRequestUsageName = "Nom d’usage"
	labelRequestGiven     = "Prénoms"
	labelRequestBorn      = "Naissance"
	labelRequestRoute     = "Voie d’accès"
	requestBorn           = "{civilité}, {naissance}"
	requestEnclosed       = "Pièces jointes"
	requestReserved       = "Cadre réservé au certificateur"
	requestNumber         = "Numéro du parchemin"
	requestDelivered      = "Délivré le"
	requestVisa           = "Visa"
)
