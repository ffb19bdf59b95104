package cdc

import (
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
)

var rightPassages = []struct {
	name   string
	change func(*Passage)
	holds  string // what the file then holds
}{
	{"as it is", func(*Passage) {}, "<cpf:moisNaissance>5</cpf:moisNaissance>"},
	{"month and day of birth not known", func(p *Passage) { p.Holder.BirthDate = rncp.NewDate(1987, 0, 0) }, `<cpf:moisNaissance xsi:nil="true"/>`},
	{"day of birth not known", func(p *Passage) { p.Holder.BirthDate = rncp.NewDate(1987, 3, 0) }, `<cpf:jourNaissance xsi:nil="true"/>`},
	{"a score", func(p *Passage) { p.Scoring = "14.25" }, "<cpf:scoring>14.25</cpf:scoring>"},
	{"no way of access", func(p *Passage) { p.Access = "" }, `<cpf:modaliteAcces xsi:nil="true"/>`},
	{"VAE", func(p *Passage) { p.Access, p.VAEWay = AccessVAE, VAEClassic }, "<cpf:voieAccessVAE>VAE_CLASSIQUE</cpf:voieAccessVAE>"},
	{"VAE whose way is not known", func(p *Passage) { p.Access = AccessVAE }, "<cpf:modaliteAcces>VAE</cpf:modaliteAcces>"},
	{"a postal code and a name", func(p *Passage) {
		p.Holder.BirthPlace, p.BirthPostcode = data.BirthPlace{Commune: "Aurillac"}, "15000"
	}, "<cpf:codePostal>15000</cpf:codePostal>"},
	{"a place of birth without code", func(p *Passage) { p.Holder.BirthPlace = data.BirthPlace{Commune: "Aurillac"} }, `<cpf:codePostal xsi:nil="true"/>`},
	{"a place of birth not known", func(p *Passage) { p.Holder.BirthPlace = data.BirthPlace{} }, `<cpf:codePostal xsi:nil="true"/>`},
	{"born abroad", func(p *Passage) {
		p.Holder.BirthPlace = data.BirthPlace{Commune: "Berlin", Country: "Allemagne", Code: "99109"}
	}, "<cpf:codePaysNaissance>109</cpf:codePaysNaissance>"},
	{"born in Corsica", func(p *Passage) {
		p.Holder.BirthPlace = data.BirthPlace{Commune: "Ajaccio", Department: "2A", Code: "2A004"}
	}, "<cpf:codeInsee>2A004</cpf:codeInsee>"},
	{"an option", func(p *Passage) { p.Option = "Vente & conseil <export>" }, "<cpf:libelleOption>Vente &amp; conseil &lt;export&gt;</cpf:libelleOption>"},
	{"a mention", func(p *Passage) { p.Mention = "MENTION_BIEN" }, "<cpf:mentionValidee>MENTION_BIEN</cpf:mentionValidee>"},
	{"no mention", func(*Passage) {}, `<cpf:mentionValidee xsi:nil="true"/>`},
	{"a name of 60 characters, not bytes", func(p *Passage) { p.Holder.BirthName = strings.Repeat("É", 60) }, strings.Repeat("É", 60)},
	{"accents taken apart count as one", func(p *Passage) { p.Holder.BirthName = strings.Repeat("e\u0301", 60) }, strings.Repeat("é", 60)},
	{"a usage name", func(p *Passage) { p.Holder.UsageName = "Porée" }, "<cpf:nomUsage>Porée</cpf:nomUsage>"},
	{"no usage name", func(*Passage) {}, `<cpf:nomUsage xsi:nil="true"/>`},
	{"three given names", func(p *Passage) { p.Holder.GivenNames = []string{"Zoé", "Anaïs", "Léa"} }, "<cpf:prenom3>Léa</cpf:prenom3>"},
	{"only what the schema asks for", func(p *Passage) {
		*p = Passage{ID: "A", Obtained: ByAdmission, Delivered: p.Delivered, Holder: p.Holder}
	}, "<cpf:donneeCertifiee>false</cpf:donneeCertifiee>"},
	{"that expires", func(p *Passage) { p.Until = rncp.NewDate(2031, 6, 30) }, "<cpf:dateFinValidite>2031-06-30</cpf:dateFinValidite>"},
	{"enrolled by the employer", func(p *Passage) { p.Initiative, p.EnrolledOn = "EMPLOYEUR", rncp.NewDate(2020, 9, 1) }, "<cpf:dateInscription>2020-09-01</cpf:dateInscription>"},
}

