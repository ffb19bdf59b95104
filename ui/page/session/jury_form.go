package session

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// juryForm is the composition of the jury. What is confirmed, by Return or by leaving the field, is recorded at once; a
// member who is not whole yet waits and says so, and the others are recorded.
type juryForm struct {
	desk *app.Desk
	host widget.Host
	view app.View
	// grown lays the page out again after rows came or went.
	grown func()

	date                 *widget.DateField
	hour                 *widget.HourField
	place                *widget.TextField
	dateField, hourField *widget.Field
	held                 *heldForm
	vae                  *fyne.Container // the rules that the VAE adds
	above                *fyne.Container // day, hour, place, and whose jury it is
	rows                 []*memberRow
	list                 *fyne.Container
	more                 *widget.Button // adds a member
	allPresent, letters  *widget.Button
	below                *fyne.Container
	whole                *fyne.Container
	received             *fyne.Container // in place of the members, where the jury sat elsewhere
}

func newJuryForm(desk *app.Desk, host widget.Host, grown func()) *juryForm {
	f := &juryForm{desk: desk, host: host, grown: grown, list: widget.VStack(0.75), above: container.NewVBox(), received: container.NewVBox()}
	f.date, f.hour, f.place = widget.NewDateField(), widget.NewHourField(), widget.NewTextField("par exemple CCI Cantal, Aurillac")
	f.dateField = &widget.Field{Label: "Date de la délibération", Input: f.date}
	f.hourField = &widget.Field{Label: "Heure", Input: f.hour}
	f.held, f.vae = newHeldForm(f), container.NewVBox()
	for _, field := range []*widget.TextField{&f.date.TextField, &f.hour.TextField, f.place} {
		f.keeps(field)
	}
	alone := func(field *widget.Field) fyne.CanvasObject { return widget.NewForm(host.Focus, field).Content() }
	f.above.Add(widget.VStack(1,
		container.New(shared{0.58, 0.42}, alone(f.dateField), alone(f.hourField)),
		alone(&widget.Field{Label: "Lieu", Input: f.place}),
		f.held.content, f.vae))
	f.allPresent = widget.Secondary("Tous présents", f.noteAllPresent)
	f.letters = widget.Secondary("Lettres aux membres", f.writeLetters)
	f.more = widget.Plain("Ajouter un membre", f.add)
	f.below = container.NewBorder(nil, nil, f.more, widget.HStack(f.allPresent, f.letters))
	f.whole = widget.VStack(1.5, f.list, f.received, f.below)
	return f
}

// keeps makes a field record what it holds on Return and when one leaves it.
func (f *juryForm) keeps(field *widget.TextField) {
	field.OnLeave = f.keep
	field.OnSubmitted = func(string) { f.keep() }
}

func (f *juryForm) top() fyne.CanvasObject { return f.above }

func (f *juryForm) content() fyne.CanvasObject { return f.whole }

// show shows the jury that is recorded; what is typed and not recorded yet stays.
func (f *juryForm) show(view app.View) {
	old := f.view.Jury
	f.view = view
	if view.Stage == rules.StageSealed {
		f.showSealed()
		return
	}
	follow(&f.date.TextField, widget.FormatDate(old.On), widget.FormatDate(view.Jury.On))
	follow(&f.hour.TextField, string(old.At), string(view.Jury.At))
	follow(f.place, old.Place, view.Jury.Place)
	f.held.show(old, view.Jury)
	showVAE(f.vae, view)
	changed := !sameMembers(old.Members, view.Jury.Members) && !sameMembers(f.recordedRows(), view.Jury.Members)
	if f.rows == nil || changed {
		f.setRows(view.Jury.Members)
	}
	for _, r := range f.rows {
		r.show()
	}
	here := view.Jury.Held != data.HeldElsewhere
	f.list.Hidden, f.below.Hidden, f.received.Hidden = !here, !here, here
	f.showReceived()
	visible(f.allPresent, len(f.unnoted()) > 0)
	visible(f.letters, len(view.Jury.Members) > 0)
}

// follow shows what a field holds now, unless something else is being typed.
func follow(field *widget.TextField, before, now string) {
	if field.Text == before && before != now {
		field.SetText(now)
	}
}

// setRows shows members, and a row to fill for each seat of the fiche that nobody holds.
func (f *juryForm) setRows(members []data.Member) {
	f.rows = []*memberRow{}
	for _, m := range members {
		f.rows = append(f.rows, newMemberRow(f, m))
	}
	for _, c := range f.view.Fiche.Jury.Colleges {
		for range c.Seats - f.seatsOf(c.Key) {
			row := newMemberRow(f, data.Member{})
			row.college.set(string(c.Key), "", "")
			f.rows = append(f.rows, row)
		}
	}
	f.layRows()
}

