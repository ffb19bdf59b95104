package app

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// TodoKind tells what is to be done.
type TodoKind string

// The kinds of things to do, in the order in which the home page lists them for a session.
const (
	TodoSettings    TodoKind = "réglages"
	TodoSession     TodoKind = "session" // there is none
	TodoCandidates  TodoKind = "candidats"
	TodoAttendance  TodoKind = "présences"
	TodoResults     TodoKind = "résultats"
	TodoEntry       TodoKind = "double saisie"
	TodoPortfolio   TodoKind = "portefeuille" // its months open or close
	TodoVAE         TodoKind = "VAE"          // the jury's term
	TodoJury        TodoKind = "jury"
	TodoStart       TodoKind = "délibération"
	TodoDecisions   TodoKind = "décisions"
	TodoSeal        TodoKind = "clôture"
	TodoDocuments   TodoKind = "documents"
	TodoSigned      TodoKind = "procès-verbal signé"
	TodoOvertaken   TodoKind = "certificat dépassé" // by a correction
	TodoDuty        TodoKind = "échéance"
	TodoOneBlocLeft TodoKind = "dernier bloc"
	TodoPronounce   TodoKind = "certification" // every bloc is held and no jury has pronounced it
	TodoFollowUp    TodoKind = "suivi"         // what became of certified persons is to be asked
	TodoDisposal    TodoKind = "élimination"   // a retention period is over
	TodoFiche       TodoKind = "fiche"         // one that was imported has gaps
	TodoReceipt     TodoKind = "accusé"        // a parcel waits for its answer for too long
	TodoRefused     TodoKind = "refus"         // by the network, of a line that nobody has sent again
	TodoRectified   TodoKind = "rectification" // of an identity: what bears the old one
	TodoSheet       TodoKind = "secours"       // nobody has the recovery sheet
)

// Todo is one thing to do next. It follows from the facts and goes when the fact is there.
type Todo struct {
	Kind      TodoKind
	Session   data.ID   // empty where it is about none
	Candidate data.ID   // where it is about one
	Fiche     string    // the number of a fiche, where it is about one
	Parcel    data.ID   // where it is about one
	Duty      data.Duty // of a term of the law: Sessions.Fulfil notes that it was done
	By        data.Date // the last day, where there is one
	Late      bool      // that day is over
	Sentence  string
}

// soon is how many days before its term something is said.
const soon = 30

// Todo returns what to do next: the settings, then the sessions, the oldest first, then the candidates who are one step from
// the certification.
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
		if centre.Sheet.IsZero() && !centre.Example && d.core.operator.Role == data.RoleAdministrator {
			todos = append(todos, Todo{Kind: TodoSheet, Sentence: "Personne n’a de feuille de secours : si la phrase de passe se perd, tout le dossier est perdu."})
		}
		todos = append(todos, fichesToComplete(tx)...)
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
		rectified, err := d.core.todoRectified(tx)
		if err != nil {
			return err
		}
		todos = append(todos, rectified...)
		network, err := d.core.todoNetwork(tx, centre)
		if err != nil {
			return err
		}
		todos = append(todos, network...)
		todos = append(todos, d.core.oneStepAway(tx)...)
		if centre.Shown.FollowUp {
			todos = append(todos, d.core.toFollow(tx)...)
		}
		more, err := d.core.todoDisposal(tx)
		if err != nil {
			return err
		}
		todos = append(todos, more...)
		for i := range todos {
			todos[i].Late = !todos[i].By.IsZero() && todos[i].By.Before(d.core.today())
		}
		return nil
	})
	return todos, err
}

// fichesToComplete says which imported fiches serve no session yet.
func fichesToComplete(tx *store.Tx) []Todo {
	var todos []Todo
	for _, v := range data.CurrentFiches(slices.Collect(store.Fiches.All(tx))) {
		if !v.Whole {
			todos = append(todos, Todo{Kind: TodoFiche, Fiche: v.Code, Sentence: fmt.Sprintf("La fiche RNCP%s est à compléter : elle ne sert encore à aucune session.", v.Code)})
		}
	}
	return todos
}

