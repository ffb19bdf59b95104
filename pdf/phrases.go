package pdf

// The certificate of a bloc. The certifier certifies; a bloc has no level, its certification has one.
const (
	certificateTitle    phrase = "certificate-title"
	blocOfEntry         phrase = "bloc-of-entry"
	ofCertification     phrase = "of-certification"
	deliveredTo         phrase = "delivered-to"
	certifies           phrase = "certifies"
	holderM             phrase = "holder-m"
	holderF             phrase = "holder-f"
	notTheCertification phrase = "not-the-certification"
	blocUnlimited       phrase = "bloc-unlimited"
	certificateSubject  phrase = "certificate-subject"
	registration        phrase = "registration"
	registrationDecided phrase = "registration-decision" // by a decision of France compétences, not an arrêté
	deliveredAt         phrase = "delivered-at"
	heldBy              phrase = "held-by"
	duplicateIs         phrase = "duplicate-is"
	// Of a duplicate whose original is older than the program: what is known of that original follows.
	duplicateOfEarlier phrase = "duplicate-of-earlier"
	earlierSource      phrase = "earlier-source" // left out where the source begins with that word itself
	earlierOn          phrase = "earlier-on"
	earlierUndated     phrase = "earlier-undated"
	earlierNo          phrase = "earlier-no"
	duplicateBy        phrase = "duplicate-by"
	replacementIs      phrase = "replacement-is"
	certificateNo      phrase = "certificate-no"
	onBehalfOf         phrase = "on-behalf-of"
	delegationIs       phrase = "delegation-is"
	codeKey            phrase = "code-key"
)

// What both documents say of the certification and of the person.
const (
	levels         phrase = "levels"
	formerLevel    phrase = "former-level"
	nsfOne         phrase = "nsf-one"
	nsfSeveral     phrase = "nsf-several"
	nsfCode        phrase = "nsf-code"
	bornM          phrase = "born-m"
	bornF          phrase = "born-f"
	bornInM        phrase = "born-in-m" // the day is not known
	bornInF        phrase = "born-in-f"
	birthThenUsage phrase = "birth-then-usage"
	specimen       phrase = "specimen"
	preview        phrase = "preview"
)

// The attestation of results, which the centre issues in its own name.
const (
	attestationTitle   phrase = "attestation-title"
	attestationNo      phrase = "attestation-no"
	attests            phrase = "attests"
	labelCertification phrase = "label-certification"
	labelCertifier     phrase = "label-certifier"
	labelRegistration  phrase = "label-registration"
	labelLevel         phrase = "label-level"
	labelNSF           phrase = "label-nsf"
	labelSession       phrase = "label-session"
	attestationLevel   phrase = "attestation-level"
	attestationEntry   phrase = "attestation-entry"
	attestationDecided phrase = "attestation-entry-decision"
	sessionAndJury     phrase = "session-and-jury"
	columnBloc         phrase = "column-bloc"
	columnResult       phrase = "column-result"
	columnOutcome      phrase = "column-outcome"
	blocTitle          phrase = "bloc-title"
	noneAcquired       phrase = "none-acquired"
	oneAcquired        phrase = "one-acquired"
	severalAcquired    phrase = "several-acquired"
	earlierIncluded    phrase = "earlier-included"
	allAcquired        phrase = "all-acquired"
	pronounced         phrase = "pronounced"
	notACertificate    phrase = "not-a-certificate"
	doneAt             phrase = "done-at"
	forCentre          phrase = "for-centre"
	nameToWrite        phrase = "name-to-write"
	runningHead        phrase = "running-head"
	pageOf             phrase = "page-of"
)

// The transcript of results, which the centre issues in its own name. It proves nothing and says so.
const (
	transcriptTitle  phrase = "transcript-title"
	transcriptNo     phrase = "transcript-no"
	transcribes      phrase = "transcribes"
	notAnAttestation phrase = "not-an-attestation"
)