func TestARightPassageIsAcceptedByUsAndByTheSchema(t *testing.T) {
	for _, c := range rightPassages {
		t.Run(c.name, func(t *testing.T) {
			p := somePassage()
			c.change(&p)
			if err := p.Validate(); err != nil {
				t.Fatal(err)
			}
			file := written(t, someSettings(), of("RNCP27413", p)...)
			if !strings.Contains(file, c.holds) {
				t.Errorf("the file lacks %q:\n%s", c.holds, file)
			}
			t.Run("schema", func(t *testing.T) {
				if err := schema(t)(file); err != nil {
					t.Error(err)
				}
			})
		})
	}
}

// wrongPassages are refused by us; stricter are those that the schema alone would let pass.
var wrongPassages = []struct {
	name     string
	change   func(*Passage)
	says     string
	stricter bool
}{
	{"no identifier", func(p *Passage) { p.ID = "" }, "idTechnique", false},
	{"a long identifier", func(p *Passage) { p.ID = strings.Repeat("A", 256) }, "idTechnique", false},
	{"a blank in the identifier", func(p *Passage) { p.ID = "A 1" }, "idTechnique", true},
	{"a route that is none", func(p *Passage) { p.Access = "EQUIVALENCE_(DIPLOME_ETRANGER)" }, "modalitesInscription/modaliteAcces", false},
	{"a way to be certified that is none", func(p *Passage) { p.Obtained = "" }, "obtentionCertification", false},
	{"a score that is missing", func(p *Passage) { p.Obtained = ByScore }, "scoring", true},
	{"a mention that is none", func(p *Passage) { p.Mention = "TRES_BIEN" }, "mentionValidee", false},
	{"a mode of exam that is none", func(p *Passage) { p.ExamMode = "HYBRIDE" }, "modalitePassageExamen", false},
	{"an initiative that is none", func(p *Passage) { p.Initiative = "PERSONNE" }, "initiativeInscription", false},
	{"a way of VAE that is none", func(p *Passage) { p.Access, p.VAEWay = AccessVAE, "LIBRE" }, "voieAccessVAE", false},
	{"a way of VAE without VAE", func(p *Passage) { p.VAEWay = VAEClassic }, "voieAccessVAE", true},
	{"a sex that is none", func(p *Passage) { p.Holder.Sex = "X" }, "titulaire/sexe", false},
	{"the 30th of February", func(p *Passage) { p.Delivered = rncp.NewDate(2021, 2, 30) }, "dateDebutValidite", false},
	{"no day of delivery", func(p *Passage) { p.Delivered = data.Date{} }, "dateDebutValidite", false},
	{"a year that the schema lacks", func(p *Passage) { p.EnrolledOn = rncp.NewDate(2100, 1, 1) }, "dateInscription", false},
	{"an end before its start", func(p *Passage) { p.Until = rncp.NewDate(2020, 1, 1) }, "dateFinValidite", true},
	{"an exam that ends before it starts", func(p *Passage) { p.ExamTo = rncp.NewDate(2021, 6, 1) }, "dateFinExamen", true},
	{"no birth name", func(p *Passage) { p.Holder.BirthName = "" }, "titulaire/nomNaissance", false},
	{"a birth name of 61", func(p *Passage) { p.Holder.BirthName = strings.Repeat("A", 61) }, "dépasse 60", false},
	{"a usage name of 61", func(p *Passage) { p.Holder.UsageName = strings.Repeat("A", 61) }, "titulaire/nomUsage", false},
	{"a blank usage name", func(p *Passage) { p.Holder.UsageName = " " }, "titulaire/nomUsage", true},
	{"no given name", func(p *Passage) { p.Holder.GivenNames = nil }, "titulaire/prenom1", false},
	{"a figure in a name", func(p *Passage) { p.Holder.BirthName = "DUP0NT" }, "caractère « 0 »", true},
	{"a character that XML forbids", func(p *Passage) { p.Holder.BirthName = "DUPONT\x01" }, "titulaire/nomNaissance", false},
	{"a private character", func(p *Passage) { p.Option = "Vente \ue000" }, "libelleOption", true},
	{"a byte that is no UTF-8", func(p *Passage) { p.Option = "Vente \xe9" }, "libelleOption", false},
	{"an option of 256", func(p *Passage) { p.Option = strings.Repeat("é", 256) }, "256 caractères", false},
	{"a postal code of 10", func(p *Passage) { p.ExamPostcode = "1234567890" }, "codePostalCentreExamen", false},
	{"no date of birth", func(p *Passage) { p.Holder.BirthDate = data.Date{} }, "titulaire/anneeNaissance", false},
	{"born after the delivery", func(p *Passage) { p.Holder.BirthDate = rncp.NewDate(2022, 1, 1) }, "titulaire/anneeNaissance", true},
	{"the code of France as a place", func(p *Passage) { p.Holder.BirthPlace.Code = "99100" }, "99100", true},
	{"a code of six", func(p *Passage) { p.Holder.BirthPlace.Code = "150140" }, "codeCommuneNaissance", false},
	{"a code of another department", func(p *Passage) { p.Holder.BirthPlace.Code = "69001" }, "codeCommuneNaissance", true},
	{"a country with the code of a commune", func(p *Passage) { p.Holder.BirthPlace.Country = "Allemagne" }, "codeCommuneNaissance", true},
	{"both codes of a place", func(p *Passage) { p.BirthPostcode = "15000" }, "tous deux", true},
	{"a postal code abroad", func(p *Passage) {
		p.Holder.BirthPlace, p.BirthPostcode = data.BirthPlace{Commune: "Berlin", Country: "Allemagne"}, "10115"
	}, "étranger", true},
	{"a commune of 61", func(p *Passage) { p.Holder.BirthPlace.Commune = strings.Repeat("A", 61) }, "60 caractères", false},
}

