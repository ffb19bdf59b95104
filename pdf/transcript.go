package pdf

// The transcript says the results of one person mark by mark: it is the attestation's layout, its marks in strong type.
// attestationText and transcriptText are the words of the two.
var (
	attestationText = attestationWords{title: attestationTitle, number: attestationNo, attests: attests, not: notACertificate, marks: regular}
	transcriptText  = attestationWords{title: transcriptTitle, number: transcriptNo, attests: transcribes, not: notAnAttestation, marks: semiBold}
)
