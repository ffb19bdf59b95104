package pdf

import (
	"bytes"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"certibloc/data"
)

// pointsPerTenth turns tenths of a millimetre into points, in which a PDF is measured.
const pointsPerTenth = 72 / 254.0

// shifted returns a PDF whose pages lie elsewhere on their paper. The box of each page moves the other way: what is drawn
// in it is not touched.
func shifted(pdf []byte, shifts data.Shifts) ([]byte, error) {
	if shifts == (data.Shifts{}) {
		return pdf, nil
	}
	ctx, err := api.ReadAndValidate(bytes.NewReader(pdf), quietly())
	if err != nil {
		return nil, fmt.Errorf("shift pages: %w", err)
	}
	for n := 1; n <= ctx.PageCount; n++ {
		page, _, inherited, err := ctx.PageDict(n, false)
		if err != nil {
			return nil, fmt.Errorf("shift page %d: %w", n, err)
		}
		box := *inherited.MediaBox
		shift := shifts.Portrait
		if box.Width() > box.Height() {
			shift = shifts.Landscape
		}
		right, down := float64(shift.Right)*pointsPerTenth, float64(shift.Down)*pointsPerTenth
		page["MediaBox"] = types.NewRectangle(box.LL.X-right, box.LL.Y+down, box.UR.X-right, box.UR.Y+down).Array()
	}
	var out bytes.Buffer
	if err := api.WriteContext(ctx, &out); err != nil {
		return nil, fmt.Errorf("shift pages: %w", err)
	}
	return out.Bytes(), nil
}
