package pdf

import (
	"errors"

	"certibloc/data"
)

func (d *Drawer) transcript(_ data.Sheet, _ bool) ([]byte, error) {
	return nil, errors.New("draw transcript: not drawn yet")
}
