package store

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// A folder that another program copies while Badger writes to it, or that lies on another machine, loses data without an
// error: a file is seen half-written, a lock is not kept, a write is not on disk when it returns.

// clouds are the folders that are copied elsewhere, as their programs name them, and how a user knows them. A number or
// what follows a space, a hyphen, an underscore or a bracket is no matter: « OneDrive - CCI Cantal », « Nextcloud2 ».
var clouds = []struct{ folder, name string }{
	{"OneDrive", "OneDrive"}, {"Dropbox", "Dropbox"}, {"Google Drive", "Google Drive"}, {"GoogleDrive", "Google Drive"}, {"My Drive", "Google Drive"},
	{"Mon Drive", "Google Drive"}, {"iCloudDrive", "iCloud Drive"}, {"iCloud Drive", "iCloud Drive"}, {"com~apple~CloudDocs", "iCloud Drive"},
	{"Mobile Documents", "iCloud Drive"}, {"Nextcloud", "Nextcloud"}, {"ownCloud", "ownCloud"}, {"kDrive", "kDrive"}, {"pCloudDrive", "pCloud"},
	{"pCloud Drive", "pCloud"}, {"MEGAsync", "MEGA"}, {"SynologyDrive", "Synology Drive"}, {"Synology Drive", "Synology Drive"}, {"CloudStation", "Synology Drive"},
	{"Box Sync", "Box"}, {"Proton Drive", "Proton Drive"}, {"ProtonDrive", "Proton Drive"}, {"Seafile", "Seafile"}, {"hubiC", "hubiC"}, {"Tresorit", "Tresorit"},
	{"CloudStorage", "un service de synchronisation"},
}

// cloudVariables are where Windows says where OneDrive is, whatever its folder is called.
var cloudVariables = []string{"OneDrive", "OneDriveCommercial", "OneDriveConsumer"}

// networks are the file systems that lie on another machine, as the system names their type.
var networks = map[string]bool{
	"nfs": true, "nfs4": true, "cifs": true, "smb3": true, "smbfs": true, "afs": true, "9p": true, "ceph": true, "glusterfs": true, "lustre": true,
	"gfs2": true, "ocfs2": true, "ncpfs": true, "coda": true, "davfs": true, "fuse.sshfs": true, "fuse.rclone": true, "fuse.davfs2": true, "fuse.davfs": true,
	"fuse.gvfsd-fuse": true, "fuse.glusterfs": true, "fuse.s3fs": true, "fuse.curlftpfs": true, "fuse.google-drive-ocamlfuse": true, "fuse.onedriver": true,
	"fuse.kio-fuse": true, "vboxsf": true, "fuse.vmhgfs-fuse": true, "afpfs": true, "webdav": true, "ftp": true, "remote": true,
}

// Hazard says in a sentence why a folder, which need not exist yet, is a dangerous place for a centre: copied elsewhere by a
// service while one works, or on another machine. It is empty where nothing is known against it.
func Hazard(dir string) string {
	if whole, err := filepath.Abs(dir); err == nil {
		dir = whole
	}
	for _, path := range []string{dir, resolved(dir)} {
		if cloud := cloudOf(path, os.Getenv); cloud != "" {
			return inCloud(cloud)
		}
	}
	if runtime.GOOS == "windows" && isUNC(dir) {
		return onNetwork()
	}
	if networks[fileSystem(resolved(dir))] {
		return onNetwork()
	}
	return ""
}

func inCloud(name string) string {
	return fmt.Sprintf("Ce dossier est dans %s, qui copie les fichiers pendant que Certibloc y écrit : le registre peut s’y abîmer. "+
		"Fermez Certibloc, puis déplacez le dossier ailleurs sur le disque de ce poste.", name)
}

func onNetwork() string {
	return "Ce dossier est sur un partage réseau : une coupure peut abîmer le registre, et deux postes peuvent y écrire à la fois. " +
		"Fermez Certibloc, puis déplacez le dossier sur le disque de ce poste ; le partage convient aux sauvegardes."
}

// resolved returns where a folder truly is; of one that does not exist yet, where it would be.
func resolved(dir string) string {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return real
	}
	parent := filepath.Dir(dir)
	if parent == dir {
		return dir
	}
	return filepath.Join(resolved(parent), filepath.Base(dir))
}

// cloudOf returns the name of the service that copies a folder elsewhere, or nothing.
func cloudOf(path string, env func(string) string) string {
	for _, variable := range cloudVariables {
		if within(path, env(variable)) {
			return "OneDrive"
		}
	}
	for _, part := range strings.FieldsFunc(path, func(r rune) bool { return r == '/' || r == '\\' }) {
		for _, c := range clouds {
			if isFolderOf(part, c.folder) {
				return c.name
			}
		}
	}
	return ""
}

// within reports whether a path is a folder or lies in it; capitals do not count, as on Windows.
func within(path, folder string) bool {
	folder = strings.TrimRight(folder, `/\`)
	if folder == "" || len(path) < len(folder) || !strings.EqualFold(path[:len(folder)], folder) {
		return false
	}
	return len(path) == len(folder) || path[len(folder)] == '/' || path[len(folder)] == '\\'
}

// isFolderOf reports whether a folder is the one of a service, with or without what tells several of them apart.
func isFolderOf(part, folder string) bool {
	if len(part) < len(folder) || !strings.EqualFold(part[:len(folder)], folder) {
		return false
	}
	return len(part) == len(folder) || strings.ContainsRune(" -_(0123456789", rune(part[len(folder)]))
}

// isUNC reports whether a path of Windows names another machine: « \\serveur\partage ».
func isUNC(path string) bool {
	path = strings.ReplaceAll(path, "/", `\`)
	if strings.HasPrefix(path, `\\?\UNC\`) {
		return true
	}
	return strings.HasPrefix(path, `\\`) && !strings.HasPrefix(path, `\\?\`) && !strings.HasPrefix(path, `\\.\`)
}

// mountedAs returns the type of the file system that holds a path, from what Linux lists in mountinfo (proc(5)): among the
// mount points that are above it, the deepest, and of two at one place the later.
func mountedAs(mountinfo, path string) string {
	found, depth := "", -1
	for line := range strings.Lines(mountinfo) {
		before, after, ok := strings.Cut(strings.TrimSpace(line), " - ")
		fields, kind := strings.Fields(before), strings.Fields(after)
		if !ok || len(fields) < 5 || len(kind) == 0 {
			continue
		}
		point := unescaped(fields[4])
		if len(point) >= depth && (point == "/" || path == point || strings.HasPrefix(path, point+"/")) {
			found, depth = kind[0], len(point)
		}
	}
	return found
}

// unescaped writes back the blanks that mountinfo gives in octal.
func unescaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+3 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+4], 8, 8); err == nil {
				b.WriteByte(byte(n))
				i += 3
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// scarce is how many bytes free are few enough to be told, while there is still time: below leastFree nothing is written.
const scarce = 1 << 30

// Warnings says, a sentence each, what makes the folder unsafe to work in though nothing is wrong yet: where it lies, and a
// disk that is filling.
func (s *Store) Warnings() []string {
	var all []string
	if hazard := Hazard(s.dir); hazard != "" {
		all = append(all, hazard)
	}
	if free, ok := s.free(s.dir); ok && free < scarce {
		all = append(all, fmt.Sprintf("Le disque se remplit : il y reste %d Mo. Sous %d Mo, Certibloc n’enregistre plus rien : libérez de la place.", free>>20, leastFree>>20))
	}
	return all
}
