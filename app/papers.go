package app

import (
	"context"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// Papers are the working papers of a session, in the order in which they are needed.
var Papers = []data.DocumentKind{data.KindConvocation, data.KindAttendance, data.KindExaminerSheet, data.KindJuryLetter, data.KindResultsList}

// Paper draws a kind of working paper for a session, for all whom it concerns in one PDF, or for one enrolment where it is
// not empty. It follows the facts as they are, has no number, and can be drawn again as often as one likes.
func (a Documents) Paper(ctx context.Context, session data.ID, kind data.DocumentKind, enrolment data.ID) ([]byte, error) {
	var sheets []data.Sheet
	err := a.core.store.View(func(tx *store.Tx) error {
		c, err := newComposer(tx, a.core, session)
		if err != nil {
			return err
		}
		sheets, err = c.papers(kind, enrolment)
		return err
	})
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	return a.core.draw(sheets...)
}

// ExportPaper draws a working paper and writes it into a folder, under a name that a person would choose. An older version
// there is kept beside it.
func (a Documents) ExportPaper(ctx context.Context, session data.ID, kind data.DocumentKind, enrolment data.ID, dir string) (string, error) {
	pdf, err := a.Paper(ctx, session, kind, enrolment)
	if err != nil {
		return "", err
	}
	if err := makeFolder(dir); err != nil {
		return "", err
	}
	view, err := Sessions(a).View(session)
	if err != nil {
		return "", err
	}
	parts := []string{kind.Title()}
	if kind != data.KindResultsList && enrolment == "" {
		parts[0] = plurals[kind]
	}
	if k := view.Case(enrolment); k != nil {
		parts = append(parts, k.Candidate.Name())
	}
	return writeBeside(dir, pdf, versions(cleanName(strings.Join(append(parts, view.Session.Name), " – ")))...)
}

var plurals = map[data.DocumentKind]string{
	data.KindConvocation: "Convocations", data.KindJuryLetter: "Convocations du jury",
	data.KindAttendance: "Feuilles d’émargement", data.KindExaminerSheet: "Fiches d’examinateur",
}

// papers gathers the sheets of a kind of working paper, or refuses with what is missing.
func (c *composer) papers(kind data.DocumentKind, enrolment data.ID) ([]data.Sheet, error) {
	if missing := c.centre.MissingForAttestation(); len(missing) > 0 {
		return nil, missingSettings(missing)
	}
	var sheets []data.Sheet
	hint := "Notez la date, l’heure et le lieu à l’étape « Épreuves »."
	switch kind {
	case data.KindConvocation:
		sheets = c.convocations(enrolment)
	case data.KindAttendance:
		sheets = c.attendanceSheets()
	case data.KindExaminerSheet:
		sheets, hint = c.examinerSheets(enrolment), "Inscrivez d’abord des candidats."
	case data.KindJuryLetter:
		sheets, hint = c.juryLetters(), "Composez le jury et donnez sa date et son lieu à l’étape « Jury »."
	case data.KindResultsList:
		if c.view.Stage != rules.StageSealed {
			return nil, data.Refuse("La session « %s » n’est pas close : ses résultats ne s’affichent pas encore.", c.view.Session.Name).Hint("Elle se clôt après la délibération.")
		}
		sheets = []data.Sheet{c.resultsList()}
	default:
		return nil, data.Refuse("« %s » n’est pas un document de travail.", kind.Title()).Hint("Il s’émet à l’étape « Documents ».")
	}
	if len(sheets) == 0 {
		return nil, data.Refuse("Il n’y a rien à imprimer : %s.", strings.ToLower(kind.Title())).Hint("%s", hint)
	}
	return sheets, nil
}

// stop is one assessment of one candidate.
type stop struct {
	kase        *rules.Case
	bloc        rncp.Bloc
	assessment  rncp.Assessment
	convocation data.Convocation // zero while none is noted
}

// stops lists the assessments of a session that take place on a day, candidate by candidate, in the order of the fiche.
func (c *composer) stops() []stop {
	var all []stop
	for i := range c.view.Cases {
		k := &c.view.Cases[i]
		for _, b := range c.view.Fiche.Blocs {
			for _, a := range rules.Assessments(c.view.Fiche, &c.view.Session.Rules, k, b.Key) {
				v, _ := k.Convocation(b.Key, a.Key)
				all = append(all, stop{k, b, a, v})
			}
		}
	}
	return all
}

func (s stop) appointment() data.SheetAppointment {
	v := s.convocation
	return data.SheetAppointment{
		Bloc: s.bloc.Title, Label: s.assessment.Short, On: v.On, At: string(v.At), Minutes: v.Minutes, Place: v.Place, Examiner: v.Examiner,
	}
}

// arranged is an appointment for the candidate and the examiner alone: it says what is arranged, and how long it lasts then.
func (s stop) arranged() data.SheetAppointment {
	a := s.appointment()
	var words []string
	for _, arrangement := range s.kase.Arrangements {
		words = append(words, arrangement.String())
	}
	a.Arrangement = strings.Join(words, ", ")
	if a.Minutes > 0 {
		a.Minutes = data.Longer(a.Minutes, s.kase.Arrangements)
	}
	return a
}

func byTime(a, b stop) int {
	if n := a.convocation.On.Compare(b.convocation.On); n != 0 {
		return n
	}
	return strings.Compare(string(a.convocation.At), string(b.convocation.At))
}

// convocations makes a letter for each candidate who is summoned, with the appointments in the order of time.
func (c *composer) convocations(enrolment data.ID) []data.Sheet {
	var sheets []data.Sheet
	stops := c.stops()
	for i := range c.view.Cases {
		k := &c.view.Cases[i]
		if enrolment != "" && k.Enrolment.ID != enrolment {
			continue
		}
		var own []stop
		for _, s := range stops {
			if s.kase == k && s.convocation.ID != "" {
				own = append(own, s)
			}
		}
		if len(own) == 0 {
			continue
		}
		slices.SortStableFunc(own, byTime)
		sheet := c.blank(data.KindConvocation)
		sheet.Holder, sheet.Candidate, sheet.Addressee = holderSheet(k.Candidate), k.Number, c.addressee(k)
		for _, s := range own {
			sheet.Appointments = append(sheet.Appointments, s.arranged())
		}
		sheets = append(sheets, sheet)
	}
	return sheets
}

// attendanceSheets makes a sheet for each assessment of a bloc on a day in a place, its candidates in the order of their
// hours.
func (c *composer) attendanceSheets() []data.Sheet {
	stops := slices.DeleteFunc(c.stops(), func(s stop) bool { return s.convocation.ID == "" })
	slices.SortStableFunc(stops, byTime)
	var sheets []data.Sheet
	type group struct {
		bloc       rncp.BlocKey
		assessment string
		on         data.Date
		place      string
	}
	at := map[group]int{}
	for _, s := range stops {
		g := group{s.bloc.Key, s.assessment.Key, s.convocation.On, s.convocation.Place}
		n, begun := at[g]
		if !begun {
			n = len(sheets)
			at[g] = n
			sheet := c.blank(data.KindAttendance)
			sheet.Attendance = &data.SheetAttendance{Appointment: s.appointment()}
			sheets = append(sheets, sheet)
		}
		noted, _ := s.kase.Attendance(s.bloc.Key, s.assessment.Key)
		row := data.SheetAttendee{Number: s.kase.Number, Holder: holderSheet(s.kase.Candidate), At: string(s.convocation.At)}
		if noted.Presence == data.Absent || noted.Presence == data.Excused {
			row.Presence = string(noted.Presence)
		}
		sheets[n].Attendance.Rows = append(sheets[n].Attendance.Rows, row)
	}
	return sheets
}

// examinerSheets makes a blank sheet for each assessment of each candidate that an examiner marks.
func (c *composer) examinerSheets(enrolment data.ID) []data.Sheet {
	var sheets []data.Sheet
	scale := c.view.Session.Rules.Scale.Value
	for _, s := range c.stops() {
		if enrolment != "" && s.kase.Enrolment.ID != enrolment {
			continue
		}
		sheet := c.blank(data.KindExaminerSheet)
		sheet.Holder, sheet.Candidate = holderSheet(s.kase.Candidate), s.kase.Number
		sheet.Examiner = &data.SheetExaminer{Bloc: *blocSheet(s.bloc), Assessment: s.assessment.Text, Scale: scale.String(), Appointment: s.arranged()}
		if slices.Contains(rules.KindsFor(&c.view.Session.Rules, s.assessment.Kind), data.ValueMark) {
			sheet.Examiner.Out = "/ " + scale.Max.String()
		} else {
			sheet.Examiner.Scale = data.Scale{Verdict: true}.String()
		}
		var parts []string
		for _, p := range s.assessment.Parts {
			parts = append(parts, p.Text)
		}
		if c.view.Session.Rules.CaseParts.Value {
			sheet.Examiner.Parts = parts
		} else if len(parts) > 0 {
			sheet.Examiner.Assessment += " : " + strings.Join(parts, " ; ")
		}
		sheets = append(sheets, sheet)
	}
	return sheets
}

// juryLetters makes a letter for each member, once the jury has its day and place.
func (c *composer) juryLetters() []data.Sheet {
	j := c.view.Jury
	if j.On.IsZero() || j.Place == "" || j.Held == data.HeldElsewhere {
		return nil
	}
	vae := slices.ContainsFunc(c.view.Cases, func(k rules.Case) bool { return c.onVAE(&k) })
	var sheets []data.Sheet
	for _, m := range j.Members {
		sheet := c.blank(data.KindJuryLetter)
		sheet.Letter = &data.SheetLetter{Member: c.member(m), On: j.On, At: string(j.At), Place: j.Place, Candidates: len(c.view.Cases), VAE: vae}
		for i := range c.view.Cases {
			sheet.Letter.Names = append(sheet.Letter.Names, c.view.Cases[i].Candidate.Name())
		}
		sheets = append(sheets, sheet)
	}
	return sheets
}

// resultsList is what is posted: numbers and outcomes, no name.
func (c *composer) resultsList() data.Sheet {
	sheet := c.blank(data.KindResultsList)
	for i := range c.view.Cases {
		k := &c.view.Cases[i]
		posted := data.SheetPosted{Candidate: k.Number}
		for _, r := range c.results(k) {
			posted.Results = append(posted.Results, data.SheetResult{Number: r.Number, Title: r.Title, Outcome: r.Outcome})
		}
		if d, ok := k.Decision(data.WholeCertification); ok {
			posted.Certification = d.Outcome
		}
		sheet.Posted = append(sheet.Posted, posted)
	}
	return sheet
}

func (c *composer) onVAE(k *rules.Case) bool { return k.Path.Route == rncp.RouteVAE }
