package main

import (
	"context"
	"path/filepath"

	"github.com/adrg/xdg"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/seal"
)

// errNoOutput says that a merge wants to write something.
var errNoOutput = data.Refuse("Il n’y a rien à écrire.").Hint("Donnez --xml, --csv ou les deux.")

// networkCmd is what the network does with the parcels of its centres.
type networkCmd struct {
	Folder string `name:"trust" help:"Dossier des clés des centres et des réglages du certificateur (par défaut, celui de l’utilisateur)." placeholder:"DOSSIER" type:"path"`

	Trust      networkTrustCmd      `cmd:"" help:"Fait confiance à la clé d’un centre."`
	Settings   networkSettingsCmd   `cmd:"" help:"Montre ou garde les identifiants du certificateur et les limites du fichier national."`
	Merge      networkMergeCmd      `cmd:"" help:"Fusionne les lots des centres en fichier national."`
	Report     networkReportCmd     `cmd:"" help:"Partage l’accusé de traitement national en un accusé par lot."`
	Statistics networkStatisticsCmd `cmd:"" help:"Tire des lots les statistiques du réseau."`
}

// desk returns the network's desk, in the folder given or the user's own.
func (n *networkCmd) desk() app.NetworkDesk {
	dir := n.Folder
	if dir == "" {
		dir = filepath.Join(xdg.ConfigHome, "certibloc", "reseau")
	}
	return app.NetworkDesk{Dir: dir}
}

type networkTrustCmd struct {
	Key     string `arg:"" optional:"" name:"clé" help:"Le fichier « Clés publiques » du centre." type:"path"`
	Centre  string `help:"Code du centre dans les numéros de ses documents (par défaut, tiré de son nom)." placeholder:"CODE"`
	Another bool   `help:"Ajoute une clé qui ne continue pas celles que l’on connaît, après comparaison de l’empreinte avec le centre."`
}

// Run trusts the keys of a file, or lists those that are trusted.
func (cmd *networkTrustCmd) Run(t terminal, c *cli) error {
	desk := c.Network.desk()
	if cmd.Key == "" {
		return listTrusted(t, desk)
	}
	text, err := readSmall(cmd.Key)
	if err != nil {
		return err
	}
	centre, err := desk.Trust(text, cmd.Centre, cmd.Another)
	if err != nil {
		return err
	}
	t.printf("%s (%s) : ses lots signés de ces clés sont acceptés.", centre.Name, centre.Code)
	for _, k := range centre.Keys {
		t.printf("  %s  %s", k.ID, k.Fingerprint())
	}
	t.printf("Comparez l’empreinte avec celle que le centre a imprimée.")
	return nil
}

func listTrusted(t terminal, desk app.NetworkDesk) error {
	all, err := desk.Trusted()
	for _, centre := range all {
		for _, k := range centre.Keys {
			t.printf("%-12s  %-32s  %s", centre.Code, centre.Name, k.ID)
		}
	}
	if err == nil {
		t.printf("%d centre(s) connu(s).", len(all))
	}
	return err
}

type networkSettingsCmd struct {
	Client      *string `name:"id-client" help:"Identifiant (8 caractères) du certificateur, et de l’émetteur si --id-client-emetteur ne dit pas autre chose." placeholder:"ID"`
	Sender      *string `name:"id-client-emetteur" help:"Identifiant (8 caractères) de l’émetteur." placeholder:"ID"`
	Contract    *string `name:"id-contrat" help:"Identifiant du contrat du certificateur." placeholder:"ID"`
	Schema      *string `help:"Version du schéma : 1.1.2, ou 1.1.5 (non confirmée)." placeholder:"VERSION"`
	Depositor   *string `name:"nature-deposant" help:"CERTIFICATEUR, TIERS_CONFIANCE, ou vide pour ne rien en dire." placeholder:"NATURE"`
	VAEWay      *string `name:"voie-vae" help:"Voie de toutes les VAE : VAE_CLASSIQUE, CONGES_VAE, ou vide pour ne rien en dire." placeholder:"VOIE"`
	MaxPassages *int    `name:"passages" help:"Certifications au plus dans un fichier." placeholder:"NOMBRE"`
	MaxBytes    *int64  `name:"octets" help:"Taille d’un fichier au plus, en octets." placeholder:"NOMBRE"`
}

