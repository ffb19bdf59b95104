package session

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// clock is what the step takes the present day from, to open where one works on that day. Tests put another in its place.
var clock = time.Now

// assessmentsStep is the step « Épreuves »: who is summoned when and where, then who came and what happened.
type assessmentsStep struct {
	desk     *app.Desk
	host     widget.Host
	view     app.View
	sittings []sitting
	without  []*rules.Case
	last     plan                           // as last confirmed, for the next sitting
	sheets   map[presenceKey]data.PaperBack // the signed attendance sheets received, the latest of each

	planning *planning
	presence *presence
	onDay    bool // the presences are shown

	toPlanning, toPresence *widget.Button
	note                   *fyne.Container
	hint                   *fw.RichText
	bar                    *fyne.Container
	body                   *fyne.Container
	whole                  *fyne.Container
}

func newAssessments(desk *app.Desk, host widget.Host, view app.View) *assessmentsStep {
	s := &assessmentsStep{desk: desk, host: host, note: container.NewVBox(), hint: widget.Small(""), body: container.NewStack()}
	s.toPlanning = widget.Secondary("Horaires", func() { s.turn(false) })
	s.toPresence = widget.Secondary("Présences", func() { s.turn(true) })
	s.planning, s.presence = newPlanning(s), newPresence(s)
	made := s.papers().buttons(data.KindConvocation, data.KindAttendance, data.KindExaminerSheet)
	s.bar = container.NewVBox(container.NewBorder(nil, nil, widget.HStack(s.toPlanning, s.toPresence), made), s.hint)
	s.whole = container.NewBorder(widget.VStack(1, s.note, s.bar), nil, nil, nil, s.body)
	s.refresh(view)
	s.show(s.isDay())
	return s
}

func (s *assessmentsStep) content() fyne.CanvasObject { return s.whole }

func (s *assessmentsStep) papers() papers {
	return papers{s.desk, s.host, func() app.View { return s.view }}
}

func (s *assessmentsStep) sealed() bool { return s.view.Stage == rules.StageSealed }

// isDay reports whether all is planned and the first day has come: what one does then is to note who is there.
func (s *assessmentsStep) isDay() bool {
	today, come := rncp.DateOf(clock()), false
	for _, one := range s.sittings {
		planned := one.planned()
		if len(planned) < len(one.seats) {
			return false
		}
		come = come || !planned[0].convocation.On.After(today)
	}
	return come
}

func (s *assessmentsStep) turn(onDay bool) {
	s.show(onDay)
	if f := s.focus(); f != nil {
		s.host.Focus(f)
	}
}

func (s *assessmentsStep) show(onDay bool) {
	s.onDay = onDay
	s.toPlanning.SetHere(!onDay)
	s.toPresence.SetHere(onDay)
	if onDay {
		s.presence.unfoldFirst()
	}
	s.showBody()
}

// showBody shows one of the two lists, or why there is none.
func (s *assessmentsStep) showBody() {
	visible(s.bar, len(s.sittings) > 0)
	shown := fyne.CanvasObject(s.planning.scroll)
	switch {
	case len(s.sittings) == 0:
		shown = s.empty()
	case s.onDay:
		shown = s.presence.scroll
	}
	said := ""
	switch {
	case s.sealed():
	case s.onDay:
		said = "P, A ou E choisit, Entrée note et passe au suivant. Un absent ou un excusé reçoit ce résultat de lui-même ; une présence se corrige tant que la session n’est pas close."
	default:
		said = "« Planifier » convoque tous les candidats d’une épreuve en une fois ; chacun peut ensuite être changé dans la liste."
	}
	showText(s.hint, said)
	s.body.Objects = []fyne.CanvasObject{shown}
	s.layOut()
}

func (s *assessmentsStep) empty() fyne.CanvasObject {
	said, lead, step := "Personne n’est inscrit : il n’y a pas encore d’épreuve à planifier.", "Inscrire des candidats", widget.StepEnrolment
	if len(s.view.Cases) > 0 {
		said, lead, step = "Personne n’est à convoquer : tous les candidats de cette session remettent un dossier.", "Saisir les résultats", widget.StepResults
	}
	if s.sealed() {
		return widget.VStack(1, widget.Quiet(said))
	}
	button := widget.Primary(lead, func() { s.host.Go(placeIn(s.view, step)) })
	return widget.VStack(1, widget.Quiet(said), container.NewHBox(button))
}

// layOut lays the step out again after something in it has grown.
func (s *assessmentsStep) layOut() { s.whole.Refresh() }

func (s *assessmentsStep) refresh(view app.View) {
	s.view = view
	s.sittings, s.without = sittingsOf(view)
	s.note.RemoveAll()
	if s.sealed() {
		says := "La session est close : les convocations et les présences ne changent plus."
		if n := view.Gone[data.KeepAttendance]; n > 0 {
			says = fmt.Sprintf("Les convocations et les présences sont éliminées (bordereau n° %d).", n)
		}
		s.note.Add(widget.Banner(widget.ToneInfo, says))
	}
	s.readSheets()
	s.planning.show()
	s.presence.show()
	s.showBody()
}

func (s *assessmentsStep) focus() fyne.Focusable {
	switch {
	case len(s.sittings) == 0:
		return focusIn(s.body)
	case s.sealed():
		return s.toPlanning
	case s.onDay:
		return s.presence.focus()
	}
	return s.planning.focus()
}

// lastPlan is what the next sitting is proposed: the day and place of the plan made last, here or in an earlier visit.
func (s *assessmentsStep) lastPlan() plan {
	if !s.last.on.IsZero() {
		return s.last
	}
	var newest data.Convocation
	for _, one := range s.sittings {
		for _, seat := range one.planned() {
			newest = newer(newest, seat.convocation)
		}
	}
	if newest.ID == "" {
		return plan{place: s.placeBefore()}
	}
	return plan{on: newest.On, place: newest.Place}
}

// newer is the later made of two convocations: identifiers follow time.
func newer(a, b data.Convocation) data.Convocation {
	if b.ID > a.ID {
		return b
	}
	return a
}

// placeBefore is where the session before this one last summoned somebody, or nothing: most centres keep their rooms.
func (s *assessmentsStep) placeBefore() string {
	all, err := s.desk.Sessions.All()
	if err != nil {
		return ""
	}
	var before data.Session
	for _, one := range all {
		if one.ID != s.view.Session.ID && !one.From.After(s.view.Session.From) && one.From.After(before.From) {
			before = one
		}
	}
	if before.ID == "" {
		return ""
	}
	view, err := s.desk.Sessions.View(before.ID)
	if err != nil {
		return ""
	}
	var newest data.Convocation
	for i := range view.Cases {
		for _, c := range view.Cases[i].Convocations {
			newest = newer(newest, c)
		}
	}
	return newest.Place
}

func (s *assessmentsStep) unsaved() string {
	if s.planning.form == nil || !s.planning.form.changed() {
		return ""
	}
	return "L’horaire que vous préparez n’est pas enregistré."
}
