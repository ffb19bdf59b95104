package widget_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func TestAStepperLeadsToEachStep(t *testing.T) {
	h := uitest.NewHost(t)
	var went []widget.Step
	h.Window.SetContent(widget.Stepper([]widget.StepState{
		{Step: widget.StepEnrolment, Done: true, Note: "3 candidats inscrits"}, {Step: widget.StepResults, Note: "2 blocs incomplets"}, {Step: widget.StepJury},
	}, widget.StepResults, func(s widget.Step) { went = append(went, s) }))
	for _, text := range []string{"1. Inscriptions", "2. Résultats", "3. Jury", "3 candidats inscrits", "2 blocs incomplets"} {
		if !h.Says(text) {
			t.Errorf("it does not say %q", text)
		}
	}
	if h.Button("1.").Icon == nil || h.Button("2.").Icon != nil {
		t.Error("what is done has no mark, or what is not has one")
	}
	if h.Button("1.").Importance == h.Button("2.").Importance {
		t.Error("the step where one is does not stand out")
	}
	h.Focus(h.Button("3."))
	h.Press(fyne.KeyReturn)
	h.Tap("1.")
	if len(went) != 2 || went[0] != widget.StepJury || went[1] != widget.StepEnrolment {
		t.Errorf("went to %v", went)
	}
}

func TestABannerSaysAndOffers(t *testing.T) {
	h, done := uitest.NewHost(t), false
	h.Window.SetContent(widget.VStack(1,
		widget.Banner(widget.ToneRefused, "Cela ne va pas.", widget.Secondary("Compris", func() { done = true })),
		widget.Banner(widget.ToneDone, "C’est fait.")))
	h.Tap("Compris")
	if !done || !h.Says("Cela ne va pas.") || !h.Says("C’est fait.") {
		t.Error("it does not say, or offers nothing")
	}
}
