package app

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/seal"
)

// holders are people who were certified in a session. The identity of those whose name does not end in « ? » is verified.
func (r *room) holders(code string, givenNames ...string) (data.Session, []data.Enrolment, []data.ID) {
	r.t.Helper()
	var bare []string
	for _, name := range givenNames {
		bare = append(bare, strings.TrimSuffix(name, "?"))
	}
	s := r.certified(code, bare...)
	var enrolments []data.Enrolment
	var candidates []data.ID
	v := ok(r.Sessions.View(s.ID))(r.t)
	for i, k := range v.Cases {
		enrolments, candidates = append(enrolments, k.Enrolment), append(candidates, k.Candidate.ID)
		if givenNames[i] == bare[i] {
			r.verify(k.Candidate.ID)
		}
	}
	return s, enrolments, candidates
}

func (r *room) verify(candidate data.ID) {
	r.t.Helper()
	ok(r.Documents.Receive(r.ctx, data.PaperBack{Candidate: candidate, Kind: data.PaperIdentity, Identity: data.IdentityCard, IdentityOn: day(2019, 2, 1), On: day(2021, 2, 1)}, "", nil))(r.t)
}

// parcel makes a parcel in a new folder and reads it.
func (r *room) parcel(full bool) (data.Parcel, *parcel.Reader) {
	r.t.Helper()
	p, path, err := r.Parcels.Make(r.ctx, full, r.t.TempDir())
	r.must(err)
	return p, r.read(path)
}

func (r *room) read(path string) *parcel.Reader {
	r.t.Helper()
	content := ok(os.ReadFile(path))(r.t)
	rd := ok(parcel.NewReader(bytes.NewReader(content), int64(len(content))))(r.t)
	r.must(rd.Verify())
	return rd
}

func certificationsOf(t testing.TB, r *parcel.Reader) []parcel.Certification {
	t.Helper()
	var all []parcel.Certification
	for l, err := range r.Certifications() {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, l)
	}
	return all
}

// answer reads a receipt for a parcel: every certification of it accepted but for those of the given names.
func (r *room) answer(rd *parcel.Reader, refused ...string) (Reading, error) {
	r.t.Helper()
	receipt := parcel.Receipt{Format: 1, Parcel: rd.Manifest().Name, Centre: rd.Manifest().Centre.Code}
	for _, c := range certificationsOf(r.t, rd) {
		line := parcel.ReceiptLine{ID: c.ID, Verdict: parcel.VerdictAccepted}
		for _, name := range refused {
			if name == c.GivenName {
				line.Verdict, line.Message = parcel.VerdictRefused, "Aucun titulaire ne correspond aux critères obligatoires"
			}
		}
		receipt.Lines = append(receipt.Lines, line)
	}
	return r.Parcels.Receive(r.ctx, r.receipt(receipt))
}

func (r *room) receipt(receipt parcel.Receipt) string {
	r.t.Helper()
	var b bytes.Buffer
	r.must(parcel.WriteReceipt(&b, receipt))
	path := filepath.Join(r.t.TempDir(), "accuse.json")
	r.must(os.WriteFile(path, b.Bytes(), 0o600))
	return path
}

func (r *room) sound() {
	r.t.Helper()
	if report := ok(r.Check(r.ctx))(r.t); len(report.Findings) > 0 || report.Swept > 0 {
		r.t.Errorf("check: %+v", report)
	}
}

func TestTheFirstParcelHoldsAllThatJuriesHaveGiven(t *testing.T) {
	r := newRoom(t)
	s, _, _ := r.holders("P", "Élodie", "Ana")
	ok(r.issue(s))(t)
	p, rd := r.parcel(false)
	if p.Name != "LOT-CANTAL-2021-0001" || p.Since != "" || p.Certifications != 2 {
		t.Errorf("parcel %+v", p)
	}
	m := rd.Manifest()
	if m.Kind != parcel.KindNew || m.Count(parcel.PartCertifications) != 2 || m.Count(parcel.PartBlocs) != 2 || m.Count(parcel.PartCounts) != 2 || m.Count(parcel.PartDocuments) == 0 {
		t.Errorf("manifest %+v", m)
	}
	for _, c := range certificationsOf(t, rd) {
		if c.State != parcel.StateNew || len(c.Blocs) != 4 || c.Blocs[1].Ground != data.GroundJury || c.Blocs[0].Source == "" || c.Decided != day(2021, 6, 15) ||
			c.Access != "FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION" || !strings.HasPrefix(c.ID, "CANTAL-27413-") || c.Verified != day(2021, 2, 1) {
			t.Errorf("certification %+v", c)
		}
	}
	keys := ok(r.Codes.Keys())(t)
	if _, err := rd.SignedBy(keys); err != nil {
		t.Error(err)
	}
	r.sound()
}

