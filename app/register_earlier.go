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

// Earlier is what one knows of an original that was delivered before the program.
type Earlier struct {
	Number string    // as it was written then; empty where it is not known
	On     data.Date // of its delivery; zero where it is not known
	Source string    // the register that knows it, as the duplicate cites it
}

// maxSource is how long a register may be named on a duplicate, in characters.
const maxSource = 90

// EarlierRegistration returns the registration, with its title, that a duplicate of what was acquired then bears, or refuses.
func (a Documents) EarlierRegistration(prior data.Prior) (rncp.Registration, error) {
	f, err := a.core.fiche(prior.Fiche)
	if err != nil {
		return rncp.Registration{}, err
	}
	return rules.RegistrationThen(f, prior.On)
}

// DuplicateEarlier issues a duplicate of the certificate of a bloc taken over from the register, whose original was delivered
// before the program. It has a number in the series of the certificates, bears the title of then, and says what it is a
// duplicate of. It stays possible after the end of the registration.
func (a Documents) DuplicateEarlier(ctx context.Context, prior data.ID, earlier Earlier, reason string) (data.Document, error) {
	return a.issueOne(ctx, ActDuplicate, reason, func(tx *store.Tx) (data.Document, error) {
		doc, err := a.earlier(tx, prior, earlier)
		if err != nil {
			return doc, err
		}
		one := []drawn{{doc: doc}}
		err = numberSheets(tx, one)
		return one[0].doc, err
	})
}

// PreviewEarlier draws the duplicate as it would be issued now, marked « SPÉCIMEN » and without a number. Nothing is kept.
func (a Documents) PreviewEarlier(prior data.ID, earlier Earlier) ([]byte, error) {
	var doc data.Document
	var coded bool
	err := a.core.store.View(func(tx *store.Tx) (err error) {
		if doc, err = a.earlier(tx, prior, earlier); err == nil {
			coded, err = codes(tx, doc.Number.Kind)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	doc.Sheet.Preview, doc.Sheet.Number = true, "aperçu"
	if coded {
		doc.Sheet.Code = specimenCode(doc.Sheet)
	}
	return a.core.draw(doc.Sheet)
}

// earlier gathers the duplicate, without its number.
func (a Documents) earlier(tx *store.Tx, id data.ID, earlier Earlier) (data.Document, error) {
	var none data.Document
	prior, err := a.takenOver(tx, id)
	if err != nil {
		return none, err
	}
	if err := a.checkEarlier(prior, earlier); err != nil {
		return none, err
	}
	if err := a.notFraud(tx, prior); err != nil {
		return none, err
	}
	centre, err := theCentre(tx)
	if err != nil {
		return none, err
	}
	if missing := centre.MissingForCertificate(); len(missing) > 0 {
		return none, missingSettings(missing)
	}
	f, err := a.core.fiche(prior.Fiche)
	if err != nil {
		return none, err
	}
	registration, err := rules.RegistrationThen(f, prior.On)
	if err != nil {
		return none, err
	}
	bloc, _ := f.Bloc(prior.Bloc)
	candidate, err := whoIs(tx, prior.Candidate)
	if err != nil {
		return none, err
	}
	doc := data.Document{Number: newNumber(centre, data.KindBlocCertificate), Candidate: candidate.ID, Bloc: prior.Bloc,
		Relation: data.RelationEarlier, Prior: prior.ID}
	composer := composer{tx: tx, core: a.core, centre: centre, view: View{Fiche: f}}
	sheet := composer.blank(data.KindBlocCertificate) // delivered today
	sheet.Certification, sheet.Holder = certificationSheet(f, registration), holderSheet(candidate)
	sheet.JuryOn, sheet.Bloc, sheet.Signatory = prior.On, blocSheet(bloc), centre.Delegate
	sheet.Duplicate, sheet.DuplicateOn = a.nextEarlier(tx, prior), sheet.Delivered
	sheet.Earlier = &data.SheetEarlierOriginal{Number: earlier.Number, On: earlier.On, Source: earlier.Source}
	doc.Number.Year, doc.Sheet = sheet.Delivered.Year, sheet
	return doc, nil
}

// takenOver returns an acquisition that was taken over from the register and has a certificate of its own, or refuses.
func (a Documents) takenOver(tx *store.Tx, id data.ID) (data.Prior, error) {
	prior, err := get(tx, store.Priors, id, "Cet acquis n’existe pas dans ce dossier.")
	if err != nil {
		return prior, err
	}
	current := data.CurrentPriors(store.PriorsOfCandidate.Of(tx, idOf(tx, prior.Candidate)))
	switch {
	case !slices.ContainsFunc(current, func(p data.Prior) bool { return p.ID == id }):
		return prior, data.Refuse("Cet acquis a été retiré.").Hint("Choisissez un acquis en vigueur.")
	case prior.Ground != data.GroundRegister:
		return prior, data.Refuse("Une équivalence ou une dispense n’a pas donné lieu à un certificat : il n’y a pas d’original à doubler.")
	case prior.Bloc == data.WholeCertification:
		return prior, data.Refuse("Le parchemin est délivré par le certificateur.").Hint("Demandez-lui son duplicata, avec la source de l’acquis : %s.", prior.Source)
	}
	return prior, nil
}

// notFraud refuses to give again what was withdrawn for fraud.
func (a Documents) notFraud(tx *store.Tx, prior data.Prior) error {
	for _, doc := range store.DocumentsOfCandidate.Of(tx, idOf(tx, prior.Candidate)) {
		if annulled := annulment(tx, doc.ID); annulled != nil && annulled.Fraud && doc.Bloc == prior.Bloc {
			return data.Refuse("%s a été retiré pour fraude le %s.", doc.Number, annulled.On.French()).Hint("Rien n’est émis à sa place.")
		}
	}
	return nil
}

// checkEarlier refuses what cannot be true of the original.
func (a Documents) checkEarlier(prior data.Prior, e Earlier) error {
	switch {
	case strings.TrimSpace(e.Source) == "" || len([]rune(e.Source)) > maxSource:
		return data.Refuse("Le registre que cite le duplicata manque ou dépasse %d caractères.", maxSource).Hint("Nommez le registre et la page, en bref.")
	case len([]rune(e.Number)) > 40:
		return data.Refuse("Le numéro de l’original dépasse 40 caractères.").Hint("Recopiez-le du registre, ou laissez-le vide.")
	case e.On.IsZero():
		return nil
	case !e.On.Valid():
		return data.Refuse("La date de l’original n’existe pas.").Hint("Écrivez-la jj/mm/aaaa, ou laissez-la vide.")
	case e.On.Before(prior.On):
		return data.Refuse("L’original est daté du %s, avant que le bloc soit acquis (%s).", e.On.French(), prior.On.French()).Hint("Corrigez la date, ou laissez-la vide.")
	case e.On.After(a.core.today()):
		return data.Refuse("L’original est daté dans l’avenir (%s).", e.On.French()).Hint("Corrigez la date, ou laissez-la vide.")
	}
	return nil
}

// nextEarlier returns the rank of the next duplicate of the original of a bloc.
func (a Documents) nextEarlier(tx *store.Tx, prior data.Prior) int {
	rank := 1
	for _, doc := range store.DocumentsOfCandidate.Of(tx, idOf(tx, prior.Candidate)) {
		if doc.Relation == data.RelationEarlier && doc.Bloc == prior.Bloc {
			rank = max(rank, doc.Sheet.Duplicate+1)
		}
	}
	return rank
}
