package ui

import (
	"context"
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/uitest"
)

// spoilt is a folder whose newest table is damaged, as a look finds it.
var spoilt = app.Damage{
	Findings: []string{"Le fichier « store/000007.sst » du registre manque ou est abîmé. Restaurez la dernière sauvegarde : ce que le journal garde encore la complète."},
	Lost:     []string{"Les 12 derniers actes (lignes 340 à 351 du journal)."},
	Kept:     []string{"Du journal : 339 sur 351 lignes, jusqu’au 12/03/2021 à 14:05.", "Des documents et autres fichiers : 48."},
	Backup:   app.Snapshot{Path: "a backup", At: time.Date(2021, 3, 11, 17, 40, 0, 0, time.Local), Seq: 330},
}

// damaged shows a damaged folder and returns what is asked for.
func damaged(t *testing.T, change func(*DamageOptions)) (*Damage, *uitest.Host, *[]string) {
	t.Helper()
	h, asked := uitest.NewHost(t), &[]string{}
	opt := damagedOptions(func(what string) { *asked = append(*asked, what) })
	if change != nil {
		change(&opt)
	}
	return NewDamage(h.Window, opt), h, asked
}

func damagedOptions(note func(what string)) DamageOptions {
	return DamageOptions{
		Folder: "/home/martine/.local/share/certibloc/centre", Runner: Inline(), Refused: data.Refuse("Le fichier « store/000007.sst » du registre est abîmé.").Hint("Rien n’a été modifié."),
		Look: func(context.Context) (app.Damage, error) { return spoilt, nil },
		Repair: func(context.Context, func(int, int)) (string, error) {
			note("repair")
			return "La sauvegarde du 11/03/2021 à 17:40 est entière et vérifiée. 9 actes du journal la complètent.", nil
		},
		Switch: func() error { note("switch"); return nil }, Restore: func() { note("restore") }, Quit: func() { note("quit") },
		Save: func(app.Damage) (string, error) {
			return "/home/martine/Documents/Certibloc/Rapport de dégât.txt", nil
		},
	}
}

func TestADamagedFolderIsToldAndRepaired(t *testing.T) {
	d, h, asked := damaged(t, nil)
	for _, said := range []string{"Le dossier du centre est abîmé", "« store/000007.sst » du registre est abîmé", "Les 12 derniers actes", "339 sur 351 lignes", "reprend la sauvegarde du 11/03/2021 à 17:40 (ligne 330 du journal)"} {
		if !h.Says(said) {
			t.Errorf("does not say « %s »:\n%s", said, h.Text())
		}
	}
	if h.Window.Canvas().Focused() != fyne.Focusable(d.repair) {
		t.Error("Return does not repair")
	}
	h.Press(fyne.KeyReturn)
	if !h.Says("9 actes du journal la complètent") {
		t.Fatal(h.Text())
	}
	h.Press(fyne.KeyEscape)
	if len(*asked) != 1 {
		t.Error("leaving the question opens:", *asked)
	}
	h.Press(fyne.KeyReturn, fyne.KeyReturn)
	if len(*asked) != 3 || (*asked)[2] != "switch" {
		t.Error(*asked)
	}
}

func TestADamagedFolderWithoutABackup(t *testing.T) {
	d, h, asked := damaged(t, func(opt *DamageOptions) {
		opt.Look = func(context.Context) (app.Damage, error) {
			found := spoilt
			found.Backup = app.Snapshot{}
			return found, nil
		}
	})
	if h.Says("Rétablir") || h.Window.Canvas().Focused() != fyne.Focusable(d.restore) {
		t.Error("a repair without a backup is offered")
	}
	h.Press(fyne.KeyReturn)
	h.Tap("Quitter")
	h.Tap("Enregistrer le rapport")
	if !h.Says("Rapport enregistré : /home/martine") || len(*asked) != 2 {
		t.Error(*asked, h.Text())
	}
}

func TestADamagedFoldersFaultsAreNamed(t *testing.T) {
	_, h, _ := damaged(t, func(opt *DamageOptions) {
		opt.Look = func(context.Context) (app.Damage, error) { return app.Damage{}, errors.New("disk on fire") }
	})
	if !h.Says("Erreur inattendue : disk on fire") || !h.Button("Enregistrer").Disabled() || h.Says("Rétablir") {
		t.Error(h.Text())
	}
	_, h, _ = damaged(t, func(opt *DamageOptions) {
		opt.Repair = func(context.Context, func(int, int)) (string, error) {
			return "", data.Refuse("Cette sauvegarde est abîmée.")
		}
	})
	h.Press(fyne.KeyReturn)
	if !h.Says("Cette sauvegarde est abîmée.") || h.Button("Rétablir").Disabled() {
		t.Error(h.Text())
	}
}
