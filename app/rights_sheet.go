package app

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// sheet is the document that the person reads.
func (p *personFile) sheet() data.Sheet {
	f := p.fiche()
	return data.Sheet{
		Kind: data.KindHeld, Template: p.core.drawer.Template(data.KindHeld), Delivered: p.core.today(), Place: p.centre.City,
		Centre:        data.SheetCentre{Name: p.centre.Name, Address: p.centre.Address},
		Certification: certificationSheet(f, f.LastRegistration()), Session: p.candidate.Name(), Blocs: len(f.Blocs), Example: p.centre.Example, Wording: p.wording,
		Holder: holderSheet(p.candidate),
		Held:   &data.SheetHeld{Asker: p.request.Asker, Reason: p.request.Reason, Sections: p.sections()},
	}
}

// heldSpecimen is what would be held on an invented person.
func (c *composer) heldSpecimen(k *rules.Case) data.Sheet {
	s := c.blank(data.KindHeld)
	s.Holder, s.Session = holderSheet(k.Candidate), k.Candidate.Name()
	var identity, decisions rows
	for _, change := range data.IdentityChanges(data.Candidate{}, k.Candidate) {
		identity.add(change.Field, change.After)
	}
	for _, d := range k.Decisions {
		if b, ok := c.view.Fiche.Bloc(d.Bloc); ok {
			decisions.add(shortDate(d.On), b.Title+" : "+string(d.Outcome))
		}
	}
	s.Held = &data.SheetHeld{Asker: k.Candidate.Name(), Sections: []data.SheetHeldSection{
		{Title: "Identité", Rows: identity}, {Title: "Décisions du jury", Rows: decisions}, {Title: "Rectifications"}}}
	return s
}

// rows are the facts of a section in the making.
type rows []data.SheetHeldRow

func (r *rows) add(label, text string, notes ...string) {
	if text == "" {
		return
	}
	var said []string
	for _, n := range notes {
		if n != "" {
			said = append(said, n)
		}
	}
	*r = append(*r, data.SheetHeldRow{Label: label, Text: text, Note: strings.Join(said, " ")})
}

// sections are all that is held, by kind. One that is empty stands, and says that nothing of it is held.
func (p *personFile) sections() []data.SheetHeldSection {
	var all []data.SheetHeldSection
	for _, s := range []struct {
		title string
		rows  func(*rows)
	}{
		{"Identité", p.identityRows}, {"Coordonnées, employeur, tuteur, aménagements accordés", p.particularsRows}, {"Rectifications", p.rectificationRows}, {"Parcours", p.pathRows}, {"Sessions", p.sessionRows},
		{"Convocations et présences", p.convocationRows}, {"Résultats", p.resultRows}, {"Appréciations et commentaires des examinateurs", p.tickRows},
		{"Décisions du jury", p.decisionRows}, {"Blocs acquis à un autre titre", p.priorRows}, {"Documents", p.documentRows},
		{"Papiers reçus et vérifications d’identité", p.paperRows}, {"Numéros donnés par le réseau", p.networkRows},
		{"Ce qui a été transmis au réseau", p.toldRows}, {"Suivi après la certification", p.followUpRows}, {"Éliminations", p.listRows},
		{"Communications de ces données", p.disclosureRows}, {"Ce qui a été fait, jour par jour", p.actRows},
	} {
		var r rows
		s.rows(&r)
		all = append(all, data.SheetHeldSection{Title: s.title, Rows: r})
	}
	return all
}

func (p *personFile) identityRows(r *rows) {
	for _, c := range held(p.held, store.Candidates) {
		if c.ID != p.candidate.ID {
			r.add("Autre fiche", strings.Join(c.GivenNames, " ")+" "+c.BirthName+", "+c.Born(), "Réunie avec celle-ci.")
			continue
		}
		for _, change := range data.IdentityChanges(data.Candidate{}, c) {
			r.add(change.Field, change.After)
		}
	}
}

func (p *personFile) rectificationRows(r *rows) {
	for _, k := range held(p.held, store.Rectifications) {
		for _, change := range k.Changes() {
			r.add(shortDate(k.On), fmt.Sprintf("%s : « %s » au lieu de « %s »", change.Field, change.After, change.Before),
				fmt.Sprintf("%s du %s.", upperFirst(string(k.Basis)), shortDate(k.BasisOn)), p.free(k.Reason))
		}
	}
}

func (p *personFile) pathRows(r *rows) {
	for _, k := range held(p.held, store.Paths) {
		text := trackTitle(k.Track)
		if f, err := p.core.fiche(k.Fiche); err == nil {
			if route, ok := f.Route(k.Route); ok {
				text = route.Short + ", modalité « " + trackTitle(k.Track) + " »"
			}
		}
		var notes []string
		for _, d := range []struct {
			what string
			on   data.Date
		}{{"Entrée en formation le", k.TrainingFrom}, {"Fin de formation le", k.TrainingTo}, {"Immersion à partir du", k.ImmersionFrom}, {"Immersion jusqu’au", k.ImmersionTo},
			{"Recevabilité de la VAE le", k.VAEAdmissible}, {"Dossier de validation déposé le", k.VAEFiled}} {
			if !d.on.IsZero() {
				notes = append(notes, d.what+" "+shortDate(d.on)+".")
			}
		}
		r.add("RNCP"+k.Fiche, text+takenBack(k.Withdrawn), append(notes, p.free(k.Withdrawn))...)
	}
}

