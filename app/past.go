package app

import (
	"time"

	"certibloc/data"
	"certibloc/data/store"
)

// AsOf returns a desk on what the centre had recorded at the end of a day, in the hour of the centre. It is for reading: its
// day is that one, and every act refuses. Records eliminated since are gone from it, and so is whoever was not entered yet.
// Closing it leaves this desk open. It refuses a day after the desk's own, and one on which the centre had nothing yet.
func (d *Desk) AsOf(day data.Date) (*Desk, error) {
	c := d.core
	switch {
	case !day.Valid():
		return nil, data.Refuse("Ce jour n’existe pas.").Hint("Donnez un jour passé, par exemple « 12/03/2021 ».")
	case day.After(c.today()):
		return nil, data.Refuse("Le %s n’est pas encore passé.", day.French()).Hint("Choisissez un jour passé.")
	}
	at := time.Date(day.Year, day.Month, day.Day+1, 0, 0, 0, 0, c.clock().Location()).Add(-time.Nanosecond)
	s, err := c.store.Past(at)
	if err != nil {
		return nil, err
	}
	past := newDesk(s, Config{
		Fiches: c.shelf.own, Drawer: c.drawer, Viewer: c.viewer, Clock: func() time.Time { return at }, Rand: randReader,
		Places: c.places, Verify: c.verifyPage, Program: c.program,
	})
	past.core.operator, past.core.past = c.operator, day
	return past, s.View(func(tx *store.Tx) error {
		if _, known := store.Centres.Get(tx, data.CentreID); !known {
			return data.Refuse("Le centre n’avait encore rien enregistré le %s.", day.French()).Hint("Choisissez un jour plus récent.")
		}
		return past.core.fillShelf(tx)
	})
}

// Past returns the day whose end the desk shows, or none for a desk on the folder as it is.
func (d *Desk) Past() data.Date { return d.core.past }

// refusePast is what every act on the past answers.
func (c *core) refusePast() error {
	if c.past.IsZero() {
		return nil
	}
	return data.Refuse("On ne modifie pas le passé.").Hint("Revenez à aujourd’hui pour enregistrer quelque chose.")
}
