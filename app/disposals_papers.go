package app

import (
	"fmt"
	"strconv"
	"strings"

	"certibloc/data"
	"certibloc/data/store"
)

// Paper draws a disposal list, to be sent to the archives or kept with their visa. It can be drawn as often as one likes.
func (a Disposals) Paper(id data.ID) ([]byte, error) {
	var sheet data.Sheet
	err := a.core.store.View(func(tx *store.Tx) error {
		centre, err := theCentre(tx)
		if err != nil {
			return err
		}
		d, err := get(tx, store.Disposals, id, "Ce bordereau n’existe pas dans ce dossier.")
		sheet = a.core.disposalSheet(tx, centre, d)
		return err
	})
	if err != nil {
		return nil, err
	}
	return a.core.draw(sheet)
}

// Export writes a disposal list into a folder and returns its path.
func (a Disposals) Export(id data.ID, dir string) (string, error) {
	var number int
	err := a.core.store.View(func(tx *store.Tx) error {
		d, err := get(tx, store.Disposals, id, "Ce bordereau n’existe pas dans ce dossier.")
		number = d.Number
		return err
	})
	if err != nil {
		return "", err
	}
	pdf, err := a.Paper(id)
	if err != nil {
		return "", err
	}
	return a.export(dir, pdf, fmt.Sprintf("%s n° %d", data.KindDisposal.Title(), number))
}

// Processing draws the entry in the register of processing (RGPD, art. 30) from the settings as they are.
func (a Disposals) Processing() ([]byte, error) {
	var sheet data.Sheet
	err := a.core.store.View(func(tx *store.Tx) error {
		centre, err := theCentre(tx)
		sheet = a.core.processingSheet(tx, centre)
		return err
	})
	if err != nil {
		return nil, err
	}
	return a.core.draw(sheet)
}

// ExportProcessing writes the entry in the register of processing into a folder and returns its path.
func (a Disposals) ExportProcessing(dir string) (string, error) {
	pdf, err := a.Processing()
	if err != nil {
		return "", err
	}
	return a.export(dir, pdf, data.KindProcessing.Title())
}

func (a Disposals) export(dir string, pdf []byte, what string) (string, error) {
	centre, err := Centre(a).Get()
	if err != nil {
		return "", err
	}
	if err := makeFolder(dir); err != nil {
		return "", err
	}
	return writeBeside(dir, pdf, versions(cleanName(what+" – "+centre.Name))...)
}

// archiveSheet is what a paper of the centre as a whole shows, whatever the session.
func (c *core) archiveSheet(tx *store.Tx, centre data.Centre, kind data.DocumentKind, about string) data.Sheet {
	f := c.fiches()[0]
	return data.Sheet{
		Kind: kind, Template: c.drawer.Template(kind), Delivered: c.today(), Place: centre.City, Session: about, Blocs: len(f.Blocs),
		Centre:        data.SheetCentre{Name: centre.Name, Address: centre.Address},
		Certification: certificationSheet(f, f.LastRegistration()), Example: centre.Example, Wording: wordingOf(tx).Sheet(),
	}
}

func (c *core) disposalSheet(tx *store.Tx, centre data.Centre, d data.Disposal) data.Sheet {
	s := c.archiveSheet(tx, centre, data.KindDisposal, fmt.Sprintf("bordereau d’élimination n° %d", d.Number))
	by, _ := store.Operators.Get(tx, d.By)
	records, removed, kept := d.Totals()
	bytes := 0
	s.Disposal = &data.SheetDisposal{Number: d.Number, On: d.On, By: by.Name, SHA256: d.SHA256, Visa: d.Visa, Executed: d.Executed,
		Abandoned: d.Abandoned, AbandonedOn: d.AbandonedOn}
	for _, l := range d.Lines {
		bytes += l.Bytes
		s.Disposal.Lines = append(s.Disposal.Lines, data.SheetDisposalLine{
			Title: l.Title, From: l.From, To: l.To, People: l.People, Records: l.Records, Volume: Volume(l.Bytes), Period: Years(l.Years),
			Start: l.Start, Basis: l.Basis, Fate: lowerFirst(l.Fate),
		})
	}
	s.Disposal.Total = count(records, "enregistrement") + ", " + Volume(bytes)
	if !d.Executed.IsZero() {
		s.Disposal.Removed, s.Disposal.Kept = count(removed, "enregistrement"), count(kept, "enregistrement")
	}
	return s
}

func (c *core) processingSheet(tx *store.Tx, centre data.Centre) data.Sheet {
	s := c.archiveSheet(tx, centre, data.KindProcessing, "fiche du registre des traitements")
	own := conservation(tx)
	s.Processing = &data.SheetProcessing{DPO: own.DPO}
	for _, r := range own.Retentions() {
		line := data.SheetRetention{Title: r.Title, Fate: lowerFirst(r.Fate), Sure: r.Sure}
		if r.Years > 0 {
			line.Period, line.Start = Years(r.Years), r.Start
		} else if !r.Fixed {
			line.Fate = "sans limite de durée"
		}
		s.Processing.Retentions = append(s.Processing.Retentions, line)
	}
	return s
}

// disposalSpecimen is a list with one line, of nobody.
func (c *core) disposalSpecimen(tx *store.Tx, centre data.Centre, session data.Session) data.Sheet {
	r := data.Conservation{}.Retentions()[0]
	return c.disposalSheet(tx, centre, data.Disposal{
		Number: 1, On: c.today(), By: c.operator.ID, SHA256: strings.Repeat("0", 64),
		Lines: []data.DisposalLine{{Kind: r.Kind, Title: r.Title + ", " + session.Name, From: session.From, To: session.To, People: 2, Records: 12,
			Bytes: 3 << 10, Years: r.Years, Start: r.Start, Basis: r.Basis, Fate: r.Fate}},
	})
}

// Years writes a number of years: « 1 an », « 3 ans ».
func Years(n int) string { return count(n, "an") }

// Volume writes a number of bytes as a French reader expects it: « 49 ko », « 1,2 Mo ».
func Volume(bytes int) string {
	const kilo, mega = 1000, 1000 * 1000
	if bytes < mega {
		return strconv.Itoa(max(1, (bytes+kilo/2)/kilo)) + " ko"
	}
	return strings.Replace(strconv.FormatFloat(float64(bytes)/mega, 'f', 1, 64), ".", ",", 1) + " Mo"
}

// marksThere refuses to draw from marks that are removed what would then be wrong.
func (c *composer) marksThere(kind data.DocumentKind) error {
	switch kind {
	case data.KindAttestation, data.KindTranscript, data.KindMinutes:
	default:
		return nil
	}
	if n := c.view.Gone[data.KeepMarks]; n > 0 {
		return data.Refuse("Les notes de la session « %s » sont éliminées (bordereau n° %d) : ce document ne se refait plus à partir d’elles.", c.view.Session.Name, n).
			Hint("Réimprimez l’original, ou son duplicata : ses octets sont gardés.")
	}
	return nil
}