// Run keeps what is given, and shows the settings.
func (cmd *networkSettingsCmd) Run(t terminal, c *cli) error {
	desk := c.Network.desk()
	s, err := desk.Settings()
	if err != nil {
		return err
	}
	changed := false
	if cmd.Client != nil {
		s.Certifier, changed = *cmd.Client, true
		if s.Sender == "" {
			s.Sender = s.Certifier
		}
	}
	set(&changed, &s.Sender, cmd.Sender)
	set(&changed, &s.Contract, cmd.Contract)
	set(&changed, &s.Schema, cmd.Schema)
	set(&changed, &s.Depositor, cmd.Depositor)
	set(&changed, (*string)(&s.VAEWay), cmd.VAEWay)
	set(&changed, &s.MaxPassages, cmd.MaxPassages)
	set(&changed, &s.MaxBytes, cmd.MaxBytes)
	if changed {
		if err := desk.SetSettings(s); err != nil {
			return err
		}
	}
	t.printf("Émetteur (idClient)         %s", orNone(s.Sender))
	t.printf("Certificateur (idClient)    %s", orNone(s.Certifier))
	t.printf("Contrat (idContrat)         %s", orNone(s.Contract))
	t.printf("Version du schéma           %s", s.Schema)
	t.printf("Nature du déposant          %s", orNone(s.Depositor))
	t.printf("Voie des VAE                %s", orNone(string(s.VAEWay)))
	t.printf("Passages par fichier        %d  (limite de seconde main)", s.MaxPassages)
	t.printf("Octets par fichier          %d  (limite de seconde main)", s.MaxBytes)
	if note := s.Unconfirmed(); note != "" {
		t.printf("%s", note)
	}
	return nil
}

// set takes an option that was given.
func set[T any](changed *bool, into, given *T) {
	if given != nil {
		*into, *changed = *given, true
	}
}

