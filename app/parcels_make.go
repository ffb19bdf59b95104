package app

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/seal"
	"certibloc/data/store"
)

// Make makes a parcel and writes it at a path: a file that is not there yet, or a folder, in which it gets its own name. With
// no path nothing is written yet. The parcel takes its number only once its bytes are on the disk. It returns where it was
// written.
func (a Parcels) Make(ctx context.Context, full bool, path string) (data.Parcel, string, error) {
	a.core.writer.Lock()
	p, at, changes, err := a.make(ctx, full, path)
	a.core.writer.Unlock()
	a.core.publish(changes)
	return p, at, err
}

func (a Parcels) make(ctx context.Context, full bool, path string) (data.Parcel, string, []data.Change, error) {
	c := a.core
	if err := ActParcel.allow(c.operator.Role); err != nil {
		return data.Parcel{}, "", nil, err
	}
	plan, err := c.planParcel(full)
	if err != nil {
		return data.Parcel{}, "", nil, err
	}
	if plan.Lines() == 0 {
		return data.Parcel{}, "", nil, nothingToSend(plan)
	}
	b, err := c.build(plan)
	if err != nil {
		return data.Parcel{}, "", nil, err
	}
	if path == "" {
		changes, err := c.keepParcel(ctx, &b)
		return b.parcel, "", changes, err
	}
	out, err := c.prepare(b.parcel.Name, b.content, path)
	if err != nil {
		return data.Parcel{}, "", nil, err
	}
	changes, err := c.keepParcel(ctx, &b)
	if err != nil {
		return data.Parcel{}, "", nil, errors.Join(err, out.drop())
	}
	if err := out.keep(); err != nil {
		return b.parcel, "", changes, data.Refuse("Le lot %s est établi, mais son fichier n’a pas pu être écrit en « %s ».", b.parcel.Name, out.path).
			Hint("Écrivez-le à nouveau depuis la liste des lots : ce seront les mêmes octets.").Because(err)
	}
	return b.parcel, out.path, changes, nil
}

func nothingToSend(plan ParcelPlan) error {
	refusal := data.Refuse("Il n’y a rien à envoyer au réseau.")
	switch {
	case len(plan.Left()) > 0:
		return refusal.Hint("Ce que le jury a décidé n’est pas prêt : %s", plan.Left()[0].Sentence)
	case plan.Since != "":
		return refusal.Hint("Rien n’a changé depuis le lot %s.", plan.Since)
	}
	return refusal.Hint("Aucune session n’est close.")
}

// built is a parcel before it is kept.
type built struct {
	parcel         data.Parcel
	content, index []byte
	newKey         *data.SigningKey
}

// build makes the bytes of a parcel, and reads them again as the network will.
func (c *core) build(plan ParcelPlan) (built, error) {
	b := built{parcel: data.Parcel{Name: plan.Name, Year: plan.manifest.Made.Year(), Rank: plan.rank, Full: plan.Full, Since: plan.since,
		Made: plan.manifest.Made.UTC(), Operator: c.operator.ID, Lines: len(plan.index), Certifications: len(plan.contents.Certifications)}}
	key, fresh, err := c.parcelKey()
	if err != nil {
		return b, err
	}
	if fresh {
		b.newKey = &key
	}
	columns, err := c.columns()
	if err != nil {
		return b, err
	}
	var file bytes.Buffer
	if _, err := parcel.Write(&file, plan.manifest, plan.contents, columns, key); err != nil {
		return b, err
	}
	r, err := parcel.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err == nil {
		err = r.Verify()
	}
	if err != nil {
		return b, fmt.Errorf("read the parcel again: %w", err)
	}
	b.content = file.Bytes()
	b.index, err = json.Marshal(plan.index)
	return b, err
}

// parcelKey returns the key that signs, a new one where the centre has none yet.
func (c *core) parcelKey() (key data.SigningKey, fresh bool, err error) {
	err = c.store.View(func(tx *store.Tx) error {
		if keys := signingKeys(tx); len(keys) > 0 {
			key = keys[len(keys)-1]
		}
		return nil
	})
	if err != nil || key.ID != "" {
		return key, false, err
	}
	var seed [ed25519.SeedSize]byte
	if _, err := io.ReadFull(c.rand, seed[:]); err != nil {
		return key, false, fmt.Errorf("draw a signing key: %w", err)
	}
	if key, err = seal.NewSigningKey(seed); err != nil {
		return key, false, err
	}
	key.Created = c.clock().UTC()
	return key, true, nil
}

// columns returns the columns that the network has asked for.
func (c *core) columns() (parcel.Columns, error) {
	var columns parcel.Columns
	err := c.store.View(func(tx *store.Tx) error {
		centre, err := theCentre(tx)
		if err != nil || centre.Network.Columns == "" {
			return err
		}
		columns, err = parcel.ReadColumns(strings.NewReader(centre.Network.Columns))
		return err
	})
	return columns, err
}

// keepParcel puts the bytes on the disk, then gives the parcel its number.
func (c *core) keepParcel(ctx context.Context, b *built) ([]data.Change, error) {
	var err error
	if b.parcel.SHA256, err = c.store.PutFile(b.content); err != nil {
		return nil, err
	}
	if b.parcel.Index, err = c.store.PutFile(b.index); err != nil {
		return nil, err
	}
	b.parcel.Size, b.parcel.IndexSize = len(b.content), len(b.index)
	return c.write(ctx, ActParcel, "Lot "+b.parcel.Name, func(tx *store.Tx) error {
		b.parcel.ID = c.newID()
		if b.newKey != nil {
			if err := store.SigningKeys.Put(tx, *b.newKey); err != nil {
				return err
			}
		}
		return store.Parcels.Put(tx, b.parcel)
	})
}
