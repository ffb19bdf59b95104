package main

import (
	"context"
	"os"
	"slices"

	"certibloc/app"
	"certibloc/data"
)

type parcelCmd struct {
	Out     string `help:"Fichier à écrire, ou dossier où le lot prend son nom." placeholder:"FICHIER" type:"path"`
	Full    bool   `help:"Tout ce que le centre a, et pas seulement ce qui est nouveau, corrigé ou retiré depuis le dernier lot accepté."`
	Ready   bool   `help:"Établit le lot avec ce qui est prêt, et laisse le reste."`
	DryRun  bool   `name:"dry-run" help:"Dit ce que contiendrait le lot, sans rien écrire."`
	Again   string `help:"Écrit à nouveau un lot déjà établi, par son nom." placeholder:"LOT"`
	Columns string `help:"Garde d’abord ce fichier de colonnes dans les réglages : il renomme et ordonne les colonnes des CSV." placeholder:"FICHIER" type:"path"`
	Encrypt string `help:"Garde d’abord dans les réglages la clé publique du réseau (age1…), pour laquelle les lots sont chiffrés ; « non » ne les chiffre plus." placeholder:"CLÉ"`
}

// Run says what a parcel would hold, and makes it unless something is not ready.
func (cmd *parcelCmd) Run(ctx context.Context, t terminal, c *cli) error {
	if cmd.Out == "" && !cmd.DryRun {
		return data.Refuse("Il manque le fichier où écrire le lot.").Hint("Donnez-le avec --out, ou --dry-run pour voir seulement ce qu’il contiendrait.")
	}
	return c.desk(t, func(desk *app.Desk) error {
		if err := cmd.settings(ctx, desk); err != nil {
			return err
		}
		if cmd.Again != "" {
			return cmd.again(t, desk)
		}
		plan, err := desk.Parcels.Plan(cmd.Full)
		if err != nil {
			return err
		}
		tellPlan(t, plan)
		left := len(plan.Left())
		switch {
		case left > 0 && !cmd.Ready && !cmd.DryRun:
			return data.Refuse("Rien n’a été écrit : %d point(s) ne sont pas prêts.", left).Hint("Réglez-les, ou donnez --ready pour envoyer le reste sans attendre.")
		case cmd.DryRun && left > 0:
			return errReported
		case cmd.DryRun:
			t.printf("Rien n’a été écrit.")
			return nil
		}
		p, path, err := desk.Parcels.Make(ctx, cmd.Full, cmd.Out)
		if err == nil {
			t.printf("Lot %s établi : %s\nEmpreinte SHA-256 : %s", p.Name, path, p.SHA256)
		}
		return err
	})
}

// settings keeps what the options say of them.
func (cmd *parcelCmd) settings(ctx context.Context, desk *app.Desk) error {
	if cmd.Columns != "" {
		if err := desk.Parcels.ChooseColumns(ctx, cmd.Columns); err != nil {
			return err
		}
	}
	if cmd.Encrypt == "" {
		return nil
	}
	centre, err := desk.Centre.Get()
	if err != nil {
		return err
	}
	centre.Network.Encrypt = cmd.Encrypt != "non"
	if centre.Network.Encrypt {
		centre.Network.Recipient = cmd.Encrypt
	}
	return desk.Centre.Save(ctx, centre, "")
}

func (cmd *parcelCmd) again(t terminal, desk *app.Desk) error {
	p, err := desk.Parcels.Find(cmd.Again)
	if err != nil {
		return err
	}
	path, err := desk.Parcels.WriteAgain(p.ID, cmd.Out)
	if err == nil {
		t.printf("Lot %s écrit à nouveau : %s", p.Name, path)
	}
	return err
}

func tellPlan(t terminal, plan app.ParcelPlan) {
	for _, u := range plan.Unready {
		if u.Goes {
			t.printf("À vérifier : %s", u.Sentence)
			continue
		}
		t.refuse("Pas prêt : %s", u.Sentence)
	}
	if plan.Since != "" {
		t.printf("Dernier lot accepté : %s.", plan.Since)
	}
	if plan.Awaited != "" && plan.Repeated > 0 {
		t.printf("Le lot %s attend son accusé : %d ligne(s) sont les mêmes.", plan.Awaited, plan.Repeated)
	}
	for _, part := range plan.Parts {
		if part.Lines() > 0 {
			t.printf("  %s : %d (nouveau %d, corrigé %d, retiré %d)", part.Title, part.Lines(), part.New, part.Corrected, part.Withdrawn)
		}
	}
}

type receiptCmd struct {
	File   string `arg:"" name:"fichier" help:"L’accusé : CSV ou JSON du réseau, ou rapport national en XML." type:"path"`
	DryRun bool   `name:"dry-run" help:"Dit ce que contient l’accusé, sans rien noter."`
}

// Run reads a receipt, says what it says, and notes it.
func (cmd *receiptCmd) Run(ctx context.Context, t terminal, c *cli) error {
	return c.desk(t, func(desk *app.Desk) error {
		if cmd.DryRun {
			reading, err := desk.Parcels.OpenReceipt(cmd.File)
			if err == nil {
				tellReading(t, reading)
				t.printf("Rien n’a été écrit.")
			}
			return err
		}
		reading, err := desk.Parcels.Receive(ctx, cmd.File)
		if err != nil {
			return err
		}
		tellReading(t, reading)
		return tellRefused(t, desk, reading)
	})
}

func tellReading(t terminal, reading app.Reading) {
	for _, note := range reading.Notes {
		t.printf("Remarque : %s", note)
	}
	for _, a := range reading.Answers {
		t.printf("Lot %s : %d ligne(s) acceptée(s), %d refusée(s), %d numéro(s) de parchemin.", a.Parcel.Name, a.Accepted, a.Refused, a.Parchments)
	}
}

// tellRefused says what is to be mended of the parcels that were answered.
func tellRefused(t terminal, desk *app.Desk, reading app.Reading) error {
	all, err := desk.Parcels.All()
	if err != nil {
		return err
	}
	for _, a := range reading.Answers {
		for _, s := range all {
			if s.ID != a.Parcel.ID {
				continue
			}
			for _, l := range s.Lines {
				if l.Open {
					t.printf("  Refusé : %s. %s Cause probable : %s %s", l.Name, l.Advice.Plain, l.Advice.Cause, l.Advice.Do)
				}
			}
		}
	}
	return nil
}

// writeParcels writes the parcels of the example.
func writeParcels(t terminal, desk *app.Desk, dir string) error {
	all, err := desk.Parcels.All()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return data.Refuse("Le dossier « %s » n’a pas pu être créé.", dir).Hint("Vérifiez vos droits sur cet emplacement.").Because(err)
	}
	t.printf("Lots pour le réseau :")
	for _, p := range slices.Backward(all) {
		path, err := desk.Parcels.WriteAgain(p.ID, dir)
		if err != nil {
			return err
		}
		t.printf("  %s", path)
	}
	return nil
}
