package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"certibloc/data"
	"certibloc/data/seal"
	"certibloc/data/store"
)

// CodeReader reads the codes of a PDF from what its pages show. It is what verifying needs of pdf/view.
type CodeReader interface {
	// Pages returns how many pages a PDF has.
	Pages(pdf []byte) (int, error)
	// ReadCodes returns the texts of the QR codes on the drawn picture of a page, from 0. torn reports a code that cannot be
	// read, blank a page that shows nothing.
	ReadCodes(ctx context.Context, pdf []byte, page int) (codes []string, torn, blank bool, err error)
	// Text returns the text of a page, a line a line, empty where the page is but a picture.
	Text(pdf []byte, page int) (string, error)
}

// Verdict is what verifying comes to.
type Verdict string

// The verdicts. All but the first mean that the document proves nothing.
const (
	VerdictValid        Verdict = "VALIDE"
	VerdictAltered      Verdict = "ALTÉRÉ"
	VerdictUnknownKey   Verdict = "CLÉ INCONNUE"
	VerdictCancelled    Verdict = "ANNULÉ"
	VerdictUnregistered Verdict = "ABSENT DU REGISTRE"
	VerdictUnreadable   Verdict = "CODE ILLISIBLE"
	VerdictForeign      Verdict = "AUTRE CODE"
	VerdictNone         Verdict = "SANS CODE"
)

// Registered is what the register knows of a number.
type Registered struct {
	SHA256   string            // of the PDF that was issued
	Annulled *data.Annulment   // nil while it is in force
	Kind     data.DocumentKind // of the document
}

// Verifier verifies signed codes. It needs no desk: keys from a file are enough.
type Verifier struct {
	Reader    CodeReader // needed to verify a PDF
	Keys      []seal.PublicKey
	Cancelled *data.CancelledList // or nil
	// Register is what the centre's register knows, by number, and Own the identifiers of its keys: it knows nothing of a code
	// that another centre's key has signed. Nil when there is none to look into.
	Register map[string]Registered
	Own      []string
}

// Checked is what one code, or one page without any, came to.
type Checked struct {
	Page      int // from 1; 0 for a text
	Verdict   Verdict
	Code      string         // what was read, signature included
	Statement data.Statement // zero unless the code is whole and of a known key
	Key       seal.PublicKey
	Facts     []Fact // what the code says beside what the page prints
	Compared  bool   // the page has a text to compare with
	Same      bool   // the file is the one of the register, byte for byte
	Reason    string // the sentence of the verdict
	Notes     []string
}

// MaxVerified is the largest PDF that is verified, in bytes.
const MaxVerified = 64 << 20

// MaxPages is how many pages of a PDF are verified.
const MaxPages = 500

// Valid reports whether everything that was checked is valid, and there was something.
func Valid(all []Checked) bool {
	for _, c := range all {
		if c.Verdict != VerdictValid {
			return false
		}
	}
	return len(all) > 0
}

// PDF verifies the codes on the pages of a PDF, each as it is drawn. Pages that show nothing are left out.
func (v Verifier) PDF(ctx context.Context, pdf []byte) ([]Checked, error) {
	pages, err := v.Reader.Pages(pdf)
	if err != nil {
		return nil, data.Refuse("Ce fichier n’est pas un PDF qui se lise : il est d’une autre sorte, abîmé ou protégé par un mot de passe.").
			Hint("Donnez le PDF du certificat, ou son scan enregistré en PDF.").Because(err)
	}
	if pages > MaxPages {
		return nil, data.Refuse("Ce PDF a %d pages : c’est trop pour une vérification.", pages).Hint("Donnez le PDF du seul certificat.")
	}
	var all []Checked
	for page := range pages {
		checked, err := v.page(ctx, pdf, page)
		if err != nil {
			return all, err
		}
		all = append(all, checked...)
	}
	if len(all) == 0 {
		all = []Checked{{Page: 1, Verdict: VerdictNone, Reason: "Ce PDF ne montre rien : toutes ses pages sont vides."}}
	}
	return all, nil
}