func (c *core) todoOf(tx *store.Tx, s data.Session) ([]Todo, error) {
	v, err := c.view(tx, s.ID)
	if err != nil {
		return nil, err
	}
	if v.Stage == rules.StageSealed {
		return c.todoSealed(tx, v)
	}
	todos := c.todoOpen(v)
	return append(todos, c.todoTerms(v)...), nil
}

// todoOpen says what an open session waits for, one line for each kind of lack.
func (c *core) todoOpen(v View) []Todo {
	lacks := rules.Blocking(v.Lacks)
	if len(lacks) == 0 {
		return []Todo{{Kind: TodoSeal, Session: v.Session.ID, Sentence: v.Session.Name + " : tout est décidé, la session peut être close."}}
	}
	number, first := map[rules.LackKind]int{}, map[rules.LackKind]string{}
	for _, l := range v.Lacks {
		if l.Warning && l.Kind != rules.LackAttendance {
			continue
		}
		if number[l.Kind]++; number[l.Kind] == 1 {
			first[l.Kind] = l.Sentence
		}
	}
	var todos []Todo
	say := func(kind TodoKind, lack rules.LackKind, sentence string) {
		if number[lack] > 0 {
			todos = append(todos, Todo{Kind: kind, Session: v.Session.ID, Sentence: v.Session.Name + " : " + sentence})
		}
	}
	late := ""
	if today := c.today(); v.Session.To.Before(today) {
		late = " ; les épreuves sont finies depuis le " + v.Session.To.French()
	}
	say(TodoCandidates, rules.LackCandidates, "aucun candidat n’est inscrit.")
	say(TodoAttendance, rules.LackAttendance, "des présences restent à noter pour "+count(number[rules.LackAttendance], "bloc")+".")
	say(TodoResults, rules.LackResult, "des résultats manquent pour "+count(number[rules.LackResult], "bloc")+late+".")
	say(TodoEntry, rules.LackEntry, "la double saisie n’est pas finie pour "+count(number[rules.LackEntry], "bloc")+".")
	if n := number[rules.LackJury]; n == 1 {
		say(TodoJury, rules.LackJury, lowerFirst(first[rules.LackJury]))
	} else {
		say(TodoJury, rules.LackJury, "le jury n’est pas complet ("+count(n, "point")+").")
	}
	if number[rules.LackJury]+number[rules.LackResult]+number[rules.LackCandidates] == 0 {
		say(TodoStart, rules.LackStart, "la délibération du "+v.Jury.On.French()+" est à ouvrir.")
	}
	if number[rules.LackStart] == 0 {
		say(TodoDecisions, rules.LackDecision, count(number[rules.LackDecision], "décision")+" du jury à saisir.")
	}
	return slices.Clip(todos)
}

// todoTerms says which months of a portfolio open or close, and by when the jury must have heard a VAE candidate.
func (c *core) todoTerms(v View) []Todo {
	var todos []Todo
	for i := range v.Cases {
		k := &v.Cases[i]
		if t, ok := c.portfolioTerm(v, k); ok {
			todos = append(todos, t)
		}
		if k.Path.Route != rncp.RouteVAE || k.Path.VAEFiled.IsZero() {
			continue
		}
		by := rules.VAEJuryBy(k.Path.VAEFiled)
		if !v.Jury.On.IsZero() && !v.Jury.On.After(by) {
			continue
		}
		todos = append(todos, Todo{Kind: TodoVAE, Session: v.Session.ID, Candidate: k.Candidate.ID, By: by, Sentence: fmt.Sprintf(
			"VAE de %s : son passage devant le jury a lieu au plus tard le %s (Code du travail, art. R6412-5). Le certificateur en fixe la date ; préparez le jury d’ici là.",
			k.Candidate.Name(), by.French())})
	}
	return todos
}

