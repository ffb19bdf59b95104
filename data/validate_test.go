package data

import (
	"errors"
	"strings"
	"testing"
	"time"

	"certibloc/data/rncp"
)

func someone() Candidate {
	return Candidate{
		ID: "c1", Sex: Female, BirthName: "Lœuillet", GivenNames: []string{"Élodie"},
		BirthDate: rncp.NewDate(1998, time.March, 12), BirthPlace: BirthPlace{Commune: "Aurillac", Department: "15"},
	}
}

// refuses checks that an entity is refused with a sentence that holds a word of the field at fault.
func refuses(t *testing.T, name string, err error, word string) {
	t.Helper()
	var r *Refusal
	if !errors.As(err, &r) {
		t.Errorf("%s: got %v, want a refusal", name, err)
		return
	}
	if !strings.Contains(r.Error(), word) {
		t.Errorf("%s: « %s » does not name %q", name, r, word)
	}
	if !strings.HasSuffix(strings.TrimSpace(r.Error()), ".") {
		t.Errorf("%s: « %s » is not a sentence", name, r)
	}
}

func TestCandidate(t *testing.T) {
	if err := someone().Validate(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"d’Aubigné", "O'Neil", "Ķeizars", "Nguyễn", "Le Goff-Kervadec", "St. John", "Gal·la", "Œ", strings.Repeat("é", 60)} {
		c := someone()
		c.BirthName = name
		if err := c.Validate(); err != nil {
			t.Errorf("the name %q is refused: %v", name, err)
		}
	}
	for word, spoil := range map[string]func(*Candidate){
		"sexe":         func(c *Candidate) { c.Sex = "X" },
		"naissance":    func(c *Candidate) { c.BirthName = " " },
		"60":           func(c *Candidate) { c.BirthName = strings.Repeat("é", 61) },
		"espace":       func(c *Candidate) { c.BirthName = "Dupont " },
		"« 2 »":        func(c *Candidate) { c.BirthName = "Dupont 2" },
		"prénom":       func(c *Candidate) { c.GivenNames = nil },
		"trois":        func(c *Candidate) { c.GivenNames = []string{"A", "B", "C", "D"} },
		"Le prénom":    func(c *Candidate) { c.GivenNames = []string{"A", ""} },
		"nom d’usage":  func(c *Candidate) { c.UsageName = "<b>" },
		"date de nais": func(c *Candidate) { c.BirthDate = rncp.NewDate(2001, time.February, 29) },
		"lieu":         func(c *Candidate) { c.BirthPlace.Commune = "" },
	} {
		c := someone()
		spoil(&c)
		refuses(t, word, c.Validate(), word)
	}
}

