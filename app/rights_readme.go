package app

import (
	"fmt"
	"strings"
)

// readHow says what the archive holds and how the records are laid out.
func (p *personFile) readHow() []byte {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("DONNÉES DÉTENUES SUR %s", strings.ToUpper(p.candidate.Name()))
	say("")
	say("Centre : %s", p.centre.Name)
	say("Établi le : %s", p.core.today().French())
	say("Demandé par : %s", p.request.Asker)
	if p.centre.Example {
		say("")
		say("SPÉCIMEN : ce centre est un exemple, les personnes sont inventées.")
	}
	say("\n%s\n", strings.TrimSpace(heldFiles))
	say("LES TABLES DE %s", heldJSON)
	for _, t := range personalTables {
		say("  %-16s %s : %d", t.name, t.holds, len(p.held.tables[t.name]))
	}
	say("\n%s", strings.TrimSpace(heldLayout))
	return []byte(strings.ReplaceAll(b.String(), "\n", "\r\n"))
}

const heldFiles = `
CE QUE CONTIENT LE DOSSIER
donnees-detenues.pdf   tout ce que le centre détient, à lire
donnees.json           la même chose, enregistrement par enregistrement, pour un programme
documents/             les documents émis, tels qu’ils ont été figés à leur émission
papiers-recus/         les papiers reçus que le centre a numérisés
Les procès-verbaux et les feuilles d’émargement nomment d’autres personnes : ils n’y sont pas, leur référence y est. Un texte qui
nomme un autre candidat est retiré.
`

const heldLayout = `
COMMENT LE LIRE
Le fichier est un objet JSON en UTF-8, version 1 de la disposition « certibloc.personne » :
  centre, on      qui détient les données, et le jour où elles ont été données
  person          l’identifiant de la personne dans le programme
  asker           qui les a demandées
  tables          une table par nature d’information : name, holds (ce qu’elle contient), records (les enregistrements)
  sessions        les sessions que citent les inscriptions, avec ce que le jury y a noté sur la personne
  minutes         le numéro des procès-verbaux qui nomment la personne
  told            ce que les lots transmis au réseau disent de la personne : le lot, la ligne, son empreinte, la réponse
  disposals       les bordereaux d’élimination où figurent ses enregistrements
  journal         ce qui a été fait : line (ligne du journal), at (instant, UTC), act, reason, records (ce que l’acte a écrit)
Les enregistrements se rapportent les uns aux autres par leurs identifiants : enrolment est celui d’une inscription, path celui
d’un parcours, document celui d’un document. Un enregistrement que supersedes cite est remplacé ; il est gardé.
Les dates s’écrivent aaaa-mm-jj, les notes en centièmes de point. Une empreinte (sha256) est celle d’un fichier.
Le nom de l’agent qui a fait un acte n’y est pas ; le centre le retrouve par le numéro de la ligne.
`
