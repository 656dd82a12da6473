package gap

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:       "expected-stakeholder-missing",
		Severity: model.Info,
		Area:     AreaStructure,
		Optional: true,
		Title:    "A stakeholder that the sector usually lists is not in the map",
		Why: "OSPOs of one sector tend to work with the same kinds of units. " +
			"One that is not in the map may be missing, or may rightly not apply.",
		Recommendation: "Add it, or accept the rule with a reason.",
		Source:         "OSPO book, introduction: looking sideways, developer tools and security teams; sector studies of OSPOs",
		Bad: `organization: {name: Acme, sector: business}
stakeholders:
  - {name: Engineering, perspective: sideways}
  - {name: Security, perspective: sideways}
  - {name: Product, perspective: sideways}
  - {name: Log Library, perspective: outside, kind: project}
`,
		Good: `organization: {name: Acme, sector: business}
stakeholders:
  - {name: Engineering, perspective: sideways}
  - {name: Security, perspective: sideways}
  - {name: Product, perspective: sideways}
  - {name: Patents and licences, perspective: sideways, kind: legal}
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
	slotSecurity    = slot{"security", []string{"security"}, []string{"security"}}
	slotLegal       = slot{"legal", []string{"legal"}, []string{"legal", "law"}}
	slotIT          = slot{"it", []string{"it"}, []string{"it"}}
	slotFunder      = slot{"funder", []string{"funder"}, []string{"funder", "funders", "donor", "donors"}}
	slotCommons     = slot{"foundation or project", []string{"foundation", "project", "community"}, []string{"foundation", "project", "community"}}
)

// expected lists the slots of each sector, in the order of the sector tables.
var expected = map[model.Sector][]slot{
	"business": {
		slotEngineering, slotSecurity, slotLegal,
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

func expectedStakeholderMissing(c *Context) {
	sector := c.Map.Organization.Sector
	for _, s := range expected[sector] {
		if !slices.ContainsFunc(c.parties, s.filledBy) {
			c.Report(model.Subject{Kind: model.AboutExpected, ID: slug(s.id)}, c.Map.At("stakeholders"),
				"%s OSPOs usually list %s", sector, s.id)
		}
	}
}

// filledBy reports whether the stakeholder's kind or a word of its name fills
// the slot.
func (s slot) filledBy(p *party) bool {
	if slices.Contains(s.kinds, p.Kind) {
		return true
	}
	name := "-" + p.Slug + "-"
	return slices.ContainsFunc(s.words, func(w string) bool { return strings.Contains(name, "-"+w+"-") })
}
