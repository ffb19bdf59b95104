package app

import (
	"fmt"
	"slices"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// TodoKind tells what is to be done.
type TodoKind string

// The kinds of things to do, in the order in which the home page lists them.
const (
	TodoSettings   TodoKind = "réglages"
	TodoSession    TodoKind = "session" // there is none
	TodoCandidates TodoKind = "candidats"
	TodoResults    TodoKind = "résultats"
	TodoJury       TodoKind = "jury"
	TodoDecisions  TodoKind = "décisions"
	TodoSeal       TodoKind = "clôture"
	TodoDocuments  TodoKind = "documents"
)

// Todo is one thing to do next. It follows from the facts and goes when the fact is there.
type Todo struct {
	Kind     TodoKind
	Session  data.ID // empty where it is about none
	Sentence string
}

// Todo returns what to do next, the oldest session first.
func (d *Desk) Todo() ([]Todo, error) {
	var todos []Todo
	err := d.core.store.View(func(tx *store.Tx) error {
		centre, err := theCentre(tx)
		if err != nil {
			return err
		}
		if missing := centre.MissingForCertificate(); len(missing) > 0 {
			todos = append(todos, Todo{Kind: TodoSettings, Sentence: "Pour imprimer les certificats, il manque aux réglages : " + list(missing) + "."})
		}
		if store.Sessions.Len(tx) == 0 {
			todos = append(todos, Todo{Kind: TodoSession, Sentence: "Aucune session n’est ouverte. Ouvrez-en une pour inscrire des candidats."})
		}
		for s := range store.Sessions.All(tx) {
			more, err := d.core.todoOf(tx, s)
			if err != nil {
				return err
			}
			todos = append(todos, more...)
		}
		return nil
	})
	return todos, err
}

func (c *core) todoOf(tx *store.Tx, s data.Session) ([]Todo, error) {
	v, err := c.view(tx, s.ID)
	if err != nil {
		return nil, err
	}
	if v.Stage == rules.StageSealed {
		plan, err := c.plan(tx, s.ID)
		if err != nil || len(plan.Ready) == 0 {
			return nil, err
		}
		return []Todo{{TodoDocuments, s.ID, fmt.Sprintf("%s : %s à émettre.", s.Name, count(len(plan.Ready), "document"))}}, nil
	}
	if len(v.Lacks) == 0 {
		return []Todo{{TodoSeal, s.ID, s.Name + " : tout est décidé, la session peut être close."}}, nil
	}
	number := map[rules.LackKind]int{}
	for _, l := range v.Lacks {
		number[l.Kind]++
	}
	var todos []Todo
	say := func(kind TodoKind, lack rules.LackKind, sentence string) {
		if number[lack] > 0 {
			todos = append(todos, Todo{kind, s.ID, s.Name + " : " + sentence})
		}
	}
	say(TodoCandidates, rules.LackCandidates, "aucun candidat n’est inscrit.")
	say(TodoResults, rules.LackResult, "des résultats manquent pour "+count(number[rules.LackResult], "bloc")+".")
	say(TodoJury, rules.LackJury, "le jury n’est pas complet.")
	say(TodoDecisions, rules.LackDecision, count(number[rules.LackDecision], "décision")+" du jury à saisir.")
	return slices.Clip(todos), nil
}

// count writes « 1 document », « 3 documents ».
func count(n int, word string) string {
	if n > 1 {
		word += "s"
	}
	return fmt.Sprintf("%d %s", n, word)
}
