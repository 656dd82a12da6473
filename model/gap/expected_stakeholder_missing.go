package gap

import (
	"slices"
	"strings"
	"sync"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "expected-stakeholder-missing",
	Severity:       model.Warning,
	Area:           AreaStructure,
	Grows:          true,
	Unrecorded:     true,
	Title:          "A stakeholder that the sector usually lists is not in the map",
	Why:            "In a business, the units for security and for developer tools are essential partners: with five or more sideways units in the map, a missing one is a warning; with fewer, it is information. In other sectors, what is usual is information only: security wherever software ships or runs, technology transfer in a university, procurement in a government. A unit whose kind is not known may be the missing one, so then this is information too. The whole list of a sector is checked on request.",
	Recommendation: "Add the unit (kind says what it is), or accept the finding with a reason.",
	Says: says{
		"":     "OSPOs in the sector {sector} usually list {slot}, and this map does not",
		"pair": "none of the {n} sideways units is there for {slot}, which is essential to an OSPO in a business",
		"few":  "no sideways unit is recorded for {slot}, which is essential to an OSPO in a business",
	},
	Source:  from("OSPO book, introduction: looking sideways, developer tools and security teams; sector studies of OSPOs", perspectiveURL),
	Further: []model.Source{readGovernment, readLandscape},
	Bad: `organization: {name: Acme, sector: business}
stakeholders:
  - {name: Engineering, perspective: sideways, kind: engineering}
  - {name: Developer tools, perspective: sideways, kind: devtools}
  - {name: Product, perspective: sideways, kind: product}
  - {name: Patents and licences, perspective: sideways, kind: legal}
  - {name: Purchasing, perspective: sideways, kind: procurement}
  - {name: Log Library, perspective: outside, kind: project}
`,
	Cure: change{"kind: devtools}\n", `kind: devtools}
  - {name: Product security, perspective: sideways, kind: security}
`},
	Snippet: mendExpected,
	Check:   expectedStakeholderMissing,
})

// slot is a kind of stakeholder that is usual for OSPOs of a sector.
type slot struct {
	id    model.Phrase // its name
	kinds []string     // stakeholder kinds that fill it
	words []string     // words in a stakeholder's name that fill it
}

// Slots that several sectors share.
var (
	slotEngineering = slot{"engineering", []string{"engineering", "devtools"}, []string{"engineering", "development", "developer"}}
	slotDevTools    = slot{"developer tools", []string{"devtools"}, []string{"developer-tools", "dev-tools", "devtools", "developer-experience", "devex", "developer-productivity", "engineering-productivity", "release-engineering", "developer-platform", "tooling", "tools", "toolchain", "build", "builds", "ci-cd", "devops", "sre", "platform-engineering",
		"entwicklerwerkzeuge", "entwicklungswerkzeuge", "entwicklungsplattform", "usine-logicielle", "outils", "outillage", "herramientas", "ferramentas", "strumenti", "開発基盤", "開発環境", "ツール", "开发平台", "研发", "工具", "개발도구", "разработки"}}
	slotSecurity = slot{"security", []string{"security"}, []string{"security", "cybersecurity", "infosec", "ciso", "psirt", "cert", "csirt", "sicherheit", "seguridad", "seguranca", "securite", "sicurezza", "beveiliging",
		"cyber", "cybersecurite", "appsec", "secops", "devsecops", "sakerhet", "sikkerhed", "sikkerhet", "bezpieczenstwo", "bezpieczenstwa", "tietoturva", "セキュリティ", "安全", "보안", "정보보호", "безопасность"}}
	slotLegal   = slot{"legal", []string{"legal"}, []string{"legal", "law"}}
	slotIT      = slot{"IT", []string{"it"}, []string{"it"}}
	slotFunder  = slot{"funder", []string{"funder"}, []string{"funder", "funders", "donor", "donors"}}
	slotCommons = slot{"foundation or project", []string{"foundation", "project", "community"}, []string{"foundation", "project", "community"}}
)

