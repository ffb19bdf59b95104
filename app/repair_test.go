package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A centre that does not open any more is looked at, repaired beside itself and put back, with its backups; what was issued after
// the backup keeps its bytes and its number.
func TestADamagedCentreComesBack(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("A", "Zoé")
	r.must(r.Backups.Now(r.ctx, nothing))
	docs := ok(r.issue(s))(t)
	pdf := ok(r.Documents.PDF(docs[0]))(t)
	lines, hash := r.Journal()
	r.must(r.Close())
	spoilFile(t, filepath.Join(r.dir, "store", "MANIFEST"))
	_, err := Open(r.dir, passphrase, r.cfg)
	if r.refused(err); !IsDamaged(err) {
		t.Fatal(err)
	}
	found := ok(LookAt(r.ctx, r.dir, passphrase, r.cfg))(t)
	if len(found.Findings) != 1 || found.Backup.Path == "" || len(found.Lost) != 0 {
		t.Errorf("%+v", found)
	}
	done := ok(RepairBeside(r.ctx, nil, passphrase, nil, r.dir, r.cfg, nothing))(t)
	if about := AboutRepair(done, time.UTC); !strings.Contains(about, "Rien n’est perdu.") || done.Upto != lines {
		t.Error(about)
	}
	aside := ok(SwitchRestored(r.dir, r.cfg.Clock()))(t)
	r.Desk = ok(Open(r.dir, passphrase, r.cfg))(t)
	if n, h := r.Journal(); n != lines || h != hash {
		t.Errorf("line %d instead of %d", n, lines)
	}
	if again := ok(r.Documents.PDF(docs[0]))(t); string(again) != string(pdf) {
		t.Error("a document is another")
	}
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) > 0 || report.Documents != len(docs) {
		t.Error(report)
	}
	if all := r.places(); len(all) != 1 || len(all[0].Snapshots) == 0 {
		t.Errorf("the backups stayed behind: %+v", all)
	}
	if _, err := os.Stat(filepath.Join(aside, "store")); err != nil {
		t.Error("the damaged folder is gone:", err)
	}
}

func TestTheReportOfDamageIsAFile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Rapports")
	d := Damage{Findings: []string{"Le fichier HEAD manque."}, Kept: []string{"Du journal : 3 sur 3 lignes."}}
	now := time.Date(2021, 6, 15, 9, 0, 0, 0, time.Local)
	path := ok(d.SaveTo(dir, "/centre", now))(t)
	text := string(ok(os.ReadFile(path))(t))
	if filepath.Base(path) != "Rapport de dégât 2021-06-15 09h00.txt" || !strings.Contains(text, "« /centre »") || !strings.Contains(text, "Ce qui est abîmé :\r\n  Le fichier HEAD manque.") {
		t.Errorf("%s:\n%s", path, text)
	}
}

func TestWhatARepairHasLostIsSaid(t *testing.T) {
	for said, r := range map[string]Repaired{
		"Perdu : les 3 derniers actes (lignes 8 à 10 du journal).":     {Upto: 7, Lines: 10},
		"Perdu : le dernier acte (ligne 10 du journal).":               {Upto: 9, Lines: 10, Resumed: 2},
		"Le journal du dossier abîmé ne se lit plus":                   {Upto: 7, Unread: true},
		"Les phrases de passe sont celles du jour de la sauvegarde.":   {Upto: 7, Lines: 7, Former: true},
		"Le fichier du document 2021-7 manque.":                        {Upto: 7, Lines: 7, Gone: []string{"Le fichier du document 2021-7 manque."}},
		"2 actes faits depuis la complètent. Rien n’est perdu.":        {Upto: 7, Lines: 7, Resumed: 2},
		"comparez le prochain numéro avec celui du dernier document i": {Upto: 7, Lines: 9},
	} {
		if about := AboutRepair(r, time.UTC); !strings.Contains(about, said) {
			t.Errorf("%q does not say %q", about, said)
		}
	}
}

// spoilFile turns over a byte in the middle of a file.
func spoilFile(t *testing.T, path string) {
	t.Helper()
	content := ok(os.ReadFile(path))(t)
	content[len(content)/2] ^= 0xFF
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