func TestAWrongPassageIsRefusedByUsAndByTheSchema(t *testing.T) {
	for _, c := range wrongPassages {
		t.Run(c.name, func(t *testing.T) {
			p := somePassage()
			c.change(&p)
			err := p.Validate()
			if err == nil || !strings.Contains(err.Error(), c.says) || !data.IsRefusal(err) {
				t.Fatalf("says %v, not %q", err, c.says)
			}
			w, err := NewWriter(someSettings(), listed(of("RNCP27413", p)...))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.File(&strings.Builder{}, someHead); !data.IsRefusal(err) {
				t.Errorf("the writer says %v", err)
			}
			t.Run("schema", func(t *testing.T) {
				if err := schema(t)(unchecked(p)); (err == nil) != c.stricter {
					t.Errorf("the schema says %v", err)
				}
			})
		})
	}
}

func TestATableHasAllThatTheFileHas(t *testing.T) {
	for _, c := range rightPassages {
		p := somePassage()
		c.change(&p)
		e := Entry{"RNCP27413", p}
		file := written(t, someSettings(), e)
		cells := e.Cells()
		if len(cells) != len(Columns()) {
			t.Fatalf("%d cells under %d headers", len(cells), len(Columns()))
		}
		for i, name := range Columns() {
			if element := "<cpf:" + name + ">" + escape.Replace(cells[i]) + "</cpf:" + name + ">"; cells[i] != "" && !strings.Contains(file, element) {
				t.Errorf("%s: the table says %s", c.name, element)
			}
			if cells[i] == "" && strings.Contains(file, "<cpf:"+name+">") {
				t.Errorf("%s: the table has no %s", c.name, name)
			}
		}
	}
}
