package settings

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// rule returns a rule of retention as it is kept.
func (r *room) rule(kind data.RetentionKind) data.Retention {
	r.t.Helper()
	own, err := r.desk.Disposals.Settings()
	if err != nil {
		r.t.Fatal(err)
	}
	for _, rule := range own.Retentions() {
		if rule.Kind == kind {
			return rule
		}
	}
	r.t.Fatalf("no rule for %s", kind)
	return data.Retention{}
}

func TestAPeriodOfRetentionChangesWithItsGroundAndAReason(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	if !r.Says("1 an après la date du jury : proposition à confirmer.") || !r.Says("Conservation définitive.") {
		t.Fatal(r.Text())
	}
	r.page.keeping.ask(r.rule(data.KeepMarks))
	r.Press(fyne.KeyBackspace, fyne.KeyDelete)
	r.Type("5")
	r.Press(fyne.KeyReturn)
	if !r.Says("Le motif manque") || r.rule(data.KeepMarks).Years != 1 {
		t.Error("it changed without a reason:", r.Text())
	}
	r.Type("Réponse des archives.") // the focus is where the reason is missing
	r.Press(fyne.KeyReturn)
	if got := r.rule(data.KeepMarks); got.Years != 5 || got.Sure {
		t.Errorf("%+v\n%s", got, r.Text())
	}
	if !r.Says("5 ans après la date du jury : proposition à confirmer.") {
		t.Error(r.Text())
	}
}

func TestTheEntryInTheRegisterOfProcessingIsWrittenAndOpened(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	dir := t.TempDir()
	archivesFolder = func() (string, error) { return dir, nil }
	r.Tap("Fiche du registre (article 30)")
	if len(r.Opened) != 1 || !strings.Contains(r.Opened[0], "Fiche du registre des traitements – CCI Cantal") {
		t.Errorf("opened %v", r.Opened)
	}
	r.Tap("Proposer une liste d’élimination")
	if len(r.Went) != 1 || r.Went[0].Area != widget.AreaDisposal {
		t.Errorf("went %v", r.Went)
	}
}

func TestAnArchiveInTheClearIsAskedAboutFirst(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	dir := t.TempDir()
	archivesFolder = func() (string, error) { return dir, nil }
	r.Tap("Archive en clair…")
	if len(r.Asked) != 1 || !strings.Contains(r.Asked[0].Text, "n’est pas chiffrée") || len(r.Opened) != 0 {
		t.Fatalf("asked %v, opened %v", r.Asked, r.Opened)
	}
	r.Asked[0].Do()
	if len(r.Opened) != 1 || !strings.Contains(r.Opened[0], "Archive – CCI Cantal") {
		t.Errorf("opened %v, refused %v", r.Opened, r.Refused)
	}
}

func TestHowLongTheTechnicalLogIsKeptIsASetting(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	if !r.Says("Journal technique") || !r.Says("6 mois.") {
		t.Fatal(r.Text())
	}
	r.page.keeping.askLogs()
	r.Press(fyne.KeyBackspace, fyne.KeyDelete)
	r.Type("12")
	r.Press(fyne.KeyReturn)
	r.Type("Politique de la CCI.") // the focus is where the reason is missing
	r.Press(fyne.KeyReturn)
	if own, err := r.desk.Disposals.Settings(); err != nil || own.Months() != 12 || !r.Says("12 mois.") {
		t.Errorf("%+v, %v\n%s", own, err, r.Text())
	}
}

func TestTheSettingsLeadToTheJournal(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	r.Tap("Ouvrir le journal (Ctrl+J)")
	if len(r.Went) != 1 || r.Went[0].Area != widget.AreaJournal {
		t.Errorf("%+v", r.Went)
	}
}
