package widget

import (
	"context"
	"strings"

	"certibloc/data"
)

// Numberer notes the number that the network gave to something; the desk's documents do.
type Numberer interface {
	NoteNetworkNumber(ctx context.Context, n data.NetworkNumber) (data.NetworkNumber, error)
}

// AskNetworkNumber asks for the number that the network gave to a document, or to what a candidate holds, and notes it.
// about says in a line what it is. before is the number noted earlier, or nil.
func AskNetworkNumber(host Host, desk Numberer, today data.Date, of data.NetworkNumber, about string, before *data.NetworkNumber) {
	number, on, received := NewTextField("tel que le réseau l’écrit"), NewDateField(), NewDateField()
	received.SetDate(today)
	words := about + " : le numéro que le réseau lui a donné."
	if before != nil {
		number.SetText(before.Number)
		on.SetDate(before.On)
		received.SetDate(before.Received)
		words += " Celui d’avant reste au journal."
	}
	field := &Field{Label: "Numéro du réseau", Input: number, Check: Needed(number, "Le numéro manque.")}
	FormDialog{
		Title: "Noter le numéro du réseau", Words: words, Action: "Noter le numéro", First: number,
		Typed: []*TextField{number, &on.TextField, &received.TextField}, At: field,
		Fields: []*Field{field,
			{Label: "Date du document du réseau", Input: Width(on, 150), Check: Dated(on)},
			{Label: "Reçu au centre le", Input: Width(received, 150), Check: Dated(received)}},
		Do: AtOnce(func() error {
			n := of
			n.Number = strings.TrimSpace(number.Text)
			n.On, _ = on.Date()
			n.Received, _ = received.Date()
			_, err := desk.NoteNetworkNumber(context.Background(), n)
			if err == nil {
				host.Tell("Numéro du réseau noté.")
			}
			return err
		}),
	}.Show(host)
}

// NetworkWords says what is known of a number of the network.
func NetworkWords(n data.NetworkNumber) string {
	return "n° " + n.Number + " du " + n.On.French() + ", reçu le " + n.Received.French()
}
