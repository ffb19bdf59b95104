package app

import (
	"context"
	"errors"
	"time"

	"certibloc/data"
	"certibloc/data/store"
)

// HasSheet reports whether a recovery sheet opens the folder.
func (a Operators) HasSheet() bool { return a.core.store.HasRecovery() }

// NewSheet makes a recovery sheet and returns what stands on it; one printed before opens nothing any more. It is written
// nowhere: whoever asks prints it.
func (a Operators) NewSheet(ctx context.Context) (code string, err error) {
	if err := ActSheet.allow(a.core.operator.Role); err != nil {
		return "", err
	}
	if code, err = a.core.store.SetRecovery(); err != nil {
		return "", err
	}
	return code, a.noteSheet(ctx, data.Date{})
}

// KeepSheet notes that the sheet which was printed last has been put away.
func (a Operators) KeepSheet(ctx context.Context) error {
	if !a.HasSheet() {
		return data.Refuse("Aucune feuille de secours n’est faite.").Hint("Faites-en une d’abord.")
	}
	return a.noteSheet(ctx, a.core.today())
}

func (a Operators) noteSheet(ctx context.Context, on data.Date) error {
	return a.core.act(ctx, ActSheet, "", func(tx *store.Tx) error {
		centre, err := theCentre(tx)
		if err != nil {
			return err
		}
		centre.Sheet = on
		return store.Centres.Put(tx, centre)
	})
}

// DrawSheet returns the PDF of a recovery sheet. It is secret.
func (a Operators) DrawSheet(code string) ([]byte, error) {
	var sheet data.Sheet
	err := a.core.store.View(func(tx *store.Tx) error {
		centre, err := theCentre(tx)
		sheet = a.core.recoverySheet(tx, centre, code)
		return err
	})
	if err != nil {
		return nil, err
	}
	return a.core.draw(sheet)
}

func (c *core) recoverySheet(tx *store.Tx, centre data.Centre, code string) data.Sheet {
	return data.Sheet{
		Kind: data.KindRecovery, Template: c.drawer.Template(data.KindRecovery), Delivered: c.today(), Place: centre.City,
		Centre: data.SheetCentre{Name: centre.Name, Address: centre.Address}, Example: centre.Example, Logos: centre.Logos,
		Wording: wordingOf(tx).Sheet(), Recovery: code,
	}
}

// Recover opens a folder with its recovery sheet, and gives its first administrator, in whose name one then works, another
// passphrase. Nothing is changed when either is refused.
func Recover(ctx context.Context, dir string, sheet, passphrase []byte, cfg Config) (*Desk, error) {
	cfg = cfg.withDefaults()
	if len(cfg.Fiches) == 0 {
		return nil, ErrNoFiche
	}
	if err := checkStrength(passphrase); err != nil {
		return nil, err
	}
	s, err := store.Open(dir, sheet, cfg.Store)
	if err != nil {
		return nil, err
	}
	d := newDesk(s, cfg)
	if err := d.recover(ctx, passphrase); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	d.startLogs(dir, 0)
	d.remember(cfg.Memory, dir)
	return d, nil
}

func (d *Desk) recover(ctx context.Context, passphrase []byte) error {
	if !d.core.store.Recovered() {
		return data.Refuse("Ce n’est pas une feuille de secours.").Hint("Avec une phrase de passe, ouvrez le dossier comme d’habitude.")
	}
	err := d.core.store.View(func(tx *store.Tx) error {
		id := store.FirstAdministrator(tx)
		o, err := activeOperator(tx, id)
		d.core.operator = o
		return errors.Join(err, d.core.fillShelf(tx))
	})
	if err != nil {
		return err
	}
	return d.Operators.setPassphrase(ctx, ActRecover, d.core.operator.ID, passphrase)
}

// RotateKey encrypts everything with another data key: whoever had a copy of the folder and a passphrase that was taken away
// cannot read what comes after. Backups made before keep the old key.
func (a Operators) RotateKey(ctx context.Context, progress func(done, of int)) error {
	if err := ActRotate.allow(a.core.operator.Role); err != nil {
		return err
	}
	if err := a.core.store.Rotate(ctx, progress); err != nil {
		return err
	}
	return a.core.act(ctx, ActRotate, "", func(tx *store.Tx) error {
		centre, err := theCentre(tx)
		if err != nil {
			return err
		}
		return store.Centres.Put(tx, centre)
	})
}

// LastUse is when the folder was opened before this time.
type LastUse struct {
	At      time.Time // zero: never
	By      string    // the operator's name; empty where it is not known
	Machine string
	Refused int // wrong passphrases since
}

// LastUse returns when the folder was opened before this time, and how often a wrong passphrase was tried since.
func (a Operators) LastUse() (LastUse, error) {
	u := a.core.store.LastUse()
	last := LastUse{At: u.At, Machine: u.Machine, Refused: u.Refused}
	return last, a.core.store.View(func(tx *store.Tx) error {
		if o, ok := store.Operators.Get(tx, u.Operator); ok {
			last.By = o.Name
		}
		return nil
	})
}
