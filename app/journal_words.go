package app

import "strings"

// lineWords are the acts that are about no person in particular; actionWords has the others.
var lineWords = map[Action]string{
	ActCreate:        "Centre créé",
	ActSettings:      "Réglages modifiés",
	ActSession:       "Session ouverte",
	ActSessionChange: "Session modifiée",
	ActRules:         "Règlement de la session modifié",
	ActJury:          "Jury composé",
	ActSetAside:      "Point laissé de côté par le jury",
	ActStart:         "Délibération commencée",
	ActSeal:          "Session close",
	ActDuty:          "Démarche notée",
	ActPrinter:       "Imprimante réglée",
	ActWording:       "Textes des documents adaptés",
	ActKey:           "Clé de signature renouvelée",
	ActArchive:       "Centre archivé",
	ActRestore:       "Centre repris d’une archive",
	ActRetention:     "Durées de conservation réglées",
	ActFiche:         "Fiche installée",
	ActComplete:      "Fiche complétée",
	ActCorrespond:    "Correspondance entre fiches notée",
	ActParcel:        "Lot établi pour le réseau",
	ActHandParcel:    "Lot remis au réseau",
	ActPropose:       "Bordereau d’élimination dressé",
	ActDispose:       "Élimination exécutée avec le visa des archives",
	ActVisa:          "Visa des archives noté",
	ActImport:        "Candidats apportés par un fichier",
	ActPrint:         "Documents imprimés",
	ActMerge:         "Deux fiches réunies en une personne",
	ActSeparate:      "Deux fiches séparées",
	ActApart:         "Deux fiches dites de deux personnes",
	ActOperator:      "Accès d’un opérateur réglé",
	ActLeave:         "Accès d’un opérateur retiré",
	ActPassphrase:    "Phrase de passe changée",
	ActSheet:         "Feuille de secours imprimée",
	ActRecover:       "Accès repris avec la feuille de secours",
	ActRotate:        "Clé des données changée",
	ActBackup:        "Sauvegarde faite",
	ActPlaces:        "Emplacements de sauvegarde changés",
}

// Title returns what an act was, in words: « Résultat saisi ». An act of a migration is told as one.
func (a Action) Title() string {
	if words, ok := lineWords[a]; ok {
		return words
	}
	if words, ok := actionWords[a]; ok {
		return words[0]
	}
	if strings.HasPrefix(string(a), "migration.") {
		return "Registre mis à niveau par le programme"
	}
	return "Autre acte : " + string(a)
}

// tableWords are the tables, in words: one record, and several.
var tableWords = map[string][2]string{
	"centres":         {"réglages du centre", "réglages du centre"},
	"operators":       {"opérateur", "opérateurs"},
	"candidates":      {"identité", "identités"},
	"paths":           {"parcours", "parcours"},
	"sessions":        {"session", "sessions"},
	"enrolments":      {"inscription", "inscriptions"},
	"results":         {"résultat", "résultats"},
	"juries":          {"jury", "jurys"},
	"decisions":       {"décision", "décisions"},
	"documents":       {"document", "documents"},
	"convocations":    {"convocation", "convocations"},
	"attendances":     {"présence", "présences"},
	"ticks":           {"appréciation", "appréciations"},
	"second-entries":  {"seconde saisie", "secondes saisies"},
	"priors":          {"acquis", "acquis"},
	"duties":          {"démarche", "démarches"},
	"annulments":      {"annulation", "annulations"},
	"deliveries":      {"remise", "remises"},
	"papers-back":     {"papier reçu", "papiers reçus"},
	"print-runs":      {"tirage", "tirages"},
	"wordings":        {"version des textes", "versions des textes"},
	"signing-keys":    {"clé de signature", "clés de signature"},
	"network-numbers": {"numéro du réseau", "numéros du réseau"},
	"imports":         {"import", "imports"},
	"matchings":       {"correspondance de colonnes", "correspondances de colonnes"},
	"pairs":           {"paire de fiches", "paires de fiches"},
	"particulars":     {"coordonnées", "coordonnées"},
	"follow-ups":      {"situation", "situations"},
	"disposals":       {"bordereau d’élimination", "bordereaux d’élimination"},
	"retentions":      {"durées de conservation", "durées de conservation"},
	"fiches":          {"fiche", "fiches"},
	"correspondences": {"correspondance entre fiches", "correspondances entre fiches"},
	"parcels":         {"lot", "lots"},
	"receipts":        {"accusé", "accusés"},
	"rectifications":  {"rectification", "rectifications"},
	"disclosures":     {"communication de données", "communications de données"},
}

// tableCount says how many records of a table: « 1 résultat », « réglages du centre ».
func tableCount(table string, n int) string {
	words, ok := tableWords[table]
	switch {
	case !ok:
		return count(n, "enregistrement")
	case table == "centres" || table == "retentions":
		return words[0]
	}
	return numbered(n, words[0], words[1])
}

