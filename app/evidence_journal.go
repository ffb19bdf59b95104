package app

import (
	"context"
	"strconv"
	"time"

	"certibloc/data"
	"certibloc/data/store"
)

// evidenceLine is a line of the journal that touches what an evidence file is about. What it wrote is left out: the facts
// are in the tables.
type evidenceLine struct {
	store.Line
	reason string
}

// entering is when a record was first written, and by whom.
type entering struct {
	at time.Time
	by string
}

// readJournal keeps the lines that touch the records of the file, and notes when each of these was entered.
func (d *dossier) readJournal(ctx context.Context) error {
	return d.core.store.Journal(func(line store.Line, payload *store.Payload) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if payload == nil { // disposed of with the archives' visa: nothing says any more what the line was about
			return nil
		}
		touches := false
		for _, change := range payload.Changes {
			if !d.touched[change.ID] {
				continue
			}
			touches = true
			if _, known := d.entered[change.ID]; !known {
				d.entered[change.ID] = entering{line.At, d.operators[line.Operator]}
			}
		}
		if touches {
			d.lines = append(d.lines, evidenceLine{line, payload.Reason})
		}
		return nil
	})
}

// enteredBy returns when a record was entered, in the hour of the centre, and by whom.
func (d *dossier) enteredBy(id data.ID) (at, by string) {
	e, ok := d.entered[id]
	if !ok {
		return "", ""
	}
	return e.at.In(d.core.clock().Location()).Format("02/01/2006 15:04"), e.by
}

// journalTable is the extract of the journal. Its last columns are all that the hash of a line is made of.
func (d *dossier) journalTable() table {
	t := table{{"Ligne", "Date (UTC)", "Opérateur", "Acte", "Motif", "Empreinte du contenu", "Empreinte de la ligne précédente",
		"Empreinte de la ligne", "Identifiant de l’acte", "Instant exact", "Identifiant de l’opérateur", "Enregistrements"}}
	for _, l := range d.lines {
		t = append(t, []string{strconv.FormatUint(l.Seq, 10), l.At.UTC().Format("02/01/2006 15:04:05"), d.operators[l.Operator], l.Name, d.free(l.reason),
			l.Payload, l.Prev, l.Hash, string(l.ID), l.At.UTC().Format(time.RFC3339Nano), string(l.Operator), strconv.FormatUint(l.Records, 10)})
	}
	return t
}
