package app

import (
	"context"
	"errors"

	"certibloc/data"
	"certibloc/data/store"
)

// Centre is the area of the settings.
type Centre struct{ core *core }

// Get returns the centre and its settings.
func (a Centre) Get() (data.Centre, error) {
	var centre data.Centre
	err := a.core.store.View(func(tx *store.Tx) (err error) {
		centre, err = theCentre(tx)
		return err
	})
	return centre, err
}

// Save keeps new settings. Sessions already opened keep the rules they have.
func (a Centre) Save(ctx context.Context, centre data.Centre, reason string) error {
	return a.core.act(ctx, ActSettings, reason, func(tx *store.Tx) error {
		old, err := theCentre(tx)
		if err != nil {
			return err
		}
		if old.Code != centre.Code && store.Documents.Len(tx)+store.Parcels.Len(tx) > 0 {
			return data.Refuse("Le code du centre ne change plus : des documents ou des lots portent déjà « %s ».", old.Code).
				Hint("Gardez ce code ; le nom, lui, peut changer.")
		}
		if err := checkNetwork(centre.Network); err != nil {
			return err
		}
		return errors.Join(store.Centres.Put(tx, centre), a.core.firstKey(tx, centre))
	})
}

func theCentre(tx *store.Tx) (data.Centre, error) {
	centre, ok := store.Centres.Get(tx, data.CentreID)
	if !ok {
		return centre, data.Refuse("Les réglages du centre manquent.").Hint("Vérifiez le dossier avec « certibloc check ».")
	}
	return centre, nil
}