func TestWhatIsNotReadyIsSaidBeforeAnythingIsWritten(t *testing.T) {
	r := newRoom(t)
	_, _, people := r.holders("P", "Élodie", "Ana?", "Zoé")
	zoe := ok(r.Candidates.Get(people[2]))(t)
	zoe.GivenNames = []string{"Zoë"}
	ok(r.Rights.Rectify(r.ctx, zoe, byCourt("Tréma.")))(t) // after her identity was verified
	plan := ok(r.Parcels.Plan(false))(t)
	var said []string
	for _, u := range plan.Left() {
		said = append(said, u.Sentence)
		if u.Candidate == "" || u.Kind != UnreadyVerified {
			t.Errorf("it leads nowhere: %+v", u)
		}
	}
	if got := strings.Join(said, "\n"); !strings.Contains(got, "L’identité de Ana Lœuillet n’est vérifiée sur aucune pièce.") ||
		!strings.Contains(got, "L’identité de Zoë Lœuillet a été corrigée depuis sa vérification du 1er février 2021.") || len(said) != 2 {
		t.Errorf("got %s", got)
	}
	if _, rd := r.parcel(false); rd.Manifest().Count(parcel.PartCertifications) != 1 || rd.Manifest().Count(parcel.PartBlocs) != 3 {
		t.Errorf("got %+v", rd.Manifest())
	}
}

func TestAnOpenSessionWaits(t *testing.T) {
	r := newRoom(t)
	_, _, err := r.Parcels.Make(r.ctx, false, t.TempDir())
	r.refused(err, "rien à envoyer", "Aucune session n’est close")
	s := r.session("P")
	r.jury(s)
	e := r.enrol(s, r.path("Élodie"))
	ok(r.Results.Record(r.ctx, written(e, 12), ""))(t)
	r.begin(s)
	ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeAcquired}))(t)
	plan := ok(r.Parcels.Plan(false))(t)
	if plan.Lines() != 0 || len(plan.Unready) != 1 || plan.Unready[0].Session != s.ID || !plan.Unready[0].Goes {
		t.Errorf("plan %+v", plan)
	}
}

func TestTheNextParcelHoldsOnlyWhatIsNewOrCorrected(t *testing.T) {
	r := newRoom(t)
	_, _, people := r.holders("P", "Élodie", "Ana")
	first, rd := r.parcel(false)
	ok(r.answer(rd))(t)
	_, _, err := r.Parcels.Make(r.ctx, false, t.TempDir())
	r.refused(err, "Rien n’a changé depuis le lot LOT-CANTAL-2021-0001")

	ana := ok(r.Candidates.Get(people[1]))(t)
	ana.BirthDate = day(1998, 3, 13)
	ok(r.Rights.Rectify(r.ctx, ana, byCourt("Jour mal lu.")))(t)
	toSend := func() bool {
		return slices.Contains(redoTitles(ok(r.Rights.Rectifications(ana.ID))(t)[0].Redo), "transmettre LOT-CANTAL-2021-0001")
	}
	if !toSend() {
		t.Error("the network keeps the wrong day")
	}
	r.verify(ana.ID)
	r.holders("Q", "Chloé")
	second, rd := r.parcel(false)
	if second.Name != "LOT-CANTAL-2021-0002" || second.Since != first.ID || rd.Manifest().Since != "LOT-CANTAL-2021-0001" {
		t.Errorf("second %+v", second)
	}
	if toSend() {
		t.Error("the rectified day has gone, and is still to be sent")
	}
	states := map[string]parcel.State{}
	for _, c := range certificationsOf(t, rd) {
		states[c.GivenName] = c.State
		if c.State == parcel.StateCorrected && c.Replaces != "LOT-CANTAL-2021-0001" {
			t.Errorf("it replaces %q", c.Replaces)
		}
	}
	if len(states) != 2 || states["Ana"] != parcel.StateCorrected || states["Chloé"] != parcel.StateNew {
		t.Errorf("states %v", states)
	}
	if _, rd := r.parcel(true); rd.Manifest().Kind != parcel.KindFull || rd.Manifest().Count(parcel.PartCertifications) != 3 {
		t.Errorf("a full one: %+v", rd.Manifest())
	}
	r.sound()
}

