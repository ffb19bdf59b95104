package candidate

import (
	"context"
	"reflect"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/ui/widget"
)

// besides shows what is known of the person beside the identity, and leads to the form.
func (p *Page) besides() fyne.CanvasObject {
	head := container.NewBorder(nil, nil, widget.Heading("Coordonnées et aménagements"), container.NewCenter(p.reach))
	d := p.particulars
	if d.Empty() {
		return container.NewVBox(head, widget.Quiet("Rien n’est noté. L’adresse sert aux courriers ; un aménagement paraît sur la convocation et la fiche de l’examinateur."))
	}
	left, right := tight(), tight()
	add := func(column *fyne.Container, label string, parts ...string) {
		var said []string
		for _, part := range parts {
			if part != "" {
				said = append(said, part)
			}
		}
		if len(said) > 0 {
			column.Add(fact(label, strings.Join(said, "\n")))
		}
	}
	add(left, "Courriel", d.Email)
	add(left, "Téléphone", d.Phone)
	add(left, "Adresse", append(append([]string{}, d.Street...), strings.TrimSpace(d.PostalCode+" "+d.City))...)
	add(right, "Employeur", d.Employer.Name, d.Employer.City)
	if d.Employer.SIRET != "" {
		add(right, "SIRET", d.Employer.SIRET)
	}
	add(right, "Tuteur", d.Tutor.Name, d.Tutor.Function, d.Tutor.Email, d.Tutor.Phone)
	var arranged []string
	for _, a := range d.Arrangements {
		arranged = append(arranged, upper(a.String()))
	}
	add(left, "Aménagements", arranged...)
	return container.NewVBox(head, widget.Shares([]float32{0.56, 0.44}, left, right))
}

// particularsForm is a dialog in which a person's particulars are typed.
type particularsForm struct {
	page *Page

	email, phone, street, more, code, city  *widget.TextField
	employer, siret, employerCity           *widget.TextField
	tutor, function, tutorEmail, tutorPhone *widget.TextField
	extra, words                            *widget.TextField
	arranged                                map[data.ArrangementKind]*widget.Toggle
	form                                    *widget.Form
	said                                    *fyne.Container
	closeIt                                 func()
}

// reachOut opens the form.
func (p *Page) reachOut() {
	f := &particularsForm{page: p, said: container.NewVBox(), arranged: map[data.ArrangementKind]*widget.Toggle{}}
	for _, field := range []**widget.TextField{&f.email, &f.phone, &f.street, &f.more, &f.code, &f.city, &f.employer, &f.siret, &f.employerCity,
		&f.tutor, &f.function, &f.tutorEmail, &f.tutorPhone, &f.extra, &f.words} {
		*field = widget.NewTextField("")
		(*field).OnSubmitted = func(string) { f.submit() }
	}
	f.more.PlaceHolder = "complément, facultatif"
	f.words.PlaceHolder = "ce qui est fait, jamais pourquoi"
	f.fill(p.particulars)
	buttons := widget.HStack(widget.Secondary("Annuler", func() { f.closeIt() }), widget.Primary("Enregistrer", f.submit))
	foot := widget.VStack(1, f.said, container.NewBorder(nil, nil, nil, buttons))
	f.closeIt = p.host.Show("Coordonnées et aménagements", container.NewBorder(nil, foot, nil, nil, container.NewStack(room(900, 480), f.layOut())), f.email)
}

func (f *particularsForm) layOut() fyne.CanvasObject {
	checked := func(field *widget.TextField, check func(string) error) func() error {
		return func() error { return check(strings.TrimSpace(field.Text)) }
	}
	text := func(label string, field *widget.TextField) *widget.Field {
		return &widget.Field{Label: label, Input: field, Check: func() error { return data.CheckNote("Ce texte", strings.TrimSpace(field.Text), 120) }}
	}
	fields := []*widget.Field{
		{Label: "Courriel", Input: f.email, Check: checked(f.email, data.CheckEmail)},
		{Label: "Téléphone", Input: f.phone, Check: checked(f.phone, data.CheckPhone)},
		text("Adresse", f.street), text("", f.more), text("Code postal", f.code), text("Ville", f.city),
		text("Employeur", f.employer),
		{Label: "SIRET", Input: f.siret, Check: func() error { return data.CheckSIRET(digits(f.siret.Text)) }},
		text("Ville de l’employeur", f.employerCity), text("Tuteur", f.tutor), text("Fonction", f.function),
		{Label: "Courriel du tuteur", Input: f.tutorEmail, Check: checked(f.tutorEmail, data.CheckEmail)},
		{Label: "Téléphone du tuteur", Input: f.tutorPhone, Check: checked(f.tutorPhone, data.CheckPhone)},
		{Label: "Temps majoré, en %", Hint: "33 : un tiers.", Input: widget.Width(f.extra, 100), Check: f.checkExtra},
		text("Autre aménagement", f.words),
	}
	f.form = widget.NewForm(f.page.host.Focus, fields...)
	c := f.form.Content().(*fyne.Container).Objects
	left := widget.VStack(0.6, widget.Halves(c[0], c[1]), container.NewVBox(c[2], f.more), widget.Shares([]float32{0.3, 0.7}, c[4], c[5]))
	right := widget.VStack(0.6, widget.Halves(c[6], c[8]), widget.Width(c[7], 200), widget.Halves(c[9], c[10]), widget.Halves(c[11], c[12]))
	kinds := widget.HStack()
	for _, kind := range data.ArrangementKinds {
		if t := f.arranged[kind]; t != nil {
			kinds.Add(t)
		}
	}
	below := widget.VStack(0.6, widget.Heading("Aménagements accordés"), kinds, widget.Shares([]float32{0.25, 0.75}, c[13], c[14]))
	return widget.VStack(1.5, widget.Halves(left, right), below)
}

