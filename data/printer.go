package data

// A Shift moves what is printed on a page, as one reads it, to meet what the paper bears already. Both are in tenths of a
// millimetre; negative ones move to the left and up.
type Shift struct {
	Right int `json:"right,omitempty"`
	Down  int `json:"down,omitempty"`
}

// MaxShift is the farthest that a shift moves, in tenths of a millimetre: more is another layout, not a printer that is off.
const MaxShift = 200

// Shifts are those of the two ways in which a page is turned: a printer that pulls the paper askew is off to the right on
// the one and downwards on the other.
type Shifts struct {
	Portrait  Shift `json:"portrait,omitzero"`
	Landscape Shift `json:"landscape,omitzero"`
}

// Validate refuses a shift beyond MaxShift.
func (s Shifts) Validate() error {
	for _, n := range []int{s.Portrait.Right, s.Portrait.Down, s.Landscape.Right, s.Landscape.Down} {
		if n < -MaxShift || n > MaxShift {
			return Refuse("Un décalage dépasse %d mm.", MaxShift/10).
				Hint("Mesurez-le sur la page de calage ; au-delà, c’est le papier ou le bac qu’il faut vérifier.")
		}
	}
	return nil
}

// Printer is a printer of the centre and how far what it prints is off. The empty name stands for the viewer of the
// machine, from which one prints on any.
type Printer struct {
	Name   string `json:"name"`
	Shifts Shifts `json:"shifts"`
}

// Layout says how documents are put on paper. The frozen documents stay as they are.
type Layout struct {
	Backs  bool // blank pages keep two documents off one sheet of paper
	Shifts Shifts
}