// The head of the minutes. The certifier certifies; the centre organises and writes the minutes.
const (
	minutesTitle   phrase = "minutes-title"
	correctedTitle phrase = "corrected-title"
	minutesNo      phrase = "minutes-no"
	minutesFor     phrase = "minutes-for"
	minutesHead    phrase = "minutes-head"
)

// What corrected minutes say of the first ones. Those stay: a document that was issued never changes.
const (
	headingCorrections phrase = "heading-corrections"
	correctsThose      phrase = "corrects-those"
	correctsUndated    phrase = "corrects-undated"
	noCorrection       phrase = "no-correction"
	correctedBloc      phrase = "corrected-bloc"
	correctedBecause   phrase = "corrected-because"
)

// The certification and the session.
const (
	headingCertification phrase = "heading-certification"
	headingSession       phrase = "heading-session"
	labelAssessed        phrase = "label-assessed"
	labelDeliberation    phrase = "label-deliberation"
	labelPlace           phrase = "label-place"
	labelHeld            phrase = "label-held"
	labelShared          phrase = "label-shared"
	labelReceived        phrase = "label-received"
	sessionAndCode       phrase = "session-and-code"
	fromDayToDay         phrase = "from-day-to-day"
	onDay                phrase = "on-day"
	fromHour             phrase = "from-hour"
	fromHourToHour       phrase = "from-hour-to-hour"
)

// The jury.
const (
	headingJury      phrase = "heading-jury"
	heldElsewhere    phrase = "held-elsewhere"
	takenOver        phrase = "taken-over"
	noMembers        phrase = "no-members"
	captionAsked     phrase = "caption-asked"
	captionFound     phrase = "caption-found"
	captionSetAside  phrase = "caption-set-aside"
	captionTies      phrase = "caption-ties"
	columnMember     phrase = "column-member"
	columnCollege    phrase = "column-college"
	columnDeclared   phrase = "column-declared"
	columnPresence   phrase = "column-presence"
	presides         phrase = "presides"
	fromOutside      phrase = "from-outside"
	substitutes      phrase = "substitutes"
	declaredOn       phrase = "declared-on"
	notDeclared      phrase = "not-declared"
	presenceNotNoted phrase = "presence-not-noted"
	setAsideFor      phrase = "set-aside-for"
	tieRecused       phrase = "tie-recused"
	tieStayed        phrase = "tie-stayed"
	noTies           phrase = "no-ties"
	castingVote      phrase = "casting-vote"
)

// The decisions, candidate by candidate.
const (
	headingCases    phrase = "heading-cases"
	juryDecides     phrase = "jury-decides"
	oneCase         phrase = "one-case"
	severalCases    phrase = "several-cases"
	whole1          phrase = "whole1"
	wholes          phrase = "wholes"
	partial1        phrase = "partial1"
	partials        phrase = "partials"
	none1           phrase = "none1"
	nones           phrase = "nones"
	allBlocs1       phrase = "all-blocs1"
	allBlocsMany    phrase = "all-blocs-many"
	countList       phrase = "count-list"
	columnBlocs     phrase = "column-blocs"
	columnResults   phrase = "column-results"
	columnDecided   phrase = "column-decided"
	continued       phrase = "continued"
	candidateStatus phrase = "candidate-status"
	statusNoTrack   phrase = "status-no-track"
	bornOnM         phrase = "born-on-m"
	bornOnF         phrase = "born-on-f"
	bornInYearM     phrase = "born-in-year-m"
	bornInYearF     phrase = "born-in-year-f"
	bornAndUsage    phrase = "born-and-usage"
	departs         phrase = "departs"
	departsNoReason phrase = "departs-no-reason"
	juryReason      phrase = "jury-reason"
	heldBefore      phrase = "held-before"
	heldOn          phrase = "held-on"
	wholeTitle      phrase = "whole-title"
	wholeGranted    phrase = "whole-granted"
	wholeRefused    phrase = "whole-refused"
	finalWhole      phrase = "final-whole"
	finalAll        phrase = "final-all"
	finalPartial    phrase = "final-partial"
	finalNone       phrase = "final-none"
	finalAbsent     phrase = "final-absent"
	finalDeferred1  phrase = "final-deferred1"
	finalDeferred   phrase = "final-deferred"
	blocs1          phrase = "blocs1"
	blocsMany       phrase = "blocs-many"
	blocsEarlier    phrase = "blocs-earlier"
	blocsOutOf      phrase = "blocs-out-of"
	numberedBloc    phrase = "numbered-bloc"
)

