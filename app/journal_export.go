package app

import (
	"strconv"
	"strings"
	"time"

	"certibloc/data"
	"certibloc/data/store"
)

// Export writes lines of the journal as a table that a spreadsheet opens into a folder, the oldest first, and returns its
// path. The last columns are all that the hash of a line is made of, so that the chain can be followed without the program.
func (b *Book) Export(lines []LineOf, dir string) (string, error) {
	content, err := b.table(lines)
	if err != nil {
		return "", err
	}
	text, err := content.csv()
	if err != nil {
		return "", err
	}
	if err := makeFolder(dir); err != nil {
		return "", err
	}
	name := "Journal – "
	err = b.core.store.View(func(tx *store.Tx) error {
		centre, _ := store.Centres.Get(tx, data.CentreID)
		name = cleanName("Journal – " + centre.Name + " – " + b.core.today().String())
		return nil
	})
	if err != nil {
		return "", err
	}
	at := b.core.clock().Format("15h04")
	return writeNamed(dir, ".csv", text, name, name+" "+at, name+" "+at+" "+strconv.Itoa(len(lines))+" lignes")
}

func (b *Book) table(lines []LineOf) (table, error) {
	t := table{{"Ligne", "Date", "Heure", "Opérateur", "Poste", "Acte", "Personnes", "Sessions", "Documents", "Enregistrements écrits", "Motif",
		"Empreinte du contenu", "Empreinte de la ligne précédente", "Empreinte de la ligne", "Identifiant de l’acte", "Instant exact",
		"Identifiant de l’opérateur", "Nom de l’acte", "Enregistrements en tout"}}
	wanted := map[uint64]LineOf{}
	for _, l := range lines {
		wanted[l.Seq] = l
	}
	err := b.core.store.Journal(func(line store.Line, _ *store.Payload) error {
		l, ok := wanted[line.Seq]
		if !ok {
			return nil
		}
		others := l.Others
		if l.Gone {
			others = l.About()
		}
		t = append(t, []string{strconv.FormatUint(l.Seq, 10), l.At.Format("02/01/2006"), l.At.Format("15:04:05"), l.Operator, l.Machine, l.Action.Title(),
			l.all(FoundCandidate), l.all(FoundSession), l.all(FoundDocument), others, l.Reason,
			line.Payload, line.Prev, line.Hash, string(line.ID), line.At.UTC().Format(time.RFC3339Nano),
			string(line.Operator), line.Name, strconv.FormatUint(line.Records, 10)})
		return nil
	})
	return t, err
}

// all names everything of a kind.
func (l LineOf) all(kind FoundKind) string {
	var names []string
	for _, t := range l.Touched {
		if t.Kind == kind {
			names = append(names, t.Name)
		}
	}
	return strings.Join(names, ", ")
}
