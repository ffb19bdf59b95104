package widget

import "certibloc/data"

// Dater is a desk as far as a page's button to the past needs it.
type Dater interface {
	// Today returns the day at the centre.
	Today() data.Date
	// Past returns the day that the desk shows, none for the centre as it is.
	Past() data.Date
}

// AsOfButton returns the button that asks for a day and shows a place as it was then; nil on a page that is of the past
// already.
func AsOfButton(host Host, desk Dater, place func() Place) *Button {
	if !desk.Past().IsZero() {
		return nil
	}
	return Plain("Tel qu’au…", func() { askAsOf(host, desk.Today(), place()) })
}

func askAsOf(host Host, today data.Date, place Place) {
	on := NewDateField()
	day := &Field{Label: "Jour", Input: Width(on, 150), Check: Dated(on)}
	FormDialog{
		Title: "Revoir le passé", Words: "La page s’affiche telle qu’elle était à la fin de ce jour.", Action: "Voir",
		Fields: []*Field{day}, First: on, Typed: []*TextField{&on.TextField}, At: day,
		Do: AtOnce(func() error {
			date, err := on.Date()
			if err != nil {
				return err
			}
			if date.After(today) {
				return data.Refuse("Le %s n’est pas encore passé.", date.French()).Hint("Choisissez un jour passé.")
			}
			host.GoBack(date, place)
			return nil
		}),
	}.Show(host)
}
