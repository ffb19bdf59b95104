package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/seal"
)

// checkNetwork refuses settings under which no parcel could be made.
func checkNetwork(n data.NetworkSettings) error {
	if n.Recipient != "" {
		if err := seal.CheckRecipient(n.Recipient); err != nil {
			return err
		}
	}
	if n.Columns == "" {
		return nil
	}
	_, err := parcel.ReadColumns(strings.NewReader(n.Columns))
	return err
}

// CheckRecipient refuses what is no public key of the network; none at all is none.
func (a Centre) CheckRecipient(recipient string) error {
	return checkNetwork(data.NetworkSettings{Recipient: recipient})
}

// ChooseColumns keeps a file of columns in the settings, so that parcels have theirs from now on; an empty path goes back to
// the columns of the format.
func (a Parcels) ChooseColumns(ctx context.Context, path string) error {
	centre, err := Centre(a).Get()
	if err != nil {
		return err
	}
	centre.Network.Columns, centre.Network.ColumnsFile = "", ""
	if path != "" {
		text, err := os.ReadFile(path)
		if err != nil {
			return data.Refuse("Le fichier « %s » ne peut pas être lu.", path).Hint("Vérifiez son nom et son emplacement.").Because(err)
		}
		centre.Network.Columns, centre.Network.ColumnsFile = string(text), filepath.Base(path)
	}
	return Centre(a).Save(ctx, centre, "")
}
