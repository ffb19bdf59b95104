package session

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// juryForm is the composition of the jury. What is confirmed, by Return or by leaving the field, is recorded at once; a
// member who is not whole yet waits, and the others are recorded.
type juryForm struct {
	desk *app.Desk
	host widget.Host
	view app.View
	// grown lays the page out again after rows came or went.
	grown func()

	date      *widget.DateField
	place     *widget.TextField
	dateField *widget.Field
	above     *fyne.Container // day and place
	rows      []*memberRow
	list      *fyne.Container
	below     *fyne.Container
}

func newJuryForm(desk *app.Desk, host widget.Host, grown func()) *juryForm {
	f := &juryForm{desk: desk, host: host, grown: grown, list: container.NewVBox(), above: container.NewVBox(), below: container.NewVBox()}
	f.date, f.place = widget.NewDateField(), widget.NewTextField("par exemple CCI Cantal, Aurillac")
	f.dateField = &widget.Field{Label: "Date de la délibération", Input: widget.Width(f.date, 150), Check: func() error {
		_, err := f.date.Date()
		return err
	}}
	for _, field := range []*widget.TextField{&f.date.TextField, f.place} {
		field.OnLeave = f.keep
		field.OnSubmitted = func(string) { f.keep() }
	}
	form := widget.NewForm(host.Focus, f.dateField, &widget.Field{Label: "Lieu", Input: f.place})
	f.above.Add(form.Content())
	return f
}

func (f *juryForm) top() fyne.CanvasObject { return f.above }

func (f *juryForm) content() fyne.CanvasObject {
	f.below.Add(widget.HStack(
		widget.Secondary("Enregistrer le jury", f.save),
		widget.Plain("Ajouter un membre", f.add),
	))
	return container.NewVBox(f.list, f.below)
}

// show shows the jury that is recorded; what is typed and not recorded yet stays.
func (f *juryForm) show(view app.View) {
	old := f.view.Jury
	f.view = view
	if view.Stage == rules.StageSealed {
		f.showSealed()
		return
	}
	if f.date.Text == widget.FormatDate(old.On) {
		f.date.SetDate(view.Jury.On)
	}
	if f.place.Text == old.Place {
		f.place.SetText(view.Jury.Place)
	}
	changed := !sameMembers(old.Members, view.Jury.Members) && !sameMembers(f.recordedRows(), view.Jury.Members)
	if f.rows == nil || changed {
		f.setRows(view.Jury.Members)
	}
}

// showSealed shows the jury as it sat: nothing to type into.
func (f *juryForm) showSealed() {
	f.above.Objects = []fyne.CanvasObject{
		tight(widget.Strong("Date de la délibération"), widget.Body(f.view.Jury.On.French())),
		tight(widget.Strong("Lieu"), widget.Body(f.view.Jury.Place)),
	}
	members := tight()
	f.list.Objects = []fyne.CanvasObject{members}
	for _, m := range f.view.Jury.Members {
		college, _ := f.view.Fiche.College(m.College)
		members.Add(container.New(memberColumns, widget.Body(m.Name), widget.Quiet(m.Quality), widget.Quiet(college.Short), widget.Quiet("")))
	}
	f.below.Hide()
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
	f.list.Add(container.New(memberColumns, widget.Small("Nom"), widget.Small("Qualité"), widget.Small("Collège"), widget.Small("")))
	for _, r := range f.rows {
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

// remove takes a member away. The row of a seat that the fiche asks for stays, empty.
func (f *juryForm) remove(row *memberRow) {
	name := strings.TrimSpace(row.name.Text)
	i := slices.Index(f.rows, row)
	if college, known := f.view.Fiche.College(row.collegeKey()); known && f.seatsOf(college.Key) <= college.Seats {
		row.clear()
	} else {
		f.rows = slices.Delete(f.rows, i, i+1)
		f.layRows()
	}
	f.keep()
	if name != "" {
		f.host.Tell(name + " ne siège plus au jury.")
	}
	f.host.Focus(f.rows[min(i, len(f.rows)-1)].name)
}

// keep records what is whole, and says beside a field what is not.
func (f *juryForm) keep() {
	jury, _ := f.collect(false)
	f.record(jury)
}

// save records the jury, or says all that keeps it from being recorded and goes to the first.
func (f *juryForm) save() {
	jury, wrong := f.collect(true)
	if wrong != nil {
		f.host.Focus(wrong)
		return
	}
	if sameJury(jury, f.view.Jury) {
		f.host.Tell("Le jury est enregistré.")
		return
	}
	f.record(jury)
}

func (f *juryForm) record(jury data.Jury) {
	if sameJury(jury, f.view.Jury) || f.view.Stage == rules.StageSealed {
		return
	}
	if err := f.desk.Juries.Compose(context.Background(), jury); err != nil {
		f.host.Refuse(err)
		return
	}
	f.host.Tell("Jury enregistré.")
}

// collect reads the fields. Where one is wrong the value recorded before stands in its place; what is wrong is said
// beside it, what is merely unfinished only when all is asked for. It returns the first that is wrong.
func (f *juryForm) collect(all bool) (jury data.Jury, wrong fyne.Focusable) {
	jury = f.view.Jury
	jury.Place, jury.Members = strings.TrimSpace(f.place.Text), nil
	on, err := f.date.Date()
	f.dateField.Tell(err)
	if err == nil {
		jury.On = on
	} else {
		wrong = f.date
	}
	seen := map[string]bool{} // folded names
	for _, r := range f.rows {
		m, field, err := r.read(seen)
		r.tell(err, all)
		if err == nil {
			r.kept = m
		} else if wrong == nil {
			wrong = field
		}
		if r.kept.Name != "" {
			jury.Members = append(jury.Members, r.kept)
			seen[data.Fold(r.kept.Name)] = true
		}
	}
	return jury, wrong
}

// recordedRows are the members as the rows last gave them.
func (f *juryForm) recordedRows() []data.Member {
	var members []data.Member
	for _, r := range f.rows {
		if r.kept.Name != "" {
			members = append(members, r.kept)
		}
	}
	return members
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

// firstGap is the first field that keeps the jury from being complete.
func (f *juryForm) firstGap() fyne.Focusable {
	if f.place.Text == "" {
		return f.place
	}
	for _, r := range f.rows {
		if r.name.Text == "" {
			return r.name
		}
	}
	return f.rows[0].college
}

func sameJury(a, b data.Jury) bool {
	return a.On == b.On && a.At == b.At && a.Place == b.Place && a.Held == b.Held && a.With == b.With && a.Reference == b.Reference &&
		a.Incidents == b.Incidents && sameMembers(a.Members, b.Members)
}

func sameMembers(a, b []data.Member) bool {
	return slices.EqualFunc(a, b, func(m, n data.Member) bool { return reflect.DeepEqual(m, n) })
}
