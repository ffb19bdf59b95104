package session

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/ui/widget"
)

// The ways in which the candidates of a sitting follow one another.
const (
	together = "ensemble"
	inTurn   = "l’un après l’autre"
)

// planForm plans candidates of a sitting in one act, all of them or one alone. It proposes an hour at which everybody is
// free, and says while one types who comes when and who cannot.
type planForm struct {
	line   *planLine
	seats  []seat
	one    data.ID // the candidate, where it is for one alone
	opened plan    // as it was filled
	typed  bool    // the hour is the user's own, and no longer proposed
	chosen bool    // so is the number of those who are summoned

	day                                     *widget.DateField
	at                                      *widget.HourField
	minutes, every, number, place, examiner *widget.TextField
	rhythm                                  *widget.Radio
	form                                    *widget.Form
	button                                  *widget.Button
	preview                                 *planPreview
	said                                    *fw.RichText
	content                                 *widget.Surface
}

func newPlanForm(l *planLine, seats []seat) *planForm {
	f := &planForm{line: l, seats: seats, day: widget.NewDateField(), at: widget.NewHourField(), minutes: widget.NewTextField(""), every: widget.NewTextField(""), number: widget.NewTextField(""),
		place: widget.NewTextField("salle et adresse, en une ligne"), examiner: widget.NewTextField("facultatif")}
	f.rhythm = widget.NewRadioRow(widget.Choice{Key: together, Label: "À la même heure"}, widget.Choice{Key: inTurn, Label: "L’un après l’autre, toutes les"})
	f.said = widget.Coloured("", theme.ColorNameError)
	f.said.Hide()
	f.preview = newPlanPreview(f)
	step := l.list.step
	if seats[0].summoned() {
		f.opened, f.typed = planOf(seats), true
		if len(seats) == 1 && len(l.sitting.seats) > 1 {
			f.one = seats[0].enrolment()
		}
	} else {
		session := step.view.Session
		f.opened = usual(l.sitting.assessment, session, step.lastPlan())
		if planned := l.sitting.planned(); len(planned) > 0 {
			f.opened = following(l.sitting.assessment, session, planned)
		}
		f.opened = f.opened.freeFrom(session, l.sitting.key, seats[:f.opened.fitting(len(seats))], step.sittings)
	}
	f.fill(f.opened)
	f.opened, _ = f.read()
	f.number.SetText(strconv.Itoa(len(seats)))
	f.lay()
	f.propose()
	f.listen()
	return f
}

