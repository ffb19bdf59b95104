package data

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// CancelledList says which documents of a centre are no longer in force. Signed by the centre, it lets anybody know without
// asking. It holds numbers and days alone.
type CancelledList struct {
	Centre  string
	On      Date // the day it was drawn up
	Numbers []CancelledNumber
}

// CancelledNumber is a document that is no longer in force, and since when.
type CancelledNumber struct {
	Number string
	On     Date
}

const cancelledTitle = "NUMÉROS ANNULÉS"

// Text writes the list, without its signature: a document a line, in the order of the numbers.
func (l CancelledList) Text() string {
	lines := []string{cancelledTitle, "Centre : " + oneLine(l.Centre), "État au " + l.On.French()}
	for _, n := range l.Numbers {
		lines = append(lines, fmt.Sprintf("%s annulé le %s", n.Number, n.On.French()))
	}
	return strings.Join(append(lines, fmt.Sprintf("Total : %d", len(l.Numbers))), "\n")
}

var (
	cancelledCentre = regexp.MustCompile(`^Centre : (\S.*)$`)
	cancelledState  = regexp.MustCompile(`^État au ` + frenchDay + `$`)
	cancelledLine   = regexp.MustCompile(`^(\S.*) annulé le ` + frenchDay + `$`)
	cancelledTotal  = regexp.MustCompile(`^Total : (\d{1,6})$`)
)

// ParseCancelled reads what Text writes, and nothing else.
func ParseCancelled(text string) (CancelledList, error) {
	var list CancelledList
	l := &statementLines{rest: strings.Split(text, "\n"), ok: true}
	title := l.next(cancelledTitle)
	list.Centre = l.take(cancelledCentre, false)[1]
	list.On = ParseFrenchDate(l.take(cancelledState, false)[1])
	for m := l.take(cancelledLine, true); m[0] != ""; m = l.take(cancelledLine, true) {
		list.Numbers = append(list.Numbers, CancelledNumber{Number: m[1], On: ParseFrenchDate(m[2])})
	}
	total, err := strconv.Atoi(l.take(cancelledTotal, false)[1])
	if !title || err != nil || total != len(list.Numbers) || !l.ok || len(l.rest) > 0 || list.Text() != text {
		return CancelledList{}, Refuse("Ce n’est pas une liste de numéros annulés.").Hint("Prenez le fichier que le centre a exporté, en entier.")
	}
	return list, nil
}

// Find returns since when a document is no longer in force.
func (l CancelledList) Find(number string) (CancelledNumber, bool) {
	i := slices.IndexFunc(l.Numbers, func(n CancelledNumber) bool { return n.Number == number })
	if i < 0 {
		return CancelledNumber{}, false
	}
	return l.Numbers[i], true
}