// expected maps each sector to its slots, in the order of the sector tables.
var expected = sync.OnceValue(func() map[model.Sector][]slot {
	return map[model.Sector][]slot{
		"business": {
			slotEngineering, slotDevTools, slotSecurity, slotLegal,
			{"product", []string{"product"}, []string{"product", "products"}},
			slotCommons,
		},
		"government": {
			{"procurement", []string{"procurement"}, []string{"procurement", "purchasing"}},
			slotLegal, slotIT, slotSecurity,
			{"other public bodies", []string{"public-body"}, []string{"public-body", "public-bodies"}},
			{"citizens", nil, []string{"citizen", "citizens", "residents"}},
			slotCommons,
		},
		"university": {
			{"library", []string{"library"}, []string{"library", "libraries"}},
			{"technology transfer", []string{"technology-transfer"}, []string{"technology-transfer", "tech-transfer"}},
			{"faculty", []string{"faculty"}, []string{"faculty", "faculties"}},
			slotIT,
			{"students", []string{"students"}, []string{"student", "students"}},
			slotFunder, slotCommons,
		},
		"ngo": {
			{"programmes", []string{"programmes", "programs"}, []string{"programme", "programmes", "program", "programs"}},
			slotIT, slotFunder,
			{"beneficiaries", nil, []string{"beneficiary", "beneficiaries"}},
			slotCommons,
		},
		"foundation": {
			{"projects", []string{"project"}, []string{"project", "projects"}},
			{"members", nil, []string{"member", "members"}},
			slotLegal, slotFunder,
		},
	}
})

// manyUnits is the number of units from which a map is assumed to aim for completeness.
const manyUnits = 5

func expectedStakeholderMissing(c *Context) {
	sector := c.Map.Organization.Sector
	if sector == "" {
		return
	}
	units := c.recorded[model.Sideways]
	running := len(units) >= manyUnits || c.Map.OSPO.Recorded && c.Map.OSPO.Status == model.OSPOEstablished
	for _, s := range expected()[sector] {
		essential := sector == "business" && (s.id == slotSecurity.id || s.id == slotDevTools.id)
		usual := s.id == slotSecurity.id || sector == "university" && s.id == "technology transfer" || sector == "government" && s.id == "procurement"
		if !c.Asked && !((essential || usual) && running) || slices.ContainsFunc(c.parties, func(p *party) bool { return s.filledBy(p, essential) }) {
			continue
		}
		sev, variant := model.Info, ""
		if essential {
			variant = "pair"
			if len(units) < 2 {
				variant = "few"
			}
			if len(units) >= manyUnits && !slices.ContainsFunc(units, func(p *party) bool { return p.kind == "" }) {
				sev = model.Warning
			}
		}
		c.ReportAs(sev, model.Subject{Kind: model.AboutExpected, ID: slug(string(s.id))}, c.Map.AtKey("stakeholders"), variant,
			word("sector", sector), word("slot", s.id), number("n", len(units)))
	}
}

// longWord is the length in bytes from which a word also matches the end of a longer
// word.
const longWord = 8

// filledBy reports whether the stakeholder's kind or a word of its name fills the slot.
// If the slot needs a unit that works with the office, the name of a party upward does
// not count: the office of the CISO decides, but the security team does the work.
func (s slot) filledBy(p *party, works bool) bool {
	if p.is(s.kinds...) || slices.Contains(s.kinds, lower(p.Kind)) {
		return true
	}
	if works && p.Perspective == model.Upward {
		return false
	}
	name := "-" + plain(p.Name) + "-"
	return slices.ContainsFunc(s.words, func(w string) bool {
		return strings.Contains(name, "-"+w+"-") || len(w) >= longWord && strings.Contains(name, w+"-") || // Informationssicherheit
			!ascii(w) && strings.Contains(name, w) // 情報セキュリティ室
	})
}

func mendExpected(x *facts, f model.Finding) string {
	for _, s := range expected()[x.m.Organization.Sector] {
		if slug(string(s.id)) == f.Subject.ID && len(s.kinds) > 0 {
			name := model.Capitalised(string(s.id))
			return x.met(name, "{name: "+name+", perspective: sideways, kind: "+s.kinds[0]+"}", "coordination")
		}
	}
	return ""
}
