package app

// actionWords are the actions of the journal about a person, in words: once, and several times.
var actionWords = map[Action][2]string{
	ActCandidate: {"Identité enregistrée", "Identité enregistrée, %d fois"},
	ActEnrol:     {"Parcours ou inscription enregistré", "Parcours et inscriptions enregistrés, %d fois"},
	ActSummon:    {"Convoqué à une épreuve", "Convocations enregistrées, %d fois"},
	ActAttend:    {"Présence notée", "%d présences notées"},
	ActResult:    {"Résultat saisi", "%d résultats saisis"},
	ActTick:      {"Compétence appréciée", "%d compétences appréciées"},
	ActSecond:    {"Seconde saisie d’un résultat", "%d secondes saisies de résultats"},
	ActSettle:    {"Écart entre deux saisies réglé", "%d écarts entre deux saisies réglés"},
	ActDecision:  {"Décision du jury saisie", "%d décisions du jury saisies"},
	ActWithdraw:  {"Décision du jury retirée", "%d décisions du jury retirées"},
	ActCorrect:   {"Décision du jury corrigée", "%d décisions du jury corrigées"},
	ActMerge:     {"Réuni avec une autre fiche de la personne", "Réuni avec d’autres fiches de la personne, %d fois"},
	ActSeparate:  {"Séparé de la fiche d’une autre personne", "Séparé de fiches d’autres personnes, %d fois"},
	ActApart:     {"Dit autre qu’une personne qui lui ressemble", "Dit autre que des personnes qui lui ressemblent, %d fois"},
	ActFollowUp:  {"Situation notée", "Situations notées, %d fois"},
	ActPrior:     {"Acquis ajouté", "%d acquis ajoutés"},
	ActIssue:     {"Document émis", "%d documents émis"},

	ActDuplicate:     {"Duplicata émis", "%d duplicatas émis"},
	ActReplace:       {"Document remplacé", "%d documents remplacés"},
	ActAnnul:         {"Document annulé", "%d documents annulés"},
	ActDeliver:       {"Remise notée", "%d remises notées"},
	ActReceive:       {"Papier reçu ou vérifié", "%d papiers reçus ou vérifiés"},
	ActNetworkNumber: {"Numéro du réseau noté", "%d numéros du réseau notés"},

	ActParticulars: {"Coordonnées, employeur ou aménagements enregistrés", "Coordonnées, employeur ou aménagements enregistrés, %d fois"},
	ActParcel:      {"Envoyé au réseau", "Envoyé au réseau, %d fois"},
	ActHandParcel:  {"Lot remis au réseau", "Lots remis au réseau, %d fois"},
	ActReceipt:     {"Réponse du réseau lue", "%d réponses du réseau lues"},
	ActPropose:     {"Proposé à l’élimination", "Proposé à l’élimination, %d fois"},
	ActVisa:        {"Visa des archives noté", "%d visas des archives notés"},
	ActDispose:     {"Éliminé avec le visa des archives", "Éliminé avec le visa des archives, %d fois"},
	ActAbandon:     {"Élimination abandonnée", "%d éliminations abandonnées"},
	ActRectify:     {"Identité rectifiée", "Identité rectifiée, %d fois"},
	ActRedo:        {"Suite d’une rectification réglée", "%d suites d’une rectification réglées"},
	ActDisclose:    {"Données communiquées", "Données communiquées, %d fois"},
	ActImport:      {"Apporté par un fichier", "Apporté par des fichiers, %d fois"},
	ActPrint:       {"Document imprimé", "Documents imprimés, %d fois"},
	ActUnimport:    {"Import annulé", "%d imports annulés"},
}

// Said returns what an act about a person was in words: once, and several times, with the place of the number.
func (a Action) Said() (once, several string) {
	words, known := actionWords[a]
	if !known {
		return "Autre acte : " + string(a), "Autre acte : " + string(a) + ", %d fois"
	}
	return words[0], words[1]
}
