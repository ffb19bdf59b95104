package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
)

func text(s string, style fw.RichTextStyle, wrap fyne.TextWrap) *fw.RichText {
	t := fw.NewRichText(&fw.TextSegment{Text: data.Typography(s), Style: style})
	t.Wrapping = wrap
	return t
}

// Title is the name of a page.
func Title(s string) *fw.RichText {
	return text(s, fw.RichTextStyle{SizeName: theme.SizeNameHeadingText, ColorName: theme.ColorNamePrimary}, fyne.TextWrapOff)
}

// Heading is the name of a part of a page.
func Heading(s string) *fw.RichText {
	return text(s, fw.RichTextStyle{SizeName: theme.SizeNameSubHeadingText, TextStyle: fyne.TextStyle{Bold: true}}, fyne.TextWrapOff)
}

// Body is running text; it wraps.
func Body(s string) *fw.RichText { return text(s, fw.RichTextStyle{}, fyne.TextWrapWord) }

// Strong is a line that counts.
func Strong(s string) *fw.RichText {
	return text(s, fw.RichTextStyle{TextStyle: fyne.TextStyle{Bold: true}}, fyne.TextWrapOff)
}

// Quiet is text that steps back; it wraps.
func Quiet(s string) *fw.RichText {
	return text(s, fw.RichTextStyle{ColorName: ColorQuiet}, fyne.TextWrapWord)
}

// Small is a caption; it wraps.
func Small(s string) *fw.RichText {
	return text(s, fw.RichTextStyle{ColorName: ColorQuiet, SizeName: theme.SizeNameCaptionText}, fyne.TextWrapWord)
}

// Coloured is a line in a colour of the theme. The words carry the meaning; the colour only helps.
func Coloured(s string, name fyne.ThemeColorName) *fw.RichText {
	return text(s, fw.RichTextStyle{ColorName: name}, fyne.TextWrapWord)
}

// SetText changes what one of the texts above says.
func SetText(t *fw.RichText, s string) {
	segment, ok := t.Segments[0].(*fw.TextSegment)
	if s = data.Typography(s); !ok || segment.Text == s {
		return
	}
	segment.Text = s
	t.Refresh()
}

// Surface is a filled rectangle in a colour of the theme, which it follows. Content lies on it.
type Surface struct {
	fw.BaseWidget
	Name    fyne.ThemeColorName
	Border  bool
	Radius  float32
	Content fyne.CanvasObject
}

// NewSurface lays content on a colour.
func NewSurface(name fyne.ThemeColorName, content fyne.CanvasObject) *Surface {
	s := &Surface{Name: name, Content: content}
	s.ExtendBaseWidget(s)
	return s
}

// Card lays content on a raised sheet with a margin.
func Card(content fyne.CanvasObject) *Surface {
	s := NewSurface(ColorSurface, Margin(content, 2))
	s.Border, s.Radius = true, 6
	s.Refresh()
	return s
}

// CreateRenderer is for Fyne.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	r := &surfaceRenderer{surface: s, fill: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type surfaceRenderer struct {
	surface *Surface
	fill    *canvas.Rectangle
}

func (r *surfaceRenderer) Destroy() {}
func (r *surfaceRenderer) Layout(size fyne.Size) {
	r.fill.Resize(size)
	r.surface.Content.Resize(size)
}
func (r *surfaceRenderer) MinSize() fyne.Size { return r.surface.Content.MinSize() }
func (r *surfaceRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.fill, r.surface.Content}
}
func (r *surfaceRenderer) Refresh() {
	th, variant := r.surface.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	r.fill.FillColor = th.Color(r.surface.Name, variant)
	r.fill.CornerRadius = r.surface.Radius
	r.fill.StrokeWidth = 0
	if r.surface.Border {
		r.fill.StrokeWidth = 1
		r.fill.StrokeColor = th.Color(theme.ColorNameSeparator, variant)
	}
	r.fill.Refresh()
	r.surface.Content.Refresh()
}

// Margin leaves so many units of room around content.
func Margin(content fyne.CanvasObject, units float32) *fyne.Container {
	u := units * Unit
	return container.New(layout.NewCustomPaddedLayout(u, u, u, u), content)
}

// VStack stacks objects with units of room between them.
func VStack(units float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(units*Unit), objects...)
}

// HStack sets objects side by side with a unit of room between them.
func HStack(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedHBoxLayout(Unit), objects...)
}

// Width gives content a width of its own, so that a field does not stretch over the page.
func Width(content fyne.CanvasObject, width float32) *fyne.Container {
	return container.New(fixedWidth(width), content)
}

type fixedWidth float32

func (w fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(min(float32(w), size.Width), size.Height))
		o.Move(fyne.NewPos(0, 0))
	}
}

func (w fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		if o.Visible() {
			height = max(height, o.MinSize().Height)
		}
	}
	return fyne.NewSize(float32(w), height)
}

// Height gives content a height of its own, so that a list has room in a dialog.
func Height(content fyne.CanvasObject, height float32) *fyne.Container {
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(0, height))
	return container.NewStack(room, content)
}

// Columns sets objects side by side, each as wide as the others.
func Columns(objects ...fyne.CanvasObject) *fyne.Container {
	return container.NewGridWithColumns(len(objects), objects...)
}

// Halves sets two things side by side, each as wide as the other, with room between them.
func Halves(left, right fyne.CanvasObject) *fyne.Container {
	const room = 1.5 * Unit
	return container.NewGridWithColumns(2,
		container.New(layout.NewCustomPaddedLayout(0, 0, 0, room), left),
		container.New(layout.NewCustomPaddedLayout(0, 0, room, 0), right))
}
