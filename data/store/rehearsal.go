package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"certibloc/data"
	"certibloc/data/seal"
)

// rehearsal is what a child process is told on its standard input, where nobody else reads it.
type rehearsal struct {
	Dir  string `json:"dir"`
	Key  []byte `json:"key"`
	Seq  uint64 `json:"seq"`
	Hash string `json:"hash"`
}

// verdict is what it answers on its standard output; both are empty where the copy opens.
type verdict struct {
	What string `json:"what,omitempty"`
	Do   string `json:"do,omitempty"`
	Err  string `json:"err,omitempty"`
}

// Rehearse is the child's part of an opening after an unclean stop: it opens the copy of an engine that it is told of, and says
// what came of it. Badger may end the process over what it finds there; that is why the process is another one.
func Rehearse(in io.Reader, out io.Writer) error {
	var r rehearsal
	if err := json.NewDecoder(in).Decode(&r); err != nil || len(r.Key) != seal.KeySize {
		return errors.Join(errors.New("no rehearsal is told of"), err)
	}
	key := seal.Key(r.Key)
	clear(r.Key)
	defer key.Wipe()
	var v verdict
	if err := openCopy(r.Dir, key, mark{r.Seq, r.Hash}); err != nil {
		v.Err = err.Error()
		var refused *data.Refusal
		if errors.As(err, &refused) {
			v = verdict{What: refused.What, Do: refused.Do, Err: fmt.Sprint(refused.Err)}
		}
	}
	return json.NewEncoder(out).Encode(v)
}

// openCopy opens a copy of an engine, reads it against HEAD, and closes it.
func openCopy(dir string, key seal.Key, at mark) error {
	e, err := openEngine(dir, key)
	if err != nil {
		return damage(err, "Certibloc s’est arrêté brutalement, et le registre ne se rouvre pas.")
	}
	_, err = e.load(at)
	return errors.Join(err, e.close())
}

// inChild has a child process open the copy. One that ends without an answer found damage.
func inChild(child func(in []byte) ([]byte, error), dir string, key seal.Key, at mark) error {
	told, err := json.Marshal(rehearsal{Dir: dir, Key: key[:], Seq: at.seq, Hash: at.hash})
	if err != nil {
		return fmt.Errorf("tell of a rehearsal: %w", err)
	}
	defer clear(told)
	answer, err := child(told)
	var v verdict
	if err == nil {
		err = json.Unmarshal(answer, &v)
	}
	switch {
	case err != nil:
		return damage(err, "Certibloc s’est arrêté brutalement, et le registre ne se rouvre pas : le moteur s’est arrêté en l’essayant.")
	case v.What != "":
		return (&data.Refusal{What: v.What, Do: v.Do}).Because(errors.Join(ErrDamaged, errors.New(v.Err)))
	case v.Err != "":
		return damage(errors.New(v.Err), "Certibloc s’est arrêté brutalement, et le registre ne se rouvre pas.")
	}
	return nil
}
