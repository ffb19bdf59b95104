package widget

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
)

// PaperQuestion asks when a signed paper came back, with a scan if one wants to keep one.
type PaperQuestion struct {
	Title, Words, Day, Action string
	Paper                     data.PaperBack // what is known of it already
	Said                      string         // once it is noted
	Then                      func()         // after that, or nil
}

// PaperKeeper notes papers that came back and gives their scans again; the desk's documents do.
type PaperKeeper interface {
	ReceiveFile(ctx context.Context, paper data.PaperBack, path string) (data.PaperBack, error)
	ExportScan(paper data.PaperBack, dir string) (string, error)
	WithdrawPaper(ctx context.Context, id data.ID, reason string) error
}

// AskPaper asks for a paper that came back, and notes it.
func AskPaper(host Host, desk PaperKeeper, today data.Date, q PaperQuestion) {
	on, note := NewDateField(), NewTextField("facultatif")
	on.SetDate(today)
	path := ""
	file := Secondary("Joindre le fichier numérisé…", nil)
	file.OnTapped = func() {
		host.ChooseFile([]string{".pdf", ".jpg", ".jpeg", ".png"}, func(chosen string) {
			if path = chosen; path != "" {
				file.SetText("Fichier joint : " + filepath.Base(path))
			}
		})
	}
	day := &Field{Label: q.Day, Input: Width(on, 150), Check: Dated(on)}
	FormDialog{
		Title: q.Title, Words: q.Words + " Le fichier joint (PDF, JPEG ou PNG, 20 Mo au plus) est gardé chiffré.", Action: q.Action,
		First: on, Typed: []*TextField{&on.TextField, note}, At: day, Fields: []*Field{day, {Label: "Note", Input: note}},
		More: []fyne.CanvasObject{container.NewHBox(file)},
		Do: func(done func(error)) {
			paper := q.Paper
			paper.On, _ = on.Date()
			paper.Note = strings.TrimSpace(note.Text)
			host.Run("Enregistrement du papier", func(ctx context.Context, _ func(int, int)) error {
				_, err := desk.ReceiveFile(ctx, paper, path)
				return err
			}, func(err error) { finish(host, q.Said, q.Then, done, err) })
		},
	}.Show(host)
}

// finish closes a dialog whose act is done, says so, and goes on.
func finish(host Host, said string, then func(), done func(error), err error) {
	done(err)
	if err != nil {
		return
	}
	host.Tell(said)
	if then != nil {
		then()
	}
}

// AskIdentity asks by which document the identity of a person was verified. No copy of it is ever kept.
func AskIdentity(host Host, desk PaperKeeper, today data.Date, person data.Candidate, then func()) {
	choices := make([]Choice, len(data.IdentityKinds))
	for i, k := range data.IdentityKinds {
		choices[i] = Choice{Key: string(k), Label: strings.ToUpper(string(k)[:1]) + string(k)[1:]}
	}
	kind, of, on := NewRadio(choices...), NewDateField(), NewDateField()
	on.SetDate(today)
	field := &Field{Label: "Pièce présentée", Input: kind.Content(), Check: func() error {
		if kind.Key() == "" {
			return data.Refuse("Choisissez la pièce présentée.")
		}
		return nil
	}}
	kind.OnChanged = func(string) { field.Tell(nil) }
	last := &Field{Label: "Vérifiée le", Input: Width(on, 150), Check: Dated(on)}
	FormDialog{
		Title: "Pièce d’identité vérifiée", Action: "Noter la vérification", First: Focusable(kind.Content()),
		Words: "Comparez l’état civil de " + person.Name() + " avec la pièce. Ni copie ni numéro ne sont gardés.",
		Typed: []*TextField{&of.TextField, &on.TextField}, At: last,
		Fields: []*Field{field, {Label: "Pièce délivrée le", Input: Width(of, 150), Check: Dated(of)}, last},
		Do: func(done func(error)) {
			paper := data.PaperBack{Candidate: person.ID, Kind: data.PaperIdentity, Identity: data.IdentityKind(kind.Key())}
			paper.On, _ = on.Date()
			paper.IdentityOn, _ = of.Date()
			_, err := desk.ReceiveFile(context.Background(), paper, "")
			finish(host, "Vérification de l’identité notée.", then, done, err)
		},
	}.Show(host)
}