func (f *planForm) fill(p plan) {
	f.day.SetDate(p.on)
	f.at.SetHour(p.at)
	f.minutes.SetText(number(p.minutes))
	f.every.SetText(strconv.Itoa(oralMinutes))
	f.rhythm.Set(together)
	if p.every > 0 {
		f.rhythm.Set(inTurn)
		f.every.SetText(number(p.every))
	}
	f.place.SetText(p.place)
	f.examiner.SetText(p.examiner)
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// lay lays the fields out in two rows, with who comes when below them.
func (f *planForm) lay() {
	hour, label := "Heure du premier", ""
	if len(f.seats) == 1 {
		hour = "Heure"
	}
	if f.seats[0].summoned() {
		label = "Enregistrer l’horaire"
	}
	first := widget.HStack(
		f.add("Jour", 130, f.day, f.checkDay), f.add(hour, 140, f.at, f.checkHour), f.add("Durée, en minutes", 140, f.minutes, func() error {
			_, err := readMinutes(f.minutes.Text, true)
			return err
		}))
	if len(f.seats) > 1 {
		every := widget.HStack(f.rhythm.Content(), widget.Width(f.every, 56), widget.Body("minutes"))
		first.Add(f.add("Passage", 0, every, f.checkEvery))
	}
	second := widget.Halves(
		f.add("Lieu", 0, f.place, func() error {
			return missing(f.place.Text, "Le lieu manque.", "Donnez la salle et l’adresse en une ligne.")
		}),
		f.add("Examinateur", 0, f.examiner, nil))
	f.button = widget.Primary(label, f.confirm)
	buttons := widget.HStack(widget.Secondary("Annuler", f.leave), f.button)
	inside := widget.VStack(1, first, second)
	if f.many() {
		number := f.add("Candidats à convoquer", 0, widget.Width(f.number, 90), f.checkNumber)
		inside.Add(container.NewVBox(number, widget.Small("Les autres se planifient ensuite, un autre jour ou dans une autre salle.")))
	}
	for _, o := range []fyne.CanvasObject{f.said, f.preview.content, container.NewBorder(nil, nil, nil, buttons)} {
		inside.Add(o)
	}
	f.content = widget.NewSurface(theme.ColorNameHeaderBackground, widget.Margin(inside, 1.5))
	f.content.Radius = 4
}

// add makes a field and returns it as it is laid out: as wide as is said, or as there is room.
func (f *planForm) add(label string, width float32, input fyne.CanvasObject, check func() error) fyne.CanvasObject {
	field := &widget.Field{Label: label, Input: input, Check: check}
	if f.form == nil {
		f.form = widget.NewForm(f.line.list.step.host.Focus)
	}
	f.form.Fields = append(f.form.Fields, field)
	laid := widget.NewForm(nil, field).Content()
	if width == 0 {
		return laid
	}
	return widget.Width(laid, width)
}

func missing(text, what, hint string) error {
	if strings.TrimSpace(text) == "" {
		return data.Refuse("%s", what).Hint("%s", hint)
	}
	return nil
}

func (f *planForm) checkDay() error {
	on, err := f.day.Date()
	if err == nil && on.IsZero() {
		err = data.Refuse("Le jour manque.").Hint("Écrivez-le jj/mm/aaaa.")
	}
	return err
}

func (f *planForm) checkHour() error {
	at, err := f.at.Hour()
	if err == nil && at == "" {
		err = data.Refuse("L’heure manque.").Hint("Écrivez-la comme 9h30.")
	}
	return err
}

func (f *planForm) checkEvery() error {
	if f.rhythm.Key() != inTurn {
		return nil
	}
	_, err := readMinutes(f.every.Text, false)
	return err
}

// many reports whether one may summon only the first of the candidates: a day has an end.
func (f *planForm) many() bool { return len(f.seats) > previewed && !f.seats[0].summoned() }

// taken are the candidates whom the form summons.
func (f *planForm) taken() []seat {
	n, err := strconv.Atoi(strings.TrimSpace(f.number.Text))
	if !f.many() || err != nil || n < 1 || n > len(f.seats) {
		return f.seats
	}
	return f.seats[:n]
}

func (f *planForm) checkNumber() error {
	if n, err := strconv.Atoi(strings.TrimSpace(f.number.Text)); err != nil || n < 1 || n > len(f.seats) {
		return data.Refuse("Donnez un nombre de 1 à %d.", len(f.seats))
	}
	return nil
}

// again looks the candidates up in the facts as they are now.
func (f *planForm) again() {
	for i, one := range f.seats {
		if now := f.line.sitting.seat(one.enrolment()); now.kase != nil {
			f.seats[i] = now
		}
	}
	f.preview.show()
}

// readMinutes reads a number of minutes, 1 to a day, or none where there may be none.
func readMinutes(text string, mayLack bool) (int, error) {
	text = strings.TrimSpace(text)
	if text == "" && mayLack {
		return 0, nil
	}
	n, err := strconv.ParseUint(text, 10, 16)
	if err != nil || n == 0 || n > 24*60 {
		return 0, data.Refuse("« %s » n’est pas un nombre de minutes.", text).Hint("Écrivez par exemple 30.")
	}
	return int(n), nil
}

// read is the plan that the fields say, and whether each of them says something.
func (f *planForm) read() (p plan, whole bool) {
	var errs [4]error
	p.on, errs[0] = f.day.Date()
	p.at, errs[1] = f.at.Hour()
	p.minutes, errs[2] = readMinutes(f.minutes.Text, true)
	if f.rhythm.Key() == inTurn && len(f.seats) > 1 {
		p.every, errs[3] = readMinutes(f.every.Text, false)
	}
	p.place, p.examiner = strings.TrimSpace(f.place.Text), strings.TrimSpace(f.examiner.Text)
	return p, errs == [4]error{} && !p.on.IsZero() && p.at != ""
}

// changed reports whether something is typed that is not recorded.
func (f *planForm) changed() bool {
	p, whole := f.read()
	return !whole || p != f.opened
}

// listen follows what is typed, and gives Return and Escape their meaning in every field.
func (f *planForm) listen() {
	for _, field := range []*widget.TextField{&f.day.TextField, &f.at.TextField, f.minutes, f.every, f.number, f.place, f.examiner} {
		field.OnSubmitted = func(string) { f.confirm() }
		field.OnEscape = f.leave
	}
	f.at.OnChanged = func(string) {
		f.typed = true
		f.showPreview()
	}
	for _, field := range []*widget.TextField{&f.day.TextField, f.minutes} {
		field.OnChanged = func(string) { f.propose() }
	}
	f.every.OnChanged = func(string) {
		f.rhythm.Set(inTurn)
		f.propose()
	}
	f.number.OnChanged = func(string) {
		f.chosen = true
		f.propose()
	}
	f.rhythm.OnChanged = func(string) { f.propose() }
}

// propose keeps the hour one at which everybody is free, and the number of those who come one that the day holds, until
// the user types another.
func (f *planForm) propose() {
	p, whole := f.read()
	if whole && !f.chosen {
		f.number.SetText(strconv.Itoa(p.fitting(len(f.seats))))
		f.chosen = false // it was not the user
	}
	if whole && !f.typed && p != f.opened {
		p.at = firstHour
		if found, ok := f.free(p); ok {
			f.at.SetHour(found.at)
			f.typed = false
		}
	}
	f.showPreview()
}

// showPreview follows what is typed; what was refused is being mended.
func (f *planForm) showPreview() {
	f.preview.show()
	if !f.seats[0].summoned() {
		f.button.SetText("Convoquer " + count(len(f.taken()), "candidat", "candidats", ""))
	}
	f.tell(nil)
}

func (f *planForm) free(p plan) (plan, bool) {
	return p.free(f.line.sitting.key, f.taken(), f.line.list.step.sittings)
}

// confirm records the plan, all of it or nothing, and leads to the next sitting without hours.
func (f *planForm) confirm() {
	list := f.line.list
	step := list.step
	f.tell(nil)
	if !f.form.Valid() {
		if step.layOut(); f.checkDay() == nil && f.checkHour() == nil && f.checkEvery() != nil {
			step.host.Focus(f.every) // and not the choice before it
		}
		return
	}
	p, _ := f.read()
	seats := f.taken()
	err := p.check(len(seats))
	if err == nil {
		err = step.desk.Assessments.Summon(context.Background(), step.view.Session.ID, p.convocations(f.line.sitting.key, seats))
	}
	if err != nil {
		f.tell(err)
		widget.Reveal(f.said)
		step.host.Focus(f.at)
		return
	}
	step.last = p
	step.host.Tell("Convocations enregistrées : " + count(len(seats), "candidat", "candidats", "") + ", " + longDay(p.on) + ", " + p.at.French() + ".")
	one, line := f.one, f.line
	list.close()
	if one != "" {
		step.host.Focus(line.rows[one].change)
		return
	}
	step.host.Focus(list.focus())
}

// leave closes the form; what it says is not recorded.
func (f *planForm) leave() {
	one, line := f.one, f.line
	line.list.close()
	if one != "" {
		line.list.step.host.Focus(line.rows[one].change)
		return
	}
	line.list.step.host.Focus(line.plan)
}

// tell says below the fields why the plan was not recorded, or no longer. Where candidates are elsewhere the preview says
// who, and it says no more than that.
func (f *planForm) tell(err error) {
	said := ""
	if err != nil {
		said = err.Error()
	}
	if err != nil && f.preview.clashes > 0 {
		said = "Rien n’est enregistré : l’heure ne convient pas à tous."
		if len(f.seats) == 1 {
			said = "Rien n’est enregistré : l’heure ne convient pas."
		}
	}
	showText(f.said, said)
	f.line.list.step.layOut()
}