func (v Verifier) page(ctx context.Context, pdf []byte, page int) ([]Checked, error) {
	codes, torn, blank, err := v.Reader.ReadCodes(ctx, pdf, page)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, data.Refuse("La page %d ne peut pas être dessinée : le PDF est abîmé.", page+1).Hint("Demandez une autre copie du fichier.").Because(err)
	}
	if blank {
		return nil, nil
	}
	printed, err := v.Reader.Text(pdf, page)
	if err != nil {
		printed = ""
	}
	var all, foreign []Checked
	for _, code := range codes {
		c := v.code(code)
		c.Page = page + 1
		if c.Verdict == VerdictForeign {
			foreign = append(foreign, c)
			continue
		}
		all = append(all, v.against(c, printed, pdf))
	}
	switch {
	case len(all) > 0:
		return all, nil
	case len(foreign) > 0:
		return foreign, nil
	case torn || keyPrinted(printed):
		return []Checked{{Page: page + 1, Verdict: VerdictUnreadable,
			Reason: "La page porte un code, mais il ne se lit pas : une tache, un pli ou une coupe le couvre, ou la numérisation est trop grossière. " +
				"Numérisez à 300 points par pouce, bien à plat ; sinon demandez un duplicata au centre."}}, nil
	}
	return []Checked{{Page: page + 1, Verdict: VerdictNone,
		Reason: "Aucun code ne se lit sur cette page : rien n’est prouvé. S’il y en a un sur le papier, numérisez-le à 300 points par pouce, en entier."}}, nil
}

// Text verifies the text of a code, as a telephone has read it.
func (v Verifier) Text(code string) Checked { return v.settle(v.code(code)) }

// code says what a code is worth by itself: whole, of a known key, and in its own words.
func (v Verifier) code(code string) Checked {
	c := Checked{Code: code}
	signed, err := seal.ParseSigned(code)
	if err != nil {
		c.Verdict, c.Reason = VerdictForeign, "Ce code n’est pas un code signé de Certibloc, ou il est incomplet : la dernière ligne commence par « CB1 » et compte 110 signes."
		return c
	}
	c.Key, err = signed.Verify(v.Keys)
	switch {
	case errors.Is(err, seal.ErrUnknownKey):
		c.Verdict = VerdictUnknownKey
		c.Reason = fmt.Sprintf("Le code est signé par la clé %s, qui n’est pas parmi les clés connues. Demandez au centre ses clés publiques ; si elle n’y est pas, le document ne vient pas de lui.", signed.KeyID)
		return c
	case err != nil:
		c.Verdict = VerdictAltered
		c.Reason = "Le texte du code n’est pas celui que le centre a signé : au moins une lettre a changé. Ce document ne prouve rien."
		return c
	}
	if c.Statement, err = data.ParseStatement(signed.Text); err != nil {
		c.Verdict, c.Reason = VerdictForeign, "Ce texte est signé par le centre, mais ce n’est pas celui d’un certificat."
		return c
	}
	c.Verdict = VerdictValid
	return c
}

// against compares a code with what its page prints.
func (v Verifier) against(c Checked, printed string, pdf []byte) Checked {
	c = v.settle(c)
	if c.Statement == (data.Statement{}) {
		return c
	}
	c.Facts, c.Compared = compare(c.Statement, printed)
	if !c.Compared {
		c.Notes = append(c.Notes, "La page est une image, sans texte à relire : comparez à l’œil ce que dit le code et ce qui est imprimé.")
		return c
	}
	if missing := missingFacts(c.Facts); missing != "" {
		c.Verdict = VerdictAltered
		c.Reason = "La page n’imprime pas ce que dit le code (" + missing + ") : elle a été changée, ou le code vient d’un autre document. Ce document ne prouve rien."
		return c
	}
	if r, ok := v.Register[c.Statement.Number]; ok {
		c.Same = r.SHA256 == sumOf(pdf)
	}
	return c
}

