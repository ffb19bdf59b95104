package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"slices"

	"certibloc/data"
	"certibloc/data/store"
)

// Receive notes that a signed paper came back. A scan, a PDF, JPEG or PNG of at most data.MaxScan bytes, is kept encrypted
// with it; name is that of its file. Both are empty where there is none.
func (a Documents) Receive(ctx context.Context, paper data.PaperBack, name string, scan []byte) (data.PaperBack, error) {
	paper.Scan = nil
	if len(scan) > 0 {
		if err := checkScan(name, scan); err != nil {
			return paper, err
		}
		sum := sha256.Sum256(scan)
		paper.Scan = &data.Scan{Name: filepath.Base(name), Size: len(scan), SHA256: hex.EncodeToString(sum[:])}
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
		if _, err := get(tx, store.Sessions, paper.Session, "Cette session n’existe pas dans ce dossier."); err != nil {
			return err
		}
		paper.ID = a.core.newID()
		return store.PapersBack.Put(tx, *paper)
	})
}

// checkScan refuses a file that is too large, or neither a PDF nor a picture.
func checkScan(name string, scan []byte) error {
	base := filepath.Base(name)
	if len(scan) > data.MaxScan {
		return data.Refuse("Le fichier « %s » dépasse %d Mo.", base, data.MaxScan>>20).Hint("Numérisez-le en noir et blanc, ou en plusieurs fichiers.")
	}
	for _, magic := range []string{"%PDF-", "\xff\xd8\xff", "\x89PNG\r\n\x1a\n"} {
		if bytes.HasPrefix(scan, []byte(magic)) {
			return nil
		}
	}
	return data.Refuse("Le fichier « %s » n’est ni un PDF, ni une image JPEG ou PNG.", base).Hint("Choisissez le fichier numérisé.")
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

// Scan returns the bytes of a scan.
func (a Documents) Scan(scan data.Scan) ([]byte, error) { return a.core.store.File(scan.SHA256) }

// signedMinutes reports whether the signed minutes of a session were received; those of a jury held elsewhere were, since its
// decisions came with them.
func signedMinutes(tx *store.Tx, v View) bool {
	return v.Jury.Held == data.HeldElsewhere || slices.ContainsFunc(store.PapersBackOfSession.Of(tx, v.Session.ID), func(p data.PaperBack) bool {
		return p.Kind == data.PaperMinutes
	})
}
