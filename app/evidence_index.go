package app

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
)

// index is the list at the head of the file: what is in it, and the beginnings of the hashes.
func (d *dossier) index(files []archived) data.Sheet {
	f := d.fiche()
	s := data.Sheet{
		Kind: data.KindEvidence, Template: d.core.drawer.Template(data.KindEvidence), Delivered: d.core.today(), Place: d.centre.City,
		Centre:        data.SheetCentre{Name: d.centre.Name, Address: d.centre.Address},
		Certification: certificationSheet(f, f.LastRegistration()), Session: d.about(), Blocs: len(f.Blocs), Example: d.centre.Example, Wording: d.wording,
		Evidence: &data.SheetEvidence{Scope: d.kind(), About: d.about(), Sessions: d.sessionWords(), By: d.core.operator.Name, Contents: d.contents(), Chain: d.chain},
	}
	switch {
	case d.scope.Candidate != "":
		s.Holder = holderSheet(d.candidate)
	case d.scope.Session != "":
		s.Evidence.About, s.Evidence.Sessions = s.Evidence.Sessions[0], nil
	}
	for _, e := range d.documents {
		doc := e.Document
		listed := data.SheetEvidenceDocument{Number: doc.Number.String(), Kind: doc.Number.Kind.Title(), On: rncp.DateOf(doc.Issued), State: e.State(), SHA256: doc.SHA256}
		switch {
		case e.Annulled != nil && e.Annulled.Replacement != "":
			listed.State, listed.Other = "remplacé par", e.Replacement.String()
		case e.Annulled == nil && doc.Relation == data.RelationReplacement:
			listed.State, listed.Other = "remplace", e.Original.String()
		}
		if doc.Sheet.Bloc != nil {
			listed.Detail = doc.Sheet.Bloc.Title
		}
		if doc.Candidate != "" && d.scope.Candidate == "" {
			listed.Holder = e.Candidate.Name()
		}
		s.Evidence.Listed = append(s.Evidence.Listed, listed)
	}
	for _, file := range files {
		s.Evidence.Files = append(s.Evidence.Files, data.SheetEvidenceFile{Name: file.name, Holds: file.holds, SHA256: file.sha256})
	}
	return s
}

// evidenceSpecimen is the list of an evidence file of an invented person, with one document in it.
func (c *composer) evidenceSpecimen(k *rules.Case) data.Sheet {
	s := c.blank(data.KindEvidence)
	sum := sha256.Sum256([]byte(k.Candidate.ID))
	hash := hex.EncodeToString(sum[:])
	s.Holder, s.Session = holderSheet(k.Candidate), k.Candidate.Name()
	s.Evidence = &data.SheetEvidence{
		Scope: "Candidat", About: s.Session, By: c.core.operator.Name, Chain: data.SheetEvidenceChain{Lines: 12, Hash: hash},
		Sessions: []string{c.view.Session.Name + ", jury du " + c.view.Jury.On.French()},
		Contents: []string{count(1, "inscription"), count(len(k.Results), "résultat"), count(len(k.Decisions), "décision") + " du jury", count(1, "document")},
		Listed:   []data.SheetEvidenceDocument{{Number: "aperçu", Kind: data.KindAttestation.Title(), On: s.Delivered, State: "original", SHA256: hash}},
		Files:    []data.SheetEvidenceFile{{Name: "resultats.csv", Holds: "Résultats, y compris remplacés ou retirés", SHA256: hash}},
	}
	return s
}

// sessionWords says of each session when its jury sat and whether it is closed.
func (d *dossier) sessionWords() []string {
	words := make([]string, len(d.views))
	for i, v := range d.views {
		words[i] = v.Session.Name
		if !v.Jury.On.IsZero() {
			words[i] += ", jury du " + v.Jury.On.French()
		}
		if v.Session.Sealed.IsZero() {
			words[i] += ", non close"
		} else {
			words[i] += ", close le " + v.Session.Sealed.French()
		}
	}
	return words
}

// contents counts what is in the file.
func (d *dossier) contents() []string {
	results, ticks, decisions := 0, 0, 0
	people := map[data.ID]bool{}
	for _, s := range d.sittings {
		results += len(s.results)
		ticks += len(s.ticks)
		decisions += len(s.decisions)
		if d.scope.Candidate == "" {
			people[s.kase.Candidate.ID] = true
		}
	}
	var words []string
	for _, c := range []struct {
		n           int
		word, after string
	}{
		{len(people), "candidat", ""}, {len(d.sittings), "inscription", ""}, {results, "résultat", ""}, {ticks, "appréciation", " de compétences"},
		{decisions, "décision", " du jury"}, {len(d.documents), "document", ""}, {len(d.papers), "papier", " en retour"}, {len(d.lines), "ligne", " du journal"},
	} {
		if c.n > 0 {
			words = append(words, count(c.n, c.word)+c.after)
		}
	}
	return append(words, d.gone()...)
}

