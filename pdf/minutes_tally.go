package pdf

import (
	"slices"
	"strconv"

	"certibloc/data"
)

// tally counts what one candidate holds after the deliberation.
type tally struct {
	now      []int // official numbers of the blocs acquired at this session, in order
	earlier  int   // blocs acquired before
	deferred int
	absent   bool // for every bloc asked for
	whole    bool // the jury pronounced the certification
	total    int  // blocs of the certification
}

func tallyOf(c data.SheetCase, blocs int) tally {
	t := tally{total: blocs, absent: len(c.Results) > 0, whole: c.Certification == data.OutcomeAcquired}
	for _, r := range c.Results {
		t.absent = t.absent && r.Outcome == data.OutcomeAbsent
		switch r.Outcome {
		case data.OutcomeAcquired:
			t.now = append(t.now, r.Number)
		case data.OutcomeDeferred:
			t.deferred++
		}
	}
	slices.Sort(t.now)
	seen := slices.Clone(t.now)
	for _, e := range c.Earlier {
		if !slices.Contains(seen, e.Number) {
			seen = append(seen, e.Number)
			t.earlier++
		}
	}
	return t
}

// held is the number of blocs acquired in all.
func (t tally) held() int { return len(t.now) + t.earlier }

// every reports whether no bloc is missing.
func (t tally) every() bool { return t.held() >= t.total }

// final says in one line what the candidate leaves with.
func (t tally) final(w words) string {
	var text string
	switch {
	case t.whole:
		text = w.say(finalWhole)
	case t.every():
		text = w.say(finalAll)
	case t.held() > 0:
		text = w.fill(finalPartial, "blocs", t.blocs(w))
	case t.absent:
		text = w.say(finalAbsent)
	default:
		text = w.say(finalNone)
	}
	if t.deferred > 0 {
		text += enumerationComma + w.counted(t.deferred, finalDeferred1, finalDeferred)
	}
	return text
}

// blocs counts the blocs held, and those among them that were held before.
func (t tally) blocs(w words) string {
	text := w.fill(blocsOutOf, "blocs", w.counted(t.held(), blocs1, blocsMany), "total", strconv.Itoa(t.total))
	if t.earlier > 0 {
		text = w.fill(blocsEarlier, "blocs", text, "nombre", strconv.Itoa(t.earlier))
	}
	return text
}

// counted is a sentence for one, or one for several with their number, and what else is to be filled in.
func (w words) counted(n int, one, several phrase, values ...string) string {
	if n == 1 {
		return w.fill(one, values...)
	}
	return w.fill(several, append([]string{"nombre", strconv.Itoa(n)}, values...)...)
}

// enumerate lists things as a sentence does: « a, b et c ».
func enumerate(things []string) string {
	text := ""
	for i, t := range things {
		switch {
		case i == 0:
		case i == len(things)-1:
			text += enumerationLast
		default:
			text += enumerationComma
		}
		text += t
	}
	return text
}

// numbers lists official numbers of blocs: « n° 1, 2 et 4 ».
func (w words) numbers(list []int) string {
	texts := make([]string, len(list))
	for i, n := range list {
		texts[i] = strconv.Itoa(n)
	}
	return w.fill(numberedBloc, "numéro", enumerate(texts))
}
