package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"math"
	"path/filepath"
	"strings"
	"testing"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/math/f64"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/seal"
	"certibloc/pdf"
	"certibloc/pdf/view"
)

// world is the example centre, made once for the tests that verify: the real pages, read by the real reader.
type world struct {
	desk     *app.Desk
	viewer   *view.Viewer
	verifier app.Verifier
	doc      data.Document // a certificate of it
	pdf      []byte
}

func newWorld(t *testing.T) *world {
	t.Helper()
	cfg, err := config()
	if err != nil {
		t.Fatal(err)
	}
	cfg.Store.KDF = seal.Params{Time: 1, Memory: 64, Threads: 1}
	desk, err := app.Example(t.Context(), filepath.Join(t.TempDir(), "centre"), []byte(examplePassphrase), cfg, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = desk.Close() })
	w := &world{desk: desk, viewer: view.New()}
	w.look(t)
	register, err := desk.Documents.Register()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range register {
		if e.Document.Number.Kind == data.KindBlocCertificate && e.Document.Sheet.Holder.UsageName != "" {
			w.doc = e.Document
		}
	}
	if w.pdf, err = desk.Documents.PDF(w.doc); err != nil {
		t.Fatal(err)
	}
	return w
}

// look takes the keys and the register as they are now.
func (w *world) look(t *testing.T) {
	t.Helper()
	var err error
	if w.verifier, err = w.desk.Codes.Verifier(w.viewer); err != nil {
		t.Fatal(err)
	}
}

// one verifies a PDF on which there is one thing to verify.
func (w *world) one(t *testing.T, v app.Verifier, file []byte) app.Checked {
	t.Helper()
	all, err := v.PDF(t.Context(), file)
	if err != nil || len(all) != 1 {
		t.Fatalf("checked %+v, %v", all, err)
	}
	return all[0]
}

func expect(t *testing.T, c app.Checked, want app.Verdict, words ...string) {
	t.Helper()
	all := c.Reason + "\n" + strings.Join(c.Notes, "\n")
	if c.Verdict != want {
		t.Errorf("the verdict is %s, want %s: %s", c.Verdict, want, all)
	}
	for _, w := range words {
		if !strings.Contains(all, w) {
			t.Errorf("it does not say %q: %s", w, all)
		}
	}
}

func TestVerify(t *testing.T) {
	w := newWorld(t)
	t.Run("a document", w.issuedVerifiesAndChangedDoesNot)
	t.Run("a scan", w.scanVerifiesUnlessStained)
	t.Run("a code by itself", w.textVerifies)
	t.Run("after a renewal and an annulment", w.renewedAndAnnulled) // last: the register changes
}

