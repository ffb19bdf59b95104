package app

import (
	"cmp"
	"fmt"

	"certibloc/data"
	"certibloc/data/cdc"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
	"certibloc/data/rules"
)

// certification gathers a certification that a jury of the centre has pronounced, or says why it does not go yet. What the
// network holds already, the same, calls for nothing any more.
func (g *gathering) certification(f *rncp.Fiche, h rules.Holding, c data.Candidate, held rules.Ledger) error {
	course, session, path, err := g.course(f, h)
	line := parcel.Certification{Head: parcel.Head{ID: g.certificationID(f, cmp.Or(path.Candidate, c.ID)), State: parcel.StateNew}, Course: course,
		Person: g.holder(c), Type: "RNCP", Title: f.Title}
	if r, err := rules.Registration(f, path, session.To); err == nil && r.Title != "" {
		line.Title = r.Title
	}
	for _, b := range f.Blocs {
		if on, ok := held[b.Key]; ok {
			line.Blocs = append(line.Blocs, parcel.HeldBloc{Key: b.Key, Title: b.Title, On: on.On, Ground: on.Ground, Source: on.Source})
		}
	}
	settled, failed := g.settled(line)
	if failed != nil {
		return failed
	}
	if u := g.notReady(f, c, held, line, err); u.Kind != "" {
		u.Session = session.ID
		g.waiting[line.ID] = true
		if !settled {
			g.unready = append(g.unready, u)
		}
		return nil
	}
	if c.BirthPlace.Code == "" && !settled {
		g.unready = append(g.unready, Unready{Kind: UnreadyPlace, Candidate: c.ID, Goes: true, Sentence: fmt.Sprintf(
			"Le lieu de naissance de %s, %s, n’a pas de code INSEE : le fichier national pourrait ne pas reconnaître la personne.", c.Name(), c.BirthPlace)})
	}
	g.contents.Certifications = append(g.contents.Certifications, line)
	g.about[line.ID] = data.ParcelLine{Part: parcel.PartCertifications, Candidate: c.ID, Session: session.ID}
	g.stand(f, session)
	return nil
}

// settled reports whether the network holds a certification as it is now.
func (g *gathering) settled(line parcel.Certification) (bool, error) {
	was := g.known.lines[line.ID]
	if was == nil || !was.holds() {
		return false, nil
	}
	hash, err := parcel.Fingerprint(line)
	return hash == was.known.Hash, err
}

// notReady says why a certification does not go, or nothing. noRight is why there was no right to it, or nil.
func (g *gathering) notReady(f *rncp.Fiche, c data.Candidate, held rules.Ledger, line parcel.Certification, noRight error) Unready {
	u := Unready{Candidate: c.ID}
	v, verified := g.verified[c.ID]
	lacking, wrong := held.Lacking(f), c.Validate()
	switch {
	case len(lacking) > 0:
		u.Kind, u.Sentence = UnreadyBlocs, fmt.Sprintf("%s : la certification est prononcée, mais il manque le bloc « %s ».", c.Name(), lacking[0].Title)
	case noRight != nil:
		u.Kind, u.Sentence = UnreadyRight, fmt.Sprintf("%s : %v", c.Name(), noRight)
	case wrong != nil:
		u.Kind, u.Sentence = UnreadyIdentity, fmt.Sprintf("%s : %v", c.Name(), wrong)
	case !verified:
		u.Kind, u.Sentence = UnreadyVerified, fmt.Sprintf("L’identité de %s n’est vérifiée sur aucune pièce.", c.Name())
	case v.Stale:
		u.Kind, u.Sentence = UnreadyVerified, fmt.Sprintf("L’identité de %s a été corrigée depuis sa vérification du %s.", c.Name(), v.Paper.On.French())
	default:
		err := line.Validate()
		if err == nil {
			err = passageOf(line).Validate()
		}
		if err != nil {
			u.Kind, u.Sentence = UnreadyIdentity, fmt.Sprintf("%s : %v", c.Name(), err)
		}
	}
	return u
}

// passageOf returns what the national file would say of a certification.
func passageOf(c parcel.Certification) cdc.Passage {
	return cdc.Passage{ID: c.ID, Obtained: cdc.ByAdmission, Final: true, ExamFrom: c.From, ExamTo: c.To, Delivered: c.Since, Until: c.Until,
		Access: cdc.Access(c.Access), Holder: c.Candidate()}
}
