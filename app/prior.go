package app

import (
	"context"
	"strings"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// AddPrior enters a bloc, or the certification, that a candidate holds on another ground than a session of this folder:
// taken over from the register, or an equivalence or exemption that the certifier has decided.
func (a Candidates) AddPrior(ctx context.Context, prior data.Prior) (data.Prior, error) {
	err := a.core.act(ctx, ActPrior, "", func(tx *store.Tx) error {
		if _, err := whoIs(tx, prior.Candidate); err != nil {
			return err
		}
		f, err := a.core.fiche(prior.Fiche)
		if err != nil {
			return err
		}
		prior.Supersedes, prior.Withdrawn = "", ""
		if err := rules.CheckPrior(f, prior, ledgerOf(tx, f, idOf(tx, prior.Candidate), "")); err != nil {
			return err
		}
		if today := a.core.today(); prior.On.After(today) || prior.CheckedOn.After(today) {
			return data.Refuse("L’acquis ou sa vérification est daté dans l’avenir.").Hint("Corrigez la date.")
		}
		prior.ID = a.core.newID()
		return store.Priors.Put(tx, prior)
	})
	return prior, err
}

// WithdrawPrior takes back an entry made by mistake. It stays in the folder with the reason.
func (a Candidates) WithdrawPrior(ctx context.Context, id data.ID, reason string) error {
	return a.core.act(ctx, ActPrior, reason, func(tx *store.Tx) error {
		prior, err := get(tx, store.Priors, id, "Cet acquis n’existe pas dans ce dossier.")
		if err != nil {
			return err
		}
		if strings.TrimSpace(reason) == "" {
			return data.Refuse("Le motif du retrait manque.").Hint("Écrivez en une phrase pourquoi cet acquis n’a pas lieu d’être.")
		}
		for _, p := range store.PriorsOfCandidate.Of(tx, idOf(tx, prior.Candidate)) {
			if p.Supersedes == id {
				return data.Refuse("Cet acquis est déjà retiré.")
			}
		}
		for _, doc := range store.DocumentsOfCandidate.Of(tx, idOf(tx, prior.Candidate)) {
			if doc.Prior == id && annulment(tx, doc.ID) == nil {
				return data.Refuse("Le duplicata %s a été établi sur cet acquis.", doc.Number).Hint("Annulez-le d’abord dans le registre, avec le motif.")
			}
		}
		prior.ID, prior.Supersedes, prior.Withdrawn = a.core.newID(), id, reason
		return store.Priors.Put(tx, prior)
	})
}
