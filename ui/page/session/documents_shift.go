package session

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/ui/widget"
)

// shiftForm asks how far the pages of a printer are moved to meet pre-printed paper. It is out of sight unless the centre
// shows offsets.
type shiftForm struct {
	step    *documentsStep
	printer func() string // the one chosen
	shown   string        // the one whose shifts stand in the fields
	texts   [4]*widget.TextField
	field   *widget.Field
	form    *widget.Form
	whole   *fyne.Container
}

// shiftRows name the ways up of a page, in the order of the fields: to the right and down for each.
var shiftRows = []string{"Pages en hauteur", "Pages en largeur"}

func newShiftForm(s *documentsStep, printer func() string, testPage func()) *shiftForm {
	f := &shiftForm{step: s, printer: printer, shown: "\x00"}
	test := widget.Secondary("Page de calage", func() {
		if f.keep() {
			testPage()
		}
	})
	shares := []float32{8, 5, 5}
	rows := container.NewVBox(widget.Shares(shares, container.NewHBox(test), widget.Small("Vers la droite"), widget.Small("Vers le bas")))
	for i, name := range shiftRows {
		f.texts[2*i], f.texts[2*i+1] = widget.NewTextField("0"), widget.NewTextField("0")
		rows.Add(widget.Shares(shares, widget.Body(name), f.texts[2*i], f.texts[2*i+1]))
	}
	f.field = &widget.Field{Label: "Décalage, en millimètres", Hint: "Un nombre négatif va vers la gauche ou vers le haut.", Input: rows,
		Check: func() error {
			shifts, err := f.shifts()
			if err != nil {
				return err
			}
			return shifts.Validate()
		}}
	f.form = widget.NewForm(s.host.Focus, f.field)
	f.whole = container.NewVBox(f.form.Content())
	return f
}

func (f *shiftForm) content() fyne.CanvasObject { return f.whole }

// show shows the shifts of the printer chosen, when it is another.
func (f *shiftForm) show() {
	centre, err := f.step.desk.Centre.Get()
	visible(f.whole, err == nil && centre.Shown.Offsets)
	if name := f.printer(); name != f.shown {
		f.shown = name
		shifts := centre.ShiftsOf(name)
		for i, n := range []int{shifts.Portrait.Right, shifts.Portrait.Down, shifts.Landscape.Right, shifts.Landscape.Down} {
			f.texts[i].SetText(shiftText(n))
		}
	}
}

// keep keeps what is typed for the printer chosen. It reports whether all is well.
func (f *shiftForm) keep() bool {
	centre, err := f.step.desk.Centre.Get()
	if err == nil && !centre.Shown.Offsets {
		return true
	}
	if !f.form.Valid() {
		return false
	}
	shifts, _ := f.shifts() // checked just now
	if err == nil && shifts != centre.ShiftsOf(f.shown) {
		err = f.step.desk.Centre.SetShifts(context.Background(), data.Printer{Name: f.shown, Shifts: shifts})
	}
	f.field.Tell(err)
	return err == nil
}

// shifts reads the fields.
func (f *shiftForm) shifts() (data.Shifts, error) {
	var tenths [4]int
	for i, text := range f.texts {
		var err error
		if tenths[i], err = parseShift(text.Text); err != nil {
			return data.Shifts{}, err
		}
	}
	return data.Shifts{Portrait: data.Shift{Right: tenths[0], Down: tenths[1]}, Landscape: data.Shift{Right: tenths[2], Down: tenths[3]}}, nil
}

var millimetres = regexp.MustCompile(`^[+-]?[0-9]{1,3}(\.[0-9])?$`)

// parseShift reads millimetres with at most one decimal, as tenths: « 1,5 », « −2 ». Nothing is 0.
func parseShift(text string) (int, error) {
	plain := strings.NewReplacer(" ", "", "\u00a0", "", "−", "-", ",", ".").Replace(strings.TrimSuffix(strings.TrimSpace(text), "mm"))
	if plain == "" {
		return 0, nil
	}
	if !millimetres.MatchString(plain) {
		return 0, data.Refuse("« %s » n’est pas une mesure en millimètres.", text).Hint("Écrivez par exemple 1,5 ou −2.")
	}
	whole, tenth, _ := strings.Cut(plain, ".")
	if tenth == "" {
		tenth = "0"
	}
	return strconv.Atoi(whole + tenth)
}

// shiftText writes tenths of a millimetre as one types them.
func shiftText(tenths int) string {
	sign := ""
	if tenths < 0 {
		sign, tenths = "−", -tenths
	}
	return strings.TrimSuffix(fmt.Sprintf("%s%d,%d", sign, tenths/10, tenths%10), ",0")
}