// Incidents and signatures.
const (
	headingIncidents  phrase = "heading-incidents"
	noIncidents       phrase = "no-incidents"
	headingSignatures phrase = "heading-signatures"
	signedHere        phrase = "signed-here"
	signedElsewhere   phrase = "signed-elsewhere"
	capacityFor       phrase = "capacity-for"
	signsPresident    phrase = "signs-president"
	footHash          phrase = "foot-hash"
)

// What the president may read out: short sentences. Nobody is named who acquires nothing.
const (
	headingAloud       phrase = "heading-aloud"
	aloudOpening       phrase = "aloud-opening"
	aloudSession       phrase = "aloud-session"
	aloudOne           phrase = "aloud-one"
	aloudMany          phrase = "aloud-many"
	aloudBlocList      phrase = "aloud-bloc-list"
	aloudBlocItem      phrase = "aloud-bloc-item"
	aloudCorrected     phrase = "aloud-corrected"
	aloudAcquires      phrase = "aloud-acquires"
	aloudAcquire       phrase = "aloud-acquire"
	aloudOneUnnamed    phrase = "aloud-one-unnamed"
	aloudManyUnnamed   phrase = "aloud-many-unnamed"
	aloudOneBloc       phrase = "aloud-one-bloc"
	aloudBlocs         phrase = "aloud-blocs"
	aloudEvery         phrase = "aloud-every"
	aloudNone1         phrase = "aloud-none1"
	aloudNones         phrase = "aloud-nones"
	aloudWhole         phrase = "aloud-whole"
	aloudWholeUnnamed  phrase = "aloud-whole-unnamed"
	aloudWholeUnnamed1 phrase = "aloud-whole-unnamed1"
	aloudSeeMinutes    phrase = "aloud-see-minutes"
	aloudCertifier     phrase = "aloud-certifier"
	aloudDecisions     phrase = "aloud-decisions"
	aloudThanks        phrase = "aloud-thanks"
	numberedName       phrase = "numbered-name"
)

// What several papers say.
const (
	paperFoot  phrase = "paper-foot"
	paperTitle phrase = "paper-title"
	paperBloc  phrase = "paper-bloc"
	paperCount phrase = "paper-count"
	// How a page after the first says what it belongs to.
	paperRunning         phrase = "paper-running"
	paperNumber          phrase = "paper-number"
	paperMadam           phrase = "paper-madam"
	paperSir             phrase = "paper-sir"
	paperLasts           phrase = "paper-lasts"
	paperDayAt           phrase = "paper-day-at"
	paperUsageName       phrase = "paper-usage-name"
	labelPaperBloc       phrase = "label-paper-bloc"
	labelPaperAssessment phrase = "label-paper-assessment"
	labelPaperDay        phrase = "label-paper-day"
	labelPaperHour       phrase = "label-paper-hour"
	labelPaperPlace      phrase = "label-paper-place"
	labelPaperExaminer   phrase = "label-paper-examiner"
	labelPaperArranged   phrase = "label-paper-arranged"
	paperArranged        phrase = "paper-arranged"
	labelPaperCandidate  phrase = "label-paper-candidate"
	labelPaperBorn       phrase = "label-paper-born"
)

// The convocation of a candidate.
const (
	convocationTitle       phrase = "convocation-title"
	convocationIntroM      phrase = "convocation-intro-m"
	convocationIntroF      phrase = "convocation-intro-f"
	convocationNumberM     phrase = "convocation-number-m"
	convocationNumberF     phrase = "convocation-number-f"
	convocationColumnDay   phrase = "convocation-column-day"
	convocationColumnWhat  phrase = "convocation-column-what"
	convocationColumnPlace phrase = "convocation-column-place"
	convocationBloc        phrase = "convocation-bloc"
	convocationToKnow      phrase = "convocation-to-know"
	convocationBring       phrase = "convocation-bring"
	convocationSign        phrase = "convocation-sign"
	convocationStands      phrase = "convocation-stands"
	convocationUnable      phrase = "convocation-unable"
)

