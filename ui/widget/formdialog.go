package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
)

// FormDialog is a dialog that asks for a few facts before an act. What the act refuses is said beside a field, and nothing
// typed is lost.
type FormDialog struct {
	Title  string
	Words  string // above the fields
	Action string // what the main button says
	Fields []*Field
	First  fyne.Focusable
	Typed  []*TextField        // Return in one of them answers
	At     *Field              // where a refusal is said
	More   []fyne.CanvasObject // between the fields and the buttons
	Aside  fyne.CanvasObject   // to the left of the buttons, or nil
	Wide   bool                // the first field stands beside the others
	// Do does the act and tells what came of it, at once or later.
	Do func(done func(error))
}

// Show puts the dialog over the page.
func (d FormDialog) Show(host Host) {
	var closeIt func()
	form := NewForm(host.Focus, d.Fields...)
	whole := container.NewStack()
	busy := false
	act := func() {
		if busy {
			return
		}
		if !form.Valid() {
			whole.Refresh() // what is wrong takes room
			return
		}
		busy = true
		d.Do(func(err error) {
			busy = false
			if err == nil {
				closeIt()
				return
			}
			d.At.Tell(err)
			whole.Refresh()
		})
	}
	for _, f := range d.Typed {
		f.OnSubmitted = func(string) { act() }
	}
	content, width := form.Content(), float32(560)
	if d.Wide {
		all := VStack(1, content.(*fyne.Container).Objects[1:]...)
		content, width = Shares([]float32{0.58, 0.42}, content.(*fyne.Container).Objects[0], all), 920
	}
	rows := []fyne.CanvasObject{Body(d.Words), content}
	rows = append(rows, d.More...)
	rows = append(rows, container.NewBorder(nil, nil, d.Aside, HStack(Secondary("Fermer", func() { closeIt() }), Primary(d.Action, act))))
	whole.Add(Width(VStack(2, rows...), width))
	closeIt = host.Show(d.Title, whole, d.First)
}

// AtOnce is the Do of a dialog whose act takes no time.
func AtOnce(act func() error) func(func(error)) {
	return func(done func(error)) { done(act()) }
}

// Needed refuses an empty text, with a sentence.
func Needed(f *TextField, sentence string) func() error {
	return func() error {
		if strings.TrimSpace(f.Text) == "" {
			return data.Refuse("%s", sentence)
		}
		return nil
	}
}

// Dated refuses an empty date and one that does not exist.
func Dated(f *DateField) func() error {
	return func() error {
		d, err := f.Date()
		if err == nil && d.IsZero() {
			err = data.Refuse("La date manque.").Hint("Écrivez-la jj/mm/aaaa.")
		}
		return err
	}
}

// DatedOrEmpty refuses a date that does not exist.
func DatedOrEmpty(f *DateField) func() error {
	return func() error {
		_, err := f.Date()
		return err
	}
}
