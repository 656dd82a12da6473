package gap

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:             "expected-stakeholder-missing",
		Severity:       model.Warning,
		Area:           AreaStructure,
		Unrecorded:     true,
		Title:          "A stakeholder that the sector usually lists is not in the map",
		Why:            "In a business, the units for security and for developer tools are essential to work with: from five units sideways on, one that is missing is a warning, and below that information. Of other sectors the map is told, as information, what is usual wherever software ships or runs: security, technology transfer in a university, procurement in a government. Where the kind of a unit is not known it may be the one, and this is information too. The whole list of a sector is asked on request.",
		Recommendation: "Add it (kind says what it is), or accept the finding with a reason.",
		Says: says{
			"":     "{sector} OSPOs usually list {slot}, and the map does not",
			"pair": "an OSPO in a business works with {slot}, and none of the {n|unit} looking sideways is it",
		},
		Source:  "OSPO book, introduction: looking sideways, developer tools and security teams; sector studies of OSPOs",
		URL:     perspectiveURL,
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
		Good: `organization: {name: Acme, sector: business}
stakeholders:
  - {name: Engineering, perspective: sideways, kind: engineering}
  - {name: Developer tools, perspective: sideways, kind: devtools}
  - {name: Product security, perspective: sideways, kind: security}
  - {name: Product, perspective: sideways, kind: product}
  - {name: Patents and licences, perspective: sideways, kind: legal}
  - {name: Purchasing, perspective: sideways, kind: procurement}
  - {name: Log Library, perspective: outside, kind: project}
`,
		Check: expectedStakeholderMissing,
	})
}

// slot is a kind of stakeholder that OSPOs of a sector usually list.
type slot struct {
	id    string   // the first of the words under which it is known
	kinds []string // kinds that fill it
	words []string // words in a name that fill it
}

// The slots that several sectors share.
var (
	slotEngineering = slot{"engineering", []string{"engineering", "devtools"}, []string{"engineering", "development", "developer"}}
	slotDevTools    = slot{"developer tools", []string{"devtools"}, []string{"developer-tools", "dev-tools", "devtools", "developer-experience", "developer-platform", "tooling", "build-and-release", "devops"}}
	slotSecurity    = slot{"security", []string{"security"}, []string{"security", "cybersecurity", "infosec", "ciso", "psirt", "cert", "csirt"}}
	slotLegal       = slot{"legal", []string{"legal"}, []string{"legal", "law"}}
	slotIT          = slot{"it", []string{"it"}, []string{"it"}}
	slotFunder      = slot{"funder", []string{"funder"}, []string{"funder", "funders", "donor", "donors"}}
	slotCommons     = slot{"foundation or project", []string{"foundation", "project", "community"}, []string{"foundation", "project", "community"}}
)

// expected lists the slots of each sector, in the order of the sector tables.
var expected = map[model.Sector][]slot{
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
}

// manyUnits is how many units sideways show that a map means to be complete.
const manyUnits = 5

func expectedStakeholderMissing(c *Context) {
	sector := c.Map.Organization.Sector
	if sector == "" {
		return
	}
	units := c.recorded[model.Sideways]
	running := len(units) >= manyUnits || c.Map.OSPO.Recorded && c.Map.OSPO.Status == model.OSPOEstablished
	for _, s := range expected[sector] {
		essential := sector == "business" && (s.id == slotSecurity.id || s.id == slotDevTools.id)
		usual := s.id == slotSecurity.id || sector == "university" && s.id == "technology transfer" || sector == "government" && s.id == "procurement"
		if !c.Asked && !((essential || usual) && running) || slices.ContainsFunc(c.parties, s.filledBy) {
			continue
		}
		sev, variant := model.Info, ""
		if essential {
			variant = "pair"
			if len(units) >= manyUnits && !slices.ContainsFunc(units, func(p *party) bool { return p.kind == "" }) {
				sev = model.Warning
			}
		}
		c.ReportAs(sev, model.Subject{Kind: model.AboutExpected, ID: slug(s.id)}, c.Map.AtKey("stakeholders"), variant,
			word("sector", sector), word("slot", s.id), number("n", len(units)))
	}
}

// filledBy reports whether the stakeholder's kind or a word of its name fills
// the slot.
func (s slot) filledBy(p *party) bool {
	if p.is(s.kinds...) || slices.Contains(s.kinds, lower(p.Kind)) {
		return true
	}
	name := "-" + plain(p.Name) + "-"
	return slices.ContainsFunc(s.words, func(w string) bool { return strings.Contains(name, "-"+w+"-") })
}
