package cdc

import (
	"strings"

	"certibloc/data"
)

// Advice explains a message of the report.
type Advice struct {
	Plain string // what it says, in plain words
	Cause string // the likely cause
	Do    string
}

// advices are the messages that were seen, by words that they contain, folded. The more precise come first. How the Caisse des
// Dépôts finds a person: birth name, first given name, sex and year; then month and day; then the commune and the rest.
var advices = []struct {
	words  []string
	advice Advice
}{
	{[]string{"plusieurs titulaires", "reconciliation"}, Advice{
		"Plusieurs personnes répondent à cette identité, même avec le lieu de naissance.",
		"Il manque une donnée qui les distingue, ou elle diffère de l’état civil.",
		"Complétez le code de la commune de naissance et tous les prénoms d’après la pièce d’identité, puis envoyez la correction."}},
	{[]string{"plusieurs titulaires", "jour"}, Advice{
		"Plusieurs personnes ont ce nom, ce prénom et cette date de naissance.",
		"Le lieu de naissance manque ou n’a pas de code.",
		"Choisissez la commune de naissance dans la liste, avec son code INSEE, puis envoyez la correction."}},
	{[]string{"plusieurs titulaires"}, Advice{
		"Plusieurs personnes répondent à cette identité.",
		"La date de naissance n’est connue qu’en partie, ou le lieu de naissance manque.",
		"Complétez le jour, le mois et la commune de naissance d’après la pièce d’identité, puis envoyez la correction."}},
	{[]string{"aucun titulaire", "reconciliation"}, Advice{
		"Personne ne répond à cette identité avec ce lieu de naissance.",
		"La commune ou le pays de naissance diffère de l’état civil.",
		"Relisez le lieu de naissance et son code sur la pièce d’identité, puis envoyez la correction."}},
	{[]string{"aucun titulaire", "jour"}, Advice{
		"Personne ne répond à ce nom avec ce jour et ce mois de naissance.",
		"Le jour et le mois sont intervertis ou mal saisis.",
		"Relisez la date de naissance sur la pièce d’identité, puis envoyez la correction."}},
	{[]string{"aucun titulaire"}, Advice{
		"Personne ne répond à ce nom de naissance, ce prénom, ce sexe et cette année.",
		"Le nom d’usage est à la place du nom de naissance, ou le premier prénom, le sexe ou l’année diffère de l’état civil.",
		"Relisez l’identité sur la pièce d’identité, puis envoyez la correction."}},
	{[]string{"idtechnique"}, Advice{
		"L’identifiant de cette certification est déjà connu ou n’est pas accepté.",
		"La certification a peut-être été déclarée deux fois.",
		"N’envoyez rien de nouveau : demandez au réseau ce qui est déjà enregistré."}},
	{[]string{"insee"}, birthPlaceAdvice}, {[]string{"commune"}, birthPlaceAdvice}, {[]string{"code postal"}, birthPlaceAdvice},
}

var birthPlaceAdvice = Advice{
	"Le lieu de naissance n’est pas accepté.",
	"Le code de la commune ou du pays n’existe pas, ou n’est pas celui du lieu.",
	"Choisissez la commune dans la liste, puis envoyez la correction."}

// Explain returns what a message means. Of one that was never seen it says so, and leaves the message to be read.
func Explain(message string) Advice {
	folded := strings.ReplaceAll(data.Fold(message), "-", " ")
next:
	for _, a := range advices {
		for _, words := range a.words {
			if !strings.Contains(folded, words) {
				continue next
			}
		}
		return a.advice
	}
	if strings.TrimSpace(message) == "" {
		return Advice{"Cette ligne est refusée sans qu’il soit dit pourquoi.", "Elle n’est pas donnée.", "Demandez au réseau."}
	}
	return Advice{"Cette ligne est refusée : « " + message + " ».", "Ce message n’est pas connu du programme.",
		"Comparez l’identité avec la pièce d’identité ; si tout y est juste, demandez au réseau."}
}
