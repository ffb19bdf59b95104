package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"certibloc/data/seal"
	"certibloc/data/store"
)

// IsDamaged reports whether a folder was not opened because it is damaged.
func IsDamaged(err error) bool {
	return errors.Is(err, store.ErrDamaged) || errors.Is(err, seal.ErrDamaged)
}

// Mended returns what was damaged when the folder was opened, and has been put right from its copy.
func (d *Desk) Mended() []string { return d.core.store.Mended() }

// Damage is what a look at a folder that is not opened has found, in words.
type Damage struct {
	Findings []string // what is wrong, each with what to do
	Lost     []string // what is lost to the record
	Kept     []string // what can still be read
	// Backup is the newest backup that the folder knows of; none: no Path.
	Backup Snapshot
}

// DamagePart is a part of what a look has found, under its title.
type DamagePart struct {
	Title string
	Lines []string
}

// Parts returns what there is to say, in the order in which it is read.
func (d Damage) Parts() []DamagePart {
	var parts []DamagePart
	for _, p := range []DamagePart{{"Ce qui est abîmé", d.Findings}, {"Ce qui ne se lit plus", d.Lost}, {"Ce qui se lit encore", d.Kept}} {
		if len(p.Lines) > 0 {
			parts = append(parts, p)
		}
	}
	return parts
}

// Words returns the whole as a text, for the screen and for a file.
func (d Damage) Words() string {
	var b strings.Builder
	for _, p := range d.Parts() {
		fmt.Fprintf(&b, "%s :\n  %s\n", p.Title, strings.Join(p.Lines, "\n  "))
	}
	return b.String()
}

// SaveTo writes the whole into a folder as a text file that says when, and returns its path.
func (d Damage) SaveTo(dir, centre string, now time.Time) (string, error) {
	if err := makeFolder(dir); err != nil {
		return "", err
	}
	text := fmt.Sprintf("Certibloc : rapport sur le dossier « %s », le %s\n\n%s", centre, hourWords(now), d.Words())
	return writeNamed(dir, ".txt", []byte(strings.ReplaceAll(text, "\n", "\r\n")), "Rapport de dégât "+now.Local().Format("2006-01-02 15h04"), "Rapport de dégât "+now.Local().Format("2006-01-02 15h04m05"))
}

// LookAt looks at a folder without opening or changing it, whatever is wrong with it.
func LookAt(ctx context.Context, dir string, passphrase []byte, cfg Config) (Damage, error) {
	cfg = cfg.withDefaults()
	look, err := store.LookAt(ctx, dir, passphrase, cfg.Store)
	if err != nil {
		return Damage{}, err
	}
	return damageOf(look), nil
}

func damageOf(look *store.Look) Damage {
	var d Damage
	said := map[string]bool{}
	if len(look.Backups) > 0 {
		d.Backup = look.Backups[0]
	}
	for _, f := range look.Findings {
		if f.Kind == store.FindingJournal && len(look.Findings) > len(look.Lost) && isLost(look, f.Where) {
			continue // that is said of what is lost
		}
		line := f.Text
		if do := f.Kind.Do(); !said[do] { // once is enough
			said[do] = true
			line += " " + do
		}
		d.Findings = append(d.Findings, line)
	}
	for _, span := range look.Lost {
		d.Lost = append(d.Lost, lostWords(span, look.Lines))
	}
	if look.Readable > 0 {
		d.Kept = append(d.Kept, fmt.Sprintf("Du journal : %d sur %d lignes, jusqu’au %s.", look.Readable, max(look.Lines, uint64(look.Readable)), hourWords(look.Last)))
	}
	if look.Documents > 0 {
		d.Kept = append(d.Kept, fmt.Sprintf("Des documents et autres fichiers : %d.", look.Documents))
	}
	return d
}

// isLost reports whether a place in the journal is where lines begin that cannot be read.
func isLost(look *store.Look, where string) bool {
	return slices.ContainsFunc(look.Lost, func(s store.Span) bool { return strconv.FormatUint(s.From, 10) == where })
}

func lostWords(span store.Span, lines uint64) string {
	switch n := span.To - span.From + 1; {
	case n == 1 && span.To == lines:
		return fmt.Sprintf("Le dernier acte (ligne %d du journal).", span.To)
	case span.To == lines:
		return fmt.Sprintf("Les %d derniers actes (lignes %d à %d du journal).", n, span.From, span.To)
	case n == 1:
		return fmt.Sprintf("Un acte (ligne %d du journal).", span.From)
	default:
		return fmt.Sprintf("%d actes (lignes %d à %d du journal).", n, span.From, span.To)
	}
}

// hourWords says an instant as the centre's clock did.
func hourWords(at time.Time) string {
	at = at.Local()
	return at.Format("02/01/2006 à 15:04")
}
