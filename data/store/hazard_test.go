package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFoldersThatAreCopiedElsewhere(t *testing.T) {
	env := func(name string) string {
		return map[string]string{"OneDriveCommercial": `D:\Nuage CCI\`, "OneDrive": ""}[name]
	}
	for path, want := range map[string]string{
		`C:\Users\martine\OneDrive\Documents\centre`:                    "OneDrive",
		`C:\Users\martine\OneDrive - CCI Cantal\certibloc`:              "OneDrive",
		`C:\Users\martine\onedrive\x`:                                   "OneDrive",
		`d:\nuage cci\centre`:                                           "OneDrive",
		`D:\Nuage CCI`:                                                  "OneDrive",
		`D:\Nuage CCI bis\centre`:                                       "",
		`G:\Mon Drive\centre`:                                           "Google Drive",
		"/home/martine/Dropbox/centre":                                  "Dropbox",
		"/home/martine/Dropbox (Personnel)/centre":                      "Dropbox",
		"/home/martine/Nextcloud2/centre":                               "Nextcloud",
		"/home/martine/kDrive/centre":                                   "kDrive",
		"/Users/martine/Library/Mobile Documents/com~apple~CloudDocs/c": "iCloud Drive",
		"/Users/martine/Library/CloudStorage/OneDrive-CCI/c":            "un service de synchronisation",
		"/home/martine/.local/share/certibloc/centre":                   "",
		"/home/martine/Dropboxes/centre":                                "",
		"/home/martine/mes dossiers OneDrive/centre":                    "",
		`C:\Users\martine\Documents\centre`:                             "",
		"":                                                              "",
	} {
		if got := cloudOf(path, env); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

// mounts is what Linux lists on a machine that has something of everything.
const mounts = `22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
23 22 0:5 / /proc rw - proc proc rw
30 22 0:40 / /mnt/partage rw,relatime shared:9 - nfs4 serveur:/centre rw,vers=4.2
31 22 0:41 / /mnt/mon\040partage rw - cifs //serveur/partage rw
32 30 8:3 / /mnt/partage/local rw - ext4 /dev/sda3 rw
33 22 0:42 / /home/martine/distant rw master:2 - fuse.sshfs martine@serveur: rw
34 22 0:43 / /media/cle rw - vfat /dev/sdb1 rw
35 22 0:44 / /twice rw - nfs4 serveur:/x rw
36 35 8:4 / /twice rw - ext4 /dev/sda4 rw
this line is none
`

func TestFoldersOnAnotherMachine(t *testing.T) {
	for path, want := range map[string]bool{
		"/home/martine/centre":         false,
		"/mnt/partage":                 true,
		"/mnt/partage/centre":          true,
		"/mnt/partagé":                 false,
		"/mnt/partage2/centre":         false,
		"/mnt/mon partage/a/b":         true,
		"/mnt/partage/local/centre":    false,
		"/home/martine/distant/centre": true,
		"/media/cle/centre":            false,
		"/twice/centre":                false,
	} {
		if got := networks[mountedAs(mounts, path)]; got != want {
			t.Errorf("%s: %v on %q", path, got, mountedAs(mounts, path))
		}
	}
	if mountedAs("", "/x") != "" || mountedAs("nonsense - ", "/x") != "" {
		t.Error("a type is made up")
	}
	for path, want := range map[string]bool{`\\serveur\partage\centre`: true, "//serveur/partage": true, `\\?\UNC\serveur\partage`: true,
		`C:\centre`: false, `\\?\C:\centre`: false, `\\.\pipe\x`: false} {
		if isUNC(path) != want {
			t.Errorf("%s: %v", path, !want)
		}
	}
}

func TestAHazardIsToldOfAFolderThatIsNotThereYet(t *testing.T) {
	home := t.TempDir()
	if says := Hazard(filepath.Join(home, "centre")); says != "" {
		t.Skip("tests are run in a dangerous place:", says)
	}
	says := Hazard(filepath.Join(home, "Nextcloud", "certibloc", "centre"))
	if !strings.Contains(says, "Nextcloud") || !strings.Contains(says, "déplacez") {
		t.Errorf("%q", says)
	}
	if err := os.MkdirAll(filepath.Join(home, "Dropbox", "c"), 0o700); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(home, "centre")
	if err := os.Symlink(filepath.Join(home, "Dropbox", "c"), link); err != nil {
		t.Skip("no symbolic links here")
	}
	for _, dir := range []string{link, filepath.Join(link, "new")} {
		if !strings.Contains(Hazard(dir), "Dropbox") {
			t.Errorf("a link hides where %s is", dir)
		}
	}
}

func TestADiskThatFillsIsToldInTime(t *testing.T) {
	free, known := uint64(scarce), true
	opt := testOptions()
	opt.Free = func(string) (uint64, bool) { return free, known }
	s, err := Create(filepath.Join(t.TempDir(), "centre"), passphrase, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	full := func() bool {
		return strings.Contains(strings.Join(s.Warnings(), " "), "Le disque se remplit : il y reste 1023 Mo")
	}
	if full() {
		t.Error("a gigabyte is enough")
	}
	free--
	if !full() {
		t.Errorf("%q", s.Warnings())
	}
	known = false
	if full() {
		t.Error("what is not known is told")
	}
}
