package app

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"certibloc/data"
	"certibloc/data/cdc"
	"certibloc/data/parcel"
	"certibloc/data/store"
)

// Reading is what a receipt says, once it is held against the parcels of the centre.
type Reading struct {
	File    string
	Answers []Answer
	// Notes say what is unusual: lines of other centres left aside, an answer to a parcel that a later one follows.
	Notes []string
}

// Answer is what a receipt says of one parcel.
type Answer struct {
	Parcel            data.Parcel
	Accepted, Refused int
	Parchments        int // numbers of parchments that it brings
	lines             []parcel.ReceiptLine
	record            data.Receipt
	content           []byte
	numbers           []data.NetworkNumber
}

// OpenReceipt reads the file of a receipt: CSV or JSON of the network, or the national report in XML. It writes nothing.
func (a Parcels) OpenReceipt(path string) (Reading, error) {
	content, err := readReceiptFile(path)
	if err != nil {
		return Reading{}, err
	}
	receipt, err := parseReceipt(content)
	if err != nil {
		return Reading{}, err
	}
	a.core.writer.Lock()
	defer a.core.writer.Unlock()
	var reading Reading
	err = a.core.store.View(func(tx *store.Tx) error {
		reading, err = a.core.understand(tx, filepath.Base(path), receipt)
		return err
	})
	return reading, err
}

func readReceiptFile(path string) (content []byte, err error) {
	cannot := func(err error) error {
		return data.Refuse("Le fichier « %s » ne peut pas être lu.", path).Hint("Vérifiez son nom et son emplacement.").Because(err)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, cannot(err)
	}
	content, err = io.ReadAll(io.LimitReader(file, parcel.MaxReceipt+1))
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, cannot(err)
	}
	return content, nil
}

// parseReceipt reads a receipt in any of its forms. A national report names neither parcel nor centre.
func parseReceipt(content []byte) (parcel.Receipt, error) {
	if !bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(content, []byte("\ufeff"))), []byte("<")) {
		return parcel.ReadReceipt(bytes.NewReader(content))
	}
	receipt := parcel.Receipt{Format: parcel.Format}
	report, err := cdc.ReadReport(bytes.NewReader(content), func(v cdc.Verdict) error {
		line := parcel.ReceiptLine{ID: v.ID, Verdict: parcel.VerdictRefused, Message: strings.Join(v.Messages, " ")}
		if v.Accepted {
			line.Verdict = parcel.VerdictAccepted
		}
		receipt.Lines = append(receipt.Lines, line)
		return nil
	})
	if err != nil {
		return receipt, err
	}
	receipt.By = "Caisse des Dépôts, traitement " + report.Treatment
	return receipt, receipt.Validate()
}

// Receive notes what a receipt says: the verdicts, and the numbers of the parchments that it brings, all or nothing.
func (a Parcels) Receive(ctx context.Context, path string) (Reading, error) {
	content, err := readReceiptFile(path)
	if err != nil {
		return Reading{}, err
	}
	receipt, err := parseReceipt(content)
	if err != nil {
		return Reading{}, err
	}
	a.core.writer.Lock()
	reading, changes, err := a.receive(ctx, filepath.Base(path), receipt)
	a.core.writer.Unlock()
	a.core.publish(changes)
	return reading, err
}

func (a Parcels) receive(ctx context.Context, file string, receipt parcel.Receipt) (reading Reading, changes []data.Change, err error) {
	c := a.core
	if err := ActReceipt.allow(c.operator.Role); err != nil {
		return reading, nil, err
	}
	err = c.store.View(func(tx *store.Tx) error {
		reading, err = c.understand(tx, file, receipt)
		return err
	})
	if err != nil {
		return reading, nil, err
	}
	for _, answer := range reading.Answers {
		if _, err := c.store.PutFile(answer.content); err != nil {
			return reading, nil, err
		}
	}
	changes, err = c.write(ctx, ActReceipt, "Accusé « "+file+" »", func(tx *store.Tx) error {
		for i := range reading.Answers {
			answer := &reading.Answers[i]
			answer.record.ID, answer.record.On = c.newID(), c.today()
			if err := store.Receipts.Put(tx, answer.record); err != nil {
				return err
			}
			for _, n := range answer.numbers {
				if _, err := c.noteNumber(tx, n); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return reading, changes, err
}
