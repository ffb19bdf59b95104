package pdf

import (
	"errors"

	"certibloc/data"
)

func (d *Drawer) minutes(_ data.Sheet, _ bool) ([]byte, error) { return nil, errors.New("draw minutes: not drawn yet") }
