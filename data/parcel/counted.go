package parcel

import (
	"certibloc/data"
	"certibloc/data/rncp"
)

// Document is an issued document, told by its number and the fingerprint of its PDF.
type Document struct {
	Head
	Centre  string            `json:"centre"`
	Code    string            `json:"code"` // of the fiche
	Session string            `json:"session"`
	Kind    data.DocumentKind `json:"nature"`
	Number  string            `json:"numero"`
	Line    string            `json:"ligne,omitempty"`    // of the certification or the bloc that it is about; empty for minutes
	Person  data.ID           `json:"personne,omitempty"` // the centre's own key; empty for minutes
	On      data.Date         `json:"delivreLe"`
	// Cancelled is the day on which it was taken out of force, zero while it is in force, and By what replaces it.
	Cancelled data.Date `json:"annuleLe"`
	By        string    `json:"remplacePar,omitempty"`
	SHA256    string    `json:"sha256"`
	Size      int       `json:"octets"`
}

// Validate refuses a document without number or fingerprint.
func (d Document) Validate() error {
	if err := d.check(); err != nil {
		return err
	}
	switch {
	case d.Centre == "" || d.Code == "" || d.Kind == "" || d.Number == "":
		return broken("le document de la ligne %s n’a pas de nature ou pas de numéro", d.ID)
	case !d.On.Valid() || !maybe(d.Cancelled):
		return broken("une date du document de la ligne %s manque ou n’existe pas", d.ID)
	case !sha256Text.MatchString(d.SHA256) || d.Size <= 0:
		return broken("le document de la ligne %s n’a pas d’empreinte", d.ID)
	}
	return nil
}

// Count says how many sat for a bloc in a session, on one route and track, and what the jury decided. Of the certification
// as a whole, Bloc is data.WholeCertification, Number is 0, and only who was before the jury for it is counted.
type Count struct {
	Head
	Centre      string       `json:"centre"`
	Code        string       `json:"code"` // of the fiche
	Session     string       `json:"session"`
	Jury        data.Date    `json:"dateDecision"`
	Bloc        rncp.BlocKey `json:"bloc"`
	Number      int          `json:"numeroOfficiel"`
	Title       string       `json:"intitule"`
	Route       rncp.Route   `json:"voie"`
	Track       rncp.Track   `json:"modalite"`
	Enrolled    int          `json:"inscrits"`
	Present     int          `json:"presents"` // acquired, not acquired or deferred
	Absent      int          `json:"absents"`
	Acquired    int          `json:"acquis"`
	NotAcquired int          `json:"nonAcquis"`
	Deferred    int          `json:"reportes"`
}

// Validate refuses counts that do not add up.
func (c Count) Validate() error {
	if err := c.check(); err != nil {
		return err
	}
	switch {
	case c.Centre == "" || c.Code == "" || c.Session == "" || c.Bloc == "" || c.Title == "" || c.Route == "" || c.Track == "" || !c.Jury.Valid():
		return broken("le compte de la ligne %s ne dit pas de quoi il est", c.ID)
	case min(c.Acquired, c.NotAcquired, c.Deferred, c.Absent) < 0 || c.Acquired+c.NotAcquired+c.Deferred != c.Present || c.Present+c.Absent != c.Enrolled:
		return broken("le compte de la ligne %s ne tombe pas juste", c.ID)
	}
	return nil
}

// FollowUp says what had become, some months later, of those who obtained the certification in a year on one route.
type FollowUp struct {
	Head
	Centre  string     `json:"centre"`
	Code    string     `json:"code"`      // of the fiche
	Year    int        `json:"promotion"` // in which they were certified
	Months  int        `json:"mois"`      // after: 6 or 24
	Route   rncp.Route `json:"voie"`
	Holders int        `json:"certifies"`
	// What the holders answered; together they are Holders.
	InJob       int `json:"emploiVise"`  // in the job that the certification aims at
	OtherJob    int `json:"autreEmploi"` // in another one
	Seeking     int `json:"sansEmploi"`  //
	Neutralised int `json:"neutralises"` // studying further, unable to work: outside the rates
	Silent      int `json:"sansReponse"` //
	// Sectors is how many of those in a job work in each sector.
	Sectors []SectorCount `json:"secteurs,omitempty"`
}

// SectorCount is how many work in a sector, by the name that the fiche gives it or the one that the centre has written.
type SectorCount struct {
	Name string `json:"secteur"`
	N    int    `json:"nombre"`
}

// Validate refuses counts that do not add up.
func (f FollowUp) Validate() error {
	if err := f.check(); err != nil {
		return err
	}
	switch {
	case f.Centre == "" || f.Code == "" || f.Route == "" || f.Year < 1990 || f.Year > 2199 || f.Months < 1 || f.Months > 60:
		return broken("le suivi de la ligne %s ne dit pas de quoi il est", f.ID)
	case min(f.InJob, f.OtherJob, f.Seeking, f.Neutralised, f.Silent) < 0 || f.InJob+f.OtherJob+f.Seeking+f.Neutralised+f.Silent != f.Holders:
		return broken("le suivi de la ligne %s ne tombe pas juste", f.ID)
	}
	for _, s := range f.Sectors {
		if s.Name == "" || s.N < 0 {
			return broken("un secteur de la ligne %s ne convient pas", f.ID)
		}
	}
	return nil
}
