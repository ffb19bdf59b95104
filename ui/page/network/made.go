package network

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/ui/widget"
)

// made lists the parcels, the latest first, with what became of each.
func (p *Page) made() fyne.CanvasObject {
	rows := widget.VStack(1, widget.Heading("Lots établis"))
	for i, s := range p.parcels {
		if i > 0 {
			rows.Add(fw.NewSeparator())
		}
		rows.Add(p.parcel(s))
	}
	return rows
}

func (p *Page) parcel(s app.ParcelState) fyne.CanvasObject {
	kind := "nouveautés"
	if s.Full {
		kind = "complet"
	}
	about := fmt.Sprintf("%s, établi le %s : %s, %s en tout.", kind, s.Made.French(), count(s.Certifications, "certification", "certifications"), count(s.Parcel.Lines, "ligne", "lignes"))
	actions := container.NewHBox(p.handButton(s), widget.Plain("Écrire à nouveau", func() { p.again(s) }))
	head := container.NewBorder(nil, nil, nil, container.NewCenter(actions),
		widget.VStack(-1, widget.HStack(widget.Strong(s.Name), state(s)), widget.Quiet(about)))
	rows := widget.VStack(0.5, head)
	for _, l := range s.Lines {
		rows.Add(p.refused(l))
	}
	return rows
}

// state is what state a parcel is in, in a colour that only helps.
func state(s app.ParcelState) fyne.CanvasObject {
	words, colour := s.Words(), widget.ColorQuiet
	switch {
	case s.Refused > 0:
		colour = widget.ColorAccent
	case s.Late:
		words, colour = words+", accusé en retard", widget.ColorAccent
	}
	switch {
	case s.Denied > 0:
		words += fmt.Sprintf(" : %s sur %d", count(s.Denied, "certification", "certifications"), s.Certifications)
	case s.Refused > 0:
		words += " : " + count(s.Refused, "ligne", "lignes")
	}
	t := widget.Coloured(words, colour)
	t.Wrapping = fyne.TextWrapOff
	return t
}

// refused is a line that the network has refused, why, and where it is mended.
func (p *Page) refused(l app.ParcelLineState) fyne.CanvasObject {
	who := l.Name + ", " + strings.ToLower(l.Part)
	if !l.Open {
		return widget.Quiet(who + " : refusé, puis envoyé à nouveau.")
	}
	words := widget.VStack(-1, widget.Strong(who), widget.VStack(-1, widget.Body(l.Advice.Plain+" "+l.Advice.Do), widget.Small("Cause probable : "+lower(l.Advice.Cause))))
	to, label := widget.Place{Area: widget.AreaCandidates, ID: l.Candidate}, "Voir la personne"
	switch {
	case l.Document != "":
		to, label = widget.Place{Area: widget.AreaRegister, ID: l.Document}, "Voir le document"
	case l.Candidate == "" && l.Session != "":
		to, label = widget.Place{Area: widget.AreaSessions, ID: l.Session, Step: widget.StepJury}, "Voir la session"
	case l.Candidate == "":
		return words
	}
	return beside(words, widget.Secondary(label, func() { p.host.Go(to) }))
}

func lower(s string) string {
	if s == "" {
		return s
	}
	r := []rune(s)
	return strings.ToLower(string(r[0])) + string(r[1:])
}

// handButton asks on which day a parcel was sent, while nobody has answered it.
func (p *Page) handButton(s app.ParcelState) fyne.CanvasObject {
	if len(s.Receipts) > 0 {
		return widget.HStack()
	}
	return widget.Plain("Noter la remise…", func() { p.askHanded(s) })
}

func (p *Page) askHanded(s app.ParcelState) {
	day := widget.NewDateField()
	day.SetDate(p.desk.Today())
	if !s.Handed.IsZero() {
		day.SetDate(s.Handed)
	}
	field := &widget.Field{Label: "Remis au réseau le", Input: widget.Width(day, 150), Check: widget.Dated(day)}
	widget.FormDialog{Title: "Remise du lot " + s.Name, Action: "Noter la remise", Fields: []*widget.Field{field}, First: day, Typed: []*widget.TextField{&day.TextField}, At: field,
		Words: "Le programme attend ensuite l’accusé, et le rappelle s’il tarde.",
		Do: widget.AtOnce(func() error {
			on, _ := day.Date() // it was checked
			err := p.desk.Parcels.Hand(context.Background(), s.ID, on)
			if err == nil {
				p.host.Tell("Remise notée : " + s.Name + ".")
			}
			return err
		})}.Show(p.host)
}

// again writes a parcel once more, the same bytes.
func (p *Page) again(s app.ParcelState) {
	dir, err := parcelsFolder()
	if err != nil {
		p.host.Refuse(err)
		return
	}
	path := ""
	p.work("Lot pour le réseau", dir, func(context.Context) (err error) {
		path, err = p.desk.Parcels.WriteAgain(s.ID, dir)
		return err
	}, func() { p.host.Tell("Lot écrit à nouveau : " + filepath.Clean(path)) })
}

// choose reads the file of a receipt, says what it says, and notes it when one agrees.
func (p *Page) choose() {
	p.host.ChooseFile(receiptEndings, func(path string) {
		if path == "" {
			return
		}
		var reading app.Reading
		p.host.Run("Lecture de l’accusé", func(context.Context, func(int, int)) (err error) {
			reading, err = p.desk.Parcels.OpenReceipt(path)
			return err
		}, func(err error) {
			if err != nil {
				p.host.Refuse(err)
				return
			}
			p.host.Ask(widget.Question{Title: "Noter cet accusé ?", Text: words(reading), Confirm: "Noter l’accusé", Do: func() { p.receive(path) }})
		})
	})
}

func (p *Page) receive(path string) {
	var reading app.Reading
	p.host.Run("Lecture de l’accusé", func(ctx context.Context, _ func(int, int)) (err error) {
		reading, err = p.desk.Parcels.Receive(ctx, path)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Refuse(err)
			return
		}
		p.host.Tell("Accusé noté : " + reading.File + ".")
	})
}

// words says what a receipt says.
func words(r app.Reading) string {
	var said []string
	for _, a := range r.Answers {
		s := fmt.Sprintf("%s : %s, %s.", a.Parcel.Name, count(a.Accepted, "ligne acceptée", "lignes acceptées"), count(a.Refused, "refusée", "refusées"))
		if a.Parchments > 0 {
			s += " " + count(a.Parchments, "numéro de parchemin sera noté.", "numéros de parchemins seront notés.")
		}
		said = append(said, s)
	}
	said = append(said, r.Notes...)
	return strings.Join(append(said, "Cela ne se défait pas : un accusé faux est remplacé par un accusé suivant."), "\n\n")
}