// The letter to a member of the jury. The sex of a member is not known: every sentence holds for all.
const (
	juryLetterTitle    phrase = "jury-letter-title"
	juryLetterDear     phrase = "jury-letter-dear"
	juryLetterIntro    phrase = "jury-letter-intro"
	juryLetterReserve  phrase = "jury-letter-reserve"
	juryLetterOne      phrase = "jury-letter-one"
	juryLetterSeveral  phrase = "jury-letter-several"
	juryLetterSeat     phrase = "jury-letter-seat"
	juryLetterPresides phrase = "jury-letter-presides"
	labelJuryDay       phrase = "label-jury-day"
	labelJuryHour      phrase = "label-jury-hour"
	labelJuryPlace     phrase = "label-jury-place"
	labelJurySeat      phrase = "label-jury-seat"
	labelJuryQuality   phrase = "label-jury-quality"
	labelJuryCases     phrase = "label-jury-cases"
	juryLetterReturn   phrase = "jury-letter-return"
	// The words between guillemets are those of the article.
	juryLetterVAE    phrase = "jury-letter-vae"
	declarationCut   phrase = "declaration-cut"
	declarationTitle phrase = "declaration-title"
	declarationWho   phrase = "declaration-who"
	declarationNames phrase = "declaration-names"
	declarationI     phrase = "declaration-i"
	declarationNone  phrase = "declaration-none"
	declarationSome  phrase = "declaration-some"
	// On VAE, the article speaks of the past too.
	declarationNoneVAE phrase = "declaration-none-vae"
	declarationSomeVAE phrase = "declaration-some-vae"
	declarationAt      phrase = "declaration-at"
	declarationOn      phrase = "declaration-on"
	declarationSign    phrase = "declaration-sign"
)

// The attendance sheet.
const (
	attendanceTitle         phrase = "attendance-title"
	attendanceColumnNumber  phrase = "attendance-column-number"
	attendanceColumnName    phrase = "attendance-column-name"
	attendanceColumnBorn    phrase = "attendance-column-born"
	attendanceColumnHour    phrase = "attendance-column-hour"
	attendanceColumnSign    phrase = "attendance-column-sign"
	attendanceColumnRemarks phrase = "attendance-column-remarks"
	attendanceExpectedOne   phrase = "attendance-expected-one"
	attendanceExpected      phrase = "attendance-expected"
	attendancePresent       phrase = "attendance-present"
	attendanceAbsent        phrase = "attendance-absent"
	attendanceIncidents     phrase = "attendance-incidents"
	attendanceExaminer      phrase = "attendance-examiner"
	attendanceName          phrase = "attendance-name"
	attendanceEnded         phrase = "attendance-ended"
	attendanceSignature     phrase = "attendance-signature"
)

// The examiner's blank sheet. The boxes help the examiner; the jury alone decides.
const (
	examinerTitle             phrase = "examiner-title"
	examinerColumnCompetence  phrase = "examiner-column-competence"
	examinerColumnAcquired    phrase = "examiner-column-acquired"
	examinerColumnUnderWay    phrase = "examiner-column-under-way"
	examinerColumnNotAcquired phrase = "examiner-column-not-acquired"
	examinerColumnRemark      phrase = "examiner-column-remark"
	examinerComment           phrase = "examiner-comment"
	examinerOpen              phrase = "examiner-open"
	examinerMark              phrase = "examiner-mark"
	examinerMarks             phrase = "examiner-marks"
	examinerVerdict           phrase = "examiner-verdict"
	examinerScale             phrase = "examiner-scale"
	examinerName              phrase = "examiner-name"
	examinerDate              phrase = "examiner-date"
	examinerSign              phrase = "examiner-sign"
	examinerHand              phrase = "examiner-hand"
)

