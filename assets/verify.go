package assets

import (
	_ "embed" // the three parts of the page
	"strings"
)

//go:embed verify/verify.html
var verifyHTML string

//go:embed verify/verify.js
var verifyJS string

//go:embed verify/noble.js
var nobleJS string

// VerifyPage returns the page that verifies codes in a browser, whole but for the keys of a centre, which app puts in.
func VerifyPage() string {
	page := strings.Replace(verifyHTML, "/*NOBLE*/", nobleJS, 1)
	return strings.Replace(page, "/*VERIFY*/", verifyJS, 1)
}
