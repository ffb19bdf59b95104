package session

import (
	"strings"

	"certibloc/ui/widget"
)

// unsaved says what of the jury's preparation is typed and not recorded yet, or nothing.
func (s *juryStep) unsaved() string {
	if s.isSealed() {
		return ""
	}
	if asking := s.missing.asking; asking != nil && strings.TrimSpace(asking.input.Text) != "" {
		return "Le motif que vous écrivez n’est pas enregistré."
	}
	if s.form.unsaved() {
		return "Une saisie du jury n’est pas encore enregistrée."
	}
	return ""
}

func (f *juryForm) unsaved() bool {
	j := f.view.Jury
	if f.held.waits() || f.date.Text != widget.FormatDate(j.On) || f.hour.Text != string(j.At) || strings.TrimSpace(f.place.Text) != j.Place ||
		strings.TrimSpace(f.held.reference.Text) != j.Reference {
		return true
	}
	for _, r := range f.rows {
		if r.unsaved() {
			return true
		}
	}
	return false
}

func (r *memberRow) unsaved() bool {
	if strings.TrimSpace(r.name.Text) != r.disk.Name || strings.TrimSpace(r.quality.Text) != r.disk.Quality {
		return true
	}
	if r.details == nil {
		return false
	}
	for _, l := range r.details.ties.lines {
		if l.tie.Kind == "" {
			return true
		}
	}
	return r.details.declared.Text != widget.FormatDate(r.disk.Declared)
}
