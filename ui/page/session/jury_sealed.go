package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/ui/widget"
)

// showSealed shows the jury as it sat: nothing to type into.
func (f *juryForm) showSealed() {
	jury := f.view.Jury
	on := jury.On.French()
	if jury.At != "" {
		on += " à " + jury.At.French()
	}
	facts := [][2]string{{"Date de la délibération", on}, {"Lieu", jury.Place}}
	switch jury.Held {
	case data.HeldShared:
		facts = append(facts, [2]string{"Jury partagé avec", jury.With})
	case data.HeldElsewhere:
		facts = append(facts, [2]string{"Jury tenu par", jury.With}, [2]string{"Procès-verbal reçu", jury.Reference})
	}
	f.above.RemoveAll()
	for _, fact := range facts {
		f.above.Add(tight(widget.Strong(fact[0]), widget.Body(fact[1])))
	}
	f.received.Hide()
	f.below.Hide()
	members := tight()
	f.list.Objects = []fyne.CanvasObject{members}
	if jury.Held == data.HeldElsewhere {
		return
	}
	for _, m := range jury.Members {
		college, _ := f.view.Fiche.College(m.College)
		members.Add(container.New(sealedColumns, widget.Body(m.Name), widget.Quiet(m.Quality), widget.Quiet(college.Short), widget.Quiet(memberInShort(f.view, m, true))))
	}
}

// sealedColumns are those of a member who sat: name, quality, college, and what was noted.
var sealedColumns = shared{0.24, 0.22, 0.17, 0.37}
