package settings

import (
	"bytes"
	"context"
	"image/color"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/ui/widget"
)

// logos is the card of the logos that documents bear. Each is kept as soon as it is chosen.
type logos struct {
	page  *Page
	parts map[data.LogoRole]*logoPart
}

// logoPart is one of them: its picture, or that there is none.
type logoPart struct {
	shown  string // SHA-256 of the picture shown
	place  *fyne.Container
	remove *widget.Button
}

// The room in which a logo is shown, on white as it is printed.
const (
	logoShownWidth  = 260
	logoShownHeight = 84
)

func newLogos(p *Page) *logos {
	l := &logos{page: p, parts: map[data.LogoRole]*logoPart{}}
	for _, role := range []data.LogoRole{data.LogoCentre, data.LogoNetwork} {
		l.parts[role] = &logoPart{place: container.NewStack(), remove: widget.Secondary("Retirer", func() { l.removeLogo(role) })}
	}
	return l
}

func (l *logos) content() fyne.CanvasObject {
	return widget.Card(widget.VStack(1, widget.Heading("Logos"),
		widget.Body("En tête des lettres et attestations et en haut des certificats : celui du centre à gauche, celui du réseau à droite. Une image PNG ou JPEG, de n’importe quelle taille ; le blanc qui l’entoure est retiré."),
		widget.Small("Le logo de France compétences ne peut figurer sur aucun document. Un document déjà émis garde le sien."),
		widget.Halves(l.part("Logo du centre", data.LogoCentre), l.part("Logo du réseau", data.LogoNetwork))))
}

func (l *logos) part(title string, role data.LogoRole) fyne.CanvasObject {
	p := l.parts[role]
	choose := widget.Secondary("Choisir…", func() { l.choose(role) })
	return container.NewVBox(widget.Strong(title), widget.Width(widget.Height(p.place, logoShownHeight), logoShownWidth), widget.HStack(choose, p.remove))
}

func (l *logos) choose(role data.LogoRole) {
	l.page.host.ChooseFile([]string{".png", ".jpg", ".jpeg"}, func(path string) {
		l.page.host.Run("Lecture du logo", func(ctx context.Context, _ func(int, int)) error {
			raw, err := os.ReadFile(path)
			if err != nil {
				return data.Refuse("Le fichier « %s » ne peut pas être lu.", filepath.Base(path)).Hint("Choisissez-en un autre.").Because(err)
			}
			return l.page.desk.Centre.SetLogo(ctx, role, path, raw)
		}, func(err error) { l.done(err, "Les documents émis désormais portent "+role.Title()+".") })
	})
}

func (l *logos) removeLogo(role data.LogoRole) {
	l.done(l.page.desk.Centre.RemoveLogo(context.Background(), role), "Les documents émis désormais ne portent plus "+role.Title()+".")
}

func (l *logos) done(err error, sentence string) {
	if err != nil {
		l.page.host.Refuse(err)
		return
	}
	l.page.Refresh()
	l.page.host.Tell(sentence)
}

// follow shows the logos as they are on disk.
func (l *logos) follow() {
	for role, part := range l.parts {
		i := slices.IndexFunc(l.page.saved.Logos, func(logo data.Logo) bool { return logo.Role == role })
		if i < 0 {
			part.shown = ""
			part.remove.Hide()
			part.place.Objects = []fyne.CanvasObject{widget.NewSurface(widget.ColorSurface, container.NewCenter(widget.Quiet("Aucun")))}
			part.place.Refresh()
			continue
		}
		logo := l.page.saved.Logos[i]
		part.remove.Show()
		if part.shown == logo.SHA256 {
			continue
		}
		raw, err := l.page.desk.Centre.Logo(logo)
		if err != nil {
			l.page.host.Refuse(err)
			continue
		}
		picture := canvas.NewImageFromReader(bytes.NewReader(raw), logo.SHA256+".png")
		picture.FillMode = canvas.ImageFillContain
		part.shown = logo.SHA256
		part.place.Objects = []fyne.CanvasObject{canvas.NewRectangle(color.White), widget.Margin(picture, 0.5)}
		part.place.Refresh()
	}
}