func (f *juryForm) layRows() {
	f.list.RemoveAll()
	f.list.Add(container.New(memberColumns, container.New(nameColumns, widget.Small("Nom"), widget.Small("Qualité")), widget.Small("Collège"), widget.Small("")))
	for i, r := range f.rows {
		r.show()
		if i > 0 {
			f.list.Add(fw.NewSeparator())
		}
		f.list.Add(r.content)
	}
	f.grown()
}

// add adds a row for one more member.
func (f *juryForm) add() {
	row := newMemberRow(f, data.Member{})
	f.rows = append(f.rows, row)
	f.layRows()
	f.host.Focus(row.name)
}

// askRemove takes a member away, after a question where more is noted of him than the row shows.
func (f *juryForm) askRemove(row *memberRow) {
	m := row.kept
	if m.Declared.IsZero() && len(m.Ties) == 0 && m.Presence == data.PresenceUnknown {
		f.remove(row)
		return
	}
	f.host.Ask(widget.Question{
		Title: "Retirer " + m.Name + " du jury ?", Confirm: "Retirer",
		Text: "Sa déclaration, ses liens avec des candidats et sa présence ne seront plus notés.",
		Do:   func() { f.remove(row) },
	})
}

// remove takes a member away. The row of a seat that the fiche asks for stays, empty.
func (f *juryForm) remove(row *memberRow) {
	name := row.kept.Name
	i := slices.Index(f.rows, row)
	if row.isSeat() {
		row.clear()
	} else {
		f.rows = slices.Delete(f.rows, i, i+1)
	}
	f.layRows()
	f.keep()
	if name != "" {
		f.host.Tell(name + " ne siège plus au jury.")
	}
	f.host.Focus(f.rows[min(i, len(f.rows)-1)].name)
}

// noteAllPresent notes that everybody came of whom nothing is noted. Substitutes are left alone: they come where a member
// does not.
func (f *juryForm) noteAllPresent() {
	for _, r := range f.unnoted() {
		r.kept.Presence = data.Present
	}
	f.keep()
}

func (f *juryForm) unnoted() []*memberRow {
	return slices.DeleteFunc(slices.Clone(f.rows), func(r *memberRow) bool {
		return r.kept.Name == "" || r.kept.Substitute || r.kept.Presence != data.PresenceUnknown
	})
}

// keep records what is whole, and says beside a field what is not.
func (f *juryForm) keep() {
	jury := f.view.Jury
	f.held.collect(&jury)
	jury.Place = strings.TrimSpace(f.place.Text)
	on, err := f.date.Date()
	f.dateField.Tell(err)
	if err == nil {
		jury.On = on
	}
	at, err := f.hour.Hour()
	f.hourField.Tell(err)
	if err == nil {
		jury.At = at
	}
	jury.Members = nil
	seen := map[string]rncp.CollegeKey{} // by folded name
	for _, r := range f.rows {
		r.collect(seen)
		if r.kept.Name != "" {
			jury.Members = append(jury.Members, r.kept)
			seen[data.Fold(r.kept.Name)] = r.kept.College
		}
	}
	recorded := f.record(jury)
	for _, r := range f.rows {
		r.settle(recorded)
	}
}

// record records a jury and reports whether it is on disk.
func (f *juryForm) record(jury data.Jury) bool {
	if sameJury(jury, f.view.Jury) || f.view.Stage == rules.StageSealed {
		f.grown()
		return true
	}
	if err := f.desk.Juries.Compose(context.Background(), jury); err != nil {
		f.host.Refuse(err)
		return false
	}
	f.host.Tell("Jury enregistré.")
	return true
}

// keptRows are the members as the rows hold them, one a row.
func (f *juryForm) keptRows() []data.Member {
	kept := make([]data.Member, len(f.rows))
	for i, r := range f.rows {
		kept[i] = r.kept
	}
	return kept
}

// recordedRows are the members that the rows hold, without the empty ones.
func (f *juryForm) recordedRows() []data.Member {
	return slices.DeleteFunc(f.keptRows(), func(m data.Member) bool { return m.Name == "" })
}

func (f *juryForm) seatsOf(college rncp.CollegeKey) int {
	n := 0
	for _, r := range f.rows {
		if r.collegeKey() == college {
			n++
		}
	}
	return n
}

func sameJury(a, b data.Jury) bool {
	return a.On == b.On && a.At == b.At && a.Place == b.Place && a.Held == b.Held && a.With == b.With && a.Reference == b.Reference &&
		a.Incidents == b.Incidents && sameMembers(a.Members, b.Members)
}

func sameMembers(a, b []data.Member) bool {
	return slices.EqualFunc(a, b, func(m, n data.Member) bool { return reflect.DeepEqual(m, n) })
}