// fieldWords are the fields of records, by their last name, in words. A name that is not here is shown as it is.
var fieldWords = map[string]string{
	"birthName": "Nom de naissance", "usageName": "Nom d’usage", "givenNames": "Prénoms", "sex": "Sexe", "birthDate": "Date de naissance",
	"commune": "Commune", "department": "Département", "country": "Pays", "mergedInto": "Réuni avec", "candidate": "Candidat",
	"withdrawn": "Repris, parce que", "fiche": "Fiche RNCP", "ficheVersion": "Version de la fiche", "route": "Voie d’accès", "track": "Modalité",
	"trainingFrom": "Entrée en formation", "trainingTo": "Fin de formation", "immersionFrom": "Début d’immersion", "immersionTo": "Fin d’immersion",
	"vaeAdmissible": "Recevabilité VAE", "vaeFiled": "Dépôt du dossier VAE", "path": "Parcours de", "session": "Session", "blocs": "Blocs",
	"code": "Code", "name": "Nom", "from": "Du", "to": "Au", "cohort": "Promotion", "company": "Entreprise", "resitOf": "Rattrapage de", "sealed": "Close le",
	"enrolment": "Inscription de", "bloc": "Bloc", "assessment": "Épreuve", "part": "Partie", "value": "Résultat", "on": "Date", "at": "Heure",
	"operator": "Opérateur", "outcome": "Décision", "proposed": "Proposition", "reason": "Motif", "correction": "Correction",
	"place": "Lieu", "members": "Membres", "held": "Tenu", "with": "Avec", "reference": "Référence", "incidents": "Incidents", "began": "Début", "ended": "Fin",
	"number": "Numéro", "relation": "Rapport à l’original", "of": "Original", "issued": "Émis", "sha256": "Empreinte", "size": "Taille (octets)",
	"kind": "Nature", "year": "Année", "rank": "Rang", "centre": "Centre", "city": "Ville", "address": "Adresse", "capacity": "Qualité",
	"delegation": "Délégation", "email": "Courriel", "phone": "Téléphone", "street": "Rue", "postalCode": "Code postal", "siret": "SIRET",
	"function": "Fonction", "presence": "Présence", "incident": "Incident", "examiner": "Examinateur", "minutes": "Durée (minutes)",
	"competence": "Compétence", "level": "Niveau", "comment": "Commentaire", "duty": "Démarche", "note": "Note", "day": "Jour", "identity": "Pièce d’identité",
	"identityOn": "Date de la pièce", "document": "Document", "documents": "Documents", "printer": "Imprimante", "spoiled": "Feuilles gâchées",
	"ground": "Titre", "source": "Source", "checkedBy": "Vérifié par", "checkedOn": "Vérifié le", "situation": "Situation", "job": "Métier", "sector": "Secteur",
	"contract": "Contrat", "months": "À (mois)", "role": "Rôle", "file": "Fichier", "people": "Personnes", "handed": "Remis le", "accepted": "Acceptés",
	"refused": "Refusés", "asker": "Demandeur", "basis": "Pièce justificative", "basisOn": "Date de la pièce", "by": "Par", "recipient": "Destinataire",
	"replacement": "Remplacé par", "fraud": "Fraude", "received": "Reçu le", "visa": "Visa", "executed": "Exécuté le", "abandoned": "Abandonné, parce que",
	"rules": "Règlement", "scale": "Échelle", "max": "Maximum", "step": "Pas", "passMark": "Seuil", "eliminatory": "Note éliminatoire", "weight": "Coefficient",
	"origin": "Origine", "attempts": "Nombre de passages", "resits": "Rattrapages", "doubleEntry": "Double saisie", "tracks": "Modalités", "jury": "Jury",
	"workplace": "Validation du bloc professionnel", "portfolio": "Portefeuille de preuves", "caseParts": "Parties de l’étude de cas", "assessments": "Épreuves",
	"external": "Membres extérieurs", "trainer": "Formateur au jury", "tie": "Autre lien", "recusal": "Récusation", "castingVote": "Voix prépondérante",
	"head": "Signataire des attestations", "delegate": "Signataire des certificats", "parchment": "Parchemins", "allowed": "Autorisés", "signatory": "Signataire",
	"logos": "Logos", "numbering": "Numérotation", "shown": "Options", "printers": "Imprimantes", "network": "Réseau", "example": "Centre d’exemple",
	"signedCodes": "Codes signés", "earlyCertificates": "Certificats avant le retour du procès-verbal", "competences": "Compétences", "projector": "Projection",
	"offsets": "Décalages d’impression", "followUp": "Suivi", "employer": "Employeur", "tutor": "Tuteur", "arrangements": "Aménagements", "birthPlace": "Lieu de naissance",
	"before": "Avant", "after": "Après", "settled": "Suites réglées", "created": "Créée le", "whole": "Complète", "completedBy": "Complétée par", "completedOn": "Complétée le",
	"setAside": "Laissé de côté", "scan": "Numérisé", "parcel": "Lot", "lines": "Lignes", "made": "Établi", "certifications": "Certifications", "index": "Liste du lot",
	"indexSize": "Taille de la liste (octets)", "since": "Depuis le lot", "dpo": "Délégué à la protection des données", "answerDays": "Délai de réponse (jours)",
	"encrypt": "Chiffré", "prior": "Acquis", "covers": "Décisions citées", "copy": "Duplicata n°", "target": "Métier visé", "rome": "ROME",
	"logMonths": "Journal technique (mois)", "sessions": "Sessions confiées", "passphrase": "Phrase de passe du", "left": "Parti le",
	"years": "Années", "version": "Version", "template": "Modèle", "delivered": "Délivré le", "one": "L’une", "other": "L’autre", "state": "État", "kept": "Gardé",
}
