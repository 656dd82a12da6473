// Package starter contains starter maps for the common sectors and shapes of
// organisation. They are commented, can be drawn as they are, and are meant to be
// rewritten.
package starter

import _ "embed"

//go:embed business.yaml
var business string

//go:embed government.yaml
var government string

//go:embed university.yaml
var university string

//go:embed ngo.yaml
var ngo string

//go:embed foundation.yaml
var foundation string

//go:embed committee.yaml
var committee string

//go:embed holding.yaml
var holding string

// maps lists the starter maps with their names and texts, which are repeated here so
// that a check can compare a map with them without parsing YAML.
var maps = []struct {
	sector string
	yaml   *string
	texts  []string
}{
	{"business", &business, []string{
		"Deliver products faster",
		"Know and trust our software supply",
		"Help every product team use, ship and give back open source well",
		"Know the open source in every product",
		"share of products with a current parts list",
		"90 percent",
		"Answer licence questions before they delay a release",
		"median days to an answer",
		"3 days",
		"Open source champions",
		"One developer in each product team",
		"CTO",
		"Sponsor of the office",
		"A clear picture of open source risk every quarter",
		"Executive board",
		"Decides on the budget",
		"Two numbers that show what open source brings",
		"Engineering",
		"Builds the products",
		"Developer tools",
		"Runs build and release",
		"Security",
		"Handles vulnerabilities",
		"Legal",
		"Licences and trademarks",
		"Product management",
		"Plans the products",
		"Main upstream project",
		"The product depends on it",
		"Language community",
		"Where engineers learn and hire",
		"Foundation to join",
		"steering meeting",
	}},
	{"government", &government, []string{
		"Stay in control of our own systems",
		"Share services with other public bodies",
		"Make public money buy, build and share public code",
		"Ask for open source in new tenders",
		"share of software tenders that ask for it",
		"50 percent",
		"Publish services that others reuse",
		"services in use elsewhere",
		"3",
		"Open source contacts",
		"One person in each department",
		"Head of digital services",
		"Sponsor of the office",
		"A list of systems we cannot leave that gets shorter",
		"Council",
		"Decides on strategy and budget",
		"Show citizens what public code has saved",
		"Procurement",
		"Writes the tenders",
		"Legal service",
		"Licences and publication",
		"Central IT",
		"Runs the systems",
		"Information security",
		"Handles vulnerabilities",
		"Other public bodies",
		"Share code and services",
		"Citizens",
		"Use the services",
		"Main upstream project",
		"The services depend on it",
		"Foundation to join",
		"steering meeting",
	}},
	{"university", &university, []string{
		"Make research open and repeatable",
		"Bring research into use",
		"Help researchers and students publish software that others can use",
		"Publish research software that can be cited",
		"releases with a licence and an identifier",
		"40 a year",
		"Find users outside the university",
		"projects with outside contributors",
		"10",
		"Open source contacts",
		"One person in each faculty",
		"Vice-rector for research",
		"Sponsor of the office",
		"A yearly list of software that came out of our research",
		"Library",
		"Open access and preservation",
		"Technology transfer",
		"Licences and spin-offs",
		"Faculty",
		"Writes research software",
		"Central IT",
		"Runs the code platform",
		"Students",
		"Learn by contributing",
		"Research funder",
		"Asks for open results",
		"Main research software",
		"Many groups depend on it",
		"Foundation to join",
		"research committee",
	}},
	{"ngo", &ngo, []string{
		"Reach more people with the same means",
		"Leave tools in local hands",
		"Give every programme tools that it can keep, change and pass on",
		"Run programmes on tools we can share",
		"share of programmes on shared tools",
		"60 percent",
		"Have tools kept up by local partners",
		"tools with a local maintainer",
		"4",
		"Open source volunteers",
		"Help a few hours a month",
		"Executive director",
		"Sponsor of the team",
		"Show what shared tools save",
		"Board of trustees",
		"Decides on the budget",
		"Hear of risks to our tools before donors do",
		"Programmes",
		"Work with the people we serve",
		"IT",
		"Runs the systems",
		"Donors",
		"Pay for the work",
		"Beneficiaries",
		"Use the tools",
		"Main upstream project",
		"Programmes depend on it",
		"Foundation to join",
		"management meeting",
	}},
	{"foundation", &foundation, []string{
		"Projects that outlive their founders",
		"A neutral home that competitors trust",
		"Give every project what it needs to live well without us",
		"Every project has maintainers from two employers",
		"share of projects with maintainers from two employers",
		"80 percent",
		"Decisions are made in the open",
		"share of projects that publish their minutes",
		"100 percent",
		"Mentors",
		"Maintainers who guide new projects",
		"Governing board",
		"Decides on budget and charter",
		"The state of each project twice a year",
		"Technical committee",
		"Admits and retires projects",
		"Legal counsel",
		"Trademarks and licences",
		"Events and outreach",
		"Runs the conference",
		"Hosted projects",
		"Make the software",
		"Project to be",
		"Looks for a home",
		"Member companies",
		"Pay dues and send maintainers",
		"Individual members",
		"board meeting",
	}},
	{"committee", &committee, []string{
		"One way of working with open source in all units",
		"No surprises from software that others made",
		"Decide together what we use, change and share, and write it down",
		"One policy for all units",
		"share of units that work by the policy",
		"100 percent",
		"Know what is in use",
		"systems with a current parts list",
		"75 percent",
		"Licence working group",
		"Prepares decisions on licences",
		"Head of technology",
		"Called the committee to life",
		"A decision within one meeting",
		"Engineering",
		"Sends two members",
		"Security",
		"Sends one member",
		"Legal",
		"Procurement",
		"Main upstream project",
		"Several units depend on it",
		"Committees elsewhere",
		"Meet the same questions",
		"quarterly review",
	}},
	{"holding", &holding, []string{
		"Companies share what all of them need",
		"The same care for software in every company",
		"Set the frame at the centre and leave the work where it is done",
		"Components that two companies use",
		"components in use by two companies or more",
		"12",
		"One baseline for every company",
		"share of companies that meet the baseline",
		"100 percent",
		"Office Americas",
		"Two people in our first region",
		"Office Asia",
		"Group CTO",
		"Sponsor of the office",
		"Less built twice across the group",
		"Group board",
		"Decides on the group's budget",
		"One view of open source risk in all companies",
		"Group legal",
		"Licences and mergers",
		"Group security",
		"Sets the baseline",
		"Developer platform",
		"Build and registries",
		"Product management",
		"Plans what is shared",
		"Company North",
		"Makes the devices",
		"Firmware North",
		"Works with the office most",
		"Company South",
		"Runs the services",
		"Main upstream project",
		"Every company builds on it",
		"Shared foundation",
		"Home of our standards",
		"group steering meeting",
	}},
}

// Sectors returns the names of the starter maps: the sectors, and also committee, an
// office without staff, and holding, an office with regional ones.
func Sectors() []string {
	out := make([]string, len(maps))
	for i, m := range maps {
		out[i] = m.sector
	}
	return out
}

// Map returns the starter map of that name as YAML, or "" if there is none.
func Map(sector string) string {
	for _, m := range maps {
		if m.sector == sector {
			return *m.yaml
		}
	}
	return ""
}

// Texts returns the names of the stakeholders in a starter map and its prose, without
// duplicates, in file order. The slice is shared and must not be modified.
func Texts(sector string) []string {
	for _, m := range maps {
		if m.sector == sector {
			return m.texts
		}
	}
	return nil
}
