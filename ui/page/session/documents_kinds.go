package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// dueKinds are the kinds that a sealed session has to issue, in the order in which they are offered, one of them and several.
var dueKinds = []struct {
	kind         data.DocumentKind
	one, several string
}{
	{data.KindMinutes, "", ""}, // one at most, which says itself what it is
	{data.KindTranscript, "relevé de résultats", "relevés de résultats"},
	{data.KindAttestation, "attestation de résultats", "attestations de résultats"},
	{data.KindPartial, "lettre de validation partielle", "lettres de validation partielle"},
	{data.KindVAENotice, "notification de décision VAE", "notifications de décision VAE"},
	{data.KindBlocCertificate, "certificat de bloc", "certificats de bloc"},
	{data.KindParchment, "parchemin", "parchemins"},
	{data.KindRequest, "demande de parchemin", "demandes de parchemin"},
}

// kindChoice is which kinds of the documents that can be issued are issued now. All are, but for those put off.
type kindChoice struct {
	off       map[data.DocumentKind]bool
	grid      *fyne.Container
	onChanged func()
}

func newKindChoice(onChanged func()) *kindChoice {
	return &kindChoice{off: map[data.DocumentKind]bool{}, grid: container.NewGridWithColumns(3), onChanged: onChanged}
}

// show offers the kinds that a plan has ready, with how many there are of each.
func (c *kindChoice) show(plan app.Plan) {
	number := map[data.DocumentKind]int{}
	for _, d := range plan.Ready {
		number[d.Kind]++
	}
	minutes := "Procès-verbal du jury"
	if hasMinutes(plan) {
		minutes = "Procès-verbal corrigé"
	}
	c.grid.RemoveAll()
	for _, k := range dueKinds {
		n := number[k.kind]
		if n == 0 {
			continue
		}
		label := minutes
		if k.kind != data.KindMinutes {
			label = count(n, k.one, k.several, "")
		}
		t := widget.NewToggle(label)
		t.Set(!c.off[k.kind])
		t.OnChanged = func(on bool) {
			c.off[k.kind] = !on
			c.onChanged()
		}
		c.grid.Add(t)
	}
}

// chosen are the drafts of the kinds that are issued now.
func (c *kindChoice) chosen(plan app.Plan) []app.Draft {
	var drafts []app.Draft
	for _, d := range plan.Ready {
		if !c.off[d.Kind] {
			drafts = append(drafts, d)
		}
	}
	return drafts
}
