package store

import (
	"path/filepath"
	"slices"

	"certibloc/data"
	"certibloc/data/seal"
)

// Operator returns the identifier of the operator whose passphrase opened the folder; empty when the recovery sheet did.
func (s *Store) Operator() data.ID { return s.slot.ID }

// Recovered reports whether the recovery sheet opened the folder.
func (s *Store) Recovered() bool { return s.slot.Kind == seal.KindRecovery }

// HasRecovery reports whether a recovery sheet opens the folder.
func (s *Store) HasRecovery() bool {
	s.writer.Lock()
	defer s.writer.Unlock()
	return s.ring.Has(seal.KindRecovery, "")
}

// Confirm refuses a passphrase that is not the one of an operator. It keeps the wrong ones in mind, as opening does.
func (s *Store) Confirm(id data.ID, passphrase []byte) error {
	if s.parent != nil {
		return s.parent.Confirm(id, passphrase)
	}
	s.writer.Lock()
	defer s.writer.Unlock()
	_, slot, err := s.enterRing(s.ring, passphrase)
	if err == nil && (slot.ID != id || slot.Kind != seal.KindPassphrase) {
		err = data.Refuse("Cette phrase de passe n’est pas celle de la personne qui travaille ici.").
			Hint("Fermez Certibloc et rouvrez-le pour travailler sous un autre nom.").Because(seal.ErrPassphrase)
	}
	return err
}

// SetPassphrase gives an operator a passphrase, his first or another. Nothing else is written anew.
func (s *Store) SetPassphrase(id data.ID, passphrase []byte) error {
	return s.changeRing(func(ring *seal.Keyring) error { return ring.SetPassphrase(s.key, id, passphrase, s.kdf) })
}

// RemovePassphrase takes an operator's access away. The last one is not removed.
func (s *Store) RemovePassphrase(id data.ID) error {
	return s.changeRing(func(ring *seal.Keyring) error { return ring.Remove(s.key, id) })
}

// SetRecovery makes a recovery sheet in the place of the former one, and returns what is to stand on it.
func (s *Store) SetRecovery() (code string, err error) {
	err = s.changeRing(func(ring *seal.Keyring) (err error) {
		code, err = ring.SetRecovery(s.key, s.kdf)
		return err
	})
	return code, err
}

// changeRing changes a copy of the keyring, and puts it in the place of the keyring once it is on the disk.
func (s *Store) changeRing(change func(*seal.Keyring) error) error {
	if err := s.refusePast(); err != nil {
		return err
	}
	s.writer.Lock()
	defer s.writer.Unlock()
	if s.closed {
		return errClosed
	}
	ring := *s.ring
	ring.Slots = slices.Clone(s.ring.Slots)
	if err := change(&ring); err != nil {
		return err
	}
	return s.keepRing(&ring)
}

func (s *Store) keepRing(ring *seal.Keyring) error {
	if err := s.room(); err != nil {
		return err
	}
	if err := ring.Write(filepath.Join(s.dir, keyringName)); err != nil {
		return unusable(err)
	}
	s.ring = ring
	return s.keepCopies()
}

// FirstAdministrator returns the identifier of the oldest one who has not left, or nothing.
func FirstAdministrator(tx *Tx) data.ID {
	for o := range Operators.All(tx) {
		if o.Role == data.RoleAdministrator && !o.Gone() {
			return o.ID
		}
	}
	return ""
}

// admit puts the keyring in order once the register is read: a slot of the first version learns whose it is, one that is too
// cheap is made anew, and who has left or was never entered loses his. It refuses who has left.
func (s *Store) admit(secret []byte) error {
	ring := *s.ring
	ring.Slots = slices.Clone(s.ring.Slots)
	tx := &Tx{base: s.mem}
	if s.slot.ID == "" && s.slot.Kind == seal.KindPassphrase {
		if s.slot.ID = FirstAdministrator(tx); s.slot.ID == "" {
			return nil // the creation of the centre was interrupted
		}
		if err := ring.Name(s.key, s.slot.ID); err != nil {
			return err
		}
	}
	if o, ok := Operators.Get(tx, s.slot.ID); ok && o.Gone() {
		return data.Refuse("Cet accès a été retiré.").Hint("Demandez à un administrateur du centre.").Because(seal.ErrPassphrase)
	}
	if s.slot.Aged(s.kdf) && s.slot.Kind == seal.KindPassphrase {
		if err := ring.SetPassphrase(s.key, s.slot.ID, secret, s.kdf); err != nil {
			return err
		}
	}
	for _, slot := range slices.Clone(ring.Slots) {
		o, ok := Operators.Get(tx, slot.ID)
		if slot.Kind == seal.KindPassphrase && slot.ID != s.slot.ID && (!ok || o.Gone()) {
			if err := ring.Remove(s.key, slot.ID); err != nil {
				return err
			}
		}
	}
	if slices.EqualFunc(ring.Slots, s.ring.Slots, func(a, b seal.Slot) bool { return a.ID == b.ID && a.Recipient == b.Recipient }) {
		return nil
	}
	return s.keepRing(&ring)
}