func orNone(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

type networkMergeCmd struct {
	Parcels  []string `arg:"" name:"lot" help:"Les lots des centres." type:"path"`
	XML      string   `help:"Écrit le fichier de la Caisse des Dépôts ; s’il en faut plusieurs, ils sont numérotés." placeholder:"FICHIER" type:"path"`
	CSV      string   `help:"Écrit les mêmes certifications en tableau." placeholder:"FICHIER" type:"path"`
	Doubles  string   `help:"Écrit les personnes qui se ressemblent d’un centre à l’autre (par défaut, à côté du premier fichier)." placeholder:"FICHIER" type:"path"`
	Declared []string `help:"Accusés de traitement des fichiers déjà déposés : ce qui y est accepté n’est pas déclaré à nouveau." placeholder:"ACCUSÉ.xml" type:"path"`
	Settled  string   `help:"Le même tableau, sa colonne « décision » remplie." placeholder:"FICHIER" type:"path"`
	Identity string   `help:"Clé privée du réseau, pour les lots chiffrés." placeholder:"FICHIER" type:"path"`
}

// Run merges parcels, and tells what has come of it.
func (cmd *networkMergeCmd) Run(ctx context.Context, t terminal, c *cli) error {
	if cmd.XML == "" && cmd.CSV == "" {
		return errNoOutput
	}
	identity, err := readIdentity(cmd.Identity)
	if err != nil {
		return err
	}
	if cmd.Doubles == "" {
		cmd.Doubles = beside(cmd.XML, cmd.CSV)
	}
	done, err := c.Network.desk().Merge(ctx, app.Merge{
		Parcels: cmd.Parcels, Identity: identity, XML: cmd.XML, CSV: cmd.CSV, Doubles: cmd.Doubles, Declared: cmd.Declared, Settled: cmd.Settled})
	if err != nil {
		return err
	}
	for _, note := range done.Notes {
		t.printf("%s", note)
	}
	t.printf("%d lot(s) de %d centre(s) : %d certification(s) à déclarer.", done.Parcels, done.Centres, done.Declared)
	if done.Before > 0 {
		t.printf("%d certification(s) déjà acceptée(s) ne sont pas déclarées à nouveau.", done.Before)
	}
	if done.Withdrawn > 0 {
		t.printf("%d certification(s) retirée(s) par leur centre ne sont pas dans le fichier. Si l’une a déjà été déclarée, signalez-le à la Caisse des Dépôts.", done.Withdrawn)
	}
	if n := done.Held(); n > 0 {
		t.printf("%d certification(s) non déclarée(s) : la même personne l’a déjà d’un autre centre.", n)
	}
	if n := done.Open(); n > 0 {
		t.printf("%d ressemblance(s) entre personnes à trancher dans « %s », puis --settled.", n, cmd.Doubles)
	}
	for _, f := range done.Files {
		t.printf("  %s : %d passage(s), %d octets", f.ID, f.Passages, f.Bytes)
	}
	for _, path := range done.Paths {
		t.printf("  %s", path)
	}
	return nil
}

// beside names the table of doubles after the first of the files that there are.
func beside(paths ...string) string {
	for _, path := range paths {
		if path != "" {
			return path[:len(path)-len(filepath.Ext(path))] + "-ressemblances.csv"
		}
	}
	return ""
}

// readIdentity reads the network's private key, where one is given.
func readIdentity(path string) (seal.Identity, error) {
	if path == "" {
		return seal.Identity{}, nil
	}
	text, err := readSmall(path)
	if err != nil {
		return seal.Identity{}, err
	}
	return seal.ParseIdentity(text)
}

type networkReportCmd struct {
	Files    []string `arg:"" name:"fichier" help:"L’accusé de traitement (XML), ou plusieurs, et les lots qui avaient été fusionnés." type:"path"`
	Out      string   `required:"" help:"Dossier où écrire les accusés." placeholder:"DOSSIER" type:"path"`
	Identity string   `help:"Clé privée du réseau, pour les lots chiffrés." placeholder:"FICHIER" type:"path"`
}

// Run splits national reports into receipts, one a parcel.
func (cmd *networkReportCmd) Run(ctx context.Context, t terminal, c *cli) error {
	identity, err := readIdentity(cmd.Identity)
	if err != nil {
		return err
	}
	done, err := c.Network.desk().SplitReport(ctx, app.Split{Files: cmd.Files, Identity: identity, Out: cmd.Out})
	if err != nil {
		return err
	}
	for _, note := range done.Notes {
		t.printf("%s", note)
	}
	for _, r := range done.Receipts {
		t.printf("%s : %d acceptée(s), %d refusée(s), %d sans réponse", r.Parcel, r.Accepted, r.Refused, r.Waiting)
		t.printf("  %s", r.Path)
	}
	return nil
}

type networkStatisticsCmd struct {
	Parcels  []string `arg:"" name:"lot" help:"Les lots des centres." type:"path"`
	CSV      string   `help:"Écrit les statistiques en CSV, un chiffre par ligne." placeholder:"FICHIER" type:"path"`
	XLSX     string   `help:"Écrit les statistiques en classeur, une feuille par tableau." placeholder:"FICHIER" type:"path"`
	Least    int      `help:"Nombre de personnes en dessous duquel aucun taux n’est donné." default:"10" placeholder:"NOMBRE"`
	Identity string   `help:"Clé privée du réseau, pour les lots chiffrés." placeholder:"FICHIER" type:"path"`
}

// Run draws statistics from parcels.
func (cmd *networkStatisticsCmd) Run(ctx context.Context, t terminal, c *cli) error {
	if cmd.CSV == "" && cmd.XLSX == "" {
		return data.Refuse("Il n’y a rien à écrire.").Hint("Donnez --csv, --xlsx ou les deux.")
	}
	identity, err := readIdentity(cmd.Identity)
	if err != nil {
		return err
	}
	fiche, err := ownFiche()
	if err != nil {
		return err
	}
	done, err := c.Network.desk().Statistics(ctx, app.Tally{Parcels: cmd.Parcels, Identity: identity, Fiches: []*rncp.Fiche{fiche}, Least: cmd.Least, CSV: cmd.CSV, XLSX: cmd.XLSX})
	if err != nil {
		return err
	}
	for _, note := range done.Notes {
		t.printf("%s", note)
	}
	for _, r := range done.Tables.Table(rules.StatYears) {
		t.printf("%s, %d : %d certifié(s), dont %d par la VAE", r.Fiche, r.Year, r.Measures[0].Count, r.Measures[1].Count)
	}
	for _, path := range done.Paths {
		t.printf("  %s", path)
	}
	return nil
}