func sumOf(pdf []byte) string {
	sum := sha256.Sum256(pdf)
	return hex.EncodeToString(sum[:])
}

// settle looks up whether what is signed is still in force.
func (v Verifier) settle(c Checked) Checked {
	if c.Verdict != VerdictValid {
		return c
	}
	s := c.Statement
	c.Reason = fmt.Sprintf("Le code est signé par %s (clé %s) et n’a pas changé d’une lettre.", c.Key.Centre, c.Key.ID)
	if s.Specimen {
		c.Notes = append(c.Notes, "C’est un SPÉCIMEN du centre d’exemple : la personne est inventée, il ne vaut rien.")
	}
	registered := v.Register != nil && slices.Contains(v.Own, c.Key.ID)
	if registered {
		r, ok := v.Register[s.Number]
		switch {
		case !ok:
			c.Verdict, c.Reason = VerdictUnregistered, fmt.Sprintf("Le code est bien signé, mais le registre du centre n’a pas de document %s. Vérifiez que le dossier est à jour ; sinon la clé a pu servir hors du programme.", s.Number)
			return c
		case r.Annulled != nil:
			c.Verdict, c.Reason = VerdictCancelled, fmt.Sprintf("Le document %s est annulé depuis le %s, d’après le registre du centre.", s.Number, r.Annulled.On.French())
			return c
		}
	}
	if v.Cancelled != nil {
		if n, ok := v.Cancelled.Find(s.Number); ok {
			c.Verdict, c.Reason = VerdictCancelled, fmt.Sprintf("Le document %s est annulé depuis le %s, d’après la liste du centre au %s.", s.Number, n.On.French(), v.Cancelled.On.French())
			return c
		}
		c.Notes = append(c.Notes, fmt.Sprintf("Il n’est pas dans la liste des numéros annulés de %s au %s.", v.Cancelled.Centre, v.Cancelled.On.French()))
	}
	if v.Cancelled == nil && !registered {
		c.Notes = append(c.Notes, "Une annulation n’a pas été recherchée : il y faut la liste des numéros annulés du centre, ou son registre.")
	}
	return c
}

// ReadCancelled reads a centre's signed list of cancelled numbers. One that is not signed by a known key is refused.
func (v Verifier) ReadCancelled(text string) (*data.CancelledList, error) {
	signed, err := seal.ParseSigned(text)
	if err != nil {
		return nil, data.Refuse("Ce n’est pas une liste signée de numéros annulés.").Hint("Prenez le fichier que le centre a exporté, en entier.").Because(err)
	}
	switch _, err = signed.Verify(v.Keys); {
	case errors.Is(err, seal.ErrUnknownKey):
		return nil, data.Refuse("La liste des numéros annulés est signée par la clé %s, qui n’est pas connue.", signed.KeyID).Hint("Donnez les clés publiques du même centre.").Because(err)
	case err != nil:
		return nil, data.Refuse("La liste des numéros annulés a été changée après sa signature.").Hint("Demandez-la de nouveau au centre.").Because(err)
	}
	list, err := data.ParseCancelled(signed.Text)
	if err != nil {
		return nil, err
	}
	return &list, nil
}

// Verifier returns what verifies codes with the keys and the register of the centre.
func (a Codes) Verifier(reader CodeReader) (Verifier, error) {
	v := Verifier{Reader: reader, Register: map[string]Registered{}}
	err := a.core.store.View(func(tx *store.Tx) error {
		centre, err := theCentre(tx)
		if err != nil {
			return err
		}
		v.Keys = publicKeys(tx, centre.Name)
		for _, k := range v.Keys {
			v.Own = append(v.Own, k.ID)
		}
		for doc := range store.Documents.All(tx) {
			v.Register[doc.Number.String()] = Registered{SHA256: doc.SHA256, Annulled: annulledWith(tx, doc), Kind: doc.Number.Kind}
		}
		return nil
	})
	return v, err
}
