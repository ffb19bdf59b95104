package pdf

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The widths that fitting relies on are those that gofpdf writes into the PDF.
func TestWidthsAreThoseOfGofpdf(t *testing.T) {
	d := aDrawer(t)
	c, err := newCanvas(aCertificate(), "L", true, regular, italic, semiBold)
	if err != nil {
		t.Fatal(err)
	}
	const text = "Élœïse Ķārlis d’Œuvray-Nguyễn O'Brien « 12,5 / 20 » n° 1 – ÀÇÛ (15)"
	for id := range faceFiles {
		c.pdf.SetFont(string(id), "", 17)
		want, got := c.pdf.GetStringWidth(text), d.style(id, 17, ink).width(text)
		if math.Abs(want-got) > 1e-6 {
			t.Errorf("%s: %.6f mm, gofpdf says %.6f", id, got, want)
		}
	}
}

func TestFitShrinksThenWraps(t *testing.T) {
	s := aDrawer(t).style(regular, 0, ink)
	steps := []step{{lines: 1, max: 20, min: 15}, {lines: 2, max: 18, min: 10}}
	for _, c := range []struct {
		name, text string
		lines      int
		fits       bool
	}{
		{"at full size", "Marie Lacœuilhe", 1, true},
		{"shrunk", "Marie Élise Jeanne Lacœuilhe", 1, true},
		{"wrapped", "Marie Élise Jeanne Lacœuilhe de Montmorency-Châtillon", 2, true},
		{"too long", strings.Repeat("Montmorency ", 12), 0, false},
		{"unbreakable", strings.Repeat("W", 40), 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			const width = 75.0
			f, ok := fit(c.text, s, width, 1.2, steps...)
			if ok != c.fits || len(f.lines) != c.lines {
				t.Fatalf("%v on %d lines, %v on %d wanted", ok, len(f.lines), c.fits, c.lines)
			}
			if f.widest() > width {
				t.Errorf("%.2f mm wide, %.2f at most wanted", f.widest(), width)
			}
			if ok && strings.Join(f.lines, " ") != c.text {
				t.Errorf("%q lost something of %q", f.lines, c.text)
			}
		})
	}
}

func TestPieces(t *testing.T) {
	for _, c := range []struct {
		text string
		cut  bool
		want []string
	}{
		{"Jean-Marie Le Gall", false, []string{"Jean-Marie ", "Le ", "Gall"}},
		{"Jean-Marie Le Gall", true, []string{"Jean-", "Marie ", "Le ", "Gall"}},
		{"CCI France - Réseau", true, []string{"CCI ", "France ", "- ", "Réseau"}},
		{"n°\u00a01 :", true, []string{"n°\u00a01 ", ":"}},
		{"", true, nil},
	} {
		if diff := cmp.Diff(c.want, pieces(c.text, c.cut)); diff != "" {
			t.Errorf("pieces of %q (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestSpread(t *testing.T) {
	blocks := []block{{height: 10}, {before: 5, weight: 1, height: 10}, {before: 5, weight: 3, height: 10}}
	tops, ok := spread(blocks, 100, 148)
	if diff := cmp.Diff([]float64{100, 117, 138}, tops); diff != "" || !ok {
		t.Errorf("fits: %v (-want +got):\n%s", ok, diff)
	}
	if _, ok := spread(blocks, 100, 139); ok {
		t.Error("blocks of 40 mm fit into 39")
	}
}

func TestTypography(t *testing.T) {
	got := fill("« {nom} » : bloc n° 1 ; voir {nom} ?", "nom", "a : {autre} ;")
	const want = "«\u00a0a : {autre} ;\u00a0»\u00a0: bloc n°\u00a01\u00a0; voir a : {autre} ;\u00a0?"
	if got != want {
		t.Errorf("%q, %q wanted", got, want)
	}
}

func TestARunningTextEndsWithMoreThanAWord(t *testing.T) {
	s := aDrawer(t).style(regular, 10, ink)
	const text = "Ce relevé rend compte de résultats ; il ne vaut ni certificat de bloc, ni attestation, ni délivrance de la certification."
	for width := 50.0; width < 110; width++ {
		f, ok := paragraph(text, s, width, 1.2)
		greedy, _ := wrap(text, s, width, true)
		if !ok || len(f.lines) != len(greedy) || strings.Join(f.lines, " ") != text {
			t.Fatalf("at %v mm: %q", width, f.lines)
		}
		for _, line := range f.lines {
			if s.width(line) > width {
				t.Errorf("at %v mm a line is wider: %q", width, line)
			}
		}
		if widow(f.lines, s, width) && len(greedy) > 1 {
			for narrower := 0.99; narrower >= 0.75; narrower -= 0.01 {
				if l, _ := wrap(text, s, narrower*width, true); len(l) == len(greedy) && !widow(l, s, width) {
					t.Errorf("at %v mm it ends with %q", width, f.lines[len(f.lines)-1])
				}
			}
		}
	}
	if f, _ := paragraph(text, s, 70, 1.2); widow(f.lines, s, 70) {
		t.Errorf("%q", f.lines)
	}
}
