package widget_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// luminance is the relative luminance of WCAG 2.
func luminance(c color.NRGBA) float64 {
	channel := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func nrgba(c color.Color) color.NRGBA {
	n, _ := color.NRGBAModel.Convert(c).(color.NRGBA)
	return n
}

// over lays a veil on an opaque ground.
func over(veil, ground color.NRGBA) color.NRGBA {
	mix := func(v, g uint8) uint8 { return uint8((int(v)*int(veil.A) + int(g)*(255-int(veil.A))) / 255) }
	return color.NRGBA{mix(veil.R, ground.R), mix(veil.G, ground.G), mix(veil.B, ground.B), 255}
}

// TestTextStandsOutFromItsGround holds WCAG AA (4.5 to 1) for every colour of text on every ground that it lies on.
func TestTextStandsOutFromItsGround(t *testing.T) {
	texts := []fyne.ThemeColorName{
		theme.ColorNameForeground, theme.ColorNamePrimary, theme.ColorNameHyperlink, theme.ColorNameError, theme.ColorNameSuccess, theme.ColorNameWarning,
		widget.ColorQuiet, widget.ColorAccent,
	}
	grounds := []fyne.ThemeColorName{
		theme.ColorNameBackground, widget.ColorSurface, widget.ColorNav, widget.ColorWash, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground,
		theme.ColorNameHeaderBackground, theme.ColorNameInputBackground,
	}
	pairs := [][2]fyne.ThemeColorName{
		{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary}, {theme.ColorNameForeground, theme.ColorNameButton},
		{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground},
	}
	for _, text := range texts {
		for _, ground := range grounds {
			pairs = append(pairs, [2]fyne.ThemeColorName{text, ground})
		}
	}
	for variant, name := range map[fyne.ThemeVariant]string{theme.VariantLight: "light", theme.VariantDark: "dark"} {
		th := widget.Theme{Variant: &variant}
		colour := func(n fyne.ThemeColorName) color.NRGBA { return nrgba(th.Color(n, 0)) }
		for _, p := range pairs {
			if r := contrast(colour(p[0]), colour(p[1])); r < 4.5 {
				t.Errorf("%s: %s on %s is %.2f to 1", name, p[0], p[1], r)
			}
		}
		for _, veil := range []fyne.ThemeColorName{theme.ColorNameHover, theme.ColorNameFocus, theme.ColorNameSelection} {
			ground := over(colour(veil), colour(widget.ColorSurface))
			if r := contrast(colour(theme.ColorNameForeground), ground); r < 4.5 {
				t.Errorf("%s: text under %s is %.2f to 1", name, veil, r)
			}
		}
		for _, ground := range []fyne.ThemeColorName{theme.ColorNameBackground, widget.ColorSurface, theme.ColorNameInputBackground} {
			if r := contrast(colour(theme.ColorNameInputBorder), colour(ground)); r < 3 {
				t.Errorf("%s: the border of a field on %s is %.2f to 1", name, ground, r)
			}
		}
	}
}

func TestTheThemeFollowsTheSystemUnlessForced(t *testing.T) {
	dark := theme.VariantDark
	follows, forced := widget.Theme{}, widget.Theme{Variant: &dark}
	light := follows.Color(theme.ColorNameBackground, theme.VariantLight)
	if light == follows.Color(theme.ColorNameBackground, theme.VariantDark) {
		t.Error("light and dark look the same")
	}
	if forced.Color(theme.ColorNameBackground, theme.VariantLight) == light {
		t.Error("the forced dark is light")
	}
	if follows.Size(theme.SizeNameText) != 14 || follows.Font(fyne.TextStyle{}) == nil || follows.Icon(theme.IconNameHome) == nil {
		t.Error("a size, font or icon is missing")
	}
}

func TestASurfaceFollowsTheTheme(t *testing.T) {
	h := uitest.NewHost(t)
	h.Window.SetContent(widget.Card(widget.Body("Texte")))
	before := h.Window.Canvas().Capture().At(530, 600)
	dark := theme.VariantDark
	fyne.CurrentApp().Settings().SetTheme(widget.Theme{Variant: &dark})
	h.Window.Content().Refresh()
	if h.Window.Canvas().Capture().At(530, 600) == before {
		t.Error("the card stays light in the dark")
	}
}
