package reference

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// legalRows asks on what the latest registration rests.
type legalRows struct {
	c                            *completion
	was                          rncp.Registration
	there                        bool // whether the export gives one
	ground                       *widget.Radio
	signed, printed, from, until *widget.DateField
	printedField                 fyne.CanvasObject
	content                      fyne.CanvasObject
	groundWas                    string
	signedWas, printedWas        rncp.Date
	fromWas, untilWas            rncp.Date
}

const byDecree = "arrêté"

func newLegalRows(c *completion, f *rncp.Fiche) *legalRows {
	r := &legalRows{c: c, was: rncp.Registration{Title: f.Title}}
	if n := len(f.Legal.Registrations); n > 0 {
		r.was, r.there = f.Legal.Registrations[n-1], true
	}
	r.ground = widget.NewRadioRow(widget.Choice{Key: string(rncp.GroundDecision), Label: "Décision de France compétences"}, widget.Choice{Key: byDecree, Label: "Arrêté"})
	r.groundWas = string(rncp.GroundDecision)
	if r.was.Ground == rncp.GroundDecree && r.was.Decree != "" {
		r.groundWas = byDecree
	}
	r.ground.Set(r.groundWas)
	r.ground.OnChanged = func(string) { r.follow() }
	field := func(label string, d rncp.Date) (*widget.DateField, fyne.CanvasObject) {
		in := widget.NewDateField()
		in.SetDate(d)
		in.OnChanged = func(string) { c.follow() }
		in.OnSubmitted = func(string) { c.save() }
		return in, c.field(label, in, dated(in))
	}
	var signed, from, until fyne.CanvasObject
	r.signed, signed = field("Datée du", r.was.Signed)
	r.printed, r.printedField = field("Paru au Journal officiel le", r.was.Published)
	r.from, from = field("Effet du", r.was.From)
	r.until, until = field("Jusqu’au (inclus)", r.was.Until)
	r.signedWas, r.printedWas, r.fromWas, r.untilWas = r.was.Signed, r.was.Published, r.was.From, r.was.Until
	r.content = widget.Card(widget.VStack(1, widget.Heading("La base légale de l’enregistrement"), r.ground.Content(),
		container.NewGridWithColumns(4, signed, from, until, r.printedField)))
	r.follow()
	return r
}

// follow shows what the ground chosen asks for.
func (r *legalRows) follow() {
	if r.ground.Key() == byDecree {
		r.printedField.Show()
	} else {
		r.printedField.Hide()
	}
	r.c.follow()
}

// write puts what is typed in the place of the latest registration. What has not been touched stays word for word.
func (r *legalRows) write(f *rncp.Fiche) {
	signed, printed, from, until := day(r.signed), day(r.printed), day(r.from), day(r.until)
	same := r.ground.Key() == r.groundWas && signed == r.signedWas && from == r.fromWas && until == r.untilWas && (r.ground.Key() != byDecree || printed == r.printedWas)
	if same {
		return
	}
	now := r.was
	now.From, now.Until = from, until
	if from != r.fromWas || until != r.untilWas {
		now.Years = ""
	}
	if r.ground.Key() == byDecree {
		now.ByDecree(signed, printed)
	} else {
		now.Decide(signed)
	}
	f.Legal.Registrations = slices.Clone(f.Legal.Registrations)
	if r.there {
		f.Legal.Registrations[len(f.Legal.Registrations)-1] = now
	} else {
		f.Legal.Registrations = append(f.Legal.Registrations, now)
	}
}
