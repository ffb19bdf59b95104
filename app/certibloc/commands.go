package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/adrg/xdg"

	"certibloc/app"
	"certibloc/assets"
	"certibloc/data"
	"certibloc/data/places"
	"certibloc/data/rncp"
	"certibloc/data/seal"
	"certibloc/data/store"
	"certibloc/pdf"
	"certibloc/pdf/view"
)

// config returns what every desk of this program works with.
func config() (app.Config, error) {
	fiche, err := ownFiche()
	if err != nil {
		return app.Config{}, err
	}
	drawer, err := pdf.New()
	machine, _ := os.Hostname() // a machine without a name has none in the journal either
	return app.Config{Store: store.Options{KDF: costs, Machine: machine, Child: rehearse}, Fiches: []*rncp.Fiche{fiche}, Drawer: drawer, Viewer: view.New(), Places: places.New(assets.Communes, assets.Countries), Verify: assets.VerifyPage(), Program: version,
		Memory: memory}, err
}

// memory is where this machine remembers how far the journals of its centres went.
var memory = filepath.Join(xdg.StateHome, "certibloc")

// costs are those of a passphrase; the tests, which open a folder hundreds of times, lower them.
var costs = seal.DefaultParams()

// ownFiche returns the register entry that the program carries.
func ownFiche() (*rncp.Fiche, error) {
	text, err := assets.Fiche("27413")
	if err != nil {
		return nil, err
	}
	return rncp.Parse(text)
}

// desk opens the centre's folder, hands it to fn, and closes it.
func (c *cli) desk(t terminal, fn func(*app.Desk) error) (err error) {
	cfg, err := config()
	if err != nil {
		return err
	}
	passphrase, err := t.passphrase(false)
	if err != nil {
		return err
	}
	desk, err := app.Open(c.folder(), passphrase, cfg)
	if err != nil {
		return err
	}
	defer func() {
		if fault := recover(); fault != nil {
			desk.Crashed(fault, debug.Stack())
			panic(fault)
		}
		desk.Report("command", err)
		err = errors.Join(err, desk.Close())
	}()
	defer desk.CatchCrashes()()
	t.warn(desk)
	return fn(desk)
}

// warn says what makes the centre's folder unsafe to work in.
func (t terminal) warn(desk *app.Desk) {
	for _, warning := range desk.Warnings() {
		t.refuse("Attention. %s", warning)
	}
}

type initCmd struct {
	Centre   string `help:"Nom du centre, comme dans la fiche : « CCI Cantal »." placeholder:"NOM"`
	Code     string `help:"Code du centre dans les numéros de documents (par défaut, tiré du nom)." placeholder:"CODE"`
	City     string `help:"Ville où les documents sont délivrés." placeholder:"VILLE"`
	Operator string `help:"Nom de la personne qui utilise le programme." placeholder:"NOM" default:"Administrateur"`

	Recovery    string `help:"Écrit la feuille de secours, à imprimer puis à supprimer." placeholder:"FICHIER.pdf" type:"path"`
	FromArchive string `name:"from-archive" help:"Reconstruit un centre d’une archive en clair, au lieu d’en créer un." placeholder:"DOSSIER" type:"path"`
}

// Run makes a new, empty centre.
func (cmd *initCmd) Run(ctx context.Context, t terminal, c *cli) error {
	if cmd.FromArchive != "" {
		return cmd.rebuild(ctx, t, c)
	}
	cfg, err := config()
	if err != nil {
		return err
	}
	centre := data.Centre{Name: cmd.Centre, Code: cmd.Code, City: cmd.City, Rules: data.DefaultRules()}
	if centre.Code == "" {
		centre.Code = data.CentreCode(centre.Name)
	}
	passphrase, err := t.passphrase(true)
	if err != nil {
		return err
	}
	desk, err := app.Create(ctx, c.folder(), passphrase, centre, cmd.Operator, cfg)
	if err != nil {
		return err
	}
	t.printf("Centre créé : %s (code %s), dans %s.", centre.Name, centre.Code, c.folder())
	t.warn(desk)
	if !cfg.Fiches[0].Prepares(centre.Name) {
		t.printf("Remarque : ce nom n’est pas parmi les %d lieux de préparation de la fiche.", len(cfg.Fiches[0].Preparation.Centres))
	}
	if err := cmd.writeSheet(ctx, t, desk); err != nil {
		return errors.Join(err, desk.Close())
	}
	return desk.Close()
}

