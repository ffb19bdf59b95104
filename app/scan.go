package app

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // scans are read as
	_ "image/png"  // one of these
	"path/filepath"
	"strings"

	"certibloc/data"
)

// checkScan refuses a file that is empty, too large, neither a PDF nor a picture, or damaged.
func (a Documents) checkScan(name string, scan []byte) error {
	switch {
	case len(scan) == 0:
		return data.Refuse("Le fichier « %s » est vide.", name).Hint("Numérisez le papier à nouveau.")
	case len(scan) > data.MaxScan:
		return data.Refuse("Le fichier « %s » dépasse %d Mo.", name, data.MaxScan>>20).Hint("Numérisez-le en noir et blanc, ou en plusieurs fichiers.")
	case bytes.HasPrefix(scan, []byte("%PDF-")):
		return a.checkPDF(name, scan)
	case !bytes.HasPrefix(scan, []byte("\xff\xd8\xff")) && !bytes.HasPrefix(scan, []byte("\x89PNG\r\n\x1a\n")):
		return data.Refuse("Le fichier « %s » n’est ni un PDF, ni une image JPEG ou PNG.", name).Hint("Choisissez le fichier numérisé.")
	}
	return checkPicture(name, scan)
}

// maxPixels is the largest picture that is opened: an A4 page at 600 dots an inch has 35 million.
const maxPixels = 80e6

// checkPicture refuses a picture that cannot be read to its end.
func checkPicture(name string, scan []byte) error {
	size, _, err := image.DecodeConfig(bytes.NewReader(scan))
	if err == nil && size.Width*size.Height > maxPixels {
		return data.Refuse("L’image « %s » est trop grande (%d × %d points).", name, size.Width, size.Height).Hint("Numérisez le papier à 300 points par pouce.")
	}
	if err == nil {
		_, _, err = image.Decode(bytes.NewReader(scan))
	}
	if err != nil {
		return data.Refuse("L’image « %s » est abîmée.", name).Hint("Numérisez le papier à nouveau.").Because(err)
	}
	return nil
}

// checkPDF refuses a PDF that does not open, where the desk can open one.
func (a Documents) checkPDF(name string, scan []byte) error {
	if a.core.viewer == nil {
		return nil
	}
	if pages, err := a.core.viewer.Pages(scan); err != nil || pages == 0 {
		return data.Refuse("Le PDF « %s » ne s’ouvre pas : il est abîmé ou protégé par un mot de passe.", name).Hint("Numérisez le papier à nouveau.").Because(err)
	}
	return nil
}

// Scan returns the bytes of a scan.
func (a Documents) Scan(scan data.Scan) ([]byte, error) { return a.core.store.File(scan.SHA256) }

// ExportScan writes a copy of a scan into a folder, in the clear, and returns its path.
func (a Documents) ExportScan(paper data.PaperBack, dir string) (string, error) {
	if paper.Scan == nil {
		return "", data.Refuse("Ce papier n’a pas été numérisé.")
	}
	scan, err := a.Scan(*paper.Scan)
	if err != nil {
		return "", err
	}
	if err := makeFolder(dir); err != nil {
		return "", err
	}
	name := strings.TrimSuffix(paper.Scan.Name, filepath.Ext(paper.Scan.Name))
	return writeNamed(dir, endingOf(scan), scan, versions(cleanName(fmt.Sprintf("Scan – %s – %s", paper.Kind, name)))...)
}

// endingOf returns the ending of the name of a scan, by what it is and not by what it was called.
func endingOf(scan []byte) string {
	switch {
	case bytes.HasPrefix(scan, []byte("%PDF-")):
		return ".pdf"
	case bytes.HasPrefix(scan, []byte("\x89PNG")):
		return ".png"
	}
	return ".jpg"
}
