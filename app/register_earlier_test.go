package app

import (
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
)

// hold takes over from the register what a candidate holds since a day.
func (r *room) hold(candidate data.ID, bloc rncp.BlocKey, on data.Date) data.Prior {
	r.t.Helper()
	return ok(r.Candidates.AddPrior(r.ctx, data.Prior{Candidate: candidate, Fiche: "27413", Bloc: bloc, Ground: data.GroundRegister, On: on,
		Source: "registre papier 3, page 12", CheckedBy: "Martine", CheckedOn: day(2021, 6, 15)}))(r.t)
}

func (r *room) anyone(name string) data.Candidate {
	r.t.Helper()
	return ok(r.Candidates.Save(r.ctx, data.Candidate{Sex: data.Female, GivenNames: []string{name}, BirthName: "Lœuillet",
		BirthDate: day(1988, 3, 12), BirthPlace: in("Aurillac", "15")}))(r.t)
}

var paperRegister = Earlier{Number: "2015-17", On: day(2015, 7, 1), Source: "registre papier 3, page 12"}

func TestADuplicateOfAnOriginalFromBeforeTheProgram(t *testing.T) {
	r := newRoom(t)
	c := r.anyone("Élodie")
	prior := r.hold(c.ID, organisation, day(2015, 6, 15))
	first := ok(r.Documents.DuplicateEarlier(r.ctx, prior.ID, paperRegister, "Perdu."))(t)
	if first.Number.String() != "CANTAL-CB-2021-0001" || first.Sheet.Duplicate != 1 || first.Sheet.DuplicateOn != day(2021, 6, 15) ||
		first.Sheet.JuryOn != day(2015, 6, 15) || *first.Sheet.Earlier != (data.SheetEarlierOriginal{Number: "2015-17", On: day(2015, 7, 1), Source: "registre papier 3, page 12"}) {
		t.Errorf("the duplicate shows %+v", first.Sheet)
	}
	if got := first.Sheet.Certification; got.Title != "Attaché commercial" || got.Decree != "Arrêté du 19 avril 2011" {
		t.Errorf("it bears the title %q by the %s, which are not those of then", got.Title, got.Decree)
	}
	second := ok(r.Documents.DuplicateEarlier(r.ctx, prior.ID, Earlier{Source: "registre papier 3, page 12"}, ""))(t)
	if e := r.entry(second.Number.String()); e.State() != "duplicata n° 2 d’un original antérieur" || !e.Due() {
		t.Errorf("its state is %q", e.State())
	}
	s, _ := r.sealed("P", "Zoé")
	if got := numbers(ok(r.issue(s))(t)); got != "PV-2021-0001 AR-2021-0001 RR-2021-0001 LP-2021-0001 CB-2021-0003" {
		t.Errorf("the sequence has a gap: %s", got)
	}
	if path := ok(r.Documents.Export(first, t.TempDir()))(t); path == "" {
		t.Error("it has no file")
	}
	_, err := r.Documents.Duplicate(r.ctx, first.ID, "")
	r.refused(err, "déjà un duplicata")
	_, err = r.Documents.Replace(r.ctx, first.ID, "Nom.")
	r.refused(err, "Annulez-le")
	r.refused(r.Candidates.WithdrawPrior(r.ctx, prior.ID, "Erreur."), "CANTAL-CB-2021-0001 a été établi sur cet acquis")
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) != 0 {
		t.Errorf("the check finds %v", report.Findings)
	}
}

func TestADuplicateOfAnEarlierOriginalIsRefusedWhereSomethingIsNotKnown(t *testing.T) {
	r := newRoom(t)
	c := r.anyone("Élodie")
	duplicate := func(p data.Prior, e Earlier) error {
		_, err := r.Documents.DuplicateEarlier(r.ctx, p.ID, e, "")
		return err
	}
	untitled := r.hold(c.ID, "prospection", day(2008, 6, 15))
	r.refused(duplicate(untitled, Earlier{Source: "registre"}), "intitulé enregistré du 31 janvier 2006")
	unregistered := r.hold(c.ID, "negociation", day(1998, 6, 15))
	r.refused(duplicate(unregistered, Earlier{Source: "registre"}), "pas encore enregistrée", "certificateur")
	known := r.hold(c.ID, organisation, day(2015, 6, 15))
	r.refused(duplicate(known, Earlier{}), "Le registre que cite le duplicata manque")
	early := paperRegister
	early.On = day(2015, 6, 14)
	r.refused(duplicate(known, early), "avant que le bloc soit acquis")
	early.On = day(2021, 6, 16)
	r.refused(duplicate(known, early), "dans l’avenir")
	whole := r.hold(r.anyone("Zoé").ID, data.WholeCertification, day(2015, 6, 15))
	r.refused(duplicate(whole, paperRegister), "délivré par le certificateur")
	centre := ok(r.Centre.Get())(t)
	delegate := centre.Delegate
	centre.Delegate = data.Signatory{}
	r.must(r.Centre.Save(r.ctx, centre, ""))
	r.refused(duplicate(known, paperRegister), "délégation")
	centre.Delegate = delegate
	r.must(r.Centre.Save(r.ctx, centre, ""))
	doc := ok(r.Documents.DuplicateEarlier(r.ctx, known.ID, paperRegister, ""))(t)
	r.must(r.Documents.Annul(r.ctx, data.Annulment{Document: doc.ID, On: day(2021, 6, 15), Reason: "Faux.", Fraud: true, Heard: day(2021, 6, 14)}))
	r.refused(duplicate(known, paperRegister), "retiré pour fraude")
	if n := len(ok(r.Documents.Register())(t)); n != 1 {
		t.Errorf("a refused duplicate took a number: %d documents", n)
	}
}

func TestADuplicateStaysPossibleAfterTheEndOfTheRegistration(t *testing.T) {
	r := newRoom(t)
	registration := ok(r.Documents.EarlierRegistration(data.Prior{Fiche: "27413", On: day(2022, 3, 1)}))(t)
	if registration.Title != "Attaché(e) commercial(e)" {
		t.Errorf("got %+v", registration)
	}
}
