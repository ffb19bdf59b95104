package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
)

// Someone is a person as a comparison shows them.
type Someone struct {
	Head      string // of the column: « Saisi », « Déjà au centre »
	Candidate data.Candidate
	Facts     []string // what the centre has of them: sessions, blocs held, documents
}

// SideBySide sets two persons beside one another, field by field, and says in words where they differ.
func SideBySide(left, right Someone) fyne.CanvasObject {
	table := VStack(-0.6, compared("", Strong(left.Head), Strong(right.Head), ""), fw.NewSeparator())
	a, b := left.Candidate, right.Candidate
	for _, row := range [][3]string{
		{"Nom de naissance", a.BirthName, b.BirthName},
		{"Nom d’usage", a.UsageName, b.UsageName},
		{"Prénoms", strings.Join(a.GivenNames, " "), strings.Join(b.GivenNames, " ")},
		{"Sexe", string(a.Sex), string(b.Sex)},
		{"Naissance", FormatDate(a.BirthDate), FormatDate(b.BirthDate)},
		{"Lieu", a.BirthPlace.String(), b.BirthPlace.String()},
	} {
		if row[1] != "" || row[2] != "" {
			table.Add(compared(row[0], Body(orDash(row[1])), Body(orDash(row[2])), difference(row[1], row[2])))
		}
	}
	if len(left.Facts)+len(right.Facts) > 0 {
		table.Add(compared("Au centre", Body(orDash(strings.Join(left.Facts, "\n"))), Body(orDash(strings.Join(right.Facts, "\n"))), ""))
	}
	return table
}

func compared(label string, left, right fyne.CanvasObject, difference string) fyne.CanvasObject {
	var said fyne.CanvasObject = Quiet("")
	if difference != "" {
		said = Coloured(difference, theme.ColorNameWarning)
	}
	return Shares([]float32{0.2, 0.32, 0.32, 0.16}, Quiet(label), left, right, said)
}

// difference says in a word how two texts differ.
func difference(a, b string) string {
	switch {
	case a == b:
		return ""
	case data.Fold(a) == data.Fold(b):
		return "autre graphie"
	}
	return "diffère"
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// Look is someone known who looks like the person typed, and why.
type Look struct {
	Someone
	Why string // « noms intervertis, même date de naissance »
}

// AskSame shows beside the person typed those known who look alike, the likeliest first, and asks who it is: same is given one of
// them; other means that it is nobody of them. Escape decides nothing.
func AskSame(host Host, typed data.Candidate, known []Look, take string, same func(data.Candidate), other func()) {
	box := VStack(1.5)
	var focus fyne.Focusable
	var closeIt func()
	for _, k := range known {
		if k.Head == "" {
			k.Head = "Déjà au centre"
		}
		this := Primary(take, func() {
			closeIt()
			same(k.Candidate)
		})
		if focus == nil {
			focus = this
		}
		why := strings.ToUpper(k.Why[:1]) + k.Why[1:] + "."
		box.Add(VStack(0.5, Banner(ToneWarning, why), SideBySide(Someone{Head: "Saisi", Candidate: typed}, k.Someone), container.NewHBox(this)))
	}
	another := Secondary("C’est quelqu’un d’autre", func() {
		closeIt()
		other()
	})
	back := Secondary("Revenir à la saisie", func() { closeIt() })
	foot := container.NewBorder(nil, nil, nil, HStack(back, another))
	scroll := container.NewVScroll(box)
	scroll.SetMinSize(fyne.NewSize(860, min(box.MinSize().Height+2*Unit, 460)))
	closeIt = host.Show("Est-ce la même personne ?", container.NewBorder(nil, foot, nil, nil, scroll), focus)
}