func TestBirthPlaceIsWrittenAsADocumentShowsIt(t *testing.T) {
	for want, p := range map[string]BirthPlace{
		"Aurillac (15)":      {Commune: "Aurillac", Department: "15"},
		"Liepāja (Lettonie)": {Commune: "Liepāja", Country: "Lettonie"},
		"Saint-Denis (974)":  {Commune: "Saint-Denis", Department: "974"},
		"Atlantide":          {Commune: "Atlantide"},
	} {
		if got := p.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestPath(t *testing.T) {
	good := Path{
		ID: "p", Candidate: "c", Fiche: "27413", Route: rncp.RouteStudent, Track: rncp.TrackInitial,
		TrainingFrom: rncp.NewDate(2019, 9, 9), TrainingTo: rncp.NewDate(2021, 5, 12),
	}
	if err := good.Validate(); err != nil {
		t.Fatal(err)
	}
	for word, spoil := range map[string]func(*Path){
		"candidat":                  func(p *Path) { p.Candidate = "" },
		"n’existe pas":              func(p *Path) { p.TrainingTo = rncp.NewDate(2021, 2, 30) },
		"La formation finit":        func(p *Path) { p.TrainingTo = rncp.NewDate(2018, 1, 1) },
		"L’immersion finit":         func(p *Path) { p.ImmersionFrom, p.ImmersionTo = p.TrainingTo, p.TrainingFrom },
		"entrée en formation":       func(p *Path) { p.TrainingFrom = Date{} },
		"recevabilité":              func(p *Path) { p.Route, p.Track = rncp.RouteVAE, rncp.TrackVAE },
		"ne vont pas ensemble":      func(p *Path) { p.Track = rncp.TrackVAE },
		"modalité n’est pas confir": func(p *Path) { p.Track = "" },
	} {
		p := good
		spoil(&p)
		refuses(t, word, p.Validate(), word)
	}
	individual := good
	individual.Route, individual.TrainingFrom, individual.TrainingTo = rncp.RouteIndividual, Date{}, Date{}
	if err := individual.Validate(); err != nil {
		t.Errorf("a candidature individuelle needs no training: %v", err)
	}
}

func TestRefusalsOfTheOtherEntities(t *testing.T) {
	day := rncp.NewDate(2021, 6, 15)
	rules := DefaultRules()
	session := Session{ID: "s", Code: "P", Name: "N", Fiche: "27413", From: day, To: day, Rules: rules}
	if err := session.Validate(); err != nil {
		t.Fatal(err)
	}
	backwards := session
	backwards.To = day.AddDays(-1)
	decision := Decision{ID: "d", Enrolment: "e", Bloc: "b", Outcome: OutcomeAcquired, Proposed: OutcomeNotAcquired, On: day}
	explained := decision
	explained.Reason = "Dossier probant."
	if err := explained.Validate(); err != nil {
		t.Errorf("a decision with its reason is refused: %v", err)
	}
	for _, c := range []struct {
		name string
		rec  interface{ Validate() error }
		word string
	}{
		{"a session that ends before it begins", backwards, "avant"},
		{"a session without a code", Session{}, "code"},
		{"an enrolment that hangs on nothing", Enrolment{Session: "s"}, "rattachée"},
		{"an enrolment twice for a bloc", Enrolment{Session: "s", Path: "p", Blocs: []BlocRequest{{"b", "w"}, {"b", "w"}}}, "deux fois"},
		{"an empty result", Result{Enrolment: "e", Bloc: "b", Assessment: "a"}, "vide"},
		{"a result on a day that is none", Result{Enrolment: "e", Bloc: "b", Assessment: "a", On: rncp.NewDate(2021, 13, 1)}, "date"},
		{"a jury with one person twice", Jury{Members: []Member{{Name: "A", College: "x"}, {Name: " a", College: "x"}}}, "deux fois"},
		{"a jury with one person in two colleges", Jury{Members: []Member{{Name: "Élodie", College: "x"}, {Name: "ELODIE", College: "y"}}}, "deux collèges"},
		{"a jury with a nameless member", Jury{Members: []Member{{College: "x"}}}, "nom"},
		{"a member without a college", Jury{Members: []Member{{Name: "A"}}}, "collège"},
		{"a member twice tied to a candidate", Jury{Members: []Member{{Name: "A", College: "x", Ties: []Tie{{"c", TieTrainer, false}, {"c", TieOther, false}}}}}, "deux fois"},
		{"a point set aside without a reason", Jury{SetAside: []SetAside{{"Il manque X.", " "}}}, "motif"},
		{"a jury held nobody knows where", Jury{Held: HeldElsewhere}, "avec qui"},
		{"a jury at an hour that is none", Jury{At: "25:00"}, "heure"},
		{"a correction without a reason", Decision{Enrolment: "e", Bloc: "b", Outcome: OutcomeAcquired, On: day, Correction: true, Supersedes: "d"}, "motif"},
		{"a correction of nothing", Decision{Enrolment: "e", Bloc: "b", Outcome: OutcomeAcquired, On: day, Correction: true, Reason: "Erreur."}, "motif"},
		{"a convocation without an hour", Convocation{Enrolment: "e", Bloc: "b", Assessment: "a", On: day, Place: "Aurillac"}, "heure"},
		{"a convocation without a place", Convocation{Enrolment: "e", Bloc: "b", Assessment: "a", On: day, At: "09:00"}, "lieu"},
		{"a presence that is none", Attendance{Enrolment: "e", Bloc: "b", Assessment: "a", Presence: "là"}, "n’existe pas"},
		{"a level that is none", Tick{Enrolment: "e", Bloc: "b", Level: "bien"}, "n’existe pas"},
		{"a second entry by nobody", SecondEntry{Enrolment: "e", Bloc: "b", Assessment: "a", Value: Value{Kind: ValueAbsent}}, "nom de la personne"},
		{"an equivalence without a reference", Prior{Candidate: "c", Fiche: "1", Bloc: "b", Ground: GroundEquivalence, On: day}, "référence"},
		{"an equivalence for the certification", Prior{Candidate: "c", Fiche: "1", Bloc: WholeCertification, Ground: GroundEquivalence, On: day, Source: "d"}, "bloc"},
		{"what nobody checked", Prior{Candidate: "c", Fiche: "1", Bloc: "b", Ground: GroundRegister, On: day, Source: "Registre 2012"}, "vérifié"},
		{"what a jury decided, entered by hand", Prior{Candidate: "c", Fiche: "1", Bloc: "b", Ground: GroundJury, On: day}, "origine"},
		{"a duty that is none", Fulfilled{Session: "s", Duty: "x", On: day}, "démarche"},
		{"a departure without a reason", decision, "motif"},
		{"a decision that decides nothing", Decision{Enrolment: "e", Bloc: "b", On: day}, "n’existe pas"},
		{"a decision without a day", Decision{Enrolment: "e", Bloc: "b", Outcome: OutcomeAcquired}, "date"},
		{"a document without a number", Document{}, "numéro"},
		{"an operator without a name", Operator{Role: RoleReader}, "nom"},
		{"an operator of no role", Operator{Name: "A", Role: "chef"}, "chef"},
		{"a centre without a name", Centre{Code: "AA", Rules: rules}, "nom"},
		{"a centre with an odd code", Centre{Name: "CCI", Code: "é", Rules: rules}, "code"},
	} {
		refuses(t, c.name, c.rec.Validate(), c.word)
	}
}

func TestCentreSaysWhatItsDocumentsNeed(t *testing.T) {
	c := Centre{Name: "CCI Cantal", Code: "CANTAL", Rules: DefaultRules()}
	if got := len(c.MissingForAttestation()); got != 1 {
		t.Errorf("an attestation lacks %d things, want the city alone", got)
	}
	c.City = "Aurillac"
	if got := len(c.MissingForCertificate()); got != 3 {
		t.Errorf("a certificate lacks %d things, want signatory, capacity and delegation", got)
	}
	c.Delegate = Signatory{Name: "H. M.", Capacity: "Par délégation", Delegation: "n° 1"}
	if got := c.MissingForCertificate(); len(got) != 0 {
		t.Errorf("a complete centre lacks %v", got)
	}
}

func TestCentreCode(t *testing.T) {
	for name, want := range map[string]string{"CCI Cantal": "CANTAL", "CCI Nîmes": "NIMES", "CCI de l’Hérault – Montpellier": "DELHERAULTMO", "CCI": ""} {
		if got := CentreCode(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestLaterFactsSupersedeEarlierOnes(t *testing.T) {
	facts := []Result{{ID: "1"}, {ID: "2", Supersedes: "1"}, {ID: "3"}, {ID: "4", Supersedes: "2"}}
	got := CurrentResults(facts)
	if len(got) != 2 || got[0].ID != "3" || got[1].ID != "4" {
		t.Errorf("got %v", got)
	}
}

func TestDocumentNumbers(t *testing.T) {
	n := Number{Centre: "CANTAL", Kind: KindBlocCertificate, Year: 2021, Rank: 7}
	if got := n.String(); got != "CANTAL-CB-2021-0007" {
		t.Errorf("got %s", got)
	}
}

func TestRulesSayWhereTheirDefaultsComeFrom(t *testing.T) {
	r := DefaultRules()
	if err := r.Validate(); err != nil {
		t.Fatal(err)
	}
	for what, origin := range map[string]Origin{"scale": r.Scale.Origin, "pass mark": r.PassMark.Origin} {
		if got := origin.Label(); got != "valeur d’exemple, à confirmer par le règlement du réseau" {
			t.Errorf("the %s is labelled %q", what, got)
		}
	}
	if _, ok := r.Tracks[rncp.RouteIndividual]; ok {
		t.Error("a track is proposed for the candidature individuelle, where the person chooses")
	}
	c := r.Clone()
	delete(c.Tracks, rncp.RouteVAE)
	if _, ok := r.Tracks[rncp.RouteVAE]; !ok {
		t.Error("a clone shares its tracks")
	}
	r.PassMark.Value = Points(21)
	refuses(t, "a pass mark off the scale", r.Validate(), "seuil")
}
