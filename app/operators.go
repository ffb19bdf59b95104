package app

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"certibloc/data"
	"certibloc/data/seal"
	"certibloc/data/store"
)

// Operators is the area of who may use the program, and of what opens the folder.
type Operators struct{ core *core }

// ErrSheet says that the recovery sheet was given where a passphrase is asked for.
var ErrSheet = errors.New("the recovery sheet is for choosing another passphrase")

// PassphraseLacks says in a sentence what a passphrase lacks, or nothing.
func PassphraseLacks(passphrase string) string { return seal.Measure(passphrase).Missing }

// NewPassphrase draws a passphrase of the words of a list.
func NewPassphrase(words []string) (string, error) { return seal.NewPhrase(words) }

// checkStrength refuses what is easily guessed: whoever has a copy of the folder can try as often as he likes.
func checkStrength(passphrase []byte) error {
	if s := seal.Measure(string(passphrase)); !s.Enough {
		return data.Refuse("La phrase de passe est trop facile à deviner.").Hint("%s", s.Missing)
	}
	return nil
}

// All returns the operators: those who have access in the order of their names, then those who have left.
func (a Operators) All() ([]data.Operator, error) {
	var all []data.Operator
	err := a.core.store.View(func(tx *store.Tx) error {
		all = slices.Collect(store.Operators.All(tx))
		return nil
	})
	slices.SortStableFunc(all, func(x, y data.Operator) int {
		return cmp.Or(btoi(x.Gone())-btoi(y.Gone()), cmp.Compare(data.Fold(x.Name), data.Fold(y.Name)))
	})
	return all, err
}

// Alone reports whether one operator has access.
func (a Operators) Alone() bool {
	all, err := a.All()
	return err == nil && len(slices.DeleteFunc(all, data.Operator.Gone)) < 2
}

// Add gives somebody access, with a first passphrase that he is to change.
func (a Operators) Add(ctx context.Context, o data.Operator, passphrase []byte) (data.Operator, error) {
	if err := errors.Join(ActOperator.allow(a.core.operator.Role), o.Validate(), checkStrength(passphrase)); err != nil {
		return o, err
	}
	a.core.writer.Lock()
	o.ID = a.core.newID()
	a.core.writer.Unlock()
	// The slot first: one without its operator opens nothing, and the next opening clears it away.
	if err := a.core.store.SetPassphrase(o.ID, passphrase); err != nil {
		return o, err
	}
	o.Passphrase = a.core.today()
	err := a.core.act(ctx, ActOperator, "", func(tx *store.Tx) error {
		if namesake(tx, o) {
			return data.Refuse("« %s » a déjà un accès.", o.Name).Hint("Distinguez les deux : ajoutez une initiale ou un service.")
		}
		return store.Operators.Put(tx, o)
	})
	if err != nil {
		return o, errors.Join(err, a.core.store.RemovePassphrase(o.ID))
	}
	return o, nil
}

func namesake(tx *store.Tx, o data.Operator) bool {
	for other := range store.Operators.All(tx) {
		if other.ID != o.ID && !other.Gone() && data.Fold(other.Name) == data.Fold(o.Name) {
			return true
		}
	}
	return false
}

// Change changes the name, the role or the sessions of an operator. The last administrator stays one.
func (a Operators) Change(ctx context.Context, o data.Operator) error {
	return a.core.act(ctx, ActOperator, "", func(tx *store.Tx) error {
		old, err := activeOperator(tx, o.ID)
		if err != nil {
			return err
		}
		old.Name, old.Role, old.Sessions = o.Name, o.Role, o.Sessions
		if namesake(tx, old) {
			return data.Refuse("« %s » a déjà un accès.", o.Name).Hint("Distinguez les deux : ajoutez une initiale ou un service.")
		}
		return errors.Join(store.Operators.Put(tx, old), someAdministrator(tx))
	})
}

// Leave takes an operator's access away. What he did stays under his name. The last administrator cannot leave.
func (a Operators) Leave(ctx context.Context, id data.ID, reason string) error {
	err := a.core.act(ctx, ActLeave, reason, func(tx *store.Tx) error {
		o, err := activeOperator(tx, id)
		if err != nil {
			return err
		}
		if id == a.core.operator.ID {
			return data.Refuse("On ne retire pas son propre accès.").Hint("Un autre administrateur peut le faire.")
		}
		o.Left = a.core.today()
		return errors.Join(store.Operators.Put(tx, o), someAdministrator(tx))
	})
	if err != nil {
		return err
	}
	return a.core.store.RemovePassphrase(id) // an opening does it too: the register is what counts
}

func activeOperator(tx *store.Tx, id data.ID) (data.Operator, error) {
	o, ok := store.Operators.Get(tx, id)
	if !ok || o.Gone() {
		return o, data.Refuse("Cette personne n’a pas d’accès.").Hint("Donnez-lui-en un dans les réglages.")
	}
	return o, nil
}

// someAdministrator refuses an act after which there would be none.
func someAdministrator(tx *store.Tx) error {
	for o := range store.Operators.All(tx) {
		if o.Role == data.RoleAdministrator && !o.Gone() {
			return nil
		}
	}
	return data.Refuse("Le dernier administrateur ne peut ni partir ni changer de rôle.").Hint("Nommez d’abord un autre administrateur.")
}

// ChangePassphrase gives the operator at the desk another passphrase, once he has given the one he has.
func (a Operators) ChangePassphrase(ctx context.Context, old, passphrase []byte) error {
	if err := a.Confirm(old); err != nil {
		return err
	}
	return a.setPassphrase(ctx, ActPassphrase, a.core.operator.ID, passphrase)
}

// Reset gives another operator, who has lost his, a passphrase that he is to change. It is for an administrator.
func (a Operators) Reset(ctx context.Context, id data.ID, passphrase []byte) error {
	if err := ActOperator.allow(a.core.operator.Role); err != nil {
		return err
	}
	return a.setPassphrase(ctx, ActOperator, id, passphrase)
}

func (a Operators) setPassphrase(ctx context.Context, name Action, id data.ID, passphrase []byte) error {
	if err := checkStrength(passphrase); err != nil {
		return err
	}
	err := a.core.store.View(func(tx *store.Tx) error {
		_, err := activeOperator(tx, id)
		return err
	})
	if err != nil {
		return err
	}
	if err := a.core.store.SetPassphrase(id, passphrase); err != nil {
		return err
	}
	return a.core.act(ctx, name, "", func(tx *store.Tx) error { return a.noted(tx, id) })
}

// noted keeps the day of a passphrase, which is all that the register knows of it.
func (a Operators) noted(tx *store.Tx, id data.ID) error {
	o, err := activeOperator(tx, id)
	if err != nil {
		return err
	}
	o.Passphrase = a.core.today()
	return store.Operators.Put(tx, o)
}

// Confirm refuses a passphrase that is not the one of the operator at the desk.
func (a Operators) Confirm(passphrase []byte) error {
	return a.core.store.Confirm(a.core.operator.ID, passphrase)
}
