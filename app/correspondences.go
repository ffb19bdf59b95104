package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/store"
)

// Correspondences returns the correspondences in force between blocs of two fiches, in the order in which they were
// entered.
func (a Reference) Correspondences() ([]data.Correspondence, error) {
	var all []data.Correspondence
	err := a.core.store.View(func(tx *store.Tx) error {
		all = data.CurrentCorrespondences(slices.Collect(store.Correspondences.All(tx)))
		return nil
	})
	return all, err
}

// Correspond records a decision of the certifier: who holds the old blocs holds the new ones. From now on the ledger of the
// new fiche says so.
func (a Reference) Correspond(ctx context.Context, c data.Correspondence) (data.Correspondence, error) {
	err := a.core.act(ctx, ActCorrespond, "", func(tx *store.Tx) error {
		for _, side := range []*data.BlocsHeld{&c.Old, &c.New} {
			f, err := a.core.fiche(side.Fiche)
			if err != nil {
				return err
			}
			if err := name(f, side); err != nil {
				return err
			}
		}
		if c.On.After(a.core.today()) {
			return data.Refuse("La décision du certificateur est datée dans l’avenir.").Hint("Corrigez la date.")
		}
		c.ID, c.RecordedBy, c.RecordedOn = a.core.newID(), a.core.operator.Name, a.core.today()
		c.Supersedes, c.Withdrawn = "", ""
		return store.Correspondences.Put(tx, c)
	})
	return c, err
}

// name writes down the titles of the blocs of one side.
func name(f *rncp.Fiche, side *data.BlocsHeld) error {
	side.Titles = nil
	for _, key := range side.Blocs {
		b, ok := f.Bloc(key)
		if !ok {
			return data.Refuse("La fiche %s n’a pas de bloc « %s ».", f.RNCPCode(), key).Hint("Choisissez ses blocs dans la liste.")
		}
		side.Titles = append(side.Titles, b.Title)
	}
	return nil
}

// WithdrawCorrespondence takes back a correspondence entered by mistake. What was decided on its ground stands.
func (a Reference) WithdrawCorrespondence(ctx context.Context, id data.ID, reason string) error {
	return a.core.act(ctx, ActCorrespond, reason, func(tx *store.Tx) error {
		c, err := get(tx, store.Correspondences, id, "Cette correspondance n’existe pas dans ce dossier.")
		if err != nil {
			return err
		}
		if strings.TrimSpace(reason) == "" {
			return data.Refuse("Le motif du retrait manque.").Hint("Écrivez en une phrase pourquoi cette correspondance n’a pas lieu d’être.")
		}
		c.ID, c.Supersedes, c.Withdrawn = a.core.newID(), id, reason
		return store.Correspondences.Put(tx, c)
	})
}

// correspondingPriors returns the blocs of a fiche that a candidate holds because of blocs of another one: held since the
// last of those, or since the decision of the certifier if that came later.
func correspondingPriors(tx *store.Tx, f *rncp.Fiche, candidate, except data.ID) []data.Prior {
	var priors []data.Prior
	for _, c := range data.CurrentCorrespondences(slices.Collect(store.Correspondences.All(tx))) {
		if c.New.Fiche != f.Code {
			continue
		}
		old := &rncp.Fiche{Code: c.Old.Fiche}
		for _, key := range c.Old.Blocs {
			old.Blocs = append(old.Blocs, rncp.Bloc{Key: key})
		}
		held := directLedger(tx, old, candidate, except)
		if !held.Complete(old) {
			continue
		}
		on := c.On
		for _, key := range c.Old.Blocs {
			if since := held[key].On; since.After(on) {
				on = since
			}
		}
		source := fmt.Sprintf("%s de RNCP%s, %s du %s", quoted(c.Old.Titles), c.Old.Fiche, c.Reference, c.On.French())
		for _, key := range c.New.Blocs {
			priors = append(priors, data.Prior{Bloc: key, Fiche: f.Code, Ground: data.GroundCorrespondence, On: on, Source: source})
		}
	}
	return priors
}

func quoted(titles []string) string {
	all := make([]string, len(titles))
	for i, t := range titles {
		all[i] = "« " + t + " »"
	}
	return strings.Join(all, " et ")
}
