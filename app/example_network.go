package app

import (
	"fmt"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
)

// network verifies the identities of who was certified in a session, and makes a parcel.
func (x *example) network(session data.Session) (data.Parcel, error) {
	view, err := x.desk.Sessions.View(session.ID)
	if err != nil {
		return data.Parcel{}, err
	}
	for i := range view.Cases {
		k := &view.Cases[i]
		if d, ok := k.Decision(data.WholeCertification); !ok || d.Outcome != data.OutcomeAcquired {
			continue
		}
		seen := data.PaperBack{Candidate: k.Candidate.ID, Kind: data.PaperIdentity, Identity: data.IdentityCard, IdentityOn: rncp.NewDate(2018, 3, 5), On: x.desk.Today()}
		if _, err := x.desk.Documents.Receive(x.ctx, seen, "", nil); err != nil {
			return data.Parcel{}, err
		}
	}
	p, _, err := x.desk.Parcels.Make(x.ctx, false, "")
	if err != nil {
		return p, err
	}
	x.say(fmt.Sprintf("Lot établi pour le réseau : %s, %d certifications.", p.Name, p.Certifications))
	return p, x.desk.Parcels.Hand(x.ctx, p.ID, x.desk.Today())
}

// answer reads the receipt of a parcel, a month later: the last holder was not recognised.
func (x *example) answer(p data.Parcel) error {
	x.clock.set(x.desk.Today().AddDays(30))
	lines, err := x.desk.core.indexOf(p)
	if err != nil {
		return err
	}
	receipt := parcel.Receipt{Format: parcel.Format, Parcel: parcel.Name(p.Name), Centre: parcel.Name(p.Name).Centre(), On: x.desk.Today(), By: "Réseau (exemple)"}
	for _, l := range lines {
		if l.Part != parcel.PartCertifications {
			continue
		}
		receipt.Lines = append(receipt.Lines, parcel.ReceiptLine{ID: l.ID, Verdict: parcel.VerdictAccepted})
	}
	if len(receipt.Lines) > 1 {
		last := &receipt.Lines[len(receipt.Lines)-1]
		last.Verdict, last.Message = parcel.VerdictRefused, "Aucun titulaire ne correspond aux critères obligatoires"
	}
	a := x.desk.Parcels
	a.core.writer.Lock()
	_, changes, err := a.receive(x.ctx, "Accusé "+p.Name+".json", receipt)
	a.core.writer.Unlock()
	a.core.publish(changes)
	x.say("Accusé du réseau lu : " + p.Name + ".")
	return err
}