// writeSheet writes the recovery sheet where one is asked for, and says what happens without.
func (cmd *initCmd) writeSheet(ctx context.Context, t terminal, desk *app.Desk) error {
	if cmd.Recovery == "" {
		t.printf("Gardez la phrase de passe : sans elle ni feuille de secours (--recovery), personne ne rouvre ce dossier.")
		return nil
	}
	code, err := desk.Operators.NewSheet(ctx)
	if err != nil {
		return err
	}
	sheet, err := desk.Operators.DrawSheet(code)
	if err == nil {
		err = seal.WriteFile(cmd.Recovery, sheet)
	}
	if err == nil {
		err = desk.Operators.KeepSheet(ctx)
	}
	if err != nil {
		return err
	}
	t.printf("Feuille de secours : %s. Imprimez-la, mettez-la sous clé, puis supprimez ce fichier.", cmd.Recovery)
	return nil
}

type documentsCmd struct {
	Session string `required:"" help:"Code ou identifiant de la session." placeholder:"CODE"`
	Out     string `required:"" help:"Dossier où écrire les PDF." placeholder:"DOSSIER" type:"path"`
}

// Run issues what a session can have and writes all its documents.
func (cmd *documentsCmd) Run(ctx context.Context, t terminal, c *cli) error {
	return c.desk(t, func(desk *app.Desk) error {
		session, err := desk.Sessions.Find(cmd.Session)
		if err != nil {
			return err
		}
		plan, err := desk.Documents.Plan(session.ID)
		if err != nil {
			return err
		}
		if plan, err = desk.Documents.Fit(session.ID, plan); err != nil {
			return err
		}
		fresh, issueErr := desk.Documents.Issue(ctx, session.ID, plan.Ready, nil)
		t.printf("Session « %s » : %d documents émis, %d déjà émis.", session.Name, len(fresh), len(plan.Issued))
		if err := exportAll(t, desk, append(plan.Issued, fresh...), cmd.Out); err != nil {
			return errors.Join(issueErr, err)
		}
		withheld := slices.Concat(plan.Unfit, plan.Withheld)
		for _, w := range withheld {
			t.refuse("%s, %s : %v", w.Kind.Title(), w.About(), w.Reason)
		}
		if issueErr == nil && len(withheld) > 0 {
			return errReported
		}
		return issueErr
	})
}

func exportAll(t terminal, desk *app.Desk, docs []data.Document, dir string) error {
	for _, doc := range docs {
		path, err := desk.Documents.Export(doc, dir)
		if err != nil {
			return err
		}
		t.printf("  %s  %s", doc.Number, path)
	}
	return nil
}

type checkCmd struct{}

// Run reads the whole folder again; one that does not open is looked at as it lies.
func (cmd *checkCmd) Run(ctx context.Context, t terminal, c *cli) error {
	err := cmd.check(ctx, t, c)
	if !app.IsDamaged(err) {
		return err
	}
	t.refuse("%v", err)
	cfg, cfgErr := config()
	passphrase, passErr := t.passphrase(false)
	if err := errors.Join(cfgErr, passErr); err != nil {
		return err
	}
	found, err := app.LookAt(ctx, c.folder(), passphrase, cfg)
	if err != nil {
		return err
	}
	t.refuse("%s", found.Words())
	if found.Backup.Path != "" {
		t.refuse("Dernière sauvegarde connue : %s\nPour en refaire un dossier neuf, complété de ce qui se lit encore : certibloc restore SAUVEGARDE --complete %q --data NOUVEAU", found.Backup.Path, c.folder())
	}
	return errReported
}

