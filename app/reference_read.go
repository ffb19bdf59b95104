package app

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/store"
)

// FicheFile is what a file brings, before anything is kept.
type FicheFile struct {
	Source  string // the file's name and what it is
	Entries []ReadFiche
}

// ReadFiche is one entry of a file.
type ReadFiche struct {
	Fiche *rncp.Fiche
	Notes []rncp.Gap // what is worth a look; its gaps are Fiche.Gaps
}

// ErrWhichFiche means that a file holds so many entries that one must say which are wanted.
var ErrWhichFiche = errors.New("too many entries without a number")

// mostEntries is how many entries a file may bring without being asked for by their numbers.
const mostEntries = 20

// mostJSON is how long a fiche in the program's own format may be, in bytes.
const mostJSON = 16 << 20

// Read reads the entries of a file: the open data of France compétences, or a fiche in the program's own format. Of a whole
// export numbers must name those that are wanted: « 36612 ». Nothing is kept. progress may be nil.
func (a Reference) Read(ctx context.Context, path string, numbers []string, progress func(done, of int)) (FicheFile, error) {
	read := FicheFile{Source: filepath.Base(path)}
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return read, data.Refuse("« %s » est un dossier.", path).Hint("Donnez le fichier XML qu’il contient.")
	}
	if err != nil {
		return read, unreadable(path, err)
	}
	file, err := os.Open(path)
	if err != nil {
		return read, unreadable(path, err)
	}
	defer func() { _ = file.Close() }() // only read
	in := bufio.NewReader(&watched{ctx: ctx, in: file, of: int(info.Size()), progress: progress})
	head, _ := in.Peek(64)
	if strings.HasPrefix(strings.TrimSpace(string(head)), "{") {
		read.Source += " (fiche au format du programme)"
		err = read.ownFormat(in)
	} else {
		read.Source += " (données ouvertes de France compétences)"
		err = read.openData(in, onlyDigits(numbers))
	}
	var wrong *rncp.OpenDataError
	if errors.As(err, &wrong) {
		err = data.Refuse("%s", wrong.Sentence).Hint("%s", wrong.Do).Because(err)
	}
	if err == nil {
		err = a.settle(&read)
	}
	return read, err
}

func unreadable(path string, err error) error {
	return data.Refuse("Le fichier « %s » ne peut pas être lu.", path).Hint("Vérifiez son nom et son emplacement.").Because(err)
}

// watched lets a long reading be followed and cancelled.
type watched struct {
	ctx      context.Context
	in       io.Reader
	done, of int
	progress func(done, of int)
}

func (w *watched) Read(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.in.Read(p)
	w.done += n
	if w.progress != nil {
		w.progress(w.done, w.of)
	}
	return n, err
}

// onlyDigits brings numbers to their digits: « RNCP36612 » is 36612.
func onlyDigits(numbers []string) []string {
	var all []string
	for _, n := range numbers {
		all = append(all, strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(n)), "RNCP"))
	}
	return all
}

func (r *FicheFile) ownFormat(in io.Reader) error {
	text, err := io.ReadAll(io.LimitReader(in, mostJSON+1))
	if err != nil {
		return fmt.Errorf("read fiche: %w", err)
	}
	if len(text) > mostJSON {
		return data.Refuse("Le fichier est trop gros pour une fiche.").Hint("Vérifiez que c’est le bon.")
	}
	f, err := rncp.ParseDraft(text)
	if err != nil {
		return data.Refuse("Ce n’est pas une fiche au format du programme :\n%v", err).Because(err)
	}
	r.Entries = []ReadFiche{{Fiche: f}}
	return nil
}

// openData reads the entries that are wanted, and stops once it has them.
func (r *FicheFile) openData(in io.Reader, wanted []string) error {
	for _, code := range wanted {
		if strings.Trim(code, "0123456789") != "" || code == "" {
			return data.Refuse("« %s » n’est pas un numéro de fiche du RNCP.", code).Hint("Écrivez ses chiffres, par exemple 36612.")
		}
	}
	want := func(code string) bool { return len(wanted) == 0 || slices.Contains(wanted, code) }
	err := rncp.ReadOpenData(in, want, func(f *rncp.Fiche, gaps []rncp.Gap) error {
		if len(r.Entries) == mostEntries {
			return data.Refuse("Le fichier contient plus de %d fiches.", mostEntries).
				Hint("Donnez le numéro de celle que vous voulez, par exemple 36612.").Because(ErrWhichFiche)
		}
		notes := slices.DeleteFunc(gaps, func(g rncp.Gap) bool { return g.Open })
		r.Entries = append(r.Entries, ReadFiche{Fiche: f, Notes: notes})
		if len(r.Entries) == len(wanted) {
			return rncp.ErrEnough
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, code := range wanted {
		if !slices.ContainsFunc(r.Entries, func(e ReadFiche) bool { return e.Fiche.Code == code }) {
			return data.Refuse("La fiche RNCP%s n’est pas dans ce fichier.", code).Hint("Vérifiez le numéro, ou prenez un export plus récent.")
		}
	}
	if len(r.Entries) == 0 {
		return data.Refuse("Le fichier ne contient aucune fiche du RNCP.").Hint("Prenez l’export des fiches RNCP, non celui du répertoire spécifique.")
	}
	return nil
}

// settle gives each entry what a person had completed in its version before, and keeps the keys of its blocs apart from
// those of other fiches, since rules name a bloc by its key alone.
func (a Reference) settle(read *FicheFile) error {
	return a.core.store.View(func(tx *store.Tx) error {
		for _, e := range read.Entries {
			before, ok := latestVersion(tx, e.Fiche.Code)
			if !ok {
				e.Fiche.KeysApart(a.core.fiches())
				continue
			}
			old, err := rncp.ParseDraft(before.Fiche)
			if err != nil {
				return err
			}
			e.Fiche.Adopt(old)
		}
		return nil
	})
}
