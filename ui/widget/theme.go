// Package widget holds what several pages share: the theme, the texts, the fields, the lists, and what a page may ask of
// the window that shows it.
package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The colours that are ours beside Fyne's.
const (
	ColorSurface fyne.ThemeColorName = "certiblocSurface" // what cards lie on the background with
	ColorQuiet   fyne.ThemeColorName = "certiblocQuiet"   // text that steps back
	ColorAccent  fyne.ThemeColorName = "certiblocAccent"  // ochre, for what one should see next
	ColorNav     fyne.ThemeColorName = "certiblocNav"     // the navigation at the left
	ColorWash    fyne.ThemeColorName = "certiblocWash"    // behind a banner
)

// Unit is the one unit of spacing, in Fyne's pixels.
const Unit float32 = 8

// Theme is the look of the program: sober, midnight blue and a little ochre on warm grey, in light and dark.
type Theme struct {
	// Variant forces light or dark; nil follows the system.
	Variant *fyne.ThemeVariant
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func veil(hex uint32, alpha uint8) color.NRGBA {
	c := rgb(hex)
	c.A = alpha
	return c
}

// pair is a colour in light and in dark.
type pair struct{ light, dark color.NRGBA }

// palette holds every colour that differs from Fyne's own. The contrasts of text on its ground are held by a test.
var palette = map[fyne.ThemeColorName]pair{
	theme.ColorNameBackground:          {rgb(0xf5f3ee), rgb(0x14171f)},
	theme.ColorNameForeground:          {rgb(0x1a1e2c), rgb(0xe9e6df)},
	theme.ColorNamePrimary:             {rgb(0x1f3a7a), rgb(0x9db4ee)},
	theme.ColorNameForegroundOnPrimary: {rgb(0xffffff), rgb(0x10182c)},
	theme.ColorNameHyperlink:           {rgb(0x1f3a7a), rgb(0x9db4ee)},
	theme.ColorNameButton:              {rgb(0xe9e5da), rgb(0x2a2f3d)},
	theme.ColorNameDisabledButton:      {rgb(0xeeebe3), rgb(0x22262f)},
	theme.ColorNameDisabled:            {rgb(0x6e6f76), rgb(0x9598a3)},
	theme.ColorNamePlaceHolder:         {rgb(0x6b6d78), rgb(0x9a9dab)},
	theme.ColorNameInputBackground:     {rgb(0xffffff), rgb(0x1a1e28)},
	theme.ColorNameInputBorder:         {rgb(0x8d8b84), rgb(0x6a6f7f)},
	theme.ColorNameSeparator:           {rgb(0xd9d4c7), rgb(0x343a49)},
	theme.ColorNameHover:               {veil(0x1f3a7a, 0x12), veil(0x9db4ee, 0x1c)},
	theme.ColorNamePressed:             {veil(0x1f3a7a, 0x2a), veil(0x9db4ee, 0x30)},
	theme.ColorNameFocus:               {veil(0x1f3a7a, 0x3c), veil(0x9db4ee, 0x4c)},
	theme.ColorNameSelection:           {veil(0x1f3a7a, 0x26), veil(0x9db4ee, 0x38)},
	theme.ColorNameHeaderBackground:    {rgb(0xefece4), rgb(0x20242f)},
	theme.ColorNameOverlayBackground:   {rgb(0xffffff), rgb(0x1d212c)},
	theme.ColorNameMenuBackground:      {rgb(0xffffff), rgb(0x1d212c)},
	theme.ColorNameShadow:              {veil(0x1a1e2c, 0x38), veil(0x000000, 0x80)},
	theme.ColorNameError:               {rgb(0xa3261f), rgb(0xf2918a)},
	theme.ColorNameSuccess:             {rgb(0x22693a), rgb(0x86d19c)},
	theme.ColorNameWarning:             {rgb(0x8a5a00), rgb(0xe9bd66)},
	ColorSurface:                       {rgb(0xffffff), rgb(0x1d212c)},
	ColorQuiet:                         {rgb(0x5c5e69), rgb(0xa9acb8)},
	ColorAccent:                        {rgb(0x82601f), rgb(0xddb86f)},
	ColorNav:                           {rgb(0xebe7dd), rgb(0x191c26)},
	ColorWash:                          {rgb(0xf6edd8), rgb(0x2d2818)},
}

// sizes holds every size that differs from Fyne's own: one type scale, one spacing unit.
var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:           14,
	theme.SizeNameHeadingText:    25,
	theme.SizeNameSubHeadingText: 17,
	theme.SizeNameCaptionText:    12,
	theme.SizeNamePadding:        4,
	theme.SizeNameInnerPadding:   8,
	theme.SizeNameLineSpacing:    3,
	theme.SizeNameInputRadius:    4,
	theme.SizeNameInputBorder:    1,
}

// Color returns a colour of the palette, or Fyne's.
func (t Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if t.Variant != nil {
		variant = *t.Variant
	}
	p, ours := palette[name]
	switch {
	case !ours:
		return theme.DefaultTheme().Color(name, variant)
	case variant == theme.VariantDark:
		return p.dark
	}
	return p.light
}

// Font returns Fyne's own, which covers every name that we print.
func (t Theme) Font(s fyne.TextStyle) fyne.Resource { return theme.DefaultTheme().Font(s) }

// Icon returns Fyne's own.
func (t Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

// Size returns a size of ours, or Fyne's.
func (t Theme) Size(n fyne.ThemeSizeName) float32 {
	if s, ours := sizes[n]; ours {
		return s
	}
	return theme.DefaultTheme().Size(n)
}
