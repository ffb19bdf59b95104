package rncp

import "fmt"

func (c *checker) routes(routes []RouteAccess) {
	c.want(len(routes) > 0, "routes", "il faut au moins une voie d’accès.")
	seen := map[Route]bool{}
	for i, r := range routes {
		path := fmt.Sprintf("routes[%d]", i)
		oneOf(c, path+".key", r.Key, RouteStudent, RouteApprentice, RouteContinuing, RouteProfessionalism, RouteIndividual, RouteVAE)
		c.want(!seen[r.Key], path+".key", "la voie « %s » figure deux fois ; gardez-en une.", r.Key)
		seen[r.Key] = true
		c.text(path+".text", r.Text)
		c.text(path+".short", r.Short)
		c.answer(path+".open", r.Open)
	}
}

func (c *checker) jury(j Jury) {
	c.want(j.Minimum >= 1, "jury.minimum", "il faut au moins un membre ; %d est lu.", j.Minimum)
	c.want(len(j.Colleges) > 0, "jury.colleges", "il faut au moins un collège.")
	seats, presidents := 0, 0
	seen := map[string]bool{}
	for i, college := range j.Colleges {
		path := fmt.Sprintf("jury.colleges[%d]", i)
		c.key(path+".key", string(college.Key), seen)
		c.text(path+".text", college.Text)
		c.text(path+".short", college.Short)
		c.want(college.Seats >= 1, path+".seats", "il faut au moins un siège ; %d est lu.", college.Seats)
		seats += college.Seats
		if college.President {
			presidents++
			c.want(college.Seats == 1, path+".seats", "un jury n’a qu’un président ; %d sièges sont lus.", college.Seats)
		}
	}
	c.want(presidents == 1, "jury.colleges", "un collège et un seul est celui du président (il y en a %d).", presidents)
	c.want(seats <= j.Minimum, "jury.minimum", "les collèges demandent %d sièges, le jury %d membres ; il en faut au moins autant.", seats, j.Minimum)
}

func (c *checker) legal(l Legal) {
	c.want(len(l.Registrations) > 0, "legal.registrations", "il faut au moins un enregistrement.")
	for i, r := range l.Registrations {
		path := fmt.Sprintf("legal.registrations[%d]", i)
		c.text(path+".text", r.Text)
		c.text(path+".decree", r.Decree)
		c.want(r.Ground == GroundDecree || r.Ground == GroundDecision, path+".ground", "« %s » n’est pas connu ; le champ vaut « decision » pour une décision de France compétences, et manque pour un arrêté.", r.Ground)
		if r.Ground == GroundDecision && r.Published.IsZero() {
			c.date(path+".signed", r.Signed)
		} else {
			c.published(path, r.Signed, r.Published)
		}
		c.date(path+".from", r.From)
		c.date(path+".until", r.Until)
		c.want(r.From.Before(r.Until) || !r.Until.Valid(), path+".until", "l’enregistrement finit avant de commencer ; donnez son dernier jour.")
		if i > 0 {
			c.want(!r.From.Before(l.Registrations[i-1].Until), path+".from",
				"l’enregistrement commence avant la fin du précédent ; donnez-les du plus ancien au plus récent.")
		}
	}
	for i, e := range l.Earlier {
		c.earlier(fmt.Sprintf("legal.earlier[%d]", i), e)
	}
}

func (c *checker) earlier(path string, e EarlierText) {
	c.text(path+".text", e.Text)
	c.published(path, e.Signed, e.Published)
	if !e.Until.IsZero() { // most homologations state no end
		c.date(path+".until", e.Until)
	}
	for i, a := range e.Amended {
		at := fmt.Sprintf("%s.amended[%d]", path, i)
		c.text(at+".text", a.Text)
		c.published(at, a.Signed, a.Published)
	}
}

func (c *checker) published(path string, signed, published Date) {
	c.date(path+".signed", signed)
	c.date(path+".published", published)
	c.want(!published.Before(signed) || !published.Valid(), path+".published", "le texte paraît avant d’être signé ; l’une des deux dates est fausse.")
}

func (c *checker) date(path string, d Date) {
	c.want(d.Valid(), path, "la date manque ou n’existe pas ; un jour de 1900 à 2199 est attendu.")
}
