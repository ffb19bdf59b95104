package session

import (
	"fmt"

	"certibloc/data"
	"certibloc/ui/widget"
)

// showHead shows how far the jury has come, and what can be done for many lines at once.
func (d *juryDecisions) showHead() {
	decided := 0
	for _, l := range d.lines {
		if l.decided {
			decided++
		}
	}
	said := "Décisions du jury"
	if len(d.lines) > 0 {
		said += fmt.Sprintf(" : %d sur %d", decided, len(d.lines))
	}
	widget.SetText(d.head, said)
	showBulk(d.follow, "Suivre toutes les propositions", len(d.toFollow()))
	showBulk(d.confirm, "Confirmer toutes les décisions", len(d.toConfirm()))
	d.showUndo()
	if !d.step.isOpen() {
		d.undoneSaid = ""
	}
	showText(d.undone, d.undoneSaid)
	visible(d.mode, len(d.lines) > 0)
	visible(d.project, len(d.lines) > 0 && d.step.canProject())
}

// showBulk shows a button with how many it is about, and hides it where a single line does as well.
func showBulk(b *widget.Button, label string, n int) {
	b.SetText(fmt.Sprintf("%s (%d)", label, n))
	visible(b, n > 1)
}

// showHint says what to do before anything can be decided, and then how.
func (d *juryDecisions) showHint() {
	s := d.step
	d.hint.RemoveAll()
	elsewhere := s.view.Jury.Held == data.HeldElsewhere
	prepare := widget.Secondary("Préparer le jury", func() { s.turn(false) })
	switch {
	case s.isSealed():
	case len(s.view.Cases) == 0:
		d.hint.Add(widget.Banner(widget.ToneInfo, "Aucun candidat n’est inscrit : il n’y a rien à décider.",
			widget.Secondary("Inscrire des candidats", func() { s.host.Go(placeIn(s.view, widget.StepEnrolment)) })))
	case elsewhere:
		d.hintElsewhere(prepare)
	case !s.isOpen() && s.view.Jury.On.IsZero():
		d.hint.Add(widget.Banner(widget.ToneWarning, "La délibération n’est pas ouverte : donnez d’abord la date et la composition du jury, puis ouvrez-la.", prepare))
	case !s.isOpen():
		d.hint.Add(widget.Banner(widget.ToneWarning, "La délibération n’est pas ouverte : réglez ou écartez ce qui manque, puis ouvrez-la.", prepare))
	default:
		d.hint.Add(widget.Small(keysHint))
	}
	visible(d.bar, len(d.hint.Objects) > 0)
}

const keysHint = "Au clavier : flèches gauche et droite pour choisir, Entrée pour décider et passer au suivant, flèches haut et bas pour changer de ligne, " +
	"Suppr pour retirer, Ctrl+Z pour annuler."

// hintElsewhere says what is entered here where another body's jury decided.
func (d *juryDecisions) hintElsewhere(prepare *widget.Button) {
	j := d.step.view.Jury
	switch {
	case j.On.IsZero():
		d.hint.Add(widget.Banner(widget.ToneWarning, "Le jury est tenu par "+j.With+". Donnez sa date et la référence de son procès-verbal ; ses décisions se saisissent ensuite ici.", prepare))
	case j.Reference == "":
		prepare.SetText("Noter la référence")
		d.hint.Add(widget.Banner(widget.ToneWarning, "Le jury est tenu par "+j.With+" : saisissez ici les décisions reçues. La référence de leur procès-verbal manque encore.", prepare))
		d.hint.Add(widget.Small(keysHint))
	default:
		d.hint.Add(widget.Banner(widget.ToneInfo, "Le jury est tenu par "+j.With+" : saisissez ici les décisions reçues avec le procès-verbal "+j.Reference+"."))
		d.hint.Add(widget.Small(keysHint))
	}
}
