package app

import (
	"fmt"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"certibloc/data"
	"certibloc/data/rncp"
)

// archived is one file of an archive: its bytes, or those that the folder keeps under its hash.
type archived struct {
	name   string // with its folder, separated by a slash
	holds  string // in words, for the list; empty for an issued document, which the list shows by its number
	sha256 string // lower-case hexadecimal
	bytes  []byte // nil where the folder keeps them
}

// names gives each file of an archive a name of its own, also where capitals count for nothing.
type names map[string]bool

// take returns a name in a folder, made fit for every system and cut where it is long.
func (n names) take(folder, name, ending string) string {
	const longest = 110 // characters: Windows allows 260 with all the folders above
	name = norm.NFC.String(name)
	if utf8.RuneCountInString(name) > longest {
		name = string([]rune(name)[:longest])
	}
	name = cleanName(name)
	for i := 1; ; i++ {
		full := path.Join(folder, name+ending)
		if i > 1 {
			full = path.Join(folder, fmt.Sprintf("%s (%d)%s", name, i, ending))
		}
		if key := strings.ToLower(full); !n[key] {
			n[key] = true
			return full
		}
	}
}

// documentFiles are the issued documents, under names that begin with their numbers.
func (d *dossier) documentFiles(taken names) []archived {
	files := make([]archived, len(d.documents))
	for i, e := range d.documents {
		doc := e.Document
		parts := []string{doc.Number.String(), doc.Number.Kind.Title()}
		if doc.Sheet.Bloc != nil {
			parts = append(parts, doc.Sheet.Bloc.Title)
		}
		if doc.Candidate != "" {
			parts = append(parts, e.Candidate.Name())
		}
		name := strings.Join(parts, " – ")
		switch {
		case e.Annulled != nil && e.Annulled.Replacement != "":
			name = "(remplacé) " + name
		case e.Annulled != nil:
			name = "(annulé) " + name
		}
		files[i] = archived{name: taken.take("documents", name, ".pdf"), sha256: doc.SHA256}
	}
	return files
}

// paperFiles are the scans of the papers received, named by what they are: the name that a scan came with may say anything.
// The first result is as long as the papers, with an empty name where there is no scan.
func (d *dossier) paperFiles(taken names) []archived {
	files := make([]archived, len(d.papers))
	for i, p := range d.papers {
		if p.Scan == nil {
			continue
		}
		parts := []string{p.On.String(), string(p.Kind)}
		if c, ok := d.known(p.Candidate); ok {
			parts = append(parts, c.Name())
		}
		ending := strings.ToLower(path.Ext(p.Scan.Name))
		switch ending {
		case ".pdf", ".jpg", ".jpeg", ".png":
		default:
			ending = ".bin"
		}
		files[i] = archived{name: taken.take("papiers-recus", strings.Join(parts, " – "), ending), sha256: p.Scan.SHA256,
			holds: "Papier reçu le " + p.On.French() + ", numérisé"}
	}
	return files
}

func (d *dossier) known(id data.ID) (data.Candidate, bool) {
	for _, c := range d.everybody {
		if c.ID == id {
			return c, true
		}
	}
	return data.Candidate{}, false
}

// documentTable is the register of the documents of the file.
func (d *dossier) documentTable(files []archived) table {
	t := table{{"Numéro", "Document", "Bloc", "Titulaire", "Session", "Émis le", "Par", "Modèle", "État", "Annulé le", "Motif", "Remis le", "À", "Comment",
		"Référence", "Empreinte SHA-256", "Taille (octets)", "Fichier"}}
	for i, e := range d.documents {
		doc := e.Document
		row := []string{doc.Number.String(), doc.Number.Kind.Title(), "", e.Candidate.Name(), e.Session.Name, shortDate(rncp.DateOf(doc.Issued)),
			d.operators[doc.Operator], strconv.Itoa(doc.Sheet.Template), e.State(), "", "", "", "", "", "", doc.SHA256, strconv.Itoa(doc.Size), files[i].name}
		if doc.Sheet.Bloc != nil {
			row[2] = doc.Sheet.Bloc.Title
		}
		if a := e.Annulled; a != nil {
			row[9], row[10] = shortDate(a.On), d.free(a.Reason)
		}
		if h := e.Delivered; h != nil {
			row[11], row[12], row[13], row[14] = shortDate(h.On), d.free(h.To), string(h.How), d.free(h.Reference)
		}
		t = append(t, row)
	}
	return t
}

// paperTable lists the papers received, with or without a scan.
func (d *dossier) paperTable(files []archived) table {
	t := table{{"Session", "Papier", "Titulaire", "Reçu le", "Note", "Noté le", "Par", "Empreinte SHA-256", "Fichier"}}
	for i, p := range d.papers {
		holder := ""
		if c, ok := d.known(p.Candidate); ok {
			holder = c.Name()
		}
		at, by := d.enteredBy(p.ID)
		t = append(t, []string{d.sessionName(p.Session), string(p.Kind), holder, shortDate(p.On), d.free(p.Note), at, by, files[i].sha256, files[i].name})
	}
	return t
}

func (d *dossier) sessionName(id data.ID) string {
	for _, v := range d.views {
		if v.Session.ID == id {
			return v.Session.Name
		}
	}
	return ""
}

// priorTable lists the blocs held on other grounds than the sessions of the folder.
func (d *dossier) priorTable() table {
	t := table{{"Nom de naissance", "Prénoms", "Fiche", "Bloc", "Origine", "Acquis le", "Source", "Vérifié par", "Vérifié le", "Numéro du document", "Saisi le", "Par", "État"}}
	stand := standing(data.CurrentPriors(d.priors))
	for _, p := range d.priors {
		c, _ := d.known(p.Candidate)
		title := string(p.Bloc)
		if f, err := d.core.fiche(p.Fiche); err == nil {
			if b, ok := f.Bloc(p.Bloc); ok {
				title = b.Title
			}
		}
		if p.Bloc == data.WholeCertification {
			title = "Certification complète"
		}
		at, by := d.enteredBy(p.ID)
		t = append(t, []string{c.BirthName, strings.Join(c.GivenNames, " "), "RNCP" + p.Fiche, title, string(p.Ground), shortDate(p.On), d.free(p.Source), p.CheckedBy,
			shortDate(p.CheckedOn), p.Number, at, by, state(stand[p.ID], p.Withdrawn != "")})
	}
	return t
}