func (cmd *checkCmd) check(ctx context.Context, t terminal, c *cli) error {
	return c.desk(t, func(desk *app.Desk) error {
		report, err := desk.Check(ctx)
		if err != nil {
			return err
		}
		if len(report.Findings) == 0 {
			for _, warning := range desk.Warnings() { // it was told when the folder was opened
				desk.Heed(warning)
			}
		}
		for _, mended := range desk.Mended() {
			t.printf("%s", mended)
		}
		t.printf("Journal : %d lignes. Documents : %d.", report.Journal, report.Documents)
		if report.Swept > 0 {
			t.printf("%d fichier(s) sans numéro, restes d’une émission interrompue, ont été retirés.", report.Swept)
		}
		if len(report.Findings) == 0 {
			t.printf("Tout est en ordre.")
			return nil
		}
		t.refuse("%s", strings.Join(report.Findings, "\n"))
		t.refuse("Le dossier est abîmé : n’y travaillez plus et rétablissez une sauvegarde.")
		return errReported
	})
}

type demoCmd struct {
	Out string `help:"Dossier où écrire l’exemple." placeholder:"DOSSIER" type:"path" default:"demo"`
}

// examplePassphrase opens the example centre, in which every person is invented.
const examplePassphrase = "exemple exemple exemple exemple exemple exemple exemple"

// Run makes the example centre and writes its documents.
func (cmd *demoCmd) Run(ctx context.Context, t terminal) error {
	cfg, err := config()
	if err != nil {
		return err
	}
	dir := filepath.Join(cmd.Out, "centre")
	if _, err := os.Lstat(dir); err == nil {
		return data.Refuse("« %s » existe déjà.", dir).Hint("Supprimez ce dossier ou donnez-en un autre avec --out.")
	}
	passphrase := t.getenv(passphraseEnv)
	if passphrase == "" {
		passphrase = examplePassphrase
	}
	desk, err := app.Example(ctx, dir, []byte(passphrase), cfg, func(step string) { t.printf("%s", step) })
	if err == nil {
		err = writeExample(ctx, t, desk, filepath.Join(cmd.Out, "documents"))
	}
	if err == nil {
		err = writeEvidence(ctx, t, desk, filepath.Join(cmd.Out, "preuves"))
	}
	if err == nil {
		err = writeParcels(t, desk, filepath.Join(cmd.Out, "reseau"))
	}
	if err == nil {
		err = writeNational(ctx, t, desk, filepath.Join(cmd.Out, "reseau"))
	}
	if desk != nil {
		err = errors.Join(err, desk.Close())
	}
	if err != nil {
		return err
	}
	t.printf("Centre d’exemple : %s", dir)
	if t.getenv(passphraseEnv) == "" {
		t.printf("Sa phrase de passe : %s", passphrase)
	}
	return nil
}

func writeExample(ctx context.Context, t terminal, desk *app.Desk, dir string) error {
	sessions, err := desk.Sessions.All()
	if err != nil {
		return err
	}
	for _, s := range sessions {
		docs, err := desk.Documents.Issued(s.ID)
		if err != nil {
			return err
		}
		t.printf("Documents de la session « %s » :", s.Name)
		if err := exportAll(t, desk, docs, dir); err != nil {
			return err
		}
		for _, kind := range app.Papers {
			path, err := desk.Documents.ExportPaper(ctx, s.ID, kind, "", dir)
			if err != nil {
				return err
			}
			t.printf("  document de travail  %s", path)
		}
	}
	if err := writeCodes(t, desk, dir); err != nil {
		return err
	}
	lines, hash := desk.Journal()
	t.printf("Journal : %d lignes, empreinte %s.", lines, fmt.Sprintf("%.16s…", hash))
	return nil
}
