package session

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// gapKey names a result whose two entries differ, with the two values: when one changes, it is another gap.
type gapKey struct {
	enrolment        data.ID
	bloc             rncp.BlocKey
	assessment, part string
	first, second    data.Value
}

// gaps is the results whose two entries differ, and the third act that settles each.
type gaps struct {
	step  *resultsStep
	list  []*gap
	said  *fyne.Container // how far the double entry has come
	rows  *fyne.Container
	whole fyne.CanvasObject
}

// gap is one result whose two entries differ.
type gap struct {
	gaps *gaps
	key  gapKey
	item rules.Item

	reason, other *widget.TextField
	keep          *widget.Button // the first value
	refused       *fw.RichText
	content       fyne.CanvasObject
}

func newGaps(s *resultsStep) *gaps {
	g := &gaps{step: s, said: container.NewVBox(), rows: widget.VStack(1)}
	g.whole = container.New(layout.NewCustomPaddedLayout(widget.Unit, 0, 0, 0), container.NewVScroll(widget.VStack(1, g.said, g.rows)))
	return g
}

func (g *gaps) focus() fyne.Focusable {
	if len(g.list) > 0 && !g.step.sealed() {
		return g.list[0].keep
	}
	return g.step.buttons[wayGaps]
}

// refresh shows the differences as they are now. One that stays keeps what is typed in it.
func (g *gaps) refresh() {
	before := map[gapKey]*gap{}
	for _, old := range g.list {
		before[old.key] = old
	}
	g.list = nil
	g.rows.RemoveAll()
	v := &g.step.view
	waiting, checked, missing := 0, 0, 0
	for i := range v.Cases {
		k := &v.Cases[i]
		for _, b := range v.Fiche.Blocs {
			for _, item := range rules.Due(v.Fiche, &v.Session.Rules, k, b.Key) {
				first, entered := k.Result(item)
				again, twice := k.Second(item)
				switch {
				case !entered && !item.Optional:
					missing++
				case entered && !twice:
					waiting++
				case entered:
					checked++
				}
				if entered && twice && first.Value != again.Value {
					g.add(before, k, item, first, again)
				}
			}
		}
	}
	g.say(checked, waiting, missing)
}

func (g *gaps) add(before map[gapKey]*gap, k *rules.Case, item rules.Item, first data.Result, again data.SecondEntry) {
	key := gapKey{k.Enrolment.ID, item.Bloc, item.Assessment.Key, item.Part.Key, first.Value, again.Value}
	one, known := before[key]
	if !known {
		one = newGap(g, key, k, item, first.Operator, again.By)
	}
	g.list = append(g.list, one)
	g.rows.Add(one.content)
}

// say says how far the double entry has come.
func (g *gaps) say(checked, waiting, missing int) {
	g.said.RemoveAll()
	n := len(g.list)
	switch {
	case n > 0:
		g.said.Add(widget.Quiet(count(n, "résultat diffère", "résultats diffèrent", "") +
			". Relisez la copie, puis retenez l’une des deux valeurs, ou une autre : elle devient le résultat. Les deux saisies restent dans le dossier."))
	case checked == 0:
		g.said.Add(widget.Quiet("La seconde saisie n’a pas commencé : il n’y a pas encore d’écart à voir."))
	case waiting+missing == 0:
		g.said.Add(widget.Banner(widget.ToneDone, "Toutes les saisies concordent : "+count(checked, "résultat saisi deux fois", "résultats saisis deux fois", "")+"."))
	default:
		g.said.Add(widget.Banner(widget.ToneDone, "Aucun écart jusqu’ici : "+count(checked, "résultat concorde", "résultats concordent", "")+"."))
	}
	if waiting > 0 && checked > 0 {
		g.said.Add(widget.Quiet(fmt.Sprintf("Il reste %s à saisir une seconde fois.", count(waiting, "résultat", "résultats", ""))))
	}
	if missing > 0 && checked > 0 {
		g.said.Add(widget.Quiet(fmt.Sprintf("La première saisie de %s manque encore.", count(missing, "épreuve", "épreuves", ""))))
	}
	g.whole.Refresh()
}

func newGap(g *gaps, key gapKey, k *rules.Case, item rules.Item, operator data.ID, by string) *gap {
	d := &gap{gaps: g, key: key, item: item, reason: widget.NewTextField("motif, facultatif : par exemple « copie relue »"), refused: widget.Small("")}
	v := &g.step.view
	bloc, _ := v.Fiche.Bloc(item.Bloc)
	d.other = widget.NewTextField("autre valeur")
	d.other.OnSubmitted = func(string) { d.takeOther() }
	recolour(d.refused, theme.ColorNameError)
	d.refused.Hide()
	d.keep = widget.Secondary("Retenir "+key.first.String(), func() { d.settle(key.first) })
	again := widget.Secondary("Retenir "+key.second.String(), func() { d.settle(key.second) })
	other := widget.Secondary("Retenir cette valeur", d.takeOther)
	if g.step.sealed() {
		for _, o := range []fyne.Disableable{d.keep, again, other, d.other, d.reason} {
			o.Disable()
		}
	}
	first := "Première saisie"
	if who := g.step.desk.Operator(); who.ID == operator {
		first += ", par " + who.Name
	}
	head := tight(wrapped(k.Candidate.Name()+" · "+item.Label()), widget.Small(bloc.Title))
	values := widget.Columns(
		column(first, widget.Heading(key.first.String()), d.keep),
		column("Seconde saisie, par "+by, widget.Heading(key.second.String()), again),
		column("Ni l’une ni l’autre", d.other, other))
	d.content = widget.Card(widget.VStack(0.5, head, d.reason, values, d.refused))
	return d
}

// column is one of the values to choose from, its button at the foot.
func column(title string, value fyne.CanvasObject, take *widget.Button) fyne.CanvasObject {
	return container.NewBorder(nil, container.NewHBox(take), nil, nil, container.NewVBox(widget.Small(title), value))
}

func (d *gap) takeOther() {
	value, err := d.gaps.step.parse(d.item, d.other.Text)
	if err != nil {
		d.refuse(err, d.other)
		return
	}
	d.settle(value)
}

// settle makes a value the result; both entries stay in the folder.
func (d *gap) settle(value data.Value) {
	s := d.gaps.step
	k := s.view.Case(d.key.enrolment)
	result := resultOf(k, d.item)
	result.Value = value
	if err := s.desk.Results.Settle(context.Background(), result, strings.TrimSpace(d.reason.Text)); err != nil {
		d.refuse(err, nil)
		return
	}
	s.host.Tell("Retenu : " + k.Candidate.Name() + ", " + d.item.Label() + ", " + value.String() + ".")
	s.host.Focus(d.gaps.focus())
}

func (d *gap) refuse(err error, focus fyne.Focusable) {
	showText(d.refused, err.Error())
	d.gaps.whole.Refresh()
	if focus != nil {
		d.gaps.step.host.Focus(focus)
	}
}
