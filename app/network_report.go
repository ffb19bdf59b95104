package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/cdc"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
	"certibloc/data/seal"
)

// Split says which national reports are split into receipts, and for which parcels.
type Split struct {
	Files    []string // reports and parcels, in any order: their contents tell
	Identity seal.Identity
	Out      string // the folder of the receipts
}

// SplitDone is what has come of it.
type SplitDone struct {
	Notes    []string
	Receipts []WrittenReceipt
}

// WrittenReceipt is the receipt of one parcel.
type WrittenReceipt struct {
	Path     string
	Parcel   parcel.Name
	Accepted int
	Refused  int
	Waiting  int // certifications of the parcel on which no report says anything
}

// verdicts are what reports say of passages, by the key of their identifiers.
type verdicts map[lineKey]*verdict

type verdict struct {
	id       string
	accepted bool
	message  string
	used     bool
}

// SplitReport writes from the reports of the Caisse des Dépôts one receipt for each parcel. Each verdict goes to the parcel that
// had the last word on its certification. Where anything is wrong nothing is written.
func (n NetworkDesk) SplitReport(ctx context.Context, s Split) (done SplitDone, err error) {
	said, paths, err := readReports(s.Files)
	if err != nil {
		return done, err
	}
	if len(paths) == 0 {
		return done, data.Refuse("Aucun lot n’est donné.").Hint("Donnez, après l’accusé, les lots qui avaient été fusionnés.")
	}
	b, err := n.openBatch(paths, s.Identity)
	if err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, b.close()) }()
	x, err := b.index(ctx, nil)
	if err != nil {
		return done, err
	}
	out := &asides{}
	defer out.drop()
	for i := range b.parcels {
		if err := n.receipt(ctx, b, x, i, said, s.Out, out, &done); err != nil {
			return done, err
		}
	}
	if len(done.Receipts) == 0 {
		return done, data.Refuse("L’accusé ne parle d’aucune certification de ces lots.").Hint("Donnez les lots qui avaient été fusionnés dans ce fichier-là.")
	}
	done.Notes = slices.Concat(b.notes, said.strangers())
	return done, out.keep()
}

// readReports reads every file that is a report, and returns the paths of the others.
func readReports(files []string) (verdicts, []string, error) {
	said := verdicts{}
	var parcels []string
	reports := 0
	for _, path := range files {
		isXML, err := looksLikeXML(path)
		if err != nil {
			return nil, nil, about(path, err)
		}
		if !isXML {
			parcels = append(parcels, path)
			continue
		}
		reports++
		if err := said.read(path); err != nil {
			return nil, nil, about(path, err)
		}
	}
	if reports == 0 {
		return nil, parcels, data.Refuse("Aucun accusé de traitement n’est donné.").Hint("Donnez le fichier XML que la Caisse des Dépôts a rendu, puis les lots.")
	}
	return said, parcels, nil
}

// looksLikeXML reports whether a file begins as an XML text does: neither as an archive nor as an encrypted file.
func looksLikeXML(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, data.Refuse("le fichier ne peut pas être lu.").Hint("Vérifiez son nom et son emplacement.").Because(err)
	}
	beginning := make([]byte, 64)
	n, _ := f.Read(beginning) // an empty file, or a folder, is for the reader of parcels to refuse
	text := strings.TrimLeft(strings.TrimPrefix(string(beginning[:n]), "\ufeff"), " \t\r\n")
	return strings.HasPrefix(text, "<"), f.Close()
}

func (v verdicts) read(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return data.Refuse("le fichier ne peut pas être lu.").Hint("Vérifiez son nom et son emplacement.").Because(err)
	}
	_, err = cdc.ReadReport(f, v.add)
	return errors.Join(err, f.Close())
}

// add keeps a verdict. Two that contradict each other are refused: nobody could tell which holds.
func (v verdicts) add(said cdc.Verdict) error {
	key := keyOf(said.ID)
	if before := v[key]; before != nil && before.accepted != said.Accepted {
		return data.Refuse("« %s » y est à la fois accepté et refusé.", said.ID).Hint("Demandez à la Caisse des Dépôts ce qu’il en est.")
	}
	message := []rune(strings.Join(said.Messages, " ; "))
	v[key] = &verdict{id: said.ID, accepted: said.Accepted, message: string(message[:min(len(message), parcel.MaxMessage)])}
	return nil
}

// strangers says which verdicts are on passages of no parcel that is given.
func (v verdicts) strangers() []string {
	var ids []string
	for _, said := range v {
		if !said.used {
			ids = append(ids, said.id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	slices.Sort(ids)
	shown := strings.Join(ids[:min(len(ids), 5)], ", ")
	if len(ids) > 5 {
		shown += "…"
	}
	return []string{fmt.Sprintf("%d passage(s) de l’accusé ne sont dans aucun de ces lots : %s", len(ids), shown)}
}

// receipt writes the receipt of one parcel aside, unless the reports say nothing of it.
func (n NetworkDesk) receipt(ctx context.Context, b *batch, x *index, at int, said verdicts, dir string, out *asides, done *SplitDone) error {
	p := b.parcels[at]
	if p.superseded {
		return nil
	}
	r := parcel.Receipt{Format: parcel.Format, Parcel: p.manifest.Name, Centre: p.manifest.Centre.Code, On: rncp.DateOf(cdc.InParis(n.now())), By: "Caisse des Dépôts"}
	w := WrittenReceipt{Parcel: r.Parcel}
	for line, err := range p.Certifications() {
		if err = errors.Join(err, ctx.Err()); err != nil {
			return about(p.path, err)
		}
		i, ok := x.find(line.ID, at)
		if !ok || x.lines[i].gone {
			continue
		}
		v := said[keyOf(line.ID)]
		if v == nil {
			w.Waiting++
			continue
		}
		v.used = true
		verdict := parcel.ReceiptLine{ID: line.ID, Verdict: parcel.VerdictAccepted}
		if v.accepted {
			w.Accepted++
		} else {
			w.Refused++
			verdict.Verdict, verdict.Message = parcel.VerdictRefused, cmp.Or(v.message, "Refusé sans message")
		}
		r.Lines = append(r.Lines, verdict)
	}
	if len(r.Lines) == 0 {
		return nil
	}
	w.Path = filepath.Join(dir, "Accusé "+string(r.Parcel)+".csv")
	if err := absent(w.Path); err != nil {
		return err
	}
	done.Receipts = append(done.Receipts, w)
	return out.write(w.Path, func(to fileWriter) error { return parcel.WriteReceiptCSV(to, r) })
}