func TestWhatTheJuryTakesBackIsWithdrawn(t *testing.T) {
	r := newRoom(t)
	_, enrolled, _ := r.holders("P", "Élodie", "Ana")
	_, rd := r.parcel(false)
	ok(r.answer(rd, "Ana"))(t)
	for _, e := range enrolled {
		ok(r.Juries.Correct(r.ctx, data.Decision{Enrolment: e.ID, Bloc: data.WholeCertification, Outcome: data.OutcomeNotAcquired, On: day(2021, 6, 15), Reason: "Erreur de dossier."}))(t)
	}
	_, rd = r.parcel(false)
	all := certificationsOf(t, rd)
	if len(all) != 1 || all[0].GivenName != "Élodie" || all[0].State != parcel.StateWithdrawn || all[0].Replaces != "LOT-CANTAL-2021-0001" {
		t.Fatalf("got %+v", all) // Ana's was refused: the network has nothing to take back
	}
	ok(r.answer(rd))(t)
	if plan := ok(r.Parcels.Plan(false))(t); plan.Lines() != 0 {
		t.Errorf("it is withdrawn twice: %+v", plan.Parts)
	}
}

func TestRefusedLinesAreThingsToDo(t *testing.T) {
	r := newRoom(t)
	r.holders("P", "Élodie", "Ana")
	_, rd := r.parcel(false)
	reading := ok(r.answer(rd, "Ana"))(t)
	if a := reading.Answers[0]; a.Accepted != 1 || a.Refused != 1 {
		t.Errorf("answer %+v", a)
	}
	state := ok(r.Parcels.All())(t)[0]
	if state.Words() != "en partie refusé" || len(state.Lines) != 1 || state.Lines[0].Name != "Ana Lœuillet" || !state.Lines[0].Open || state.Lines[0].Advice.Cause == "" {
		t.Errorf("state %+v", state)
	}
	todo := r.todo(TodoRefused)
	if len(todo) != 1 || todo[0].Candidate != state.Lines[0].Candidate || !strings.Contains(todo[0].Sentence, "Ana Lœuillet") {
		t.Errorf("to do %+v", todo)
	}
	_, rd = r.parcel(false) // sent again
	if got := certificationsOf(t, rd); len(got) != 1 || got[0].GivenName != "Ana" || got[0].State != parcel.StateNew {
		t.Errorf("sent again: %+v", got)
	}
	if todo := r.todo(TodoRefused); len(todo) != 0 {
		t.Errorf("still to do: %+v", todo)
	}
	ok(r.answer(rd))(t)
	if state := ok(r.Parcels.All())(t)[0]; state.Words() != "accepté" {
		t.Errorf("it is %s", state.Words())
	}
}

func (r *room) todo(kind TodoKind) []Todo {
	r.t.Helper()
	var some []Todo
	for _, todo := range ok(r.Todo())(r.t) {
		if todo.Kind == kind {
			some = append(some, todo)
		}
	}
	return some
}

