package pdf

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

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
func (w words) say(p phrase) string { return data.Typography(w.sentence(p)) }

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
	sentence = data.Typography(sentence)
	pairs := make([]string, len(values))
	for i, v := range values {
		if i%2 == 0 {
			v = "{" + v + "}"
		}
		pairs[i] = v
	}
	return strings.NewReplacer(pairs...).Replace(sentence)
}

// loadWording reads the file of the sentences: in its order, each under the document it belongs to, with the kind that shows
// it.
func loadWording() ([]data.Sentence, error) {
	var list []data.Sentence
	var part, kind string
	for n, line := range strings.Split(strings.TrimSpace(assets.Wording), "\n") {
		line = strings.TrimSpace(line)
		switch name, text, ok := strings.Cut(line, " = "); {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			part, kind, _ = strings.Cut(strings.Trim(line, "[]"), " | ")
		case !ok:
			return nil, fmt.Errorf("wording, line %d: %q is no sentence", n+1, line)
		default:
			list = append(list, data.Sentence{Name: name, Part: part, Kind: data.DocumentKind(kind), Text: text})
		}
	}
	return list, nil
}

var inBraces = regexp.MustCompile(`\{[^{}]*\}`)

// longestSentence is how many characters a sentence may have.
const longestSentence = 1000

// CheckSentence refuses a text that cannot stand for a sentence. Whether it fits on the page only a drawing tells.
func (d *Drawer) CheckSentence(name, text string) error {
	was, ok := d.sentences[phrase(name)]
	switch {
	case !ok:
		return data.Refuse("La phrase « %s » n’existe pas.", name).Hint("Rouvrez la liste des phrases.")
	case strings.TrimSpace(text) == "":
		return data.Refuse("La phrase est vide.").Hint("Reprenez la phrase d’origine.")
	case utf8.RuneCountInString(text) > longestSentence:
		return data.Refuse("La phrase dépasse %d caractères.", longestSentence).Hint("Raccourcissez-la.")
	}
	values := inBraces.FindAllString(was, -1)
	for _, v := range values {
		if !strings.Contains(text, v) {
			return data.Refuse("Il manque %s dans la phrase.", v).Hint("Ce qui est entre accolades est remplacé par sa valeur : gardez-le, où vous voulez.")
		}
	}
	for _, v := range inBraces.FindAllString(text, -1) {
		if !slices.Contains(values, v) {
			return data.Refuse("%s ne veut rien dire dans cette phrase.", v).Hint("%s", knownValues(values))
		}
	}
	if strings.ContainsAny(inBraces.ReplaceAllString(text, ""), "{}") {
		return data.Refuse("Une accolade n’est pas fermée, ou pas ouverte.").Hint("%s", knownValues(values))
	}
	var p problems
	checkText(&p, "la phrase", normalise(text), []*face{d.faces[regular], d.faces[italic], d.faces[semiBold]})
	if len(p.found) > 0 {
		return data.Refuse("La phrase ne peut pas être imprimée : %s.", strings.Join(p.found, " ; ")).Hint("Remplacez ces caractères.")
	}
	return nil
}

func knownValues(values []string) string {
	if len(values) == 0 {
		return "Cette phrase n’a aucune valeur entre accolades."
	}
	return "Elle ne connaît que " + strings.Join(values, ", ") + "."
}
