package widget

import (
	"context"

	"fyne.io/fyne/v2"

	"certibloc/data"
)

// Area is one entry of the navigation.
type Area string

// The areas, in the order of the navigation.
const (
	AreaHome       Area = "accueil"
	AreaSessions   Area = "sessions"
	AreaCandidates Area = "candidats"
	AreaRegister   Area = "registre"
	AreaNetwork    Area = "réseau"
	AreaStatistics Area = "statistiques"
	AreaReference  Area = "référentiel"
	AreaSettings   Area = "réglages"

	// AreaImport is not in the navigation: candidates come in from a file, into the session that the place names, or into none.
	AreaImport Area = "import"
	// AreaDisposal is not in the navigation either: what is proposed for elimination.
	AreaDisposal Area = "élimination"
	// AreaDoubles is not in the navigation either: the candidates who look like one person.
	AreaDoubles Area = "doublons"
	// AreaBackups is not in the navigation either: where backups go and when they were verified.
	AreaBackups Area = "sauvegardes"
	// AreaJournal is not in the navigation either: who did what, when and why.
	AreaJournal Area = "journal"
)

// SettingsAccess is, in a place of the settings, the section of who has access.
const SettingsAccess data.ID = "accès"

// Step is one of the steps of a session's page.
type Step string

// The steps of a session, in order.
const (
	StepEnrolment   Step = "Inscriptions"
	StepAssessments Step = "Épreuves"
	StepResults     Step = "Résultats"
	StepJury        Step = "Jury"
	StepDocuments   Step = "Documents"
)

// Place is somewhere to go: an area, and within it a session with a step, a candidate, or the number of a fiche.
type Place struct {
	Area      Area
	ID        data.ID
	Step      Step
	Enrolment data.ID // where the place is about one
}

// Page is what fills the window beside the navigation.
type Page interface {
	// Content returns what is shown, always the same object.
	Content() fyne.CanvasObject
	// Refresh reads the facts again; what is being typed stays. It is called when something changed.
	Refresh()
	// Focus returns what has the focus when the page opens, or nil.
	Focus() fyne.Focusable
}

// Unsaved is a page on which something can be typed that is not on disk yet.
type Unsaved interface {
	// Unsaved says in a sentence what would be lost if the window closed now, or nothing.
	Unsaved() string
}

// Host is what a page may ask of the window that shows it.
type Host interface {
	// Go shows another place.
	Go(Place)
	// Tell says quietly, at the foot of the window, that something is done.
	Tell(sentence string)
	// Refuse shows why something was not done, in the page, until it is dismissed or something is done.
	Refuse(err error)
	// Ask puts a question that must be answered first.
	Ask(Question)
	// Show puts a dialog of the page's own over it and returns what closes it. Escape closes it too.
	Show(title string, content fyne.CanvasObject, focus fyne.Focusable) (closeIt func())
	// Run does work beside the window and calls done on the window's thread. It shows its progress, and can be
	// cancelled, when it takes longer than half a second. Tests run it at once.
	Run(title string, work func(ctx context.Context, progress func(done, of int)) error, done func(error))
	// Focus moves the focus.
	Focus(fyne.Focusable)
	// ChooseFile lets one choose a file that exists, with one of some endings such as « .pdf ».
	ChooseFile(endings []string, chosen func(path string))
	// OpenFile hands a file or a folder to the system.
	OpenFile(path string) error
	// Printers returns the printers of the machine, the usual one first, or refuses when there is none. The system may take
	// its time: it is asked beside the window.
	Printers(ctx context.Context) ([]string, error)
	// PrintFile sends a PDF to a printer, beside the window too.
	PrintFile(ctx context.Context, path, printer string) error
	// GoBack shows a place as it was at the end of a day, until one comes back to today.
	GoBack(day data.Date, place Place)
}

// Question is a choice between doing something and leaving it.
type Question struct {
	Title   string
	Text    string
	Confirm string // what the button that does it says
	Do      func()
}
