package widget

import (
	"fyne.io/fyne/v2/container"

	"certibloc/data"
)

// NewSecret returns a field that does not show what is typed.
func NewSecret() *TextField {
	f := NewTextField("")
	f.Password = true
	return f
}

// PassphraseRules say what a passphrase lacks, in a sentence, and draw one. Nothing is lacking where the sentence is empty.
type PassphraseRules struct {
	Missing func(passphrase string) string
	Draw    func() (string, error)
}

// NewPassphrase is the pair of fields in which a passphrase is chosen. It counts it as one types, and can draw one.
type NewPassphrase struct {
	First, Again *TextField
	Fields       []*Field // the two, for a form

	rules PassphraseRules
}

// lostForGood is said below the first field while it is empty.
const lostForGood = "Sept mots, par exemple. Elle protège tout le dossier ; notez-la en lieu sûr."

// ChoosePassphrase returns the fields, with their labels.
func ChoosePassphrase(label string, rules PassphraseRules) *NewPassphrase {
	p := &NewPassphrase{First: NewSecret(), Again: NewSecret(), rules: rules}
	drawn := Plain("Proposer une phrase", p.draw)
	p.Fields = []*Field{
		{Label: label, Hint: lostForGood, Input: container.NewBorder(nil, nil, nil, drawn, p.First), Check: p.check},
		{Label: "La même, une seconde fois", Input: p.Again, Check: func() error {
			if p.Again.Text != p.First.Text {
				return data.Refuse("Les deux saisies diffèrent.").Hint("Tapez deux fois la même phrase.")
			}
			return nil
		}},
	}
	p.First.OnChanged = func(string) { p.count() }
	return p
}

// Value returns what was chosen.
func (p *NewPassphrase) Value() []byte { return []byte(p.First.Text) }

func (p *NewPassphrase) check() error {
	switch missing := p.rules.Missing(p.First.Text); {
	case p.First.Text == "":
		return data.Refuse("La phrase de passe manque.").Hint("Prenez sept mots, ou faites-en proposer.")
	case missing != "":
		return data.Refuse("Trop facile à deviner.").Hint("%s", missing)
	}
	return nil
}

// count says how far the passphrase is.
func (p *NewPassphrase) count() {
	said := lostForGood
	if text := p.First.Text; text != "" {
		if said = p.rules.Missing(text); said == "" {
			said = "Assez longue. Notez-la en lieu sûr : elle ne se retrouve pas."
		}
	}
	p.Fields[0].Hint = said
	p.Fields[0].Tell(nil)
}

// draw proposes a passphrase, in the open so that one can note it.
func (p *NewPassphrase) draw() {
	phrase, err := p.rules.Draw()
	if err != nil {
		p.Fields[0].Tell(data.Refuse("Aucune phrase n’a pu être tirée.").Hint("Choisissez sept mots vous-même.").Because(err))
		return
	}
	for _, f := range []*TextField{p.First, p.Again} {
		f.Password = false
		f.SetText(phrase)
		f.Refresh()
	}
}