// The list of results to post: numbers, never a name.
const (
	postedTitle         phrase = "posted-title"
	postedIntro         phrase = "posted-intro"
	postedColumnNumber  phrase = "posted-column-number"
	postedColumnBloc    phrase = "posted-column-bloc"
	postedColumnWhole   phrase = "posted-column-whole"
	postedLegend        phrase = "posted-legend"
	postedCandidate     phrase = "posted-candidate"
	postedSovereign     phrase = "posted-sovereign"
	postedNumbers       phrase = "posted-numbers"
	postedCertifier     phrase = "posted-certifier"
	postedAcquired      phrase = "posted-acquired"
	postedNotAcquired   phrase = "posted-not-acquired"
	postedAbsent        phrase = "posted-absent"
	postedDeferred      phrase = "posted-deferred"
	postedCertification phrase = "posted-certification"
)

// What several letters say.
const (
	letterDear            phrase = "letter-dear"
	letterDearAll         phrase = "letter-dear-all"
	letterRegards         phrase = "letter-regards"
	letterRegardsAll      phrase = "letter-regards-all"
	letterUnlimited       phrase = "letter-unlimited"
	letterDocument        phrase = "letter-document"
	letterNumber          phrase = "letter-number"
	letterFromTo          phrase = "letter-from-to"
	letterFrom            phrase = "letter-from"
	labelLetterNumber     phrase = "label-letter-number"
	columnLetterAcquired  phrase = "column-letter-acquired"
	columnLetterOn        phrase = "column-letter-on"
	columnLetterRemaining phrase = "column-letter-remaining"
)

// The attestation of enrolment, which the centre issues in its own name.
const (
	enrolmentTitle         phrase = "enrolment-title"
	enrolmentNo            phrase = "enrolment-no"
	enrolmentAttests       phrase = "enrolment-attests"
	enrolmentIsM           phrase = "enrolment-is-m"
	enrolmentIsF           phrase = "enrolment-is-f"
	enrolmentSession       phrase = "enrolment-session"
	enrolmentWhole         phrase = "enrolment-whole"
	enrolmentNot           phrase = "enrolment-not"
	enrolmentForM          phrase = "enrolment-for-m"
	enrolmentForF          phrase = "enrolment-for-f"
	enrolmentRegister      phrase = "enrolment-register"
	columnEnrolmentBlocs   phrase = "column-enrolment-blocs"
	columnEnrolmentWay     phrase = "column-enrolment-way"
	labelEnrolmentDays     phrase = "label-enrolment-days"
	labelEnrolmentRoute    phrase = "label-enrolment-route"
	labelEnrolmentTrack    phrase = "label-enrolment-track"
	labelEnrolmentTraining phrase = "label-enrolment-training"
)

// The letter of partial success.
const (
	partialTitle   phrase = "partial-title"
	partialNo      phrase = "partial-no"
	partialOne     phrase = "partial-one"
	partialSeveral phrase = "partial-several"
	partialKept    phrase = "partial-kept"
	partialNext    phrase = "partial-next"
	partialNot     phrase = "partial-not"
)

// The notice of the jury's decision after a VAE. It says what the jury decided, and of the law what the article says.
const (
	noticeTitle         phrase = "notice-title"
	noticeNo            phrase = "notice-no"
	noticeIntroM        phrase = "notice-intro-m"
	noticeIntroF        phrase = "notice-intro-f"
	noticePronounced    phrase = "notice-pronounced"
	noticeNotPronounced phrase = "notice-not-pronounced"
	noticeDeferred      phrase = "notice-deferred"
	noticeOneAcquired   phrase = "notice-one-acquired"
	noticeAllAcquired   phrase = "notice-all-acquired"
	noticeOneOf         phrase = "notice-one-of"
	noticeSeveralOf     phrase = "notice-several-of"
	noticeOneNot        phrase = "notice-one-not"
	noticeNone          phrase = "notice-none"
	columnNoticeBlocs   phrase = "column-notice-blocs"
	columnNoticeOutcome phrase = "column-notice-outcome"
	columnNoticeEarlier phrase = "column-notice-earlier"
	noticeDelivery      phrase = "notice-delivery"
	noticeLaw           phrase = "notice-law"
)

