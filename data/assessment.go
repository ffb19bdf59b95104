package data

import "certibloc/data/rncp"

// Convocation is when and where a candidate passes an assessment, and before whom. A later one supersedes an earlier one.
type Convocation struct {
	ID         ID           `json:"id"`
	Enrolment  ID           `json:"enrolment"`
	Bloc       rncp.BlocKey `json:"bloc"`
	Assessment string       `json:"assessment"` // its key in the fiche
	On         Date         `json:"on"`
	At         Hour         `json:"at"`
	Minutes    int          `json:"minutes,omitempty"` // how long it lasts, 0 when not noted
	Place      string       `json:"place"`
	Examiner   string       `json:"examiner,omitempty"`
	Supersedes ID           `json:"supersedes,omitempty"`
}

// Key returns the convocation's identifier.
func (c Convocation) Key() ID { return c.ID }

// Validate refuses a convocation that nobody could follow.
func (c Convocation) Validate() error {
	switch {
	case c.Enrolment == "" || c.Bloc == "" || c.Assessment == "":
		return Refuse("La convocation n’est rattachée à aucune épreuve.")
	case !c.On.Valid():
		return Refuse("La date de l’épreuve manque ou n’existe pas.").Hint("Écrivez-la jj/mm/aaaa.")
	case c.At == "":
		return Refuse("L’heure de l’épreuve manque.").Hint("Écrivez-la comme 09:30.")
	case blank(c.Place) || tooLong(c.Place, 120):
		return Refuse("Le lieu de l’épreuve manque ou dépasse 120 caractères.").Hint("Donnez la salle et l’adresse en une ligne.")
	case tooLong(c.Examiner, 120):
		return Refuse("Le nom de l’examinateur dépasse 120 caractères.").Hint("Raccourcissez-le.")
	case c.Minutes < 0 || c.Minutes > 24*60:
		return Refuse("La durée de l’épreuve (%d minutes) n’est pas possible.", c.Minutes).Hint("Donnez-la en minutes, ou laissez-la vide.")
	}
	return c.At.Validate()
}

// CurrentConvocations returns the convocations that none of the others supersedes.
func CurrentConvocations(all []Convocation) []Convocation {
	return current(all, func(c Convocation) ID { return c.Supersedes })
}

// Attendance is whether a candidate came to an assessment, and what happened there.
type Attendance struct {
	ID         ID           `json:"id"`
	Enrolment  ID           `json:"enrolment"`
	Bloc       rncp.BlocKey `json:"bloc"`
	Assessment string       `json:"assessment"`
	Presence   Presence     `json:"presence"`           // empty takes back what was noted
	Incident   string       `json:"incident,omitempty"` // late, ill, fraud suspected
	Supersedes ID           `json:"supersedes,omitempty"`
}

// Key returns the attendance's identifier.
func (a Attendance) Key() ID { return a.ID }

// Validate refuses an attendance that hangs on nothing or says nothing.
func (a Attendance) Validate() error {
	switch {
	case a.Enrolment == "" || a.Bloc == "" || a.Assessment == "":
		return Refuse("La présence n’est rattachée à aucune épreuve.")
	case !a.Presence.valid():
		return Refuse("La présence « %s » n’existe pas.", a.Presence).Hint("Choisissez présent, absent ou excusé.")
	case tooLong(a.Incident, 500):
		return Refuse("La description de l’incident dépasse 500 caractères.").Hint("Raccourcissez-la.")
	}
	return nil
}

// CurrentAttendances returns the attendances that none of the others supersedes.
func CurrentAttendances(all []Attendance) []Attendance {
	return current(all, func(a Attendance) ID { return a.Supersedes })
}

// Level is how far a competence is acquired in the eyes of an examiner.
type Level string

// The levels. LevelNone says nothing: a comment may stand alone.
const (
	LevelNone        Level = ""
	LevelAcquired    Level = "acquis"
	LevelOnTheWay    Level = "en cours"
	LevelNotAcquired Level = "non acquis"
)

// Tick is what an examiner noted of one competence of a bloc, or of the bloc as a whole. It helps the jury and decides
// nothing.
type Tick struct {
	ID        ID           `json:"id"`
	Enrolment ID           `json:"enrolment"`
	Bloc      rncp.BlocKey `json:"bloc"`
	// Competence is its rank in the fiche, from 1; 0 is the bloc as a whole.
	Competence int    `json:"competence"`
	Level      Level  `json:"level,omitempty"`
	Comment    string `json:"comment,omitempty"`
	Supersedes ID     `json:"supersedes,omitempty"`
}

// Key returns the tick's identifier.
func (t Tick) Key() ID { return t.ID }

// Validate refuses a tick that hangs on nothing. Whether the competence exists is for the rules to say.
func (t Tick) Validate() error {
	if t.Enrolment == "" || t.Bloc == "" || t.Competence < 0 {
		return Refuse("L’appréciation n’est rattachée à aucune compétence.")
	}
	switch t.Level {
	case LevelNone, LevelAcquired, LevelOnTheWay, LevelNotAcquired:
	default:
		return Refuse("L’appréciation « %s » n’existe pas.", t.Level).Hint("Choisissez acquis, en cours ou non acquis.")
	}
	if tooLong(t.Comment, 1000) {
		return Refuse("Le commentaire dépasse 1 000 caractères.").Hint("Raccourcissez-le.")
	}
	return nil
}

// CurrentTicks returns the ticks that none of the others supersedes.
func CurrentTicks(all []Tick) []Tick {
	return current(all, func(t Tick) ID { return t.Supersedes })
}

// SecondEntry is a value entered a second time, by someone who did not see the first. Where the two differ a third act
// settles them.
type SecondEntry struct {
	ID         ID           `json:"id"`
	Enrolment  ID           `json:"enrolment"`
	Bloc       rncp.BlocKey `json:"bloc"`
	Assessment string       `json:"assessment"`
	Part       string       `json:"part,omitempty"`
	Value      Value        `json:"value"`
	By         string       `json:"by"` // who entered it
	Supersedes ID           `json:"supersedes,omitempty"`
}

// Key returns the second entry's identifier.
func (s SecondEntry) Key() ID { return s.ID }

// Validate refuses a second entry that hangs on nothing, says nothing, or comes from nobody.
func (s SecondEntry) Validate() error {
	if blank(s.By) || tooLong(s.By, 80) {
		return Refuse("Le nom de la personne qui saisit une seconde fois manque ou dépasse 80 caractères.").Hint("Donnez-le avant de commencer.")
	}
	return Result{Enrolment: s.Enrolment, Bloc: s.Bloc, Assessment: s.Assessment, Part: s.Part, Value: s.Value}.Validate()
}

// CurrentSecondEntries returns the second entries that none of the others supersedes.
func CurrentSecondEntries(all []SecondEntry) []SecondEntry {
	return current(all, func(s SecondEntry) ID { return s.Supersedes })
}
