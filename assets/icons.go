package assets

import _ "embed" // for the icon

// Icon is the program's icon, as SVG.
//
//go:embed icons/certibloc.svg
var Icon []byte
