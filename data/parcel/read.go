package parcel

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"strings"

	"certibloc/data"
	"certibloc/data/seal"
)

// What a parcel may hold at the most, so that no file fills the memory or the disk.
const (
	MaxFile     = 256 << 20 // bytes of the file
	MaxPart     = 1 << 30   // bytes of one part, unpacked
	MaxLines    = 1_000_000 // of one part
	maxManifest = 4 << 20   // bytes
	maxLine     = 64 << 10  // bytes of one line of JSON
	maxRatio    = 300       // bytes unpacked for one packed; lines that repeat themselves reach 100
	fewBytes    = 1 << 20   // below which the ratio counts for nothing
)

// Reader reads a parcel. It keeps no more than one line in memory.
type Reader struct {
	manifest Manifest
	parts    map[string]*zip.File
}

// NewReader opens a parcel of a size and checks its manifest: the signature by the key that it names, the parts, the limits.
// What the parts hold is checked when they are read, or all at once by Verify. Whether the key is that of the centre is for
// the caller to know (see Manifest.Key).
func NewReader(r io.ReaderAt, size int64) (*Reader, error) {
	if size > MaxFile {
		return nil, data.Refuse("Le lot pèse %d Mo ; un lot en a %d au plus.", size>>20, MaxFile>>20).Hint("Demandez au centre ce qu’il a envoyé.")
	}
	z, err := zip.NewReader(r, size)
	if errors.Is(err, zip.ErrInsecurePath) {
		return nil, broken("un de ses fichiers sortirait de l’archive").Because(err)
	}
	if err != nil {
		return nil, data.Refuse("Ce fichier n’est pas un lot, ou il est abîmé.").Hint("Un lot est une archive « LOT-….zip » que le programme a faite.").Because(err)
	}
	files, err := sorted(z.File)
	if err != nil {
		return nil, err
	}
	if files[manifestName] == nil || files[signatureName] == nil {
		return nil, data.Refuse("Cette archive n’est pas un lot : elle n’a pas de manifeste signé.").Hint("Un lot est une archive « LOT-….zip » que le programme a faite.")
	}
	manifest, err := slurp(files[manifestName])
	if err != nil {
		return nil, err
	}
	signature, err := slurp(files[signatureName])
	if err != nil {
		return nil, err
	}
	m, err := parseManifest(manifest, string(signature))
	if err != nil {
		return nil, err
	}
	rd := &Reader{manifest: m, parts: files}
	return rd, rd.checkFiles()
}

