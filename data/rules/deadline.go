package rules

import (
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
)

// The legal terms. All of them bind the certifier; the centre sends in time what they need.

// VAEJuryBy returns the last day on which the jury can hear a VAE candidate: the end of the third month after the one in
// which the validation file was handed in (Code du travail R6412-5).
func VAEJuryBy(filed data.Date) data.Date {
	return rncp.DateOf(time.Date(filed.Year, filed.Month+4, 0, 0, 0, 0, 0, time.UTC))
}

// NotifyBy returns the last day on which a VAE result is notified: fifteen days after the jury (R6412-7).
func NotifyBy(jury data.Date) data.Date { return jury.AddDays(15) }

// FileBy returns the last day on which a certification delivered is declared to the Caisse des Dépôts: three months later
// (R6113-17-2).
func FileBy(delivered data.Date) data.Date { return delivered.AddMonths(3) }

// RectifyBy returns the last day on which a declaration to the Caisse des Dépôts follows an identity that was rectified: three
// months later, the term that R6113-17-2 sets for what is declared.
func RectifyBy(rectified data.Date) data.Date { return rectified.AddMonths(3) }