func TestAParcelWithoutAnAnswerIsAThingToDo(t *testing.T) {
	r := newRoom(t)
	r.holders("P", "Élodie")
	p, _ := r.parcel(false)
	if todo := r.todo(TodoReceipt); len(todo) != 0 {
		t.Errorf("on the same day: %+v", todo)
	}
	now := r.core.clock()
	r.core.clock = func() time.Time { now = now.Add(time.Millisecond); return now }
	now = now.AddDate(0, 0, 31)
	if todo := r.todo(TodoReceipt); len(todo) != 1 || !strings.Contains(todo[0].Sentence, p.Name) {
		t.Errorf("after a month: %+v", todo)
	}
	r.must(r.Parcels.Hand(r.ctx, p.ID, r.Today()))
	if todo := r.todo(TodoReceipt); len(todo) != 0 {
		t.Errorf("handed over today: %+v", todo)
	}
	if s := ok(r.Parcels.All())(t)[0]; s.Words() != "remis le 16 juillet 2021" {
		t.Errorf("it is %s", s.Words())
	}
	r.refused(r.Parcels.Hand(r.ctx, p.ID, day(2021, 1, 1)), "avant d’être établi")
	r.refused(r.Parcels.Hand(r.ctx, p.ID, day(2031, 1, 1)), "avenir")
	now = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	_, err := r.Parcels.Plan(true)
	r.refused(err, "L’horloge de ce poste")
}

func TestAParcelIsWrittenAgainByteForByte(t *testing.T) {
	r := newRoom(t)
	_, _, people := r.holders("P", "Élodie")
	p, path, err := r.Parcels.Make(r.ctx, false, filepath.Join(t.TempDir(), "lot.zip"))
	r.must(err)
	c := ok(r.Candidates.Get(people[0]))(t)
	c.BirthName = "Autre"
	ok(r.Rights.Rectify(r.ctx, c, byCourt("Mal lu.")))(t)
	again := ok(r.Parcels.WriteAgain(p.ID, t.TempDir()))(t)
	if filepath.Base(again) != "LOT-CANTAL-2021-0001.zip" || !bytes.Equal(ok(os.ReadFile(path))(t), ok(os.ReadFile(again))(t)) {
		t.Error("the bytes differ")
	}
	_, err = r.Parcels.WriteAgain(p.ID, again)
	r.refused(err, "existe déjà")
	lines := r.lines()
	_, _, err = r.Parcels.Make(r.ctx, true, filepath.Join(t.TempDir(), "absent", "lot.zip"))
	r.refused(err, "n’a pas pu être écrit")
	if r.lines() != lines {
		t.Error("a number was taken for a file that could not be written")
	}
	r.sound() // what it had put beside is an orphan, which the check would have swept
}

func TestAnEncryptedParcelOpensForTheNetworkAlone(t *testing.T) {
	r := newRoom(t)
	r.holders("P", "Élodie")
	file, recipient, err := seal.NewIdentity()
	r.must(err)
	centre := ok(r.Centre.Get())(t)
	centre.Network.Encrypt = true
	r.refused(r.Centre.Save(r.ctx, centre, ""), "clé publique du réseau manque")
	centre.Network.Recipient = "age1rien"
	r.refused(r.Centre.Save(r.ctx, centre, ""), "n’est pas une clé publique")
	centre.Network.Recipient = recipient
	r.must(r.Centre.Save(r.ctx, centre, ""))
	_, path, err := r.Parcels.Make(r.ctx, false, t.TempDir())
	r.must(err)
	if filepath.Base(path) != "LOT-CANTAL-2021-0001.zip.age" {
		t.Errorf("it is called %s", path)
	}
	content := ok(os.ReadFile(path))(t)
	id, err := seal.ParseIdentity(file)
	r.must(err)
	plain, size, err := id.DecryptAt(bytes.NewReader(content), int64(len(content)))
	r.must(err)
	rd := ok(parcel.NewReader(plain, size))(t)
	r.must(rd.Verify())
	if strings.Contains(string(content), "PK\x03\x04") {
		t.Error("it is in the clear")
	}
}