// The parchment of the full certification. The certifier certifies; its title stands alone, as registered.
const (
	parchmentTitle     phrase = "parchment-title"
	parchmentSubject   phrase = "parchment-subject"
	parchmentNo        phrase = "parchment-no"
	parchmentLevel     phrase = "parchment-level"
	parchmentTo        phrase = "parchment-to"
	parchmentCertifies phrase = "parchment-certifies"
)

// The request for a parchment, to the certifier.
const (
	requestTitle          phrase = "request-title"
	requestNo             phrase = "request-no"
	requestIntro          phrase = "request-intro"
	labelRequestBirthName phrase = "label-request-birth-name"
	labelRequestUsageName phrase = "label-request-usage-name"
	labelRequestGiven     phrase = "label-request-given"
	labelRequestBorn      phrase = "label-request-born"
	labelRequestRoute     phrase = "label-request-route"
	requestBorn           phrase = "request-born"
	requestEnclosed       phrase = "request-enclosed"
	requestReserved       phrase = "request-reserved"
	requestNumber         phrase = "request-number"
	requestDelivered      phrase = "request-delivered"
	requestVisa           phrase = "request-visa"
)

// The page of the centre's public keys.
const (
	keyTitle        phrase = "key-title"
	keyIntro        phrase = "key-intro"
	keyCurrent      phrase = "key-current"
	keySince        phrase = "key-since"
	keyUntil        phrase = "key-until"
	keyPrint        phrase = "key-print"
	keyHow          phrase = "key-how"
	keyHowPhone     phrase = "key-how-phone"
	keyHowPage      phrase = "key-how-page"
	keyHowProgram   phrase = "key-how-program"
	keyHowCancelled phrase = "key-how-cancelled"
	keyNot          phrase = "key-not"
)

// The recovery sheet.
const (
	recoveryTitle     phrase = "recovery-title"
	recoveryIntro     phrase = "recovery-intro"
	recoveryKeep      phrase = "recovery-keep"
	recoveryCode      phrase = "recovery-code"
	recoveryHow       phrase = "recovery-how"
	recoveryHowWindow phrase = "recovery-how-window"
	recoveryHowCheck  phrase = "recovery-how-check"
	recoveryHowBackup phrase = "recovery-how-backup"
	recoveryNot       phrase = "recovery-not"
)

// The list at the head of an evidence file.
const (
	evidenceTitle          phrase = "evidence-title"
	evidenceSession        phrase = "evidence-session"
	evidenceCertification  phrase = "evidence-certification"
	evidenceMade           phrase = "evidence-made"
	evidenceMadeBy         phrase = "evidence-made-by"
	evidenceContents       phrase = "evidence-contents"
	evidenceJournal        phrase = "evidence-journal"
	evidenceChain          phrase = "evidence-chain"
	evidenceDocuments      phrase = "evidence-documents"
	evidenceNoDocument     phrase = "evidence-no-document"
	evidenceFiles          phrase = "evidence-files"
	evidenceColumnNumber   phrase = "evidence-column-number"
	evidenceColumnDocument phrase = "evidence-column-document"
	evidenceColumnDate     phrase = "evidence-column-date"
	evidenceColumnState    phrase = "evidence-column-state"
	evidenceColumnHash     phrase = "evidence-column-hash"
	evidenceColumnFile     phrase = "evidence-column-file"
	evidenceColumnHolds    phrase = "evidence-column-holds"
	evidenceHolder         phrase = "evidence-holder"
	evidenceHashes         phrase = "evidence-hashes"
)

