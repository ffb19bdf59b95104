package data

// LogoRole is whose logo it is.
type LogoRole string

// The roles. France compétences has none: its logo may not stand on a certificate.
const (
	LogoCentre  LogoRole = "centre"
	LogoNetwork LogoRole = "réseau"
)

// Title names the logo in a sentence.
func (r LogoRole) Title() string {
	if r == LogoNetwork {
		return "le logo du réseau"
	}
	return "le logo du centre"
}

// Logo is a picture that documents bear, kept encrypted beside them as an opaque PNG.
type Logo struct {
	Role   LogoRole `json:"role"`
	SHA256 string   `json:"sha256"` // lower-case hexadecimal
	Size   int      `json:"size"`   // bytes
	Width  int      `json:"width"`  // pixels
	Height int      `json:"height"` // pixels
	// Image is the picture's bytes while a sheet is drawn; a sheet keeps their hash alone.
	Image []byte `json:"-"`
}

// Validate refuses a picture that could not be found or drawn again.
func (l Logo) Validate() error {
	if (l.Role != LogoCentre && l.Role != LogoNetwork) || !sha256Text.MatchString(l.SHA256) || l.Size <= 0 || l.Width <= 0 || l.Height <= 0 {
		return Refuse("Un logo n’est pas entier.").Hint("Choisissez-le de nouveau.")
	}
	return nil
}
