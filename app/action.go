package app

import (
	"crypto/rand"
	"io"
	"slices"

	"certibloc/data"
)

// Action names what an act does, as the journal keeps it.
type Action string

// The actions.
const (
	ActCreate    Action = "centre.créer"
	ActSettings  Action = "centre.régler"
	ActCandidate Action = "candidat.enregistrer"
	ActSession   Action = "session.ouvrir"
	ActEnrol     Action = "inscription.enregistrer"
	ActResult    Action = "résultat.saisir"
	ActJury      Action = "jury.composer"
	ActDecision  Action = "jury.décider"
	ActSeal      Action = "session.clore"
	ActIssue     Action = "document.émettre"

	ActSessionChange Action = "session.modifier"
	ActRules         Action = "session.règlement"
	ActSummon        Action = "épreuve.convoquer"
	ActAttend        Action = "épreuve.émarger"
	ActTick          Action = "compétence.apprécier"
	ActSecond        Action = "résultat.ressaisir"
	ActSettle        Action = "résultat.départager"
	ActSetAside      Action = "jury.écarter"
	ActStart         Action = "jury.ouvrir"
	ActWithdraw      Action = "jury.retirer"
	ActCorrect       Action = "jury.corriger"
	ActPrior         Action = "acquis.enregistrer"
	ActDuty          Action = "démarche.noter"
	ActDuplicate     Action = "document.doubler"
	ActReplace       Action = "document.remplacer"
	ActAnnul         Action = "document.annuler"
	ActDeliver       Action = "document.remettre"
	ActPrint         Action = "document.imprimer"
	ActPrinter       Action = "imprimante.régler"
	ActReceive       Action = "papier.recevoir"
	ActNetworkNumber Action = "document.numéro-du-réseau"
	ActWording       Action = "textes.adapter"
	ActKey           Action = "clé.renouveler"
	ActImport        Action = "candidats.importer"
	ActUnimport      Action = "candidats.annuler-import"
	ActArchive       Action = "centre.archiver"
	ActRestore       Action = "centre.reprendre"
	ActMerge         Action = "candidats.réunir"
	ActSeparate      Action = "candidats.séparer"
	ActApart         Action = "candidats.distinguer"
	ActParticulars   Action = "candidat.compléter"
	ActFollowUp      Action = "candidat.suivre"

	ActRetention  Action = "conservation.régler"
	ActPropose    Action = "élimination.proposer"
	ActVisa       Action = "élimination.viser"
	ActDispose    Action = "élimination.exécuter"
	ActAbandon    Action = "élimination.abandonner"
	ActFiche      Action = "fiche.installer"
	ActComplete   Action = "fiche.compléter"
	ActCorrespond Action = "fiche.correspondance"
	ActParcel     Action = "lot.établir"
	ActHandParcel Action = "lot.remettre"
	ActReceipt    Action = "lot.accusé"
	ActRectify    Action = "candidat.rectifier"
	ActRedo       Action = "rectification.solder"
	ActDisclose   Action = "droit.communiquer"

	ActOperator   Action = "opérateur.enregistrer"
	ActLeave      Action = "opérateur.retirer"
	ActPassphrase Action = "opérateur.phrase-de-passe"
	ActSheet      Action = "centre.feuille-de-secours"
	ActRecover    Action = "centre.secourir"
	ActRotate     Action = "centre.changer-de-clé"

	// A backup is no act: it changes nothing, and leaves no line.
	ActBackup Action = "sauvegarde.faire"
	ActPlaces Action = "sauvegarde.emplacements"
)

