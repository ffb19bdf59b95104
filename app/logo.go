package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	_ "image/jpeg" // logos come as PNG or JPEG
	"image/png"
	"path/filepath"
	"slices"
	"sync"

	"golang.org/x/image/draw"

	"certibloc/data"
	"certibloc/data/store"
)

// The bounds of a logo: of the file that is brought, in bytes and pixels, and of the picture that is kept, which is as sharp
// as its place on paper needs at 400 dots an inch.
const (
	maxLogoFile   = 20 << 20
	maxLogoPixels = 60_000_000
	leastLogoSide = 40
	logoWidth     = 700
	logoHeight    = 260
)

// SetLogo keeps a logo, a PNG or JPEG of any size, re-encoded once; name is that of its file. Documents already issued keep
// the one that they have.
func (a Centre) SetLogo(ctx context.Context, role data.LogoRole, name string, raw []byte) error {
	picture, err := cleanLogo(filepath.Base(name), raw)
	if err != nil {
		return err
	}
	picture = oddOrEven(picture, role)
	var kept bytes.Buffer
	if err := png.Encode(&kept, picture); err != nil {
		return err
	}
	sum := sha256.Sum256(kept.Bytes())
	logo := data.Logo{Role: role, SHA256: hex.EncodeToString(sum[:]), Size: kept.Len(), Width: picture.Rect.Dx(), Height: picture.Rect.Dy()}
	return a.changeLogo(ctx, role, &logo, kept.Bytes())
}

// RemoveLogo lets documents bear no logo of a role any more.
func (a Centre) RemoveLogo(ctx context.Context, role data.LogoRole) error {
	return a.changeLogo(ctx, role, nil, nil)
}

func (a Centre) changeLogo(ctx context.Context, role data.LogoRole, logo *data.Logo, picture []byte) error {
	a.core.writer.Lock()
	changes, err := func() ([]data.Change, error) {
		if err := ActSettings.allow(a.core.operator.Role); err != nil {
			return nil, err
		}
		if logo != nil {
			if _, err := a.core.store.PutFile(picture); err != nil {
				return nil, err
			}
		}
		return a.core.write(ctx, ActSettings, "", func(tx *store.Tx) error {
			centre, err := theCentre(tx)
			if err != nil {
				return err
			}
			centre.Logos = slices.DeleteFunc(slices.Clone(centre.Logos), func(l data.Logo) bool { return l.Role == role })
			if logo != nil {
				centre.Logos = append(centre.Logos, *logo)
			}
			return store.Centres.Put(tx, centre)
		})
	}()
	a.core.writer.Unlock()
	a.core.publish(changes)
	return err
}

// Logo returns the picture of a logo, as a PNG.
func (a Centre) Logo(logo data.Logo) ([]byte, error) { return a.core.store.File(logo.SHA256) }

// cleanLogo decodes a picture within bounds and lays it, no larger than its place needs, on white.
func cleanLogo(name string, raw []byte) (*image.RGBA, error) {
	if len(raw) > maxLogoFile {
		return nil, data.Refuse("Le fichier « %s » dépasse %d Mo.", name, maxLogoFile>>20).Hint("Réduisez l’image.")
	}
	config, kind, err := image.DecodeConfig(bytes.NewReader(raw))
	switch {
	case err != nil || kind != "png" && kind != "jpeg":
		return nil, data.Refuse("Le fichier « %s » n’est pas une image PNG ou JPEG.", name).Hint("Choisissez le logo dans l’un de ces formats.")
	case config.Width*config.Height > maxLogoPixels:
		return nil, data.Refuse("L’image « %s » a %d × %d points : c’est trop pour un logo.", name, config.Width, config.Height).Hint("Réduisez l’image.")
	case config.Width < leastLogoSide || config.Height < leastLogoSide:
		return nil, blurred(name, config.Width, config.Height)
	}
	picture, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, data.Refuse("L’image « %s » est abîmée.", name).Hint("Demandez-la de nouveau à qui vous l’a donnée.").Because(err)
	}
	part := shown(picture)
	if part.Empty() {
		return nil, data.Refuse("L’image « %s » est toute blanche : sur le papier, rien ne se verrait.", name).
			Hint("Demandez la version du logo pour fond clair.")
	}
	if part.Dx() < leastLogoSide && part.Dy() < leastLogoSide {
		return nil, blurred(name, part.Dx(), part.Dy())
	}
	return onWhite(picture, part, logoWidth, logoHeight), nil
}