func (p *personFile) sessionRows(r *rows) {
	for _, e := range held(p.held, store.Enrolments) {
		for _, s := range p.sessions {
			if s.ID != e.Session {
				continue
			}
			var blocs []string
			for _, b := range e.Blocs {
				blocs = append(blocs, p.blocTitle(s.Fiche, b.Bloc))
			}
			text := s.Name + ", du " + shortDate(s.From) + " au " + shortDate(s.To)
			if !s.JuryOn.IsZero() {
				text += ", jury du " + shortDate(s.JuryOn)
			}
			r.add("Inscription", text+takenBack(e.Withdrawn), strings.Join(blocs, " ; "), p.free(e.Withdrawn))
			for _, t := range s.Ties {
				recused := ""
				if t.Recused {
					recused = "Ce membre n’a pas pris part à ce qui concerne la personne."
				}
				r.add("Lien noté", fmt.Sprintf("%s, membre du jury : %s", t.Member, t.Kind), recused)
			}
			for _, point := range s.SetAside {
				r.add("Point écarté", point.Point, point.Reason)
			}
		}
	}
	for _, m := range p.minutes {
		r.add("Procès-verbal", m.Number.String()+" du "+shortDate(rncp.DateOf(m.Issued)), "Il nomme aussi d’autres personnes : il n’est pas joint.")
	}
}

func (p *personFile) documentRows(r *rows) {
	for _, e := range p.documents {
		doc := e.Document
		text := doc.Number.Kind.Title() + " " + doc.Number.String() + ", " + e.State()
		if doc.Sheet.Bloc != nil {
			text += " – " + doc.Sheet.Bloc.Title
		}
		var notes []string
		if e.Annulled != nil {
			notes = append(notes, "Annulé le "+shortDate(e.Annulled.On)+" : "+p.free(e.Annulled.Reason))
		}
		for _, d := range held(p.held, store.Deliveries) {
			if d.Document == doc.ID {
				notes = append(notes, strings.TrimSpace(fmt.Sprintf("Remis le %s à %s, %s %s", shortDate(d.On), p.free(d.To), d.How, p.free(d.Reference)))+".")
			}
		}
		r.add(shortDate(rncp.DateOf(doc.Issued)), text, notes...)
	}
}

func (p *personFile) paperRows(r *rows) {
	for _, k := range held(p.held, store.PapersBack) {
		text := upperFirst(string(k.Kind))
		if k.Identity != "" {
			text += " : " + string(k.Identity) + " du " + shortDate(k.IdentityOn)
		}
		scan := ""
		if k.Scan != nil {
			scan = "Numérisé (" + strconv.Itoa((k.Scan.Size+1023)/1024) + " Ko)."
		}
		r.add(shortDate(k.On), text+takenBack(k.Withdrawn), p.free(k.Note), scan, p.free(k.Withdrawn))
	}
}

func (p *personFile) networkRows(r *rows) {
	for _, n := range held(p.held, store.NetworkNumbers) {
		text := n.Number
		if n.Bloc != "" {
			text += " – " + p.blocTitle(n.Fiche, n.Bloc)
		}
		for _, e := range p.documents {
			if e.Document.ID == n.Document {
				text += " – pour " + e.Document.Number.String()
			}
		}
		r.add(shortDate(n.On), text, "Reçu le "+shortDate(n.Received)+".")
	}
}

func (p *personFile) disclosureRows(r *rows) {
	for _, d := range held(p.held, store.Disclosures) {
		r.add(shortDate(d.On), "À "+p.free(d.Asker), p.free(d.Reason))
	}
}

// actRows are the lines of the journal; acts of one kind on one day, for one reason, make one.
func (p *personFile) actRows(r *rows) {
	for i := 0; i < len(p.acts); {
		first, n := p.acts[i], 0
		day := p.dayOf(first.At)
		for i < len(p.acts) && p.acts[i].Act == first.Act && p.acts[i].Reason == first.Reason && p.dayOf(p.acts[i].At) == day {
			n, i = n+1, i+1
		}
		once, several := Action(first.Act).Said()
		if n > 1 {
			once = fmt.Sprintf(several, n)
		}
		r.add(shortDate(day), once, first.Reason)
	}
}

func (p *personFile) dayOf(at time.Time) data.Date {
	return rncp.DateOf(at.In(p.core.clock().Location()))
}

// takenBack says of a record that it was.
func takenBack(withdrawn string) string {
	if withdrawn != "" {
		return " (retiré)"
	}
	return ""
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
