package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/alecthomas/kong"

	"certibloc/data"
)

// cli is the command line. The help texts are what the user reads.
type cli struct {
	Data    string `help:"Dossier du centre." placeholder:"DOSSIER" type:"path"`
	Version bool   `help:"Affiche la version."`

	Window    windowCmd    `cmd:"" default:"1" hidden:"" help:"Ouvre la fenêtre."`
	Init      initCmd      `cmd:"" help:"Crée un centre neuf et vide."`
	Demo      demoCmd      `cmd:"" help:"Crée un centre d’exemple, de l’inscription aux certificats imprimés."`
	Import    importCmd    `cmd:"" help:"Importe des candidats d’un fichier CSV ou XLSX."`
	Marks     marksCmd     `cmd:"" help:"Écrit la grille de résultats d’une session, ou la reprend une fois remplie."`
	Documents documentsCmd `cmd:"" help:"Émet et écrit les documents d’une session close."`
	Verify    verifyCmd    `cmd:"" help:"Vérifie le code signé d’un certificat : valide, altéré, clé inconnue ou annulé."`
	Evidence  evidenceCmd  `cmd:"" help:"Écrit le dossier de preuves d’une session, d’un candidat ou d’une période."`
	Person    personCmd    `cmd:"" help:"Écrit tout ce qui est détenu sur un candidat, pour le lui donner."`
	Print     printCmd     `cmd:"" help:"Prépare le tirage des documents émis d’une session, et l’imprime."`
	Parcel    parcelCmd    `cmd:"" help:"Établit un lot pour le réseau."`
	Receipt   receiptCmd   `cmd:"" help:"Lit l’accusé qui revient d’un lot."`
	Archive   archiveCmd   `cmd:"" help:"Écrit tout ce que le centre a, en clair, lisible sans le programme."`
	Recover   recoverCmd   `cmd:"" help:"Rouvre un dossier avec sa feuille de secours, sous une nouvelle phrase de passe."`
	Backup    backupCmd    `cmd:"" help:"Sauvegarde le centre et vérifie la sauvegarde par une restauration."`
	Restore   restoreCmd   `cmd:"" help:"Refait un dossier neuf d’une sauvegarde, avec la phrase de passe ou la feuille de secours."`
	Check     checkCmd     `cmd:"" help:"Relit tout le dossier et dit ce qui ne va pas."`
	Rehearse  rehearseCmd  `cmd:"" hidden:"" help:"Ouvre une copie du registre."`
	Fiche     ficheCmd     `cmd:"" help:"Travaille sur une fiche RNCP."`
	Network   networkCmd   `cmd:"" help:"Le bureau du réseau : clés des centres, fusion des lots, fichier national."`
}

// run runs one command and returns its exit.
func run(ctx context.Context, args []string, t terminal) int {
	var c cli
	parser, err := kong.New(&c, kong.Name("certibloc"), kong.Writers(io.Discard, io.Discard), kong.NoDefaultHelp(),
		kong.BindTo(ctx, (*context.Context)(nil)))
	if err != nil {
		t.refuse("Erreur inattendue : %v", err)
		return exitRefused
	}
	switch {
	case asksHelp(args):
		printHelp(t.out, parser, args)
		return exitDone
	case len(args) == 1 && args[0] == "--version":
		t.printf("Certibloc %s", version)
		return exitDone
	}
	command, err := parser.Parse(args)
	if err != nil {
		t.refuse("%s\nTapez « certibloc --help » pour la liste des commandes.", parseError(err))
		return exitUsage
	}
	return explain(t, command.Run(t, &c))
}

// explain tells why a command was refused. A refusal is meant for the user; anything else is a fault, named as such.
func explain(t terminal, err error) int {
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errReported):
	case errors.Is(err, context.Canceled):
		t.refuse("Interrompu : ce qui était confirmé est gardé, le reste n’a pas été fait.")
	case data.IsRefusal(err):
		t.refuse("%v", err)
	default:
		t.refuse("Erreur inattendue : %v\nRien n’a été écrit à moitié. Vérifiez le disque, puis lancez « certibloc check ».", err)
	}
	return exitRefused
}

// errReported ends a command that has already told everything.
var errReported = errors.New("already reported")

// folder returns the centre's folder: the one given, or the user's own.
func (c *cli) folder() string {
	if c.Data != "" {
		return c.Data
	}
	return filepath.Join(xdg.DataHome, "certibloc", "centre")
}

func (c *cli) String() string { return fmt.Sprintf("certibloc on %s", c.folder()) }

type windowCmd struct{}

// Run opens the window: it is what the program does when no command is given.
func (cmd *windowCmd) Run(ctx context.Context, t terminal, c *cli) error {
	return openWindow(ctx, t, c)
}
