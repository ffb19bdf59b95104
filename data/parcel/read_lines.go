package parcel

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"iter"

	"certibloc/data"
)

// Certifications returns the full certifications, in the order of their identifiers. An error ends them: the part is then
// not what the manifest says. What came before it must not be kept.
func (r *Reader) Certifications() iter.Seq2[Certification, error] {
	return lines[Certification](r, PartCertifications)
}

// Blocs returns the blocs, as Certifications does.
func (r *Reader) Blocs() iter.Seq2[Bloc, error] { return lines[Bloc](r, PartBlocs) }

// Documents returns the documents, as Certifications does.
func (r *Reader) Documents() iter.Seq2[Document, error] { return lines[Document](r, PartDocuments) }

// Counts returns the counts, as Certifications does.
func (r *Reader) Counts() iter.Seq2[Count, error] { return lines[Count](r, PartCounts) }

// FollowUps returns the follow-ups, as Certifications does.
func (r *Reader) FollowUps() iter.Seq2[FollowUp, error] { return lines[FollowUp](r, PartFollowUps) }

func lines[T Line](r *Reader, part string) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		in, err := r.open(part + ".jsonl")
		if err != nil {
			yield(none, err)
			return
		}
		defer in.close()
		scan := bufio.NewScanner(in)
		scan.Buffer(make([]byte, 0, 4096), maxLine)
		last, n := "", 0
		for scan.Scan() {
			line, err := parseLine[T](scan.Bytes(), last)
			if err != nil {
				yield(none, err)
				return
			}
			last, n = line.head().ID, n+1
			if n > in.part.Lines {
				break
			}
			if !yield(line, nil) {
				return
			}
		}
		if err := errors.Join(scan.Err(), in.finish()); err != nil {
			yield(none, asBroken(part, err))
		} else if n != in.part.Lines {
			yield(none, broken("la partie « %s » n’a pas le nombre de lignes que dit le manifeste", part))
		}
	}
}

func asBroken(part string, err error) error {
	if data.IsRefusal(err) {
		return err
	}
	return broken("la partie « %s » ne se lit pas", part).Because(err)
}

func parseLine[T Line](text []byte, last string) (T, error) {
	var line T
	if err := strict(text, &line); err != nil {
		return line, broken("une ligne ne se lit pas (après « %s »)", last).Because(err)
	}
	if err := line.Validate(); err != nil {
		return line, err
	}
	if id := line.head().ID; id <= last {
		return line, broken("la ligne %s y est deux fois, ou n’est pas à sa place", id)
	}
	return line, nil
}

// opened is a part while it is read: it counts and hashes what goes by.
type opened struct {
	part Part
	file io.ReadCloser
	in   io.Reader
	hash hash.Hash
	read int64
	done bool
}

func (r *Reader) open(name string) (*opened, error) {
	part, ok := r.manifest.part(name)
	f := r.parts[name]
	if !ok || f == nil {
		return nil, broken("la partie « %s » manque", name)
	}
	in, err := f.Open()
	if err != nil {
		return nil, broken("la partie « %s » ne s’ouvre pas", name).Because(err)
	}
	return &opened{part: part, file: in, in: io.LimitReader(in, part.Size+1), hash: sha256.New()}, nil
}

// Read reads the part, never more than it may hold.
func (o *opened) Read(p []byte) (int, error) {
	n, err := o.in.Read(p)
	o.hash.Write(p[:n])
	o.read += int64(n)
	if o.read > o.part.Size || err != nil && !errors.Is(err, io.EOF) {
		return n, broken("la partie « %s » n’est pas celle que dit le manifeste", o.part.File).Because(err)
	}
	return n, err
}

// finish reads what is left, closes the part and says whether it was the one of the manifest.
func (o *opened) finish() error {
	_, err := io.Copy(io.Discard, o)
	o.close()
	if err != nil {
		return err
	}
	if o.read != o.part.Size || hex.EncodeToString(o.hash.Sum(nil)) != o.part.SHA256 {
		return broken("la partie « %s » n’est pas celle que dit le manifeste", o.part.File)
	}
	return nil
}

// close gives the part back; what it says then counts for nothing.
func (o *opened) close() {
	if !o.done {
		o.done = true
		_ = o.file.Close() // read only
	}
}