func (w *world) issuedVerifiesAndChangedDoesNot(t *testing.T) {
	drawer, err := pdf.New()
	if err != nil {
		t.Fatal(err)
	}
	redrawn := func(change func(*data.Sheet)) []byte {
		sheet := w.doc.Sheet
		change(&sheet)
		file, err := drawer.Draw(sheet)
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	t.Run("as it was issued", func(t *testing.T) {
		c := w.one(t, w.verifier, w.pdf)
		expect(t, c, app.VerdictValid, "CCI Cantal", "SPÉCIMEN")
		if !c.Same || !c.Compared || c.Statement.Name != w.doc.Sheet.Holder.GivenNames+" "+w.doc.Sheet.Holder.BirthName {
			t.Errorf("same %v, compared %v, %+v", c.Same, c.Compared, c.Statement)
		}
	})
	t.Run("with another name on the page", func(t *testing.T) {
		c := w.one(t, w.verifier, redrawn(func(s *data.Sheet) { s.Holder.GivenNames += "-Anne" }))
		expect(t, c, app.VerdictAltered, "titulaire", "Ce document ne prouve rien")
		if c.Facts[1].Near != w.doc.Sheet.Holder.GivenNames+"-Anne "+w.doc.Sheet.Holder.BirthName {
			t.Errorf("it shows %+v", c.Facts[1])
		}
	})
	for name, change := range map[string]func(*data.Sheet){
		"numéro":     func(s *data.Sheet) { s.Number += "-D1" },
		"bloc":       func(s *data.Sheet) { bloc := *s.Bloc; bloc.Title += " avancée"; s.Bloc = &bloc },
		"délivré le": func(s *data.Sheet) { s.Delivered = s.Delivered.AddDays(10) },
		"centre":     func(s *data.Sheet) { s.Centre.Name = "CCI de la Lune" },
	} {
		t.Run("with another "+name+" on the page", func(t *testing.T) {
			expect(t, w.one(t, w.verifier, redrawn(change)), app.VerdictAltered, name)
		})
	}
	t.Run("with one letter of the code flipped", func(t *testing.T) {
		c := w.one(t, w.verifier, redrawn(func(s *data.Sheet) { s.Code = strings.Replace(s.Code, "Certification", "certification", 1) }))
		expect(t, c, app.VerdictAltered, "au moins une lettre")
	})
	t.Run("signed by nobody", func(t *testing.T) {
		expect(t, w.one(t, w.verifier, redrawn(func(s *data.Sheet) { s.Code = "https://exemple.fr" })), app.VerdictForeign)
		expect(t, w.one(t, w.verifier, redrawn(func(s *data.Sheet) { s.Code = "" })), app.VerdictNone)
	})
	t.Run("with another centre's key", func(t *testing.T) {
		other, err := seal.NewSigningKey([32]byte{1})
		if err != nil {
			t.Fatal(err)
		}
		v := w.verifier
		v.Keys = []seal.PublicKey{{ID: string(other.ID), Public: other.Public, Centre: "CCI de la Lune"}}
		expect(t, w.one(t, v, w.pdf), app.VerdictUnknownKey, w.verifier.Keys[0].ID)
	})
	t.Run("of a register that has it not", func(t *testing.T) {
		v := w.verifier
		v.Register = map[string]app.Registered{}
		expect(t, w.one(t, v, w.pdf), app.VerdictUnregistered, w.doc.Number.String())
	})
	t.Run("that is no PDF", func(t *testing.T) {
		if _, err := w.verifier.PDF(t.Context(), []byte("Madame,")); !data.IsRefusal(err) || !strings.Contains(err.Error(), "pas un PDF") {
			t.Errorf("%v", err)
		}
	})
}

func (w *world) scanVerifiesUnlessStained(t *testing.T) {
	for _, dpi := range []int{150, 200, 300} {
		t.Run(fmt.Sprintf("%d dpi", dpi), func(t *testing.T) {
			c := w.one(t, w.verifier, w.scan(t, dpi, nil))
			expect(t, c, app.VerdictValid, "comparez à l’œil")
			if c.Compared || c.Same {
				t.Error("a picture was compared as if it had a text")
			}
		})
	}
	t.Run("laid askew and upside down on the scanner", func(t *testing.T) {
		for _, degrees := range []float64{1.5, 182} {
			expect(t, w.one(t, w.verifier, w.scan(t, 150, func(m draw.Image, _ float64) { turn(m, degrees) })), app.VerdictValid)
		}
	})
	// The code stands in the middle of the page, 151 to 185 mm from the top.
	stain := func(x, y, radius float64) func(draw.Image, float64) {
		return func(m draw.Image, perMM float64) {
			for py := range m.Bounds().Dy() {
				for px := range m.Bounds().Dx() {
					dx, dy := float64(px)/perMM-x, float64(py)/perMM-y
					if dx*dx+dy*dy < radius*radius {
						m.Set(px, py, color.RGBA{101, 67, 33, 255})
					}
				}
			}
		}
	}
	t.Run("a small stain is made good", func(t *testing.T) {
		expect(t, w.one(t, w.verifier, w.scan(t, 200, stain(152, 172, 3.5))), app.VerdictValid)
	})
	t.Run("a large one is not, and says so", func(t *testing.T) {
		c := w.one(t, w.verifier, w.scan(t, 200, stain(150, 170, 9)))
		expect(t, c, app.VerdictUnreadable, "une tache")
	})
	t.Run("one over all of it leaves nothing to see", func(t *testing.T) {
		expect(t, w.one(t, w.verifier, w.scan(t, 200, stain(148, 168, 40))), app.VerdictNone, "rien n’est prouvé")
	})
}

func (w *world) textVerifies(t *testing.T) {
	code := w.doc.Sheet.Code
	expect(t, w.verifier.Text(strings.ReplaceAll(code, "\n", "\r\n")+"\r\n"), app.VerdictValid)
	expect(t, w.verifier.Text(strings.Replace(code, "Bloc : ", "Bloc: ", 1)), app.VerdictAltered)
	expect(t, w.verifier.Text(code[:len(code)-1]), app.VerdictForeign, "incomplet")
	list, err := w.desk.Codes.SignedCancelled()
	if err != nil {
		t.Fatal(err)
	}
	expect(t, w.verifier.Text(list), app.VerdictForeign, "pas celui d’un certificat")
	expect(t, app.Verifier{Keys: w.verifier.Keys}.Text(code), app.VerdictValid, "annulation n’a pas été recherchée")
}

func (w *world) renewedAndAnnulled(t *testing.T) {
	codes, documents := w.desk.Codes, w.desk.Documents
	old := w.verifier.Keys[0]
	before, err := codes.SignedCancelled()
	if err != nil {
		t.Fatal(err)
	}
	copied, err := documents.Duplicate(t.Context(), w.doc.ID, "Perdu.")
	if err != nil {
		t.Fatal(err)
	}
	if err := codes.Renew(t.Context(), " "); !data.IsRefusal(err) {
		t.Errorf("renewed without a reason: %v", err)
	}
	if err := codes.Renew(t.Context(), "Poste volé."); err != nil {
		t.Fatal(err)
	}
	w.look(t)
	keys := w.verifier.Keys
	if len(keys) != 2 || keys[0].ID != old.ID || keys[0].Retired.IsZero() || !keys[1].Retired.IsZero() {
		t.Fatalf("the keys are %+v", keys)
	}
	again, err := documents.Duplicate(t.Context(), w.doc.ID, "Perdu encore.")
	if err != nil {
		t.Fatal(err)
	}
	first, second := w.doc.Sheet.Code, again.Sheet.Code
	if !strings.Contains(second, keys[1].ID) || !strings.Contains(second, "\nDuplicata n° 2 du ") || !strings.Contains(copied.Sheet.Code, old.ID) {
		t.Errorf("the duplicate says\n%s", second)
	}
	w.look(t)
	for _, code := range []string{first, copied.Sheet.Code, second} {
		expect(t, w.verifier.Text(code), app.VerdictValid)
	}
	if file, err := documents.PDF(again); err != nil {
		t.Error(err)
	} else if c := w.one(t, w.verifier, file); c.Verdict != app.VerdictValid || !c.Same {
		t.Errorf("the duplicate is %s: %s", c.Verdict, c.Reason)
	}

	err = documents.Annul(t.Context(), data.Annulment{Document: w.doc.ID, On: w.desk.Today(), Reason: "Fausse identité."})
	if err != nil {
		t.Fatal(err)
	}
	w.look(t)
	after, err := codes.SignedCancelled()
	if err != nil {
		t.Fatal(err)
	}
	public := app.Verifier{Keys: keys}
	list := func(text string) app.Verifier {
		v := public
		if v.Cancelled, err = v.ReadCancelled(text); err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, code := range []string{first, second} { // a duplicate is worth no more than its original
		expect(t, w.verifier.Text(code), app.VerdictCancelled, "registre")
		expect(t, list(after).Text(code), app.VerdictCancelled, "liste du centre")
		expect(t, list(before).Text(code), app.VerdictValid, "pas dans la liste")
	}
	for name, wrong := range map[string]string{
		"changed":         strings.Replace(after, " annulé le ", " Annulé le ", 1),
		"cut":             after[:200],
		"a certificate":   first,
		"of an old state": strings.Replace(after, "État au", "Etat au", 1),
	} {
		if _, err := public.ReadCancelled(wrong); !data.IsRefusal(err) {
			t.Errorf("a list that is %s: %v", name, err)
		}
	}
	if _, err := (app.Verifier{Keys: keys[:1]}).ReadCancelled(after); !data.IsRefusal(err) || !strings.Contains(err.Error(), keys[1].ID) {
		t.Errorf("a list of another key: %v", err)
	}
}

// turn turns a picture around its middle.
func turn(m draw.Image, degrees float64) {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	x, y := float64(m.Bounds().Dx())/2, float64(m.Bounds().Dy())/2
	before := image.NewRGBA(m.Bounds())
	draw.Draw(before, before.Rect, m, image.Point{}, draw.Src)
	draw.Draw(m, m.Bounds(), image.White, image.Point{}, draw.Src)
	xdraw.BiLinear.Transform(m, f64.Aff3{cos, -sin, x - cos*x + sin*y, sin, cos, y - sin*x - cos*y}, before, before.Rect, draw.Src, nil)
}

// scan returns a PDF that is but the picture of the certificate, with a mark on it, as a scanner makes one.
func (w *world) scan(t *testing.T, dpi int, mark func(draw.Image, float64)) []byte {
	t.Helper()
	page, err := w.viewer.Page(w.pdf, 0, dpi)
	if err != nil {
		t.Fatal(err)
	}
	picture := image.NewRGBA(page.Bounds())
	draw.Draw(picture, picture.Rect, page, page.Bounds().Min, draw.Src)
	if mark != nil {
		mark(picture, float64(dpi)/25.4)
	}
	var jpg bytes.Buffer
	if err := jpeg.Encode(&jpg, picture, &jpeg.Options{Quality: 75}); err != nil {
		t.Fatal(err)
	}
	return pictureOnly(jpg.Bytes(), picture.Rect.Dx(), picture.Rect.Dy())
}

// pictureOnly makes the smallest PDF that shows a JPEG on an A4 page.
func pictureOnly(jpg []byte, width, height int) []byte {
	var out bytes.Buffer
	var at []int
	object := func(dict string, stream []byte) {
		at = append(at, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s", len(at), dict)
		if stream != nil {
			fmt.Fprintf(&out, "\nstream\n%s\nendstream", stream)
		}
		out.WriteString("\nendobj\n")
	}
	out.WriteString("%PDF-1.4\n")
	show := []byte("842 0 0 595 0 0 cm /I Do")
	object("<</Type /Catalog /Pages 2 0 R>>", nil)
	object("<</Type /Pages /Kids [3 0 R] /Count 1>>", nil)
	object("<</Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Contents 4 0 R /Resources <</XObject <</I 5 0 R>>>>>>", nil)
	object(fmt.Sprintf("<</Length %d>>", len(show)), show)
	object(fmt.Sprintf("<</Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length %d>>",
		width, height, len(jpg)), jpg)
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return out.Bytes()
}
