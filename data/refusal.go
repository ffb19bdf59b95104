package data

import (
	"errors"
	"fmt"
)

// Refusal is an error meant for the user: a French sentence that says what is wrong and where, and, when it helps,
// one that says what to do. Every other error is a fault of the program or of the machine.
type Refusal struct {
	What string // the sentence
	Do   string // what to do, or empty
	Err  error  // the cause, or nil
}

// Refuse returns a refusal with a sentence made as by fmt.Sprintf.
func Refuse(format string, args ...any) *Refusal {
	return &Refusal{What: fmt.Sprintf(format, args...)}
}

// Hint adds what to do.
func (r *Refusal) Hint(format string, args ...any) *Refusal {
	r.Do = fmt.Sprintf(format, args...)
	return r
}

// Because adds the cause, for errors.Is and the technical log; it is not shown.
func (r *Refusal) Because(err error) *Refusal {
	r.Err = err
	return r
}

// Error returns the sentence, followed by what to do.
func (r *Refusal) Error() string {
	if r.Do == "" {
		return r.What
	}
	return r.What + " " + r.Do
}

// Unwrap returns the cause.
func (r *Refusal) Unwrap() error { return r.Err }

// IsRefusal reports whether err, or what it wraps, is meant for the user.
func IsRefusal(err error) bool {
	var r *Refusal
	return errors.As(err, &r)
}
