package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"
)

// Tone is what a banner is about. Each has its icon and its word, never its colour alone.
type Tone struct {
	icon   func() fyne.Resource
	colour fyne.ThemeColorName
}

// The tones.
var (
	ToneInfo    = Tone{theme.InfoIcon, ColorQuiet}
	ToneDone    = Tone{theme.ConfirmIcon, theme.ColorNameSuccess}
	ToneWarning = Tone{theme.WarningIcon, theme.ColorNameWarning}
	ToneRefused = Tone{theme.ErrorIcon, theme.ColorNameError}
)

// Banner says one thing across the page, with what can be done about it at the right.
func Banner(tone Tone, sentence string, actions ...*Button) fyne.CanvasObject {
	icon := fw.NewIcon(theme.NewColoredResource(tone.icon(), tone.colour))
	buttons := container.NewHBox()
	for _, a := range actions {
		buttons.Add(a)
	}
	right := container.NewCenter(buttons)
	if len(actions) > 0 {
		right = Margin(right, 0.5)
	}
	words := container.NewVBox(layout.NewSpacer(), Coloured(sentence, theme.ColorNameForeground), layout.NewSpacer())
	s := NewSurface(ColorWash, container.NewBorder(nil, nil, Margin(icon, 1), right, words))
	s.Radius = 4
	return s
}

// Notice says several things under one sign, within a column.
func Notice(tone Tone, words fyne.CanvasObject) fyne.CanvasObject {
	icon := fw.NewIcon(theme.NewColoredResource(tone.icon(), tone.colour))
	s := NewSurface(ColorWash, container.NewBorder(nil, nil, Margin(container.NewVBox(icon), 1), nil, words))
	s.Radius = 4
	return s
}

// StepState is one step of a stepper.
type StepState struct {
	Step Step
	Done bool
	Note string // what is missing, in a few words
}

// Stepper shows where one stands among the steps of a session, and leads to each.
func Stepper(steps []StepState, here Step, open func(Step)) fyne.CanvasObject {
	row := container.NewGridWithColumns(len(steps))
	for i, s := range steps {
		label := string(rune('1'+i)) + ". " + string(s.Step)
		b := newButton(label, fw.MediumImportance, func() { open(s.Step) })
		if s.Done {
			b.Icon = theme.ConfirmIcon()
		}
		b.SetHere(s.Step == here)
		if s.Step != here {
			b.Importance = fw.MediumImportance
		}
		note := Small(s.Note)
		row.Add(container.NewVBox(b, note))
	}
	return row
}
