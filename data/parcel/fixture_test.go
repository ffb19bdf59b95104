package parcel_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"testing"
	"time"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
	"certibloc/data/seal"
)

// key is the centre's, the same in every run.
func key(t testing.TB, first byte) data.SigningKey {
	t.Helper()
	k, err := seal.NewSigningKey([32]byte{first})
	must(t, err)
	return k
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func manifest() parcel.Manifest {
	return parcel.Manifest{Name: "LOT-CANTAL-2021-0002", Centre: parcel.Centre{Code: "CANTAL", Name: "CCI Cantal"}, Kind: parcel.KindNew,
		Since: "LOT-CANTAL-2021-0001", Made: time.Date(2021, 7, 5, 10, 30, 0, 0, time.FixedZone("", 7200)), Program: "1.0",
		Fiches: []parcel.Fiche{{Code: "RNCP27413", Title: "Attaché(e) commercial(e)", SHA256: "00"}}}
}

func person(n int) parcel.Person {
	return parcel.PersonOf(data.Candidate{ID: data.ID(fmt.Sprintf("c%05d", n)), Sex: data.Female, BirthName: "d’Aubigné-Lefèvre", UsageName: "Nuñez",
		GivenNames: []string{"Zoé", "Marie"}, BirthDate: rncp.NewDate(1998, 3, 12), BirthPlace: data.BirthPlace{Commune: "Ambérieu-en-Bugey", Department: "01", Code: "01004"}},
		rncp.NewDate(2021, 3, 1))
}

func course() parcel.Course {
	return parcel.Course{Centre: "CANTAL", Code: "RNCP27413", Session: "2021-06", Route: rncp.RouteContinuing, Track: rncp.TrackContinuing,
		Access: "FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION", Training: rncp.NewDate(2020, 9, 1), From: rncp.NewDate(2021, 6, 1), To: rncp.NewDate(2021, 6, 10),
		Decided: rncp.NewDate(2021, 6, 30), Since: rncp.NewDate(2021, 6, 30)}
}

func certification(n int) parcel.Certification {
	return parcel.Certification{Head: parcel.Head{ID: fmt.Sprintf("CANTAL-27413-c%05d", n), State: parcel.StateNew}, Course: course(), Person: person(n),
		Type: "RNCP", Title: "Attaché(e) commercial(e)",
		Blocs: []parcel.HeldBloc{{Key: "prospection", Title: "=Prospection", On: rncp.NewDate(2021, 6, 30), Ground: data.GroundJury}}}
}

func contents() parcel.Contents {
	head := func(id string) parcel.Head { return parcel.Head{ID: id, State: parcel.StateNew} }
	return parcel.Contents{
		Certifications: []parcel.Certification{certification(2), certification(1)},
		Blocs:          []parcel.Bloc{{Head: head("CANTAL-27413-prospection-c00001"), Course: course(), Person: person(1), Key: "prospection", Number: 1, Title: "=Prospection"}},
		Documents: []parcel.Document{{Head: head("CANTAL-CB-2021-0001"), Centre: "CANTAL", Code: "RNCP27413", Session: "2021-06", Kind: data.KindBlocCertificate,
			Number: "CANTAL-CB-2021-0001", Line: "CANTAL-27413-prospection-c00001", Person: "c00001", On: rncp.NewDate(2021, 7, 1),
			SHA256: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", Size: 12}},
		Counts: []parcel.Count{{Head: head("CANTAL-2021-06-prospection-formation-continue-continue"), Centre: "CANTAL", Code: "RNCP27413", Session: "2021-06",
			Jury: rncp.NewDate(2021, 6, 30), Bloc: "prospection", Number: 1, Title: "Prospection", Route: rncp.RouteContinuing, Track: rncp.TrackContinuing,
			Enrolled: 3, Present: 2, Absent: 1, Acquired: 1, NotAcquired: 1}},
		FollowUps: []parcel.FollowUp{{Head: head("CANTAL-27413-2021-6-formation-continue"), Centre: "CANTAL", Code: "RNCP27413", Year: 2021, Months: 6,
			Route: rncp.RouteContinuing, Holders: 2, InJob: 1, Silent: 1, Sectors: []parcel.SectorCount{{Name: "Commerce", N: 1}}}},
	}
}

func written(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	_, err := parcel.Write(&b, manifest(), contents(), parcel.Columns{}, key(t, 1))
	must(t, err)
	return b.Bytes()
}

// entries are the files of an archive.
type entry struct {
	name    string
	content []byte
}

func unzip(t testing.TB, archive []byte) []entry {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	must(t, err)
	var all []entry
	for _, f := range z.File {
		var b bytes.Buffer
		in, err := f.Open()
		must(t, err)
		_, err = b.ReadFrom(in)
		must(t, err)
		all = append(all, entry{f.Name, b.Bytes()})
	}
	return all
}

func rezip(t testing.TB, all []entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range all {
		w, err := z.Create(e.name)
		must(t, err)
		_, err = w.Write(e.content)
		must(t, err)
	}
	must(t, z.Close())
	return b.Bytes()
}

// read opens and verifies a parcel.
func read(archive []byte) (*parcel.Reader, error) {
	r, err := parcel.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err == nil {
		err = r.Verify()
	}
	return r, err
}
