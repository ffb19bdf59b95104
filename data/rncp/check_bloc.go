package rncp

import "fmt"

func (c *checker) blocs(blocs []Bloc) {
	c.want(len(blocs) > 0, "blocs", "il faut au moins un bloc de compétences.")
	seen, names, last := map[string]bool{}, map[string]bool{}, 0
	for i, b := range blocs {
		path := fmt.Sprintf("blocs[%d]", i)
		c.key(path+".key", string(b.Key), seen)
		c.name(path+".title", b.Title, names)
		c.name(path+".component.label", b.Component.Label, names)
		c.texts(path+".activities", b.Activities)
		c.want(b.Number > last, path+".number", "les blocs vont dans l’ordre de leur numéro officiel : plus de %d est attendu, %d est lu.", last, b.Number)
		last = max(last, b.Number)
		c.text(path+".title", b.Title)
		c.want(len(b.Competences) > 0, path+".competences", "il faut au moins une compétence.")
		c.texts(path+".competences", b.Competences)
		c.texts(path+".evaluation", b.Evaluation)
		c.want(len(b.Tracks) > 0, path+".tracks", "il faut au moins une modalité d’évaluation.")
		tracks := map[Track]bool{}
		for n, m := range b.Tracks {
			at := fmt.Sprintf("%s.tracks[%d]", path, n)
			oneOf(c, at+".track", m.Track, TrackInitial, TrackContinuing)
			c.want(!tracks[m.Track], at+".track", "la modalité « %s » figure deux fois ; gardez-en une.", m.Track)
			tracks[m.Track] = true
			c.modality(at, m)
		}
	}
}

// name checks that no other bloc goes by this name: by title and letter a person finds a bloc (see FindBloc).
func (c *checker) name(path, name string, seen map[string]bool) {
	if folded := fold(name); folded != "" {
		c.want(!seen[folded], path, "« %s » nomme déjà un autre bloc ; il faut un nom pour chacun.", name)
		seen[folded] = true
	}
}

func (c *checker) modality(path string, m Modality) {
	c.text(path+".label", m.Label)
	c.want(len(m.Ways) > 0, path+".ways", "il faut au moins une façon d’évaluer.")
	ways := map[string]bool{}
	for i, w := range m.Ways {
		at := fmt.Sprintf("%s.ways[%d]", path, i)
		c.key(at+".key", string(w.Key), ways)
		oneOf(c, at+".key", w.Key, WayExams, WayPortfolio)
		c.want(len(w.Assessments) > 0, at+".assessments", "il faut au moins une épreuve.")
		keys := map[string]bool{}
		for n, a := range w.Assessments {
			c.assessment(fmt.Sprintf("%s.assessments[%d]", at, n), a, keys)
		}
	}
}

func (c *checker) assessment(path string, a Assessment, seen map[string]bool) {
	c.key(path+".key", a.Key, seen)
	oneOf(c, path+".kind", a.Kind, KindWritten, KindOral, KindCaseStudy, KindWrittenFile, KindPortfolio, KindWorkplace)
	c.text(path+".text", a.Text)
	c.text(path+".short", a.Short)
	c.want(len(a.Parts) == 0 || a.Kind == KindCaseStudy, path+".parts", "seule une étude de cas a des parties ; retirez-les.")
	parts := map[string]bool{}
	for i, p := range a.Parts {
		at := fmt.Sprintf("%s.parts[%d]", path, i)
		c.key(at+".key", p.Key, parts)
		c.text(at+".text", p.Text)
		c.text(at+".short", p.Short)
	}
	if a.Kind != KindPortfolio {
		c.want(a.Window == nil, path+".window", "seul un portefeuille a un délai ; retirez-le.")
		return
	}
	w := a.Window
	if w == nil {
		c.want(false, path+".window", "le délai du portefeuille manque ; il faut ses mois, et ceux de l’immersion.")
		return
	}
	c.want(0 < w.MinMonths && w.MinMonths <= w.MaxMonths, path+".window.minMonths", "le délai va de %d à %d mois ; donnez deux nombres de mois dans l’ordre.", w.MinMonths, w.MaxMonths)
	c.want(0 < w.ImmersionMinMonths && w.ImmersionMinMonths <= w.ImmersionMaxMonths, path+".window.immersionMinMonths",
		"l’immersion va de %d à %d mois ; donnez deux nombres de mois dans l’ordre.", w.ImmersionMinMonths, w.ImmersionMaxMonths)
}