// PaperWords says what a paper is, and when it came: « Pièce d’identité vérifiée le 3 mars 2021 : passeport du 2 mai 2019 ».
func PaperWords(p data.PaperBack) string {
	said := strings.ToUpper(string(p.Kind)[:1]) + string(p.Kind)[1:]
	if p.Kind == data.PaperIdentity {
		said += " le " + p.On.French()
		if p.Identity != "" {
			said += " : " + string(p.Identity) + " du " + p.IdentityOn.French()
		}
	} else {
		said += ", reçu" + map[bool]string{true: "e"}[p.Kind != data.PaperMinutes] + " le " + p.On.French()
	}
	if p.Note != "" {
		said += " · " + p.Note
	}
	return said
}

// ScanButton shows a copy of the scan of a paper, once one knows that the copy is in the clear; nil where there is no scan.
func ScanButton(host Host, desk PaperKeeper, p data.PaperBack, folder func() (string, error)) *Button {
	if p.Scan == nil {
		return nil
	}
	return Secondary("Voir le scan", func() {
		dir, err := folder()
		if err != nil {
			host.Refuse(err)
			return
		}
		host.Ask(Question{
			Title: "Ouvrir une copie du scan ?", Confirm: "Ouvrir la copie",
			Text: "Une copie non chiffrée de « " + p.Scan.Name + " » est écrite dans " + dir + ". Supprimez-la une fois lue.",
			Do:   func() { openScan(host, desk, p, dir) },
		})
	})
}

func openScan(host Host, desk PaperKeeper, p data.PaperBack, dir string) {
	path := ""
	host.Run("Ouverture du scan", func(context.Context, func(int, int)) (err error) {
		path, err = desk.ExportScan(p, dir)
		return err
	}, func(err error) {
		if err == nil {
			err = host.OpenFile(path)
		}
		if err != nil {
			host.Refuse(err)
			return
		}
		host.Tell("Copie non chiffrée : " + path)
	})
}

// PaperList shows papers below one another, the latest first, each with what shows its scan and what takes it back. named says
// whose or which one it is; after is called once one was taken back.
func PaperList(host Host, desk PaperKeeper, papers []data.PaperBack, named func(data.PaperBack) string, folder func() (string, error), after func()) fyne.CanvasObject {
	list := VStack(0)
	for _, p := range slices.Backward(papers) {
		words := VStack(-1.2, Body(PaperWords(p)))
		if about := named(p); about != "" {
			words.Add(Small(about))
		}
		buttons := HStack()
		if b := ScanButton(host, desk, p, folder); b != nil {
			buttons.Add(b)
		}
		buttons.Add(Secondary("Retirer…", func() { askWithdrawal(host, desk, p, after) }))
		list.Add(container.NewBorder(nil, nil, nil, container.NewCenter(buttons), words))
	}
	return list
}

// askWithdrawal asks why a paper was noted by mistake.
func askWithdrawal(host Host, desk PaperKeeper, p data.PaperBack, after func()) {
	reason := NewTextField("Noté pour une autre session")
	field := &Field{Label: "Pourquoi", Hint: "Le journal garde la note et ce motif.", Input: reason, Check: Needed(reason, "Le motif manque.")}
	FormDialog{
		Title: "Retirer ce papier ?", Words: PaperWords(p) + " : il ne comptera plus.", Action: "Retirer",
		Fields: []*Field{field}, First: reason, Typed: []*TextField{reason}, At: field,
		Do: func(done func(error)) {
			err := desk.WithdrawPaper(context.Background(), p.ID, strings.TrimSpace(reason.Text))
			done(err) // closes this dialog before what lies under it
			if err == nil {
				host.Tell("Papier retiré.")
				after()
			}
		},
	}.Show(host)
}
