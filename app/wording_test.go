package app

import (
	"testing"

	"certibloc/data"
)

func TestAnIssuedDocumentRemembersItsSentences(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie", "Zoé")
	own := map[string]string{"held-by": "Épreuves tenues chez {centre}", "transcript-title": "Relevé de résultats"}
	first := ok(r.Wording.Change(r.ctx, own, "Demande du réseau"))(t)
	if first.Version != 1 || len(first.Sentences) != 1 {
		t.Errorf("got %+v; what the program says already is not kept", first)
	}
	docs := ok(r.issue(s))(t)
	before := ok(r.Documents.PDF(docs[0]))(t)
	second := ok(r.Wording.Change(r.ctx, nil, "Retour aux textes d’origine"))(t)
	if second.Version != 2 || second.Sheet() != nil {
		t.Errorf("got %+v", second)
	}
	if kept := docs[0].Sheet.Wording; kept == nil || kept.Version != 1 || kept.Sentences["held-by"] != own["held-by"] {
		t.Errorf("the document keeps %+v", kept)
	}
	if after := ok(r.Documents.PDF(docs[0]))(t); string(after) != string(before) {
		t.Error("the bytes changed with the sentences")
	}
	copied := ok(r.Documents.Duplicate(r.ctx, docs[0].ID, ""))(t)
	if copied.Sheet.Wording == nil || copied.Sheet.Wording.Version != 1 {
		t.Error("a duplicate says other sentences than its original")
	}
	if versions := ok(r.Wording.Versions())(t); len(versions) != 2 || versions[0].Version != 2 {
		t.Errorf("versions %+v", versions)
	}
}

func TestASentenceThatCannotStandChangesNothing(t *testing.T) {
	r := newRoom(t)
	before := r.lines()
	_, err := r.Wording.Change(r.ctx, map[string]string{"held-by": "☃"}, "Essai")
	r.refused(err, "Certificat de bloc", "ne s’imprime pas")
	_, err = r.Wording.Change(r.ctx, map[string]string{"held-by": "Chez {centre}"}, " ")
	r.refused(err, "raison")
	_, err = r.Wording.Change(r.ctx, nil, "Rien")
	r.refused(err, "Aucune phrase n’a changé")
	r.core.operator.Role = data.RoleManager
	_, err = r.Wording.Change(r.ctx, map[string]string{"held-by": "Chez {centre}"}, "Essai")
	r.refused(err, "rôle")
	if r.lines() != before {
		t.Error("the journal has a line more")
	}
}
