package main

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

func asksHelp(args []string) bool {
	return slices.Contains(args, "--help") || slices.Contains(args, "-h")
}

// printHelp writes the help of the command that args name, or of the program, in French: the library's own is English.
func printHelp(w io.Writer, parser *kong.Kong, args []string) {
	node := parser.Model.Node
	for _, arg := range args {
		for _, child := range node.Children {
			if child.Name == arg {
				node = child
			}
		}
	}
	var b strings.Builder
	if node == parser.Model.Node {
		b.WriteString("Certibloc : certifier bloc par bloc, de l’inscription au certificat imprimé.\n\n")
		b.WriteString("Usage : certibloc <commande> [options]\n        certibloc            (sans commande : la fenêtre)\n")
	} else {
		fmt.Fprintf(&b, "%s\n\nUsage : certibloc %s\n", node.Help, usage(node))
	}
	writeCommands(&b, node)
	writeFlags(&b, node)
	if node == parser.Model.Node {
		b.WriteString("\nLa phrase de passe vient de la variable CERTIBLOC_PASSPHRASE, ou elle est demandée.\n" +
			"Le programme rend 0 si tout est fait, 1 si c’est refusé (avec la raison), 2 si la commande est mal écrite.\n")
	}
	_, _ = io.WriteString(w, b.String())
}

func usage(node *kong.Node) string {
	words := []string{strings.TrimPrefix(node.Path(), "certibloc ")}
	for _, p := range node.Positional {
		words = append(words, strings.ToUpper(p.Name))
	}
	if len(node.Children) > 0 {
		words = append(words, "<commande>")
	}
	return strings.Join(append(words, "[options]"), " ")
}

func writeCommands(b *strings.Builder, node *kong.Node) {
	if len(node.Children) == 0 {
		return
	}
	b.WriteString("\nCommandes :\n")
	for _, child := range node.Children {
		if child.Hidden {
			continue
		}
		fmt.Fprintf(b, "  %-26s %s\n", child.Name, child.Help)
	}
}

func writeFlags(b *strings.Builder, node *kong.Node) {
	b.WriteString("\nOptions :\n")
	for n := node; n != nil; n = n.Parent {
		for _, f := range n.Flags {
			name := "--" + f.Name
			if !f.IsBool() {
				name += " " + f.FormatPlaceHolder()
			}
			must := ""
			if f.Required {
				must = " (obligatoire)"
			}
			fmt.Fprintf(b, "  %-26s %s%s\n", name, f.Help, must)
		}
	}
	fmt.Fprintf(b, "  %-26s %s\n", "--help", "Affiche cette aide.")
}

// parseErrors turns what the library says of a badly formed command into French.
var parseErrors = []struct {
	english *regexp.Regexp
	french  string
}{
	{regexp.MustCompile(`^unknown flag (\S+?),?( .*)?$`), "L’option $1 n’existe pas."},
	{regexp.MustCompile(`^unexpected argument (\S+?),?( .*)?$`), "« $1 » n’est pas une commande de Certibloc, ou il est de trop."},
	{regexp.MustCompile(`^missing flags?: (.*)$`), "Il manque : $1."},
	{regexp.MustCompile(`^expected "?(.*?)"?$`), "Il manque : $1."},
	{regexp.MustCompile(`^(--\S+): .*(missing value|expected).*$`), "L’option $1 attend une valeur."},
}

func parseError(err error) string {
	text := err.Error()
	for _, own := range []error{errOneOf, errNewOrArchive} {
		if errors.Is(err, own) {
			return own.Error()
		}
	}
	for _, p := range parseErrors {
		if p.english.MatchString(text) {
			return p.english.ReplaceAllString(text, p.french)
		}
	}
	return "La commande est mal écrite."
}
