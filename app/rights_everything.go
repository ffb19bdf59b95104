package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/store"
)

// Request is a person's asking for all that the centre holds on them.
type Request struct {
	Candidate data.ID
	Asker     string // the person, as a rule, or whom they have designated
	Reason    string // the request: « courrier du 3 mars »; may be empty
}

// The files of what is held on a person.
const (
	heldPDF    = "donnees-detenues.pdf"
	heldJSON   = "donnees.json"
	heldReadMe = "LISEZ-MOI.txt"
)

// personFile is what is held on a person, on its way to them.
type personFile struct {
	*dossier
	held     *holding
	request  Request
	sessions []heldSession
	minutes  []data.Document // that name the person, with others: their numbers alone are given
	acts     []heldAct
	told     []heldTold
	lists    []heldList
	beside   map[data.ID]bool // parcels, receipts and disposal lists that are about the person and others
	others   map[data.ID]bool // the other candidates, once asked for
	current  map[data.ID]bool // the results, entries, appreciations and decisions that stand
}

// Everything writes all that the centre holds on a person into a folder, as one archive: a document to read, the records as
// they are kept, and the documents issued. Nobody else's data is in it. That it was given is kept, and stands in the next one.
// It returns the path of the archive; when it fails, or is cancelled, nothing is left and nothing is kept.
func (a Rights) Everything(ctx context.Context, request Request, dir string) (string, error) {
	request.Asker, request.Reason = strings.TrimSpace(request.Asker), strings.TrimSpace(request.Reason)
	path := ""
	a.core.writer.Lock()
	changes, err := func() ([]data.Change, error) {
		if err := ActDisclose.allow(a.core.operator.Role); err != nil {
			return nil, err
		}
		p, err := a.gather(ctx, request)
		if err != nil {
			return nil, err
		}
		files, err := p.files()
		if err != nil {
			return nil, err
		}
		return a.core.write(ctx, ActDisclose, request.Reason, func(tx *store.Tx) (err error) {
			sum := sha256.Sum256(sums(files))
			given := data.Disclosure{ID: a.core.newID(), Candidate: p.candidate.ID, On: a.core.today(), Asker: request.Asker, Reason: request.Reason,
				SHA256: hex.EncodeToString(sum[:])}
			if err := errors.Join(store.Disclosures.Put(tx, given), makeFolder(dir)); err != nil {
				return err
			}
			path, err = p.archive(ctx, dir, files)
			return err
		})
	}()
	a.core.writer.Unlock()
	a.core.publish(changes)
	return path, err
}

// gather reads all that is about the person, while no act runs.
func (a Rights) gather(ctx context.Context, request Request) (*personFile, error) {
	p := &personFile{dossier: newDossier(a.core, Scope{Candidate: request.Candidate}), request: request, told: []heldTold{}, lists: []heldList{}, beside: map[data.ID]bool{}}
	p.title = data.KindHeld.Title()
	err := a.core.store.View(func(tx *store.Tx) error {
		if err := errors.Join(p.open(tx), p.checkAsker()); err != nil {
			return err
		}
		if err := p.collect(tx); err != nil {
			return err
		}
		p.held = holdingOf(tx, p.candidate.ID)
		p.papers = held(p.held, store.PapersBack) // those taken back too
		p.documents = nil
		for _, doc := range held(p.held, store.Documents) {
			p.documents = append(p.documents, entryOf(tx, doc))
		}
		p.everybody = slices.DeleteFunc(p.everybody, func(c data.Candidate) bool { return c.ID != p.candidate.ID && p.held.ids[c.ID] })
		p.readSessions(tx)
		p.readCurrent()
		return p.readTold(tx)
	})
	if err != nil {
		return nil, err
	}
	return p, p.readActs(ctx)
}

// readCurrent notes which of the facts stand.
func (p *personFile) readCurrent() {
	p.current = standing(data.CurrentResults(held(p.held, store.Results)))
	maps.Copy(p.current, standing(data.CurrentSecondEntries(held(p.held, store.SecondEntries))))
	maps.Copy(p.current, standing(data.CurrentTicks(held(p.held, store.Ticks))))
	maps.Copy(p.current, standing(data.CurrentDecisions(held(p.held, store.Decisions))))
}

// checkAsker refuses before anything is drawn what the record of the disclosure would refuse.
func (p *personFile) checkAsker() error {
	return data.Disclosure{Candidate: p.candidate.ID, On: p.core.today(), Asker: p.request.Asker, Reason: p.request.Reason, SHA256: strings.Repeat("0", 64)}.Validate()
}

// files are those of the archive, in the order of their names.
func (p *personFile) files() ([]archived, error) {
	taken := names{}
	files := append(p.documentFiles(taken), slices.DeleteFunc(p.paperFiles(taken), func(f archived) bool { return f.name == "" })...)
	records, err := p.json()
	if err != nil {
		return nil, err
	}
	sheet, err := p.core.draw(p.sheet())
	if err != nil {
		return nil, err
	}
	files = append(files, inMemory(heldPDF, "", sheet), inMemory(heldJSON, "", records), inMemory(heldReadMe, "", p.readHow()))
	slices.SortFunc(files, byName)
	return files, nil
}