func blurred(name string, width, height int) error {
	return data.Refuse("L’image « %s » n’a que %d × %d points : imprimée, elle serait floue.", name, width, height).Hint("Demandez le logo en plus grand.")
}

// onWhite lays a part of a picture on white, no larger than width and height, nor than it is.
func onWhite(picture image.Image, part image.Rectangle, width, height float64) *image.RGBA {
	scale := min(1, width/float64(part.Dx()), height/float64(part.Dy()))
	box := image.Rect(0, 0, max(1, int(float64(part.Dx())*scale+0.5)), max(1, int(float64(part.Dy())*scale+0.5)))
	clean := image.NewRGBA(box)
	draw.Draw(clean, box, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.CatmullRom.Scale(clean, box, picture, part, draw.Over, nil)
	return clean
}

// shown is the part of a picture that shows on white paper: two logos look alike in size once the white around them, of
// which some have much and some have none, is gone. It is found on a small copy and taken a little larger.
func shown(picture image.Image) image.Rectangle {
	const side, nearlyWhite = 500, 0xF0
	whole := picture.Bounds()
	small := onWhite(picture, whole, side, side)
	var found image.Rectangle
	for y := range small.Rect.Dy() {
		for x := range small.Rect.Dx() {
			if p := small.RGBAAt(x, y); min(p.R, p.G, p.B) < nearlyWhite {
				found = found.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if found.Empty() {
		return image.Rectangle{}
	}
	found = found.Inset(-1)
	across, down := float64(whole.Dx())/float64(small.Rect.Dx()), float64(whole.Dy())/float64(small.Rect.Dy())
	return image.Rect(int(float64(found.Min.X)*across), int(float64(found.Min.Y)*down), int(float64(found.Max.X)*across+0.5), int(float64(found.Max.Y)*down+0.5)).
		Add(whole.Min).Intersect(whole)
}

// oddOrEven gives the centre's logo an even width in pixels and the network's an odd one, by a white column: gofpdf writes
// pictures in the order of their widths, and those of one width in any order, so that a PDF would differ from time to time.
func oddOrEven(picture *image.RGBA, role data.LogoRole) *image.RGBA {
	box := picture.Rect
	if (box.Dx()%2 == 1) == (role == data.LogoNetwork) {
		return picture
	}
	wider := image.NewRGBA(image.Rect(0, 0, box.Dx()+1, box.Dy()))
	draw.Draw(wider, wider.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(wider, box, picture, box.Min, draw.Src)
	return wider
}

// draw draws sheets with the pictures that they name.
func (c *core) draw(sheets ...data.Sheet) ([]byte, error) {
	sheets = slices.Clone(sheets)
	for i := range sheets {
		sheets[i].Logos = slices.Clone(sheets[i].Logos)
		for j := range sheets[i].Logos {
			logo := &sheets[i].Logos[j]
			picture, err := c.pictures.get(logo.SHA256, c.store.File)
			if err != nil {
				return nil, err
			}
			logo.Image = picture
		}
	}
	return c.drawer.Draw(sheets...)
}

// pictures are those that were drawn already. There are a few of them, and many documents.
type pictures struct {
	mutex sync.Mutex
	known map[string][]byte
}

func (p *pictures) get(sha string, read func(string) ([]byte, error)) ([]byte, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if picture, ok := p.known[sha]; ok {
		return picture, nil
	}
	picture, err := read(sha)
	if err == nil {
		if p.known == nil {
			p.known = map[string][]byte{}
		}
		p.known[sha] = picture
	}
	return picture, err
}
