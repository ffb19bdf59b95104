package app

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"certibloc/data"
	"certibloc/data/store"
)

// archiveLine is a line of the journal as an archive has it. What was disposed of has no values any more.
type archiveLine struct {
	Seq      uint64          `json:"seq"`
	At       time.Time       `json:"at"`
	Operator data.ID         `json:"operator"`
	Act      string          `json:"act"`
	Reason   string          `json:"reason,omitempty"`
	Changes  []archiveChange `json:"changes"`
}

type archiveChange struct {
	Table string          `json:"table"`
	ID    data.ID         `json:"id"`
	Value json.RawMessage `json:"value,omitempty"`
}

func (w *archiver) journal(ctx context.Context) error {
	var text bytes.Buffer
	err := w.core.store.Journal(func(line store.Line, payload *store.Payload) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		l := archiveLine{Seq: line.Seq, At: line.At, Operator: line.Operator, Act: line.Name, Changes: []archiveChange{}}
		if payload != nil {
			l.Reason = payload.Reason
			for _, c := range payload.Changes {
				change := archiveChange{Table: c.Table, ID: c.ID}
				if c.Table != store.SigningKeys.Name() { // its seed
					change.Value = c.Value
				}
				l.Changes = append(l.Changes, change)
			}
		}
		out, err := json.Marshal(l)
		text.Write(append(out, '\n'))
		return err
	})
	if err != nil {
		return err
	}
	return w.put(archiveJournal, text.Bytes())
}

// head writes what says how to read the rest, and the hashes of all.
func (w *archiver) head(context.Context) error {
	index, err := json.MarshalIndent(w.index, "", "  ")
	if err != nil {
		return fmt.Errorf("index of an archive: %w", err)
	}
	if err := w.put(archiveHead, append(index, '\n')); err != nil {
		return err
	}
	if err := w.put(archiveReadMe, []byte(w.readMe())); err != nil {
		return err
	}
	var sums strings.Builder
	for _, path := range slices.Sorted(maps.Keys(w.sums)) {
		fmt.Fprintf(&sums, "%s  %s\n", w.sums[path], path)
	}
	return w.put(archiveSums, []byte(sums.String()))
}

func (w *archiver) readMe() string {
	return strings.Join([]string{
		"Archive en clair de " + w.index.Centre + " (" + w.index.Code + "), du " + w.core.today().French() + ".",
		"",
		"Elle n’est pas chiffrée et porte des données personnelles : gardez-la sous clé. Elle se lit sans Certibloc.",
		"",
		archiveHead + "     ce que contient l’archive, les versions des tables, et où finissait le journal",
		archiveTables + "/*.jsonl   une table : un enregistrement par ligne, en JSON (UTF-8). Les dates sont AAAA-MM-JJ, les instants RFC 3339 (UTC).",
		archiveTables + "/*.csv     la même pour un tableur : UTF-8 avec marque, point-virgule ; ce qui n’est pas un texte y reste en JSON",
		archivePapers + "/         les documents émis, tels quels, par leur numéro",
		archiveFiles + "/          les autres fichiers (numérisations, logos, lots), par leur empreinte SHA-256",
		archiveJournal + "    chaque acte : qui, quand, quoi, pourquoi, et les valeurs écrites",
		archiveSums + "   l’empreinte de chaque fichier ; « sha256sum -c " + archiveSums + " » les vérifie",
		"",
		"Un enregistrement porte un identifiant (« id », ou celui de ce dont il parle) et désigne les autres par les leurs :",
		"un parcours (paths) par candidat et certification, une inscription (enrolments) par parcours et session, les résultats, décisions,",
		"convocations et présences par inscription. « supersedes » nomme l’enregistrement que celui-ci remplace ; l’ancien reste.",
		"",
		"Les clés privées de signature n’y sont pas : un centre reconstruit vérifie ses anciens codes et signe avec une clé neuve.",
		"« certibloc init --from-archive DOSSIER » reconstruit un centre. Son journal commence alors et cite celui-ci",
		fmt.Sprintf("(%d lignes, empreinte %s).", w.index.Journal.Lines, w.index.Journal.Hash),
		"",
	}, "\n")
}
