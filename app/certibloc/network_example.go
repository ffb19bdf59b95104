package main

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"time"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/cdc"
	"certibloc/data/seal"
)

// writeNational plays the network for the example: it merges the parcels of a folder into the national file. The identifiers
// are invented; the day is the example's, so that the file comes out the same every time.
func writeNational(ctx context.Context, t terminal, desk *app.Desk, dir string) error {
	keys, err := desk.Codes.Keys()
	if err != nil {
		return err
	}
	today := desk.Today()
	noon := time.Date(today.Year, today.Month, today.Day, 12, 0, 0, 0, time.UTC)
	network := app.NetworkDesk{Dir: filepath.Join(dir, "bureau"), Clock: func() time.Time { return noon }, Rand: rand.NewChaCha8([32]byte{})}
	if _, err := network.Trust(seal.WriteKeys(keys), "", false); err != nil {
		return err
	}
	settings := cdc.DefaultSettings()
	settings.Sender, settings.Certifier, settings.Contract = "EXEMPLE0", "EXEMPLE0", "EXEMPLE000000"
	if err := network.SetSettings(settings); err != nil {
		return err
	}
	parcels, err := filepath.Glob(filepath.Join(dir, "LOT-*.zip"))
	if err != nil || len(parcels) == 0 {
		return data.Refuse("Le dossier « %s » n’a aucun lot.", dir).Because(err)
	}
	done, err := network.Merge(ctx, app.Merge{
		Parcels: parcels, XML: filepath.Join(dir, "Fichier national.xml"), CSV: filepath.Join(dir, "Fichier national.csv"), Doubles: filepath.Join(dir, "Ressemblances.csv")})
	if err != nil {
		return err
	}
	t.printf("Fichier national : %d certifications", done.Declared)
	for _, path := range done.Paths {
		t.printf("  %s", path)
	}
	return nil
}