// The list of what is proposed for elimination.
const (
	disposalTitle         phrase = "disposal-title"
	disposalNumber        phrase = "disposal-number"
	disposalNumberIs      phrase = "disposal-number-is"
	disposalService       phrase = "disposal-service"
	disposalServiceIs     phrase = "disposal-service-is"
	disposalLaw           phrase = "disposal-law"
	disposalLawIs         phrase = "disposal-law-is"
	disposalMedium        phrase = "disposal-medium"
	disposalMediumIs      phrase = "disposal-medium-is"
	disposalTotal         phrase = "disposal-total"
	disposalColumnWhat    phrase = "disposal-column-what"
	disposalColumnDates   phrase = "disposal-column-dates"
	disposalColumnPeople  phrase = "disposal-column-people"
	disposalColumnRecords phrase = "disposal-column-records"
	disposalColumnVolume  phrase = "disposal-column-volume"
	disposalDates         phrase = "disposal-dates"
	disposalPeriod        phrase = "disposal-period"
	disposalFate          phrase = "disposal-fate"
	disposalHash          phrase = "disposal-hash"
	disposalCentre        phrase = "disposal-centre"
	disposalVisa          phrase = "disposal-visa"
	disposalVisaReference phrase = "disposal-visa-reference"
	disposalVisaDate      phrase = "disposal-visa-date"
	disposalVisaName      phrase = "disposal-visa-name"
	disposalExecuted      phrase = "disposal-executed"
	disposalAbandoned     phrase = "disposal-abandoned"
)

// The entry in the register of processing.
const (
	processingTitle              phrase = "processing-title"
	processingName               phrase = "processing-name"
	processingNameIs             phrase = "processing-name-is"
	processingLaw                phrase = "processing-law"
	processingLawIs              phrase = "processing-law-is"
	processingController         phrase = "processing-controller"
	processingDPO                phrase = "processing-dpo"
	processingDPONone            phrase = "processing-dpo-none"
	processingPurposes           phrase = "processing-purposes"
	processingPurposeExams       phrase = "processing-purpose-exams"
	processingPurposeProof       phrase = "processing-purpose-proof"
	processingPurposeNetwork     phrase = "processing-purpose-network"
	processingBasis              phrase = "processing-basis"
	processingBasisIs            phrase = "processing-basis-is"
	processingPeople             phrase = "processing-people"
	processingPeopleCandidates   phrase = "processing-people-candidates"
	processingPeopleJury         phrase = "processing-people-jury"
	processingData               phrase = "processing-data"
	processingDataIdentity       phrase = "processing-data-identity"
	processingDataPath           phrase = "processing-data-path"
	processingDataResults        phrase = "processing-data-results"
	processingDataContact        phrase = "processing-data-contact"
	processingDataNot            phrase = "processing-data-not"
	processingRecipients         phrase = "processing-recipients"
	processingRecipientCertifier phrase = "processing-recipient-certifier"
	processingRecipientCDC       phrase = "processing-recipient-cdc"
	processingRecipientArchives  phrase = "processing-recipient-archives"
	processingTransfers          phrase = "processing-transfers"
	processingTransfersNone      phrase = "processing-transfers-none"
	processingRetention          phrase = "processing-retention"
	processingRetentionLine      phrase = "processing-retention-line"
	processingRetentionKept      phrase = "processing-retention-kept"
	processingUnsure             phrase = "processing-unsure"
	processingRetentionEnd       phrase = "processing-retention-end"
	processingSecurity           phrase = "processing-security"
	processingSecurityCipher     phrase = "processing-security-cipher"
	processingSecurityRoles      phrase = "processing-security-roles"
	processingSecurityJournal    phrase = "processing-security-journal"
	processingSecurityFrozen     phrase = "processing-security-frozen"
	processingSecurityRights     phrase = "processing-security-rights"
)

// All that is held on a person.
const (
	disclosedTitle     phrase = "disclosed-title"
	disclosedPerson    phrase = "disclosed-person"
	disclosedAsked     phrase = "disclosed-asked"
	disclosedRequest   phrase = "disclosed-request"
	disclosedMade      phrase = "disclosed-made"
	disclosedPurposes  phrase = "disclosed-purposes"
	disclosedKept      phrase = "disclosed-kept"
	disclosedElsewhere phrase = "disclosed-elsewhere"
	disclosedRights    phrase = "disclosed-rights"
	disclosedNothing   phrase = "disclosed-nothing"
)
