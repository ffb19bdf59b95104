package rncp

import "strings"

// FieldError is one thing that is wrong with a fiche. Path names the field as « blocs[2].competences ».
type FieldError struct {
	Path    string
	Problem string // a French sentence without the field's name: what is wrong and what is expected
}

// FieldErrors is all that is wrong with a fiche.
type FieldErrors []FieldError

// Error lists the errors, one a line, each with its field.
func (e FieldErrors) Error() string {
	lines := make([]string, len(e))
	for i, f := range e {
		lines[i] = f.Path + " : " + f.Problem
	}
	return strings.Join(lines, "\n")
}

// orNil keeps an empty list from becoming an error that is not nil.
func (e FieldErrors) orNil() error {
	if len(e) == 0 {
		return nil
	}
	return e
}

// beyond returns the errors that do not merely follow from those of e: an object with a field that is missing or of the
// wrong kind is not judged further, the rest of the fiche is.
func (e FieldErrors) beyond(others FieldErrors) FieldErrors {
	var left FieldErrors
	for _, o := range others {
		follows := false
		for _, f := range e {
			follows = follows || within(o.Path, scope(f.Path))
		}
		if !follows {
			left = append(left, o)
		}
	}
	return left
}

// scope is the object that holds a field, or the field itself at the top of the fiche and in a list.
func scope(path string) string {
	if dot := strings.LastIndexByte(path, '.'); dot >= 0 && !strings.HasSuffix(path, "]") {
		return path[:dot]
	}
	return path
}

func within(path, scope string) bool {
	rest, ok := strings.CutPrefix(path, scope)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}