// gone says what is missing because it was disposed of.
func (d *dossier) gone() []string {
	var words []string
	for _, r := range (data.Conservation{}).Retentions() {
		for _, v := range d.views {
			if n := v.Gone[r.Kind]; n > 0 {
				words = append(words, fmt.Sprintf("%s, %s : éliminé (bordereau n° %d)", lowerFirst(r.Title), v.Session.Name, n))
			}
		}
	}
	return words
}

// readMe says what is in the archive, whence, when and by whom, and how to check it.
func (d *dossier) readMe() []byte {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("DOSSIER DE PREUVES – %s", d.about())
	say("")
	say("Centre : %s", d.centre.Name)
	say("Portée : %s – %s", strings.ToLower(d.kind()), d.about())
	for _, s := range d.sessionWords() {
		say("Session : %s", s)
	}
	say("Établi le : %s", d.core.today().French())
	say("Par : %s", d.core.operator.Name)
	say("Contenu : %s.", list(d.contents()))
	if d.centre.Example {
		say("")
		say("SPÉCIMEN : ce centre est un exemple, les personnes sont inventées.")
	}
	say("\n%s", strings.TrimSpace(readMeFiles))
	if d.scope.Candidate != "" {
		say("\n%s", strings.TrimSpace(d.alone()))
	}
	say("\n%s", strings.TrimSpace(readMeSums))
	say("\n%s", strings.TrimSpace(readMeChain))
	say("Le journal avait alors %d lignes ; empreinte de la dernière :\n%s", d.chain.Lines, d.chain.Hash)
	return []byte(strings.ReplaceAll(b.String(), "\n", "\r\n"))
}

// alone says what was left out of a candidate's file.
func (d *dossier) alone() string {
	if d.scope.Minutes {
		return "Les procès-verbaux sont joints à la demande : ils nomment les autres candidats. Un texte des tableaux qui porte le nom\nd’un autre candidat est retiré."
	}
	return "Ce dossier ne concerne qu’une personne : les procès-verbaux et les feuilles d’émargement, qui nomment les autres candidats, n’y\nsont pas, et un texte qui porte le nom d’un autre candidat est retiré."
}

const readMeFiles = `
CE QUE CONTIENT LE DOSSIER
index.pdf               la liste des documents et des fichiers
inscriptions.csv        les inscriptions et les parcours
resultats.csv           les résultats, y compris ceux qui ont été remplacés ou retirés
competences.csv         les appréciations des compétences
decisions.csv           les décisions du jury, y compris celles qui ont été remplacées ou retirées
acquis-anterieurs.csv   les blocs acquis à un autre titre que les sessions du centre
documents.csv           le registre des documents, avec leur état et leur remise
documents/              les documents émis, tels qu’ils ont été figés à leur émission
papiers-recus.csv       les papiers signés revenus au centre
papiers-recus/          ceux qui ont été numérisés
journal.csv             les lignes du journal qui concernent ce dossier
empreintes.txt          l’empreinte SHA-256 de chaque fichier
Les tableaux s’ouvrent dans un tableur : point-virgule, UTF-8, virgule décimale. Une apostrophe est mise devant un texte qui
commence par = + - ou @, pour qu’un tableur n’en fasse pas une formule.
`

const readMeSums = `
VÉRIFIER LES FICHIERS
Extrayez le dossier, puis, depuis l’endroit où il est extrait :
  Linux     sha256sum -c empreintes.txt
  macOS     shasum -a 256 -c empreintes.txt
  Windows   Get-FileHash -Algorithm SHA256 "nom du fichier"   (dans PowerShell ; comparez avec empreintes.txt)
Un document figé garde toujours la même empreinte : celle du registre, celle de documents.csv, celle de empreintes.txt.
`

const readMeChain = `
VÉRIFIER LE JOURNAL
Chaque ligne du journal cite l’empreinte de la précédente : changer une ligne, ou la retirer, oblige à changer toutes celles qui la
suivent, jusqu’à la dernière, dont l’empreinte est ci-dessous et dans index.pdf. L’extrait n’a pas toutes les lignes ; chacune se
vérifie seule, et toutes ensemble dans le dossier du centre (certibloc check).
L’empreinte d’une ligne est le SHA-256 de neuf champs mis bout à bout, chacun précédé de sa longueur en octets (8 octets, poids fort
en tête) : le texte « certibloc journal line 1 », le numéro de la ligne (8 octets), l’identifiant de l’acte, l’instant exact,
l’identifiant de l’opérateur, l’acte, le nombre d’enregistrements (8 octets), l’empreinte du contenu, l’empreinte précédente.
`
