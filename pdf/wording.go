package pdf

import (
	"fmt"
	"strings"

	"certibloc/assets"
	"certibloc/data"
)

// phrase is the name of one fixed sentence of the documents. The sentences themselves stand together in the wording's file,
// for review by whoever answers for them; a centre may adapt them.
type phrase string

// What is no sentence but joins words, or writes an hour, stays here.
const (
	nsfSeparator     string = " ; "
	aloudSeparator   string = " ; "
	enumerationComma string = ", "
	enumerationLast  string = " et "
	hashBegins       string = "{début}…"
	postedNotAsked   string = "–"
	paperHour        string = "{heures} h"
	paperHourMin     string = "{heures} h {minutes}"
	paperMinutes     string = "{minutes} min"
	paperDay         string = "{semaine} {date}"
)

// The names of the days, from Sunday.
var paperWeekdays = [...]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}

// words are the sentences that a document is drawn with: the program's, or a centre's own where it has adapted them.
type words struct {
	sentences map[phrase]string
	own       map[string]string
}

// say returns a sentence that has nothing to fill in.
func (w words) say(p phrase) string { return typography(w.sentence(p)) }

// fill returns a sentence with its braces replaced by values, given as name and value by turns.
func (w words) fill(p phrase, values ...string) string { return fill(w.sentence(p), values...) }

func (w words) sentence(p phrase) string {
	if own, ok := w.own[string(p)]; ok {
		return own
	}
	return w.sentences[p]
}

// fill replaces the braces of a sentence by values, given as name and value by turns. Values are left as they are.
func fill(sentence string, values ...string) string {
	sentence = typography(sentence)
	pairs := make([]string, len(values))
	for i, v := range values {
		if i%2 == 0 {
			v = "{" + v + "}"
		}
		pairs[i] = v
	}
	return strings.NewReplacer(pairs...).Replace(sentence)
}

var noBreak = strings.NewReplacer("« ", "«\u00a0", " »", "\u00a0»", " :", "\u00a0:", " ;", "\u00a0;", " ?", "\u00a0?",
	" !", "\u00a0!", "n° ", "n°\u00a0", " –", "\u00a0–", "niveau ", "niveau\u00a0", "nom d’", "nom\u00a0d’")

// typography puts the no-break spaces that French wants.
func typography(s string) string { return noBreak.Replace(s) }

// loadWording reads the file of the sentences: in its order, each under the document it belongs to.
func loadWording() ([]data.Sentence, error) {
	var list []data.Sentence
	part := ""
	for n, line := range strings.Split(strings.TrimSpace(assets.Wording), "\n") {
		line = strings.TrimSpace(line)
		switch name, text, ok := strings.Cut(line, " = "); {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			part = strings.Trim(line, "[]")
		case !ok:
			return nil, fmt.Errorf("wording, line %d: %q is no sentence", n+1, line)
		default:
			list = append(list, data.Sentence{Name: name, Part: part, Text: text})
		}
	}
	return list, nil
}