// portfolioTerm says that the months in which a candidate's portfolio is due open soon, are open, or are over.
func (c *core) portfolioTerm(v View, k *rules.Case) (Todo, bool) {
	for _, req := range k.Enrolment.Blocs {
		for _, item := range rules.Missing(v.Fiche, &v.Session.Rules, k, req.Bloc) {
			from, to, ok := rules.PortfolioWindow(item.Assessment, k.Path)
			if !ok {
				continue
			}
			t := Todo{Kind: TodoPortfolio, Session: v.Session.ID, Candidate: k.Candidate.ID, By: to}
			name, today := k.Candidate.Name(), c.today()
			switch {
			case today.After(to):
				t.Sentence = fmt.Sprintf("Portefeuille de preuves de %s : le délai de la fiche a pris fin le %s.", name, to.French())
			case !today.Before(from):
				t.Sentence = fmt.Sprintf("Portefeuille de preuves de %s : le délai de la fiche est ouvert jusqu’au %s.", name, to.French())
			case !today.AddDays(soon).Before(from):
				t.By = from
				t.Sentence = fmt.Sprintf("Portefeuille de preuves de %s : le délai de la fiche s’ouvre le %s, jusqu’au %s.", name, from.French(), to.French())
			default:
				return Todo{}, false
			}
			return t, true
		}
	}
	return Todo{}, false
}

// todoSealed says which documents a sealed session waits for, and which terms of the law run.
func (c *core) todoSealed(tx *store.Tx, v View) ([]Todo, error) {
	plan, err := c.plan(tx, v.Session.ID)
	if err != nil {
		return nil, err
	}
	var todos []Todo
	if n := len(plan.Ready); n > 0 {
		todos = append(todos, Todo{Kind: TodoDocuments, Session: v.Session.ID, Sentence: fmt.Sprintf("%s : %s à émettre.", v.Session.Name, count(n, "document"))})
	}
	centre, err := theCentre(tx)
	if err != nil {
		return nil, err
	}
	if lastMinutes(plan.Issued) != nil && !centre.EarlyCertificates && !signedMinutes(tx, v) {
		todos = append(todos, Todo{Kind: TodoSigned, Session: v.Session.ID, Sentence: fmt.Sprintf(
			"%s : faites signer le procès-verbal (%s), puis notez son retour. Les certificats l’attendent.", v.Session.Name, signers(v))})
	}
	if n := len(plan.Overtaken); n > 0 {
		todos = append(todos, Todo{Kind: TodoOvertaken, Session: v.Session.ID, Sentence: fmt.Sprintf(
			"%s : le jury a corrigé sa décision après l’émission de %s (%s). Ne le remettez pas ; s’il est remis, demandez-le en retour.",
			v.Session.Name, count(n, "certificat"), plan.Overtaken[0].Number)})
	}
	return append(todos, c.duties(v)...), nil
}

// signers names who signs the minutes: the members who were there.
func signers(v View) string {
	var names []string
	for _, m := range rules.Seated(v.Fiche, v.Jury, "") {
		names = append(names, m.Name)
	}
	return strings.Join(names, ", ")
}

// duties are the terms of the law that run after a jury. Both are the certifier's: the line says what the centre does.
func (c *core) duties(v View) []Todo {
	vae, whole := 0, 0
	for i := range v.Cases {
		if v.Cases[i].Path.Route == rncp.RouteVAE {
			vae++
		}
		if d, ok := v.Cases[i].Decision(data.WholeCertification); ok && d.Outcome == data.OutcomeAcquired {
			whole++
		}
	}
	var todos []Todo
	say := func(n int, duty data.Duty, by data.Date, sentence string) {
		if n > 0 && !slices.ContainsFunc(v.Duties, func(f data.Fulfilled) bool { return f.Duty == duty }) {
			todos = append(todos, Todo{Kind: TodoDuty, Session: v.Session.ID, Duty: duty, By: by, Sentence: v.Session.Name + " : " + sentence})
		}
	}
	by := rules.NotifyBy(v.Jury.On)
	say(vae, data.DutyNotifyVAE, by, fmt.Sprintf("%s de VAE à notifier au plus tard le %s (art. R6412-7). Le certificateur notifie ; transmettez-lui le procès-verbal sans attendre.",
		count(vae, "résultat"), by.French()))
	by = rules.FileBy(v.Jury.On)
	say(whole, data.DutyFiling, by, fmt.Sprintf("%s à déclarer dans les trois mois de la délivrance (art. R6113-17-2), soit le %s si elle a lieu le jour du jury. Le certificateur déclare ; transmettez-lui des identités vérifiées.",
		count(whole, "certification"), by.French()))
	return todos
}