// who says which roles may do an action.
var who = map[Action][]data.Role{
	ActCreate:    {data.RoleAdministrator},
	ActSettings:  {data.RoleAdministrator},
	ActCandidate: {data.RoleAdministrator, data.RoleManager},
	ActSession:   {data.RoleAdministrator, data.RoleManager},
	ActEnrol:     {data.RoleAdministrator, data.RoleManager},
	ActResult:    {data.RoleAdministrator, data.RoleManager, data.RoleTrainer},
	ActJury:      {data.RoleAdministrator, data.RoleManager},
	ActDecision:  {data.RoleAdministrator, data.RoleManager},
	ActSeal:      {data.RoleAdministrator, data.RoleManager},
	ActIssue:     {data.RoleAdministrator, data.RoleManager},

	ActSessionChange: {data.RoleAdministrator, data.RoleManager},
	ActRules:         {data.RoleAdministrator, data.RoleManager},
	ActSummon:        {data.RoleAdministrator, data.RoleManager},
	ActAttend:        {data.RoleAdministrator, data.RoleManager, data.RoleTrainer},
	ActTick:          {data.RoleAdministrator, data.RoleManager, data.RoleTrainer},
	ActSecond:        {data.RoleAdministrator, data.RoleManager, data.RoleTrainer},
	ActSettle:        {data.RoleAdministrator, data.RoleManager},
	ActSetAside:      {data.RoleAdministrator, data.RoleManager},
	ActStart:         {data.RoleAdministrator, data.RoleManager},
	ActWithdraw:      {data.RoleAdministrator, data.RoleManager},
	ActCorrect:       {data.RoleAdministrator, data.RoleManager},
	ActPrior:         {data.RoleAdministrator, data.RoleManager},
	ActDuty:          {data.RoleAdministrator, data.RoleManager},
	ActDuplicate:     {data.RoleAdministrator, data.RoleManager},
	ActReplace:       {data.RoleAdministrator, data.RoleManager},
	ActAnnul:         {data.RoleAdministrator, data.RoleManager},
	ActKey:           {data.RoleAdministrator},
	ActImport:        {data.RoleAdministrator, data.RoleManager},
	ActUnimport:      {data.RoleAdministrator, data.RoleManager},
	ActArchive:       {data.RoleAdministrator},
	ActRestore:       {data.RoleAdministrator},
	ActMerge:         {data.RoleAdministrator, data.RoleManager},
	ActSeparate:      {data.RoleAdministrator, data.RoleManager},
	ActApart:         {data.RoleAdministrator, data.RoleManager},
	ActParticulars:   {data.RoleAdministrator, data.RoleManager},
	ActFollowUp:      {data.RoleAdministrator, data.RoleManager},
	ActReceive:       {data.RoleAdministrator, data.RoleManager},
	ActPrint:         {data.RoleAdministrator, data.RoleManager},
	ActPrinter:       {data.RoleAdministrator, data.RoleManager},
	ActDeliver:       {data.RoleAdministrator, data.RoleManager},
	ActNetworkNumber: {data.RoleAdministrator, data.RoleManager},
	ActWording:       {data.RoleAdministrator},

	ActRetention:  {data.RoleAdministrator},
	ActPropose:    {data.RoleAdministrator, data.RoleManager},
	ActVisa:       {data.RoleAdministrator, data.RoleManager},
	ActDispose:    {data.RoleAdministrator},
	ActAbandon:    {data.RoleAdministrator, data.RoleManager},
	ActFiche:      {data.RoleAdministrator, data.RoleManager},
	ActComplete:   {data.RoleAdministrator, data.RoleManager},
	ActCorrespond: {data.RoleAdministrator, data.RoleManager},
	ActParcel:     {data.RoleAdministrator, data.RoleManager},
	ActHandParcel: {data.RoleAdministrator, data.RoleManager},
	ActReceipt:    {data.RoleAdministrator, data.RoleManager},
	ActRectify:    {data.RoleAdministrator, data.RoleManager},
	ActRedo:       {data.RoleAdministrator, data.RoleManager},
	ActDisclose:   {data.RoleAdministrator, data.RoleManager},

	ActOperator:   {data.RoleAdministrator},
	ActLeave:      {data.RoleAdministrator},
	ActPassphrase: {data.RoleAdministrator, data.RoleManager, data.RoleTrainer, data.RoleReader}, // their own; see Operators.Reset
	ActSheet:      {data.RoleAdministrator},
	ActRecover:    {data.RoleAdministrator},
	ActRotate:     {data.RoleAdministrator},

	ActBackup: {data.RoleAdministrator, data.RoleManager, data.RoleTrainer},
	ActPlaces: {data.RoleAdministrator},
}

func (a Action) allow(role data.Role) error {
	if slices.Contains(who[a], role) {
		return nil
	}
	return data.Refuse("Le rôle « %s » ne permet pas cette action (%s).", role, a).Hint("Demandez à un responsable du centre.")
}

// randReader is the machine's randomness.
var randReader io.Reader = rand.Reader
