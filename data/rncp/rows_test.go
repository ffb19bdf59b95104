package rncp

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRowsAndTracksSayTheSame(t *testing.T) {
	for _, f := range []*Fiche{carried(t), sister(t)} {
		for _, b := range f.Blocs {
			made := TracksOf(Rows(b))
			for i := range made {
				made[i].Label = b.Tracks[i].Label
				for _, w := range made[i].Ways {
					for n := range w.Assessments {
						for p := range w.Assessments[n].Parts { // keys and short names of parts are drawn from their texts
							was := b.Tracks[i].Ways[0].Assessments[n].Parts[p]
							w.Assessments[n].Parts[p].Key, w.Assessments[n].Parts[p].Short = was.Key, was.Short
						}
					}
				}
			}
			if diff := cmp.Diff(b.Tracks, made); diff != "" {
				t.Errorf("%s: %s", b.Key, diff)
			}
		}
	}
}

func TestANewRowHasAKeyOfItsOwn(t *testing.T) {
	tracks := TracksOf([]Row{
		{Kind: KindWritten, Text: "Étude écrite d’un dossier", Tracks: []Track{TrackInitial}},
		{Kind: KindWritten, Text: "Étude écrite d’un dossier", Tracks: []Track{TrackInitial, TrackContinuing}},
		{Kind: KindOral, Text: "Nulle part"},
	})
	if len(tracks) != 2 || len(tracks[0].Ways[0].Assessments) != 2 || tracks[0].Ways[0].Assessments[0].Key == tracks[0].Ways[0].Assessments[1].Key {
		t.Errorf("%+v", tracks)
	}
}

func TestAJuryIsReadFromItsLines(t *testing.T) {
	f := sister(t)
	if j, ok := JuryOf(f.Jury.Lines(), f.Jury); !ok || !cmp.Equal(j, f.Jury) {
		t.Errorf("%+v", j)
	}
	for _, lines := range []string{"", "Un employeur", "1 président\ndes professionnels", "2 présidents\n1 salarié", "1 président\n0 salarié", "1 président\n1 président"} {
		if j, ok := JuryOf(strings.Split(lines, "\n"), Jury{}); ok {
			t.Errorf("%q is read as %+v", lines, j)
		}
	}
	j, ok := JuryOf([]string{"Le jury compte :", "- Un président", "- trois professionnels du métier"}, Jury{})
	if !ok || j.Text != "Le jury compte :" || j.Minimum != 4 || j.Colleges[1].Seats != 3 {
		t.Errorf("%+v", j)
	}
}