func (f *particularsForm) checkExtra() error {
	text := strings.TrimSuffix(strings.TrimSpace(f.extra.Text), "%")
	if text == "" {
		return nil
	}
	if n, err := strconv.Atoi(strings.TrimSpace(text)); err != nil || n < 1 || n > 200 {
		return data.Refuse("Écrivez un nombre de 1 à 200, ou rien.")
	}
	return nil
}

func digits(s string) string { return strings.ReplaceAll(strings.TrimSpace(s), " ", "") }

// fill shows what is known.
func (f *particularsForm) fill(d data.Particulars) {
	f.email.SetText(d.Email)
	f.phone.SetText(d.Phone)
	if len(d.Street) > 0 {
		f.street.SetText(d.Street[0])
		f.more.SetText(strings.Join(d.Street[1:], ", "))
	}
	f.code.SetText(d.PostalCode)
	f.city.SetText(d.City)
	f.employer.SetText(d.Employer.Name)
	f.siret.SetText(d.Employer.SIRET)
	f.employerCity.SetText(d.Employer.City)
	f.tutor.SetText(d.Tutor.Name)
	f.function.SetText(d.Tutor.Function)
	f.tutorEmail.SetText(d.Tutor.Email)
	f.tutorPhone.SetText(d.Tutor.Phone)
	for _, kind := range data.ArrangementKinds {
		if kind != data.ArrangementTime && kind != data.ArrangementOther {
			f.arranged[kind] = widget.NewToggle(upper(string(kind)))
		}
	}
	for _, a := range d.Arrangements {
		switch a.Kind {
		case data.ArrangementTime:
			f.extra.SetText(strconv.Itoa(a.Extra))
		case data.ArrangementOther:
			f.words.SetText(a.Words)
		default:
			f.arranged[a.Kind].Set(true)
		}
	}
}

// made is what was typed.
func (f *particularsForm) made() data.Particulars {
	said := func(field *widget.TextField) string { return strings.TrimSpace(field.Text) }
	d := data.Particulars{
		Candidate: f.page.id, Email: said(f.email), Phone: said(f.phone), PostalCode: said(f.code), City: said(f.city),
		Employer: data.Employer{Name: said(f.employer), SIRET: digits(f.siret.Text), City: said(f.employerCity)},
		Tutor:    data.Tutor{Name: said(f.tutor), Function: said(f.function), Email: said(f.tutorEmail), Phone: said(f.tutorPhone)},
	}
	for _, line := range []string{said(f.street), said(f.more)} {
		if line != "" {
			d.Street = append(d.Street, line)
		}
	}
	for _, kind := range data.ArrangementKinds {
		switch {
		case kind == data.ArrangementTime:
			if n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(said(f.extra), "%"))); err == nil {
				d.Arrangements = append(d.Arrangements, data.Arrangement{Kind: kind, Extra: n})
			}
		case kind == data.ArrangementOther:
			if said(f.words) != "" {
				d.Arrangements = append(d.Arrangements, data.Arrangement{Kind: kind, Words: said(f.words)})
			}
		case f.arranged[kind].On():
			d.Arrangements = append(d.Arrangements, data.Arrangement{Kind: kind})
		}
	}
	return d
}

func (f *particularsForm) submit() {
	if !f.form.Valid() {
		return
	}
	made := f.made()
	if reflect.DeepEqual(made, f.page.particulars) {
		f.closeIt()
		f.page.host.Tell("Rien n’a changé.")
		return
	}
	if err := f.page.desk.Candidates.SaveParticulars(context.Background(), made); err != nil {
		f.said.Objects = []fyne.CanvasObject{widget.Banner(widget.ToneRefused, err.Error())}
		f.said.Refresh()
		return
	}
	f.closeIt()
	f.page.host.Tell("Coordonnées enregistrées.")
}
