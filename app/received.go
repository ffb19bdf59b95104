package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/store"
)

// Receive notes that a signed paper came back, or that an identity was verified. A scan, a PDF, JPEG or PNG of at most
// data.MaxScan bytes, is kept encrypted with it; name is that of its file, empty where there is none.
func (a Documents) Receive(ctx context.Context, paper data.PaperBack, name string, scan []byte) (data.PaperBack, error) {
	paper.Scan = nil
	if name != "" || len(scan) > 0 {
		sum := sha256.Sum256(scan)
		paper.Scan = &data.Scan{Name: filepath.Base(name), Size: len(scan), SHA256: hex.EncodeToString(sum[:])}
		if err := a.checkScan(paper.Scan.Name, scan); err != nil {
			return paper, err
		}
	}
	if err := paper.Validate(); err != nil { // before a byte is kept
		return paper, err
	}
	a.core.writer.Lock()
	changes, err := a.receive(ctx, &paper, scan)
	a.core.writer.Unlock()
	a.core.publish(changes)
	return paper, err
}

// ReceiveFile is Receive with the scan in a file; without one where path is empty.
func (a Documents) ReceiveFile(ctx context.Context, paper data.PaperBack, path string) (data.PaperBack, error) {
	if path == "" {
		return a.Receive(ctx, paper, "", nil)
	}
	scan, err := readScan(path)
	if err != nil {
		return paper, data.Refuse("Le fichier « %s » ne peut pas être lu.", filepath.Base(path)).Hint("Choisissez-en un autre.").Because(err)
	}
	return a.Receive(ctx, paper, path, scan)
}

// readScan reads a file, but no further than what is too much already.
func readScan(path string) (scan []byte, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	scan, err = io.ReadAll(io.LimitReader(file, data.MaxScan+1))
	return scan, errors.Join(err, file.Close())
}

func (a Documents) receive(ctx context.Context, paper *data.PaperBack, scan []byte) ([]data.Change, error) {
	if paper.On.After(a.core.today()) {
		return nil, data.Refuse("La réception est datée dans l’avenir.").Hint("Corrigez la date.")
	}
	if paper.Scan != nil {
		if err := ActReceive.allow(a.core.operator.Role); err != nil {
			return nil, err
		}
		if _, err := a.core.store.PutFile(scan); err != nil {
			return nil, err
		}
	}
	return a.core.write(ctx, ActReceive, paper.Note, func(tx *store.Tx) error {
		if !there(tx, store.Sessions, paper.Session) {
			return data.Refuse("Cette session n’existe pas dans ce dossier.").Hint("Choisissez-la dans la liste.")
		}
		if !there(tx, store.Candidates, paper.Candidate) {
			return data.Refuse("Ce candidat n’existe pas dans ce dossier.").Hint("Choisissez-le dans la liste.")
		}
		paper.ID = a.core.newID()
		return store.PapersBack.Put(tx, *paper)
	})
}

// WithdrawPaper lets a paper that was noted by mistake count no more. The signed minutes on which certificates were issued
// stay: those are annulled first.
func (a Documents) WithdrawPaper(ctx context.Context, id data.ID, reason string) error {
	return a.core.act(ctx, ActReceive, reason, func(tx *store.Tx) error {
		paper, err := get(tx, store.PapersBack, id, "Ce papier n’est pas noté dans ce dossier.")
		switch {
		case err != nil:
			return err
		case strings.TrimSpace(reason) == "":
			return data.Refuse("Le motif manque.").Hint("Dites en une phrase pourquoi ce papier ne compte pas.")
		case paper.Withdrawn != "":
			return data.Refuse("Ce papier est déjà retiré.")
		}
		if doc := issuedOn(tx, paper); doc != nil {
			return data.Refuse("Le document %s a été émis au vu de ce procès-verbal signé.", doc.Number).Hint("Annulez d’abord ce qui a été émis, avec le motif.")
		}
		paper.Withdrawn = reason
		return store.PapersBack.Put(tx, paper)
	})
}

// issuedOn returns a document in force that waited for a paper, or nil.
func issuedOn(tx *store.Tx, paper data.PaperBack) *data.Document {
	if paper.Kind != data.PaperMinutes {
		return nil
	}
	for _, doc := range store.DocumentsOfSession.Of(tx, paper.Session) {
		switch doc.Number.Kind {
		case data.KindBlocCertificate, data.KindParchment, data.KindRequest:
			if annulment(tx, doc.ID) == nil {
				return &doc
			}
		}
	}
	return nil
}

// Received returns the signed papers of a session, oldest first.
func (a Documents) Received(session data.ID) ([]data.PaperBack, error) {
	var papers []data.PaperBack
	err := a.core.store.View(func(tx *store.Tx) error {
		papers = store.PapersBackOfSession.Of(tx, session)
		return nil
	})
	return papers, err
}

// ReceivedOf returns what was received or verified about a candidate, oldest first.
func (a Documents) ReceivedOf(candidate data.ID) ([]data.PaperBack, error) {
	var papers []data.PaperBack
	err := a.core.store.View(func(tx *store.Tx) error {
		papers = store.PapersBackOfCandidate.Of(tx, candidate)
		return nil
	})
	return papers, err
}

// signedMinutes reports whether the signed minutes of a session were received; those of a jury held elsewhere were, since its
// decisions came with them.
func signedMinutes(tx *store.Tx, v View) bool {
	return v.Jury.Held == data.HeldElsewhere || slices.ContainsFunc(store.PapersBackOfSession.Of(tx, v.Session.ID), func(p data.PaperBack) bool {
		return p.Kind == data.PaperMinutes
	})
}
