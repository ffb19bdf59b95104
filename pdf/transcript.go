package pdf

import "certibloc/data"

// attestationText and transcriptText are the words of the two documents.
var (
	attestationText = attestationWords{title: attestationTitle, number: attestationNo, attests: attests, not: notACertificate, marks: regular}
	transcriptText  = attestationWords{title: transcriptTitle, number: transcriptNo, attests: transcribes, not: notAnAttestation, marks: semiBold}
)

// transcript draws the results of one person mark by mark: the attestation's layout, its marks in strong type.
func (d *Drawer) transcript(sheet data.Sheet, compress bool) ([]byte, error) {
	return d.results(sheet, transcriptText, compress)
}