// sorted returns the files of an archive by name. It refuses what no parcel has: a path, a name twice, a folder, a stranger.
func sorted(all []*zip.File) (map[string]*zip.File, error) {
	allowed := partFiles()
	allowed[manifestName], allowed[signatureName] = true, true
	files := map[string]*zip.File{}
	for _, f := range all {
		switch {
		case strings.ContainsAny(f.Name, `/\`) || strings.Contains(f.Name, ".."):
			return nil, broken("le fichier « %.60s » sortirait de l’archive ou est dans un dossier", f.Name)
		case !allowed[f.Name]:
			return nil, broken("le fichier « %.60s » n’a rien à y faire", f.Name)
		case files[f.Name] != nil:
			return nil, broken("le fichier « %s » y est deux fois", f.Name)
		case !f.Mode().IsRegular() || f.Flags&1 != 0:
			return nil, broken("« %s » n’est pas un fichier ordinaire", f.Name)
		}
		files[f.Name] = f
	}
	return files, nil
}

// slurp reads a small file whole.
func slurp(f *zip.File) ([]byte, error) {
	if f.UncompressedSize64 > maxManifest {
		return nil, broken("« %s » est trop grand", f.Name)
	}
	in, err := f.Open()
	if err != nil {
		return nil, broken("« %s » ne s’ouvre pas", f.Name).Because(err)
	}
	content, err := io.ReadAll(io.LimitReader(in, maxManifest+1))
	if err = errors.Join(err, in.Close()); err != nil || len(content) > maxManifest {
		return nil, broken("« %s » ne se lit pas", f.Name).Because(err)
	}
	return content, nil
}

func parseManifest(text []byte, signature string) (Manifest, error) {
	var version struct {
		Format int `json:"format"`
		Key    Key `json:"cle"`
	}
	if err := json.Unmarshal(text, &version); err != nil {
		return Manifest{}, broken("son manifeste ne se lit pas").Because(err)
	}
	if version.Format > Format {
		return Manifest{}, newer(version.Format)
	}
	if err := seal.VerifyDetached(text, strings.TrimSuffix(signature, "\n"), version.Key.Public); err != nil {
		return Manifest{}, broken("la signature de son manifeste ne va pas avec ce qu’il dit").Because(err)
	}
	var m Manifest
	if err := strict(text, &m); err != nil {
		return Manifest{}, broken("son manifeste ne se lit pas").Because(err)
	}
	return m, m.Validate()
}

// strict reads one JSON value that has no field which we do not know, and nothing after it.
func strict(text []byte, into any) error {
	in := json.NewDecoder(bytes.NewReader(text))
	in.DisallowUnknownFields()
	if err := in.Decode(into); err != nil {
		return err
	}
	if _, err := in.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something after the value")
	}
	return nil
}

// checkFiles compares the files with the parts of the manifest, by name and by size.
func (r *Reader) checkFiles() error {
	for _, p := range r.manifest.Parts {
		f := r.parts[p.File]
		switch {
		case f == nil:
			return broken("la partie « %s » manque", p.File)
		case p.Size > MaxPart || p.Lines > MaxLines:
			return data.Refuse("La partie « %s » du lot est trop grande : %d Mo, %d lignes.", p.File, p.Size>>20, p.Lines).Hint("Demandez au centre ce qu’il a envoyé.")
		case f.UncompressedSize64 != uint64(p.Size):
			return broken("la partie « %s » n’a pas la taille que dit le manifeste", p.File)
		case p.Size > fewBytes && uint64(p.Size) > maxRatio*f.CompressedSize64:
			return broken("la partie « %s » se déplierait plus de %d fois", p.File, maxRatio)
		}
	}
	return nil
}

// Manifest returns the manifest.
func (r *Reader) Manifest() Manifest { return r.manifest }

// SignedBy returns the key, among those that are trusted, that has signed the parcel, and refuses one by any other.
func (r *Reader) SignedBy(trusted []seal.PublicKey) (seal.PublicKey, error) {
	for _, k := range trusted {
		if k.ID == r.manifest.Key.ID && k.Public.Equal(r.manifest.Key.Public) {
			return k, nil
		}
	}
	return seal.PublicKey{}, data.Refuse("Le lot %s (%s) est signé d’une clé que rien ne dit être celle du centre : %s.", r.manifest.Name, r.manifest.Centre.Name, r.manifest.Key.ID).
		Hint("Comparez-la avec celle que le centre a imprimée, puis « certibloc network trust » avec son fichier de clés.")
}

// Verify reads every part whole and compares it with the manifest.
func (r *Reader) Verify() error {
	for _, check := range []func() error{r.VerifyTables, drain(r.Certifications()), drain(r.Blocs()), drain(r.Documents()), drain(r.Counts()), drain(r.FollowUps())} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

// VerifyTables compares the CSV of every part with the manifest. Whoever reads the lines of all parts to their end has
// then verified the whole parcel.
func (r *Reader) VerifyTables() error {
	for _, part := range Parts {
		in, err := r.open(part + ".csv")
		if err != nil {
			return err
		}
		if err := in.finish(); err != nil {
			return err
		}
	}
	return nil
}

func drain[T Line](lines iter.Seq2[T, error]) func() error {
	return func() error {
		for _, err := range lines {
			if err != nil {
				return err
			}
		}
		return nil
	}
}