// oneStepAway says who lacks one bloc, and who has them all and waits for a jury to pronounce the certification. Who is
// enrolled for it in an open session is left out.
func (c *core) oneStepAway(tx *store.Tx) []Todo {
	const named = 5 // in a centre of ten thousand candidates nobody reads them all
	more := 0
	var todos []Todo
	for f, p := range c.everyoneFor(tx) {
		held := ledgerOf(tx, f, p.ID, "")
		lacking := held.Lacking(f)
		if len(held) == 0 || len(lacking) > 1 || held.Pronounced() || enrolledNow(tx, p.ID, f.Code) {
			continue
		}
		if len(lacking) == 0 {
			todos = append(todos, Todo{Kind: TodoPronounce, Candidate: p.ID, Sentence: fmt.Sprintf(
				"%s a tous les blocs et la certification n’est pas prononcée : présentez son dossier à un jury.", p.Name())})
			continue
		}
		if len(todos) >= named {
			more++
			continue
		}
		todos = append(todos, Todo{Kind: TodoOneBlocLeft, Candidate: p.ID, Sentence: fmt.Sprintf(
			"%s : il ne manque qu’un bloc, « %s ».", p.Name(), lacking[0].Title)})
	}
	if more > 0 {
		todos = append(todos, Todo{Kind: TodoOneBlocLeft, Sentence: fmt.Sprintf("Il ne manque qu’un bloc à %d autres candidats.", more)})
	}
	return todos
}

// toFollow says whom to ask what became of them: by name while they are few.
func (c *core) toFollow(tx *store.Tx) []Todo {
	const named = 3
	more := 0
	var todos []Todo
	for f, p := range c.everyoneFor(tx) {
		k, ok := certificationOf(tx, f, p)
		if !ok {
			continue
		}
		for _, months := range k.Due(c.today()) {
			if len(todos) >= named {
				more++
				continue
			}
			todos = append(todos, Todo{Kind: TodoFollowUp, Candidate: p.ID, Sentence: fmt.Sprintf(
				"%s est certifié%s depuis plus de %d mois : demandez sa situation.", p.Name(), agreement(p), months)})
		}
	}
	if more > 0 {
		todos = append(todos, Todo{Kind: TodoFollowUp, Sentence: fmt.Sprintf("%d autres situations sont à demander.", more)})
	}
	return todos
}

// agreement is the ending of what agrees with a person.
func agreement(c data.Candidate) string {
	if c.Sex == data.Female {
		return "e"
	}
	return ""
}

// everyoneFor goes through everybody, once for each certification.
func (c *core) everyoneFor(tx *store.Tx) iter.Seq2[*rncp.Fiche, data.Candidate] {
	return func(yield func(*rncp.Fiche, data.Candidate) bool) {
		for _, f := range c.fiches() {
			for p := range everyone(tx) {
				if !yield(f, p) {
					return
				}
			}
		}
	}
}

// enrolledNow reports whether a candidate sits in a session that is open.
func enrolledNow(tx *store.Tx, candidate data.ID, fiche string) bool {
	return slices.ContainsFunc(sittingsOf(tx, fiche, candidate, ""), func(s rules.Sitting) bool { return s.Session.Sealed.IsZero() })
}

// count writes « 1 document », « 3 documents ».
func count(n int, word string) string {
	if n > 1 {
		word += "s"
	}
	return fmt.Sprintf("%d %s", n, word)
}