// Arrangements, contacts, comments, notes and marks are the centre's own: nothing of them goes out.
func TestAParcelTellsNothingThatTheNetworkNeedNotKnow(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	r.jury(s)
	p := r.path("Élodie")
	e := r.enrol(s, p)
	ok(r.Results.Record(r.ctx, written(e, 13), "SECRET-motif"))(t)
	ok(r.Documents.Receive(r.ctx, data.PaperBack{Candidate: p.Candidate, Session: s.ID, Kind: data.PaperEvidence, On: day(2021, 2, 1), Note: "SECRET-note"}, "", nil))(t)
	r.verify(p.Candidate)
	r.begin(s)
	ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeNotAcquired, Reason: "SECRET-jury"}))(t)
	r.must(r.Sessions.Seal(r.ctx, s.ID))
	_, path, err := r.Parcels.Make(r.ctx, true, t.TempDir())
	r.must(err)
	for name, content := range unzipped(t, path) {
		for _, secret := range []string{"SECRET", "Élodie", "Lœuillet", string(p.Candidate), "1300", `"note"`, "13,"} {
			if name != "documents.jsonl" && strings.Contains(content, secret) {
				t.Errorf("%s tells %q: %s", name, secret, content)
			}
		}
	}
}

func unzipped(t testing.TB, path string) map[string]string {
	t.Helper()
	z := ok(zip.OpenReader(path))(t)
	defer z.Close()
	files := map[string]string{}
	for _, f := range z.File {
		files[f.Name] = string(ok(io.ReadAll(ok(f.Open())(t)))(t))
	}
	return files
}

func TestALineKeepsItsIdentifierWhenRecordsAreMerged(t *testing.T) {
	r := newRoom(t)
	_, _, people := r.holders("P", "Élodie")
	_, rd := r.parcel(false)
	before := certificationsOf(t, rd)[0].ID
	ok(r.answer(rd))(t)
	twin := r.path("Élodie").Candidate
	r.verify(twin)
	r.must(r.Candidates.Merge(r.ctx, twin, people[0], "Deux fiches pour une personne."))
	_, rd = r.parcel(false)
	all := certificationsOf(t, rd)
	if len(all) != 1 || all[0].ID != before || all[0].State != parcel.StateCorrected || all[0].Holder != twin {
		t.Errorf("got %+v", all)
	}
	ok(r.answer(rd, "Élodie"))(t)
	if todo := r.todo(TodoRefused); len(todo) != 1 || todo[0].Candidate != twin {
		t.Errorf("to do %+v", todo)
	}
}

func TestACertificationThatLostABlocIsNeitherSentNorTakenBack(t *testing.T) {
	r := newRoom(t)
	_, _, people := r.holders("P", "Élodie", "Ana")
	_, rd := r.parcel(false)
	ok(r.answer(rd))(t)
	person := ok(r.Candidates.Person(people[0]))(t)
	r.must(r.Candidates.WithdrawPrior(r.ctx, person.Priors[0].ID, "Inscrit par erreur."))
	plan := ok(r.Parcels.Plan(false))(t)
	left := plan.Left()
	if len(left) != 1 || left[0].Kind != UnreadyBlocs || left[0].Candidate != people[0] || !strings.Contains(left[0].Sentence, "il manque le bloc « ") {
		t.Errorf("left %+v", left)
	}
	if plan.Parts[0].Lines() != 0 {
		t.Errorf("plan %+v", plan.Parts)
	}
}

func TestAReaderMakesNoParcel(t *testing.T) {
	r := newRoom(t)
	r.holders("P", "Élodie")
	_, rd := r.parcel(false)
	r.core.operator.Role = data.RoleTrainer
	_, _, err := r.Parcels.Make(r.ctx, true, t.TempDir())
	r.refused(err, "ne permet pas cette action")
	_, err = r.answer(rd)
	r.refused(err, "ne permet pas cette action")
}

func TestWhatTheNetworkHoldsIsNotListedAnyMore(t *testing.T) {
	r := newRoom(t)
	_, _, people := r.holders("P", "Élodie") // born where no code of INSEE is known
	if plan := ok(r.Parcels.Plan(false))(t); len(plan.Unready) != 1 || plan.Unready[0].Kind != UnreadyPlace {
		t.Errorf("before: %+v", plan.Unready)
	}
	_, rd := r.parcel(false)
	ok(r.answer(rd))(t)
	papers := ok(r.Documents.ReceivedOf(people[0]))(t)
	r.must(r.Documents.WithdrawPaper(r.ctx, papers[0].ID, "Noté par erreur."))
	if plan := ok(r.Parcels.Plan(false))(t); len(plan.Unready) != 0 || plan.Lines() != 0 {
		t.Errorf("after: %+v, %+v", plan.Unready, plan.Parts)
	}
}
